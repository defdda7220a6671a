/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre-view.h"
#include "od-queue.h"
#include "od-visit.h"

G_BEGIN_DECLS

/**
 * OdVisitItem:
 *
 * A visit as a row of a list shows it. Texts that hold names, languages or numbers carry their own isolation marks; what a text has nothing
 * to say of is "".
 *
 * Read-only properties, all notified:
 *   texts     "id"; "label" (number for eyes); "needs-text"; "pool-text" (where it waits); "then-text" (the pools after that);
 *             "language-name" (own name); "state" (od_leg_state_to_text); "desk-text" (place of the desk that has it), "with-text" (the
 *             second one's in a joint call), "from-text" (name of the desk that offered it), "for-text" (name of the desk that it waits
 *             for); "due-text", "arrived-text", "rests-text" (until when call-next leaves it alone), "out-text" (stepped out since)
 *             as wall clock; "priority-text" (class, "" for the ordinary one); "route" (od_route_to_text); "print"
 *             (od_print_state_to_text); "stuck" (od_stuck_to_text)
 *   numbers   "minutes" (int, waited or served), "calls", "missed", "adults", "children", "companions", "notes" (uint), "urgency" (uint:
 *             0 waits, 1 waits for long, 2 for too long)
 *   booleans  "offered", "has-name", "interpreter", "banned", "carried" (goes on with a ticket of an earlier day), "personal" (waits for one
 *             person), "open"
 *   "revision" (uint) changes with any of them: for whoever shows several in one sentence.
 */
#define OD_TYPE_VISIT_ITEM (od_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (OdVisitItem, od_visit_item, OD, VISIT_ITEM, GObject)

/* Consumes @visit. */
OdVisitItem *od_visit_item_new (OdVisit * visit,
                                OdCentreView * house,
                                gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;
const OdVisit *od_visit_item_get_visit (OdVisitItem *self);
const OdLeg *od_visit_item_get_leg   (OdVisitItem *self);     /* the one that staff act on: od_visit_leg_for () the reader's pools */
gint64 od_visit_item_get_now   (OdVisitItem *self);

/* Consumes @visit, a newer state of the same. */
void od_visit_item_update    (OdVisitItem *self,
                              OdVisit     *visit);
void od_visit_item_set_now   (OdVisitItem *self,
                              gint64       now_us);
/* What the reader's desk serves; NULL = no desk. */
void od_visit_item_set_pools (OdVisitItem       *self,
                              const char *const *pool_ids);

/* Whom the leg's pool is meant for; OD_FIT_YES when it is for everybody. */
OdFit od_visit_item_fit_age       (OdVisitItem *self);
OdFit od_visit_item_fit_residence (OdVisitItem *self);

/* Order of the list: called, then waiting in the order of the line, then on hold, then being served, at last those whose visit is over,
 * the newest first. */
int od_visit_item_compare (OdVisitItem *a,
                           OdVisitItem *b);

G_END_DECLS
