/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-message.h"
#include "od-server-private.h"

G_BEGIN_DECLS

/* What the waiting room's display shows at @now_us. */
OdBoard *od_server_make_board (OdServer *self,
                               gint64    now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
