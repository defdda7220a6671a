/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-board-model.h"
#include "od-catalogue.h"

G_BEGIN_DECLS

/* What a voice says of a call in language @tag: "Number B, 2, 7. Room 4. Floor 1.": digit by digit, the floor only where the house has
 * more than one. Never a name: there is none on the board. */
char *od_announcement_text (OdCatalogue    *catalogue,
                            const OdCentre *centre,
                            OdBoardItem    *call,
                            const char     *tag) G_GNUC_WARN_UNUSED_RESULT;

/* The languages of the spoken call, in their order; the house's own when the pack names none. */
GStrv od_announcement_list_languages (const OdCentre *centre) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
