/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-clock.h"

G_BEGIN_DECLS

/* A clock that nobody sets: it only says how much time went by. For counting how long a screen was left alone. */
OdClock *od_steady_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
