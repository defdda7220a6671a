/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-day.h"

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
assert_day (const char *time,
            const char *zone,
            int         rollover_hour,
            const char *expected)
{
  g_autofree char *day = od_day_of (at (time), zone, rollover_hour);

  assert_string_equal (day, expected);
}

static void
assert_clock (const char *time,
              const char *zone,
              const char *expected)
{
  g_autofree char *clock = od_day_wall_clock (at (time), zone);

  assert_string_equal (clock, expected);
}

static void
the_day_turns_at_its_hour (void **state)
{
  assert_day ("2026-11-22T01:59:59Z", "Europe/Madrid", 3, "2026-11-21");
  assert_day ("2026-11-22T02:00:00Z", "Europe/Madrid", 3, "2026-11-22");
  assert_day ("2026-11-21T22:59:59.999Z", "Europe/Madrid", 0, "2026-11-21");
  assert_day ("2026-11-21T23:00:00Z", "Europe/Madrid", 0, "2026-11-22");
  assert_day ("2026-11-22T03:29:59Z", "America/St_Johns", 0, "2026-11-21");
  assert_day ("2026-11-22T03:30:00Z", "America/St_Johns", 0, "2026-11-22");
}

/* 2026-03-29: from 02:00 to 03:00. The hour two never comes; the day turns at three. */
static void
the_day_turns_once_in_spring (void **state)
{
  assert_day ("2026-03-29T00:59:59Z", "Europe/Madrid", 2, "2026-03-28");
  assert_day ("2026-03-29T01:00:00Z", "Europe/Madrid", 2, "2026-03-29");
  assert_day ("2026-03-29T01:59:59Z", "Europe/Madrid", 4, "2026-03-28");
  assert_day ("2026-03-29T02:00:00Z", "Europe/Madrid", 4, "2026-03-29");
}

/* 2026-10-25: at 03:00 back to 02:00. */
static void
the_day_turns_once_in_autumn (void **state)
{
  assert_day ("2026-10-24T23:59:59Z", "Europe/Madrid", 2, "2026-10-24");
  assert_day ("2026-10-25T00:00:00Z", "Europe/Madrid", 2, "2026-10-25");
  assert_day ("2026-10-25T01:00:00Z", "Europe/Madrid", 2, "2026-10-25");
  assert_day ("2026-10-25T01:59:59Z", "Europe/Madrid", 3, "2026-10-24");
  assert_day ("2026-10-25T02:00:00Z", "Europe/Madrid", 3, "2026-10-25");
}

/* Newfoundland put its clocks back at one minute past midnight until 2011: 2010-11-07 00:01 became 2010-11-06 23:01. */
static void
a_day_that_began_does_not_end_again (void **state)
{
  assert_day ("2010-11-07T02:29:00Z", "America/St_Johns", 0, "2010-11-06");
  assert_day ("2010-11-07T02:30:30Z", "America/St_Johns", 0, "2010-11-07");
  assert_day ("2010-11-07T02:31:00Z", "America/St_Johns", 0, "2010-11-07");
  assert_day ("2010-11-07T03:20:00Z", "America/St_Johns", 0, "2010-11-07");
  assert_day ("2010-11-07T03:31:00Z", "America/St_Johns", 0, "2010-11-07");
  assert_clock ("2010-11-07T03:20:00Z", "America/St_Johns", "23:50");
}

/* The days of a year follow each other, each begins once, and none is shorter than 23 or longer than 25 hours. */
static void
walk_a_year (const char *zone,
             int         rollover_hour)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;
  gint64 now = at ("2026-01-01T12:00:00Z");
  gint64 end = at ("2027-01-01T12:00:00Z");
  g_autofree char *last = od_day_of (now, zone, rollover_hour);
  gint64 turned = 0;
  guint n_turns = 0;

  for (; now < end; now += 15 * minute) {
    g_autofree char *day = od_day_of (now, zone, rollover_hour);

    assert_true (strcmp (day, last) >= 0);
    if (g_str_equal (day, last))
      continue;
    assert_true (turned == 0 || (now - turned >= 23 * 60 * minute && now - turned <= 25 * 60 * minute));
    turned = now;
    n_turns++;
    g_free (last);
    last = g_steal_pointer (&day);
  }
  assert_int_equal (n_turns, 365);
}

static void
every_day_of_a_year_begins_once (void **state)
{
  g_autoptr (GTimeZone) madrid = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (GTimeZone) st_johns = g_time_zone_new_identifier ("America/St_Johns");

  /* Held, so that the zones' files are read once. */
  assert_true (madrid != NULL && st_johns != NULL);
  for (int hour = 0; hour < 5; hour++) {
    walk_a_year ("Europe/Madrid", hour);
    walk_a_year ("America/St_Johns", hour);
  }
}

