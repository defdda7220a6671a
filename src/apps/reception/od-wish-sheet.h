/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdWishSheet:
 *
 * What a wish still needs: where to, how soon, with whom, why. Property "session". The last choice that was missing does it; there is nothing to
 * confirm, and a minute to take it back.
 */
#define OD_TYPE_WISH_SHEET (od_wish_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdWishSheet, od_wish_sheet, OD, WISH_SHEET, GtkWidget)

/* @joint: a call with a second desk. */
void od_wish_sheet_open (OdWishSheet *self,
                         OdVerb       verb,
                         gboolean     joint);

G_END_DECLS
