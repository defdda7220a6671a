/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-carrier-private.h"

#include <libsoup/soup.h>
#include <string.h>

#define ANSWER_LIMIT 4096                                      /* more of an answer is not read */
#define CONNECTIONS 8
#define RETRY_AFTER_LIMIT_US (24 * G_GINT64_CONSTANT (3600000000))

#define OD_TYPE_HTTP_CARRIER (od_http_carrier_get_type ())
G_DECLARE_FINAL_TYPE (OdHttpCarrier, od_http_carrier, OD, HTTP_CARRIER, GObject)

struct _OdHttpCarrier {
  GObject      parent_instance;

  /* owned */
  SoupSession *session;
  char        *url;
  char        *authorization;

  /* state */
  guint        timeout_s;
};

/* One try: data of its GTask. */
typedef struct {
  SoupMessage  *message;
  GCancellable *cancellable;    /* ours: time is up, or the caller cancelled */
  GCancellable *callers;
  gulong        chain_id;
  GSource      *timer;
  gboolean      timed_out;
  char         *event_id;
  char          answer[ANSWER_LIMIT];
} Try;

static void od_http_carrier_implement (OdCarrierInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdHttpCarrier, od_http_carrier, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_CARRIER, od_http_carrier_implement))

static void
try_free (gpointer data)
{
  Try *try = data;

  if (try->timer != NULL) {
    g_source_destroy (try->timer);
    g_source_unref (try->timer);
  }
  g_cancellable_disconnect (try->callers, try->chain_id);
  g_clear_object (&try->callers);
  g_clear_object (&try->cancellable);
  g_clear_object (&try->message);
  g_free (try->event_id);
  g_free (try);
}

/* --- What an answer means ------------------------------------------------------------------------------------------------------- */

/* Seconds, or a date that is held against the answer's own Date: whose clock is right does not matter then. */
static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  const char *sent = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) until = NULL;
  g_autoptr (GDateTime) from = NULL;
  guint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return MIN ((gint64) seconds * G_USEC_PER_SEC, RETRY_AFTER_LIMIT_US);

  until = soup_date_time_new_from_http_string (text);
  from = sent != NULL ? soup_date_time_new_from_http_string (sent) : NULL;
  if (until == NULL || from == NULL)
    return 0;
  return CLAMP (g_date_time_difference (until, from), 0, RETRY_AFTER_LIMIT_US);
}

/* "They have it already" and "we are still at it" share a status. */
static gboolean
means_duplicate (const Try *try)
{
  g_autofree char *answer = g_ascii_strdown (try->answer, -1);
  g_autofree char *event_id = g_ascii_strdown (try->event_id, -1);

  return strstr (answer, "duplicate") != NULL || strstr (answer, event_id) != NULL;
}

static OdCarryOutcome
judge (const Try *try,
       guint      status)
{
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return OD_CARRIED;

  /* Somebody has to mend the address; until then it is tried, not parked, and goes on by itself. */
  if (SOUP_STATUS_IS_REDIRECTION (status) || SOUP_STATUS_IS_SERVER_ERROR (status))
    return OD_CARRY_AGAIN;

  switch (status) {
  case 408:   /* Request Timeout */
  case 425:   /* Too Early */
  case 429:   /* Too Many Requests */
    return OD_CARRY_AGAIN;
  case 409:   /* Conflict */
    return means_duplicate (try) ? OD_CARRIED : OD_CARRY_AGAIN;
  default:
    return OD_CARRY_NEVER;
  }
}

/* Their reason phrase and body are not repeated: they may hold what we sent. */
static void
return_answer (GTask *task)
{
  Try *try = g_task_get_task_data (task);
  guint status = soup_message_get_status (try->message);
  OdCarryOutcome outcome = judge (try, status);
  g_autofree char *problem = g_strdup_printf ("the back-end answered %u %s", status, soup_status_get_phrase (status));
  gint64 retry_after_us = read_retry_after (soup_message_get_response_headers (try->message));

  od_carrier_task_return (task, outcome,
                          outcome == OD_CARRY_AGAIN ? retry_after_us : 0,
                          outcome == OD_CARRIED ? NULL : problem);
}

static void
return_fault (GTask        *task,
              const GError *error)
{
  Try *try = g_task_get_task_data (task);

  od_carrier_task_return (task, OD_CARRY_AGAIN, 0,
                          try->timed_out ? "the back-end did not answer in time" : error->message);
}

