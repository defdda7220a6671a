/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone of an IANA name; NULL when there is none of this name. Never a file elsewhere, never a bare offset. */
GTimeZone *od_zone_open (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Seconds to add to UTC for the wall clock at @unix_s. */
gint64 od_zone_offset (GTimeZone *zone,
                       gint64     unix_s);

/* Seconds since 1970-01-01T00:00 that the wall clock shows at @unix_s. */
gint64 od_zone_to_wall (GTimeZone *zone,
                        gint64     unix_s);

/* The instant at which the wall clock first shows @wall_s or later: the first of two when it is shown twice, the end of the gap when
 * it is never shown. */
gint64 od_zone_from_wall (GTimeZone *zone,
                          gint64     wall_s);

/* The instant in (@before, @after] at which the offset of @before ends. The offsets of the two must differ, with one change between. */
gint64 od_zone_find_change (GTimeZone *zone,
                            gint64     before,
                            gint64     after);

G_END_DECLS
