/* SPDX-License-Identifier: EUPL-1.2 */

/* Opening hours that lie: weekends, whole days, past midnight, holidays. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-clock.h"
#include "od-hours.h"

#define ZONE "America/Los_Angeles"

static void
add_hours (GPtrArray  *schedules,
           const char *byday,
           const char *opens,
           const char *closes)
{
  OdSchedule *schedule = od_schedule_new ();

  schedule->freq = g_strdup ("WEEKLY");
  schedule->byday = g_strdup (byday);
  schedule->opens_at = g_strdup (opens);
  schedule->closes_at = g_strdup (closes);
  g_ptr_array_add (schedules, schedule);
}

static GPtrArray *
new_hours (const char *byday,
           const char *opens,
           const char *closes)
{
  GPtrArray *schedules = g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);

  add_hours (schedules, byday, opens, closes);
  return schedules;
}

static OdOpenState
state_at (GPtrArray  *schedules,
          const char *time)
{
  gint64 us = 0;

  assert_true (od_time_parse (time, &us));
  return od_hours_at (schedules, ZONE, us).state;
}

/* Saturday was shown as the weekday before. */
static void
weekend_hours_are_wrong__askdarcel_499 (void **state)
{
  g_autoptr (GPtrArray) hours = new_hours ("MO,TU,WE,TH,FR", "09:00", "17:00");

  assert_int_equal (state_at (hours, "2026-11-20T12:00:00-08:00"), OD_OPEN_NOW);
  assert_int_equal (state_at (hours, "2026-11-21T12:00:00-08:00"), OD_OPEN_LATER);
  assert_int_equal (state_at (hours, "2026-11-22T12:00:00-08:00"), OD_OPEN_LATER);
}

/* Open day and night was read as never open. */
static void
open_24_hours_reads_as_closed__askdarcel_647__food_oasis_116 (void **state)
{
  g_autoptr (GPtrArray) hours = new_hours ("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59");

  assert_int_equal (state_at (hours, "2026-11-21T00:00:00-08:00"), OD_OPEN_NOW);
  assert_int_equal (state_at (hours, "2026-11-21T23:59:30-08:00"), OD_OPEN_NOW);
  assert_int_equal (state_at (hours, "2026-11-22T03:00:00-08:00"), OD_OPEN_NOW);
}

/* From ten in the evening to six: at two in the night of Saturday it is still Friday's. */
static void
past_midnight_is_the_day_before__askdarcel_770 (void **state)
{
  g_autoptr (GPtrArray) hours = new_hours ("FR", "22:00", "06:00");

  assert_int_equal (state_at (hours, "2026-11-21T02:00:00-08:00"), OD_OPEN_NOW);
  assert_int_equal (state_at (hours, "2026-11-21T06:30:00-08:00"), OD_OPEN_LATER);
  assert_int_equal (state_at (hours, "2026-11-20T02:00:00-08:00"), OD_OPEN_LATER);
}

/* A holiday closes whatever the week says. */
static void
open_on_a_holiday__proudcity_1589 (void **state)
{
  g_autoptr (GPtrArray) hours = new_hours ("MO,TU,WE,TH,FR", "09:00", "17:00");
  OdSchedule *holiday = od_schedule_new ();

  holiday->closed = TRUE;
  holiday->valid_from = g_strdup ("2026-11-26");
  holiday->valid_to = g_strdup ("2026-11-26");
  g_ptr_array_add (hours, holiday);
  assert_int_equal (state_at (hours, "2026-11-25T12:00:00-08:00"), OD_OPEN_NOW);
  assert_int_equal (state_at (hours, "2026-11-26T12:00:00-08:00"), OD_OPEN_LATER);
  assert_int_equal (state_at (hours, "2026-11-27T12:00:00-08:00"), OD_OPEN_NOW);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (weekend_hours_are_wrong__askdarcel_499),
    cmocka_unit_test (open_24_hours_reads_as_closed__askdarcel_647__food_oasis_116),
    cmocka_unit_test (past_midnight_is_the_day_before__askdarcel_770),
    cmocka_unit_test (open_on_a_holiday__proudcity_1589),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
