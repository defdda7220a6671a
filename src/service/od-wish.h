/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"
#include "od-visit-machine.h"
#include "od-wire.h"

G_BEGIN_DECLS

/* What a wish means in this house: the part of OdWish that no client says, out of the line, the desks and the policy. */

/* Whether @desk (may be NULL) takes visitors of @pool_id. */
gboolean od_desk_serves (const OdDesk *desk,
                         const char   *pool_id);

/* Which leg @body means; NULL: there is none with its leg_id. Borrowed from @visit. */
const OdLeg *od_wish_find_leg (OdCall           *call,
                               const OdVisit    *visit,
                               const OdWishBody *body);

/* The desk that @body means; a provider who names none means their own. Borrowed, NULL = none. */
const char *od_wish_find_desk (OdCall           *call,
                               const OdLeg      *leg,
                               const OdWishBody *body);

/* Fills in policy, out_of_order, desk_full, needs_partner, with_desk_id and behind_us of a wish for @leg of @visit whose verb, desk_id and
 * with_desk_id are there. */
void od_wish_judge (OdCall        *call,
                    OdWish        *wish,
                    const OdVisit *visit,
                    const OdLeg   *leg);

/* Whether @before, which an undo brings back, needs a desk that has somebody else by now. */
gboolean od_wish_needs_full_desk (OdServer      *service,
                                  const OdVisit *before);

/* The pool that a move of @leg leads to when none is named: its own, else the first of the desk that it is for. Borrowed. */
const char *od_wish_find_pool (OdServer         *service,
                               const OdLeg      *leg,
                               const OdWishBody *body);

/* Whom a call-next at @desk takes; NULL: nobody. Borrowed from the line. */
OdVisit *od_wish_find_next (OdCall       *call,
                            const OdDesk *desk,
                            OdLeg       **leg);

/* Refuses with the problem type and sentence of @outcome; @leg may be NULL. */
void od_wish_refuse (OdCall        *call,
                     OdOutcome      outcome,
                     const OdVisit *visit,
                     const OdLeg   *leg);

G_END_DECLS
