/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdWalkInSheet:
 *
 * A number for somebody who did not use the kiosk: language, need, number. Property "session".
 */
#define OD_TYPE_WALK_IN_SHEET (od_walk_in_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdWalkInSheet, od_walk_in_sheet, OD, WALK_IN_SHEET, GtkWidget)

G_END_DECLS
