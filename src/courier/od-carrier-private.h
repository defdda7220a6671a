/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-carrier.h"

G_BEGIN_DECLS

/* What a carrier's GTask returns: an OdCarryResult of its own. */
void od_carrier_task_return (GTask         *task,
                             OdCarryOutcome outcome,
                             gint64         retry_after_us,
                             const char    *problem);

/* The one body of every carrier's carry_finish. A cancelled task reads as OD_CARRY_AGAIN. */
void od_carrier_task_finish (GAsyncResult  *result,
                             OdCarryResult *carried);

G_END_DECLS
