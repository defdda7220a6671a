/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-private.h"

#include "od-json.h"
#include "od-wire.h"

static gpointer
read_token (const char *json,
            GError    **error)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (json, -1, error);
  const char *token;

  if (document == NULL)
    return NULL;

  token = od_json_string (od_json_member (od_json_root (document), "token"));
  if (token == NULL)
    g_set_error_literal (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_ANSWER, "there is no token in it");

  return g_strdup (token);
}

static gpointer
read_session (const char *json,
              GError    **error)
{
  return od_wire_session_from_json (json, error);
}

static gpointer
read_centre (const char *json,
             GError    **error)
{
  return od_wire_centre_from_json (json, error);
}

static gpointer
read_help (const char *json,
           GError    **error)
{
  return od_wire_help_from_json (json, error);
}

static gpointer
read_board (const char *json,
            GError    **error)
{
  return od_wire_board_from_json (json, error);
}

void
od_client_enrol_async (OdClient           *self,
                       const char         *code,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (code != NULL);

  exchange = od_client_exchange_new (self, "POST", g_strdup ("/devices/enrol"));
  od_client_exchange_write (self, exchange, od_wire_strings_to_json ("code", code, NULL));
  exchange->read = read_token;
  exchange->free_answer = g_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

char *
od_client_enrol_finish (OdClient     *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_sign_in_async (OdClient           *self,
                         const char         *name,
                         const char         *secret,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (secret != NULL);

  /* No key: the service must not keep an answer that holds a token, and a second session does no harm. */
  exchange = od_client_exchange_new (self, "POST", g_strdup ("/session"));
  exchange->body = od_wire_strings_to_json ("name", name, "secret", secret, NULL);
  exchange->read = read_session;
  exchange->free_answer = (GDestroyNotify) od_session_free;
  g_clear_pointer (&exchange->bearer, g_free);
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdSession *
od_client_sign_in_finish (OdClient     *self,
                          GAsyncResult *result,
                          GError      **error)
{
  OdSession *session;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  session = g_task_propagate_pointer (G_TASK (result), error);
  if (session != NULL)
    od_client_set_token (self, session->token);

  return session;
}

void
od_client_sign_out_async (OdClient           *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));

  exchange = od_client_exchange_new (self, "DELETE", g_strdup ("/session"));
  od_client_hush (self);
  od_client_set_token (self, NULL);
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

gboolean
od_client_sign_out_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_client_get_centre_async (OdClient           *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));

  exchange = od_client_exchange_new (self, "GET", g_strdup ("/centre"));
  exchange->read = read_centre;
  exchange->free_answer = (GDestroyNotify) od_centre_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdCentre *
od_client_get_centre_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_client_find_help_async (OdClient           *self,
                           const char *const  *needs,
                           const char         *language,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autofree char *joined = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *tag = NULL;
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (language != NULL);

  joined = needs != NULL ? g_strjoinv (",", (char **) needs) : g_strdup ("");
  wanted = g_uri_escape_string (joined, ",", FALSE);
  tag = g_uri_escape_string (language, NULL, FALSE);
  exchange = od_client_exchange_new (self, "GET", g_strdup_printf ("/help?needs=%s&lang=%s", wanted, tag));
  exchange->read = read_help;
  exchange->free_answer = (GDestroyNotify) g_ptr_array_unref;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
od_client_find_help_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
health_body (gboolean           blocked,
             const char *const *reasons)
{
  g_autofree char *joined = reasons != NULL ? g_strjoinv (" ", (char **) reasons) : g_strdup ("");

  return od_wire_strings_to_json ("blocked", blocked ? "yes" : "no", "reasons", joined, NULL);
}

void
od_client_tell_health_async (OdClient           *self,
                             gboolean            blocked,
                             const char *const  *reasons,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));

  exchange = od_client_exchange_new (self, "POST", g_strdup ("/devices/self/health"));
  od_client_exchange_write (self, exchange, health_body (blocked, reasons));
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

gboolean
od_client_tell_health_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_client_get_board_async (OdClient           *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));

  exchange = od_client_exchange_new (self, "GET", g_strdup ("/board"));
  exchange->read = read_board;
  exchange->free_answer = (GDestroyNotify) od_board_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdBoard *
od_client_get_board_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
