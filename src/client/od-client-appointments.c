/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-care.h"

#include "od-client-ask-private.h"
#include "od-wire.h"

static gpointer
read_appointment (const char *json,
                  GError    **error)
{
  return od_wire_appointment_from_json (json, error);
}

static gpointer
read_appointments (const char *json,
                   GError    **error)
{
  return od_wire_appointments_from_json (json, error);
}

static gpointer
read_slots (const char *json,
            GError    **error)
{
  return od_wire_slots_from_json (json, error);
}

static const OdAnswerKind an_appointment = { read_appointment, (GDestroyNotify) od_appointment_free };
static const OdAnswerKind appointments = { read_appointments, (GDestroyNotify) g_ptr_array_unref };
static const OdAnswerKind slots = { read_slots, (GDestroyNotify) g_array_unref };

void
od_client_list_appointments_async (OdClient           *self,
                                   const char         *day,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (day != NULL);

  od_client_ask (self, od_client_path ("/appointments?day=", "", day), &appointments, &waiting);
}

GPtrArray *
od_client_list_appointments_finish (OdClient     *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_make_appointment_async (OdClient            *self,
                                  const OdAppointment *wish,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };
  g_autofree char *due = NULL;
  char *body;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (wish != NULL);
  g_return_if_fail (wish->pool_id != NULL);

  due = od_time_format (wish->due_us);
  body = od_client_body ("pool_id", wish->pool_id, "due", due, "language", wish->language, "for_staff_id", wish->for_staff_id,
                         "for_desk_id", wish->for_desk_id, NULL);
  od_client_wish (self, g_strdup ("/appointments"), body, &an_appointment, &waiting);
}

OdAppointment *
od_client_make_appointment_finish (OdClient     *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_cancel_appointment_async (OdClient           *self,
                                    const char         *appointment_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (appointment_id != NULL);

  od_client_wish (self, od_client_path ("/appointments/", "/cancel", appointment_id), g_strdup ("{}"), &an_appointment, &waiting);
}

OdAppointment *
od_client_cancel_appointment_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_arrive_async (OdClient           *self,
                        const char         *code,
                        const char         *language,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  OdRegistration arrival = { .language = (char *) language, .appointment = (char *) code };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (code != NULL);
  g_return_if_fail (language != NULL);

  od_client_register_async (self, &arrival, NULL, cancellable, callback, user_data);
}

void
od_client_list_slots_async (OdClient           *self,
                            const char         *pool_id,
                            const char         *day,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };
  g_autofree char *pool = NULL;
  g_autofree char *date = NULL;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (pool_id != NULL);
  g_return_if_fail (day != NULL);

  pool = g_uri_escape_string (pool_id, NULL, FALSE);
  date = g_uri_escape_string (day, NULL, FALSE);
  od_client_ask (self, g_strdup_printf ("/pools/%s/slots?day=%s", pool, date), &slots, &waiting);
}

GArray *
od_client_list_slots_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return od_client_hear (self, result, error);
}
