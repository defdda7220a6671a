/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* A visit whose only leg is "new", offered to "other" by "desk-1" out of "pool-0". */
static OdVisit *
offered_visit (void)
{
  OdVisit *visit = visit_in (OD_LEG_SERVING);

  leg_of (visit, 0)->priority = 1;
  must (visit, OD_VERB_HAND_OVER, "desk-1");
  return visit;
}

static void
who_misses_a_call_rests_and_is_called_again (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_NO_SHOW, "desk-1");
  OdLeg *leg = leg_of (visit, 0);

  event = event_of (visit, &wish);
  assert_int_equal (event->from, OD_LEG_CALLED);
  assert_int_equal (event->to, OD_LEG_WAITING);
  assert_string_equal (event->desk_id, "desk-1");
  assert_int_equal (leg->state, OD_LEG_WAITING);
  assert_int_equal (leg->missed, 1);
  assert_int_equal (leg->not_before_us, START + 5 * MINUTE);
  assert_int_equal (leg->place_us, 10);
  assert_int_equal (leg->queued_us, 10);
  assert_int_equal (leg->first_called_us, START);
  assert_null (leg->desk_id);
  must (visit, OD_VERB_CALL, "desk-2");
  assert_int_equal (leg->not_before_us, 0);
  assert_int_equal (leg->calls, 2);
}

static void
a_house_may_let_others_pass_who_missed_a_call (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_NO_SHOW, "desk-1");
  OdLeg *leg = leg_of (visit, 0);

  wish.behind_us = 500;
  does (visit, &wish);
  assert_int_equal (leg->place_us, 501);
  assert_int_equal (leg->queued_us, 10);

  must (visit, OD_VERB_CALL, "desk-1");
  wish.behind_us = 7;
  does (visit, &wish);
  assert_int_equal (leg->place_us, 501);
}

static void
the_last_missed_call_ends_it (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  g_autoptr (OdPolicy) policy = od_policy_new ();
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_NO_SHOW, "desk-1");

  policy->grace_calls = 1;
  wish.policy = policy;
  event = event_of (visit, &wish);
  assert_int_equal (event->to, OD_LEG_NO_SHOW);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_NO_SHOW);
  assert_int_equal (leg_of (visit, 0)->missed, 1);
  assert_int_equal (leg_of (visit, 0)->ended_us, START);
  assert_int_equal (leg_of (visit, 0)->not_before_us, 0);
}

static void
a_late_visitor_is_taken_up_again_in_the_old_place (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_RECALL, NULL);
  g_autoptr (OdPolicy) policy = od_policy_new ();
  OdWish miss = wish_for (OD_VERB_NO_SHOW, "desk-1");
  OdLeg *leg = leg_of (visit, 0);

  policy->grace_calls = 1;
  miss.policy = policy;
  does (visit, &miss);
  leg->not_before_us = START + MINUTE;
  does (visit, &wish);
  assert_int_equal (leg->state, OD_LEG_WAITING);
  assert_int_equal (leg->queued_us, 10);
  assert_int_equal (leg->not_before_us, 0);
  assert_int_equal (leg->missed, 1);
}

static void
of_who_left_one_leg_comes_back (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_RECALL, NULL);

  must (visit, OD_VERB_LEAVE, NULL);
  wish.leg_id = "leg-0";
  does (visit, &wish);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_WAITING);
  assert_int_equal (leg_of (visit, 0)->ended_us, 0);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_LEFT);
}

