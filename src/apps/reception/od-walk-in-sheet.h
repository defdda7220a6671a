/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdWalkInSheet:
 *
 * A number for somebody who did not use the kiosk: language, need, number; more when it is asked for. Property "session". A line that wants a
 * reason asks for one, with all the rest kept.
 */
#define OD_TYPE_WALK_IN_SHEET (od_walk_in_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdWalkInSheet, od_walk_in_sheet, OD, WALK_IN_SHEET, GtkWidget)

/* Before it is shown: a ticket of an earlier day, whose turn did not come, was found; @token is in its QR. */
void od_walk_in_sheet_offer (OdWalkInSheet *self,
                             const OdVisit *earlier,
                             const char    *token);

G_END_DECLS
