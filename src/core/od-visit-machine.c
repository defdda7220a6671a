/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-machine.h"

#include "od-names-private.h"
#include "od-visit-rule-private.h"

/* A clock that stands further back than this is wrong; a smaller step is only unsteady. */
#define CLOCK_SLACK_US (60 * (gint64) G_USEC_PER_SEC)

static const char *const outcomes[] = { "done", "stale", "illegal", "taken", "busy", "too-late", "unknown", "desk-busy",
                                        "partner-needed", "reason-needed", "no-such-priority", "clock-back" };

const char *
od_outcome_to_text (OdOutcome outcome)
{
  return od_name_of (outcome, outcomes, G_N_ELEMENTS (outcomes));
}

static OdLeg *
find_leg_in (const OdVisit *visit,
             guint          states)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = visit->legs->pdata[i];

    if (od_leg_is_in (leg, states))
      return leg;
  }

  return NULL;
}

/* Of a joint call both desks have it. */
static gboolean
is_desk_of (const OdLeg *leg,
            const char  *desk_id)
{
  return g_strcmp0 (leg->desk_id, desk_id) == 0 || g_strcmp0 (leg->with_desk_id, desk_id) == 0;
}

static gboolean
is_held_elsewhere (const OdLeg  *leg,
                   const OdWish *wish)
{
  /* Nobody may call away what another desk has, reception neither: two who call one ticket must not both get it. */
  gboolean may_touch = wish->any_desk && wish->verb != OD_VERB_CALL;

  if (leg->desk_id == NULL || wish->desk_id == NULL || may_touch || !od_leg_is_in (leg, OD_IN_HELD))
    return FALSE;
  return !is_desk_of (leg, wish->desk_id);
}

static gboolean
is_taken (const OdVisit *visit,
          const OdLeg   *leg,
          const OdWish  *wish)
{
  const OdRule *rule = od_rule_of (wish->verb);

  if (rule->scope == OD_SCOPE_VISIT)
    return FALSE;
  if (rule->scope == OD_SCOPE_LEG)
    return is_held_elsewhere (leg, wish);

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *other = visit->legs->pdata[i];

    if (od_leg_is_in (other, rule->from) && is_held_elsewhere (other, wish))
      return TRUE;
  }
  return FALSE;
}

static gint64
newest_of_leg (const OdLeg *leg)
{
  gint64 newest = MAX (leg->made_us, leg->first_called_us);

  newest = MAX (newest, MAX (leg->called_us, leg->started_us));
  return MAX (newest, MAX (leg->held_us, leg->ended_us));
}

/* The newest change that @visit tells of. */
static gint64
newest_change (const OdVisit *visit)
{
  gint64 newest = MAX (visit->arrived_us, visit->out_us);

  for (guint i = 0; i < visit->legs->len; i++)
    newest = MAX (newest, newest_of_leg (visit->legs->pdata[i]));
  return newest;
}

static gboolean
is_state_right (const OdVisit *visit,
                const OdLeg   *leg,
                OdVerb         verb)
{
  if (!od_leg_is_in (leg, od_rule_of (verb)->from))
    return FALSE;
  if (verb == OD_VERB_ACCEPT)
    return leg->offered;
  if (verb == OD_VERB_DECLINE)
    return leg->offered && leg->from_pool_id != NULL;
  if (verb == OD_VERB_STEP_OUT)
    return visit->out_us == 0 && find_leg_in (visit, OD_IN_BUSY) == NULL;
  return verb != OD_VERB_BACK || visit->out_us != 0;
}

/* A call of somebody who waits, not one that is repeated. */
static gboolean
is_fetching (const OdLeg  *leg,
             const OdWish *wish)
{
  return (wish->verb == OD_VERB_CALL || wish->verb == OD_VERB_START) && leg->state == OD_LEG_WAITING;
}

static gboolean
is_complete (const OdLeg  *leg,
             const OdWish *wish)
{
  if (wish->verb == OD_VERB_CALL || is_fetching (leg, wish))
    return wish->desk_id != NULL;
  if (wish->verb == OD_VERB_HAND_OVER || wish->verb == OD_VERB_MOVE || wish->verb == OD_VERB_ADD)
    return wish->pool_id != NULL;
  return TRUE;
}

static gboolean
is_busy (const OdVisit *visit,
         const OdLeg   *leg,
         OdVerb         verb)
{
  if (verb != OD_VERB_CALL && verb != OD_VERB_START)
    return FALSE;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *other = visit->legs->pdata[i];

    if (other != leg && od_leg_is_in (other, OD_IN_BUSY))
      return TRUE;
  }
  return FALSE;
}

