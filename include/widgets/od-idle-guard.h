/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-clock.h"

G_BEGIN_DECLS

/* The least time that somebody has to say "I am still here" (EN 301 549, WCAG 2.2.1). */
#define OD_IDLE_GUARD_WARN_MIN_SECONDS 20

/**
 * OdIdleGuard:
 *
 * Watches over a screen that somebody may have walked away from. After "idle-seconds" without a touch it warns ("warning" is
 * TRUE and "remaining" counts the whole seconds down), after "warn-seconds" more it emits "expired" and rests until it is
 * armed again. Any touch starts the count anew, as often as it takes. @clock should be one that nobody sets.
 */
#define OD_TYPE_IDLE_GUARD (od_idle_guard_get_type ())
G_DECLARE_FINAL_TYPE (OdIdleGuard, od_idle_guard, OD, IDLE_GUARD, GObject)

/* A @warn_seconds below OD_IDLE_GUARD_WARN_MIN_SECONDS is raised to it. */
OdIdleGuard *od_idle_guard_new (OdClock * clock,
                                guint idle_seconds,
                                guint warn_seconds) G_GNUC_WARN_UNUSED_RESULT;

/* Begins to count; armed already, it counts on. */
void         od_idle_guard_arm           (OdIdleGuard *self);
void         od_idle_guard_disarm        (OdIdleGuard *self);

/* Somebody is there. */
void         od_idle_guard_touch         (OdIdleGuard *self);

gboolean     od_idle_guard_get_warning   (OdIdleGuard *self);
guint        od_idle_guard_get_remaining (OdIdleGuard *self);

/* Looks at the clock; done four times a second while armed. */
void         od_idle_guard_tick          (OdIdleGuard *self);

G_END_DECLS
