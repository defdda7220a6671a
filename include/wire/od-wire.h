/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-centre.h"
#include "od-event.h"
#include "od-help.h"
#include "od-message.h"
#include "od-visit-machine.h"

G_BEGIN_DECLS

/* JSON of every core object and every API message, in the words of docs/API.md. Writers return owned text. Readers accept unknown
 * members (a newer peer) unless told otherwise, refuse wrong types, depth over 32 and text over the caller's limit, and name the member. */

#define OD_WIRE_ERROR (od_wire_error_quark ())
GQuark od_wire_error_quark (void);

typedef enum {
  OD_WIRE_ERROR_SYNTAX = 1,   /* not JSON */
  OD_WIRE_ERROR_TYPE,         /* a member of the wrong type, or missing */
  OD_WIRE_ERROR_VALUE,        /* right type, not allowed */
  OD_WIRE_ERROR_UNKNOWN,      /* an unknown member in a request */
} OdWireError;

/* How much of a visit the reader may see. */
typedef enum {
  OD_WIRE_STAFF,     /* everything but the token */
  OD_WIRE_OWNER,     /* the device that made it: number and token; no needs, no legs (a reader gets an empty array) */
} OdWireView;

char    *od_wire_visit_to_json    (const OdVisit *visit,
                                   OdWireView     view) G_GNUC_WARN_UNUSED_RESULT;
OdVisit *od_wire_visit_from_json  (const char    *json,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
char    *od_wire_visits_to_json   (GPtrArray     *visits) G_GNUC_WARN_UNUSED_RESULT;  /* {"visits": [..]} as STAFF */
GPtrArray *od_wire_visits_from_json (const char  *json,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Requests: strict, unknown members refused. Values as well: a well-formed language, needs of od-need.h, at most 99 adults and 99 children,
 * names of 1 to 100 characters, ids of 1 to 64, reasons of 1 to 500, each one line as od_text_is_line () has it. */
char           *od_wire_registration_to_json   (const OdRegistration *registration) G_GNUC_WARN_UNUSED_RESULT;
OdRegistration *od_wire_registration_from_json (const char           *json,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* A verb's body: members of OdWish that a client may set (leg_id, version, desk_id, pool_id, reason). */
typedef struct {
  char  *leg_id;
  gint64 version;
  char  *desk_id;
  char  *pool_id;
  char  *reason;
  char  *with_desk_id;
  char  *for_desk_id;
  char  *for_staff_id;
  char  *priority;     /* id of a class */
  gint64 due_us;
} OdWishBody;

void        od_wish_body_free         (OdWishBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdWishBody, od_wish_body_free)
char       *od_wire_wish_to_json      (const OdWishBody *body) G_GNUC_WARN_UNUSED_RESULT;
OdWishBody *od_wire_wish_from_json    (const char       *json,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;   /* "" and NULL read as {} */

char     *od_wire_issued_to_json      (const OdIssued *issued) G_GNUC_WARN_UNUSED_RESULT;
OdIssued *od_wire_issued_from_json    (const char     *json,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char     *od_wire_centre_to_json      (const OdCentre *centre) G_GNUC_WARN_UNUSED_RESULT;
OdCentre *od_wire_centre_from_json    (const char     *json,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char      *od_wire_help_to_json       (GPtrArray      *cards) G_GNUC_WARN_UNUSED_RESULT;      /* {"cards": [..]} of OdHelpCard */
GPtrArray *od_wire_help_from_json     (const char     *json,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char     *od_wire_board_to_json       (const OdBoard  *board) G_GNUC_WARN_UNUSED_RESULT;
OdBoard  *od_wire_board_from_json     (const char     *json,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_appointment_to_json (const OdAppointment *appointment) G_GNUC_WARN_UNUSED_RESULT;
OdAppointment *od_wire_appointment_from_json (const char *json,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_appointments_to_json (GPtrArray *appointments) G_GNUC_WARN_UNUSED_RESULT;   /* {"appointments": [..]} */
GPtrArray *od_wire_appointments_from_json (const char *json,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_alarm_to_json (const OdAlarm *alarm) G_GNUC_WARN_UNUSED_RESULT;
OdAlarm *od_wire_alarm_from_json (const char *json,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_alarms_to_json (GPtrArray *alarms) G_GNUC_WARN_UNUSED_RESULT;   /* {"alarms": [..]} */
GPtrArray *od_wire_alarms_from_json (const char *json,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_note_to_json (const OdNote *note) G_GNUC_WARN_UNUSED_RESULT;
OdNote *od_wire_note_from_json (const char *json,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_notes_to_json (GPtrArray *notes) G_GNUC_WARN_UNUSED_RESULT;   /* {"notes": [..]} */
GPtrArray *od_wire_notes_from_json (const char *json,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_referral_to_json (const OdReferral *referral) G_GNUC_WARN_UNUSED_RESULT;
OdReferral *od_wire_referral_from_json (const char *json,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_referrals_to_json (GPtrArray *referrals) G_GNUC_WARN_UNUSED_RESULT;   /* {"referrals": [..]} */
GPtrArray *od_wire_referrals_from_json (const char *json,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_report_to_json (const OdReport *report) G_GNUC_WARN_UNUSED_RESULT;    /* hidden counts as null */
char *od_wire_report_to_csv (const OdReport *report) G_GNUC_WARN_UNUSED_RESULT;     /* RFC 4180; hidden cells are empty */
OdReport *od_wire_report_from_json (const char *json,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_today_to_json (const OdToday *today) G_GNUC_WARN_UNUSED_RESULT;
OdToday *od_wire_today_from_json (const char *json,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_slots_to_json (GArray *slots) G_GNUC_WARN_UNUSED_RESULT;              /* {"slots": [..]} of OdSlot */
GArray *od_wire_slots_from_json (const char *json,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

char      *od_wire_session_to_json    (const OdSession *session) G_GNUC_WARN_UNUSED_RESULT;
OdSession *od_wire_session_from_json  (const char      *json,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char      *od_wire_problem_to_json    (const OdProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
OdProblem *od_wire_problem_from_json  (const char      *json,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char     *od_wire_labels_to_json      (const OdLabels *labels) G_GNUC_WARN_UNUSED_RESULT;
OdLabels *od_wire_labels_from_json    (const char     *json,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/* Small flat messages ({"name": "..", "secret": ".."}): names and values, strings only, strict: exactly the members of @names, those after
 * @n_required optional. Values owned in a GStrv as long as @names, "" for an absent one. */
GStrv od_wire_strings_from_json (const char        *json,
                                 const char *const *names,
                                 guint              n_required,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char *od_wire_strings_to_json   (const char        *first_name,
                                 ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

/* {"events": [..]} of OdEvent, a visit's own log as staff read it: everything but what was before. */
char *od_wire_events_to_json (GPtrArray *events) G_GNUC_WARN_UNUSED_RESULT;

/* The CloudEvent 1.0 (structured mode) that the back-end hears: docs/API.md, "Back-end". @source: "urn:uuid:<centre id>".
 * No name, no token, no reason text. */
char *od_wire_cloud_event (const OdEvent *event,
                           const OdVisit *visit,
                           const char    *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