static void
the_wall_shows_local_time (void **state)
{
  assert_clock ("2026-11-22T09:14:59Z", "Europe/Madrid", "10:14");
  assert_clock ("2026-07-22T09:14:59Z", "Europe/Madrid", "11:14");
  assert_clock ("2026-11-22T09:14:59Z", "America/St_Johns", "05:44");
  assert_clock ("1959-12-31T23:59:59.5Z", "UTC", "23:59");
}

static void
an_unknown_zone_has_no_day (void **state)
{
  const char *const zones[] = { "", "Nowhere/Land", "../../etc/passwd", "Europe/../Europe/Madrid", "/etc/localtime", "+01:00", "Europe/", "Europe/Madrid\n", "<x>1" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    assert_null (od_day_of (0, zones[i], 0));
    assert_null (od_day_wall_clock (0, zones[i]));
  }
}

static void
assert_bounds (const char *day,
               const char *zone,
               int         rollover_hour,
               const char *from,
               const char *to)
{
  gint64 from_us = 0;
  gint64 to_us = 0;
  g_autofree char *first = NULL;
  g_autofree char *before = NULL;
  g_autofree char *last = NULL;

  assert_true (od_day_bounds (day, zone, rollover_hour, &from_us, &to_us));
  assert_int_equal (from_us, at (from));
  assert_int_equal (to_us, at (to));
  first = od_day_of (from_us, zone, rollover_hour);
  before = od_day_of (from_us - 1, zone, rollover_hour);
  last = od_day_of (to_us - 1, zone, rollover_hour);
  assert_string_equal (first, day);
  assert_string_equal (last, day);
  assert_string_not_equal (before, day);
}

static void
a_day_has_a_first_and_a_last_moment (void **state)
{
  assert_bounds ("2026-11-22", "Europe/Madrid", 4, "2026-11-22T03:00:00Z", "2026-11-23T03:00:00Z");
  assert_bounds ("2026-11-22", "America/St_Johns", 0, "2026-11-22T03:30:00Z", "2026-11-23T03:30:00Z");
  assert_bounds ("2026-03-28", "Europe/Madrid", 2, "2026-03-28T01:00:00Z", "2026-03-29T01:00:00Z");
  assert_bounds ("2026-03-28", "Europe/Madrid", 4, "2026-03-28T03:00:00Z", "2026-03-29T02:00:00Z");
  assert_bounds ("2026-10-25", "Europe/Madrid", 2, "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z");
  assert_bounds ("2026-12-31", "Europe/Madrid", 0, "2026-12-30T23:00:00Z", "2026-12-31T23:00:00Z");
}

static void
what_is_no_day_has_no_bounds (void **state)
{
  static const char *const strange[] = { "", "2026-11-31", "2026-13-01", "20261122", "2026-11-2x", "2026-W47-1", "2026-11-22T00", "22-11-2026" };
  gint64 from_us = 7;
  gint64 to_us = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    assert_false (od_day_bounds (strange[i], "Europe/Madrid", 0, &from_us, &to_us));
  assert_false (od_day_bounds ("2026-11-22", "Nowhere/Land", 0, &from_us, &to_us));
  assert_int_equal (from_us + to_us, 14);
}

static void
an_hour_is_that_of_the_wall_clock (void **state)
{
  assert_int_equal (od_day_hour (at ("2026-11-22T08:59:59Z"), "Europe/Madrid"), 9);
  assert_int_equal (od_day_hour (at ("2026-07-22T08:59:59Z"), "Europe/Madrid"), 10);
  assert_int_equal (od_day_hour (at ("2026-11-22T23:00:00Z"), "Europe/Madrid"), 0);
  assert_int_equal (od_day_hour (at ("1969-12-31T22:30:00Z"), "UTC"), 22);
  assert_int_equal (od_day_hour (at ("2026-11-22T08:59:59Z"), "Nowhere/Land"), 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_day_turns_at_its_hour),
    cmocka_unit_test (the_day_turns_once_in_spring),
    cmocka_unit_test (the_day_turns_once_in_autumn),
    cmocka_unit_test (a_day_that_began_does_not_end_again),
    cmocka_unit_test (every_day_of_a_year_begins_once),
    cmocka_unit_test (the_wall_shows_local_time),
    cmocka_unit_test (an_unknown_zone_has_no_day),
    cmocka_unit_test (a_day_has_a_first_and_a_last_moment),
    cmocka_unit_test (what_is_no_day_has_no_bounds),
    cmocka_unit_test (an_hour_is_that_of_the_wall_clock),
  };

  return cmocka_run_group_tests_name ("day", tests, NULL, NULL);
}
