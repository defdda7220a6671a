/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a need was not met: "none", "full", "too-long", "closed", "language", "cost", "far". */
gboolean od_unmet_why_is_known (const char *why);

G_END_DECLS
