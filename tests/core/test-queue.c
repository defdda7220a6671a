/* SPDX-License-Identifier: EUPL-1.2 */
#include "queue-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const char *const jobs[] = { "jobs", NULL };
static const char *const both[] = { "homes", "jobs", NULL };

static void
assert_next (GPtrArray         *visits,
             const char *const *pools,
             const char        *expected_leg)
{
  OdLeg *leg = NULL;
  OdVisit *next = od_queue_next (visits, &(OdAsker) { .pool_ids = pools }, &leg);

  if (expected_leg == NULL) {
    assert_null (next);
    assert_null (leg);
  } else {
    assert_non_null (next);
    assert_string_equal (leg->id, expected_leg);
    assert_ptr_equal (od_visit_find_leg (next, expected_leg), leg);
  }
  assert_ptr_equal (od_queue_next (visits, &(OdAsker) { .pool_ids = pools }, NULL), next);
}

static void
who_came_first_is_first (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();

  add_visit (visits, "b", "jobs", 200);
  add_visit (visits, "a", "jobs", 100);
  add_visit (visits, "c", "homes", 50);
  assert_next (visits, jobs, "a-0");
  assert_next (visits, both, "c-0");
}

/* "soon" goes as if it had come 20 minutes earlier, and no earlier. */
static void
a_priority_is_a_head_start_and_nothing_more (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  gint64 start = 20 * 60 * (gint64) G_USEC_PER_SEC;

  add_visit (visits, "z", "jobs", 100);
  add_visit (visits, "y", "jobs", 100);
  assert_next (visits, jobs, "y-0");
  set_priority (add_visit (visits, "x", "jobs", 100 + start + 1), 1);
  assert_next (visits, jobs, "y-0");
  set_priority (add_visit (visits, "w", "jobs", 100 + start - 1), 1);
  assert_next (visits, jobs, "w-0");
  set_priority (add_visit (visits, "v", "jobs", 100 + 3 * start - 2), 2);
  assert_next (visits, jobs, "v-0");
}

static void
who_is_at_a_desk_is_not_called_to_another (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *visit = add_visit (visits, "a", "homes", 100);

  add_leg (visit, "jobs", 100);
  add_visit (visits, "b", "jobs", 200);
  assert_next (visits, jobs, "a-1");
  first_leg (visit)->state = OD_LEG_SERVING;
  assert_next (visits, jobs, "b-0");
  first_leg (visit)->state = OD_LEG_CALLED;
  assert_next (visits, jobs, "b-0");
  first_leg (visit)->state = OD_LEG_DONE;
  assert_next (visits, jobs, "a-1");
}

static void
nobody_waits_in_an_empty_line (void **state)
{
  const char *const none[] = { NULL };
  g_autoptr (GPtrArray) visits = new_line ();

  assert_next (visits, jobs, NULL);
  first_leg (add_visit (visits, "a", "jobs", 100))->state = OD_LEG_ON_HOLD;
  add_visit (visits, "b", "homes", 100);
  assert_next (visits, jobs, NULL);
  assert_next (visits, none, NULL);
}

static void
of_two_legs_in_the_pools_the_better_place_counts (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *visit = add_visit (visits, "a", "jobs", 300);

  add_leg (visit, "homes", 100);
  add_visit (visits, "b", "jobs", 200);
  assert_next (visits, both, "a-1");
  assert_next (visits, jobs, "b-0");
}

static void
everybody_knows_how_many_are_before (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *third = add_visit (visits, "c", "jobs", 300);
  OdVisit *first = add_visit (visits, "a", "jobs", 100);

  add_visit (visits, "b", "jobs", 200);
  add_visit (visits, "x", "homes", 1);
  assert_int_equal (od_queue_before (visits, third), 2);
  assert_int_equal (od_queue_before (visits, first), 0);
  first_leg (first)->state = OD_LEG_CALLED;
  assert_int_equal (od_queue_before (visits, third), 1);
  assert_int_equal (od_queue_before (visits, first), 0);
  first_leg (third)->state = OD_LEG_ON_HOLD;
  assert_int_equal (od_queue_before (visits, third), 1);
  first_leg (third)->state = OD_LEG_DONE;
  assert_int_equal (od_queue_before (visits, third), 0);
}

