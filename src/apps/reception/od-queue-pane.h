/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdQueuePane:
 *
 * Who is in the house and waits. Properties "session", "show" (which part, od-queue-show.h), "counts" (uint, changes with them); the chosen
 * row is the session's current visit. Action "queue.show" with a name, on Ctrl+1 and so on.
 */
#define OD_TYPE_QUEUE_PANE (od_queue_pane_get_type ())
G_DECLARE_FINAL_TYPE (OdQueuePane, od_queue_pane, OD, QUEUE_PANE, GtkWidget)

/* Puts the keyboard into the search, with what was typed already. */
void od_queue_pane_search (OdQueuePane *self,
                           const char  *typed);

G_END_DECLS
