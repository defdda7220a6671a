/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdHandOverSheet:
 *
 * Who should help next? Property "session".
 */
#define OD_TYPE_HAND_OVER_SHEET (od_hand_over_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdHandOverSheet, od_hand_over_sheet, OD, HAND_OVER_SHEET, GtkWidget)

G_END_DECLS
