/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-event.h"

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
} OdOutcome;

/* "done", "stale", "illegal", "taken", "busy", "too-late", "unknown": the tails of our problem types. */
const char *od_outcome_to_text (OdOutcome outcome);

/* A wish of somebody: borrowed strings, filled by the caller. */
typedef struct {
  OdVerb      verb;
  const char *actor;        /* required */
  const char *leg_id;       /* NULL: od_visit_current_leg () */
  gint64      version;      /* 0: whatever it is now */
  const char *desk_id;      /* call: required. Other verbs of a desk: must match when given */
  const char *pool_id;      /* hand over: where to; required */
  const char *reason;
  gint64      now_us;
  const char *event_id;     /* id of the event this makes; required */
  const char *new_leg_id;   /* hand over: id of the leg it makes; required */
  gboolean    any_desk;     /* may act on a leg that another desk holds (reception, admin) */
} OdWish;

/* Does @wish to @visit in place, version included, and sets @event (owned) when the outcome is DONE; otherwise
 * touches neither. REGISTER, UNDO and PRINT are not for this function. Judged in this order: unknown, taken, stale, illegal
 * (also when a desk_id or pool_id is missing), busy. A call never takes what another desk has, not even with any_desk.
 *
 *   call      waiting → called                    needs desk_id; calls + 1; takes an offered leg
 *             called → called by the same desk    a repeated call: calls + 1
 *   start     called | waiting → serving          from waiting needs desk_id
 *   finish    serving → done
 *   no-show   called → no_show
 *   recall    no_show → waiting                   keeps queued_us
 *   hold      called | serving | waiting → on_hold
 *   resume    on_hold → waiting                   keeps queued_us
 *   hand-over serving | called → done, and a new leg waiting in pool_id, offered, same queued_us and priority
 *   leave     waiting | called | on_hold → left   every such leg of the visit
 *   cancel    any open → cancelled                every open leg of the visit
 */
OdOutcome od_visit_apply (OdVisit      *visit,
                          const OdWish *wish,
                          OdEvent     **event) G_GNUC_WARN_UNUSED_RESULT;

/* Takes back @last, the newest event of @visit: restores what it changed as a new version; a leg that a hand-over made
 * becomes cancelled. TOO_LATE after OD_UNDO_SECONDS or when @visit is no longer at the version @last made; ILLEGAL when @last is a
 * register, print or undo; TAKEN when it was another desk's. @wish's verb and leg_id are not read. */
OdOutcome od_visit_undo (OdVisit       *visit,
                         const OdEvent *last,
                         const OdWish  *wish,
                         OdEvent      **event) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @verb is legal now on the current leg, for enabling buttons. FALSE for register, undo and print. */
gboolean od_visit_allows (const OdVisit *visit,
                          OdVerb         verb);

G_END_DECLS
