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

static void
on_visit_changed (OdDeskSession *self,
                  const char    *visit_id,
                  gint64         version)
{
  od_desk_session_heard_change (self, visit_id, version);
  od_desk_session_weigh (self);
}

/* An item whose visit closed leaves the list; nothing more can be done with it. */
static void
on_items_changed (OdDeskSession *self)
{
  if (self->current != NULL && od_queue_model_find (self->queue, od_visit_item_get_visit (self->current)->id) == NULL)
    od_desk_session_set_current (self, NULL);

  od_desk_session_weigh (self);
}

void
od_desk_session_choose_desk (OdDeskSession *self,
                             const char    *desk_id)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (self->house != NULL);

  g_free (self->desk_id);
  self->desk_id = g_strdup (desk_id);
  od_desk_session_notify (self, OD_DESK_PROP_DESK_TEXT);
  od_desk_session_notify (self, OD_DESK_PROP_DESK_PLACE);

  if (self->queue == NULL) {
    self->queue = od_queue_model_new (self->client, self->house, self->clock);
    g_signal_connect_object (self->queue, "visit-changed", G_CALLBACK (on_visit_changed), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
    od_desk_session_notify (self, OD_DESK_PROP_QUEUE);
    od_client_listen (self->client);
  }

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
  od_desk_session_notify (self, OD_DESK_PROP_DESK_TEXT);
  od_desk_session_notify (self, OD_DESK_PROP_DESK_PLACE);
  od_desk_session_set_state (self, OD_DESK_STATE_CHOOSE);
}
