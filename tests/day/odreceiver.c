/* SPDX-License-Identifier: EUPL-1.2 */

/* odreceiver PORT FILE: a case back-end that takes whatever is posted to it and writes it down, a line each. */

#include <stdio.h>
#include <stdlib.h>

#include <libsoup/soup.h>

static void
take (SoupServer        *server,
      SoupServerMessage *message,
      const char        *path,
      GHashTable        *query,
      gpointer           data)
{
  FILE *file = data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  gboolean written = fwrite (body->data, 1, (size_t) body->length, file) == (size_t) body->length && fputc ('\n', file) != EOF
                     && fflush (file) == 0;

  soup_server_message_set_status (message, written ? SOUP_STATUS_ACCEPTED : SOUP_STATUS_INSUFFICIENT_STORAGE, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  FILE *file = argc == 3 ? fopen (argv[2], "a") : NULL;

  if (file == NULL) {
    fprintf (stderr, "odreceiver: usage: odreceiver PORT FILE\n");
    return 2;
  }
  soup_server_add_handler (server, NULL, take, file, NULL);
  if (!soup_server_listen_local (server, (guint) atoi (argv[1]), SOUP_SERVER_LISTEN_IPV4_ONLY, &error)) {
    fprintf (stderr, "odreceiver: %s\n", error->message);
    return 1;
  }
  g_main_loop_run (loop);
  return 0;
}
