/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-exchange.h"

#include <string.h>

#include "od-problem.h"

#define MOST_ATTEMPTS 4
#define FIRST_PAUSE_MS 150

typedef struct {
  GTask         *task;  /* owned */
  OdExchangeWord word;
} OdSending;

static void send_once (OdSending *sending);

static void
od_sending_free (OdSending *self)
{
  g_object_unref (self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSending, od_sending_free)

void
od_exchange_free (OdExchange *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->body);
  g_free (self->key);
  g_free (self->bearer);
  g_clear_object (&self->session);
  g_clear_object (&self->message);
  g_clear_object (&self->chance);
  g_free (self);
}

static void
return_nothing (GTask            *task,
                const OdExchange *exchange)
{
  if (exchange->read == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
return_answer (GTask            *task,
               const OdExchange *exchange,
               const char       *json)
{
  g_autoptr (GError) error = NULL;
  gpointer answer;

  answer = exchange->read (json, &error);
  if (answer != NULL)
    g_task_return_pointer (task, answer, exchange->free_answer);
  else
    g_task_return_new_error (task, OD_CLIENT_ERROR, OD_CLIENT_ERROR_ANSWER, "the service's answer makes no sense: %s",
                             error != NULL ? error->message : "it is empty");
}

static void
return_problem (GTask            *task,
                const OdExchange *exchange,
                guint             status,
                const char       *json)
{
  g_autoptr (GError) error = od_client_error_for_problem (status, json);

  if (exchange->absent != NULL && g_strcmp0 (od_client_error_get_problem (error), exchange->absent) == 0)
    return_nothing (task, exchange);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
return_bytes (GTask            *task,
              const OdExchange *exchange,
              GBytes           *bytes)
{
  guint status = soup_message_get_status (exchange->message);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    return_problem (task, exchange, status, text);
  else if (exchange->read == NULL || status == SOUP_STATUS_NO_CONTENT)
    return_nothing (task, exchange);
  else
    return_answer (task, exchange, text);
}

static gboolean
on_pause_over (gpointer user_data)
{
  send_once (user_data);

  return G_SOURCE_REMOVE;
}

static void
pause_and_retry (OdSending *sending)
{
  const OdExchange *exchange = g_task_get_task_data (sending->task);
  guint pause = FIRST_PAUSE_MS;

  for (guint i = 1; i < exchange->attempts; i++)
    pause *= 3;

  pause += (guint) (od_chance_fraction (exchange->chance) * pause / 2);
  g_timeout_add (pause, on_pause_over, sending);
}

static gboolean
is_passing (guint status)
{
  return status == SOUP_STATUS_BAD_GATEWAY || status == SOUP_STATUS_SERVICE_UNAVAILABLE || status == SOUP_STATUS_GATEWAY_TIMEOUT;
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdSending) sending = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const OdExchange *exchange = g_task_get_task_data (sending->task);
  OdClient *client = g_task_get_source_object (sending->task);
  guint status;

  bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  if (g_task_return_error_if_cancelled (sending->task))
    return;

  status = bytes != NULL ? soup_message_get_status (exchange->message) : 0;
  if (exchange->attempts < MOST_ATTEMPTS && (bytes == NULL || is_passing (status))) {
    pause_and_retry (g_steal_pointer (&sending));
    return;
  }

  sending->word (client, bytes != NULL, status);
  if (bytes != NULL)
    return_bytes (sending->task, exchange, bytes);
  else
    g_task_return_new_error (sending->task, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE, "the service does not answer: %s", error->message);
}

static SoupMessage *
make_message (const OdExchange *exchange)
{
  SoupMessage *message = soup_message_new (exchange->method, exchange->url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "application/json, application/problem+json");
  if (exchange->bearer != NULL)
    soup_message_headers_replace (headers, "Authorization", exchange->bearer);
  if (exchange->key != NULL) {
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", exchange->key);

    soup_message_headers_replace (headers, "Idempotency-Key", quoted);
  }
  if (exchange->body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (exchange->body, strlen (exchange->body));

    soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  }

  return message;
}

static void
send_once (OdSending *sending)
{
  OdExchange *exchange = g_task_get_task_data (sending->task);

  if (g_task_return_error_if_cancelled (sending->task)) {
    od_sending_free (sending);
    return;
  }

  exchange->attempts++;
  g_clear_object (&exchange->message);
  exchange->message = make_message (exchange);
  soup_session_send_and_read_async (exchange->session, exchange->message, G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (sending->task), on_sent, sending);
}

void
od_exchange_run (GTask         *task,
                 OdExchangeWord word)
{
  OdSending *sending = g_new0 (OdSending, 1);

  sending->task = task;
  sending->word = word;
  send_once (sending);
}
