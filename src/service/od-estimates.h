/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"
#include "od-server-private.h"

G_BEGIN_DECLS

/* How long the last visits of each pool took, kept so that an estimate reads nothing from disk. */
OdEstimates *od_estimates_new  (OdStore *store) G_GNUC_WARN_UNUSED_RESULT;
void         od_estimates_free (OdEstimates *self);

/* A service of @pool_id ended, or that was taken back. */
void od_estimates_forget (OdEstimates *self,
                          const char  *pool_id);

/* Where @visit stands in the line and how long that may take: as it is at @now_us. */
OdEstimate od_server_estimate (OdServer      *self,
                               const OdVisit *visit,
                               gint64         now_us,
                               guint         *before);

G_END_DECLS
