/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-rule-private.h"

#include "od-queue.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

#define WAITING OD_IN (OD_LEG_WAITING)
#define CALLED OD_IN (OD_LEG_CALLED)
#define SERVING OD_IN (OD_LEG_SERVING)
#define ON_HOLD OD_IN (OD_LEG_ON_HOLD)

static const OdRule rules[OD_N_VERBS] = {
  [OD_VERB_CALL] = { WAITING | CALLED, OD_LEG_CALLED, OD_SCOPE_LEG, FALSE },
  [OD_VERB_START] = { WAITING | CALLED, OD_LEG_SERVING, OD_SCOPE_LEG, FALSE },
  [OD_VERB_FINISH] = { SERVING, OD_LEG_DONE, OD_SCOPE_LEG, FALSE },
  [OD_VERB_NO_SHOW] = { CALLED, OD_LEG_NO_SHOW, OD_SCOPE_LEG, FALSE },
  [OD_VERB_RECALL] = { OD_IN (OD_LEG_NO_SHOW) | OD_IN (OD_LEG_LEFT), OD_LEG_WAITING, OD_SCOPE_LEG, FALSE },
  [OD_VERB_HOLD] = { CALLED | SERVING | WAITING, OD_LEG_ON_HOLD, OD_SCOPE_LEG, FALSE },
  [OD_VERB_RESUME] = { ON_HOLD, OD_LEG_WAITING, OD_SCOPE_LEG, FALSE },
  [OD_VERB_HAND_OVER] = { SERVING | CALLED, OD_LEG_DONE, OD_SCOPE_LEG, FALSE },
  [OD_VERB_ACCEPT] = { WAITING, OD_LEG_WAITING, OD_SCOPE_LEG, TRUE },
  [OD_VERB_DECLINE] = { WAITING, OD_LEG_CANCELLED, OD_SCOPE_LEG, FALSE },
  [OD_VERB_MOVE] = { WAITING | ON_HOLD, OD_LEG_WAITING, OD_SCOPE_LEG, FALSE },
  [OD_VERB_PRIORITISE] = { WAITING | ON_HOLD, OD_LEG_WAITING, OD_SCOPE_LEG, TRUE },
  [OD_VERB_LEAVE] = { WAITING | CALLED | ON_HOLD, OD_LEG_LEFT, OD_SCOPE_LEGS, FALSE },
  [OD_VERB_CANCEL] = { OD_IN_OPEN, OD_LEG_CANCELLED, OD_SCOPE_LEGS, FALSE },
  [OD_VERB_CARRY] = { WAITING | CALLED | ON_HOLD, OD_LEG_CARRIED, OD_SCOPE_LEGS, FALSE },
  [OD_VERB_ADD] = { OD_IN_OPEN, OD_LEG_WAITING, OD_SCOPE_VISIT, FALSE },
  [OD_VERB_STEP_OUT] = { WAITING, OD_LEG_WAITING, OD_SCOPE_VISIT, TRUE },
  [OD_VERB_BACK] = { OD_IN_OPEN, OD_LEG_WAITING, OD_SCOPE_VISIT, TRUE },
};

const OdRule *
od_rule_of (OdVerb verb)
{
  g_assert (verb < OD_N_VERBS);

  return &rules[verb];
}

gboolean
od_leg_is_in (const OdLeg *leg,
              guint        states)
{
  return (states & OD_IN (leg->state)) != 0;
}

static gboolean
is_within_grace (const OdLeg  *leg,
                 const OdWish *wish)
{
  g_autoptr (OdPolicy) usual = wish->policy == NULL ? od_policy_new () : NULL;
  const OdPolicy *policy = usual != NULL ? usual : wish->policy;

  return leg->missed + 1 < policy->grace_calls;
}

OdLegState
od_rule_end (const OdRule *rule,
             const OdLeg  *leg,
             const OdWish *wish)
{
  if (rule->stays)
    return leg->state;
  if (wish->verb == OD_VERB_NO_SHOW && is_within_grace (leg, wish))
    return OD_LEG_WAITING;
  return rule->to;
}

static void
enter_waiting (OdLeg *leg)
{
  g_clear_pointer (&leg->desk_id, g_free);
  g_clear_pointer (&leg->with_desk_id, g_free);
  leg->called_us = 0;
  leg->started_us = 0;
  leg->ended_us = 0;
}

static void
set_desk (OdLeg        *leg,
          const OdWish *wish)
{
  if (leg->desk_id != NULL)
    return;

  leg->desk_id = g_strdup (wish->desk_id);
  leg->with_desk_id = wish->verb != OD_VERB_HOLD ? g_strdup (wish->with_desk_id) : NULL;
}

static void
enter (OdLeg        *leg,
       OdLegState    state,
       const OdWish *wish)
{
  leg->state = state;
  leg->held_us = 0;
  leg->offered = FALSE;
  if (state == OD_LEG_WAITING) {
    enter_waiting (leg);
  } else if (od_leg_is_in (leg, OD_IN_BUSY)) {
    set_desk (leg, wish);
    leg->not_before_us = 0;
    if (leg->first_called_us == 0)
      leg->first_called_us = wish->now_us;
  } else if (state == OD_LEG_ON_HOLD) {
    set_desk (leg, wish);
    leg->held_us = wish->now_us;
  } else {
    leg->ended_us = wish->now_us;
  }
}

