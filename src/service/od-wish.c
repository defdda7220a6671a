/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wish.h"

#include "od-estimates.h"
#include "od-line.h"
#include "od-watch.h"

const OdLeg *
od_wish_find_leg (OdCall           *call,
                  const OdVisit    *visit,
                  const OdWishBody *body)
{
  const OdDesk *desk = body->desk_id == NULL ? NULL : od_centre_find_desk (call->service->centre, body->desk_id);

  if (body->leg_id != NULL)
    return od_visit_find_leg (visit, body->leg_id);
  return desk == NULL ? od_visit_current_leg (visit) : od_visit_leg_for (visit, (const char *const *) desk->pools);
}

/* The leg's desk when it is one of theirs, so that the machine tells who else has it. */
const char *
od_wish_find_desk (OdCall           *call,
                   const OdLeg      *leg,
                   const OdWishBody *body)
{
  GStrv desks = call->bearer->account->desks;

  if (body->desk_id != NULL || call->bearer->role != OD_ROLE_PROVIDER || leg == NULL)
    return body->desk_id;
  if (leg->desk_id == NULL)
    return desks != NULL && g_strv_length (desks) == 1 ? desks[0] : NULL;
  if (leg->with_desk_id != NULL && !od_bearer_has_desk (call->bearer, leg->desk_id)
      && od_bearer_has_desk (call->bearer, leg->with_desk_id))
    return leg->with_desk_id;
  return od_bearer_has_desk (call->bearer, leg->desk_id) ? leg->desk_id : desks[0];
}

gboolean
od_desk_serves (const OdDesk *desk,
                const char   *pool_id)
{
  return desk != NULL && desk->pools != NULL && g_strv_contains ((const char *const *) desk->pools, pool_id);
}

static gboolean
is_full (OdServer     *service,
         const OdDesk *desk,
         const char   *visit_id)
{
  return od_line_count_at_desk (service->line, desk->id, visit_id) >= MAX (desk->seats, 1);
}

gboolean
od_wish_needs_full_desk (OdServer      *service,
                         const OdVisit *before)
{
  for (guint i = 0; i < before->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (before->legs, i);
    const char *const ids[] = { leg->desk_id, leg->with_desk_id };

    for (gsize j = 0; j < G_N_ELEMENTS (ids) && (leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING); j++) {
      const OdDesk *desk = ids[j] == NULL ? NULL : od_centre_find_desk (service->centre, ids[j]);

      if (desk != NULL && is_full (service, desk, before->id))
        return TRUE;
    }
  }
  return FALSE;
}

const char *
od_wish_find_pool (OdServer         *service,
                   const OdLeg      *leg,
                   const OdWishBody *body)
{
  const OdDesk *desk = body->for_desk_id == NULL ? NULL : od_centre_find_desk (service->centre, body->for_desk_id);

  if (body->pool_id != NULL || leg == NULL)
    return body->pool_id;
  return desk == NULL || od_desk_serves (desk, leg->pool_id) || desk->pools == NULL ? leg->pool_id : desk->pools[0];
}

/* Of the free desks for @pool_id the one that has been idle longest. Where nobody did anything for an hour, probably nobody sits: such
 * a desk is only asked when there is no other. */
static const char *
choose_partner (OdCall       *call,
                const char   *pool_id,
                const OdWish *wish,
                const char   *visit_id)
{
  OdServer *service = call->service;
  const OdDesk *found = NULL;
  gboolean found_awake = FALSE;
  gint64 found_us = 0;

  for (guint i = 0; i < service->centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (service->centre->desks, i);
    gint64 seen_us = od_line_get_desk_seen (service->line, desk->id);
    gboolean awake = od_server_is_awake (service, desk, call->now_us);

    if (!od_desk_serves (desk, pool_id) || g_strcmp0 (desk->id, wish->desk_id) == 0 || is_full (service, desk, visit_id))
      continue;
    if (found != NULL && (found_awake != awake ? found_awake : found_us <= seen_us))
      continue;
    found = desk;
    found_awake = awake;
    found_us = seen_us;
  }
  return found == NULL ? NULL : found->id;
}

/* One desk of the leg's pool and one of the other; a second desk that serves neither is none. */
static void
judge_partner (OdCall        *call,
               OdWish        *wish,
               const OdVisit *visit,
               const OdLeg   *leg)
{
  const OdCentre *centre = call->service->centre;
  const OdPool *pool = od_centre_find_pool (centre, leg->pool_id);
  const OdDesk *desk = od_centre_find_desk (centre, wish->desk_id);
  const char *wanted;

  if (pool == NULL || pool->joint_pool_id == NULL)
    return;
  wish->needs_partner = TRUE;
  wanted = od_desk_serves (desk, leg->pool_id) ? pool->joint_pool_id : leg->pool_id;
  if (wish->with_desk_id == NULL)
    wish->with_desk_id = choose_partner (call, wanted, wish, visit->id);
  else if (!od_desk_serves (od_centre_find_desk (centre, wish->with_desk_id), wanted))
    wish->with_desk_id = NULL;
}

