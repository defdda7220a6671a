/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-walk.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define N_STEPS 20000

static void
machine_and_model_agree (void **state)
{
  const WalkSubject machine = { od_visit_apply, od_visit_undo };
  g_autofree char *difference = walk_visits (&machine, walk_seed (), N_STEPS);

  if (difference != NULL)
    fail_msg ("%s", difference);
}

/* Machines with one bug each, to see that the walk would find it. */

static OdOutcome
apply_and_lose_the_place (OdVisit      *visit,
                          const OdWish *wish,
                          OdEvent     **event)
{
  OdOutcome outcome = od_visit_apply (visit, wish, event);

  if (outcome == OD_OUTCOME_DONE && wish->verb == OD_VERB_RECALL)
    od_visit_find_leg (visit, (*event)->leg_id)->queued_us = wish->now_us;
  return outcome;
}

static OdOutcome
apply_and_take_from_another_desk (OdVisit      *visit,
                                  const OdWish *wish,
                                  OdEvent     **event)
{
  OdWish bold = *wish;

  bold.any_desk = TRUE;
  return od_visit_apply (visit, &bold, event);
}

static OdOutcome
apply_any_version (OdVisit      *visit,
                   const OdWish *wish,
                   OdEvent     **event)
{
  OdWish blind = *wish;

  blind.version = 0;
  return od_visit_apply (visit, &blind, event);
}

static OdOutcome
apply_and_forget_the_offer (OdVisit      *visit,
                            const OdWish *wish,
                            OdEvent     **event)
{
  OdOutcome outcome = od_visit_apply (visit, wish, event);

  if (outcome == OD_OUTCOME_DONE && wish->verb == OD_VERB_HAND_OVER)
    od_visit_find_leg (visit, wish->new_leg_id)->offered = FALSE;
  return outcome;
}

static OdOutcome
undo_and_leave_the_new_leg (OdVisit       *visit,
                            const OdEvent *last,
                            const OdWish  *wish,
                            OdEvent      **event)
{
  OdOutcome outcome = od_visit_undo (visit, last, wish, event);

  for (guint i = 0; outcome == OD_OUTCOME_DONE && i < visit->legs->len; i++) {
    OdLeg *leg = visit->legs->pdata[i];

    if (od_visit_find_leg (last->before, leg->id) == NULL)
      leg->state = OD_LEG_WAITING;
  }
  return outcome;
}

static OdOutcome
undo_a_second_too_late (OdVisit       *visit,
                        const OdEvent *last,
                        const OdWish  *wish,
                        OdEvent      **event)
{
  OdWish early = *wish;

  early.now_us -= G_USEC_PER_SEC;
  return od_visit_undo (visit, last, &early, event);
}

static void
a_planted_bug_is_found (void **state)
{
  const WalkSubject bugs[] = {
    { apply_and_lose_the_place, od_visit_undo }, { apply_and_take_from_another_desk, od_visit_undo }, { apply_any_version, od_visit_undo },
    { apply_and_forget_the_offer, od_visit_undo }, { od_visit_apply, undo_and_leave_the_new_leg }, { od_visit_apply, undo_a_second_too_late },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bugs); i++) {
    g_autofree char *difference = walk_visits (&bugs[i], 1, N_STEPS);

    assert_non_null (difference);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (machine_and_model_agree),
    cmocka_unit_test (a_planted_bug_is_found),
  };

  return cmocka_run_group_tests_name ("visit-walk", tests, NULL, NULL);
}
