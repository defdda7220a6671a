/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-feed.h"

struct _OdFeed {
  SoupServerMessage *message;
  OdFeedFunc         drained;
  OdFeedFunc         gone;
  gpointer           data;      /* borrowed */
  gsize              pending;   /* bytes given and not yet written */
  gulong             wrote_id;
  gulong             finished_id;
  gboolean           ended;
};

static void
on_wrote_body_data (SoupServerMessage *message,
                    guint              size,
                    gpointer           data)
{
  OdFeed *self = data;

  self->pending -= MIN (self->pending, size);
  if (self->pending == 0)
    self->drained (self, self->data);
}

static void
on_finished (SoupServerMessage *message,
             gpointer           data)
{
  OdFeed *self = data;

  self->ended = TRUE;
  self->gone (self, self->data);
}

static void
begin_stream (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_headers_replace (headers, "Content-Type", "text/event-stream");
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Accel-Buffering", "no");
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
}

OdFeed *
od_feed_new (SoupServerMessage *message,
             OdFeedFunc         drained,
             OdFeedFunc         gone,
             gpointer           data)
{
  OdFeed *self = g_new0 (OdFeed, 1);

  self->message = g_object_ref (message);
  self->drained = drained;
  self->gone = gone;
  self->data = data;
  begin_stream (message);
  self->wrote_id = g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_wrote_body_data), self);
  self->finished_id = g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  return self;
}

void
od_feed_free (OdFeed *self)
{
  g_signal_handler_disconnect (self->message, self->wrote_id);
  g_signal_handler_disconnect (self->message, self->finished_id);
  if (!self->ended) {
    soup_message_body_complete (soup_server_message_get_response_body (self->message));
    soup_server_message_unpause (self->message);
  }
  g_object_unref (self->message);
  g_free (self);
}

static void
give (OdFeed  *self,
      GString *text)
{
  gsize length = text->len;

  self->pending += length;
  soup_message_body_append_take (soup_server_message_get_response_body (self->message),
                                 (guchar *) g_string_free (text, FALSE), length);
  soup_server_message_unpause (self->message);
}

gboolean
od_feed_send (OdFeed     *self,
              gint64      id,
              const char *kind,
              const char *data)
{
  gsize length = strlen (data);
  GString *text;

  g_return_val_if_fail (strchr (data, '\n') == NULL, FALSE);

  if (self->ended || (self->pending > 0 && self->pending + length > OD_FEED_FULL))
    return FALSE;

  text = g_string_sized_new (length + 64);
  if (id != 0)
    g_string_append_printf (text, "id: %" G_GINT64_FORMAT "\n", id);
  if (kind != NULL)
    g_string_append_printf (text, "event: %s\n", kind);
  g_string_append_printf (text, "data: %s\n\n", data);
  give (self, text);
  return TRUE;
}

void
od_feed_greet (OdFeed *self)
{
  if (!self->ended && self->pending == 0)
    give (self, g_string_new (":\n\n"));
}

void
od_feed_mark (OdFeed *self,
              gint64  id)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "id: %" G_GINT64_FORMAT "\n\n", id);
  give (self, text);
}