/* A call that wiped the waiting time is a fault that we saw elsewhere. */
static void
the_waiting_time_survives_everything (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdLeg *leg = leg_of (visit, 0);
  const OdVerb ways[] = { OD_VERB_CALL, OD_VERB_NO_SHOW, OD_VERB_CALL, OD_VERB_HOLD, OD_VERB_RESUME, OD_VERB_START, OD_VERB_HOLD,
                          OD_VERB_RESUME, OD_VERB_CALL, OD_VERB_NO_SHOW, OD_VERB_CALL, OD_VERB_NO_SHOW, OD_VERB_RECALL, OD_VERB_LEAVE,
                          OD_VERB_RECALL, OD_VERB_CALL, OD_VERB_START, OD_VERB_HAND_OVER };

  leg->made_us = 10;
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    OdWish wish = wish_for (ways[i], "desk-1");

    wish.now_us = START + (gint64) i * SECOND;
    does (visit, &wish);
    leg = leg_of (visit, 0);
    assert_int_equal (leg->queued_us, 10);
    assert_int_equal (leg->place_us, 10);
    assert_int_equal (leg->made_us, 10);
    assert_int_equal (leg->first_called_us, START);
  }
  assert_int_equal (leg_of (visit, 1)->queued_us, 10);
  assert_int_equal (leg_of (visit, 1)->place_us, 10);
}

static void
a_start_without_a_call_ends_the_wait_too (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);

  assert_int_equal (leg_of (visit, 0)->first_called_us, START);
  assert_int_equal (leg_of (visit, 0)->calls, 0);
  assert_int_equal (leg_of (visit, 0)->called_us, 0);
}

static void
a_hand_over_says_from_where_and_for_whom (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);
  OdWish wish = wish_for (OD_VERB_HAND_OVER, "desk-1");
  OdLeg *leg;

  wish.for_desk_id = "desk-4";
  wish.for_staff_id = "staff-4";
  does (visit, &wish);
  leg = leg_of (visit, 1);
  assert_string_equal (leg->from_desk_id, "desk-1");
  assert_string_equal (leg->from_pool_id, "pool-0");
  assert_string_equal (leg->for_desk_id, "desk-4");
  assert_string_equal (leg->for_staff_id, "staff-4");
  assert_int_equal (leg->made_us, START);
}

static void
an_offer_is_accepted_once (void **state)
{
  g_autoptr (OdVisit) visit = offered_visit ();
  OdWish wish = wish_for (OD_VERB_ACCEPT, "desk-2");
  g_autoptr (OdEvent) event = NULL;

  assert_true (od_visit_allows (visit, OD_VERB_ACCEPT));
  event = event_of (visit, &wish);
  assert_int_equal (event->from, OD_LEG_WAITING);
  assert_int_equal (event->to, OD_LEG_WAITING);
  assert_string_equal (event->leg_id, "new");
  assert_false (leg_of (visit, 1)->offered);
  assert_string_equal (leg_of (visit, 1)->from_desk_id, "desk-1");
  assert_false (od_visit_allows (visit, OD_VERB_ACCEPT));
  assert_false (od_visit_allows (visit, OD_VERB_DECLINE));
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  wish.verb = OD_VERB_DECLINE;
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  takes_back (visit, event);
  assert_true (leg_of (visit, 1)->offered);
}

static void
a_declined_offer_goes_back_to_its_desk_in_the_same_place (void **state)
{
  g_autoptr (OdVisit) visit = offered_visit ();
  OdWish wish = wish_for (OD_VERB_DECLINE, "desk-2");
  g_autoptr (OdEvent) event = NULL;
  OdLeg *leg;

  wish.new_leg_id = "back";
  refuses (visit, &wish, OD_OUTCOME_REASON);
  wish.reason = "no interpreter today";
  event = event_of (visit, &wish);
  assert_int_equal (event->to, OD_LEG_CANCELLED);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_CANCELLED);
  assert_false (leg_of (visit, 1)->offered);
  leg = leg_of (visit, 2);
  assert_string_equal (leg->id, "back");
  assert_string_equal (leg->pool_id, "pool-0");
  assert_string_equal (leg->for_desk_id, "desk-1");
  assert_false (leg->offered);
  assert_int_equal (leg->queued_us, 10);
  assert_int_equal (leg->place_us, 10);
  assert_int_equal (leg->priority, 1);
  assert_int_equal (leg->made_us, START);

  takes_back (visit, event);
  assert_int_equal (leg_of (visit, 2)->state, OD_LEG_CANCELLED);
  assert_true (leg_of (visit, 1)->offered);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_WAITING);
}

