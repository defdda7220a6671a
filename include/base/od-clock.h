/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OdClock:
 *
 * Where the time comes from. Nothing below main.c asks the machine for the time itself; tests
 * hand in a clock that they turn by hand.
 */
#define OD_TYPE_CLOCK (od_clock_get_type ())
G_DECLARE_INTERFACE (OdClock, od_clock, OD, CLOCK, GObject)

struct _OdClockInterface {
  GTypeInterface parent_iface;

  gint64 (*now_us) (OdClock *self);
};

/* Microseconds since 1970-01-01T00:00:00Z. */
gint64 od_clock_now_us (OdClock *self);

/* The machine's clock. */
OdClock *od_system_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* "2026-11-22T09:14:00.000Z" (RFC 3339, UTC, milliseconds); NULL for 0, which stands for "never",
 * and outside the years 1 to 9999. */
char *od_time_format (gint64 us) G_GNUC_WARN_UNUSED_RESULT;

/* Reads what od_time_format writes, and any RFC 3339 time with an offset. FALSE, @us untouched, on anything else. */
gboolean od_time_parse (const char *text,
                        gint64     *us);

G_END_DECLS
