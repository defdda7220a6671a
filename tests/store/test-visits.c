/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store-room.h"

#define MINUTE G_GINT64_CONSTANT (60000000)

static guint
next_number (StoreRoom  *self,
             const char *day,
             const char *series)
{
  guint number = 0;

  room_begin (self);
  assert_true (od_store_next_number (self->store, day, series, &number, NULL));
  room_commit (self);
  return number;
}

static void
numbers_count_from_one_in_each_day_and_series (void **state)
{
  StoreRoom *self = *state;

  assert_int_equal (next_number (self, ROOM_DAY, "A"), 1);
  assert_int_equal (next_number (self, ROOM_DAY, "A"), 2);
  assert_int_equal (next_number (self, ROOM_DAY, "B"), 1);
  assert_int_equal (next_number (self, "2026-11-23", "A"), 1);
  room_reopen (self);
  assert_int_equal (next_number (self, ROOM_DAY, "A"), 3);
}

static void
a_number_that_was_rolled_back_is_given_again (void **state)
{
  StoreRoom *self = *state;
  guint number = 0;

  room_begin (self);
  assert_true (od_store_next_number (self->store, ROOM_DAY, "A", &number, NULL));
  od_store_rollback (self->store);
  assert_int_equal (next_number (self, ROOM_DAY, "A"), 1);
}

