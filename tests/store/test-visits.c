/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store-room.h"

static void
an_added_visit_comes_back_whole (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) by_id = NULL;
  g_autoptr (OdVisit) by_token = NULL;

  room_add_visit (self, visit);
  room_reopen (self);
  by_id = od_store_dup_visit (self->store, visit->id, NULL);
  by_token = od_store_dup_visit_by_token (self->store, visit->token, NULL);
  assert_non_null (by_id);
  assert_non_null (by_token);
  room_assert_same_visit (by_id, visit);
  room_assert_same_visit (by_token, visit);
}

static void
an_unknown_visit_is_no_error (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_null (od_store_dup_visit (self->store, "nobody", &error));
  assert_null (error);
  assert_null (od_store_dup_visit_by_token (self->store, "NOTHING", &error));
  assert_null (error);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (an_added_visit_comes_back_whole, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_unknown_visit_is_no_error, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-visits", tests, NULL, NULL);
}
