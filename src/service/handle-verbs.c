/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-id.h"
#include "od-line.h"
#include "od-queue.h"
#include "od-store-events.h"
#include "od-wire.h"

/* Verbs that a desk asks for in so many words; the others have addresses of their own. */
static gboolean
verb_is_asked (OdVerb verb)
{
  return verb != OD_VERB_REGISTER && verb != OD_VERB_PRINT && verb < OD_N_VERBS;
}

static gboolean
refuse_value (OdCall     *call,
              const char *member)
{
  od_call_refuse (call, 400, "wrong-value", "The member \"%s\" has a value that is not allowed.", member);
  return FALSE;
}

static gboolean
refuse_desk (OdCall     *call,
             const char *desk_id)
{
  od_call_refuse (call, 403, "forbidden", "You do not sit at desk \"%s\".", desk_id);
  return FALSE;
}

static gboolean
check_wish (OdCall           *call,
            OdVerb            verb,
            const OdWishBody *body)
{
  const OdCentre *centre = call->service->centre;

  if (verb == OD_VERB_CALL && body->desk_id == NULL)
    od_call_refuse (call, 400, "wrong-type", "The member \"desk_id\" is missing.");
  else if (verb == OD_VERB_HAND_OVER && body->pool_id == NULL)
    od_call_refuse (call, 400, "wrong-type", "The member \"pool_id\" is missing.");
  if (call->status != 0)
    return FALSE;

  if (body->desk_id != NULL && od_centre_find_desk (centre, body->desk_id) == NULL)
    return refuse_value (call, "desk_id");
  if (body->pool_id != NULL && od_centre_find_pool (centre, body->pool_id) == NULL)
    return refuse_value (call, "pool_id");
  if (body->desk_id != NULL && !od_bearer_has_desk (call->bearer, body->desk_id))
    return refuse_desk (call, body->desk_id);
  return TRUE;
}

static const OdLeg *
wished_leg (OdCall           *call,
            const OdVisit    *visit,
            const OdWishBody *body)
{
  const OdDesk *desk = body->desk_id == NULL ? NULL : od_centre_find_desk (call->service->centre, body->desk_id);

  if (body->leg_id != NULL)
    return od_visit_find_leg (visit, body->leg_id);
  return desk == NULL ? od_visit_current_leg (visit) : od_visit_leg_for (visit, (const char *const *) desk->pools);
}

/* A provider who names no desk means their own; the leg's when it is one of theirs, so that the machine tells who else has it. */
static const char *
wished_desk (OdCall           *call,
             const OdVisit    *visit,
             const OdWishBody *body)
{
  const OdLeg *leg = wished_leg (call, visit, body);
  GStrv desks = call->bearer->account->desks;

  if (body->desk_id != NULL || call->bearer->role != OD_ROLE_PROVIDER)
    return body->desk_id;
  if (leg == NULL || leg->desk_id == NULL)
    return NULL;
  return od_bearer_has_desk (call->bearer, leg->desk_id) ? leg->desk_id : desks[0];
}

static void
refuse_outcome (OdCall        *call,
                OdOutcome      outcome,
                const OdVisit *visit,
                const OdLeg   *leg)
{
  switch (outcome) {
  case OD_OUTCOME_TAKEN:
    od_call_refuse_taken (call, leg == NULL ? NULL : leg->desk_id);
    break;
  case OD_OUTCOME_UNKNOWN:
    refuse_value (call, "leg_id");
    break;
  case OD_OUTCOME_STALE:
    od_call_refuse (call, 409, "stale", "The visit has changed since you last saw it.");
    break;
  case OD_OUTCOME_BUSY:
    od_call_refuse (call, 409, "busy", "This visitor is called or served at another place.");
    break;
  case OD_OUTCOME_TOO_LATE:
    od_call_refuse (call, 409, "too-late", "The time to take this back is over, or something came after it.");
    break;
  case OD_OUTCOME_DESK_BUSY:
    od_call_refuse (call, 409, "desk-busy", "Somebody is already called to this desk or sits there. End that first.");
    break;
  case OD_OUTCOME_PARTNER:
    od_call_refuse (call, 409, "partner-needed", "Two desks meet this visitor together, and no second one is free.");
    break;
  case OD_OUTCOME_REASON:
    od_call_refuse (call, 409, "reason-needed", "This goes against the order of the line. Please say why.");
    break;
  case OD_OUTCOME_PRIORITY:
    od_call_refuse (call, 409, "no-such-priority", "The house has no such priority.");
    break;
  case OD_OUTCOME_CLOCK:
    od_call_refuse (call, 409, "clock-back", "The clock of the house has gone back. Nothing was changed. Is the time right?");
    break;
  case OD_OUTCOME_ILLEGAL:
  case OD_OUTCOME_DONE:
  default:
    od_call_refuse (call, 409, "illegal", "This cannot be done while the visit is \"%s\".",
                    od_leg_state_to_text (leg == NULL ? od_visit_current_leg (visit)->state : leg->state));
  }
}

static OdOutcome
undo (OdCall       *call,
      OdVisit      *visit,
      const OdWish *wish,
      OdEvent     **event,
      GError      **error)
{
  g_autoptr (OdEvent) last = od_store_dup_last_event (call->service->store, visit->id, error);

  if (last == NULL)
    return OD_OUTCOME_ILLEGAL;
  if (last->desk_id != NULL && !od_bearer_has_desk (call->bearer, last->desk_id))
    return OD_OUTCOME_TAKEN;
  /* What no desk did belongs to who did it. */
  if (last->desk_id == NULL && call->bearer->role == OD_ROLE_PROVIDER && g_strcmp0 (last->actor, call->actor) != 0)
    return OD_OUTCOME_TAKEN;
  return od_visit_undo (visit, last, wish, event);
}

