/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-board-model.h"
#include "od-catalogue.h"

G_BEGIN_DECLS

/**
 * OdDisplayWindow:
 *
 * The waiting room's screen over an OdBoardModel. Shows no name, no need, no service.
 *
 * Properties: "board" and "catalogue" (construct only); "current" (OdBoardItem, the newest call, NULL when none is open); "recent"
 * (GListModel, the calls before it, at most five); "message" (one of the centre's own, in turn).
 */
#define OD_TYPE_DISPLAY_WINDOW (od_display_window_get_type ())
G_DECLARE_FINAL_TYPE (OdDisplayWindow, od_display_window, OD, DISPLAY_WINDOW, GtkWindow)

GtkWidget *od_display_window_new (OdBoardModel * board,
                                  OdCatalogue * catalogue) G_GNUC_WARN_UNUSED_RESULT;

/* The next of the centre's messages; the window does it by itself every 12 s. */
void       od_display_window_turn_message (OdDisplayWindow *self);

G_END_DECLS
