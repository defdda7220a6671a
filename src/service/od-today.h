/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-auth.h"
#include "od-message.h"

G_BEGIN_DECLS

/* The day at a glance at @now_us, for who may see all of it or the lines of their desks alone. Counts visits by what they came to there:
 * waiting and serving as they are now, done, no-shows and carried once they are over. Reads memory only. */
OdToday *od_today_make (OdServer       *service,
                        const OdBearer *bearer,
                        gint64          now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
