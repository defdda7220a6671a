/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* The whole table of the contract: 17 verbs from 9 states. '-' is illegal, else the state it leads to. Accept, decline and back have
 * tests of their own: nobody here is offered or out. */
static void
the_table_is_the_contract_s (void **state)
{
  static const char letters[] = "wcsodnlxr";   /* the states in their order */
  static const struct {
    OdVerb      verb;
    const char *to;
  } table[] = {
    { OD_VERB_CALL, "cc-------" }, { OD_VERB_START, "ss-------" }, { OD_VERB_FINISH, "--d------" }, { OD_VERB_NO_SHOW, "-w-------" },
    { OD_VERB_RECALL, "-----ww--" }, { OD_VERB_HOLD, "ooo------" }, { OD_VERB_RESUME, "---w-----" }, { OD_VERB_HAND_OVER, "-dd------" },
    { OD_VERB_LEAVE, "ll-l-----" }, { OD_VERB_CANCEL, "xxxx-----" }, { OD_VERB_MOVE, "w--w-----" }, { OD_VERB_PRIORITISE, "w--o-----" },
    { OD_VERB_ADD, "wcso-----" }, { OD_VERB_STEP_OUT, "w--------" }, { OD_VERB_BACK, "---------" }, { OD_VERB_ACCEPT, "---------" },
    { OD_VERB_DECLINE, "---------" }, { OD_VERB_CARRY, "rr-r-----" },
  };

  for (gsize row = 0; row < G_N_ELEMENTS (table); row++) {
    for (guint from = 0; from <= OD_LEG_CARRIED; from++) {
      g_autoptr (OdVisit) visit = visit_in (from);
      g_autoptr (OdEvent) event = NULL;
      OdWish wish = wish_for (table[row].verb, "desk-1");
      gboolean is_legal = table[row].to[from] != '-';

      wish.reason = "as asked";
      assert_int_equal (od_visit_allows (visit, table[row].verb), is_legal);
      assert_int_equal (od_visit_apply (visit, &wish, &event), is_legal ? OD_OUTCOME_DONE : OD_OUTCOME_ILLEGAL);
      if (is_legal) {
        assert_int_equal (letters[leg_of (visit, 0)->state], table[row].to[from]);
        assert_int_equal (event->from, table[row].verb == OD_VERB_ADD ? OD_LEG_WAITING : from);
        assert_int_equal (event->to, table[row].verb == OD_VERB_ADD ? OD_LEG_WAITING : leg_of (visit, 0)->state);
      }
    }
  }
}

static void
register_undo_and_print_are_never_allowed (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);

  assert_false (od_visit_allows (visit, OD_VERB_NOTE));
  assert_false (od_visit_allows (visit, OD_VERB_READ));
  assert_false (od_visit_allows (visit, OD_VERB_REGISTER));
  assert_false (od_visit_allows (visit, OD_VERB_UNDO));
  assert_false (od_visit_allows (visit, OD_VERB_PRINT));
}

static void
a_call_says_who_when_and_how_often (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.reason = "next";
  assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
  assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
  assert_int_equal (leg_of (visit, 0)->called_us, START);
  assert_int_equal (leg_of (visit, 0)->calls, 1);
  assert_int_equal (visit->version, 2);
  assert_int_equal (event->version, 2);
  assert_string_equal (event->id, "event");
  assert_string_equal (event->visit_id, "visit");
  assert_string_equal (event->leg_id, "leg-0");
  assert_string_equal (event->actor, "staff:1");
  assert_string_equal (event->desk_id, "desk-1");
  assert_string_equal (event->pool_id, "pool-0");
  assert_string_equal (event->reason, "next");
  assert_int_equal (event->before->version, 1);
  assert_int_equal (leg_of (event->before, 0)->state, OD_LEG_WAITING);
}

static void
a_repeated_call_counts (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);

  must (visit, OD_VERB_CALL, "desk-1");
  assert_int_equal (leg_of (visit, 0)->calls, 2);
}

static void
the_second_of_two_desks_hears_who_has_it (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-2");

  wish.version = 1;
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  wish.any_desk = TRUE;
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
}

static void
what_a_desk_has_only_reception_may_touch (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);
  OdWish wish = wish_for (OD_VERB_FINISH, "desk-2");

  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  wish.any_desk = TRUE;
  wish.verb = OD_VERB_HOLD;
  {
    g_autoptr (OdEvent) event = NULL;

    assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
    assert_string_equal (event->desk_id, "desk-1");
  }
  wish.any_desk = FALSE;
  wish.verb = OD_VERB_RESUME;
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
  must (visit, OD_VERB_RESUME, NULL);
}

static void
an_old_version_is_stale (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  OdWish wish = wish_for (OD_VERB_START, "desk-1");

  wish.version = 1;
  refuses (visit, &wish, OD_OUTCOME_STALE);
  wish.version = 3;
  refuses (visit, &wish, OD_OUTCOME_STALE);
  wish.version = 2;
  {
    g_autoptr (OdEvent) event = NULL;

    assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
  }
}

