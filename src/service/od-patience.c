/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-patience.h"

#define TIMER "od-patience"
#define SOCKET "od-socket"

static gboolean
on_too_long (gpointer data)
{
  GSocket *socket = data;

  /* libsoup reads the end of the line and clears up behind it. */
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop_timer (gpointer data)
{
  GSource *timer = data;

  g_source_destroy (timer);
  g_source_unref (timer);
}

static void
on_request_started (SoupServer        *server,
                    SoupServerMessage *message,
                    gpointer           seconds)
{
  GSocket *socket = g_object_get_data (G_OBJECT (soup_server_message_get_remote_address (message)), SOCKET);
  GSource *timer;

  g_return_if_fail (socket != NULL);

  timer = g_timeout_source_new_seconds (GPOINTER_TO_UINT (seconds));
  g_source_set_callback (timer, on_too_long, g_object_ref (socket), g_object_unref);
  g_source_attach (timer, NULL);
  g_object_set_data_full (G_OBJECT (message), TIMER, timer, stop_timer);
}

static void
on_request_over (SoupServer        *server,
                 SoupServerMessage *message,
                 gpointer           data)
{
  g_object_set_data (G_OBJECT (message), TIMER, NULL);
}

void
od_patience_know (GSocketAddress *remote,
                  GSocket        *socket)
{
  g_return_if_fail (remote != NULL && socket != NULL);

  g_object_set_data_full (G_OBJECT (remote), SOCKET, g_object_ref (socket), g_object_unref);
}

void
od_patience_watch (SoupServer *server,
                   guint       seconds)
{
  g_signal_connect (server, "request-started", G_CALLBACK (on_request_started), GUINT_TO_POINTER (seconds));
  g_signal_connect (server, "request-read", G_CALLBACK (on_request_over), NULL);
  g_signal_connect (server, "request-aborted", G_CALLBACK (on_request_over), NULL);
}
