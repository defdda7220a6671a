/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The business day ("2026-11-22") of an instant in @zone, an IANA name, when a new day begins at @rollover_hour (0-23) of the
 * wall clock; right across summer time. NULL when the zone is unknown. */
char *od_day_of (gint64      us,
                 const char *zone,
                 int         rollover_hour) G_GNUC_WARN_UNUSED_RESULT;

/* When the business day @day ("2026-11-22") begins and when the next one does: od_day_of () is @day from @from_us on and before @to_us.
 * FALSE, both untouched, when @day is no date or the zone is unknown. */
gboolean od_day_bounds (const char *day,
                        const char *zone,
                        int         rollover_hour,
                        gint64     *from_us,
                        gint64     *to_us);

/* The hour (0-23) that the wall clock of @zone shows; 0 when the zone is unknown. A caller with many instants holds a GTimeZone of the same
 * name meanwhile. */
guint od_day_hour (gint64      us,
                   const char *zone);

/* "14:05" on the wall clock of @zone; NULL when the zone is unknown. */
char *od_day_wall_clock (gint64      us,
                         const char *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
