/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-board-model.h"

G_BEGIN_DECLS

/* The place in @language, and in the house's other languages beside. */
OdBoardItem *od_board_item_new          (const OdBoardLine *line,
                                         const char        *language,
                                         const OdCentre    *centre) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both stand for the same call of the same number. */
gboolean     od_board_item_is_same_call (OdBoardItem *self,
                                         OdBoardItem *other);

G_END_DECLS
