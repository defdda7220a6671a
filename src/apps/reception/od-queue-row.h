/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-visit-item.h"

G_BEGIN_DECLS

/**
 * OdQueueRow:
 *
 * One visit of the list: property "item" (OdVisitItem).
 */
#define OD_TYPE_QUEUE_ROW (od_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (OdQueueRow, od_queue_row, OD, QUEUE_ROW, GtkWidget)

G_END_DECLS
