/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"

G_BEGIN_DECLS

/* Lines for the tests of the queue. */

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

/* (element-type OdVisit) */
GPtrArray *new_line (void) G_GNUC_WARN_UNUSED_RESULT;

/* A leg "<visit>-<n>" that waits in @pool_id since @queued_us, in that place. */
OdLeg *add_leg (OdVisit    *visit,
                const char *pool_id,
                gint64      queued_us);

/* A visit with one such leg. */
OdVisit *add_visit (GPtrArray  *visits,
                    const char *id,
                    const char *pool_id,
                    gint64      queued_us);

OdLeg *first_leg (OdVisit *visit);

/* A class of the default policy, and the place that goes with it. */
void set_priority (OdVisit *visit,
                   int      priority);

G_END_DECLS
