/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdPersonPane:
 *
 * The current visit, large, and what can be done with it. Property "session"; its buttons name the window's actions.
 */
#define OD_TYPE_PERSON_PANE (od_person_pane_get_type ())
G_DECLARE_FINAL_TYPE (OdPersonPane, od_person_pane, OD, PERSON_PANE, GtkWidget)

G_END_DECLS