/* Takes @visit, as it is now. */
static gboolean
apply (OdCall  *call,
       OdVisit *visit,
       OdWish  *wish,
       GError **error)
{
  OdServer *service = call->service;
  g_autoptr (OdVisit) owned = visit;
  g_autoptr (OdEvent) event = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *event_id = od_id_new (service->clock, service->chance);
  g_autofree char *new_leg_id = od_id_new (service->clock, service->chance);
  OdOutcome outcome;

  wish->actor = call->actor;
  wish->now_us = call->now_us;
  wish->event_id = event_id;
  wish->new_leg_id = new_leg_id;
  wish->any_desk = (call->bearer->role & OD_ROLES_HOUSE) != 0;
  outcome = wish->verb == OD_VERB_UNDO ? undo (call, visit, wish, &event, &fault) : od_visit_apply (visit, wish, &event);

  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (outcome == OD_OUTCOME_DONE)
    return od_change_update (call, g_steal_pointer (&owned), g_steal_pointer (&event), error);
  refuse_outcome (call, outcome, visit, wish->leg_id == NULL ? od_visit_current_leg (visit) : od_visit_find_leg (visit, wish->leg_id));
  return TRUE;
}

static gboolean
answer_changed (OdCall  *call,
                gboolean fine)
{
  if (fine && call->status == 0)
    od_call_answer (call, 200, od_wire_visit_to_json (call->visit, OD_WIRE_STAFF));
  return fine;
}

/* These ask for the visit as a whole. */
static gboolean
is_of_a_leg (OdVerb verb)
{
  return verb != OD_VERB_LEAVE && verb != OD_VERB_CANCEL && verb != OD_VERB_UNDO;
}

static gboolean
do_verb (OdCall           *call,
         OdVerb            verb,
         const OdWishBody *body,
         GError          **error)
{
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *leg_id = NULL;
  const OdLeg *leg;
  OdWish wish = { 0 };

  visit = od_change_dup_visit (call, call->parts[0], &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (visit == NULL || !od_bearer_may_see (call->bearer, call->service->centre, visit)) {
    od_call_refuse (call, 404, "not-found", "There is no such visit.");
    return TRUE;
  }

  leg = wished_leg (call, visit, body);
  if (leg != NULL && is_of_a_leg (verb) && !od_bearer_may_touch (call->bearer, call->service->centre, leg)) {
    od_call_refuse (call, 403, "forbidden", "This part of the visit is not for your desks.");
    return TRUE;
  }
  leg_id = g_strdup (leg == NULL ? body->leg_id : leg->id);
  wish.verb = verb;
  wish.leg_id = leg_id;
  wish.version = body->version;
  wish.desk_id = wished_desk (call, visit, body);
  wish.pool_id = body->pool_id;
  wish.reason = body->reason;
  return answer_changed (call, apply (call, g_steal_pointer (&visit), &wish, error));
}

gboolean
od_handle_verb (OdCall  *call,
                GError **error)
{
  g_autoptr (OdWishBody) body = NULL;
  g_autoptr (GError) why = NULL;
  OdVerb verb = OD_N_VERBS;

  if (!od_verb_from_text (call->parts[1], &verb) || !verb_is_asked (verb)) {
    od_call_refuse (call, 404, "not-found", "Nobody knows this verb.");
    return TRUE;
  }
  body = od_wire_wish_from_json (call->body, &why);
  if (body == NULL) {
    od_call_refuse_wire (call, why);
    return TRUE;
  }
  if (!check_wish (call, verb, body) || od_server_today (call->service, call->now_us, error) == NULL)
    return call->status != 0;
  return do_verb (call, verb, body, error);
}

static gboolean
call_next (OdCall       *call,
           const OdDesk *desk,
           GError      **error)
{
  const char *const *pool_ids = (const char *const *) desk->pools;
  g_autoptr (GPtrArray) front = od_line_list_front (call->service->line, pool_ids);
  OdLeg *leg = NULL;
  OdAsker asker = { pool_ids, desk->id, call->bearer->account->id, call->now_us };
  OdVisit *next = pool_ids == NULL ? NULL : od_queue_next (front, &asker, &leg);
  OdWish wish = { 0 };

  if (next == NULL) {
    od_call_empty (call, 204);
    return TRUE;
  }
  wish.verb = OD_VERB_CALL;
  wish.leg_id = leg->id;
  wish.version = next->version;
  wish.desk_id = desk->id;
  return answer_changed (call, apply (call, od_visit_copy (next), &wish, error));
}

gboolean
od_handle_call_next (OdCall  *call,
                     GError **error)
{
  const OdDesk *desk = od_centre_find_desk (call->service->centre, call->parts[0]);
  g_autoptr (OdWishBody) body = NULL;
  g_autoptr (GError) why = NULL;

  if (desk == NULL) {
    od_call_refuse (call, 404, "not-found", "There is no such desk.");
    return TRUE;
  }
  if (!od_bearer_has_desk (call->bearer, desk->id)) {
    refuse_desk (call, desk->id);
    return TRUE;
  }
  body = od_wire_wish_from_json (call->body, &why);
  if (body == NULL) {
    od_call_refuse_wire (call, why);
    return TRUE;
  }
  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  return call_next (call, desk, error);
}