static gboolean
lacks_partner (const OdWish *wish)
{
  if (wish->with_desk_id == NULL)
    return wish->needs_partner;
  return g_strcmp0 (wish->with_desk_id, wish->desk_id) == 0;
}

static gboolean
is_reason_needed (const OdLeg  *leg,
                  const OdWish *wish)
{
  if (wish->verb == OD_VERB_MOVE || wish->verb == OD_VERB_PRIORITISE || wish->verb == OD_VERB_DECLINE)
    return TRUE;
  return wish->out_of_order && is_fetching (leg, wish);
}

static gboolean
is_blank (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  }

  return TRUE;
}

/* What stands against a wish that is legal in itself. */
static OdOutcome
judge_place (const OdVisit *visit,
             const OdLeg   *leg,
             const OdWish  *wish)
{
  guint minutes;

  if (wish->verb == OD_VERB_PRIORITISE && !od_policy_head_start (wish->policy, wish->priority, &minutes))
    return OD_OUTCOME_PRIORITY;
  if (is_busy (visit, leg, wish->verb))
    return OD_OUTCOME_BUSY;
  if (is_fetching (leg, wish) && wish->desk_full)
    return OD_OUTCOME_DESK_BUSY;
  if (is_fetching (leg, wish) && lacks_partner (wish))
    return OD_OUTCOME_PARTNER;
  if (is_reason_needed (leg, wish) && is_blank (wish->reason))
    return OD_OUTCOME_REASON;
  return OD_OUTCOME_DONE;
}

/* Taken is told before stale: the second of two clerks must hear who has it, and always comes with an old version. */
static OdOutcome
judge (const OdVisit *visit,
       const OdLeg   *leg,
       const OdWish  *wish)
{
  if (is_taken (visit, leg, wish))
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != visit->version)
    return OD_OUTCOME_STALE;
  if (newest_change (visit) - wish->now_us > CLOCK_SLACK_US)
    return OD_OUTCOME_CLOCK;
  if (!is_state_right (visit, leg, wish->verb) || !is_complete (leg, wish))
    return OD_OUTCOME_ILLEGAL;
  return judge_place (visit, leg, wish);
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

/* The pool that an event is about: where the leg goes, when it goes anywhere. */
static const char *
event_pool (const OdLeg  *leg,
            const OdWish *wish)
{
  gboolean goes = wish->verb == OD_VERB_HAND_OVER || wish->verb == OD_VERB_MOVE || wish->verb == OD_VERB_ADD;

  return goes ? wish->pool_id : leg->pool_id;
}

static OdEvent *
new_leg_event (const OdVisit *visit,
               const OdLeg   *leg,
               const OdWish  *wish)
{
  const OdRule *rule = od_rule_of (wish->verb);
  gboolean is_of_leg = rule->scope != OD_SCOPE_VISIT;
  OdEvent *event = new_event (visit, wish);

  if (wish->verb == OD_VERB_ADD)
    event->leg_id = g_strdup (wish->new_leg_id);
  else if (rule->scope == OD_SCOPE_LEG)
    event->leg_id = g_strdup (leg->id);
  event->from = wish->verb == OD_VERB_ADD ? OD_LEG_WAITING : leg->state;
  event->to = od_rule_end (rule, leg, wish);
  event->desk_id = g_strdup (is_of_leg && leg->desk_id != NULL ? leg->desk_id : wish->desk_id);
  event->pool_id = g_strdup (event_pool (leg, wish));
  return event;
}

static OdLeg *
find_wished_leg (const OdVisit *visit,
                 const OdWish  *wish)
{
  const OdRule *rule = od_rule_of (wish->verb);
  OdLeg *leg = wish->leg_id != NULL ? od_visit_find_leg (visit, wish->leg_id) : od_visit_current_leg (visit);
  OdLeg *open = rule->scope != OD_SCOPE_LEG ? find_leg_in (visit, rule->from) : NULL;

  return leg != NULL && open != NULL ? open : leg;
}

static gboolean
makes_leg (OdVerb verb)
{
  return verb == OD_VERB_HAND_OVER || verb == OD_VERB_DECLINE || verb == OD_VERB_ADD;
}

