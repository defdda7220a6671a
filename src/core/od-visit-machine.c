/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-machine.h"

#include "od-names-private.h"

#define IN(state) (1u << (state))
#define IN_OPEN (IN (OD_LEG_WAITING) | IN (OD_LEG_CALLED) | IN (OD_LEG_SERVING) | IN (OD_LEG_ON_HOLD))
#define IN_HELD (IN (OD_LEG_CALLED) | IN (OD_LEG_SERVING) | IN (OD_LEG_ON_HOLD))
#define IN_BUSY (IN (OD_LEG_CALLED) | IN (OD_LEG_SERVING))

typedef struct {
  guint      from;    /* states it is legal from; 0 = not for od_visit_apply () */
  OdLegState to;
  gboolean   whole;   /* of every leg of the visit that is in @from */
} Rule;

static const Rule rules[OD_N_VERBS] = {
  [OD_VERB_CALL] = { IN (OD_LEG_WAITING) | IN (OD_LEG_CALLED), OD_LEG_CALLED, FALSE },
  [OD_VERB_START] = { IN (OD_LEG_WAITING) | IN (OD_LEG_CALLED), OD_LEG_SERVING, FALSE },
  [OD_VERB_FINISH] = { IN (OD_LEG_SERVING), OD_LEG_DONE, FALSE },
  [OD_VERB_NO_SHOW] = { IN (OD_LEG_CALLED), OD_LEG_NO_SHOW, FALSE },
  [OD_VERB_RECALL] = { IN (OD_LEG_NO_SHOW), OD_LEG_WAITING, FALSE },
  [OD_VERB_HOLD] = { IN (OD_LEG_CALLED) | IN (OD_LEG_SERVING) | IN (OD_LEG_WAITING), OD_LEG_ON_HOLD, FALSE },
  [OD_VERB_RESUME] = { IN (OD_LEG_ON_HOLD), OD_LEG_WAITING, FALSE },
  [OD_VERB_HAND_OVER] = { IN (OD_LEG_SERVING) | IN (OD_LEG_CALLED), OD_LEG_DONE, FALSE },
  [OD_VERB_LEAVE] = { IN (OD_LEG_WAITING) | IN (OD_LEG_CALLED) | IN (OD_LEG_ON_HOLD), OD_LEG_LEFT, TRUE },
  [OD_VERB_CANCEL] = { IN_OPEN, OD_LEG_CANCELLED, TRUE },
};

static const char *const outcomes[] = { "done", "stale", "illegal", "taken", "busy", "too-late", "unknown", "desk-busy",
                                        "partner-needed", "reason-needed", "no-such-priority", "clock-back" };

const char *
od_outcome_to_text (OdOutcome outcome)
{
  return od_name_of (outcome, outcomes, G_N_ELEMENTS (outcomes));
}

static gboolean
is_in (const OdLeg *leg,
       guint        states)
{
  return (states & IN (leg->state)) != 0;
}

static OdLeg *
find_leg_in (const OdVisit *visit,
             guint          states)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = visit->legs->pdata[i];

    if (is_in (leg, states))
      return leg;
  }

  return NULL;
}

static gboolean
is_held_elsewhere (const OdLeg  *leg,
                   const OdWish *wish)
{
  /* Nobody may call away what another desk has, reception neither: two who call one ticket must not both get it. */
  gboolean may_touch = wish->any_desk && wish->verb != OD_VERB_CALL;

  if (leg->desk_id == NULL || wish->desk_id == NULL || may_touch || !is_in (leg, IN_HELD))
    return FALSE;
  return !g_str_equal (leg->desk_id, wish->desk_id);
}

static gboolean
is_taken (const OdVisit *visit,
          const OdLeg   *leg,
          const OdWish  *wish,
          const Rule    *rule)
{
  if (!rule->whole)
    return is_held_elsewhere (leg, wish);

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *other = visit->legs->pdata[i];

    if (is_in (other, rule->from) && is_held_elsewhere (other, wish))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_complete (const OdLeg  *leg,
             const OdWish *wish)
{
  if (wish->verb == OD_VERB_CALL || (wish->verb == OD_VERB_START && leg->state == OD_LEG_WAITING))
    return wish->desk_id != NULL;
  if (wish->verb == OD_VERB_HAND_OVER)
    return wish->pool_id != NULL;
  return TRUE;
}

static gboolean
is_busy (const OdVisit *visit,
         const OdLeg   *leg,
         const OdWish  *wish)
{
  if (wish->verb != OD_VERB_CALL && wish->verb != OD_VERB_START)
    return FALSE;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *other = visit->legs->pdata[i];

    if (other != leg && is_in (other, IN_BUSY))
      return TRUE;
  }
  return FALSE;
}

