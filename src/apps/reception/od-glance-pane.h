/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdGlancePane:
 *
 * Today at a glance: figures, arrivals by hour, the lines and what can still be done in them today. Follows the day by itself, quietly.
 */
#define OD_TYPE_GLANCE_PANE (od_glance_pane_get_type ())
G_DECLARE_FINAL_TYPE (OdGlancePane, od_glance_pane, OD, GLANCE_PANE, OdCareSheet)

G_END_DECLS
