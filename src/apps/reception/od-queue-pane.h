/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdQueuePane:
 *
 * Who is in the house and waits. Property "session"; the chosen row is the session's current visit.
 */
#define OD_TYPE_QUEUE_PANE (od_queue_pane_get_type ())
G_DECLARE_FINAL_TYPE (OdQueuePane, od_queue_pane, OD, QUEUE_PANE, GtkWidget)

G_END_DECLS
