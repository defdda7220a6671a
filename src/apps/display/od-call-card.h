/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-board-model.h"
#include "od-catalogue.h"

G_BEGIN_DECLS

/**
 * OdCallCard:
 *
 * Who is called now, as large as the room is long: the number, an arrow, the place, its names in the house's other languages, its floor.
 */
#define OD_TYPE_CALL_CARD (od_call_card_get_type ())
G_DECLARE_FINAL_TYPE (OdCallCard, od_call_card, OD, CALL_CARD, GtkWidget)

/* Shows @call (NULL: nobody is called) of @house (NULL: not known yet) to a display of @floors (NULL: all). */
void od_call_card_show    (OdCallCard        *self,
                           OdCatalogue       *catalogue,
                           OdCentreView      *house,
                           OdBoardItem       *call,
                           const char *const *floors);

/* Stands out for a while: this is new. Once, without blinking. */
void od_call_card_freshen (OdCallCard *self);

/* How high a figure of the number and the small x of the place are drawn, in pixels. */
void od_call_card_measure (OdCallCard *self,
                           double     *digit_px,
                           double     *x_px);

G_END_DECLS
