/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone of an IANA name; NULL when there is none of this name. Never a file elsewhere, never a bare offset. */
GTimeZone *od_zone_open (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Seconds to add to UTC for the wall clock at @unix_s. */
gint64 od_zone_offset (GTimeZone *zone,
                       gint64     unix_s);

/* A few weeks of a zone in which the clock is changed once at most: what happens there is plain arithmetic. */
typedef struct {
  gint64 change;       /* the first second with the new offset; G_MAXINT64 = none */
  gint64 old_offset;
  gint64 new_offset;
} OdZoneWindow;

void od_zone_window (GTimeZone    *zone,
                     gint64        from,
                     gint64        to,
                     OdZoneWindow *window);

/* Seconds since 1970-01-01T00:00 that the wall clock shows at @unix_s. */
gint64 od_zone_to_wall (const OdZoneWindow *self,
                        gint64              unix_s);

/* The instant at which the wall clock first shows @wall_s or later: the first of two when it is shown twice, the end of the gap when
 * it is never shown. */
gint64 od_zone_from_wall (const OdZoneWindow *self,
                          gint64              wall_s);

/* Whole seconds, rounded down before 1970 as well. */
gint64 od_zone_seconds (gint64 us);

G_END_DECLS
