/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

gboolean
od_desk_session_rules_house (OdDeskSession *self)
{
  const char *role = self->session != NULL ? self->session->role : "";

  return g_str_equal (role, "reception") || g_str_equal (role, "admin");
}

const OdDesk *
od_desk_session_get_desk (OdDeskSession *self)
{
  return self->house != NULL && self->desk_id != NULL ? od_centre_find_desk (od_centre_view_get_centre (self->house), self->desk_id) : NULL;
}

gboolean
od_desk_session_has (OdDeskSession *self,
                     const OdLeg   *leg)
{
  return self->desk_id != NULL && (g_strcmp0 (leg->desk_id, self->desk_id) == 0 || g_strcmp0 (leg->with_desk_id, self->desk_id) == 0);
}

/* Who comes late is let in again at the place that was missed last. */
static const OdLeg *
find_missed (const OdVisit *visit)
{
  const OdLeg *missed = NULL;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->state == OD_LEG_NO_SHOW || leg->state == OD_LEG_LEFT)
      missed = leg;
  }

  return missed;
}

const OdLeg *
od_desk_session_leg_for (OdDeskSession *self,
                         OdVerb         verb)
{
  const OdLeg *leg = od_visit_item_get_leg (self->current);
  const OdLeg *missed = verb == OD_VERB_RECALL ? find_missed (od_visit_item_get_visit (self->current)) : NULL;

  return missed != NULL ? missed : leg;
}

static gboolean
serves (OdDeskSession *self,
        const OdLeg   *leg)
{
  const OdDesk *desk = od_desk_session_get_desk (self);

  return desk != NULL && g_strv_contains ((const char *const *) desk->pools, leg->pool_id);
}

static gboolean
may_touch (OdDeskSession *self,
           const OdLeg   *leg)
{
  if (od_desk_session_rules_house (self) || od_desk_session_has (self, leg))
    return TRUE;

  return leg->desk_id == NULL && serves (self, leg);
}

static gboolean
takes_it (OdVerb       verb,
          const OdLeg *leg)
{
  return leg->state == OD_LEG_WAITING && (verb == OD_VERB_CALL || verb == OD_VERB_START);
}

/* From waiting, somebody must have a desk to be called to; a call of another desk is never repeated from here. */
static gboolean
has_desk_for (OdDeskSession *self,
              const OdLeg   *leg,
              OdVerb         verb)
{
  if (verb == OD_VERB_CALL && leg->state == OD_LEG_CALLED)
    return od_desk_session_has (self, leg);

  return !takes_it (verb, leg) || self->desk_id != NULL;
}

static gboolean
is_full (OdDeskSession *self,
         const OdDesk  *desk)
{
  return od_queue_model_count_at (self->queue, desk->id) >= MAX (desk->seats, 1);
}

static const OdPool *
get_joint_pool (OdDeskSession *self)
{
  const OdCentre *centre = od_centre_view_get_centre (self->house);
  const OdPool *pool = self->current != NULL ? od_centre_find_pool (centre, od_visit_item_get_leg (self->current)->pool_id) : NULL;

  return pool != NULL && pool->joint_pool_id != NULL ? pool : NULL;
}

static gboolean
is_partner (OdDeskSession *self,
            const OdPool  *pool,
            const OdDesk  *desk)
{
  const OdDesk *mine = od_desk_session_get_desk (self);
  gboolean served = g_strv_contains ((const char *const *) mine->pools, pool->id);
  const char *wanted = served ? pool->joint_pool_id : pool->id;

  return desk != mine && g_strv_contains ((const char *const *) desk->pools, wanted) && !is_full (self, desk);
}

GListModel *
od_desk_session_list_partners (OdDeskSession *self)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);
  const OdPool *pool;
  const OdCentre *centre;

  g_return_val_if_fail (OD_IS_DESK_SESSION (self), G_LIST_MODEL (store));

  pool = self->state == OD_DESK_STATE_WORK ? get_joint_pool (self) : NULL;
  if (pool == NULL || od_desk_session_get_desk (self) == NULL)
    return G_LIST_MODEL (store);

  centre = od_centre_view_get_centre (self->house);
  for (guint i = 0; i < centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (centre->desks, i);

    if (is_partner (self, pool, desk)) {
      g_autoptr (OdChoice) choice = od_choice_new (desk->id, od_centre_view_desk_name (self->house, desk->id));

      g_list_store_append (store, choice);
    }
  }

  return G_LIST_MODEL (store);
}

static gint64
find_newest (const OdVisit *visit)
{
  gint64 newest_us = visit->arrived_us;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    newest_us = MAX (newest_us, MAX (MAX (leg->made_us, leg->called_us), MAX (leg->started_us, MAX (leg->held_us, leg->ended_us))));
  }

  return newest_us;
}

/* The rules of the house themselves are asked, on a copy: what is legal is written down once. What a sheet will ask for is there; the clock
 * that counts is the service's, ours may be behind. */
