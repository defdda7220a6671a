/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-ear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>

Ear *
listen_at (Door       *door,
           Who         who,
           const char *path,
           const char *last_id)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", od_house_get_port (door->house));
  g_autoptr (GString) text = g_string_new (NULL);
  Ear *ear = g_new0 (Ear, 1);

  /* A small ear: what lies in the socket's own buffers is not the service's. */
  g_socket_set_timeout (socket, 10);
  g_socket_set_option (socket, SOL_SOCKET, SO_RCVBUF, 4096, NULL);
  assert_true (g_socket_connect (socket, address, NULL, NULL));
  g_string_printf (text, "GET %s HTTP/1.1\r\nHost: x\r\n", path);
  if (door->tokens[who] != NULL)
    g_string_append_printf (text, "Authorization: Bearer %s\r\n", door->tokens[who]);
  if (last_id != NULL)
    g_string_append_printf (text, "Last-Event-ID: %s\r\n", last_id);
  g_string_append (text, "\r\n");
  ear->heard = g_string_new (NULL);
  ear->line = g_socket_connection_factory_create_connection (socket);
  assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (ear->line)), text->str, text->len, NULL, NULL,
                                          NULL));
  return ear;
}

void
ear_free (Ear *ear)
{
  g_io_stream_close (G_IO_STREAM (ear->line), NULL, NULL);
  g_object_unref (ear->line);
  g_string_free (ear->heard, TRUE);
  g_free (ear);
}

gboolean
hear_either (Ear        *ear,
             const char *words,
             const char *others)
{
  char bytes[4096];

  while (strstr (ear->heard->str, words) == NULL && (others == NULL || strstr (ear->heard->str, others) == NULL)) {
    gssize n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (ear->line)), bytes, sizeof bytes, NULL, NULL);

    if (n <= 0)
      return FALSE;
    g_string_append_len (ear->heard, bytes, n);
  }
  return TRUE;
}

gboolean
hear (Ear        *ear,
      const char *words)
{
  return hear_either (ear, words, NULL);
}

char *
last_id_of (Ear *ear)
{
  const char *id = g_strrstr (ear->heard->str, "id: ");

  assert_non_null (id);
  return g_strndup (id + 4, strspn (id + 4, "0123456789"));
}
