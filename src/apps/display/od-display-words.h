/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-catalogue.h"
#include "od-message.h"

G_BEGIN_DECLS

/* The few sentences of the waiting room's screen, each in every language of the house, the house's own first. Each part is
 * isolated, so that an Arabic one does not turn the line. All owned. */

/* What comes between the languages. The dot stays with what is before it. */
#define OD_DISPLAY_IN_LINE "\u00a0· "
#define OD_DISPLAY_IN_LINES "\n"

char *od_display_words (OdCatalogue    *catalogue,
                        const OdCentre *centre,
                        const char     *msgid,
                        const char     *between) G_GNUC_WARN_UNUSED_RESULT;

/* That the screen is as it was at @time, a wall clock. */
char *od_display_words_for_loss (OdCatalogue    *catalogue,
                                 const OdCentre *centre,
                                 const char     *time) G_GNUC_WARN_UNUSED_RESULT;

/* "Floor 1 · Planta 1", each language once; @way, a sign for the direction or "", comes last. */
char *od_display_words_for_floor (OdCatalogue    *catalogue,
                                  const OdCentre *centre,
                                  const char     *floor,
                                  const char     *way) G_GNUC_WARN_UNUSED_RESULT;

/* In language @tag alone, as the ones below. */
char *od_display_words_of_waiting (OdCatalogue *catalogue,
                                   const char  *tag,
                                   guint        waiting) G_GNUC_WARN_UNUSED_RESULT;

/* "B: About 10 to 20 minutes." */
char *od_display_words_of_letter (OdCatalogue         *catalogue,
                                  const char          *tag,
                                  const OdBoardLetter *letter) G_GNUC_WARN_UNUSED_RESULT;

/* "Floor 1 ↑" */
char *od_display_words_of_floor  (OdCatalogue *catalogue,
                                  const char  *tag,
                                  const char  *floor,
                                  const char  *way) G_GNUC_WARN_UNUSED_RESULT;

/* "↑" or "↓" to another floor: by the desk's own arrow, else by @way (od_floors_way ()); "" when neither tells. Static. */
const char *od_display_way (const char *arrow,
                            int         way);

/* "right" as a sign on a wall shows it; "" for none. Static. */
const char *od_display_arrow (const char *arrow);

G_END_DECLS
