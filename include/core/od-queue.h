/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit.h"

G_BEGIN_DECLS

/* Order of the line: priority, then the moment a place counts from, then the visit's id. */
int od_leg_compare_place (const OdLeg *a,
                          const char  *visit_id_a,
                          const OdLeg *b,
                          const char  *visit_id_b);

/* Among @visits (element-type OdVisit) the one whose leg is next for a desk that serves @pool_ids; sets @leg. Skips visits
 * that are called or served elsewhere. NULL when nobody waits. Borrowed. */
OdVisit *od_queue_next (GPtrArray          *visits,
                        const char *const  *pool_ids,
                        OdLeg             **leg);

/* How many visits are before @visit in the pool of its current leg; on hold it keeps its place; 0 once it is called. */
guint od_queue_before (GPtrArray     *visits,
                       const OdVisit *visit);

/* A wait as a range, whole minutes. @known is FALSE when nobody can honestly say: no desk open, or no duration known. */
typedef struct {
  gboolean known;
  guint    low_min;
  guint    high_min;
} OdEstimate;

/* @minutes: service minutes of the last visits of this pool, any order; with fewer than 5 of them @usual_min stands in
 * (0 = not known). @n_desks: desks that serve the pool now. Low from the first quartile with a desk free at once, high from the third with every desk
 * just begun; from @usual_min three quarters and one and a half of it. Rounded out to 5 minutes, at most a day. */
OdEstimate od_queue_estimate (guint         before,
                              guint         n_desks,
                              const double *minutes,
                              gsize         n_minutes,
                              guint         usual_min);

G_END_DECLS
