/* SPDX-License-Identifier: EUPL-1.2 */
#include "queue-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define NOW (10000 * MINUTE)

static OdCentre *
new_centre (void)
{
  OdCentre *centre = od_centre_new ();
  OdPool *pool = od_pool_new ();

  pool->id = g_strdup ("jobs");
  g_ptr_array_add (centre->pools, pool);
  return centre;
}

/* A visit in "jobs" that waits since @minutes. */
static OdVisit *
waiting_for (GPtrArray *line,
             gint64     minutes)
{
  OdVisit *visit = add_visit (line, "a", "jobs", 1);

  first_leg (visit)->made_us = NOW - minutes * MINUTE;
  return visit;
}

static void
who_waits_for_long_is_stuck (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdPool *pool = centre->pools->pdata[0];
  OdVisit *visit = waiting_for (line, 45);

  assert_int_equal (od_queue_stuck (visit, centre, NOW - 1), OD_STUCK_NOT);
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_WAIT);
  pool->wait_alert_min = 60;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
  pool->wait_alert_min = 5;
  assert_int_equal (od_queue_stuck (visit, centre, NOW - 40 * MINUTE), OD_STUCK_WAIT);
  pool->wait_alert_min = 0;
  centre->policy->wait_alert_min = 0;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
}

static void
an_unknown_pool_has_the_policy_s_limit (void **state)
{
  g_autoptr (OdCentre) centre = od_centre_new ();
  g_autoptr (GPtrArray) line = new_line ();

  assert_int_equal (od_queue_stuck (waiting_for (line, 45), centre, NOW), OD_STUCK_WAIT);
}

static void
an_appointment_waits_from_its_time (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 100);

  first_leg (visit)->due_us = NOW - 44 * MINUTE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
  assert_int_equal (od_queue_stuck (visit, centre, NOW + MINUTE), OD_STUCK_WAIT);
}

static void
who_stepped_out_keeps_nobody_waiting (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 100);

  visit->out_us = NOW - MINUTE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
}

static void
an_offer_that_nobody_accepts_is_stuck (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 10);

  first_leg (visit)->offered = TRUE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW - 1), OD_STUCK_NOT);
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_OFFER);
  centre->policy->offer_alert_min = 0;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
}

static void
who_is_called_again_and_again_is_stuck (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 1);
  OdLeg *leg = first_leg (visit);

  leg->state = OD_LEG_CALLED;
  leg->calls = 1;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
  leg->calls = 2;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_CALLS);
  leg->state = OD_LEG_WAITING;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
  leg->missed = 1;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_CALLS);
  leg->state = OD_LEG_SERVING;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
  leg->state = OD_LEG_CALLED;
  centre->policy->calls_alert = 0;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
}

static void
a_long_hold_is_stuck (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 500);

  first_leg (visit)->state = OD_LEG_ON_HOLD;
  first_leg (visit)->held_us = NOW - 20 * MINUTE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW - 1), OD_STUCK_NOT);
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_HOLD);
  centre->policy->hold_alert_min = 0;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_NOT);
}

static void
the_most_pressing_of_all_legs_is_told (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_autoptr (GPtrArray) line = new_line ();
  OdVisit *visit = waiting_for (line, 100);
  OdLeg *held = add_leg (visit, "jobs", 1);
  OdLeg *called = add_leg (visit, "jobs", 1);
  OdLeg *offered = add_leg (visit, "jobs", 1);

  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_WAIT);
  held->state = OD_LEG_ON_HOLD;
  held->held_us = NOW - 20 * MINUTE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_HOLD);
  called->state = OD_LEG_CALLED;
  called->calls = 2;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_CALLS);
  offered->offered = TRUE;
  offered->made_us = NOW - 10 * MINUTE;
  assert_int_equal (od_queue_stuck (visit, centre, NOW), OD_STUCK_OFFER);
}

static void
every_alert_has_its_word (void **state)
{
  assert_string_equal (od_stuck_to_text (OD_STUCK_NOT), "not");
  assert_string_equal (od_stuck_to_text (OD_STUCK_OFFER), "offer");
  assert_string_equal (od_stuck_to_text (OD_STUCK_CALLS), "calls");
  assert_string_equal (od_stuck_to_text (OD_STUCK_HOLD), "hold");
  assert_string_equal (od_stuck_to_text (OD_STUCK_WAIT), "wait");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (who_waits_for_long_is_stuck),
    cmocka_unit_test (an_unknown_pool_has_the_policy_s_limit),
    cmocka_unit_test (an_appointment_waits_from_its_time),
    cmocka_unit_test (who_stepped_out_keeps_nobody_waiting),
    cmocka_unit_test (an_offer_that_nobody_accepts_is_stuck),
    cmocka_unit_test (who_is_called_again_and_again_is_stuck),
    cmocka_unit_test (a_long_hold_is_stuck),
    cmocka_unit_test (the_most_pressing_of_all_legs_is_told),
    cmocka_unit_test (every_alert_has_its_word),
  };

  return cmocka_run_group_tests_name ("stuck", tests, NULL, NULL);
}
