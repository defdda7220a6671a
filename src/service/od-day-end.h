/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/**
 * OdDayEnd:
 *
 * What becomes of those whom the end of a day left waiting: each is carried (od-visit-machine.h), is told so, and goes first next time. A few
 * at a time between other work, so that nobody waits for it, after days of outage either.
 */
typedef struct _OdDayEnd OdDayEnd;

OdDayEnd *od_day_end_new  (OdServer *service) G_GNUC_WARN_UNUSED_RESULT;
void      od_day_end_free (OdDayEnd *self);

/* A new day began, or the service did: works off what is left of the days before, from the main loop. */
void od_day_end_begin (OdDayEnd *self);

/* Whether @visit may go on at @today: it was carried, not too many days ago. */
gboolean od_day_end_may_go_on (OdServer      *service,
                               const OdVisit *visit,
                               const char    *today);

/* Carries whoever took a ticket on the later day that the clock showed at @ahead_us, before it was put right. Inside a transaction. */
gboolean od_day_end_carry_ahead (OdCall  *call,
                                 gint64   ahead_us,
                                 GError **error);

G_END_DECLS