OdOutcome
od_visit_apply (OdVisit      *visit,
                const OdWish *wish,
                OdEvent     **event)
{
  OdOutcome outcome;
  OdWish steady;
  OdLeg *leg;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (wish != NULL && event != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->verb < OD_N_VERBS && od_rule_of (wish->verb)->from != 0, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->actor != NULL && wish->event_id != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (!makes_leg (wish->verb) || wish->new_leg_id != NULL, OD_OUTCOME_ILLEGAL);

  leg = find_wished_leg (visit, wish);
  if (leg == NULL)
    return OD_OUTCOME_UNKNOWN;
  outcome = judge (visit, leg, wish);
  if (outcome != OD_OUTCOME_DONE)
    return outcome;

  steady = *wish;
  steady.now_us = MAX (wish->now_us, newest_change (visit));
  *event = new_leg_event (visit, leg, &steady);
  od_visit_change (visit, leg, &steady);
  visit->version++;
  return OD_OUTCOME_DONE;
}

/* Whether another desk than the wish's made @last. */
static gboolean
is_of_another_desk (const OdVisit *visit,
                    const OdEvent *last,
                    const OdWish  *wish)
{
  const OdLeg *leg = last->leg_id != NULL ? od_visit_find_leg (visit, last->leg_id) : NULL;
  const OdLeg *old = last->leg_id != NULL ? od_visit_find_leg (last->before, last->leg_id) : NULL;

  if (wish->any_desk || last->desk_id == NULL || wish->desk_id == NULL || g_str_equal (last->desk_id, wish->desk_id))
    return FALSE;
  return !(leg != NULL && is_desk_of (leg, wish->desk_id)) && !(old != NULL && is_desk_of (old, wish->desk_id));
}

static OdOutcome
judge_undo (const OdVisit *visit,
            const OdEvent *last,
            const OdWish  *wish)
{
  if (last->before == NULL || last->verb == OD_VERB_CARRY || od_rule_of (last->verb)->from == 0)
    return OD_OUTCOME_ILLEGAL;
  if (is_of_another_desk (visit, last, wish))
    return OD_OUTCOME_TAKEN;
  if (wish->version != 0 && wish->version != visit->version)
    return OD_OUTCOME_STALE;
  if (last->at_us - wish->now_us > CLOCK_SLACK_US)
    return OD_OUTCOME_CLOCK;
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
restore (OdVisit       *visit,
         const OdVisit *before,
         gint64         now_us)
{
  visit->out_us = before->out_us;
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

static OdEvent *
new_undo_event (const OdVisit *visit,
                const OdEvent *last,
                const OdWish  *wish)
{
  OdEvent *event = new_event (visit, wish);

  event->verb = OD_VERB_UNDO;
  event->leg_id = g_strdup (last->leg_id);
  event->from = last->to;
  event->to = last->from;
  event->desk_id = g_strdup (last->desk_id);
  event->pool_id = g_strdup (last->pool_id);
  event->undoes = g_strdup (last->id);
  return event;
}

OdOutcome
od_visit_undo (OdVisit       *visit,
               const OdEvent *last,
               const OdWish  *wish,
               OdEvent      **event)
{
  OdOutcome outcome;
  OdWish steady;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (last != NULL && g_strcmp0 (last->visit_id, visit->id) == 0, OD_OUTCOME_UNKNOWN);
  g_return_val_if_fail (wish != NULL && event != NULL, OD_OUTCOME_ILLEGAL);
  g_return_val_if_fail (wish->actor != NULL && wish->event_id != NULL, OD_OUTCOME_ILLEGAL);

  outcome = judge_undo (visit, last, wish);
  if (outcome != OD_OUTCOME_DONE)
    return outcome;

  steady = *wish;
  steady.now_us = MAX (wish->now_us, last->at_us);
  *event = new_undo_event (visit, last, &steady);
  restore (visit, last->before, steady.now_us);
  visit->version++;
  return OD_OUTCOME_DONE;
}

gboolean
od_visit_allows_leg (const OdVisit *visit,
                     const OdLeg   *leg,
                     OdVerb         verb)
{
  g_return_val_if_fail (visit != NULL && leg != NULL, FALSE);
  g_return_val_if_fail (verb < OD_N_VERBS, FALSE);

  return is_state_right (visit, leg, verb) && !is_busy (visit, leg, verb);
}

gboolean
od_visit_allows (const OdVisit *visit,
                 OdVerb         verb)
{
  OdWish wish = { .verb = verb };

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, FALSE);
  g_return_val_if_fail (verb < OD_N_VERBS, FALSE);

  return od_visit_allows_leg (visit, find_wished_leg (visit, &wish), verb);
}
