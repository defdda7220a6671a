/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-clock.h"

G_BEGIN_DECLS

/**
 * OdFakeClock:
 *
 * A clock that stands still until a test turns it. Safe from several threads.
 */
#define OD_TYPE_FAKE_CLOCK (od_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (OdFakeClock, od_fake_clock, OD, FAKE_CLOCK, GObject)

/* @time in RFC 3339, "2026-11-22T09:00:00Z". */
OdFakeClock *od_fake_clock_new (const char *time) G_GNUC_WARN_UNUSED_RESULT;
void         od_fake_clock_set     (OdFakeClock *self,
                                    const char  *time);
void         od_fake_clock_set_us  (OdFakeClock *self,
                                    gint64       us);
void         od_fake_clock_advance (OdFakeClock *self,
                                    double       seconds);

G_END_DECLS
