/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

#include "od-text.h"

static gboolean
rules_the_house (OdDeskSession *self)
{
  const char *role = self->session != NULL ? self->session->role : "";

  return g_str_equal (role, "reception") || g_str_equal (role, "admin");
}

static gboolean
may_touch (OdDeskSession *self,
           const OdLeg   *leg)
{
  return leg->desk_id == NULL || g_strcmp0 (leg->desk_id, self->desk_id) == 0 || rules_the_house (self);
}

/* From waiting, somebody must have a desk to be called to; a call of another desk is never repeated from here. */
static gboolean
has_desk_for (OdDeskSession *self,
              const OdLeg   *leg,
              OdVerb         verb)
{
  if (verb == OD_VERB_CALL && leg->state == OD_LEG_CALLED)
    return self->desk_id != NULL && g_strcmp0 (leg->desk_id, self->desk_id) == 0;
  if (verb == OD_VERB_CALL || (verb == OD_VERB_START && leg->state == OD_LEG_WAITING))
    return self->desk_id != NULL;

  return TRUE;
}

static gboolean
weigh_verb (OdDeskSession *self,
            OdVerb         verb)
{
  const OdVisit *visit;
  const OdLeg *leg;

  if (self->current == NULL)
    return FALSE;

  visit = od_visit_item_get_visit (self->current);
  leg = od_visit_item_get_leg (self->current);
  return od_visit_allows (visit, verb) && may_touch (self, leg) && has_desk_for (self, leg, verb);
}

static gboolean
weigh_next (OdDeskSession *self)
{
  const OdDesk *desk = NULL;

  if (self->desk_id != NULL && self->queue != NULL)
    desk = od_centre_find_desk (od_centre_view_get_centre (self->house), self->desk_id);

  return desk != NULL && od_queue_model_next (self->queue, (const char *const *) desk->pools) != NULL;
}

static guint
weigh_all (OdDeskSession *self)
{
  guint allowed = 0;

  if (self->state != OD_DESK_STATE_WORK || self->busy || !od_client_get_online (self->client))
    return 0;

  for (guint verb = OD_VERB_CALL; verb <= OD_VERB_CANCEL; verb++)
    allowed |= weigh_verb (self, verb) ? 1u << verb : 0;

  allowed |= weigh_next (self) ? OD_DESK_MAY_CALL_NEXT : 0;
  allowed |= self->undo_seconds > 0 ? 1u << OD_VERB_UNDO : 0;
  allowed |= rules_the_house (self) ? 1u << OD_VERB_REGISTER : 0;

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

/* The verb's answer is also the news: it may come before the stream says the same. */
static void
take_answer (OdDeskSession *self,
             OdVisit       *visit,
             OdVerb         verb)
{
  g_autofree char *id = g_strdup (visit->id);

  if (verb == OD_VERB_UNDO)
    od_desk_session_forget_undo (self);
  else
    od_desk_session_offer_undo (self, visit, verb);

  od_queue_model_take (self->queue, visit);
  if (verb == OD_VERB_CALL || verb == OD_VERB_UNDO)
    od_desk_session_set_current (self, od_queue_model_find (self->queue, id));
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  OdVisit *visit = od_client_act_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (visit != NULL) {
    take_answer (self, visit, self->verb);
    od_desk_session_set_busy (self, FALSE);
    return;
  }

  if (self->verb == OD_VERB_UNDO) {
    label = g_strdup (self->undo.label);
    od_desk_session_forget_undo (self);
  } else if (self->current != NULL) {
    g_object_get (self->current, "label", &label, NULL);
  }
  od_desk_session_set_busy (self, FALSE);
  od_desk_session_refuse (self, g_steal_pointer (&error), label != NULL ? label : "");
}

static void
send_wish (OdDeskSession    *self,
           const char       *visit_id,
           OdVerb            verb,
           const OdWishBody *wish)
{
  self->verb = verb;
  od_desk_session_set_busy (self, TRUE);
  od_client_act_async (self->client, visit_id, verb, wish, self->cancellable, on_acted, g_object_ref (self));
}

/* A call names no version: who comes second is to hear which desk was first, not that the list was old. */
static void
wish_for_current (OdDeskSession *self,
                  OdVerb         verb,
                  const char    *pool_id)
{
  const OdVisit *visit = od_visit_item_get_visit (self->current);
  const OdLeg *leg = od_visit_item_get_leg (self->current);
  gboolean takes_it = verb == OD_VERB_CALL || (verb == OD_VERB_START && leg->state == OD_LEG_WAITING);
  gboolean has_it = leg->desk_id != NULL && g_strcmp0 (leg->desk_id, self->desk_id) == 0;
  OdWishBody wish = {
    .leg_id = leg->id,
    .version = verb == OD_VERB_CALL ? 0 : visit->version,
    .desk_id = takes_it || has_it ? self->desk_id : NULL,
    .pool_id = (char *) pool_id,
  };

  send_wish (self, visit->id, verb, &wish);
}

void
od_desk_session_act (OdDeskSession *self,
                     OdVerb         verb)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (verb != OD_VERB_HAND_OVER && verb != OD_VERB_UNDO && verb != OD_VERB_REGISTER);

  if (od_desk_session_allows (self, verb))
    wish_for_current (self, verb, NULL);
}