static void
a_wish_without_its_desk_or_pool_is_illegal (void **state)
{
  g_autoptr (OdVisit) waiting = new_visit (1);
  g_autoptr (OdVisit) serving = visit_in (OD_LEG_SERVING);
  OdWish wish = wish_for (OD_VERB_CALL, NULL);

  refuses (waiting, &wish, OD_OUTCOME_ILLEGAL);
  wish.verb = OD_VERB_START;
  refuses (waiting, &wish, OD_OUTCOME_ILLEGAL);
  wish.verb = OD_VERB_HAND_OVER;
  wish.pool_id = NULL;
  refuses (serving, &wish, OD_OUTCOME_ILLEGAL);
}

static void
an_unknown_leg_is_told (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-1");

  wish.leg_id = "leg-7";
  wish.version = 99;
  refuses (visit, &wish, OD_OUTCOME_UNKNOWN);
}

static void
a_visit_is_at_one_place_only (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_CALL, "desk-2");

  must (visit, OD_VERB_CALL, "desk-1");
  wish.leg_id = "leg-1";
  refuses (visit, &wish, OD_OUTCOME_BUSY);
  wish.verb = OD_VERB_START;
  refuses (visit, &wish, OD_OUTCOME_BUSY);
  must (visit, OD_VERB_START, "desk-1");
  wish.verb = OD_VERB_CALL;
  refuses (visit, &wish, OD_OUTCOME_BUSY);
}

static void
a_hand_over_keeps_the_place (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_HAND_OVER, "desk-1");
  OdLeg *leg;

  leg_of (visit, 0)->priority = 2;
  assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
  assert_int_equal (visit->legs->len, 2);
  assert_int_equal (leg_of (visit, 0)->ended_us, START);
  leg = leg_of (visit, 1);
  assert_string_equal (leg->id, "new");
  assert_string_equal (leg->pool_id, "other");
  assert_int_equal (leg->state, OD_LEG_WAITING);
  assert_true (leg->offered);
  assert_null (leg->desk_id);
  assert_int_equal (leg->queued_us, 10);
  assert_int_equal (leg->priority, 2);
  assert_string_equal (event->leg_id, "leg-0");
  assert_string_equal (event->pool_id, "other");

  must (visit, OD_VERB_CALL, "desk-5");
  assert_false (leg_of (visit, 1)->offered);
}

static void
who_comes_back_keeps_the_place_but_no_desk (void **state)
{
  const OdLegState from[] = { OD_LEG_NO_SHOW, OD_LEG_ON_HOLD };
  const OdVerb verbs[] = { OD_VERB_RECALL, OD_VERB_RESUME };

  for (gsize i = 0; i < G_N_ELEMENTS (from); i++) {
    g_autoptr (OdVisit) visit = visit_in (from[i]);
    OdLeg *leg = leg_of (visit, 0);

    must (visit, verbs[i], "desk-1");
    assert_int_equal (leg->queued_us, 10);
    assert_null (leg->desk_id);
    assert_int_equal (leg->called_us, 0);
    assert_int_equal (leg->started_us, 0);
    assert_int_equal (leg->ended_us, 0);
  }
}

static void
leaving_ends_all_that_waits (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (3);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_LEAVE, NULL);

  must (visit, OD_VERB_START, "desk-1");
  assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_SERVING);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_LEFT);
  assert_int_equal (leg_of (visit, 2)->state, OD_LEG_LEFT);
  assert_int_equal (leg_of (visit, 2)->ended_us, START);
  assert_null (event->leg_id);
  must (visit, OD_VERB_CANCEL, NULL);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_CANCELLED);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_LEFT);
  assert_false (od_visit_is_open (visit));
}

static void
a_desk_cannot_send_away_whom_another_has (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (2);
  OdWish wish = wish_for (OD_VERB_CANCEL, "desk-2");

  must (visit, OD_VERB_START, "desk-1");
  wish.leg_id = "leg-1";
  refuses (visit, &wish, OD_OUTCOME_TAKEN);
}

/* An event of @verb on @visit, to be undone. */
static OdEvent *
event_by (OdVisit *visit,
          OdVerb   verb)
{
  OdWish wish = wish_for (verb, "desk-1");

  return event_of (visit, &wish);
}

static OdOutcome
undo (OdVisit       *visit,
      const OdEvent *last,
      const OdWish  *wish)
{
  g_autoptr (OdEvent) event = NULL;
  OdOutcome outcome = od_visit_undo (visit, last, wish, &event);

  assert_int_equal (event != NULL, outcome == OD_OUTCOME_DONE);
  return outcome;
}

