/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-ask-private.h"

#include "od-json.h"

static void
run (OdClient           *self,
     OdExchange         *exchange,
     const OdAnswerKind *kind,
     const OdWaiting    *waiting)
{
  if (kind != NULL) {
    exchange->read = kind->read;
    exchange->free_answer = kind->free_answer;
  }

  od_client_exchange_run (exchange, g_task_new (self, waiting->cancellable, waiting->callback, waiting->user_data));
}

void
od_client_ask (OdClient           *self,
               char               *path,
               const OdAnswerKind *kind,
               const OdWaiting    *waiting)
{
  run (self, od_client_exchange_new (self, "GET", path), kind, waiting);
}

void
od_client_wish (OdClient           *self,
                char               *path,
                char               *body,
                const OdAnswerKind *kind,
                const OdWaiting    *waiting)
{
  OdExchange *exchange = od_client_exchange_new (self, "POST", path);

  od_client_exchange_write (self, exchange, body);
  run (self, exchange, kind, waiting);
}

gpointer
od_client_hear (OdClient     *self,
                GAsyncResult *result,
                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
od_client_body (const char *first_name,
                ...)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  va_list args;

  od_json_writer_object (writer, NULL);
  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *)) {
    const char *value = va_arg (args, const char *);

    if (value != NULL)
      od_json_writer_string (writer, name, value);
  }
  va_end (args);
  od_json_writer_end (writer);

  return od_json_writer_finish (writer);
}

char *
od_client_path (const char *folder,
                const char *verb,
                const char *id)
{
  g_autofree char *safe = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (folder, safe, verb, NULL);
}