/* --- One try -------------------------------------------------------------------------------------------------------------------- */

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  gsize n_read;

  /* The status has come, so a body that breaks off changes nothing. */
  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n_read, NULL);
  return_answer (task);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  Try *try = g_task_get_task_data (task);

  if (body == NULL) {
    return_fault (task, error);
    return;
  }

  g_input_stream_read_all_async (body, try->answer, ANSWER_LIMIT - 1, G_PRIORITY_DEFAULT, try->cancellable, on_read,
                                 g_steal_pointer (&task));
}

static gboolean
on_time_up (gpointer data)
{
  Try *try = data;

  try->timed_out = TRUE;
  g_cancellable_cancel (try->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_callers_cancelled (GCancellable *callers,
                      gpointer      cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* The session's own timeout is one of silence; this one ends a try that drips, too. */
static void
watch_time (Try  *try,
            guint timeout_s)
{
  try->timer = g_timeout_source_new_seconds (timeout_s);
  g_source_set_callback (try->timer, on_time_up, try, NULL);
  g_source_attach (try->timer, g_main_context_get_thread_default ());
}

static SoupMessage *
new_message (OdHttpCarrier *self,
             const char    *event_id,
             GBytes        *body)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, self->url);
  g_autofree char *key = g_strdup_printf ("\"%s\"", event_id);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;

  headers = soup_message_get_request_headers (message);
  soup_message_headers_append (headers, "Idempotency-Key", key);
  if (self->authorization != NULL)
    soup_message_headers_append (headers, "Authorization", self->authorization);
  soup_message_set_request_body_from_bytes (message, "application/cloudevents+json; charset=utf-8", body);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

static void
od_http_carrier_carry_async (OdCarrier          *carrier,
                             const char         *event_id,
                             GBytes             *body,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdHttpCarrier *self = OD_HTTP_CARRIER (carrier);
  g_autoptr (GTask) task = g_task_new (carrier, cancellable, callback, user_data);
  Try *try = g_new0 (Try, 1);

  try->event_id = g_strdup (event_id);
  try->cancellable = g_cancellable_new ();
  try->message = new_message (self, event_id, body);
  g_task_set_task_data (task, try, try_free);

  if (try->message == NULL) {
    od_carrier_task_return (task, OD_CARRY_AGAIN, 0, "the back-end's address is no http address");
    return;
  }

  if (cancellable != NULL) {
    try->callers = g_object_ref (cancellable);
    try->chain_id = g_cancellable_connect (cancellable, G_CALLBACK (on_callers_cancelled), g_object_ref (try->cancellable),
                                           g_object_unref);
  }
  watch_time (try, self->timeout_s);
  soup_session_send_async (self->session, try->message, G_PRIORITY_DEFAULT, try->cancellable, on_sent, g_steal_pointer (&task));
}

static void
od_http_carrier_carry_finish (OdCarrier     *carrier,
                              GAsyncResult  *result,
                              OdCarryResult *carried)
{
  od_carrier_task_finish (result, carried);
}

static void
od_http_carrier_finalize (GObject *object)
{
  OdHttpCarrier *self = OD_HTTP_CARRIER (object);

  g_clear_object (&self->session);
  g_free (self->url);
  g_free (self->authorization);

  G_OBJECT_CLASS (od_http_carrier_parent_class)->finalize (object);
}

static void
od_http_carrier_implement (OdCarrierInterface *iface)
{
  iface->carry_async = od_http_carrier_carry_async;
  iface->carry_finish = od_http_carrier_carry_finish;
}

static void
od_http_carrier_class_init (OdHttpCarrierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_http_carrier_finalize;
}

static void
od_http_carrier_init (OdHttpCarrier *self)
{
}

OdCarrier *
od_http_carrier_new (const char *url,
                     const char *token,
                     guint       timeout_s)
{
  OdHttpCarrier *self;

  g_return_val_if_fail (url != NULL, NULL);
  g_return_val_if_fail (timeout_s > 0, NULL);

  self = g_object_new (OD_TYPE_HTTP_CARRIER, NULL);
  self->url = g_strdup (url);
  self->authorization = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;
  self->timeout_s = timeout_s;
  self->session = soup_session_new_with_options ("timeout", timeout_s, "max-conns-per-host", CONNECTIONS,
                                                 "user-agent", "Onedoor/" OD_VERSION, NULL);
  return OD_CARRIER (self);
}
