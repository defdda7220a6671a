/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How long a connection may take until a request has come whole, waiting between two requests included: longer than a client keeps an idle
 * connection (libsoup's: 60 s), so that it is the client that ends it. */
#define OD_PATIENCE_SECONDS 90

/* Ends each connection of @server that takes longer than @seconds. What is answered slowly, and streams, have all the time they want. */
void od_patience_watch (SoupServer *server,
                        guint       seconds);

/* Tells which socket belongs to the address that soup_server_accept_iostream () is given: libsoup itself keeps no socket of it. */
void od_patience_know (GSocketAddress *remote,
                       GSocket        *socket);

G_END_DECLS