/* Taken is told before stale: the second of two clerks must hear who has it, and always comes with an old version. */
static OdOutcome
judge (const OdVisit *visit,
       const OdLeg   *leg,
       const OdWish  *wish)
{
  const Rule *rule = &rules[wish->verb];

  if (is_taken (visit, leg, wish, rule))
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != visit->version)
    return OD_OUTCOME_STALE;
  if (!is_in (leg, rule->from) || !is_complete (leg, wish))
    return OD_OUTCOME_ILLEGAL;
  if (is_busy (visit, leg, wish))
    return OD_OUTCOME_BUSY;
  return OD_OUTCOME_DONE;
}

static void
enter_waiting (OdLeg *leg)
{
  g_clear_pointer (&leg->desk_id, g_free);
  leg->called_us = 0;
  leg->started_us = 0;
  leg->ended_us = 0;
}

static void
set_desk (OdLeg      *leg,
          const char *desk_id)
{
  leg->offered = FALSE;
  if (leg->desk_id == NULL)
    leg->desk_id = g_strdup (desk_id);
}

static void
enter (OdLeg        *leg,
       OdLegState    state,
       const OdWish *wish)
{
  leg->state = state;
  if (state == OD_LEG_WAITING) {
    enter_waiting (leg);
  } else if (state == OD_LEG_CALLED) {
    set_desk (leg, wish->desk_id);
    leg->called_us = wish->now_us;
    leg->calls++;
  } else if (state == OD_LEG_SERVING) {
    set_desk (leg, wish->desk_id);
    leg->started_us = wish->now_us;
  } else if (state != OD_LEG_ON_HOLD) {
    leg->ended_us = wish->now_us;
  }
}

static void
add_offered_leg (OdVisit      *visit,
                 const OdLeg  *from,
                 const OdWish *wish)
{
  OdLeg *leg = od_leg_new ();

  leg->id = g_strdup (wish->new_leg_id);
  leg->pool_id = g_strdup (wish->pool_id);
  leg->state = OD_LEG_WAITING;
  leg->offered = TRUE;
  leg->made_us = wish->now_us;
  leg->queued_us = from->queued_us;
  leg->place_us = from->place_us;
  leg->priority = from->priority;
  g_ptr_array_add (visit->legs, leg);
}

static void
change_legs (OdVisit      *visit,
             OdLeg        *leg,
             const OdWish *wish)
{
  const Rule *rule = &rules[wish->verb];
  guint n_legs = visit->legs->len;

  for (guint i = 0; i < n_legs; i++) {
    OdLeg *each = visit->legs->pdata[i];

    if (each == leg || (rule->whole && is_in (each, rule->from)))
      enter (each, rule->to, wish);
  }

  if (wish->verb == OD_VERB_HAND_OVER)
    add_offered_leg (visit, leg, wish);
}

/* What is the same in every event; @visit is still as it was. */
static OdEvent *
new_event (const OdVisit *visit,
           const OdWish  *wish)
{
  OdEvent *event = od_event_new ();

  event->id = g_strdup (wish->event_id);
  event->at_us = wish->now_us;
  event->verb = wish->verb;
  event->visit_id = g_strdup (visit->id);
  event->version = visit->version + 1;
  event->actor = g_strdup (wish->actor);
  event->reason = g_strdup (wish->reason);
  event->before = od_visit_copy (visit);
  return event;
}

static OdEvent *
new_leg_event (const OdVisit *visit,
               const OdLeg   *leg,
               const OdWish  *wish)
{
  const Rule *rule = &rules[wish->verb];
  OdEvent *event = new_event (visit, wish);

  event->leg_id = rule->whole ? NULL : g_strdup (leg->id);
  event->from = leg->state;
  event->to = rule->to;
  event->desk_id = g_strdup (leg->desk_id != NULL ? leg->desk_id : wish->desk_id);
  event->pool_id = g_strdup (wish->verb == OD_VERB_HAND_OVER ? wish->pool_id : leg->pool_id);
  return event;
}

