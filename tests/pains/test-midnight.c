/* SPDX-License-Identifier: EUPL-1.2 */

/* Midnight, time zones, the daily reset: the house's day is its own, right across summer time, and nothing is ever deleted to begin a new one.
 * The real service runs on a clock that the test sets. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "house-clock-setter.h"
#include "pain.h"

/* A new house at an instant of its clock. */
static Door *
open_at (const char *time)
{
  void *door = NULL;

  house_clock_set (time);
  assert_int_equal (open_door (&door), 0);
  return door;
}

static char *
take (Door *door)
{
  return pain_take_ticket (door->http, door, WHO_KIOSK, "housing");
}

static void
assert_next_ticket (Door       *door,
                    const char *expected)
{
  g_autofree char *ticket = take (door);

  assert_string_equal (ticket, expected);
}

static guint
count_waiting (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_ADMIN, "GET", "/api/v1/board", NULL, answer), 200);
  return (guint) od_plain_http_pick_number (answer->str, "waiting");
}

/* Five in the afternoon somewhere is midnight in UTC: nothing may happen then. */
static void
corrupted_after_five_pm__bcgov_626__191__25__500__e11c6ac7 (void **state)
{
  void *door = open_at ("2026-11-23T23:50:00Z");

  assert_next_ticket (door, "B 1");
  house_clock_set ("2026-11-24T00:10:00Z");
  assert_next_ticket (door, "B 2");
  assert_int_equal (count_waiting (door), 2);
  close_door (&door);
}

/* Midnight of the wall clock is the middle of a night shelter's day; the day turns at the hour that the house chose: four, Madrid. */
static void
midnight_closes_the_office__fqm_199__ottehr_677 (void **state)
{
  void *door = open_at ("2026-11-23T22:55:00Z");

  assert_next_ticket (door, "B 1");
  house_clock_set ("2026-11-23T23:05:00Z");
  assert_next_ticket (door, "B 2");
  house_clock_set ("2026-11-24T02:59:00Z");
  assert_next_ticket (door, "B 3");
  assert_int_equal (count_waiting (door), 3);
  close_door (&door);
}

/* The numbers begin again by themselves, without a cron job, and yesterday is still there. */
static void
the_reset_must_be_run_by_hand__novosga_18__395 (void **state)
{
  void *door = open_at ("2026-11-24T02:50:00Z");
  g_autofree char *yesterday = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  yesterday = register_visit (door, "housing", NULL);
  house_clock_set ("2026-11-24T03:05:00Z");
  assert_next_ticket (door, "B 1");
  path = g_strdup_printf ("/api/v1/visits/%s", yesterday);
  assert_int_equal (ask (door, WHO_ADMIN, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"day\":\"2026-11-23\""));
  close_door (&door);
}

/* The container's zone was another than the house's: ours is the pack's, whatever the machine is set to. */
static void
the_zone_of_the_machine__novosga_docker_8 (void **state)
{
  void *door;

  g_setenv ("TZ", "America/Los_Angeles", TRUE);
  door = open_at ("2026-11-24T02:50:00Z");
  assert_next_ticket (door, "B 1");
  house_clock_set ("2026-11-24T03:05:00Z");
  assert_next_ticket (door, "B 1");
  g_unsetenv ("TZ");
  close_door (&door);
}

/* The night that has an hour twice: two o'clock comes again, the day does not. */
static void
the_hour_that_comes_twice__bcgov_500 (void **state)
{
  void *door = open_at ("2026-10-25T00:30:00Z");

  assert_next_ticket (door, "B 1");
  house_clock_set ("2026-10-25T01:30:00Z");
  assert_next_ticket (door, "B 2");
  house_clock_set ("2026-10-25T02:59:00Z");
  assert_next_ticket (door, "B 3");
  house_clock_set ("2026-10-25T03:01:00Z");
  assert_next_ticket (door, "B 1");
  close_door (&door);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (corrupted_after_five_pm__bcgov_626__191__25__500__e11c6ac7),
    cmocka_unit_test (midnight_closes_the_office__fqm_199__ottehr_677),
    cmocka_unit_test (the_reset_must_be_run_by_hand__novosga_18__395),
    cmocka_unit_test (the_zone_of_the_machine__novosga_docker_8),
    cmocka_unit_test (the_hour_that_comes_twice__bcgov_500),
  };

  int failed;

  if (!house_clock_prepare ())
    return 2;
  failed = cmocka_run_group_tests (tests, NULL, NULL);
  house_clock_end ();
  return failed;
}
