/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-desk-session-private.h"

#include "od-day.h"
#include "od-text.h"

static void
set_walk_in (OdDeskSession *self,
             const OdVisit *visit)
{
  g_clear_pointer (&self->walk_in_label, g_free);
  g_clear_pointer (&self->walk_in_id, g_free);
  if (visit != NULL) {
    self->walk_in_label = od_text_number (visit->series, visit->number);
    self->walk_in_id = g_strdup (visit->id);
  }

  od_desk_session_notify (self, OD_DESK_PROP_WALK_IN_ID);
  od_desk_session_notify (self, OD_DESK_PROP_WALK_IN_LABEL);
}

static void
forget_wanted (OdDeskSession *self)
{
  g_clear_pointer (&self->walk_in_key, g_free);
  g_clear_pointer (&self->walk_in_body, g_free);
}

static void
on_registered (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (OdIssued) issued = NULL;
  g_autoptr (GError) error = NULL;

  issued = od_client_register_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE))
    forget_wanted (self);
  od_desk_session_end_wish (self, error);
  if (issued != NULL) {
    set_walk_in (self, issued->visit);
    return;
  }

  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_REASON))
    g_signal_emit_by_name (self, "reason-needed", (guint) OD_VERB_REGISTER);
  od_desk_session_refuse (self, g_steal_pointer (&error), "");
}

/* The same wish after a lost answer has the same key: it was perhaps done already. */
static void
keep_wanted (OdDeskSession        *self,
             const OdRegistration *registration)
{
  g_autofree char *body = od_wire_registration_to_json (registration);

  if (g_strcmp0 (body, self->walk_in_body) == 0)
    return;

  forget_wanted (self);
  self->walk_in_body = g_steal_pointer (&body);
  self->walk_in_key = od_client_make_key (self->client);
}

void
od_desk_session_register (OdDeskSession        *self,
                          const OdRegistration *registration)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (registration != NULL);

  if (!od_desk_session_allows (self, OD_VERB_REGISTER))
    return;

  keep_wanted (self, registration);
  od_desk_session_set_busy (self, TRUE);
  od_client_register_async (self->client, registration, self->walk_in_key, self->cancellable, on_registered, g_object_ref (self));
}

void
od_desk_session_close_walk_in (OdDeskSession *self)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  set_walk_in (self, NULL);
}

static void
on_ticket (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (OdIssued) issued = NULL;
  g_autoptr (GError) error = NULL;

  issued = od_client_get_ticket_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_set_busy (self, FALSE);
  if (issued != NULL)
    g_signal_emit_by_name (self, "ticket", issued);
  else
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
}

void
od_desk_session_ask_ticket (OdDeskSession *self,
                            const char    *visit_id)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));

  if (!od_desk_session_allows (self, visit_id != NULL ? OD_VERB_REGISTER : OD_VERB_PRINT))
    return;

  if (visit_id == NULL)
    visit_id = od_visit_item_get_visit (self->current)->id;
  od_desk_session_set_busy (self, TRUE);
  od_client_get_ticket_async (self->client, visit_id, self->cancellable, on_ticket, g_object_ref (self));
}

static void
on_print_told (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!od_client_tell_print_finish (OD_CLIENT (source), result, &error) && self->client != NULL)
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
}

void
od_desk_session_tell_print (OdDeskSession *self,
                            const char    *visit_id,
                            OdPrintState   state,
                            const char    *reason)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (visit_id != NULL);

  od_client_tell_print_async (self->client, visit_id, state, reason, self->cancellable, on_print_told, g_object_ref (self));
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

static void
on_clock_trusted (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean trusted = od_client_trust_clock_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  od_desk_session_end_wish (self, error);
  if (!trusted)
    od_desk_session_refuse (self, g_steal_pointer (&error), "");
}

void
od_desk_session_trust_clock (OdDeskSession *self,
                             const char    *reason)
{
  g_return_if_fail (OD_IS_DESK_SESSION (self));
  g_return_if_fail (reason != NULL);

  if (!self->clock_back || self->busy)
    return;

  od_desk_session_set_busy (self, TRUE);
  od_client_trust_clock_async (self->client, reason, self->cancellable, on_clock_trusted, g_object_ref (self));
}

typedef struct {
  OdDeskSession *session;
  char          *visit_id;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->session);
  g_free (asked->visit_id);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
set_path (OdDeskSession *self,
          GPtrArray     *path)
{
  g_clear_pointer (&self->path, g_ptr_array_unref);
  self->path = path;
  self->path_revision++;
  od_desk_session_notify (self, OD_DESK_PROP_PATH);
}

static void
on_path (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  OdDeskSession *self = asked->session;
  g_autoptr (GPtrArray) path = od_client_get_path_finish (OD_CLIENT (source), result, &error);

  if (path == NULL)
    g_debug ("the path of a visit did not come: %s", error->message);
  else if (self->current != NULL && g_str_equal (asked->visit_id, od_visit_item_get_visit (self->current)->id))
    set_path (self, g_steal_pointer (&path));
}

void
od_desk_session_fetch_path (OdDeskSession *self)
{
  Asked *asked;

  set_path (self, NULL);
  if (self->current == NULL || self->state != OD_DESK_STATE_WORK)
    return;

  asked = g_new0 (Asked, 1);
  asked->session = g_object_ref (self);
  asked->visit_id = g_strdup (od_visit_item_get_visit (self->current)->id);
  od_client_get_path_async (self->client, asked->visit_id, self->cancellable, on_path, asked);
}

GPtrArray *
od_desk_session_get_path (OdDeskSession *self)
{
  g_return_val_if_fail (OD_IS_DESK_SESSION (self), NULL);

  return self->path;
}

static void
on_staff (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdDeskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = od_client_list_staff_finish (OD_CLIENT (source), result, &error);

  if (staff == NULL) {
    g_debug ("the list of colleagues did not come: %s", error->message);
    return;
  }

  g_list_store_remove_all (self->staff);
  for (guint i = 0; i < staff->len; i++) {
    const OdColleague *colleague = g_ptr_array_index (staff, i);
    g_autofree char *name = od_text_isolate (colleague->name);
    g_autoptr (OdChoice) choice = od_choice_new (colleague->id, name);

    g_list_store_append (self->staff, choice);
  }

  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  self->colleagues = g_steal_pointer (&staff);
}

void
od_desk_session_fetch_staff (OdDeskSession *self)
{
  od_client_list_staff_async (self->client, self->cancellable, on_staff, g_object_ref (self));
}

void
od_desk_session_take_board (OdDeskSession *self,
                            const OdBoard *board)
{
  gint64 last_us = board->closing.last_ticket_us;

  g_clear_pointer (&self->last_ticket, g_free);
  if (last_us > od_clock_now_us (self->clock))
    self->last_ticket = od_day_wall_clock (last_us, od_centre_view_get_centre (self->house)->zone);

  od_desk_session_notify (self, OD_DESK_PROP_LAST_TICKET);
}
