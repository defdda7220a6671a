/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-event-stream.h"

#include "od-sse.h"

#define FIRST_PAUSE_MS 250
#define LONGEST_PAUSE_MS 8000

struct _OdEventStream {
  GObject           parent_instance;

  /* owned */
  SoupSession      *session;
  OdChance         *chance;
  OdSse            *sse;
  GDataInputStream *lines;
  char             *url;
  char             *token;

  /* handles */
  GCancellable     *cancellable;
  guint             pause_id;

  /* state */
  guint             failures;
};

G_DEFINE_FINAL_TYPE (OdEventStream, od_event_stream, G_TYPE_OBJECT)

enum { EVENT, RESYNC, WORD, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void open_stream (OdEventStream *self);
static void read_line (OdEventStream *self);

static gboolean
on_pause_over (gpointer user_data)
{
  OdEventStream *self = user_data;

  self->pause_id = 0;
  open_stream (self);

  return G_SOURCE_REMOVE;
}

static void
pause_and_retry (OdEventStream *self)
{
  guint pause = MIN (FIRST_PAUSE_MS << MIN (self->failures, 8), LONGEST_PAUSE_MS);

  if (self->cancellable == NULL || self->pause_id != 0)
    return;

  g_clear_object (&self->lines);
  self->failures++;
  pause = pause / 2 + (guint) (od_chance_fraction (self->chance) * pause / 2);
  self->pause_id = g_timeout_add (pause, on_pause_over, self);
}

static void
handle_line (OdEventStream *self,
             const char    *line)
{
  g_signal_emit (self, signals[WORD], 0, TRUE);

  if (!od_sse_feed (self->sse, line))
    return;

  if (g_str_equal (od_sse_get_type (self->sse), "resync"))
    g_signal_emit (self, signals[RESYNC], 0);
  else
    g_signal_emit (self, signals[EVENT], 0, od_sse_get_type (self->sse), od_sse_get_data (self->sse));
}

static void
on_line (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OdEventStream) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gsize length = 0;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, &length, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || source != (GObject *) self->lines)
    return;

  if (line == NULL) {
    g_signal_emit (self, signals[WORD], 0, FALSE);
    pause_and_retry (self);
    return;
  }

  if (length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';
  handle_line (self, line);
  if (source == (GObject *) self->lines)
    read_line (self);
}

static void
read_line (OdEventStream *self)
{
  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT, self->cancellable, on_line, g_object_ref (self));
}

static void
accept_stream (OdEventStream *self,
               GInputStream  *stream)
{
  self->failures = 0;
  self->lines = g_data_input_stream_new (stream);
  od_sse_restart (self->sse);
  g_signal_emit (self, signals[WORD], 0, TRUE);
  if (od_sse_get_id (self->sse) == NULL)
    g_signal_emit (self, signals[RESYNC], 0);
  if (self->lines != NULL)
    read_line (self);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdEventStream) self = user_data;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  guint status = soup_message_get_status (message);

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (stream == NULL) {
    g_signal_emit (self, signals[WORD], 0, FALSE);
    pause_and_retry (self);
  } else if (status != SOUP_STATUS_OK) {
    g_signal_emit (self, signals[REFUSED], 0, status);
    pause_and_retry (self);
  } else {
    accept_stream (self, stream);
  }
}

static void
open_stream (OdEventStream *self)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, self->url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *last_id = od_sse_get_id (self->sse);

  soup_message_headers_replace (headers, "Accept", "text/event-stream");
  if (self->token != NULL) {
    g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

    soup_message_headers_replace (headers, "Authorization", bearer);
  }
  if (last_id != NULL)
    soup_message_headers_replace (headers, "Last-Event-ID", last_id);

  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, self->cancellable, on_opened, g_object_ref (self));
}

static void
od_event_stream_dispose (GObject *object)
{
  OdEventStream *self = OD_EVENT_STREAM (object);

  od_event_stream_stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->chance);
  G_OBJECT_CLASS (od_event_stream_parent_class)->dispose (object);
}

static void
od_event_stream_finalize (GObject *object)
{
  OdEventStream *self = OD_EVENT_STREAM (object);

  od_sse_free (self->sse);
  g_free (self->url);
  g_free (self->token);
  G_OBJECT_CLASS (od_event_stream_parent_class)->finalize (object);
}

static void
od_event_stream_class_init (OdEventStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = OD_TYPE_EVENT_STREAM;

  object_class->dispose = od_event_stream_dispose;
  object_class->finalize = od_event_stream_finalize;
  signals[EVENT] = g_signal_new ("event", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RESYNC] = g_signal_new ("resync", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WORD] = g_signal_new ("word", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
od_event_stream_init (OdEventStream *self)
{
  self->sse = od_sse_new ();
}

OdEventStream *
od_event_stream_new (SoupSession *session,
                     const char  *url,
                     OdChance    *chance)
{
  OdEventStream *self = g_object_new (OD_TYPE_EVENT_STREAM, NULL);

  self->session = g_object_ref (session);
  self->url = g_strdup (url);
  self->chance = g_object_ref (chance);

  return self;
}

void
od_event_stream_set_token (OdEventStream *self,
                           const char    *token)
{
  g_return_if_fail (OD_IS_EVENT_STREAM (self));

  g_free (self->token);
  self->token = g_strdup (token);
}

void
od_event_stream_start (OdEventStream *self)
{
  g_return_if_fail (OD_IS_EVENT_STREAM (self));

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->failures = 0;
  open_stream (self);
}

void
od_event_stream_stop (OdEventStream *self)
{
  g_return_if_fail (OD_IS_EVENT_STREAM (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->lines);
}