static void
an_offer_from_nowhere_cannot_be_declined (void **state)
{
  g_autoptr (OdVisit) visit = offered_visit ();
  OdWish wish = wish_for (OD_VERB_DECLINE, "desk-2");

  wish.reason = "as asked";
  g_clear_pointer (&leg_of (visit, 1)->from_pool_id, g_free);
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
}

static void
only_who_waits_is_offered (void **state)
{
  const OdVerb verbs[] = { OD_VERB_CALL, OD_VERB_START, OD_VERB_HOLD, OD_VERB_LEAVE, OD_VERB_CANCEL, OD_VERB_CARRY };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OdVisit) visit = offered_visit ();

    must (visit, verbs[i], "desk-2");
    assert_false (leg_of (visit, 1)->offered);
  }
}

static void
a_move_keeps_the_place_and_needs_a_reason (void **state)
{
  g_autoptr (OdVisit) visit = offered_visit ();
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_MOVE, NULL);
  OdLeg *leg = leg_of (visit, 1);

  refuses (visit, &wish, OD_OUTCOME_REASON);
  wish.reason = "the right line";
  wish.pool_id = NULL;
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  wish.pool_id = "third";
  wish.for_desk_id = "desk-7";
  wish.for_staff_id = "staff-7";
  event = event_of (visit, &wish);
  assert_string_equal (event->pool_id, "third");
  assert_string_equal (leg->pool_id, "third");
  assert_string_equal (leg->for_desk_id, "desk-7");
  assert_string_equal (leg->for_staff_id, "staff-7");
  assert_int_equal (leg->queued_us, 10);
  assert_int_equal (leg->place_us, 10);
  assert_false (leg->offered);
  takes_back (visit, event);
  assert_string_equal (leg_of (visit, 1)->pool_id, "other");
  assert_true (leg_of (visit, 1)->offered);
}

static void
who_is_held_waits_again_when_moved (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_ON_HOLD);
  OdWish wish = wish_for (OD_VERB_MOVE, "desk-2");

  wish.reason = "the right line";
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  wish.any_desk = TRUE;
  does (visit, &wish);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_WAITING);
  assert_int_equal (leg_of (visit, 0)->held_us, 0);
  assert_null (leg_of (visit, 0)->desk_id);
}

static void
a_hold_knows_since_when_and_by_whom (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_ON_HOLD);
  OdWish wish = wish_for (OD_VERB_RESUME, "desk-2");

  assert_int_equal (leg_of (visit, 0)->held_us, START);
  assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  must (visit, OD_VERB_RESUME, "desk-1");
  assert_int_equal (leg_of (visit, 0)->held_us, 0);
}

static void
an_added_leg_waits_since_now (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_ADD, "desk-2");
  OdLeg *leg;

  wish.for_desk_id = "desk-4";
  event = event_of (visit, &wish);
  assert_string_equal (event->leg_id, "new");
  assert_string_equal (event->pool_id, "other");
  assert_string_equal (event->desk_id, "desk-2");
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_SERVING);
  leg = leg_of (visit, 1);
  assert_string_equal (leg->id, "new");
  assert_string_equal (leg->pool_id, "other");
  assert_string_equal (leg->for_desk_id, "desk-4");
  assert_int_equal (leg->state, OD_LEG_WAITING);
  assert_int_equal (leg->queued_us, START);
  assert_int_equal (leg->place_us, START);
  assert_int_equal (leg->made_us, START);
  assert_false (leg->offered);
  takes_back (visit, event);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_CANCELLED);
}

static void
an_added_slot_has_its_time (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish wish = wish_for (OD_VERB_ADD, NULL);
  OdLeg *leg;

  wish.due_us = START + 60 * MINUTE;
  does (visit, &wish);
  leg = leg_of (visit, 1);
  assert_int_equal (leg->due_us, START + 60 * MINUTE);
  assert_int_equal (leg->not_before_us, START + 50 * MINUTE);
  assert_int_equal (leg->queued_us, START + 30 * MINUTE);
  assert_int_equal (leg->place_us, START + 30 * MINUTE);
}

