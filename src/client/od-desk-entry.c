/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

static void
set_list (OdDeskSession *self,
          GListModel   **field,
          GListModel    *list,
          OdDeskProp     prop)
{
  g_clear_object (field);
  *field = list;
  od_desk_session_notify (self, prop);
}

static void
show_house (OdDeskSession *self,
            OdCentre      *centre)
{
  const char *const *allowed = (const char *const *) self->session->desks;

  g_clear_object (&self->house);
  self->house = od_centre_view_new (centre, self->language);
  set_list (self, &self->desks, od_centre_view_list_desks (self->house, allowed), OD_DESK_PROP_DESKS);
  set_list (self, &self->pools, od_centre_view_list_pools (self->house), OD_DESK_PROP_POOLS);
  set_list (self, &self->needs, od_centre_view_list_needs (self->house), OD_DESK_PROP_NEEDS);
  set_list (self, &self->languages, od_centre_view_list_languages (self->house), OD_DESK_PROP_LANGUAGES);
  set_list (self, &self->priorities, od_centre_view_list_priorities (self->house), OD_DESK_PROP_PRIORITIES);
  set_list (self, &self->places, od_centre_view_list_desks (self->house, NULL), OD_DESK_PROP_PLACES);
  od_desk_session_notify (self, OD_DESK_PROP_HOUSE_NAME);
}

static void
choose_only_desk (OdDeskSession *self)
{
  g_autoptr (OdChoice) only = g_list_model_get_item (self->desks, 0);

  if (g_list_model_get_n_items (self->desks) == 1)
    od_desk_session_choose_desk (self, od_choice_get_id (only));
}

static void
on_centre (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  OdCentre *centre = od_client_get_centre_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_set_busy (self, FALSE);
  if (centre == NULL) {
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
    return;
  }

  show_house (self, centre);
  if (g_str_equal (self->session->role, "manager")) {
    od_desk_session_set_state (self, OD_DESK_STATE_REPORTS);
    return;
  }

  od_desk_session_set_state (self, OD_DESK_STATE_CHOOSE);
  choose_only_desk (self);
}

static void
on_signed_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (OdSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = od_client_sign_in_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (session == NULL) {
    od_desk_session_set_busy (self, FALSE);
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
    return;
  }

  g_clear_pointer (&self->session, od_session_free);
  self->session = g_steal_pointer (&session);
  od_desk_session_notify (self, OD_DESK_PROP_STAFF_NAME);
  od_desk_session_notify (self, OD_DESK_PROP_ROLE);
  od_client_get_centre_async (self->client, self->cancellable, on_centre, g_object_ref (self));
}

void
od_desk_session_sign_in (OdDeskSession *self,
                         const char    *name,
                         const char    *secret)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (secret != NULL);

  if (self->busy || self->state != OD_DESK_STATE_ENTER)
    return;

  od_desk_session_set_busy (self, TRUE);
  od_client_sign_in_async (self->client, name, secret, self->cancellable, on_signed_in, g_object_ref (self));
}

static void
on_signed_out (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!od_client_sign_out_finish (OD_CLIENT (source), result, &error))
    g_debug ("the service did not hear the sign-out: %s", error->message);
}

void
od_desk_session_sign_out (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (self->session == NULL)
    return;

  od_client_sign_out_async (self->client, NULL, on_signed_out, NULL);
  od_desk_session_forget (self);
}

/* Who is called to this desk by another one, to be met together, is here as soon as nobody else is. */
static void
note_joint_call (OdDeskSession *self,
                 OdVisitItem   *item)
{
  const OdLeg *leg = od_visit_item_get_leg (item);
  g_autofree char *label = NULL;

  if (leg->state != OD_LEG_CALLED || leg->calls > 1 || self->desk_id == NULL || g_strcmp0 (leg->with_desk_id, self->desk_id) != 0)
    return;

  g_object_get (item, "label", &label, NULL);
  if (self->current == NULL || !od_desk_session_has (self, od_visit_item_get_leg (self->current)))
    od_desk_session_set_current (self, item);
  g_signal_emit_by_name (self, "joined", label);
}

/* Somebody whose visit another one ended goes from in front of the desk, unless they were chosen afterwards. */
static void
on_visit_changed (OdDeskSession *self,
                  const char    *visit_id,
                  gint64         version)
{
  OdVisitItem *item = od_queue_model_find (self->queue, visit_id);

  od_desk_session_heard_change (self, visit_id, version);
  if (item != NULL && item == self->current && !od_visit_is_open (od_visit_item_get_visit (item)))
    od_desk_session_set_current (self, NULL);
  else if (item != NULL && item == self->current)
    od_desk_session_fetch_path (self);
  if (item != NULL)
    note_joint_call (self, item);

  od_desk_session_weigh (self);
}

static void
on_items_changed (OdDeskSession *self)
{
  if (self->current != NULL && od_queue_model_find (self->queue, od_visit_item_get_visit (self->current)->id) == NULL)
    od_desk_session_set_current (self, NULL);

  od_desk_session_weigh (self);
}

static void
show_desk (OdDeskSession *self)
{
  const OdDesk *desk = od_desk_session_get_desk (self);

  if (self->queue != NULL)
    od_queue_model_set_pools (self->queue, desk != NULL ? (const char *const *) desk->pools : NULL);

  od_desk_session_notify (self, OD_DESK_PROP_DESK_ID);
  od_desk_session_notify (self, OD_DESK_PROP_DESK_TEXT);
  od_desk_session_notify (self, OD_DESK_PROP_DESK_PLACE);
}

void
od_desk_session_choose_desk (OdDeskSession *self,
                             const char    *desk_id)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (self->house != NULL);

  g_free (self->desk_id);
  self->desk_id = g_strdup (desk_id);
  if (self->queue == NULL) {
    self->queue = od_queue_model_new (self->client, self->house, self->clock);
    g_signal_connect_object (self->queue, "visit-changed", G_CALLBACK (on_visit_changed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
    od_desk_session_notify (self, OD_DESK_PROP_QUEUE);
    od_client_listen (self->client);
    od_desk_session_fetch_staff (self);
  }

  show_desk (self);
  od_desk_session_set_state (self, OD_DESK_STATE_WORK);
}

void
od_desk_session_leave_desk (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  od_client_hush (self->client);
  od_desk_session_forget_undo (self);
  od_desk_session_close_walk_in (self);
  od_desk_session_set_current (self, NULL);
  g_clear_pointer (&self->desk_id, g_free);
  if (self->queue != NULL) {
    g_signal_handlers_disconnect_by_data (self->queue, self);
    g_clear_object (&self->queue);
  }
  od_desk_session_notify (self, OD_DESK_PROP_QUEUE);
  show_desk (self);
  od_desk_session_set_state (self, OD_DESK_STATE_CHOOSE);
}
