/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-hours.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-clock.h"

static gint64
at (const char *time)
{
  gint64 us = 0;

  assert_true (od_time_parse (time, &us));
  return us;
}

static void
add_hours (GPtrArray  *schedules,
           const char *byday,
           const char *opens_at,
           const char *closes_at)
{
  OdSchedule *schedule = od_schedule_new ();

  schedule->freq = g_strdup ("WEEKLY");
  schedule->byday = g_strdup (byday);
  schedule->opens_at = g_strdup (opens_at);
  schedule->closes_at = g_strdup (closes_at);
  g_ptr_array_add (schedules, schedule);
}

static GPtrArray *
new_schedules (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);
}

static void
assert_span (GArray     *spans,
             guint       index,
             const char *opens,
             const char *closes)
{
  assert_true (index < spans->len);
  assert_int_equal (g_array_index (spans, OdOpenSpan, index).opens_us, at (opens));
  assert_int_equal (g_array_index (spans, OdOpenSpan, index).closes_us, at (closes));
}

static void
hours_of_a_week_are_listed_in_order (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) spans = NULL;

  add_hours (schedules, "MO,WE", "16:00", "18:00");
  add_hours (schedules, "MO", "09:00", "14:00");
  spans = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-23T00:00:00Z"), at ("2026-11-28T00:00:00Z"));
  assert_int_equal (spans->len, 3);
  assert_span (spans, 0, "2026-11-23T08:00:00Z", "2026-11-23T13:00:00Z");
  assert_span (spans, 1, "2026-11-23T15:00:00Z", "2026-11-23T17:00:00Z");
  assert_span (spans, 2, "2026-11-25T15:00:00Z", "2026-11-25T17:00:00Z");
}

static void
hours_that_touch_the_range_are_whole (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) inside = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) before = NULL;

  add_hours (schedules, "MO", "09:00", "12:00");
  add_hours (schedules, "MO", "12:00", "14:00");
  add_hours (schedules, "SA", "22:00", "02:00");
  inside = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-23T12:59:00Z"), at ("2026-11-23T12:59:30Z"));
  assert_int_equal (inside->len, 1);
  assert_span (inside, 0, "2026-11-23T08:00:00Z", "2026-11-23T13:00:00Z");
  after = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-23T13:00:00Z"), at ("2026-11-24T00:00:00Z"));
  assert_int_equal (after->len, 0);
  before = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-22T00:30:00Z"), at ("2026-11-23T08:00:00Z"));
  assert_int_equal (before->len, 1);
  assert_span (before, 0, "2026-11-21T21:00:00Z", "2026-11-22T01:00:00Z");
}

/* Longer than one look at the calendar, and over a change of the clock. */
static void
a_season_is_listed_without_gap_or_repetition (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) spans = NULL;
  gint64 day_us = 24 * 60 * 60 * (gint64) G_USEC_PER_SEC;

  add_hours (schedules, "MO,TU,WE,TH,FR,SA,SU", "09:00", "14:00");
  spans = od_hours_list (schedules, "Europe/Madrid", at ("2026-10-01T00:00:00Z"), at ("2026-12-01T00:00:00Z"));
  assert_int_equal (spans->len, 61);
  assert_span (spans, 0, "2026-10-01T07:00:00Z", "2026-10-01T12:00:00Z");
  assert_span (spans, 60, "2026-11-30T08:00:00Z", "2026-11-30T13:00:00Z");
  for (guint i = 1; i < spans->len; i++) {
    gint64 step = g_array_index (spans, OdOpenSpan, i).opens_us - g_array_index (spans, OdOpenSpan, i - 1).opens_us;

    assert_true (step == day_us || step == day_us + day_us / 24);
  }
}

static void
doors_that_never_close_are_one_span (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) spans = NULL;

  add_hours (schedules, "MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59");
  spans = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-01T00:00:00Z"), at ("2026-12-01T00:00:00Z"));
  assert_int_equal (spans->len, 1);
}

static void
a_range_is_at_most_a_year (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) spans = NULL;

  add_hours (schedules, "MO", "09:00", "10:00");
  spans = od_hours_list (schedules, "Europe/Madrid", at ("2026-01-01T00:00:00Z"), at ("2036-01-01T00:00:00Z"));
  assert_true (spans->len >= 52 && spans->len <= 53);
}

static void
nothing_is_listed_of_nowhere_and_of_no_hours (void **state)
{
  g_autoptr (GPtrArray) schedules = new_schedules ();
  g_autoptr (GArray) nowhere = NULL;
  g_autoptr (GArray) never = NULL;
  g_autoptr (GArray) backwards = NULL;

  add_hours (schedules, "MO", "09:00", NULL);
  never = od_hours_list (schedules, "Europe/Madrid", at ("2026-11-01T00:00:00Z"), at ("2026-12-01T00:00:00Z"));
  assert_int_equal (never->len, 0);
  add_hours (schedules, "MO", "09:00", "10:00");
  nowhere = od_hours_list (schedules, "Nowhere/City", at ("2026-11-01T00:00:00Z"), at ("2026-12-01T00:00:00Z"));
  assert_int_equal (nowhere->len, 0);
  backwards = od_hours_list (schedules, "Europe/Madrid", at ("2026-12-01T00:00:00Z"), at ("2026-11-01T00:00:00Z"));
  assert_int_equal (backwards->len, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (hours_of_a_week_are_listed_in_order),
    cmocka_unit_test (hours_that_touch_the_range_are_whole),
    cmocka_unit_test (a_season_is_listed_without_gap_or_repetition),
    cmocka_unit_test (doors_that_never_close_are_one_span),
    cmocka_unit_test (a_range_is_at_most_a_year),
    cmocka_unit_test (nothing_is_listed_of_nowhere_and_of_no_hours),
  };

  return cmocka_run_group_tests_name ("hours-list", tests, NULL, NULL);
}