static void
an_undo_restores_all_but_the_version (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_CALLED);
  g_autoptr (OdEvent) last = event_by (visit, OD_VERB_START);
  g_autoptr (OdEvent) event = NULL;
  OdWish wish = wish_for (OD_VERB_UNDO, "desk-1");

  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_DONE);
  assert_int_equal (visit->version, 4);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_CALLED);
  assert_int_equal (leg_of (visit, 0)->started_us, 0);
  assert_string_equal (leg_of (visit, 0)->desk_id, "desk-1");
  assert_int_equal (event->verb, OD_VERB_UNDO);
  assert_string_equal (event->undoes, "event");
  assert_string_equal (event->leg_id, "leg-0");
  assert_int_equal (event->from, OD_LEG_SERVING);
  assert_int_equal (event->to, OD_LEG_CALLED);
  assert_int_equal (event->version, 4);
  assert_int_equal (leg_of (event->before, 0)->state, OD_LEG_SERVING);
}

static void
an_undone_hand_over_cancels_its_leg (void **state)
{
  g_autoptr (OdVisit) visit = visit_in (OD_LEG_SERVING);
  g_autoptr (OdEvent) last = event_by (visit, OD_VERB_HAND_OVER);
  OdWish wish = wish_for (OD_VERB_UNDO, NULL);

  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_DONE);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_SERVING);
  assert_int_equal (leg_of (visit, 1)->state, OD_LEG_CANCELLED);
  assert_false (leg_of (visit, 1)->offered);
}

static void
an_undo_has_a_minute (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  g_autoptr (OdEvent) last = event_by (visit, OD_VERB_CALL);
  OdWish wish = wish_for (OD_VERB_UNDO, NULL);

  wish.now_us = START + OD_UNDO_SECONDS * SECOND + 1;
  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_TOO_LATE);
  assert_int_equal (leg_of (visit, 0)->state, OD_LEG_CALLED);
  wish.now_us = START + OD_UNDO_SECONDS * SECOND;
  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_DONE);
}

static void
only_the_newest_change_is_undone (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  g_autoptr (OdEvent) last = event_by (visit, OD_VERB_CALL);
  OdWish wish = wish_for (OD_VERB_UNDO, NULL);

  must (visit, OD_VERB_START, "desk-1");
  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_TOO_LATE);
  wish.version = 2;
  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_STALE);
}

static void
another_desk_s_change_is_not_undone (void **state)
{
  g_autoptr (OdVisit) visit = new_visit (1);
  g_autoptr (OdEvent) last = event_by (visit, OD_VERB_CALL);
  OdWish wish = wish_for (OD_VERB_UNDO, "desk-2");

  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_TAKEN);
  wish.any_desk = TRUE;
  assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_DONE);
}

static void
register_print_and_undo_are_not_undone (void **state)
{
  const OdVerb verbs[] = { OD_VERB_REGISTER, OD_VERB_PRINT, OD_VERB_UNDO, OD_VERB_NOTE, OD_VERB_READ, OD_VERB_CARRY };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_autoptr (OdVisit) visit = new_visit (1);
    g_autoptr (OdEvent) last = event_by (visit, OD_VERB_CALL);
    OdWish wish = wish_for (OD_VERB_UNDO, NULL);

    last->verb = verbs[i];
    assert_int_equal (undo (visit, last, &wish), OD_OUTCOME_ILLEGAL);
  }
}

static void
every_outcome_has_its_word (void **state)
{
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_DONE), "done");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_STALE), "stale");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_ILLEGAL), "illegal");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_TAKEN), "taken");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_BUSY), "busy");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_TOO_LATE), "too-late");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_UNKNOWN), "unknown");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_DESK_BUSY), "desk-busy");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_PARTNER), "partner-needed");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_REASON), "reason-needed");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_PRIORITY), "no-such-priority");
  assert_string_equal (od_outcome_to_text (OD_OUTCOME_CLOCK), "clock-back");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_table_is_the_contract_s),
    cmocka_unit_test (register_undo_and_print_are_never_allowed),
    cmocka_unit_test (a_call_says_who_when_and_how_often),
    cmocka_unit_test (a_repeated_call_counts),
    cmocka_unit_test (the_second_of_two_desks_hears_who_has_it),
    cmocka_unit_test (what_a_desk_has_only_reception_may_touch),
    cmocka_unit_test (an_old_version_is_stale),
    cmocka_unit_test (a_wish_without_its_desk_or_pool_is_illegal),
    cmocka_unit_test (an_unknown_leg_is_told),
    cmocka_unit_test (a_visit_is_at_one_place_only),
    cmocka_unit_test (a_hand_over_keeps_the_place),
    cmocka_unit_test (who_comes_back_keeps_the_place_but_no_desk),
    cmocka_unit_test (leaving_ends_all_that_waits),
    cmocka_unit_test (a_desk_cannot_send_away_whom_another_has),
    cmocka_unit_test (an_undo_restores_all_but_the_version),
    cmocka_unit_test (an_undone_hand_over_cancels_its_leg),
    cmocka_unit_test (an_undo_has_a_minute),
    cmocka_unit_test (only_the_newest_change_is_undone),
    cmocka_unit_test (another_desk_s_change_is_not_undone),
    cmocka_unit_test (register_print_and_undo_are_not_undone),
    cmocka_unit_test (every_outcome_has_its_word),
  };

  return cmocka_run_group_tests_name ("visit-machine", tests, NULL, NULL);
}