static void
a_leg_is_added_to_an_open_visit_and_into_a_pool (void **state)
{
  g_autoptr (OdVisit) done = visit_in (OD_LEG_DONE);
  g_autoptr (OdVisit) waiting = new_visit (1);
  OdWish wish = wish_for (OD_VERB_ADD, NULL);

  refuses (done, &wish, OD_OUTCOME_ILLEGAL);
  assert_false (od_visit_allows (done, OD_VERB_ADD));
  wish.pool_id = NULL;
  refuses (waiting, &wish, OD_OUTCOME_ILLEGAL);
}

static void
a_priority_is_one_of_the_house_and_has_a_reason (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_PRIORITISE, NULL);
  OdLeg *leg = leg_of (visit, 0);

  leg->queued_us = 100 * MINUTE;
  wish.priority = 4;
  refuses (visit, &wish, OD_OUTCOME_PRIORITY);
  wish.priority = -1;
  refuses (visit, &wish, OD_OUTCOME_PRIORITY);
  wish.priority = 2;
  refuses (visit, &wish, OD_OUTCOME_REASON);
  wish.reason = "with a small child";
  event = event_of (visit, &wish);
  assert_int_equal (event->to, OD_LEG_WAITING);
  assert_int_equal (leg->priority, 2);
  assert_int_equal (leg->place_us, 40 * MINUTE);
  assert_int_equal (leg->queued_us, 100 * MINUTE);
  takes_back (visit, event);
  assert_int_equal (leg_of (visit, 0)->priority, 0);
  assert_int_equal (leg_of (visit, 0)->place_us, 10);
}

static void
who_is_held_keeps_the_desk_with_a_new_priority (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_ON_HOLD);
  OdWish wish = wish_for (OD_VERB_PRIORITISE, "desk-1");

  wish.priority = 1;
  wish.reason = "as asked";
  does (visit, &wish);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_ON_HOLD);
  assert_int_equal (leg_of (visit, 0)->held_us, START);
  assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
}

static void
who_steps_out_keeps_every_place (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_STEP_OUT, NULL);

  assert_true (od_visit_allows (visit, OD_VERB_STEP_OUT));
  assert_false (od_visit_allows (visit, OD_VERB_BACK));
  event = event_of (visit, &wish);
  assert_null (event->leg_id);
  assert_int_equal (event->from, OD_LEG_WAITING);
  assert_int_equal (event->to, OD_LEG_WAITING);
  assert_int_equal (visit->out_us, START);
  assert_int_equal (leg_of (visit, 0)->place_us, 10);
  assert_int_equal (leg_of (visit, 1)->place_us, 11);
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  assert_true (od_visit_allows (visit, OD_VERB_BACK));
  must (visit, OD_VERB_BACK, NULL);
  assert_int_equal (visit->out_us, 0);
  wish.verb = OD_VERB_BACK;
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
}

static void
stepping_out_and_coming_back_are_taken_back (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish out = wish_for (OD_VERB_STEP_OUT, NULL);
  OdWish back = wish_for (OD_VERB_BACK, NULL);
  g_autoptr (OdEvent) went = event_of (visit, &out);
  g_autoptr (OdEvent) came = event_of (visit, &back);

  takes_back (visit, came);
  assert_int_equal (visit->out_us, START);
  went->version = visit->version;
  takes_back (visit, went);
  assert_int_equal (visit->out_us, 0);
}

static void
who_is_at_a_desk_cannot_step_out (void **state)
{
  const OdLegState states[] = { OD_LEG_CALLED, OD_LEG_SERVING, OD_LEG_ON_HOLD, OD_LEG_DONE };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (OdVisit) visit = visit_in (states[i]);
    OdWish wish = wish_for (OD_VERB_STEP_OUT, NULL);

    refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
  }
}

