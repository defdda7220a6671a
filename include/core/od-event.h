/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit.h"

G_BEGIN_DECLS

/* What can be done to a visit. The text forms are the API's verbs: "register", "call", "start", "finish", "no-show",
 * "hold", "resume", "hand-over", "recall", "leave", "cancel", "undo", "print", "accept", "decline", "step-out", "back", "prioritise",
 * "move", "add", "carry", "note", "read". */
typedef enum {
  OD_VERB_REGISTER,
  OD_VERB_CALL,
  OD_VERB_START,
  OD_VERB_FINISH,
  OD_VERB_NO_SHOW,
  OD_VERB_HOLD,
  OD_VERB_RESUME,
  OD_VERB_HAND_OVER,
  OD_VERB_RECALL,
  OD_VERB_LEAVE,
  OD_VERB_CANCEL,
  OD_VERB_UNDO,
  OD_VERB_PRINT,
  OD_VERB_ACCEPT,
  OD_VERB_DECLINE,
  OD_VERB_STEP_OUT,
  OD_VERB_BACK,
  OD_VERB_PRIORITISE,
  OD_VERB_MOVE,
  OD_VERB_ADD,
  OD_VERB_CARRY,
  OD_VERB_NOTE,       /* a note or ban was written or ended: no word of it is in the log */
  OD_VERB_READ,       /* somebody read a name or a note */
  OD_N_VERBS
} OdVerb;

const char *od_verb_to_text   (OdVerb      verb);
gboolean    od_verb_from_text (const char *text,
                               OdVerb     *verb);

/* One row of the append-only log: who did what, when, from which state to which, why. Never any personal data. */
typedef struct {
  gint64     seq;        /* given by the store; grows without end */
  char      *id;         /* UUID v7; also the outbox's and the CloudEvent's id */
  gint64     at_us;
  OdVerb     verb;
  char      *visit_id;
  char      *leg_id;     /* NULL for a verb of the whole visit */
  gint64     version;    /* of the visit after it */
  char      *actor;      /* "staff:<id>", "device:<id>", "visitor", "system" */
  OdLegState from;       /* of the leg */
  OdLegState to;
  char      *desk_id;    /* NULL when none */
  char      *pool_id;
  char      *reason;     /* staff's words or a code; NULL */
  char      *undoes;     /* id of the event that an undo takes back; NULL */
  OdVisit   *before;     /* the visit as it was; what an undo restores; NULL for register, print, note and read */
} OdEvent;

OdEvent *od_event_new  (void) G_GNUC_WARN_UNUSED_RESULT;
OdEvent *od_event_copy (const OdEvent *self) G_GNUC_WARN_UNUSED_RESULT;
void     od_event_free (OdEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdEvent, od_event_free)

G_END_DECLS
