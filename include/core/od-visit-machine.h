/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-event.h"
#include "od-policy.h"

G_BEGIN_DECLS

/* The one place that knows which change is legal. Pure: the caller brings time and ids. */

/* How long the last change of a visit can be taken back, in seconds. */
#define OD_UNDO_SECONDS 60

typedef enum {
  OD_OUTCOME_DONE,
  OD_OUTCOME_STALE,      /* the wish was made of an older version */
  OD_OUTCOME_ILLEGAL,    /* not from this state */
  OD_OUTCOME_TAKEN,      /* another desk has it (called, serving or on hold): the leg's desk_id says who */
  OD_OUTCOME_BUSY,       /* the visit is called or served at another of its legs */
  OD_OUTCOME_TOO_LATE,   /* the minute for undo is over, or something came after it */
  OD_OUTCOME_UNKNOWN,    /* no such leg */
  OD_OUTCOME_DESK_BUSY,  /* the desk, or the second one of a joint call, has somebody already */
  OD_OUTCOME_PARTNER,    /* a joint call without a second desk that serves the pair's other pool */
  OD_OUTCOME_REASON,     /* out of order, or against a rule of the house: say why */
  OD_OUTCOME_PRIORITY,   /* the house has no such priority */
  OD_OUTCOME_CLOCK,      /* the clock stands before the visit's last change */
} OdOutcome;

/* "done", "stale", "illegal", "taken", "busy", "too-late", "unknown", "desk-busy",
 * "partner-needed", "reason-needed", "no-such-priority", "clock-back": the tails of our problem types. */
const char *od_outcome_to_text (OdOutcome outcome);

/* A wish of somebody: borrowed strings, filled by the caller. */
typedef struct {
  OdVerb      verb;
  const char *actor;        /* required */
  const char *leg_id;       /* NULL: od_visit_current_leg () */
  gint64      version;      /* 0: whatever it is now */
  const char *desk_id;      /* call: required. Other verbs of a desk: must match when given */
  const char *pool_id;      /* hand over, move, add: where to; required */
  const char *with_desk_id; /* call: the second desk of a joint call; NULL */
  const char *for_desk_id;  /* hand over, move, add: that desk alone; NULL */
  const char *for_staff_id; /* likewise that person alone */
  int         priority;     /* prioritise: the new class */
  gint64      due_us;       /* add: its slot; 0 */
  const char *reason;
  gint64      now_us;
  const char *event_id;     /* id of the event this makes; required */
  const char *new_leg_id;   /* hand over, decline, add: id of the leg it makes; required */
  gboolean    any_desk;     /* may act on a leg that another desk holds (reception, admin) */
  gboolean    out_of_order; /* call, start: it is not the next one of this desk's lines, so a reason is needed */
  gboolean    desk_full;    /* the desk has as many as it has seats, or the second desk has somebody */
  gboolean    needs_partner; /* the leg's pool is met by two desks together */
  gint64      behind_us;    /* no-show: the place of the leg that it lets pass (od_queue_place_behind ()); 0 = keeps its own */
  const OdPolicy *policy;   /* the house's; NULL = the default */
} OdWish;

/* Does @wish to @visit in place, version included, and sets @event (owned) when the outcome is DONE; otherwise
 * touches neither. REGISTER, UNDO, PRINT, NOTE and READ are not for this function. Judged in this order: unknown, taken, stale, clock,
 * illegal (also when a desk_id or pool_id is missing), no-such-priority, busy, desk-busy, partner-needed, reason-needed. A call never takes
 * what another desk has, not even with any_desk. Clock: now_us is more than a minute before the newest moment that the visit and its
 * legs tell of; a smaller step back counts as that moment. Desk-busy, partner-needed (also when both are one desk) and out of order are
 * asked of a call or start from waiting alone. A reason of blanks is none.
 *
 *   call      waiting → called                    needs desk_id; calls + 1; takes an offered leg; ends stepped-out and
 *                                                 not_before. With with_desk_id a joint call: one leg, two desks, either of them may
 *                                                 start, finish, hold …
 *             called → called by the same desk    a repeated call: calls + 1
 *   start     called | waiting → serving          from waiting needs desk_id
 *   finish    serving → done
 *   no-show   called → waiting                    while missed + 1 < policy's grace_calls: missed + 1, not before now + grace_min,
 *                                                 placed right behind behind_us when that is later
 *             called → no_show                    the last time; missed + 1
 *   recall    no_show | left → waiting            keeps queued_us; may be called at once; not out. From left only that leg. Late,
 *                                                 but the same day
 *   hold      called | serving | waiting → on_hold  held_us = now; the desk that holds one who waits has it
 *   resume    on_hold → waiting                   keeps queued_us; by the desk that held it
 *   hand-over serving | called → done, and a new leg waiting in pool_id, offered, same queued_us, priority and place, from_… filled
 *   accept    waiting and offered → waiting       no longer offered
 *   decline   waiting and offered → cancelled     needs a reason; a new leg waits in from_pool_id for from_desk_id alone, in the same place
 *   move      waiting | on_hold → waiting         into pool_id, for_desk_id, for_staff_id; needs a reason; keeps queued_us and
 *                                                 place; no longer offered
 *   add       any open visit: a new leg waiting in pool_id, queued now
 *   prioritise waiting | on_hold → same           priority is a class of the policy; needs a reason; place anew
 *   step-out  a leg waits, none is called or served, not out yet: out_us = now; every place is kept, call-next leaves it alone
 *   back      open and out: out_us = 0
 *   carry     waiting | on_hold | called → carried  every such leg of the visit: its day is over
 *   leave     waiting | called | on_hold → left   every such leg of the visit
 *   cancel    any open → cancelled                every open leg of the visit
 *
 * Only who waits is offered. A visit without an open leg is not out. An event of leave, cancel, carry, step-out and back has no leg_id;
 * that of add has the new leg's; that of hand-over, move and add has the pool it goes to. */
OdOutcome od_visit_apply (OdVisit      *visit,
                          const OdWish *wish,
                          OdEvent     **event) G_GNUC_WARN_UNUSED_RESULT;

/* Takes back @last, the newest event of @visit: restores what it changed as a new version; a leg that it made
 * becomes cancelled; out_us is as it was. TOO_LATE after OD_UNDO_SECONDS or when @visit is no longer at the version @last made; ILLEGAL when
 * @last is a register, print, undo, note, read or carry; TAKEN when it was another desk's (of a joint call: of neither);
 * CLOCK when now_us is more than a minute before it. Judged in this order: illegal, taken, stale, clock, too-late. @wish's verb
 * and leg_id are not read. */
OdOutcome od_visit_undo (OdVisit       *visit,
                         const OdEvent *last,
                         const OdWish  *wish,
                         OdEvent      **event) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @verb is legal now on the current leg, for enabling buttons. FALSE for register, undo, print, note and read. */
gboolean od_visit_allows     (const OdVisit *visit,
                              OdVerb         verb);
/* The same of @leg, one of its legs: FALSE for call and start while another of them is called or served. */
gboolean od_visit_allows_leg (const OdVisit *visit,
                              const OdLeg   *leg,
                              OdVerb         verb);

G_END_DECLS
