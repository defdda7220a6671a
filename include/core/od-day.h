/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The business day ("2026-11-22") of an instant in @zone, an IANA name, when a new day begins at @rollover_hour (0-23) of the
 * wall clock; right across summer time. NULL when the zone is unknown. */
char *od_day_of (gint64      us,
                 const char *zone,
                 int         rollover_hour) G_GNUC_WARN_UNUSED_RESULT;

/* "14:05" on the wall clock of @zone; NULL when the zone is unknown. */
char *od_day_wall_clock (gint64      us,
                         const char *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
