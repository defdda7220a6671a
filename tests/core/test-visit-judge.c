/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static OdVisit *
joint_visit (void)
{
  OdVisit *visit = new_visit (1);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.needs_partner = TRUE;
  wish.with_desk_id = "desk-2";
  does (visit, &wish);
  return visit;
}

static void
a_joint_call_is_of_two_desks (void **state)
{
  const OdVerb verbs[] = { OD_VERB_CALL, OD_VERB_START, OD_VERB_HOLD, OD_VERB_HAND_OVER, OD_VERB_NO_SHOW, OD_VERB_LEAVE };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OdVisit) visit = joint_visit ();
    OdWish wish = wish_for (verbs[i], "desk-3");

    assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
    assert_string_equal (leg_of (visit, 0)->with_desk_id, "desk-2");
    refuses (visit, &wish, OD_OUTCOME_TAKEN);
    must (visit, verbs[i], "desk-2");
  }
}

static void
either_desk_finishes_and_neither_keeps_who_waits_again (void **state)
{
  g_autoptr (OdVisit) visit = joint_visit ();

  must (visit, OD_VERB_START, "desk-2");
  must (visit, OD_VERB_HOLD, "desk-1");
  assert_string_equal (leg_of (visit, 0)->with_desk_id, "desk-2");
  must (visit, OD_VERB_RESUME, "desk-2");
  assert_null (leg_of (visit, 0)->desk_id);
  assert_null (leg_of (visit, 0)->with_desk_id);
  must (visit, OD_VERB_START, "desk-3");
  assert_null (leg_of (visit, 0)->with_desk_id);
  must (visit, OD_VERB_FINISH, "desk-3");
}

static void
either_desk_of_a_joint_call_may_undo (void **state)
{
  g_autoptr (OdVisit) visit = joint_visit ();
  OdWish start = wish_for (OD_VERB_START, "desk-1");
  g_autoptr (OdEvent) last = event_of (visit, &start);
  OdWish wish = wish_for (OD_VERB_UNDO, "desk-3");
  g_autoptr (OdEvent) event = NULL;

  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_TAKEN);
  wish.desk_id = "desk-2";
  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_DONE);
}

static void
a_joint_call_needs_two_desks (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.needs_partner = TRUE;
  refuses (visit, &wish, OD_OUTCOME_PARTNER);
  wish.with_desk_id = "desk-1";
  refuses (visit, &wish, OD_OUTCOME_PARTNER);
  wish.needs_partner = FALSE;
  refuses (visit, &wish, OD_OUTCOME_PARTNER);
  wish.verb = OD_VERB_START;
  wish.needs_partner = TRUE;
  wish.with_desk_id = NULL;
  refuses (visit, &wish, OD_OUTCOME_PARTNER);
  wish.with_desk_id = "desk-2";
  does (visit, &wish);
  assert_string_equal (leg_of (visit, 0)->with_desk_id, "desk-2");
}

static void
a_full_desk_calls_nobody_more (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.desk_full = TRUE;
  refuses (visit, &wish, OD_OUTCOME_DESK_BUSY);
  wish.verb = OD_VERB_START;
  refuses (visit, &wish, OD_OUTCOME_DESK_BUSY);
}

/* Whom it has it may call again and start, full or not. */
static void
a_full_desk_goes_on_with_whom_it_has (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.desk_full = wish.out_of_order = wish.needs_partner = TRUE;
  does (visit, &wish);
  wish.verb = OD_VERB_START;
  does (visit, &wish);
}

static void
out_of_order_needs_a_reason (void **state)
{
  const OdVerb verbs[] = { OD_VERB_CALL, OD_VERB_START };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OdVisit) visit = new_visit (1);
    g_autoptr (OdEvent) event = NULL;
    OdWish wish = wish_for (verbs[i], "desk-1");

    wish.out_of_order = TRUE;
    refuses (visit, &wish, OD_OUTCOME_REASON);
    wish.reason = "";
    refuses (visit, &wish, OD_OUTCOME_REASON);
    wish.reason = " \t\u00a0";
    refuses (visit, &wish, OD_OUTCOME_REASON);
    wish.reason = "in pain";
    event = event_of (visit, &wish);
    assert_string_equal (event->reason, "in pain");
  }
}

static void
a_clock_put_back_changes_nothing (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_START, "desk-1");

  wish.now_us = START - 60 * MINUTE;
  refuses (visit, &wish, OD_OUTCOME_CLOCK);
  wish.now_us = START - MINUTE - 1;
  refuses (visit, &wish, OD_OUTCOME_CLOCK);
}

