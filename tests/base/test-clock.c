/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-clock.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-fake-clock.h"

#define UNTOUCHED 4711

static void
assert_formats (gint64      us,
                const char *expected)
{
  g_autofree char *text = od_time_format (us);

  assert_string_equal (text, expected);
}

static void
assert_reads (const char *text,
              const char *same_in_utc)
{
  g_autofree char *formatted = NULL;
  gint64 us = 0;

  assert_true (od_time_parse (text, &us));
  formatted = od_time_format (us);
  assert_string_equal (formatted, same_in_utc);
}

static void
a_time_is_written_in_utc_with_milliseconds (void **state)
{
  assert_formats (G_GINT64_CONSTANT (1795338840123456), "2026-11-22T09:14:00.123Z");
  assert_formats (1, "1970-01-01T00:00:00.000Z");
  assert_formats (-1, "1969-12-31T23:59:59.999Z");
  assert_formats (G_GINT64_CONSTANT (951782400) * G_USEC_PER_SEC, "2000-02-29T00:00:00.000Z");
}

static void
never_and_times_without_four_digits_of_year_are_not_written (void **state)
{
  assert_null (od_time_format (0));
  assert_null (od_time_format (G_MAXINT64));
  assert_null (od_time_format (G_MININT64));
  assert_formats (G_GINT64_CONSTANT (253402300799) * G_USEC_PER_SEC, "9999-12-31T23:59:59.000Z");
  assert_null (od_time_format (G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC));
  assert_formats (G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC, "0001-01-01T00:00:00.000Z");
  assert_null (od_time_format (G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC - 1));
}

static void
what_was_written_reads_back (void **state)
{
  for (gint64 us = G_GINT64_CONSTANT (-5000000000000000); us < G_GINT64_CONSTANT (9000000000000000); us += G_GINT64_CONSTANT (98765432101000)) {
    g_autofree char *text = od_time_format (us);
    gint64 back = 0;

    assert_true (od_time_parse (text, &back));
    assert_true (back == us);
  }
}

static void
any_offset_and_fraction_is_read (void **state)
{
  assert_reads ("2026-11-22T10:14:00+01:00", "2026-11-22T09:14:00.000Z");
  assert_reads ("2026-11-22T05:44:00.5-03:30", "2026-11-22T09:14:00.500Z");
  assert_reads ("2026-11-22t09:14:00.1239999999z", "2026-11-22T09:14:00.123Z");
  assert_reads ("2027-01-01T01:00:00+01:30", "2026-12-31T23:30:00.000Z");
  assert_reads ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
}

static void
anything_else_leaves_the_time_untouched (void **state)
{
  const char *const wrong[] = {
    "", "now", "2026-11-22", "2026-11-22T09:14:00", "2026-11-22T09:14Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
    "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:14:61Z", "2026-11-22T09:14:00.Z", "2026-11-22T09:14:00+0100",
    "2026-11-22T09:14:00+25:00", "2026-11-22T09:14:00+01:60", "2026-11-22T09:14:00Zx", " 2026-11-22T09:14:00Z",
    "0000-01-01T00:00:00Z", "2026-1-22T09:14:00Z", "2026-11-22X09:14:00Z", "+026-11-22T09:14:00Z",
  };
  gint64 us = UNTOUCHED;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    assert_false (od_time_parse (wrong[i], &us));
    assert_int_equal (us, UNTOUCHED);
  }
  assert_false (od_time_parse (NULL, &us));
}

static void
the_machine_s_clock_goes_forward (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  gint64 before = g_get_real_time ();
  gint64 now = od_clock_now_us (clock);

  assert_true (now >= before && now <= g_get_real_time ());
}

static void
a_fake_clock_goes_when_it_is_turned (void **state)
{
  g_autoptr (OdFakeClock) clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  gint64 first = od_clock_now_us (OD_CLOCK (clock));

  assert_true (od_clock_now_us (OD_CLOCK (clock)) == first);
  od_fake_clock_advance (clock, 1.5);
  assert_true (od_clock_now_us (OD_CLOCK (clock)) == first + 1500000);
  od_fake_clock_set_us (clock, 7);
  assert_int_equal (od_clock_now_us (OD_CLOCK (clock)), 7);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_time_is_written_in_utc_with_milliseconds),
    cmocka_unit_test (never_and_times_without_four_digits_of_year_are_not_written),
    cmocka_unit_test (what_was_written_reads_back),
    cmocka_unit_test (any_offset_and_fraction_is_read),
    cmocka_unit_test (anything_else_leaves_the_time_untouched),
    cmocka_unit_test (the_machine_s_clock_goes_forward),
    cmocka_unit_test (a_fake_clock_goes_when_it_is_turned),
  };

  return cmocka_run_group_tests_name ("clock", tests, NULL, NULL);
}
