/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-feed.h"

#include <string.h>

/* libsoup writes each chunk in three pieces, each by itself: to many listeners that costs more than all the rest. So the feed takes the
 * connection over, and what it was given since its last turn leaves in one piece. */

struct _OdFeed {
  GIOStream *line;       /* the connection, taken over */
  GSocket   *socket;     /* of @line */
  GString   *unsent;     /* framed; from @sent on it is not yet written */
  gsize      sent;
  GSource   *turn;       /* writes soon; NULL: nothing to write */
  GSource   *end;        /* hears the other end hang up */
  OdFeedFunc drained;
  OdFeedFunc gone;
  gpointer   data;       /* borrowed */
  gboolean   chunked;    /* HTTP/1.0 knows no chunks */
  gboolean   ended;
};

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
end_feed (OdFeed *self)
{
  drop_source (&self->turn);
  drop_source (&self->end);
  if (self->ended)
    return;
  self->ended = TRUE;
  self->gone (self, self->data);
}

/* Frees self when the connection is lost: it is its owner's last call then. */
static gboolean
write_some (OdFeed *self)
{
  g_autoptr (GError) error = NULL;
  gssize n = g_socket_send_with_blocking (self->socket, self->unsent->str + self->sent, self->unsent->len - self->sent, FALSE, NULL,
                                          &error);

  if (n < 0 && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)) {
    end_feed (self);
    return FALSE;
  }
  self->sent += n > 0 ? (gsize) n : 0;
  return TRUE;
}

static gsize
count_unsent (const OdFeed *self)
{
  return self->unsent->len - self->sent;
}

static gboolean on_writable (GSocket     *socket,
                             GIOCondition condition,
                             gpointer     data);

static void
wait_for_room (OdFeed *self)
{
  drop_source (&self->turn);
  self->turn = g_socket_create_source (self->socket, G_IO_OUT, NULL);
  g_source_set_callback (self->turn, G_SOURCE_FUNC (on_writable), self, NULL);
  g_source_attach (self->turn, NULL);
}

static void
flush (OdFeed *self)
{
  if (!write_some (self))
    return;
  if (count_unsent (self) > 0) {
    wait_for_room (self);
    return;
  }
  drop_source (&self->turn);
  g_string_truncate (self->unsent, 0);
  self->sent = 0;
  self->drained (self, self->data);
}

static gboolean
on_writable (GSocket     *socket,
             GIOCondition condition,
             gpointer     data)
{
  flush (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_turn (gpointer data)
{
  flush (data);
  return G_SOURCE_CONTINUE;
}

/* A listener has nothing more to say: what comes is the end of the line, or let go. */
static gboolean
on_heard (GSocket     *socket,
          GIOCondition condition,
          gpointer     data)
{
  OdFeed *self = data;
  g_autoptr (GError) error = NULL;
  char bytes[1024];
  gssize n = g_socket_receive_with_blocking (socket, bytes, sizeof bytes, FALSE, NULL, &error);

  if (n > 0 || (n < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)))
    return G_SOURCE_CONTINUE;
  end_feed (self);
  return G_SOURCE_REMOVE;
}

static void
write_later (OdFeed *self)
{
  if (self->turn != NULL || self->ended)
    return;
  self->turn = g_idle_source_new ();
  g_source_set_priority (self->turn, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->turn, on_turn, self, NULL);
  g_source_attach (self->turn, NULL);
}

static void
give (OdFeed     *self,
      const char *text,
      gsize       length)
{
  if (self->chunked)
    g_string_append_printf (self->unsent, "%" G_GSIZE_MODIFIER "x\r\n", length);
  g_string_append_len (self->unsent, text, (gssize) length);
  if (self->chunked)
    g_string_append (self->unsent, "\r\n");
  write_later (self);
}

static void
write_head (OdFeed            *self,
            SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  soup_message_headers_replace (headers, "Content-Type", "text/event-stream");
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Accel-Buffering", "no");
  soup_message_headers_replace (headers, "Connection", "close");
  if (self->chunked)
    soup_message_headers_replace (headers, "Transfer-Encoding", "chunked");

  g_string_append (self->unsent, "HTTP/1.1 200 OK\r\n");
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (self->unsent, "%s: %s\r\n", name, value);
  g_string_append (self->unsent, "\r\n");
}

/* What libsoup gives away is its own stream around the one that came in at the door. */
static GSocket *
socket_of (GIOStream *line)
{
  g_autoptr (GIOStream) base = NULL;

  if (!G_IS_SOCKET_CONNECTION (line) && g_object_class_find_property (G_OBJECT_GET_CLASS (line), "base-iostream") != NULL)
    g_object_get (line, "base-iostream", &base, NULL);
  else
    base = g_object_ref (line);
  return G_IS_SOCKET_CONNECTION (base) ? g_object_ref (g_socket_connection_get_socket (G_SOCKET_CONNECTION (base))) : NULL;
}

OdFeed *
od_feed_new (SoupServerMessage *message,
             OdFeedFunc         drained,
             OdFeedFunc         gone,
             gpointer           data)
{
  OdFeed *self = g_new0 (OdFeed, 1);

  self->drained = drained;
  self->gone = gone;
  self->data = data;
  self->unsent = g_string_new (NULL);
  self->chunked = soup_server_message_get_http_version (message) != SOUP_HTTP_1_0;
  write_head (self, message);
  self->line = soup_server_message_steal_connection (message);
  self->socket = socket_of (self->line);
  g_assert (self->socket != NULL);
  self->end = g_socket_create_source (self->socket, G_IO_IN | G_IO_HUP | G_IO_ERR, NULL);
  g_source_set_callback (self->end, G_SOURCE_FUNC (on_heard), self, NULL);
  g_source_attach (self->end, NULL);
  write_later (self);
  return self;
}

void
od_feed_free (OdFeed *self)
{
  drop_source (&self->turn);
  drop_source (&self->end);
  if (!self->ended) {
    g_string_append (self->unsent, self->chunked ? "0\r\n\r\n" : "");
    (void) g_socket_send_with_blocking (self->socket, self->unsent->str + self->sent, count_unsent (self), FALSE, NULL, NULL);
  }
  (void) g_io_stream_close (self->line, NULL, NULL);
  g_object_unref (self->socket);
  g_object_unref (self->line);
  g_string_free (self->unsent, TRUE);
  g_free (self);
}

gboolean
od_feed_send (OdFeed     *self,
              gint64      id,
              const char *kind,
              const char *data)
{
  gsize length = strlen (data);
  gsize unsent = count_unsent (self);
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (strchr (data, '\n') == NULL, FALSE);

  if (self->ended || (unsent > 0 && unsent + length > OD_FEED_FULL))
    return FALSE;

  text = g_string_sized_new (length + 64);
  if (id != 0)
    g_string_append_printf (text, "id: %" G_GINT64_FORMAT "\n", id);
  if (kind != NULL)
    g_string_append_printf (text, "event: %s\n", kind);
  g_string_append_printf (text, "data: %s\n\n", data);
  give (self, text->str, text->len);
  return TRUE;
}

void
od_feed_greet (OdFeed *self)
{
  static const char greeting[] = ":\n\n";

  if (!self->ended && count_unsent (self) == 0)
    give (self, greeting, sizeof greeting - 1);
}

void
od_feed_mark (OdFeed *self,
              gint64  id)
{
  g_autofree char *text = g_strdup_printf ("id: %" G_GINT64_FORMAT "\n\n", id);

  give (self, text, strlen (text));
}
