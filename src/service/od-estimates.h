/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"
#include "od-server-private.h"

G_BEGIN_DECLS

/* How long the visits of each pool took within the last four weeks, by the hour at which they began: kept, so that an estimate reads nothing
 * from disk. */
OdEstimates *od_estimates_new  (OdStore *store) G_GNUC_WARN_UNUSED_RESULT;
void         od_estimates_free (OdEstimates *self);

/* A service of @pool_id ended or was taken back: what is kept of it is read anew, but not at every turn. */
void od_estimates_forget (OdEstimates *self,
                          const char  *pool_id);

/* Where @visit stands in the line and how long that may take: as it is at @now_us. */
OdEstimate od_server_estimate (OdServer      *self,
                               const OdVisit *visit,
                               gint64         now_us,
                               guint         *before);

/* Whether somebody did something at @desk within the last hour: nobody tells us when a helper goes to lunch. */
gboolean od_server_is_awake (OdServer     *self,
                             const OdDesk *desk,
                             gint64        now_us);

/* The same for whoever waits in @pool_id with @before before them. */
OdEstimate od_server_estimate_place (OdServer   *self,
                                     const char *pool_id,
                                     guint       before,
                                     gint64      now_us);

/* Whether the line of @pool_id can be worked off before it closes. NULL: of the house as a whole: open or full
 * when all its lines are, tight when they differ; the last ticket is that of the line which closes its book first. */
OdClosing od_server_closing (OdServer   *self,
                             const char *pool_id,
                             gint64      now_us);

/* When the house opens again; 0 = it is open, or nobody knows. */
gint64 od_server_opens (OdServer *self,
                        gint64    now_us);

G_END_DECLS
