/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-catalogue.h"
#include "od-message.h"

G_BEGIN_DECLS

/* One line of the screen's foot, in one language. */
typedef struct {
  const char *tag;    /* borrowed from the centre */
  char       *text;   /* isolated */
} OdNotice;

/* (element-type OdNotice) All that the foot shows in turn: when the house is open, then each of the centre's own messages, everything in
 * each of its languages before the next. @board may be NULL. */
GPtrArray *od_notices_list (OdCatalogue    *catalogue,
                            const OdCentre *centre,
                            const OdBoard  *board,
                            gint64          now_us) G_GNUC_WARN_UNUSED_RESULT;

/* "Open until 19:00. Last tickets about 18:20."; NULL when nothing is known. */
char *od_notice_dup_opening (OdCatalogue    *catalogue,
                             const OdCentre *centre,
                             const OdBoard  *board,
                             const char     *tag,
                             gint64          now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