/* The place counted and the place called must be one and the same. */
static void
the_line_is_called_in_the_order_it_was_told (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();

  for (int i = 0; i < 50; i++) {
    g_autofree char *id = g_strdup_printf ("v%02d", i * 37 % 50);

    set_priority (add_visit (visits, id, "jobs", i * 13 % 7), i % 3);
  }
  for (int left = 50; left > 0; left--) {
    OdLeg *leg = NULL;
    OdVisit *next = od_queue_next (visits, &(OdAsker) { .pool_ids = jobs }, &leg);

    assert_int_equal (od_queue_before (visits, next), 0);
    leg->state = OD_LEG_DONE;
  }
  assert_next (visits, jobs, NULL);
}

static void
take_from (GPtrArray     *visits,
           const OdAsker *asker,
           const char    *expected_leg)
{
  OdLeg *leg = NULL;

  od_queue_next (visits, asker, &leg);
  assert_string_equal (leg != NULL ? leg->id : "nobody", expected_leg);
}

static void
who_waits_for_a_desk_or_a_person_is_called_by_nobody_else (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdLeg *leg = first_leg (add_visit (visits, "a", "jobs", 100));

  add_visit (visits, "b", "jobs", 200);
  leg->for_desk_id = g_strdup ("desk-1");
  take_from (visits, &(OdAsker) { .pool_ids = jobs }, "b-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .desk_id = "desk-2" }, "b-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .desk_id = "desk-1" }, "a-0");
  leg->for_staff_id = g_strdup ("staff-1");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .desk_id = "desk-1" }, "b-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .desk_id = "desk-1", .staff_id = "staff-2" }, "b-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .desk_id = "desk-1", .staff_id = "staff-1" }, "a-0");
}

static void
nobody_is_called_before_the_time (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();

  first_leg (add_visit (visits, "a", "jobs", 100))->not_before_us = 1000;
  add_visit (visits, "b", "jobs", 200);
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .now_us = 999 }, "b-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs, .now_us = 1000 }, "a-0");
  take_from (visits, &(OdAsker) { .pool_ids = jobs }, "a-0");
}

static void
who_stepped_out_is_not_called_and_not_counted (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *out = add_visit (visits, "a", "jobs", 100);
  OdVisit *next = add_visit (visits, "b", "jobs", 200);

  out->out_us = 500;
  take_from (visits, &(OdAsker) { .pool_ids = jobs }, "b-0");
  assert_int_equal (od_queue_before (visits, next), 0);
  assert_int_equal (od_queue_before (visits, out), 0);
  out->out_us = 0;
  assert_int_equal (od_queue_before (visits, next), 1);
  take_from (visits, &(OdAsker) { .pool_ids = jobs }, "a-0");
}

static void
only_a_waiting_leg_of_the_pools_may_be_taken (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *visit = add_visit (visits, "a", "jobs", 100);
  OdAsker asker = { .pool_ids = jobs };
  const char *const homes[] = { "homes", NULL };

  assert_true (od_queue_may_take (visit, first_leg (visit), &asker));
  asker.pool_ids = homes;
  assert_false (od_queue_may_take (visit, first_leg (visit), &asker));
  asker.pool_ids = jobs;
  for (OdLegState leg_state = OD_LEG_CALLED; leg_state <= OD_LEG_CARRIED; leg_state++) {
    first_leg (visit)->state = leg_state;
    assert_false (od_queue_may_take (visit, first_leg (visit), &asker));
  }
}