static void
an_unsteady_clock_is_steadied (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_START, "desk-1");

  wish.now_us = START - MINUTE;
  event = event_of (visit, &wish);
  assert_int_equal (event->at_us, START);
  assert_int_equal (leg_of (visit, 0)->started_us, START);
}

static void
every_moment_of_a_visit_is_a_clock (void **state)
{
  for (int i = 0; i < 8; i++) {
    g_autoptr (OdVisit) visit = new_visit (2);
    OdLeg *leg = leg_of (visit, 1);
    gint64 *const moments[] = { &visit->arrived_us, &visit->out_us, &leg->made_us, &leg->first_called_us,
                                &leg->called_us, &leg->started_us, &leg->held_us, &leg->ended_us };
    OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

    *moments[i] = START + MINUTE + 1;
    refuses (visit, &wish, OD_OUTCOME_CLOCK);
    *moments[i] = START + MINUTE;
    does (visit, &wish);
  }
}

static void
an_undo_by_a_clock_put_back_is_none (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish call = wish_for (OD_VERB_CALL, "desk-1");
  OdWish wish = wish_for (OD_VERB_UNDO, NULL);
  g_autoptr (OdEvent) last = event_of (visit, &call);
  g_autoptr (OdEvent) event = NULL;

  wish.now_us = START - MINUTE - 1;
  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_CLOCK);
  assert_null (event);
  wish.now_us = START - MINUTE;
  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_DONE);
  assert_int_equal (event->at_us, START);
}

/* Each fault is told before the next; taking one away shows the one behind it. */
static void
faults_are_told_in_the_order_of_the_contract (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-2");

  must (visit, OD_VERB_CALL, "desk-1");
  wish.leg_id = "leg-9";
  wish.version = 1;
  wish.now_us = 0;
  wish.desk_full = wish.needs_partner = wish.out_of_order = TRUE;
  refuses (visit, &wish, OD_OUTCOME_UNKNOWN);
  wish.leg_id = "leg-0";
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  wish.leg_id = "leg-1";
  refuses (visit, &wish, OD_OUTCOME_STALE);
  wish.version = 0;
  refuses (visit, &wish, OD_OUTCOME_CLOCK);
  wish.now_us = START;
  wish.desk_id = NULL;
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  wish.desk_id = "desk-2";
  refuses (visit, &wish, OD_OUTCOME_BUSY);
  must (visit, OD_VERB_NO_SHOW, "desk-1");
  refuses (visit, &wish, OD_OUTCOME_DESK_BUSY);
  wish.desk_full = FALSE;
  refuses (visit, &wish, OD_OUTCOME_PARTNER);
  wish.with_desk_id = "desk-3";
  refuses (visit, &wish, OD_OUTCOME_REASON);
  wish.reason = "as asked";
  does (visit, &wish);
}

static void
a_leg_is_asked_by_itself (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);

  must (visit, OD_VERB_CALL, "desk-1");
  assert_true (od_visit_allows_leg (visit, leg_of (visit, 0), OD_VERB_CALL));
  assert_false (od_visit_allows_leg (visit, leg_of (visit, 1), OD_VERB_CALL));
  assert_false (od_visit_allows_leg (visit, leg_of (visit, 1), OD_VERB_START));
  assert_true (od_visit_allows_leg (visit, leg_of (visit, 1), OD_VERB_MOVE));
  assert_false (od_visit_allows_leg (visit, leg_of (visit, 1), OD_VERB_ACCEPT));
  assert_true (od_visit_allows (visit, OD_VERB_START));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_joint_call_is_of_two_desks),
    cmocka_unit_test (either_desk_finishes_and_neither_keeps_who_waits_again),
    cmocka_unit_test (either_desk_of_a_joint_call_may_undo),
    cmocka_unit_test (a_joint_call_needs_two_desks),
    cmocka_unit_test (a_full_desk_calls_nobody_more),
    cmocka_unit_test (a_full_desk_goes_on_with_whom_it_has),
    cmocka_unit_test (out_of_order_needs_a_reason),
    cmocka_unit_test (a_clock_put_back_changes_nothing),
    cmocka_unit_test (an_unsteady_clock_is_steadied),
    cmocka_unit_test (every_moment_of_a_visit_is_a_clock),
    cmocka_unit_test (an_undo_by_a_clock_put_back_is_none),
    cmocka_unit_test (faults_are_told_in_the_order_of_the_contract),
    cmocka_unit_test (a_leg_is_asked_by_itself),
  };

  return cmocka_run_group_tests_name ("visit-judge", tests, NULL, NULL);
}
