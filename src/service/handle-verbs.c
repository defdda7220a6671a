/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-admission.h"
#include "od-change.h"
#include "od-id.h"
#include "od-line.h"
#include "od-store-events.h"
#include "od-wire.h"
#include "od-wish.h"

/* Verbs that a desk asks for in so many words; the others have addresses of their own. */
static gboolean
verb_is_asked (OdVerb verb)
{
  return verb != OD_VERB_REGISTER && verb != OD_VERB_PRINT && verb != OD_VERB_NOTE && verb != OD_VERB_READ && verb < OD_N_VERBS;
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
has_what_it_needs (OdCall           *call,
                   OdVerb            verb,
                   const OdWishBody *body)
{
  if (verb == OD_VERB_CALL && body->desk_id == NULL)
    od_call_refuse (call, 400, "wrong-type", "The member \"desk_id\" is missing.");
  else if ((verb == OD_VERB_HAND_OVER || verb == OD_VERB_ADD) && body->pool_id == NULL)
    od_call_refuse (call, 400, "wrong-type", "The member \"pool_id\" is missing.");
  else if (verb == OD_VERB_MOVE && body->pool_id == NULL && body->for_desk_id == NULL && body->for_staff_id == NULL)
    od_call_refuse (call, 400, "wrong-type", "The member \"pool_id\" is missing.");
  return call->status == 0;
}

static gboolean
check_wish (OdCall           *call,
            OdVerb            verb,
            const OdWishBody *body)
{
  const OdCentre *centre = call->service->centre;
  const struct {
    const char *name;
    const char *desk_id;
  } desks[] = { { "desk_id", body->desk_id }, { "with_desk_id", body->with_desk_id }, { "for_desk_id", body->for_desk_id } };

  if (!has_what_it_needs (call, verb, body))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++) {
    if (desks[i].desk_id != NULL && od_centre_find_desk (centre, desks[i].desk_id) == NULL)
      return refuse_value (call, desks[i].name);
  }
  if (body->pool_id != NULL && od_centre_find_pool (centre, body->pool_id) == NULL)
    return refuse_value (call, "pool_id");
  if (body->for_desk_id != NULL && body->pool_id != NULL && !od_desk_serves (od_centre_find_desk (centre, body->for_desk_id), body->pool_id))
    return refuse_value (call, "for_desk_id");
  if (body->for_staff_id != NULL && !od_auth_knows_staff (call->service->auth, body->for_staff_id))
    return refuse_value (call, "for_staff_id");
  if (body->desk_id != NULL && !od_bearer_has_desk (call->bearer, body->desk_id))
    return refuse_desk (call, body->desk_id);
  return TRUE;
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
  if (last->before != NULL && od_wish_needs_full_desk (call->service, last->before))
    return OD_OUTCOME_DESK_BUSY;
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
  od_wish_refuse (call, outcome, visit, wish->leg_id == NULL ? od_visit_current_leg (visit) : od_visit_find_leg (visit, wish->leg_id));
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

/* These end whatever the visit still waits for. */
static gboolean
is_of_every_leg (OdVerb verb)
{
  return verb == OD_VERB_LEAVE || verb == OD_VERB_CANCEL || verb == OD_VERB_CARRY;
}

/* These ask for the visit as a whole. */
static gboolean
is_of_a_leg (OdVerb verb)
{
  return !is_of_every_leg (verb) && verb != OD_VERB_STEP_OUT && verb != OD_VERB_BACK && verb != OD_VERB_ADD && verb != OD_VERB_UNDO;
}

static gboolean
is_open (const OdLeg *leg)
{
  return leg->state == OD_LEG_WAITING || leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING || leg->state == OD_LEG_ON_HOLD;
}

/* Nobody sends away who still waits for somebody else. */
static gboolean
may_do (OdCall        *call,
        OdVerb         verb,
        const OdVisit *visit,
        const OdLeg   *leg)
{
  const OdCentre *centre = call->service->centre;

  if (is_of_a_leg (verb) && leg != NULL)
    return od_bearer_may_touch (call->bearer, centre, leg);
  for (guint i = 0; is_of_every_leg (verb) && i < visit->legs->len; i++) {
    const OdLeg *each = g_ptr_array_index (visit->legs, i);

    if (is_open (each) && !od_bearer_may_touch (call->bearer, centre, each))
      return FALSE;
  }
  return TRUE;
}

static void
fill_wish (OdCall           *call,
           OdWish           *wish,
           const OdVisit    *visit,
           const OdLeg      *leg,
           const OdWishBody *body)
{
  const OdPolicy *policy = call->service->centre->policy;

  wish->version = body->version;
  wish->desk_id = od_wish_find_desk (call, leg, body);
  wish->with_desk_id = body->with_desk_id;
  wish->pool_id = wish->verb == OD_VERB_MOVE ? od_wish_find_pool (call->service, leg, body) : body->pool_id;
  wish->for_desk_id = body->for_desk_id;
  wish->for_staff_id = body->for_staff_id;
  wish->due_us = body->due_us;
  wish->reason = body->reason;
  wish->priority = body->priority == NULL ? -1 : od_policy_find_priority (policy, body->priority);
  od_wish_judge (call, wish, visit, leg);
}

/* @visit is as it is now; taken. */
static gboolean
do_wish (OdCall           *call,
         OdVerb            verb,
         OdVisit          *visit,
         const OdWishBody *body,
         GError          **error)
{
  g_autoptr (OdVisit) owned = visit;
  g_autofree char *leg_id = NULL;
  g_autofree char *pool_id = NULL;
  g_autofree char *desk_id = NULL;
  const OdLeg *leg = od_wish_find_leg (call, visit, body);
  OdWish wish = { .verb = verb };
  gboolean fine = TRUE;

  /* It would be open again in no line. Who comes again on another day gets a ticket of that day. */
  if (!od_visit_is_open (visit) && g_strcmp0 (visit->day, od_line_get_day (call->service->line)) != 0) {
    od_call_refuse (call, 409, "illegal", "This cannot be done now: the visit was on another day.");
    return TRUE;
  }
  if (!may_do (call, verb, visit, leg)) {
    od_call_refuse (call, 403, "forbidden", "This part of the visit is not for your desks.");
    return TRUE;
  }
  if (verb == OD_VERB_ADD && body->due_us != 0
      && (!od_admission_check_slot (call, body->pool_id, body->due_us, body->reason != NULL, &fine, error) || !fine))
    return call->status != 0;
  fill_wish (call, &wish, visit, leg, body);
  /* What the machine changes must not be what the wish is made of. */
  wish.leg_id = leg_id = g_strdup (leg == NULL ? body->leg_id : leg->id);
  wish.pool_id = pool_id = g_strdup (wish.pool_id);
  wish.desk_id = desk_id = g_strdup (wish.desk_id);
  return answer_changed (call, apply (call, g_steal_pointer (&owned), &wish, error));
}

static gboolean
do_verb (OdCall           *call,
         OdVerb            verb,
         const OdWishBody *body,
         GError          **error)
{
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) fault = NULL;

  visit = od_change_dup_visit (call, call->parts[0], &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (visit == NULL || !od_bearer_may_see (call->bearer, call->service->centre, visit)) {
    od_call_refuse (call, 404, "not-found", "There is no such visit.");
    return TRUE;
  }
  return do_wish (call, verb, g_steal_pointer (&visit), body, error);
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
call_next (OdCall           *call,
           const OdDesk     *desk,
           const OdWishBody *body,
           GError          **error)
{
  OdLeg *leg = NULL;
  OdVisit *next = od_wish_find_next (call, desk, &leg);
  g_autofree char *leg_id = NULL;
  OdWish wish = { .verb = OD_VERB_CALL, .desk_id = desk->id, .with_desk_id = body->with_desk_id };

  if (next == NULL) {
    od_call_empty (call, 204);
    return TRUE;
  }
  od_wish_judge (call, &wish, next, leg);
  wish.leg_id = leg_id = g_strdup (leg->id);
  wish.version = next->version;
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
  if (!check_wish (call, OD_N_VERBS, body) || od_server_today (call->service, call->now_us, error) == NULL)
    return call->status != 0;
  return call_next (call, desk, body, error);
}
