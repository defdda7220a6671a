/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

#include "od-server-private.h"

G_BEGIN_DECLS

/**
 * OdEntrance:
 *
 * Where connections come in: accepts them for a SoupServer, no more of them than there is room for, and lets go of those that take too long.
 */
OdEntrance *od_entrance_new   (void) G_GNUC_WARN_UNUSED_RESULT;

/* Nobody comes in any more. */
void        od_entrance_close (OdEntrance *self);
void        od_entrance_free  (OdEntrance *self);

/* Borrowed. */
SoupServer *od_entrance_get_server (OdEntrance *self);

/* The URL that it listens on from now; NULL with an OD_SERVER_ERROR. */
char       *od_entrance_listen (OdEntrance *self,
                                const char *address,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
