/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "house-clock.h"

G_BEGIN_DECLS

/* For a test that turns the clock of the real programs it starts. Prepare before the first of them: they then begin with the shared clock,
 * which stands still at what was set last. FALSE when there is no such clock here (not built). */
gboolean house_clock_prepare (void);

/* After the last of them. */
void     house_clock_end     (void);

/* RFC 3339. */
void     house_clock_set     (const char *time);

G_END_DECLS
