/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#include <math.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static GPtrArray *
new_line (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) od_visit_free);
}

static OdLeg *
add_leg (OdVisit    *visit,
         const char *pool_id,
         gint64      queued_us)
{
  OdLeg *leg = od_leg_new ();

  leg->id = g_strdup_printf ("%s-%u", visit->id, visit->legs->len);
  leg->pool_id = g_strdup (pool_id);
  leg->queued_us = queued_us;
  leg->place_us = queued_us;
  g_ptr_array_add (visit->legs, leg);
  return leg;
}

static OdVisit *
add_visit (GPtrArray  *visits,
           const char *id,
           const char *pool_id,
           gint64      queued_us)
{
  OdVisit *visit = od_visit_new ();

  visit->id = g_strdup (id);
  add_leg (visit, pool_id, queued_us);
  g_ptr_array_add (visits, visit);
  return visit;
}

static OdLeg *
first_leg (OdVisit *visit)
{
  return visit->legs->pdata[0];
}

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

static void
set_priority (OdVisit *visit,
              int      priority)
{
  first_leg (visit)->priority = priority;
  first_leg (visit)->place_us = od_leg_place (first_leg (visit), NULL);
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
assert_estimate (OdEstimate estimate,
                 guint      low,
                 guint      high)
{
  assert_true (estimate.known);
  assert_int_equal (estimate.low_min, low);
  assert_int_equal (estimate.high_min, high);
}

static void
an_estimate_comes_from_the_quartiles (void **state)
{
  const double minutes[] = { 40, 10, 30, 20, 50 };   /* quartiles 20 and 40 */

  assert_estimate (od_queue_estimate (3, 1, minutes, 5, 0), 60, 160);
  assert_estimate (od_queue_estimate (3, 2, minutes, 5, 99), 30, 80);
  assert_estimate (od_queue_estimate (0, 1, minutes, 5, 0), 0, 40);
  assert_estimate (od_queue_estimate (1, 3, minutes, 5, 0), 5, 30);
}

static void
the_usual_duration_stands_in_for_too_few (void **state)
{
  const double minutes[] = { 1, 1, 1, 1 };

  assert_estimate (od_queue_estimate (2, 1, minutes, 4, 20), 30, 90);
  assert_estimate (od_queue_estimate (2, 1, NULL, 0, 20), 30, 90);
}

static void
an_estimate_that_nobody_can_make_is_not_made (void **state)
{
  const double minutes[] = { 10, 10, 10, 10, 10 };

  assert_false (od_queue_estimate (1, 0, minutes, 5, 20).known);
  assert_false (od_queue_estimate (1, 1, minutes, 4, 0).known);
  assert_false (od_queue_estimate (1, 1, NULL, 0, 0).known);
}

static void
numbers_that_mean_nothing_do_not_count (void **state)
{
  const double minutes[] = { NAN, INFINITY, -5, 10, 10, 10, 10, 10 };

  assert_estimate (od_queue_estimate (1, 1, minutes, 8, 0), 10, 20);
  assert_false (od_queue_estimate (1, 1, minutes, 7, 0).known);
}

static void
no_wait_is_longer_than_a_day (void **state)
{
  assert_estimate (od_queue_estimate (G_MAXUINT, 1, NULL, 0, G_MAXUINT), 1440, 1440);
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
    cmocka_unit_test (an_estimate_comes_from_the_quartiles),
    cmocka_unit_test (the_usual_duration_stands_in_for_too_few),
    cmocka_unit_test (an_estimate_that_nobody_can_make_is_not_made),
    cmocka_unit_test (numbers_that_mean_nothing_do_not_count),
    cmocka_unit_test (no_wait_is_longer_than_a_day),
  };

  return cmocka_run_group_tests_name ("queue", tests, NULL, NULL);
}
