/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-private.h"

#include "od-wire.h"

static gpointer
read_issued (const char *json,
             GError    **error)
{
  return od_wire_issued_from_json (json, error);
}

static gpointer
read_visit (const char *json,
            GError    **error)
{
  return od_wire_visit_from_json (json, error);
}

static gpointer
read_visits (const char *json,
             GError    **error)
{
  return od_wire_visits_from_json (json, error);
}

static gpointer
read_name (const char *json,
           GError    **error)
{
  static const char *const names[] = { "name", NULL };
  g_auto (GStrv) values = od_wire_strings_from_json (json, names, 1, error);

  return values != NULL ? g_strdup (values[0]) : NULL;
}

void
od_client_register_async (OdClient             *self,
                          const OdRegistration *registration,
                          const char           *key,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (registration != NULL);

  exchange = od_client_exchange_new (self, "POST", g_strdup ("/visits"));
  od_client_exchange_write (self, exchange, od_wire_registration_to_json (registration));
  if (key != NULL) {
    g_free (exchange->key);
    exchange->key = g_strdup (key);
  }
  exchange->read = read_issued;
  exchange->free_answer = (GDestroyNotify) od_issued_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdIssued *
od_client_register_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_tell_print_async (OdClient           *self,
                            const char         *visit_id,
                            OdPrintState        state,
                            const char         *reason,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  const char *word = od_print_state_to_text (state);
  OdExchange *exchange;
  char *body;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  body = reason != NULL
         ? od_wire_strings_to_json ("state", word, "reason", reason, NULL)
         : od_wire_strings_to_json ("state", word, NULL);
  exchange = od_client_exchange_new (self, "POST", g_strdup_printf ("/visits/%s/print", visit_id));
  od_client_exchange_write (self, exchange, body);
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

gboolean
od_client_tell_print_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_client_list_visits_async (OdClient           *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));

  exchange = od_client_exchange_new (self, "GET", g_strdup ("/visits?all=yes"));
  exchange->read = read_visits;
  exchange->free_answer = (GDestroyNotify) g_ptr_array_unref;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
od_client_list_visits_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_act_async (OdClient           *self,
                     const char         *visit_id,
                     OdVerb              verb,
                     const OdWishBody   *wish,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);
  g_return_if_fail (wish != NULL);

  exchange = od_client_exchange_new (self, "POST", g_strdup_printf ("/visits/%s/%s", visit_id, od_verb_to_text (verb)));
  od_client_exchange_write (self, exchange, od_wire_wish_to_json (wish));
  exchange->read = read_visit;
  exchange->free_answer = (GDestroyNotify) od_visit_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdVisit *
od_client_act_finish (OdClient     *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_call_next_async (OdClient           *self,
                           const char         *desk_id,
                           const char         *with_desk_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  OdWishBody wish = { .with_desk_id = (char *) with_desk_id };
  g_autofree char *desk = NULL;
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (desk_id != NULL);

  desk = g_uri_escape_string (desk_id, NULL, FALSE);
  exchange = od_client_exchange_new (self, "POST", g_strdup_printf ("/desks/%s/call-next", desk));
  od_client_exchange_write (self, exchange, od_wire_wish_to_json (&wish));
  exchange->read = read_visit;
  exchange->free_answer = (GDestroyNotify) od_visit_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdVisit *
od_client_call_next_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_get_name_async (OdClient           *self,
                          const char         *visit_id,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  exchange = od_client_exchange_new (self, "GET", g_strdup_printf ("/visits/%s/name", visit_id));
  exchange->read = read_name;
  exchange->free_answer = g_free;
  exchange->absent = "no-name";
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

char *
od_client_get_name_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
