/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-server-private.h"

G_BEGIN_DECLS

/* What was still booked when business day @today began is missed. Inside the caller's transaction. */
gboolean od_appointments_miss (OdServer   *service,
                               const char *today,
                               GError    **error);

G_END_DECLS
