/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many connections are open at once. Without a bound of our own the last file goes to a connection, and then the listener neither
 * accepts nor rests. */
typedef struct _OdCrowd OdCrowd;

/* @max 0: as many as the process may have files, less some for the house itself. */
OdCrowd *od_crowd_new  (guint max) G_GNUC_WARN_UNUSED_RESULT;
void     od_crowd_free (OdCrowd *self);   /* connections may outlive it */

/* Counts @connection until it is gone. FALSE: there is no more room; let it go. */
gboolean od_crowd_let_in (OdCrowd           *self,
                          GSocketConnection *connection);

G_END_DECLS
