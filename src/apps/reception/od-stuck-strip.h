/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdStuckStrip:
 *
 * Who needs somebody to look, the most pressing first, each one press away. Property "session". Not there when all is well.
 */
#define OD_TYPE_STUCK_STRIP (od_stuck_strip_get_type ())
G_DECLARE_FINAL_TYPE (OdStuckStrip, od_stuck_strip, OD, STUCK_STRIP, GtkWidget)

/* Chooses the most pressing one; FALSE when there is nobody. */
gboolean od_stuck_strip_look (OdStuckStrip *self);

G_END_DECLS
