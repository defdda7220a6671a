/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-event.h"

G_BEGIN_DECLS

/**
 * OdReasonBox:
 *
 * Why? A few ready reasons, each with its digit, and a line for own words. Property "reason": what was chosen, a code of od-reasons.h or own
 * words, "" for nothing. Signal "chosen": just now.
 */
#define OD_TYPE_REASON_BOX (od_reason_box_get_type ())
G_DECLARE_FINAL_TYPE (OdReasonBox, od_reason_box, OD, REASON_BOX, GtkWidget)

/* Nothing is chosen; offers what fits @verb. */
void        od_reason_box_open       (OdReasonBox *self,
                                      OdVerb       verb);
const char *od_reason_box_get_reason (OdReasonBox *self);

G_END_DECLS