void
od_desk_session_hand_over (OdDeskSession *self,
                           const char    *pool_id)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (pool_id != NULL);

  if (od_desk_session_allows (self, OD_VERB_HAND_OVER))
    wish_for_current (self, OD_VERB_HAND_OVER, pool_id);
}

void
od_desk_session_undo (OdDeskSession *self)
{
  g_autofree char *visit_id = NULL;
  OdWishBody wish = { 0 };

  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (!od_desk_session_allows (self, OD_VERB_UNDO))
    return;

  visit_id = g_strdup (self->undo.visit_id);
  wish.version = self->undo.version;
  send_wish (self, visit_id, OD_VERB_UNDO, &wish);
}

static void
on_called_next (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  OdVisit *visit = od_client_call_next_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (visit != NULL)
    take_answer (self, visit, OD_VERB_CALL);
  od_desk_session_set_busy (self, FALSE);

  if (error != NULL)
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
  else if (visit == NULL)
    g_signal_emit_by_name (self, "nobody-waits");
}

void
od_desk_session_call_next (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (!od_desk_session_allows_call_next (self))
    return;

  od_desk_session_set_busy (self, TRUE);
  od_client_call_next_async (self->client, self->desk_id, self->cancellable, on_called_next, g_object_ref (self));
}

static void
set_walk_in_label (OdDeskSession *self,
                   char          *label)
{
  g_free (self->walk_in_label);
  self->walk_in_label = label;
  od_desk_session_notify (self, OD_DESK_PROP_WALK_IN_LABEL);
}

static void
on_walked_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (OdIssued) issued = NULL;
  g_autoptr (GError) error = NULL;

  issued = od_client_register_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_set_busy (self, FALSE);
  if (issued != NULL)
    set_walk_in_label (self, od_text_number (issued->visit->series, issued->visit->number));
  else
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
}

void
od_desk_session_walk_in (OdDeskSession *self,
                         const char    *language,
                         const char    *need)
{
  const char *needs[] = { need, NULL };
  OdRegistration registration = { 0 };

  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (language != NULL);

  if (!od_desk_session_allows (self, OD_VERB_REGISTER))
    return;

  registration.language = (char *) language;
  registration.needs = (GStrv) needs;
  od_desk_session_set_busy (self, TRUE);
  od_client_register_async (self->client, &registration, NULL, self->cancellable, on_walked_in, g_object_ref (self));
}

void
od_desk_session_close_walk_in (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  set_walk_in_label (self, NULL);
}

static void
on_name (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = od_client_get_name_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_set_busy (self, FALSE);
  if (error != NULL) {
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
    return;
  }

  if (self->current == NULL || g_strcmp0 (self->asked_id, od_visit_item_get_visit (self->current)->id) != 0)
    return;

  g_free (self->visitor_name);
  self->visitor_name = name != NULL ? od_text_isolate (name) : NULL;
  od_desk_session_notify (self, OD_DESK_PROP_VISITOR_NAME);
}

void
od_desk_session_ask_name (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (self->current == NULL || self->busy || !od_client_get_online (self->client))
    return;

  g_free (self->asked_id);
  self->asked_id = g_strdup (od_visit_item_get_visit (self->current)->id);
  od_desk_session_set_busy (self, TRUE);
  od_client_get_name_async (self->client, self->asked_id, self->cancellable, on_name, g_object_ref (self));
}