static void
who_rests_goes_behind_the_nth_who_is_there (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *visit = add_visit (visits, "m", "jobs", 300);
  const OdLeg *leg = first_leg (visit);

  assert_int_equal (od_queue_place_behind (visits, visit, leg, 1), 0);
  add_visit (visits, "a", "jobs", 100);
  add_visit (visits, "b", "homes", 400);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 1), 0);
  add_visit (visits, "d", "jobs", 600);
  add_visit (visits, "c", "jobs", 500);
  add_visit (visits, "e", "jobs", 450)->out_us = 1;
  first_leg (add_visit (visits, "f", "jobs", 460))->state = OD_LEG_CALLED;
  add_visit (visits, "z", "jobs", 300);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 0), 0);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 1), 300);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 2), 500);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 3), 600);
  assert_int_equal (od_queue_place_behind (visits, visit, leg, 99), 600);
}

static void
who_is_at_a_desk_is_not_let_pass (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdVisit *visit = add_visit (visits, "m", "jobs", 300);
  OdVisit *other = add_visit (visits, "n", "jobs", 400);

  add_leg (other, "homes", 400)->state = OD_LEG_SERVING;
  assert_int_equal (od_queue_place_behind (visits, visit, first_leg (visit), 1), 0);
}

static void
an_appointment_counts_from_its_time_less_the_lead (void **state)
{
  g_autoptr (OdLeg) leg = od_leg_new ();
  g_autoptr (OdPolicy) policy = od_policy_new ();
  gint64 due = 1000 * MINUTE;

  od_leg_set_due (leg, due, due - 40 * MINUTE, policy);
  assert_int_equal (leg->due_us, due);
  assert_int_equal (leg->not_before_us, due - 10 * MINUTE);
  assert_int_equal (leg->queued_us, due - 30 * MINUTE);
  od_leg_set_due (leg, due, due + 15 * MINUTE, policy);
  assert_int_equal (leg->queued_us, due - 30 * MINUTE);
  od_leg_set_due (leg, due, due + 15 * MINUTE + 1, policy);
  assert_int_equal (leg->queued_us, due + 15 * MINUTE + 1);
  policy->appointment_lead_min = 5;
  od_leg_set_due (leg, due, due, policy);
  assert_int_equal (leg->queued_us, due - 5 * MINUTE);
  od_leg_set_due (leg, due, due, NULL);
  assert_int_equal (leg->queued_us, due - 30 * MINUTE);
}

static void
a_class_that_the_house_has_not_gives_no_head_start (void **state)
{
  g_autoptr (OdLeg) leg = od_leg_new ();

  leg->queued_us = 500 * MINUTE;
  leg->priority = 9;
  assert_int_equal (od_leg_place (leg, NULL), 500 * MINUTE);
  leg->priority = 3;
  assert_int_equal (od_leg_place (leg, NULL), 380 * MINUTE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (who_came_first_is_first),
    cmocka_unit_test (a_priority_is_a_head_start_and_nothing_more),
    cmocka_unit_test (who_is_at_a_desk_is_not_called_to_another),
    cmocka_unit_test (nobody_waits_in_an_empty_line),
    cmocka_unit_test (of_two_legs_in_the_pools_the_better_place_counts),
    cmocka_unit_test (everybody_knows_how_many_are_before),
    cmocka_unit_test (the_line_is_called_in_the_order_it_was_told),
    cmocka_unit_test (who_waits_for_a_desk_or_a_person_is_called_by_nobody_else),
    cmocka_unit_test (nobody_is_called_before_the_time),
    cmocka_unit_test (who_stepped_out_is_not_called_and_not_counted),
    cmocka_unit_test (only_a_waiting_leg_of_the_pools_may_be_taken),
    cmocka_unit_test (who_rests_goes_behind_the_nth_who_is_there),
    cmocka_unit_test (who_is_at_a_desk_is_not_let_pass),
    cmocka_unit_test (an_appointment_counts_from_its_time_less_the_lead),
    cmocka_unit_test (a_class_that_the_house_has_not_gives_no_head_start),
  };

  return cmocka_run_group_tests_name ("queue", tests, NULL, NULL);
}
