/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-desk-session.h"

G_BEGIN_DECLS

/* Which part of the list is looked at: "all" who are here, "mine" (what this desk serves), "called", "held", "stuck", "out", "late" (gone or not
 * come: who may still come after all). */

const char *const *od_queue_show_names (void);

/* "Mine": translated. Borrowed. */
const char *od_queue_show_words (const char *show);

/* Whether @item is in that part. @desk NULL: no desk. */
gboolean od_queue_shows (OdVisitItem  *item,
                         const char   *show,
                         const OdDesk *desk);

/* Whether what somebody typed is in the number: "7", "b 7"; "" is in every number. */
gboolean od_queue_has_number (OdVisitItem *item,
                              const char  *typed);

G_END_DECLS
