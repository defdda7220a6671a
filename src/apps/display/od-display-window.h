/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-board-model.h"
#include "od-catalogue.h"

G_BEGIN_DECLS

/**
 * OdDisplayWindow:
 *
 * The waiting room's screen over an OdBoardModel. Shows no name, no need, no service. Nothing on it moves or blinks; what does not fit
 * at once comes in turn.
 *
 * Read-only properties, notified: "current" (OdBoardItem, the newest call of its floors, NULL when none is open); "recent" (GListModel
 * of OdBoardItem, the page of others that is shown).
 */
#define OD_TYPE_DISPLAY_WINDOW (od_display_window_get_type ())
G_DECLARE_FINAL_TYPE (OdDisplayWindow, od_display_window, OD, DISPLAY_WINDOW, GtkWindow)

/* @floors: whose calls it shows, those of others only as a way there; NULL = all. */
GtkWidget *od_display_window_new (OdBoardModel * board,
                                  OdCatalogue * catalogue,
                                  const char *const *floors) G_GNUC_WARN_UNUSED_RESULT;

/* For a screen that stands upright. */
void od_display_window_set_upright (OdDisplayWindow *self,
                                    gboolean         upright);

/* Black, white and yellow. */
void od_display_window_set_contrast (OdDisplayWindow *self,
                                     gboolean         contrast);

/* A small sign that nobody hears the calls. */
void od_display_window_set_mute    (OdDisplayWindow *self,
                                    gboolean         mute);

/* The next notice, language and page of calls; the window does it by itself every 9 s. */
void od_display_window_turn        (OdDisplayWindow *self);

/* How high the figures of a call and the small x of its place are drawn, in pixels. */
void od_display_window_measure     (OdDisplayWindow *self,
                                    double          *digit_px,
                                    double          *x_px);

G_END_DECLS