static void
a_number_of_no_day_is_refused (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;
  guint number = 99;

  room_begin (self);
  assert_false (od_store_next_number (self->store, "today", "A", &number, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_next_number (self->store, ROOM_DAY, "", &number, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_int_equal (number, 99);
}

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

/* A visit of which every member has been told, and a leg that has been through everything. */
static OdVisit *
make_full_visit (StoreRoom *self)
{
  g_autoptr (OdVisit) earlier = room_make_visit (7);
  OdVisit *visit = room_make_visit (8);
  OdLeg *leg = visit->legs->pdata[0];

  room_set_text (&earlier->day, "2026-11-20");
  room_add_visit (self, earlier);
  visit->companions = 1;
  visit->interpreter = TRUE;
  room_set_text (&visit->age, "18-29");
  room_set_text (&visit->residence, "elsewhere");
  visit->route = OD_ROUTE_CARRIED;
  room_set_text (&visit->carried_from, earlier->id);
  visit->out_us = ROOM_NOW + 5;
  visit->notes = 2;
  visit->banned = TRUE;
  room_set_text (&leg->desk_id, "desk-1");
  room_set_text (&leg->with_desk_id, "desk-2");
  room_set_text (&leg->from_desk_id, "desk-2");
  room_set_text (&leg->from_pool_id, "reception");
  room_set_text (&leg->for_desk_id, "desk-1");
  leg->state = OD_LEG_CALLED;
  leg->made_us = ROOM_NOW + 10;
  leg->queued_us = ROOM_NOW + 11;
  leg->place_us = ROOM_NOW - 12;
  leg->due_us = ROOM_NOW + 13;
  leg->not_before_us = ROOM_NOW + 14;
  leg->first_called_us = ROOM_NOW + 15;
  leg->called_us = ROOM_NOW + 16;
  leg->held_us = ROOM_NOW + 17;
  leg->missed = 2;
  leg->priority = 3;
  return visit;
}

static void
everything_that_is_told_of_a_visit_is_kept (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = make_full_visit (self);
  g_autoptr (OdVisit) added = NULL;
  g_autoptr (OdVisit) changed = NULL;
  gboolean stale = FALSE;

  room_add_visit (self, visit);
  room_reopen (self);
  added = od_store_dup_visit (self->store, visit->id, NULL);
  room_assert_same_visit (added, visit);

  visit->version = 2;
  visit->companions = 2;
  visit->interpreter = FALSE;
  visit->out_us = 0;
  visit->notes = 0;
  visit->banned = FALSE;
  room_set_text (&visit->age, "30-64");
  room_set_text (&visit->residence, NULL);
  od_leg_free (visit->legs->pdata[0]);
  visit->legs->pdata[0] = od_leg_copy (visit->legs->pdata[1]);
  room_set_text (&((OdLeg *) visit->legs->pdata[0])->id, ((OdLeg *) added->legs->pdata[0])->id);
  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  room_commit (self);
  changed = od_store_dup_visit (self->store, visit->id, NULL);
  room_assert_same_visit (changed, visit);
}

static void
assert_cannot_add (StoreRoom     *self,
                   const OdVisit *visit)
{
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_add_visit (self->store, visit, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
the_visit_that_goes_on_with_one_is_found (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = make_full_visit (self);
  g_autoptr (OdVisit) found = NULL;
  g_autoptr (GError) error = NULL;

  room_add_visit (self, visit);
  found = od_store_dup_visit_from (self->store, visit->carried_from, NULL);
  room_assert_same_visit (found, visit);
  assert_null (od_store_dup_visit_from (self->store, visit->id, &error));
  assert_null (error);
}

static void
a_visit_tells_only_what_can_be (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) age = room_make_visit (1);
  g_autoptr (OdVisit) residence = room_make_visit (1);
  g_autoptr (OdVisit) from_nowhere = room_make_visit (1);
  g_autoptr (OdVisit) for_nobody = room_make_visit (1);

  room_set_text (&age->age, "31");
  room_set_text (&residence->residence, "Madrid");
  room_set_text (&from_nowhere->carried_from, "019aa000-aaaa-7000-8000-000000000099");
  room_set_text (&((OdLeg *) for_nobody->legs->pdata[0])->for_staff_id, "nobody");
  assert_cannot_add (self, age);
  assert_cannot_add (self, residence);
  assert_cannot_add (self, from_nowhere);
  assert_cannot_add (self, for_nobody);
}

static void
every_state_and_route_can_be_kept (void **state)
{
  StoreRoom *self = *state;

  for (guint leg_state = OD_LEG_WAITING; leg_state <= OD_LEG_CARRIED; leg_state++) {
    g_autoptr (OdVisit) visit = room_make_visit (20 + leg_state);
    g_autoptr (OdVisit) found = NULL;

    visit->route = leg_state % (OD_ROUTE_REFERRAL + 1);
    ((OdLeg *) visit->legs->pdata[1])->state = leg_state;
    room_add_visit (self, visit);
    found = od_store_dup_visit (self->store, visit->id, NULL);
    room_assert_same_visit (found, visit);
  }
}

static void
a_visit_without_needs_comes_back_without (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) found = NULL;

  g_clear_pointer (&visit->needs, g_strfreev);
  room_add_visit (self, visit);
  found = od_store_dup_visit (self->store, visit->id, NULL);
  assert_non_null (found->needs);
  assert_null (found->needs[0]);
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

/* @spoil has made @visit clash with the visit 1. */
static void
assert_clash (StoreRoom     *self,
              const OdVisit *visit)
{
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_add_visit (self->store, visit, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
what_makes_a_visit_is_used_once (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) first = room_make_visit (1);
  g_autoptr (OdVisit) same_id = room_make_visit (2);
  g_autoptr (OdVisit) same_token = room_make_visit (2);
  g_autoptr (OdVisit) same_number = room_make_visit (2);
  g_autoptr (OdVisit) same_leg = room_make_visit (2);
  OdLeg *leg = same_leg->legs->pdata[0];

  room_add_visit (self, first);
  room_set_text (&same_id->id, first->id);
  assert_clash (self, same_id);
  room_set_text (&same_token->token, first->token);
  assert_clash (self, same_token);
  same_number->number = 1;
  assert_clash (self, same_number);
  room_set_text (&leg->id, ((OdLeg *) first->legs->pdata[0])->id);
  assert_clash (self, same_leg);
}

static void
a_leg_points_to_pools_and_desks_of_the_house (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) no_pool = room_make_visit (1);
  g_autoptr (OdVisit) no_desk = room_make_visit (1);
  OdLeg *leg = no_pool->legs->pdata[1];

  room_set_text (&leg->pool_id, "nowhere");
  assert_clash (self, no_pool);
  leg = no_desk->legs->pdata[1];
  room_set_text (&leg->desk_id, "nowhere");
  assert_clash (self, no_desk);
}

static void
hand_over (OdVisit *visit)
{
  OdLeg *first = visit->legs->pdata[0];
  OdLeg *last = od_leg_new ();

  first->state = OD_LEG_DONE;
  first->offered = TRUE;
  room_set_text (&first->desk_id, "desk-1");
  first->called_us = ROOM_NOW + 2;
  first->started_us = ROOM_NOW + 3;
  first->ended_us = ROOM_NOW + 4;
  first->calls = 2;
  first->priority = -1;
  last->id = room_make_id ("3333", visit->number);
  last->pool_id = g_strdup ("reception");
  last->offered = TRUE;
  last->queued_us = first->queued_us;
  g_ptr_array_add (visit->legs, last);
}

static void
a_change_is_written_over_the_version_before_it (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) found = NULL;
  gboolean stale = TRUE;

  room_add_visit (self, visit);
  hand_over (visit);
  visit->version = 2;
  visit->print = OD_PRINT_SHOWN;
  visit->has_name = TRUE;
  visit->adults = 1;
  visit->children = 0;
  room_set_text (&visit->language, "es");
  g_strfreev (visit->needs);
  visit->needs = g_strsplit ("papers", " ", -1);

  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  room_commit (self);
  assert_false (stale);
  found = od_store_dup_visit (self->store, visit->id, NULL);
  room_assert_same_visit (found, visit);
}

static void
a_change_of_another_version_is_stale (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) unchanged = room_make_visit (1);
  g_autoptr (OdVisit) found = NULL;
  g_autoptr (GError) error = NULL;

  room_add_visit (self, visit);
  hand_over (visit);
  for (gint64 version = 3; version < 5; version++) {
    gboolean stale = FALSE;

    visit->version = version;
    room_begin (self);
    assert_false (od_store_update_visit (self->store, visit, &stale, &error));
    assert_null (error);
    assert_true (stale);
    room_commit (self);
  }
  found = od_store_dup_visit (self->store, visit->id, NULL);
  room_assert_same_visit (found, unchanged);
}

static void
of_two_changes_of_one_version_the_second_is_stale (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  gboolean stale = FALSE;

  room_add_visit (self, visit);
  visit->version = 2;
  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  assert_false (od_store_update_visit (self->store, visit, &stale, NULL));
  assert_true (stale);
  room_commit (self);
}

static void
an_impossible_change_is_refused (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (GError) error = NULL;
  gboolean stale = TRUE;

  room_add_visit (self, visit);
  visit->version = 2;
  room_set_text (&visit->language, "");
  room_begin (self);
  assert_false (od_store_update_visit (self->store, visit, &stale, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (stale);
}

static void
close_visit (OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++)
    ((OdLeg *) visit->legs->pdata[i])->state = OD_LEG_LEFT;
}

static void
the_list_holds_the_open_visits_of_the_day_by_arrival (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) late = room_make_visit (1);
  g_autoptr (OdVisit) closed = room_make_visit (2);
  g_autoptr (OdVisit) early = room_make_visit (3);
  g_autoptr (OdVisit) yesterday = room_make_visit (4);
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;

  late->arrived_us = ROOM_NOW + 100;
  close_visit (closed);
  room_set_text (&yesterday->day, "2026-11-21");
  g_strfreev (early->needs);
  early->needs = g_strsplit ("work", " ", -1);
  room_add_visit (self, late);
  room_add_visit (self, closed);
  room_add_visit (self, early);
  room_add_visit (self, yesterday);

  open = od_store_list_visits (self->store, ROOM_DAY, FALSE, NULL);
  assert_int_equal (open->len, 2);
  room_assert_same_visit (open->pdata[0], early);
  room_assert_same_visit (open->pdata[1], late);
  all = od_store_list_visits (self->store, ROOM_DAY, TRUE, NULL);
  assert_int_equal (all->len, 3);
  room_assert_same_visit (all->pdata[0], closed);
  none = od_store_list_visits (self->store, "2026-11-20", TRUE, NULL);
  assert_int_equal (none->len, 0);
}

static void
a_visit_leaves_the_open_ones_when_its_last_leg_ends (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (GPtrArray) open = NULL;
  gboolean stale = FALSE;

  room_add_visit (self, visit);
  close_visit (visit);
  visit->version = 2;
  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  room_commit (self);
  open = od_store_list_visits (self->store, ROOM_DAY, FALSE, NULL);
  assert_int_equal (open->len, 0);
}

/* One served leg of @minutes in "housing" that ended @at_minute. */
static void
add_served (StoreRoom *self,
            guint      number,
            gint64     minutes,
            gint64     at_minute)
{
  g_autoptr (OdVisit) visit = room_make_visit (number);
  OdLeg *leg = visit->legs->pdata[0];

  leg->state = OD_LEG_DONE;
  leg->started_us = ROOM_NOW + (at_minute - minutes) * MINUTE;
  leg->ended_us = ROOM_NOW + at_minute * MINUTE;
  room_add_visit (self, visit);
}

static void
service_minutes_are_of_the_newest_served_legs (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) waiting = room_make_visit (9);
  g_autoptr (OdVisit) handed_on = room_make_visit (10);
  OdLeg *leg = handed_on->legs->pdata[0];
  g_autoptr (GArray) two = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) none = NULL;

  add_served (self, 1, 30, 100);
  add_served (self, 2, 5, 300);
  add_served (self, 3, 12, 200);
  leg->state = OD_LEG_DONE;
  leg->ended_us = ROOM_NOW + 999 * MINUTE;
  room_add_visit (self, waiting);
  room_add_visit (self, handed_on);

  two = od_store_list_service_minutes (self->store, "housing", 2, NULL);
  assert_int_equal (two->len, 2);
  assert_true (g_array_index (two, double, 0) == 5.0);
  assert_true (g_array_index (two, double, 1) == 12.0);
  all = od_store_list_service_minutes (self->store, "housing", 50, NULL);
  assert_int_equal (all->len, 3);
  none = od_store_list_service_minutes (self->store, "reception", 50, NULL);
  assert_int_equal (none->len, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (numbers_count_from_one_in_each_day_and_series, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_number_that_was_rolled_back_is_given_again, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_number_of_no_day_is_refused, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_added_visit_comes_back_whole, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (everything_that_is_told_of_a_visit_is_kept, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_visit_tells_only_what_can_be, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (every_state_and_route_can_be_kept, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_visit_without_needs_comes_back_without, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_unknown_visit_is_no_error, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_makes_a_visit_is_used_once, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_leg_points_to_pools_and_desks_of_the_house, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_change_is_written_over_the_version_before_it, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_change_of_another_version_is_stale, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (of_two_changes_of_one_version_the_second_is_stale, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_impossible_change_is_refused, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_list_holds_the_open_visits_of_the_day_by_arrival, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_visit_leaves_the_open_ones_when_its_last_leg_ends, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (service_minutes_are_of_the_newest_served_legs, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_visit_that_goes_on_with_one_is_found, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-visits", tests, NULL, NULL);
}