OdVisit *
od_wish_find_next (OdCall       *call,
                   const OdDesk *desk,
                   OdLeg       **leg)
{
  const OdAsker asker = { (const char *const *) desk->pools, desk->id, call->bearer->account->id, call->now_us };
  g_autoptr (GPtrArray) front = NULL;

  if (asker.pool_ids == NULL)
    return NULL;
  front = od_places_list_front (od_line_get_places (call->service->line), &asker);
  return od_queue_next (front, &asker, leg);
}

/* Whoever waits for this desk or this person alone passes nobody. */
static gboolean
is_out_of_order (OdCall       *call,
                 const OdDesk *desk,
                 const OdLeg  *leg)
{
  OdLeg *next = NULL;

  if (g_strcmp0 (leg->for_desk_id, desk->id) == 0 || g_strcmp0 (leg->for_staff_id, call->bearer->account->id) == 0)
    return FALSE;
  return od_wish_find_next (call, desk, &next) == NULL || !g_str_equal (next->id, leg->id);
}

static void
judge_call (OdCall        *call,
            OdWish        *wish,
            const OdVisit *visit,
            const OdLeg   *leg)
{
  OdServer *service = call->service;
  const OdDesk *desk = wish->desk_id == NULL ? NULL : od_centre_find_desk (service->centre, wish->desk_id);
  const OdDesk *with;

  if (desk == NULL || leg->state != OD_LEG_WAITING)
    return;
  judge_partner (call, wish, visit, leg);
  with = wish->with_desk_id == NULL ? NULL : od_centre_find_desk (service->centre, wish->with_desk_id);
  wish->out_of_order = is_out_of_order (call, desk, leg);
  wish->desk_full = is_full (service, desk, visit->id) || (with != NULL && is_full (service, with, visit->id));
}

void
od_wish_judge (OdCall        *call,
               OdWish        *wish,
               const OdVisit *visit,
               const OdLeg   *leg)
{
  const OdPolicy *policy = call->service->centre->policy;

  wish->policy = policy;
  if (leg == NULL)
    return;
  if (wish->verb == OD_VERB_CALL || wish->verb == OD_VERB_START)
    judge_call (call, wish, visit, leg);
  else if (wish->verb == OD_VERB_NO_SHOW && policy->grace_places > 0)
    wish->behind_us = od_places_find_behind (od_line_get_places (call->service->line), visit, leg, policy->grace_places);
}

/* Said to somebody at a desk, so in their words. */
static const char *const standings[] = {
  [OD_LEG_WAITING] = "waits in the line",
  [OD_LEG_CALLED] = "is being called",
  [OD_LEG_SERVING] = "is being served",
  [OD_LEG_ON_HOLD] = "is on hold",
  [OD_LEG_DONE] = "has been served already",
  [OD_LEG_NO_SHOW] = "was called and did not come",
  [OD_LEG_LEFT] = "has left",
  [OD_LEG_CANCELLED] = "has a ticket that was cancelled",
  [OD_LEG_CARRIED] = "comes back another day and goes first then",
};

static const struct {
  guint       status;
  const char *sentence;
} sentences[] = {
  [OD_OUTCOME_STALE] = { 409, "This visitor's ticket has changed since you last saw it. Look again and repeat what you want." },
  [OD_OUTCOME_BUSY] = { 409, "This visitor is called or served at another place. They can be called here afterwards." },
  [OD_OUTCOME_TOO_LATE] = { 409, "The minute to take this back is over, or something else came after it." },
  [OD_OUTCOME_UNKNOWN] = { 400, "The member \"leg_id\" has a value that is not allowed: the visitor does not wait for that." },
  [OD_OUTCOME_DESK_BUSY] = { 409, "Somebody is already called to this desk or sits there. Finish with them or put them on hold first." },
  [OD_OUTCOME_PARTNER] = { 409, "Two desks meet this visitor together, and no second one is free. Wait for one or name it." },
  [OD_OUTCOME_REASON] = { 409, "This goes against the order of the line or a rule of the house. Please say why." },
  [OD_OUTCOME_PRIORITY] = { 409, "The house has no such priority. Choose one of those that it has." },
  [OD_OUTCOME_CLOCK] = { 409, OD_CLOCK_BACK_SENTENCE },
};

void
od_wish_refuse (OdCall        *call,
                OdOutcome      outcome,
                const OdVisit *visit,
                const OdLeg   *leg)
{
  OdLegState state = leg == NULL ? od_visit_current_leg (visit)->state : leg->state;

  if (outcome == OD_OUTCOME_TAKEN)
    od_call_refuse_taken (call, leg == NULL ? NULL : leg->desk_id);
  else if (outcome < G_N_ELEMENTS (sentences) && sentences[outcome].sentence != NULL)
    od_call_refuse (call, sentences[outcome].status, outcome == OD_OUTCOME_UNKNOWN ? "wrong-value" : od_outcome_to_text (outcome),
                    "%s", sentences[outcome].sentence);
  else
    od_call_refuse (call, 409, "illegal", "This cannot be done now: the visitor %s.", standings[state]);
}
