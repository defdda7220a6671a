/* SPDX-License-Identifier: EUPL-1.2 */

/* A clock that is not to be trusted. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"
#include "od-plain-http.h"
#include "od-store-events.h"

#define REASON "{\"reason\":\"the radio says so\"}"
#define HOUSING "{\"language\":\"es\",\"needs\":[\"housing\"]}"

static gint64
newest_us (Inside *inside)
{
  OdStore *store = inside_get_store (inside);
  g_autoptr (GPtrArray) events = od_store_list_events (store, od_store_get_last_seq (store) - 1, 1, NULL);

  assert_int_equal (events->len, 1);
  return ((OdEvent *) g_ptr_array_index (events, 0))->at_us;
}

static void
a_small_step_back_waits_at_the_last_row (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = inside_register (inside, "housing", NULL);
  g_autofree char *second = NULL;
  gint64 before_us = newest_us (inside);

  od_fake_clock_advance (inside_get_clock (inside), -59);
  second = inside_register (inside, "housing", NULL);
  assert_int_equal (newest_us (inside), before_us + 1);
  /* Who came first is still the first. */
  assert_problem (inside_act (inside, "reception", second, "call", "{\"desk_id\":\"desk-1\"}"), "reason-needed");
  assert_problem (inside_act (inside, "reception", first, "call", "{\"desk_id\":\"desk-1\"}"), "");
  assert_int_equal (newest_us (inside), before_us + 2);
}

static void
a_clock_that_goes_back_an_hour_changes_nothing (void **state)
{
  Inside *inside = *state;
  OdStore *store = inside_get_store (inside);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);
  g_autofree char *leave = g_strdup_printf ("/t/%s/leave", token);
  gint64 seq = od_store_get_last_seq (store);

  od_fake_clock_advance (inside_get_clock (inside), -3600);
  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\"}"), "clock-back");
  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", HOUSING, answer), 409);
  assert_problem (inside_problem (answer), "clock-back");
  assert_non_null (strstr (answer->str, "Is the time right?"));
  assert_int_equal (inside_ask (inside, "ana", "POST", "/api/v1/desks/desk-1/call-next", "{}", answer), 409);
  assert_problem (inside_problem (answer), "clock-back");
  assert_int_equal (inside_ask (inside, NULL, "POST", leave, NULL, answer), 409);
  assert_int_equal (inside_ask (inside, "reception", "GET", "/api/v1/visits", NULL, answer), 200);
  assert_int_equal (od_store_get_last_seq (store), seq);

  od_fake_clock_advance (inside_get_clock (inside), 3600);
  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
}

static void
the_refusal_is_not_kept_under_the_key (void **state)
{
  Inside *inside = *state;
  const char *key = "018f0000-0000-7000-8000-000000000001";

  g_free (inside_register (inside, "housing", NULL));
  od_fake_clock_advance (inside_get_clock (inside), -3600);
  assert_int_equal (inside_ask_with_key (inside, "kiosk", "/api/v1/visits", key, HOUSING, NULL), 409);
  od_fake_clock_advance (inside_get_clock (inside), 3600);
  assert_int_equal (inside_ask_with_key (inside, "kiosk", "/api/v1/visits", key, HOUSING, NULL), 201);
}

static void
somebody_of_the_house_says_that_the_clock_is_right (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = inside_register (inside, "housing", NULL);
  g_autofree char *other = NULL;

  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
  od_fake_clock_advance (inside_get_clock (inside), -3600);
  assert_int_equal (inside_ask (inside, "ana", "POST", "/api/v1/clock", REASON, answer), 403);
  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/clock", REASON, answer), 403);
  assert_int_equal (inside_ask (inside, "reception", "POST", "/api/v1/clock", "{}", answer), 400);
  assert_int_equal (inside_ask (inside, "reception", "POST", "/api/v1/clock", "{\"reason\":\" \"}", answer), 400);
  assert_problem (inside_problem (answer), "wrong-value");
  assert_int_equal (inside_ask (inside, "reception", "POST", "/api/v1/clock", REASON, answer), 204);

  /* The visit that was touched in the hour that was not goes on, too. */
  assert_problem (inside_act (inside, "reception", id, "start", "{}"), "");
  od_fake_clock_advance (inside_get_clock (inside), 60);
  assert_problem (inside_act (inside, "reception", id, "finish", "{}"), "");
  other = inside_register (inside, "housing", NULL);
  assert_non_null (other);
}

static void
what_was_accepted_holds_after_a_restart (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = inside_register (inside, "housing", NULL);

  /* Nobody of today is ahead of the clock, only the log is. */
  assert_problem (inside_act (inside, "reception", id, "cancel", "{}"), "");
  od_fake_clock_advance (inside_get_clock (inside), -3600);
  assert_int_equal (inside_ask (inside, "admin", "POST", "/api/v1/clock", REASON, NULL), 204);
  inside_restart (inside);
  g_free (inside_register (inside, "housing", NULL));
  inside_restart (inside);
  g_free (inside_register (inside, "housing", NULL));
}

static void
a_restart_does_not_forget_that_the_clock_went_back (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = inside_register (inside, "housing", NULL);

  od_fake_clock_advance (inside_get_clock (inside), -3600);
  inside_restart (inside);
  assert_problem (inside_act (inside, "reception", id, "hold", "{}"), "clock-back");
}

static void
a_day_ahead_and_back_does_not_close_the_house (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *before = inside_register (inside, "housing", NULL);
  g_autofree char *token = NULL;
  g_autofree char *meanwhile = NULL;
  g_autofree char *body = NULL;
  g_autoptr (OdVisit) seen = NULL;

  od_fake_clock_set (inside_get_clock (inside), "2026-11-24T08:30:00Z");
  meanwhile = inside_register (inside, "housing", &token);
  inside_settle (inside);
  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T08:31:00Z");
  assert_problem (inside_act (inside, "reception", before, "hold", "{}"), "clock-back");
  assert_int_equal (inside_ask (inside, "reception", "POST", "/api/v1/clock", REASON, answer), 204);

  /* Nobody is lost: whoever took a ticket of tomorrow goes first with it today. */
  g_free (inside_register (inside, "housing", NULL));
  seen = inside_dup_visit (inside, meanwhile);
  assert_int_equal (od_visit_current_leg (seen)->state, OD_LEG_CARRIED);
  body = g_strdup_printf ("{\"language\":\"es\",\"ticket\":\"%s\"}", token);
  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", body, answer), 201);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_small_step_back_waits_at_the_last_row, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_clock_that_goes_back_an_hour_changes_nothing, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (the_refusal_is_not_kept_under_the_key, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (somebody_of_the_house_says_that_the_clock_is_right, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (what_was_accepted_holds_after_a_restart, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_restart_does_not_forget_that_the_clock_went_back, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_day_ahead_and_back_does_not_close_the_house, inside_open, inside_close),
  };

  return cmocka_run_group_tests_name ("service-clock", tests, NULL, NULL);
}
