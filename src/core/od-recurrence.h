/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-hours.h"

G_BEGIN_DECLS

/* The only file that knows libical. Days are counted from 1970-01-01. */

/* The RRULE of a row, or NULL when it has a part that is none. */
char *od_recurrence_write (const OdSchedule *schedule) G_GNUC_WARN_UNUSED_RESULT;

/* The days of @rule, counted from @anchor, among the @n_days (at most 32) from @first: bit 0 is @first. */
guint32 od_recurrence_days (const char *rule,
                            gint64      anchor,
                            gint64      first,
                            guint       n_days);

G_END_DECLS
