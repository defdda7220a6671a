/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-care.h"

#include "od-client-ask-private.h"
#include "od-wire.h"

static gpointer
read_alarm (const char *json,
            GError    **error)
{
  return od_wire_alarm_from_json (json, error);
}

static gpointer
read_alarms (const char *json,
             GError    **error)
{
  return od_wire_alarms_from_json (json, error);
}

static gpointer
read_note (const char *json,
           GError    **error)
{
  return od_wire_note_from_json (json, error);
}

static gpointer
read_notes (const char *json,
            GError    **error)
{
  return od_wire_notes_from_json (json, error);
}

static const OdAnswerKind an_alarm = { read_alarm, (GDestroyNotify) od_alarm_free };
static const OdAnswerKind alarms = { read_alarms, (GDestroyNotify) g_ptr_array_unref };
static const OdAnswerKind a_note = { read_note, (GDestroyNotify) od_note_free };
static const OdAnswerKind notes = { read_notes, (GDestroyNotify) g_ptr_array_unref };

void
od_client_raise_alarm_async (OdClient           *self,
                             const char         *desk_id,
                             const char         *key,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdExchange *exchange;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (desk_id != NULL);
  g_return_if_fail (key != NULL);

  exchange = od_client_exchange_new (self, "POST", od_client_path ("/desks/", "/alarm", desk_id));
  exchange->body = g_strdup ("{}");
  exchange->key = g_strdup (key);
  exchange->read = read_alarm;
  exchange->free_answer = (GDestroyNotify) od_alarm_free;
  od_client_exchange_run (exchange, g_task_new (self, cancellable, callback, user_data));
}

OdAlarm *
od_client_raise_alarm_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_list_alarms_async (OdClient           *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));

  od_client_ask (self, g_strdup ("/alarms"), &alarms, &waiting);
}

GPtrArray *
od_client_list_alarms_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_end_alarm_async (OdClient           *self,
                           const char         *alarm_id,
                           const char         *reason,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (alarm_id != NULL);
  g_return_if_fail (reason != NULL);

  od_client_wish (self, od_client_path ("/alarms/", "/end", alarm_id), od_client_body ("reason", reason, NULL), &an_alarm, &waiting);
}

OdAlarm *
od_client_end_alarm_finish (OdClient     *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_list_notes_async (OdClient           *self,
                            const char         *visit_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  od_client_ask (self, od_client_path ("/visits/", "/notes", visit_id), &notes, &waiting);
}

GPtrArray *
od_client_list_notes_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_add_note_async (OdClient           *self,
                          const OdNote       *note,
                          const char         *reason,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };
  char *body;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (note != NULL);
  g_return_if_fail (note->text != NULL);
  g_return_if_fail (note->until != NULL);
  g_return_if_fail (reason != NULL);

  body = od_client_body ("kind", od_note_kind_to_text (note->kind), "text", note->text, "until", note->until, "reason", reason,
                         "pool_id", note->pool_id, NULL);
  od_client_wish (self, od_client_path ("/visits/", "/notes", note->visit_id), body, &a_note, &waiting);
}

OdNote *
od_client_add_note_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_end_note_async (OdClient           *self,
                          const char         *note_id,
                          const char         *reason,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (note_id != NULL);
  g_return_if_fail (reason != NULL);

  od_client_wish (self, od_client_path ("/notes/", "/end", note_id), od_client_body ("reason", reason, NULL), &a_note, &waiting);
}

OdNote *
od_client_end_note_finish (OdClient     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return od_client_hear (self, result, error);
}
