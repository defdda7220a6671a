/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue-model.h"

G_BEGIN_DECLS

/**
 * OdDeskSession:
 *
 * What one member of staff does at one desk: sign in, choose a desk, call, serve, hand over, take back. The view model of
 * reception; wishes are verbs, all that is shown is a property.
 *
 * Read-only properties, all notified:
 *   "state"         "enter", "choose", "work", or "reports": all that a manager sees
 *   "online"        the service answers
 *   "busy"          a wish is on its way
 *   "staff-name", "house-name", "desk-text" (name of the desk), "desk-place" (where people are called to); "" when none
 *   "desks"         GListModel of OdChoice: where one may sit; "pools", "needs", "languages" likewise; NULL before "choose"
 *   "queue"         OdQueueModel, NULL before "work"
 *   "alerts"        GListModel of OdAlert: devices whose printer is blocked, by the stream's news
 *   "allowed"       uint, bits of 1 << OdVerb for what is legal now, and OD_DESK_MAY_CALL_NEXT
 *   "undo-seconds"  uint, how long the last change can still be taken back; 0 = it cannot
 *   "undo-label"    number of the visit that it would bring back; "undo-verb": od_verb_to_text of the change
 *   "walk-in-label" number of the walk-in just made, "" when none
 *   "lost-since"    wall clock of the moment the service was lost, "" while it answers
 *   "visitor-name"  what the current visitor wants to be called, once asked for; ""
 * Read-write: "current" (OdVisitItem or NULL), the one the verbs are for.
 *
 * Signals: "refused" (GError *error, char *label): a wish was not done; error in OD_CLIENT_ERROR. "nobody-waits": to call-next.
 */
#define OD_TYPE_DESK_SESSION (od_desk_session_get_type ())
G_DECLARE_FINAL_TYPE (OdDeskSession, od_desk_session, OD, DESK_SESSION, GObject)

#define OD_DESK_MAY_CALL_NEXT (1u << OD_N_VERBS)

/* @language: of whoever reads the screen. */
OdDeskSession * od_desk_session_new (OdClient * client,
                                     OdClock * clock,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;

/* "enter" → "choose", and on to "work" when there is only one desk to choose. A wrong secret is a "refused". */
void od_desk_session_sign_in     (OdDeskSession *self,
                                  const char    *name,
                                  const char    *secret);
void od_desk_session_sign_out    (OdDeskSession *self);
/* "choose" → "work". @desk_id NULL: no desk, nobody can be called to it. */
void od_desk_session_choose_desk (OdDeskSession *self,
                                  const char    *desk_id);
/* "work" → "choose". */
void od_desk_session_leave_desk  (OdDeskSession *self);

OdVisitItem *od_desk_session_get_current (OdDeskSession *self);
void         od_desk_session_set_current (OdDeskSession *self,
                                          OdVisitItem   *item);

/* Whether the verb is legal now; OD_VERB_REGISTER stands for a walk-in. */
gboolean od_desk_session_allows           (OdDeskSession *self,
                                           OdVerb         verb);
gboolean od_desk_session_allows_call_next (OdDeskSession *self);

/* What is not allowed does nothing. */
void od_desk_session_act           (OdDeskSession *self,
                                    OdVerb         verb);
void od_desk_session_hand_over     (OdDeskSession *self,
                                    const char    *pool_id);
void od_desk_session_call_next     (OdDeskSession *self);
void od_desk_session_undo          (OdDeskSession *self);
/* @need NULL: just "talk to someone". */
void od_desk_session_walk_in       (OdDeskSession *self,
                                    const char    *language,
                                    const char    *need);
void od_desk_session_close_walk_in (OdDeskSession *self);
/* The service writes down who read a name. */
void od_desk_session_ask_name      (OdDeskSession *self);

/* The house, for names in messages; NULL before "choose". Borrowed. */
OdCentreView *od_desk_session_get_house (OdDeskSession *self);

/* All borrowed. The role of who is signed in, "" when nobody is; the desk, NULL when at none. */
OdClient   *od_desk_session_get_client  (OdDeskSession *self);
OdClock    *od_desk_session_get_clock   (OdDeskSession *self);
const char *od_desk_session_get_role    (OdDeskSession *self);
const char *od_desk_session_get_desk_id (OdDeskSession *self);

/**
 * OdAlert:
 *
 * A device whose printer needs somebody: properties "device-id", "name", "reasons" (printer-state-reasons, blank between them).
 */
#define OD_TYPE_ALERT (od_alert_get_type ())
G_DECLARE_FINAL_TYPE (OdAlert, od_alert, OD, ALERT, GObject)

G_END_DECLS
