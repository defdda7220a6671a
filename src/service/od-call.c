/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-call.h"

#include "od-store.h"
#include "od-wire.h"

#define JSON "application/json"
#define PROBLEM "application/problem+json"

static const struct {
  const char *name;
  const char *title;
} titles[] = {
  { "bad-code", "This code is not good" },
  { "bad-key", "Idempotency-Key is not a quoted UUID" },
  { "bad-query", "The address asks for something impossible" },
  { "bad-secret", "Name or secret is wrong" },
  { "busy", "The visit is called or served elsewhere" },
  { "clock-back", "The clock of the house went back" },
  { "desk-busy", "The desk has somebody already" },
  { "fault", "Something broke in the service" },
  { "forbidden", "Not allowed for this role" },
  { "full", "No places are left today" },
  { "gone", "This ticket is from another day" },
  { "illegal", "Not possible from this state" },
  { "key-missing", "Idempotency-Key is missing" },
  { "key-reused", "This Idempotency-Key belongs to another request" },
  { "no-appointment", "There is no such appointment" },
  { "no-name", "No name was given" },
  { "no-such-priority", "The house has no such priority" },
  { "no-ticket", "This ticket does not go on another day" },
  { "not-allowed", "This address does not take this method" },
  { "not-found", "There is no such thing here" },
  { "not-json", "The body is not JSON" },
  { "partner-needed", "Two desks are needed" },
  { "reason-needed", "A reason is needed" },
  { "referral-only", "Nobody lines up there by themselves" },
  { "signed-out", "No valid token" },
  { "slot-full", "This time is taken" },
  { "slow-down", "Too many tries" },
  { "stale", "The visit has changed since" },
  { "taken", "Another desk has it" },
  { "too-large", "The body is too large" },
  { "too-late", "Too late to take this back" },
  { "unavailable", "The service cannot write at the moment" },
  { "unknown-member", "The body has a member that nobody knows" },
  { "wrong-type", "A member is missing or has the wrong type" },
  { "wrong-value", "A member has a value that is not allowed" },
};

static const char *
title_of (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    if (g_str_equal (titles[i].name, name))
      return titles[i].title;
  }
  return name;
}

OdCall *
od_call_new (OdServer          *service,
             SoupServerMessage *message)
{
  OdCall *self = g_new0 (OdCall, 1);

  self->service = service;
  self->message = g_object_ref (message);
  self->now_us = od_clock_now_us (service->clock);
  return self;
}

void
od_call_free (OdCall *self)
{
  if (self->finished_id != 0)
    g_signal_handler_disconnect (self->message, self->finished_id);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_pointer (&self->event, od_event_free);
  g_clear_pointer (&self->visit, od_visit_free);
  g_clear_pointer (&self->bearer, od_bearer_unref);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_strfreev (self->parts);
  g_free (self->actor);
  g_free (self->body);
  g_free (self->key);
  g_free (self->digest);
  g_free (self->answer);
  g_free (self->alarm);
  g_object_unref (self->message);
  g_free (self);
}

static void
on_finished (SoupServerMessage *message,
             gpointer           data)
{
  OdCall *self = data;

  self->gone = TRUE;
}

void
od_call_hold (OdCall *self)
{
  if (self->held)
    return;
  self->held = TRUE;
  self->finished_id = g_signal_connect (self->message, "finished", G_CALLBACK (on_finished), self);
  soup_server_message_pause (self->message);
}

/* libsoup takes an answer without a length for one that ends with the connection, an answer 204 included. */
static void
on_wrote_headers (SoupServerMessage *message,
                  gpointer           data)
{
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_NONE);
}

static void
put_answer (OdCall *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  gsize length = self->answer == NULL ? 0 : strlen (self->answer);

  if (soup_message_headers_get_one (headers, "Cache-Control") == NULL)
    soup_message_headers_append (headers, "Cache-Control", "no-store");
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  soup_server_message_set_status (self->message, self->status, NULL);
  if (self->answer != NULL)
    soup_server_message_set_response (self->message, self->type, SOUP_MEMORY_TAKE, g_steal_pointer (&self->answer), length);
  if (self->status == SOUP_STATUS_NO_CONTENT)
    g_signal_connect (self->message, "wrote-headers", G_CALLBACK (on_wrote_headers), NULL);
  self->service->tally.answers[MIN (self->status / 100, 5)]++;
}

void
od_call_release (OdCall *self)
{
  g_assert (self->status != 0);

  if (self->gone)
    return;
  put_answer (self);
  if (self->held)
    soup_server_message_unpause (self->message);
}

static void
set_answer (OdCall     *self,
            guint       status,
            const char *type,
            char       *text)
{
  g_free (self->answer);
  self->status = status;
  self->type = type;
  self->answer = text;
}

void
od_call_answer (OdCall *self,
                guint   status,
                char   *json)
{
  set_answer (self, status, JSON, json);
}

void
od_call_empty (OdCall *self,
               guint   status)
{
  set_answer (self, status, JSON, NULL);
}

static void
refuse (OdCall     *self,
        guint       status,
        const char *name,
        const char *detail,
        const char *holder)
{
  g_autoptr (OdProblem) problem = od_problem_new ();

  problem->type = g_strconcat ("urn:onedoor:problem:", name, NULL);
  problem->title = g_strdup (title_of (name));
  problem->status = (int) status;
  problem->detail = g_strdup (detail);
  problem->holder = g_strdup (holder);
  set_answer (self, status, PROBLEM, od_wire_problem_to_json (problem));
}

void
od_call_refuse (OdCall     *self,
                guint       status,
                const char *name,
                const char *format,
                ...)
{
  g_autofree char *detail = NULL;
  va_list args;

  va_start (args, format);
  detail = g_strdup_vprintf (format, args);
  va_end (args);
  refuse (self, status, name, detail, NULL);
}

void
od_call_refuse_taken (OdCall     *self,
                      const char *holder)
{
  refuse (self, 409, "taken", "Another desk was faster.", holder);
}

void
od_call_refuse_wire (OdCall       *self,
                     const GError *error)
{
  static const char *const names[] = {
    [OD_WIRE_ERROR_SYNTAX] = "not-json",
    [OD_WIRE_ERROR_TYPE] = "wrong-type",
    [OD_WIRE_ERROR_VALUE] = "wrong-value",
    [OD_WIRE_ERROR_UNKNOWN] = "unknown-member",
  };
  const char *name = "not-json";

  if (error->domain == OD_WIRE_ERROR && error->code > 0 && (gsize) error->code < G_N_ELEMENTS (names))
    name = names[error->code];
  refuse (self, 400, name, error->message, NULL);
}

void
od_call_refuse_fault (OdCall       *self,
                      const GError *error)
{
  g_warning ("a request failed: %s", error->message);
  if (g_error_matches (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL))
    refuse (self, 503, "unavailable", "Nothing was changed. Please try again in a moment.", NULL);
  else
    refuse (self, 500, "fault", "Nothing was changed. The service's journal says why.", NULL);
}

const char *
od_call_query (OdCall     *self,
               const char *name)
{
  return self->query == NULL ? NULL : g_hash_table_lookup (self->query, name);
}

void
od_call_set_header (OdCall     *self,
                    const char *name,
                    const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (self->message), name, value);
}

gboolean
od_call_is_local (OdCall *self)
{
  GSocketAddress *address = soup_server_message_get_remote_address (self->message);

  return G_IS_INET_SOCKET_ADDRESS (address) &&
         g_inet_address_get_is_loopback (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}
