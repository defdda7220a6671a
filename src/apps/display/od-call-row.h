/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-board-model.h"
#include "od-catalogue.h"

G_BEGIN_DECLS

/**
 * OdCallRow:
 *
 * A call in a line: the number and its place, or for a display of other floors the way to its floor.
 */
#define OD_TYPE_CALL_ROW (od_call_row_get_type ())
G_DECLARE_FINAL_TYPE (OdCallRow, od_call_row, OD, CALL_ROW, GtkWidget)

/* @is_open: nobody came yet. */
GtkWidget *od_call_row_new (OdCatalogue *       catalogue,
                            OdCentreView *      house,
                            OdBoardItem *       call,
                            const char *const * floors,
                            gboolean            is_open) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
