/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-machine.h"

G_BEGIN_DECLS

/* Visits and wishes for the tests of the machine. */

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define START (1000 * SECOND)

/* Legs "leg-0", "leg-1" … wait in "pool-0", "pool-1" … since 10, 11 … µs; version 1. */
OdVisit *new_visit (guint n_legs) G_GNUC_WARN_UNUSED_RESULT;

/* At START, by "staff:1"; a hand-over goes to "other" and makes "new". */
OdWish wish_for (OdVerb      verb,
                 const char *desk_id);

/* Does a wish that must succeed; the event is dropped. */
void must (OdVisit    *visit,
           OdVerb      verb,
           const char *desk_id);

/* Does @wish, which must succeed. */
OdEvent *event_of (OdVisit      *visit,
                   const OdWish *wish) G_GNUC_WARN_UNUSED_RESULT;

/* The same; the event is dropped. */
void does (OdVisit      *visit,
           const OdWish *wish);

/* Undoes @last a second after it. */
void takes_back (OdVisit       *visit,
                 const OdEvent *last);

/* Asks for what must be refused, and looks that nothing changes. */
void refuses (OdVisit      *visit,
              const OdWish *wish,
              OdOutcome     outcome);

OdLeg *leg_of (OdVisit *visit,
               guint    index);

/* A visit whose only leg was brought into a state by legal ways. */
OdVisit *visit_in (OdLegState target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
