/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-catalogue.h"
#include "od-centre.h"

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

/* "3 people waiting" */
char *od_display_words_for_waiting (OdCatalogue    *catalogue,
                                    const OdCentre *centre,
                                    guint           waiting) G_GNUC_WARN_UNUSED_RESULT;

/* That the screen is as it was at @time, a wall clock. */
char *od_display_words_for_loss (OdCatalogue    *catalogue,
                                 const OdCentre *centre,
                                 const char     *time) G_GNUC_WARN_UNUSED_RESULT;

/* A text of the centre's own, in the languages it has. */
char *od_display_words_for_message (const OdCentre *centre,
                                    const OdLabels *message) G_GNUC_WARN_UNUSED_RESULT;

/* "right" as a sign on a wall shows it; "" for none. Static. */
const char *od_display_arrow (const char *arrow);

G_END_DECLS
