/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-catalogue.h"
#include "od-desk-session.h"
#include "od-printer.h"

G_BEGIN_DECLS

/**
 * OdReceptionWindow:
 *
 * The whole of reception over one OdDeskSession (property "session", at construction). Actions "desk.*", each with its key.
 */
#define OD_TYPE_RECEPTION_WINDOW (od_reception_window_get_type ())
G_DECLARE_FINAL_TYPE (OdReceptionWindow, od_reception_window, OD, RECEPTION_WINDOW, GtkApplicationWindow)

/* @application may be NULL. */
GtkWidget *od_reception_window_new (GtkApplication * application,
                                    OdDeskSession * session) G_GNUC_WARN_UNUSED_RESULT;

/* Where tickets are printed again, with @catalogue of the visitors' languages; without it nothing is. */
void od_reception_window_set_printer (OdReceptionWindow *self,
                                      OdPrinter         *printer,
                                      OdCatalogue       *catalogue);

G_END_DECLS
