/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-fixture.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

OdVisit *
new_visit (guint n_legs)
{
  OdVisit *visit = od_visit_new ();

  visit->id = g_strdup ("visit");
  visit->version = 1;
  for (guint i = 0; i < n_legs; i++) {
    OdLeg *leg = od_leg_new ();

    leg->id = g_strdup_printf ("leg-%u", i);
    leg->pool_id = g_strdup_printf ("pool-%u", i);
    leg->queued_us = leg->place_us = 10 + i;
    g_ptr_array_add (visit->legs, leg);
  }
  return visit;
}

OdWish
wish_for (OdVerb      verb,
          const char *desk_id)
{
  return (OdWish) {
           .verb = verb, .actor = "staff:1", .desk_id = desk_id, .now_us = START, .event_id = "event", .new_leg_id = "new", .pool_id = "other"
  };
}

/* Does a wish that must succeed; the event is dropped. */
void
must (OdVisit    *visit,
      OdVerb      verb,
      const char *desk_id)
{
  OdWish wish = wish_for (verb, desk_id);
  g_autoptr (OdEvent) event = NULL;

  assert_int_equal (od_visit_apply (visit, &wish, &event), OD_OUTCOME_DONE);
}

void
refuses (OdVisit      *visit,
         const OdWish *wish,
         OdOutcome     outcome)
{
  gint64 version = visit->version;
  g_autoptr (OdEvent) event = NULL;

  assert_int_equal (od_visit_apply (visit, wish, &event), outcome);
  assert_null (event);
  assert_int_equal (visit->version, version);
}

OdLeg *
leg_of (OdVisit *visit,
        guint    index)
{
  return visit->legs->pdata[index];
}

/* Brings a visit's only leg into a state by legal ways. */
OdVisit *
visit_in (OdLegState target)
{
  static const OdVerb ways[][7] = {
    [OD_LEG_WAITING] = { OD_N_VERBS },
    [OD_LEG_CALLED] = { OD_VERB_CALL, OD_N_VERBS },
    [OD_LEG_SERVING] = { OD_VERB_START, OD_N_VERBS },
    [OD_LEG_ON_HOLD] = { OD_VERB_HOLD, OD_N_VERBS },
    [OD_LEG_DONE] = { OD_VERB_START, OD_VERB_FINISH, OD_N_VERBS },
    [OD_LEG_NO_SHOW] = { OD_VERB_CALL, OD_VERB_NO_SHOW, OD_VERB_CALL, OD_VERB_NO_SHOW, OD_VERB_CALL, OD_VERB_NO_SHOW, OD_N_VERBS },
    [OD_LEG_LEFT] = { OD_VERB_LEAVE, OD_N_VERBS },
    [OD_LEG_CANCELLED] = { OD_VERB_CANCEL, OD_N_VERBS },
    [OD_LEG_CARRIED] = { OD_VERB_CARRY, OD_N_VERBS },
  };
  OdVisit *visit = new_visit (1);

  for (gsize i = 0; ways[target][i] != OD_N_VERBS; i++)
    must (visit, ways[target][i], "desk-1");
  assert_int_equal (leg_of (visit, 0)->state, target);
  return visit;
}

OdEvent *
event_of (OdVisit      *visit,
          const OdWish *wish)
{
  OdEvent *event = NULL;

  assert_int_equal (od_visit_apply (visit, wish, &event), OD_OUTCOME_DONE);
  return event;
}

void
does (OdVisit      *visit,
      const OdWish *wish)
{
  g_autoptr (OdEvent) event = event_of (visit, wish);

  assert_int_equal (event->version, visit->version);
}

void
takes_back (OdVisit       *visit,
            const OdEvent *last)
{
  OdWish wish = wish_for (OD_VERB_UNDO, NULL);
  g_autoptr (OdEvent) event = NULL;

  wish.now_us = last->at_us + SECOND;
  assert_int_equal (od_visit_undo (visit, last, &wish, &event), OD_OUTCOME_DONE);
}
