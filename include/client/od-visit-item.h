/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre-view.h"
#include "od-visit.h"

G_BEGIN_DECLS

/**
 * OdVisitItem:
 *
 * A visit as a row of a list shows it. Texts that hold names, languages or numbers carry their own isolation marks.
 *
 * Read-only properties, all notified: "id"; "label" (number for eyes); "needs-text"; "pool-text" (where it waits); "then-text" (the
 * pools after that, "" when none); "language-name" (own name); "state" (od_leg_state_to_text); "minutes" (int, waited or served);
 * "calls" (uint); "offered"; "desk-text" (place of the desk that has it, ""); "adults", "children" (uint); "arrived-text" (wall clock);
 * "route" ("kiosk"/"reception"); "print" (od_print_state_to_text); "has-name".
 */
#define OD_TYPE_VISIT_ITEM (od_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (OdVisitItem, od_visit_item, OD, VISIT_ITEM, GObject)

/* Consumes @visit. */
OdVisitItem *od_visit_item_new (OdVisit * visit,
                                OdCentreView * house,
                                gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;
const OdVisit *od_visit_item_get_visit (OdVisitItem *self);
const OdLeg *od_visit_item_get_leg   (OdVisitItem *self);     /* the one that staff act on */

/* Consumes @visit, a newer state of the same. */
void od_visit_item_update  (OdVisitItem *self,
                            OdVisit     *visit);
void od_visit_item_set_now (OdVisitItem *self,
                            gint64       now_us);

/* Order of the list: called, then waiting in the order of the line, then on hold, then being served. */
int od_visit_item_compare (OdVisitItem *a,
                           OdVisitItem *b);

G_END_DECLS