static OdLeg *
find_wished_leg (const OdVisit *visit,
                 const OdWish  *wish)
{
  const Rule *rule = &rules[wish->verb];
  OdLeg *leg = wish->leg_id != NULL ? od_visit_find_leg (visit, wish->leg_id) : od_visit_current_leg (visit);
  OdLeg *open = rule->whole ? find_leg_in (visit, rule->from) : NULL;

  return leg != NULL && open != NULL ? open : leg;
}

OdOutcome
od_visit_apply (OdVisit      *visit,
                const OdWish *wish,
                OdEvent     **event)
{
  OdOutcome outcome;
  OdLeg *leg;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (wish != NULL && event != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->verb < OD_N_VERBS && rules[wish->verb].from != 0, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->actor != NULL && wish->event_id != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->verb != OD_VERB_HAND_OVER || wish->new_leg_id != NULL, OD_OUTCOME_ILLEGAL);

  leg = find_wished_leg (visit, wish);
  if (leg == NULL)
    return OD_OUTCOME_UNKNOWN;
  outcome = judge (visit, leg, wish);
  if (outcome != OD_OUTCOME_DONE)
    return outcome;

  *event = new_leg_event (visit, leg, wish);
  change_legs (visit, leg, wish);
  visit->version++;
  return OD_OUTCOME_DONE;
}

static OdOutcome
judge_undo (const OdVisit *visit,
            const OdEvent *last,
            const OdWish  *wish)
{
  gboolean is_other_desk = last->desk_id != NULL && wish->desk_id != NULL && !g_str_equal (last->desk_id, wish->desk_id);

  if (last->before == NULL || rules[last->verb].from == 0)
    return OD_OUTCOME_ILLEGAL;
  if (is_other_desk && !wish->any_desk)
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != visit->version)
    return OD_OUTCOME_STALE;
  if (last->version != visit->version || wish->now_us - last->at_us > OD_UNDO_SECONDS * G_USEC_PER_SEC)
    return OD_OUTCOME_TOO_LATE;
  return OD_OUTCOME_DONE;
}

static void
swap_leg (OdLeg       *leg,
          const OdLeg *other)
{
  OdLeg *copy = od_leg_copy (other);
  OdLeg kept = *leg;

  *leg = *copy;
  *copy = kept;
  od_leg_free (copy);
}

static void
restore_legs (OdVisit       *visit,
              const OdVisit *before,
              gint64         now_us)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = visit->legs->pdata[i];
    const OdLeg *old = od_visit_find_leg (before, leg->id);

    if (old != NULL) {
      swap_leg (leg, old);
    } else {
      leg->state = OD_LEG_CANCELLED;
      leg->offered = FALSE;
      leg->ended_us = now_us;
    }
  }
}

OdOutcome
od_visit_undo (OdVisit       *visit,
               const OdEvent *last,
               const OdWish  *wish,
               OdEvent      **event)
{
  OdOutcome outcome;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (last != NULL && g_strcmp0 (last->visit_id, visit->id) == 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (wish != NULL && event != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->actor != NULL && wish->event_id != NULL, OD_OUTCOME_ILLEGAL);

  outcome = judge_undo (visit, last, wish);
  if (outcome != OD_OUTCOME_DONE)
    return outcome;

  *event = new_event (visit, wish);
  (*event)->verb = OD_VERB_UNDO;
  (*event)->leg_id = g_strdup (last->leg_id);
  (*event)->from = last->to;
  (*event)->to = last->from;
  (*event)->desk_id = g_strdup (last->desk_id);
  (*event)->pool_id = g_strdup (last->pool_id);
  (*event)->undoes = g_strdup (last->id);
  restore_legs (visit, last->before, wish->now_us);
  visit->version++;
  return OD_OUTCOME_DONE;
}

gboolean
od_visit_allows (const OdVisit *visit,
                 OdVerb         verb)
{
  const Rule *rule;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, FALSE);
  g_return_val_if_fail (verb < OD_N_VERBS, FALSE);

  rule = &rules[verb];
  if (rule->whole)
    return find_leg_in (visit, rule->from) != NULL;
  return is_in (od_visit_current_leg (visit), rule->from);
}
