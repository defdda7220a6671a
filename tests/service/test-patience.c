/* SPDX-License-Identifier: EUPL-1.2 */

/* Connections that never bring a whole request do not stay for ever; an answer that takes its time does. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libsoup/soup.h>

#include "od-patience.h"

typedef struct {
  SoupServer        *server;
  GSocketService    *door;
  guint16            port;
  SoupServerMessage *slow;   /* waits for its answer */
} Place;

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  Place *place = data;

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "fine", 4);
  if (g_str_equal (path, "/slow")) {
    place->slow = g_object_ref (message);
    soup_server_message_pause (message);
  }
}

/* As the service does it. */
static gboolean
on_incoming (GSocketService    *door,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           data)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  od_patience_know (remote, g_socket_connection_get_socket (connection));
  return soup_server_accept_iostream (((Place *) data)->server, G_IO_STREAM (connection), local, remote, NULL);
}

static int
open_place (void **state)
{
  Place *place = g_new0 (Place, 1);

  place->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (place->server, NULL, on_request, place, NULL);
  od_patience_watch (place->server, 1);
  place->door = g_socket_service_new ();
  place->port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (place->door), NULL, NULL);
  g_signal_connect (place->door, "incoming", G_CALLBACK (on_incoming), place);
  *state = place;
  return place->port == 0;
}

static int
close_place (void **state)
{
  Place *place = *state;

  g_socket_service_stop (place->door);
  g_socket_listener_close (G_SOCKET_LISTENER (place->door));
  g_object_unref (place->door);
  soup_server_disconnect (place->server);
  g_object_unref (place->server);
  g_clear_object (&place->slow);
  g_free (place);
  return 0;
}

static GSocketConnection *
say (Place      *place,
     const char *words)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *line = g_socket_client_connect_to_host (client, "127.0.0.1", place->port, NULL, NULL);

  assert_non_null (line);
  assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line)), words, strlen (words), NULL, NULL, NULL));
  g_socket_set_blocking (g_socket_connection_get_socket (line), FALSE);
  return line;
}

static gboolean
on_bell (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns the loop until the line ends, at most @seconds; what was heard in @heard. */
static gboolean
ends_within (GSocketConnection *line,
             guint              seconds,
             GString           *heard)
{
  GSocket *socket = g_socket_connection_get_socket (line);
  gboolean rang = FALSE;
  guint bell = g_timeout_add_seconds (seconds, on_bell, &rang);
  gssize n = -1;
  char bytes[256];

  while (!rang && n != 0) {
    n = g_socket_receive (socket, bytes, sizeof bytes, NULL, NULL);
    if (n > 0)
      g_string_append_len (heard, bytes, n);
    else if (n < 0)
      g_main_context_iteration (NULL, TRUE);
  }
  if (!rang)
    g_source_remove (bell);
  return n == 0;
}

static void
who_never_comes_to_the_end_is_shown_out (void **state)
{
  static const char *const words[] = {
    "", "GET /", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GString) heard = g_string_new (NULL);
    g_autoptr (GSocketConnection) line = say (*state, words[i]);

    if (!ends_within (line, 5, heard))
      fail_msg ("\"%s\" stays", words[i]);
  }
}

static void
an_answer_may_take_its_time (void **state)
{
  Place *place = *state;
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (GSocketConnection) line = say (place, "GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

  assert_false (ends_within (line, 3, heard));
  assert_int_equal (heard->len, 0);
  assert_non_null (place->slow);
  soup_server_message_unpause (place->slow);
  assert_true (ends_within (line, 5, heard));
  assert_non_null (strstr (heard->str, "fine"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (who_never_comes_to_the_end_is_shown_out),
    cmocka_unit_test (an_answer_may_take_its_time),
  };

  return cmocka_run_group_tests_name ("service-patience", tests, open_place, close_place);
}