static gboolean
try_verb (OdDeskSession *self,
          const OdLeg   *leg,
          OdVerb         verb)
{
  g_autoptr (OdVisit) visit = od_visit_copy (od_visit_item_get_visit (self->current));
  g_autoptr (GListModel) partners = od_desk_session_list_partners (self);
  g_autoptr (OdEvent) event = NULL;
  const OdDesk *desk = od_desk_session_get_desk (self);
  gboolean joint = get_joint_pool (self) != NULL;
  OdWish wish = {
    .verb = verb, .actor = "staff", .leg_id = leg->id, .pool_id = leg->pool_id, .reason = "any", .event_id = "trial", .new_leg_id = "trial",
    .desk_id = takes_it (verb, leg) || od_desk_session_has (self, leg) ? self->desk_id : NULL,
    .now_us = MAX (od_clock_now_us (self->clock), find_newest (visit)), .any_desk = od_desk_session_rules_house (self),
    .with_desk_id = joint && g_list_model_get_n_items (partners) > 0 ? "trial" : NULL, .needs_partner = joint,
    .desk_full = takes_it (verb, leg) && desk != NULL && is_full (self, desk), .policy = od_centre_view_get_centre (self->house)->policy,
  };

  return od_visit_apply (visit, &wish, &event) == OD_OUTCOME_DONE;
}

static gboolean
weigh_verb (OdDeskSession *self,
            OdVerb         verb)
{
  const OdLeg *leg;

  if (self->current == NULL)
    return FALSE;

  leg = od_desk_session_leg_for (self, verb);
  return may_touch (self, leg) && has_desk_for (self, leg, verb) && try_verb (self, leg, verb);
}

static OdVisitItem *
find_next (OdDeskSession *self)
{
  const OdDesk *desk = od_desk_session_get_desk (self);
  OdAsker asker = { .desk_id = self->desk_id, .staff_id = self->session != NULL ? self->session->staff_id : NULL };

  if (desk == NULL || self->queue == NULL)
    return NULL;

  asker.pool_ids = (const char *const *) desk->pools;
  asker.now_us = od_clock_now_us (self->clock);
  return od_queue_model_next (self->queue, &asker);
}

static gboolean
weigh_next (OdDeskSession *self)
{
  const OdDesk *desk = od_desk_session_get_desk (self);

  return desk != NULL && self->queue != NULL && !is_full (self, desk) && find_next (self) != NULL;
}

gboolean
od_desk_session_asks_reason (OdDeskSession *self,
                             OdVerb         verb)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), FALSE);

  if (verb == OD_VERB_MOVE || verb == OD_VERB_PRIORITISE || verb == OD_VERB_DECLINE)
    return TRUE;
  if (self->current == NULL || !takes_it (verb, od_visit_item_get_leg (self->current)))
    return FALSE;

  return find_next (self) != self->current;
}

static const OdVerb verbs[] = {
  OD_VERB_CALL, OD_VERB_START, OD_VERB_FINISH, OD_VERB_NO_SHOW, OD_VERB_HOLD, OD_VERB_RESUME, OD_VERB_HAND_OVER, OD_VERB_RECALL,
  OD_VERB_LEAVE, OD_VERB_CANCEL, OD_VERB_ACCEPT, OD_VERB_DECLINE, OD_VERB_STEP_OUT, OD_VERB_BACK, OD_VERB_PRIORITISE, OD_VERB_MOVE,
  OD_VERB_ADD, OD_VERB_CARRY,
};

static guint
weigh_all (OdDeskSession *self)
{
  gboolean house = od_desk_session_rules_house (self);
  guint allowed = 0;

  if (self->state != OD_DESK_STATE_WORK || self->busy || !od_client_get_online (self->client))
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    allowed |= weigh_verb (self, verbs[i]) ? 1u << verbs[i] : 0;

  allowed |= weigh_next (self) ? OD_DESK_MAY_CALL_NEXT : 0;
  allowed |= self->undo_seconds > 0 ? 1u << OD_VERB_UNDO : 0;
  allowed |= house ? 1u << OD_VERB_REGISTER : 0;
  allowed |= house && self->current != NULL ? 1u << OD_VERB_PRINT : 0;

  return allowed;
}

void
od_desk_session_weigh (OdDeskSession *self)
{
  guint allowed = weigh_all (self);

  if (allowed == self->allowed)
    return;

  self->allowed = allowed;
  od_desk_session_notify (self, OD_DESK_PROP_ALLOWED);
}

gboolean
od_desk_session_allows (OdDeskSession *self,
                        OdVerb         verb)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), FALSE);

  return (self->allowed & (1u << verb)) != 0;
}

gboolean
od_desk_session_allows_call_next (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), FALSE);

  return (self->allowed & OD_DESK_MAY_CALL_NEXT) != 0;
}
