/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-server-private.h"

G_BEGIN_DECLS

/* The time that the service writes. It never stands before the newest row of the log: a clock that goes back a little waits there, one that
 * goes back more stops every change until it is right again, or until somebody of the house says that it is right as it is. */

#define OD_CLOCK_BACK_SENTENCE \
        "The clock of the house stands before what was written last. Nothing was changed. Is the time right? Then say so, and the work goes on."

/* Reads where the log stands. */
gboolean od_watch_start (OdServer *self,
                         GError  **error);

/* Brings @now_us to a time that can be written. FALSE: the clock went back by more than a minute. */
gboolean od_watch_set (OdServer *self,
                       gint64   *now_us);

/* A row of the log was written. */
void od_watch_saw (OdServer *self,
                   gint64    at_us);

/* Takes @now_us for right, although the log is ahead of it; kept across runs with who said so and why. Inside a transaction. */
gboolean od_watch_accept (OdServer   *self,
                          gint64      now_us,
                          const char *actor,
                          const char *reason,
                          GError    **error);

G_END_DECLS
