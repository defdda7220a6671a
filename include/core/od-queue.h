/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre.h"
#include "od-visit.h"

G_BEGIN_DECLS

/* The line is ordered by place_us = queued_us − head start of its priority class, then by the visit's id. So a leg a is passed only by
 * those that came no later than a.queued_us + H, H being the largest head start of the policy minus its own: nobody starves, and the
 * order of two who wait never changes by itself. (Proof: b before a means queued_b − h_b < queued_a − h_a, so queued_b < queued_a + h_b
 * − h_a ≤ queued_a + H.) Only who missed a call may stand further back, by as many as the policy lets pass. An appointment counts as queued at its time less the lead; a carried ticket has a class of its own. */

/* place_us of @leg by its queued_us and priority under @policy (NULL: the default). */
gint64 od_leg_place (const OdLeg    *leg,
                     const OdPolicy *policy);

/* queued_us and not_before_us of a leg with an appointment or slot at @due_us whose visitor arrived at @arrived_us; its place is then to be
 * set anew. @policy NULL: the default. */
void od_leg_set_due (OdLeg          *leg,
                     gint64          due_us,
                     gint64          arrived_us,
                     const OdPolicy *policy);

/* Order of the line. */
int od_leg_compare_place (const OdLeg *a,
                          const char  *visit_id_a,
                          const OdLeg *b,
                          const char  *visit_id_b);

/* Who asks for the next one. Borrowed. */
typedef struct {
  const char *const *pool_ids;   /* required */
  const char        *desk_id;    /* NULL: nobody who waits for a certain desk */
  const char        *staff_id;   /* NULL: nobody who waits for a certain person */
  gint64             now_us;     /* 0: not_before_us is not looked at */
} OdAsker;

/* Whether call-next may take @leg of @visit for @asker: it waits, in one of the pools, for nobody else, its time has come, and the visit
 * is not stepped out and not called or served elsewhere. */
gboolean od_queue_may_take (const OdVisit *visit,
                            const OdLeg   *leg,
                            const OdAsker *asker);

/* Among @visits (element-type OdVisit) the one whose leg is next for @asker; sets @leg. NULL when nobody can be called. Borrowed. */
OdVisit *od_queue_next (GPtrArray     *visits,
                        const OdAsker *asker,
                        OdLeg        **leg);

/* The place of the @n-th that waits behind @leg in its pool, of the last when there are fewer; 0 when nobody does. Who is out or at a desk
 * is not let pass, and does not count. */
gint64 od_queue_place_behind (GPtrArray     *visits,
                              const OdVisit *visit,
                              const OdLeg   *leg,
                              guint          n);

/* How many visits are before @visit in the pool of its current leg; on hold it keeps its place; 0 once it is called. Who stepped out keeps
 * the place and is not counted meanwhile. */
guint od_queue_before (GPtrArray     *visits,
                       const OdVisit *visit);

/* A wait as a range, whole minutes. @known is FALSE when nobody can honestly say: no desk open, or no duration known. */
typedef struct {
  gboolean known;
  guint    low_min;
  guint    high_min;
} OdEstimate;

/* @minutes: service minutes of the last weeks' visits of this pool at this hour of the day, or of any hour when those are too few; any order; with fewer than 5 of them @usual_min stands in
 * (0 = not known). @n_desks: desks that serve the pool now. Low from the first quartile with a desk free at once, high from the third with every desk
 * just begun; from @usual_min three quarters and one and a half of it. Rounded out to 5 minutes, at most a day. */
OdEstimate od_queue_estimate (guint         before,
                              guint         n_desks,
                              const double *minutes,
                              gsize         n_minutes,
                              guint         usual_min);

/* How long somebody was served, and when. */
typedef struct {
  guint  hour;        /* 0-23 of the wall clock, when it began */
  double minutes;
} OdDuration;

/* The minutes of those of @durations that began at @hour or an hour before or after; of all when these are fewer than 5. As many as
 * @n_picked says, to be freed. */
double *od_queue_pick_durations (const OdDuration *durations,
                                 gsize             n_durations,
                                 guint             hour,
                                 gsize            *n_picked) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a line can still be worked off before it closes. */
typedef enum {
  OD_CLOSING_OPEN,
  OD_CLOSING_TIGHT,     /* a new ticket may not be reached today */
  OD_CLOSING_FULL,      /* a new ticket will not be reached today */
  OD_CLOSING_CLOSED,
  OD_CLOSING_UNKNOWN,   /* no hours told, or no duration known: nothing is promised or refused */
} OdClosingState;

const char *od_closing_state_to_text   (OdClosingState state);   /* "open", "tight", "full", "closed", "unknown" */
gboolean    od_closing_state_from_text (const char     *text,
                                        OdClosingState *state);

typedef struct {
  OdClosingState state;
  gint64         closes_us;       /* 0 = not known */
  gint64         last_ticket_us;  /* a ticket taken after this may not be reached, as the line stands now; 0 = not known */
  guint          fits;            /* how many more can be seen even if each takes long */
} OdClosing;

/* @opening: of the line now (od_centre_pool_opening ()). The rest as od_queue_estimate (), whose quartiles it uses: a new ticket, called at the
 * latest when od_queue_estimate ()'s high is over and at the soonest when its low is, must be called before the doors close. Open without an
 * end within two weeks: OD_CLOSING_OPEN, without last_ticket_us. No desk: OD_CLOSING_UNKNOWN. */
OdClosing od_queue_closing (const OdOpening *opening,
                            gint64           now_us,
                            guint            waiting,
                            guint            n_desks,
                            const double    *minutes,
                            gsize            n_minutes,
                            guint            usual_min);

/* A free slot of a pool with slots. */
typedef struct {
  gint64 start_us;
  guint  places;
  guint  taken;
} OdSlot;

/* (element-type OdSlot) the slots of @pool that begin in [@from_us, @to_us) and end within its hours (od_centre_list_pool_hours ()); the first
 * of a day begins as the doors open. @taken_us (element-type gint64): due_us of every leg and appointment of the pool that has one, in any
 * order. Empty when the pool is a plain line. */
GArray *od_queue_list_slots (const OdCentre *centre,
                             const OdPool   *pool,
                             gint64          from_us,
                             gint64          to_us,
                             GArray         *taken_us) G_GNUC_WARN_UNUSED_RESULT;

/* What should make somebody look, the most pressing first. */
typedef enum {
  OD_STUCK_NOT,
  OD_STUCK_OFFER,      /* handed over, and nobody accepted */
  OD_STUCK_CALLS,      /* called again and again */
  OD_STUCK_HOLD,       /* on hold for long */
  OD_STUCK_WAIT,       /* waits for long */
} OdStuck;

const char *od_stuck_to_text (OdStuck stuck);    /* "not", "offer", "calls", "hold", "wait" */

/* The most pressing of all its legs. offer: since it was handed over; calls: of one that is called, or waits after a missed call; hold: since held;
 * wait: since the leg began, or its appointment, unless stepped out; by the pool's own limit, else the policy's. */
OdStuck od_queue_stuck (const OdVisit  *visit,
                        const OdCentre *centre,
                        gint64          now_us);

G_END_DECLS
