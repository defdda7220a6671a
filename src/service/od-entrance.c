/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-entrance.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include "od-crowd.h"
#include "od-patience.h"
#include "od-server.h"

/* As many may knock at the same moment, as after a restart: the kernel lets whoever finds no place try again only after a second. */
#define BACKLOG 1024

struct _OdEntrance {
  SoupServer     *server;
  GSocketService *door;      /* accepts for @server */
  OdCrowd        *crowd;     /* whom it let in */
};

static gboolean
on_incoming (GSocketService    *door,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           data)
{
  OdEntrance *self = data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GError) error = NULL;

  if (remote == NULL || !od_crowd_let_in (self->crowd, connection))
    return TRUE;
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_socket_set_keepalive (socket, TRUE);
  od_patience_know (remote, socket);
  if (!soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, &error))
    g_warning ("a connection was not taken: %s", error->message);
  return TRUE;
}

/* libsoup ends each connection after one answer as long as it has no listener of its own: it gets one that is closed already. */
static gboolean
keep_lines_open (OdEntrance *self,
                 GError    **error)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);

  return socket != NULL
         && g_socket_bind (socket, address, FALSE, error)
         && g_socket_listen (socket, error)
         && soup_server_listen_socket (self->server, socket, 0, error)
         && g_socket_shutdown (socket, TRUE, TRUE, error);
}

OdEntrance *
od_entrance_new (void)
{
  OdEntrance *self = g_new0 (OdEntrance, 1);

  self->server = soup_server_new ("server-header", "onedoord", "raw-paths", TRUE, NULL);
  od_patience_watch (self->server, OD_PATIENCE_SECONDS);
  self->crowd = od_crowd_new (0);
  self->door = g_socket_service_new ();
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (self->door), BACKLOG);
  g_signal_connect (self->door, "incoming", G_CALLBACK (on_incoming), self);
  return self;
}

void
od_entrance_close (OdEntrance *self)
{
  g_socket_service_stop (self->door);
  g_socket_listener_close (G_SOCKET_LISTENER (self->door));
}

void
od_entrance_free (OdEntrance *self)
{
  g_signal_handlers_disconnect_by_data (self->door, self);
  g_object_unref (self->door);
  g_object_unref (self->server);
  od_crowd_free (self->crowd);
  g_free (self);
}

SoupServer *
od_entrance_get_server (OdEntrance *self)
{
  return self->server;
}

static GSocketAddress *
parse_address (const char *text,
               GError    **error)
{
  g_autoptr (GSocketConnectable) parsed = g_network_address_parse (text, 8080, NULL);
  GSocketAddress *address = NULL;

  if (parsed != NULL) {
    const char *host = g_network_address_get_hostname (G_NETWORK_ADDRESS (parsed));
    guint port = g_network_address_get_port (G_NETWORK_ADDRESS (parsed));

    address = g_inet_socket_address_new_from_string (g_str_equal (host, "localhost") ? "127.0.0.1" : host, port);
  }
  if (address == NULL)
    g_set_error (error, OD_SERVER_ERROR, OD_SERVER_ERROR_LISTEN, "\"%s\" is no address to listen on, like 127.0.0.1:8080", text);
  return address;
}

static char *
url_of (GSocketAddress *address)
{
  g_autofree char *text = g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));

  return g_strconcat ("http://", text, NULL);
}

/* libsoup 3.2 opens its own listeners too, but never lets an accepted socket go: a thousand connections, and no file is left to open. */
char *
od_entrance_listen (OdEntrance *self,
                    const char *address,
                    GError    **error)
{
  g_autoptr (GSocketAddress) wanted = NULL;
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) fault = NULL;

  wanted = parse_address (address, error);
  if (wanted == NULL)
    return NULL;
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->door), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                      &effective, &fault)) {
    g_set_error (error, OD_SERVER_ERROR, OD_SERVER_ERROR_LISTEN, "cannot listen on %s: %s", address, fault->message);
    return NULL;
  }
  return keep_lines_open (self, error) ? url_of (effective) : NULL;
}