static void
who_is_served_elsewhere_cannot_step_out_of_another_line (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_STEP_OUT, NULL);

  must (visit, OD_VERB_START, "desk-1");
  refuses (visit, &wish, OD_OUTCOME_ILLEGAL);
}

static void
who_is_called_or_gone_is_not_out (void **state)
{
  const OdVerb verbs[] = { OD_VERB_CALL, OD_VERB_START, OD_VERB_LEAVE, OD_VERB_CANCEL, OD_VERB_CARRY };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OdVisit) visit = new_visit (1);

    must (visit, OD_VERB_STEP_OUT, NULL);
    must (visit, verbs[i], "desk-1");
    assert_int_equal (visit->out_us, 0);
  }
}

static void
who_is_held_may_come_back (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);

  must (visit, OD_VERB_STEP_OUT, NULL);
  must (visit, OD_VERB_HOLD, "desk-1");
  assert_int_equal (visit->out_us, START);
  must (visit, OD_VERB_BACK, "desk-2");
  assert_int_equal (visit->out_us, 0);
}

static void
who_is_recalled_is_not_out (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_RECALL, NULL);

  leg_of (visit, 0)->state = OD_LEG_NO_SHOW;
  must (visit, OD_VERB_STEP_OUT, NULL);
  wish.leg_id = "leg-0";
  does (visit, &wish);
  assert_int_equal (visit->out_us, 0);
}

static void
the_end_of_the_day_carries_all_that_wait (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (3);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_CARRY, NULL);

  must (visit, OD_VERB_START, "desk-1");
  event = event_of (visit, &wish);
  assert_null (event->leg_id);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_SERVING);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_CARRIED);
  assert_int_equal (leg_of (visit, 2)->state, OD_LEG_CARRIED);
  assert_int_equal (leg_of (visit, 2)->ended_us, START);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (who_misses_a_call_rests_and_is_called_again),
    cmocka_unit_test (a_house_may_let_others_pass_who_missed_a_call),
    cmocka_unit_test (the_last_missed_call_ends_it),
    cmocka_unit_test (a_late_visitor_is_taken_up_again_in_the_old_place),
    cmocka_unit_test (of_who_left_one_leg_comes_back),
    cmocka_unit_test (the_waiting_time_survives_everything),
    cmocka_unit_test (a_start_without_a_call_ends_the_wait_too),
    cmocka_unit_test (a_hand_over_says_from_where_and_for_whom),
    cmocka_unit_test (an_offer_is_accepted_once),
    cmocka_unit_test (a_declined_offer_goes_back_to_its_desk_in_the_same_place),
    cmocka_unit_test (an_offer_from_nowhere_cannot_be_declined),
    cmocka_unit_test (only_who_waits_is_offered),
    cmocka_unit_test (a_move_keeps_the_place_and_needs_a_reason),
    cmocka_unit_test (who_is_held_waits_again_when_moved),
    cmocka_unit_test (a_hold_knows_since_when_and_by_whom),
    cmocka_unit_test (an_added_leg_waits_since_now),
    cmocka_unit_test (an_added_slot_has_its_time),
    cmocka_unit_test (a_leg_is_added_to_an_open_visit_and_into_a_pool),
    cmocka_unit_test (a_priority_is_one_of_the_house_and_has_a_reason),
    cmocka_unit_test (who_is_held_keeps_the_desk_with_a_new_priority),
    cmocka_unit_test (who_steps_out_keeps_every_place),
    cmocka_unit_test (stepping_out_and_coming_back_are_taken_back),
    cmocka_unit_test (who_is_at_a_desk_cannot_step_out),
    cmocka_unit_test (who_is_served_elsewhere_cannot_step_out_of_another_line),
    cmocka_unit_test (who_is_called_or_gone_is_not_out),
    cmocka_unit_test (who_is_held_may_come_back),
    cmocka_unit_test (who_is_recalled_is_not_out),
    cmocka_unit_test (the_end_of_the_day_carries_all_that_wait),
  };

  return cmocka_run_group_tests_name ("visit-change", tests, NULL, NULL);
}
