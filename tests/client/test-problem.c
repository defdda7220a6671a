/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "../../src/client/od-problem.h"
#include "od-client.h"

static const struct {
  guint         status;
  const char   *problem;
  OdClientError code;
} kinds[] = {
  { 401, "signed-out", OD_CLIENT_ERROR_SIGNED_OUT },
  { 403, "forbidden", OD_CLIENT_ERROR_FORBIDDEN },
  { 409, "taken", OD_CLIENT_ERROR_TAKEN },
  { 409, "stale", OD_CLIENT_ERROR_STALE },
  { 409, "illegal", OD_CLIENT_ERROR_STALE },
  { 409, "busy", OD_CLIENT_ERROR_STALE },
  { 409, "desk-busy", OD_CLIENT_ERROR_STALE },
  { 409, "too-late", OD_CLIENT_ERROR_STALE },
  { 409, "no-such-priority", OD_CLIENT_ERROR_STALE },
  { 409, "no-ticket", OD_CLIENT_ERROR_STALE },
  { 409, "reason-needed", OD_CLIENT_ERROR_REASON },
  { 409, "full", OD_CLIENT_ERROR_REASON },
  { 409, "slot-full", OD_CLIENT_ERROR_REASON },
  { 409, "referral-only", OD_CLIENT_ERROR_REASON },
  { 409, "partner-needed", OD_CLIENT_ERROR_PARTNER },
  { 409, "clock-back", OD_CLIENT_ERROR_CLOCK },
  { 404, "not-found", OD_CLIENT_ERROR_REFUSED },
  { 429, "slow-down", OD_CLIENT_ERROR_REFUSED },
};

static void
each_problem_has_its_kind (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *json = g_strdup_printf ("{\"type\":\"urn:onedoor:problem:%s\",\"title\":\"t\",\"status\":%u,\"detail\":\"d\"}",
                                             kinds[i].problem, kinds[i].status);
    g_autoptr (GError) error = od_client_error_for_problem (kinds[i].status, json);

    assert_true (g_error_matches (error, OD_CLIENT_ERROR, (int) kinds[i].code));
    assert_string_equal (od_client_error_get_problem (error), kinds[i].problem);
    assert_string_equal (error->message, "d");
  }
}

static void
what_is_no_problem_document_keeps_its_status (void **state)
{
  g_autoptr (GError) error = od_client_error_for_problem (409, "<html>");

  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_STALE));
  assert_null (od_client_error_get_problem (error));
  assert_null (od_client_error_get_holder (error));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_problem_has_its_kind),
    cmocka_unit_test (what_is_no_problem_document_keeps_its_status),
  };

  return cmocka_run_group_tests_name ("problem", tests, NULL, NULL);
}
