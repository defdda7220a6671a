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
 *   "staff-name", "role", "house-name", "desk-id", "desk-text" (name of the desk), "desk-place" (where people are called to); "" when none
 *   "desks"         GListModel of OdChoice: where one may sit; "pools", "needs", "languages", "priorities" likewise; NULL before "choose"
 *   "places"        all desks of the house, "staff" all colleagues, to whom somebody can be sent: GListModel of OdChoice
 *   "queue"         OdQueueModel, NULL before "work"
 *   "alerts"        GListModel of OdAlert: devices whose printer is blocked, by the stream's news
 *   "allowed"       uint, bits of 1 << OdVerb for what is legal now, and OD_DESK_MAY_CALL_NEXT
 *   "undo-seconds"  uint, how long the last change can still be taken back; 0 = it cannot
 *   "undo-label"    number of the visit that it would bring back; "undo-verb": od_verb_to_text of the change
 *   "walk-in-label" number of the walk-in just made, "" when none; "walk-in-id" its visit
 *   "lost-since"    wall clock of the moment the service was lost, "" while it answers
 *   "visitor-name"  what the current visitor wants to be called, once asked for; ""
 *   "last-ticket"   wall clock after which a new ticket may not be reached today, as things stand; "" = not known
 *   "clock-back"    the house's clock went back: the service does nothing until somebody trusts it
 *   "path"          uint, changes when od_desk_session_get_path () has something new
 * Read-write: "current" (OdVisitItem or NULL), the one the verbs are for.
 *
 * Signals: "refused" (GError *error, char *label): a wish was not done; error in OD_CLIENT_ERROR. "nobody-waits": to call-next.
 * "reason-needed" (uint verb): the verb was refused until somebody says why; OD_VERB_REGISTER for the walk-in. "partner-needed": so was a call, for want of a second desk.
 * "joined" (char *label): another desk called somebody to this desk, too. "ticket" (OdIssued *issued): to be printed again.
 * "carried" (OdVisit *visit, char *token): a ticket of an earlier day was found, od_desk_session_register () with it makes it go first.
 * "found-nothing" (char *text).
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

/* Whether the verb is legal now; OD_VERB_REGISTER stands for a walk-in, OD_VERB_PRINT for printing the current one's ticket again. */
gboolean od_desk_session_allows           (OdDeskSession *self,
                                           OdVerb         verb);
gboolean od_desk_session_allows_call_next (OdDeskSession *self);

/* Whether the verb is done only with a reason: always, or because it passes others who wait. */
gboolean od_desk_session_asks_reason (OdDeskSession *self,
                                      OdVerb         verb);

/* Desks that could be the second one in a joint call of the current visit: GListModel of OdChoice, empty when its line is met by one. */
GListModel *od_desk_session_list_partners (OdDeskSession *self) G_GNUC_WARN_UNUSED_RESULT;

/* What is not allowed does nothing. @more: pool, desk, person, priority, reason, second desk, slot; NULL: nothing. */
void od_desk_session_act       (OdDeskSession    *self,
                                OdVerb            verb,
                                const OdWishBody *more);
void od_desk_session_call_next (OdDeskSession *self);
void od_desk_session_undo      (OdDeskSession *self);

/* Hand over, move and add go to a line, to one desk or to one person. */
typedef enum {
  OD_TARGET_POOL,
  OD_TARGET_DESK,
  OD_TARGET_PERSON,
} OdTarget;

/* The line is the current one where the desk or the person serves it, else the first that they do. @reason NULL or "": none. */
void od_desk_session_send (OdDeskSession *self,
                           OdVerb         verb,
                           OdTarget       target,
                           const char    *id,
                           const char    *reason);

/* A number for somebody who did not use the kiosk. Asked again for the same after a lost answer, it is the same number. */
void od_desk_session_register      (OdDeskSession        *self,
                                    const OdRegistration *registration);
void od_desk_session_close_walk_in (OdDeskSession *self);

/* Chooses whom a number ("27", "b 27"), a token or the address in a ticket's QR means. */
void od_desk_session_find (OdDeskSession *self,
                           const char    *text);

/* What a ticket says, by the signal "ticket"; and what became of the paper. @visit_id NULL: the current visit. */
void od_desk_session_ask_ticket (OdDeskSession *self,
                                 const char    *visit_id);
void od_desk_session_tell_print (OdDeskSession *self,
                                 const char    *visit_id,
                                 OdPrintState   state,
                                 const char    *reason);

/* The service writes down who read a name. */
void od_desk_session_ask_name (OdDeskSession *self);

void od_desk_session_trust_clock (OdDeskSession *self,
                                  const char    *reason);

/* (element-type OdStep) what happened to the current visit, oldest first; NULL while it is not known. Borrowed. */
GPtrArray *od_desk_session_get_path (OdDeskSession *self);

/* The house, for names in messages; NULL before "choose". The client, for verbs beside the queue. Borrowed. */
OdCentreView *od_desk_session_get_house  (OdDeskSession *self);
OdClient *od_desk_session_get_client (OdDeskSession *self);

/* All borrowed. The role of who is signed in, "" when nobody is; the desk, NULL when at none. */
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
