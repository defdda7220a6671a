/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre.h"

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

/* A Monday; Madrid is one hour ahead of UTC. */
#define MORNING "2026-11-23T09:00:00Z"

static void
assert_opening (OdOpening   opening,
                const char *state,
                const char *until)
{
  gint64 told = opening.state == OD_OPEN_NOW ? opening.closes_us : opening.opens_us;

  assert_string_equal (od_open_state_to_text (opening.state), state);
  assert_int_equal (told, until != NULL ? at (until) : 0);
}

static void
a_desk_has_its_own_hours_or_the_house_s (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  OdDesk *desk = add_desk (centre, "jobs");

  assert_opening (od_centre_desk_opening (centre, desk, at (MORNING)), "ask", NULL);
  add_hours (centre->hours, "MO,TU", "09:00", "14:00");
  assert_opening (od_centre_desk_opening (centre, desk, at (MORNING)), "open", "2026-11-23T13:00:00Z");
  add_hours (desk->hours, "MO", "09:00", "12:00");
  assert_opening (od_centre_desk_opening (centre, desk, at (MORNING)), "open", "2026-11-23T11:00:00Z");
}

static void
a_line_is_open_while_one_of_its_desks_is (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  OdPool *jobs = pool_of (centre, 1);

  assert_opening (od_centre_pool_opening (centre, jobs, at (MORNING)), "ask", NULL);
  add_hours (add_desk (centre, "jobs")->hours, "TU", "09:00", "12:00");
  assert_opening (od_centre_pool_opening (centre, jobs, at (MORNING)), "later", "2026-11-24T08:00:00Z");
  add_hours (add_desk (centre, "showers jobs")->hours, "MO", "15:00", "16:00");
  assert_opening (od_centre_pool_opening (centre, jobs, at (MORNING)), "later", "2026-11-23T14:00:00Z");
  add_hours (add_desk (centre, "jobs")->hours, "MO", "09:00", "12:00");
  add_hours (add_desk (centre, "jobs")->hours, "MO", "09:00", "13:00");
  add_hours (add_desk (centre, "showers")->hours, "MO", "09:00", "20:00");
  assert_opening (od_centre_pool_opening (centre, jobs, at (MORNING)), "open", "2026-11-23T12:00:00Z");
}

static void
a_desk_without_hours_may_be_open (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  add_hours (add_desk (centre, "jobs")->hours, "TU", "09:00", "12:00");
  add_desk (centre, "jobs");
  assert_opening (od_centre_pool_opening (centre, pool_of (centre, 1), at (MORNING)), "ask", NULL);
}

static void
a_line_may_have_hours_of_its_own (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  OdPool *showers = pool_of (centre, 0);
  g_autoptr (GArray) spans = NULL;

  add_hours (add_desk (centre, "showers")->hours, "MO", "09:00", "20:00");
  add_hours (showers->hours, "MO", "10:00", "11:00");
  assert_opening (od_centre_pool_opening (centre, showers, at (MORNING)), "open", "2026-11-23T10:00:00Z");
  spans = od_centre_list_pool_hours (centre, showers, at (MORNING), at ("2026-11-24T00:00:00Z"));
  assert_int_equal (spans->len, 1);
  assert_int_equal (g_array_index (spans, OdOpenSpan, 0).opens_us, at ("2026-11-23T09:00:00Z"));
  assert_int_equal (g_array_index (spans, OdOpenSpan, 0).closes_us, at ("2026-11-23T10:00:00Z"));
}

static void
the_hours_of_desks_are_joined (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GArray) spans = NULL;

  add_hours (add_desk (centre, "jobs")->hours, "MO", "16:00", "18:00");
  add_hours (add_desk (centre, "jobs")->hours, "MO", "09:00", "12:00");
  add_hours (add_desk (centre, "jobs")->hours, "MO", "10:00", "11:00");
  add_hours (add_desk (centre, "jobs")->hours, "MO", "12:00", "13:00");
  add_hours (add_desk (centre, "showers")->hours, "MO", "08:00", "20:00");
  spans = od_centre_list_pool_hours (centre, pool_of (centre, 1), at ("2026-11-23T00:00:00Z"), at ("2026-11-24T00:00:00Z"));
  assert_int_equal (spans->len, 2);
  assert_int_equal (g_array_index (spans, OdOpenSpan, 0).opens_us, at ("2026-11-23T08:00:00Z"));
  assert_int_equal (g_array_index (spans, OdOpenSpan, 0).closes_us, at ("2026-11-23T12:00:00Z"));
  assert_int_equal (g_array_index (spans, OdOpenSpan, 1).opens_us, at ("2026-11-23T15:00:00Z"));
  assert_int_equal (g_array_index (spans, OdOpenSpan, 1).closes_us, at ("2026-11-23T17:00:00Z"));
}

static void
a_line_that_no_desk_serves_has_no_hours (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GArray) spans = NULL;

  add_hours (centre->hours, "MO,TU", "09:00", "14:00");
  spans = od_centre_list_pool_hours (centre, pool_of (centre, 2), at (MORNING), at ("2026-11-25T00:00:00Z"));
  assert_int_equal (spans->len, 0);
  assert_opening (od_centre_pool_opening (centre, pool_of (centre, 2), at (MORNING)), "ask", NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_desk_has_its_own_hours_or_the_house_s),
    cmocka_unit_test (a_line_is_open_while_one_of_its_desks_is),
    cmocka_unit_test (a_desk_without_hours_may_be_open),
    cmocka_unit_test (a_line_may_have_hours_of_its_own),
    cmocka_unit_test (the_hours_of_desks_are_joined),
    cmocka_unit_test (a_line_that_no_desk_serves_has_no_hours),
  };

  return cmocka_run_group_tests_name ("centre-hours", tests, NULL, NULL);
}
