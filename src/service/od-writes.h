/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* Writes that arrive together share a commit: each waits in a queue, all run in one transaction as soon as the main loop has nothing
 * more urgent to read, and no answer leaves before that transaction is on disk. */

OdWrites *od_writes_new  (OdServer *service) G_GNUC_WARN_UNUSED_RESULT;
void      od_writes_free (OdWrites *self);

/* Takes @call, whose work () will run soon. */
void      od_writes_add  (OdWrites *self,
                          OdCall   *call);

/* Runs what waits now. */
void      od_writes_flush (OdWrites *self);

G_END_DECLS
