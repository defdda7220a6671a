/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

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

static OdCentre *
new_centre (void)
{
  OdCentre *centre = od_centre_new ();
  const char *const pools[] = { "showers", "jobs", "nobody" };

  centre->zone = g_strdup ("Europe/Madrid");
  for (gsize i = 0; i < G_N_ELEMENTS (pools); i++) {
    OdPool *pool = od_pool_new ();

    pool->id = g_strdup (pools[i]);
    g_ptr_array_add (centre->pools, pool);
  }
  return centre;
}

static OdPool *
pool_of (OdCentre *centre,
         guint     index)
{
  return centre->pools->pdata[index];
}

static OdDesk *
add_desk (OdCentre   *centre,
          const char *pool_id)
{
  OdDesk *desk = od_desk_new ();

  desk->id = g_strdup_printf ("desk-%u", centre->desks->len);
  desk->pools = g_strsplit (pool_id, " ", -1);
  g_ptr_array_add (centre->desks, desk);
  return desk;
}

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define MIDNIGHT "2026-11-22T23:00:00Z"
#define NEXT_MIDNIGHT "2026-11-23T23:00:00Z"

static void
add_time (GArray     *taken,
          const char *time)
{
  gint64 us = at (time);

  g_array_append_val (taken, us);
}

static OdCentre *
new_house (void)
{
  OdCentre *centre = new_centre ();
  OdPool *showers = pool_of (centre, 0);

  showers->slot_min = 20;
  showers->slot_places = 2;
  add_hours (showers->hours, "MO", "10:00", "11:10");
  return centre;
}

static const OdSlot *
slot_of (GArray *slots,
         guint   index)
{
  assert_true (index < slots->len);
  return &g_array_index (slots, OdSlot, index);
}

static void
slots_begin_as_the_doors_open_and_end_before_they_close (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = od_queue_list_slots (centre, pool_of (centre, 0), at (MIDNIGHT), at (NEXT_MIDNIGHT), taken);

  assert_int_equal (slots->len, 3);
  assert_int_equal (slot_of (slots, 0)->start_us, at ("2026-11-23T09:00:00Z"));
  assert_int_equal (slot_of (slots, 2)->start_us, at ("2026-11-23T09:40:00Z"));
  assert_int_equal (slot_of (slots, 0)->places, 2);
  assert_int_equal (slot_of (slots, 0)->taken, 0);
}

static void
who_has_a_slot_takes_a_place (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;

  add_time (taken, "2026-11-23T09:20:00Z");
  add_time (taken, "2026-11-23T09:00:00Z");
  add_time (taken, "2026-11-23T09:20:00Z");
  add_time (taken, "2026-11-23T09:45:00Z");
  add_time (taken, "2026-11-24T09:00:00Z");
  slots = od_queue_list_slots (centre, pool_of (centre, 0), at (MIDNIGHT), at (NEXT_MIDNIGHT), taken);
  assert_int_equal (slot_of (slots, 0)->taken, 1);
  assert_int_equal (slot_of (slots, 1)->taken, 2);
  assert_int_equal (slot_of (slots, 2)->taken, 1);
}

static void
only_slots_that_begin_in_the_range_are_told (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;

  slots = od_queue_list_slots (centre, pool_of (centre, 0), at ("2026-11-23T09:01:00Z"), at ("2026-11-23T09:40:00Z"), taken);
  assert_int_equal (slots->len, 1);
  assert_int_equal (slot_of (slots, 0)->start_us, at ("2026-11-23T09:20:00Z"));
}

static void
a_slot_without_a_number_of_places_has_one (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;

  pool_of (centre, 0)->slot_places = 0;
  slots = od_queue_list_slots (centre, pool_of (centre, 0), at (MIDNIGHT), at (NEXT_MIDNIGHT), taken);
  assert_int_equal (slot_of (slots, 0)->places, 1);
}

static void
a_plain_line_has_no_slots (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;

  add_hours (add_desk (centre, "jobs")->hours, "MO", "09:00", "20:00");
  slots = od_queue_list_slots (centre, pool_of (centre, 1), at (MIDNIGHT), at (NEXT_MIDNIGHT), taken);
  assert_int_equal (slots->len, 0);
}

static void
slots_are_by_the_hours_of_the_desks_when_the_pool_tells_none (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;

  pool_of (centre, 1)->slot_min = 60;
  add_hours (add_desk (centre, "jobs")->hours, "MO", "16:30", "18:30");
  slots = od_queue_list_slots (centre, pool_of (centre, 1), at (MIDNIGHT), at (NEXT_MIDNIGHT), taken);
  assert_int_equal (slots->len, 2);
  assert_int_equal (slot_of (slots, 1)->start_us, at ("2026-11-23T16:30:00Z"));
}

/* On the day on which the clock is put back the doors are open for an hour more, and so are the showers. */
static void
the_night_with_an_hour_more_has_slots_more (void **state)
{
  g_autoptr (OdCentre) centre = new_house ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;
  OdPool *groups = pool_of (centre, 1);

  groups->slot_min = 30;
  add_hours (groups->hours, "SU", "01:00", "04:00");
  slots = od_queue_list_slots (centre, groups, at ("2026-10-24T22:00:00Z"), at ("2026-10-25T23:00:00Z"), taken);
  assert_int_equal (slots->len, 8);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (slots_begin_as_the_doors_open_and_end_before_they_close),
    cmocka_unit_test (who_has_a_slot_takes_a_place),
    cmocka_unit_test (only_slots_that_begin_in_the_range_are_told),
    cmocka_unit_test (a_slot_without_a_number_of_places_has_one),
    cmocka_unit_test (a_plain_line_has_no_slots),
    cmocka_unit_test (slots_are_by_the_hours_of_the_desks_when_the_pool_tells_none),
    cmocka_unit_test (the_night_with_an_hour_more_has_slots_more),
  };

  return cmocka_run_group_tests_name ("slots", tests, NULL, NULL);
}
