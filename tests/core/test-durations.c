/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#include <math.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

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

static void
assert_picked (const OdDuration *durations,
               gsize             n_durations,
               guint             hour,
               gsize             expected,
               double            sum)
{
  gsize n_picked = 0;
  g_autofree double *picked = od_queue_pick_durations (durations, n_durations, hour, &n_picked);

  assert_int_equal (n_picked, expected);
  for (gsize i = 0; i < n_picked; i++)
    sum -= picked[i];
  assert_true (fabs (sum) < 0.001);
}

static void
the_same_hour_and_the_two_beside_it_are_asked_first (void **state)
{
  const OdDuration durations[] = { { 8, 100 }, { 9, 1 }, { 10, 2 }, { 10, 3 }, { 11, 4 }, { 11, 5 }, { 12, 100 } };

  assert_picked (durations, G_N_ELEMENTS (durations), 10, 5, 15);
}

static void
midnight_is_an_hour_like_any_other (void **state)
{
  const OdDuration durations[] = { { 23, 1 }, { 0, 2 }, { 0, 3 }, { 1, 4 }, { 23, 5 }, { 12, 100 }, { 22, 100 } };

  assert_picked (durations, G_N_ELEMENTS (durations), 0, 5, 15);
  assert_picked (durations, G_N_ELEMENTS (durations), 23, 5, 111);
}

static void
every_hour_is_asked_when_the_nearest_tell_too_little (void **state)
{
  const OdDuration durations[] = { { 9, 1 }, { 10, 2 }, { 10, 3 }, { 11, 4 }, { 15, 10 }, { 16, 20 } };

  assert_picked (durations, G_N_ELEMENTS (durations), 10, 6, 40);
  assert_picked (durations, 3, 20, 3, 6);
  assert_picked (NULL, 0, 10, 0, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_estimate_comes_from_the_quartiles),
    cmocka_unit_test (the_usual_duration_stands_in_for_too_few),
    cmocka_unit_test (an_estimate_that_nobody_can_make_is_not_made),
    cmocka_unit_test (numbers_that_mean_nothing_do_not_count),
    cmocka_unit_test (no_wait_is_longer_than_a_day),
    cmocka_unit_test (the_same_hour_and_the_two_beside_it_are_asked_first),
    cmocka_unit_test (midnight_is_an_hour_like_any_other),
    cmocka_unit_test (every_hour_is_asked_when_the_nearest_tell_too_little),
  };

  return cmocka_run_group_tests_name ("durations", tests, NULL, NULL);
}