static void
miss (OdLeg        *leg,
      const OdWish *wish)
{
  g_autoptr (OdPolicy) usual = wish->policy == NULL ? od_policy_new () : NULL;
  const OdPolicy *policy = usual != NULL ? usual : wish->policy;

  leg->missed++;
  if (leg->state != OD_LEG_WAITING)
    return;
  leg->not_before_us = wish->now_us + policy->grace_min * MINUTE_US;
  if (wish->behind_us != 0)
    leg->place_us = MAX (leg->place_us, wish->behind_us + 1);
}

static OdLeg *
add_leg (OdVisit      *visit,
         const char   *pool_id,
         const OdWish *wish)
{
  OdLeg *leg = od_leg_new ();

  leg->id = g_strdup (wish->new_leg_id);
  leg->pool_id = g_strdup (pool_id);
  leg->state = OD_LEG_WAITING;
  leg->made_us = wish->now_us;
  g_ptr_array_add (visit->legs, leg);
  return leg;
}

static void
keep_place (OdLeg       *leg,
            const OdLeg *from)
{
  leg->queued_us = from->queued_us;
  leg->place_us = from->place_us;
  leg->priority = from->priority;
}

static void
hand_over (OdVisit      *visit,
           const OdLeg  *from,
           const OdWish *wish)
{
  OdLeg *leg = add_leg (visit, wish->pool_id, wish);

  keep_place (leg, from);
  leg->offered = TRUE;
  leg->from_desk_id = g_strdup (from->desk_id);
  leg->from_pool_id = g_strdup (from->pool_id);
  leg->for_desk_id = g_strdup (wish->for_desk_id);
  leg->for_staff_id = g_strdup (wish->for_staff_id);
}

static void
give_back (OdVisit      *visit,
           const OdLeg  *from,
           const OdWish *wish)
{
  OdLeg *leg = add_leg (visit, from->from_pool_id, wish);

  keep_place (leg, from);
  leg->for_desk_id = g_strdup (from->from_desk_id);
}

static void
add_wished_leg (OdVisit      *visit,
                const OdWish *wish)
{
  OdLeg *leg = add_leg (visit, wish->pool_id, wish);

  leg->for_desk_id = g_strdup (wish->for_desk_id);
  leg->for_staff_id = g_strdup (wish->for_staff_id);
  leg->queued_us = wish->now_us;
  if (wish->due_us != 0)
    od_leg_set_due (leg, wish->due_us, wish->now_us, wish->policy);
  leg->place_us = od_leg_place (leg, wish->policy);
}

static void
move (OdLeg        *leg,
      const OdWish *wish)
{
  g_free (leg->pool_id);
  g_free (leg->for_desk_id);
  g_free (leg->for_staff_id);
  leg->pool_id = g_strdup (wish->pool_id);
  leg->for_desk_id = g_strdup (wish->for_desk_id);
  leg->for_staff_id = g_strdup (wish->for_staff_id);
}

/* What a verb does beside the change of state; @leg is in its new one. */
static void
finish_leg (OdVisit      *visit,
            OdLeg        *leg,
            const OdWish *wish)
{
  switch ((int) wish->verb) {
  case OD_VERB_CALL:
    leg->called_us = wish->now_us;
    leg->calls++;
    break;
  case OD_VERB_START:
    leg->started_us = wish->now_us;
    break;
  case OD_VERB_NO_SHOW:
    miss (leg, wish);
    break;
  case OD_VERB_RECALL:
    leg->not_before_us = 0;
    break;
  case OD_VERB_HAND_OVER:
    hand_over (visit, leg, wish);
    break;
  case OD_VERB_DECLINE:
    give_back (visit, leg, wish);
    break;
  case OD_VERB_MOVE:
    move (leg, wish);
    break;
  default:
    break;
  }
}

static void
change_staying_leg (OdLeg        *leg,
                    const OdWish *wish)
{
  if (wish->verb == OD_VERB_ACCEPT)
    leg->offered = FALSE;
  if (wish->verb == OD_VERB_PRIORITISE) {
    leg->priority = wish->priority;
    leg->place_us = od_leg_place (leg, wish->policy);
  }
}

static void
change_legs (OdVisit      *visit,
             OdLeg        *leg,
             const OdWish *wish)
{
  const OdRule *rule = od_rule_of (wish->verb);
  guint n_legs = visit->legs->len;

  for (guint i = 0; i < n_legs; i++) {
    OdLeg *each = visit->legs->pdata[i];

    if (each != leg && (rule->scope == OD_SCOPE_LEG || !od_leg_is_in (each, rule->from)))
      continue;
    if (rule->stays) {
      change_staying_leg (each, wish);
    } else {
      enter (each, od_rule_end (rule, each, wish), wish);
      finish_leg (visit, each, wish);
    }
  }
}

/* Who is at a desk, comes again or has gone is not out for a while. */
static gboolean
ends_stepping_out (const OdVisit *visit,
                   const OdWish  *wish)
{
  return wish->verb == OD_VERB_CALL || wish->verb == OD_VERB_START || wish->verb == OD_VERB_RECALL || wish->verb == OD_VERB_BACK ||
         !od_visit_is_open (visit);
}

void
od_visit_change (OdVisit      *visit,
                 OdLeg        *leg,
                 const OdWish *wish)
{
  if (wish->verb == OD_VERB_ADD)
    add_wished_leg (visit, wish);
  else if (wish->verb == OD_VERB_STEP_OUT)
    visit->out_us = wish->now_us;
  else if (wish->verb != OD_VERB_BACK)
    change_legs (visit, leg, wish);

  if (ends_stepping_out (visit, wish))
    visit->out_us = 0;
}
