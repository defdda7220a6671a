/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"
#include "od-visit.h"
#include "od-labels.h"

G_BEGIN_DECLS

/* What apps and service say to each other beside visits (docs/API.md). All members owned. */

/* What a kiosk or reception asks for. */
typedef struct {
  char    *language;
  GStrv    needs;
  char    *pool_id;      /* NULL: routed by the needs */
  guint    adults;       /* 0 = 1 */
  guint    children;
  char    *name;         /* what the person wants to be called; NULL = nothing given */
  guint    companions;
  gboolean interpreter;
  char    *age;          /* NULL = not told */
  char    *residence;    /* NULL = not told */
  char    *for_desk_id;  /* staff: that desk alone; NULL */
  char    *for_staff_id; /* staff: that person alone; NULL */
  gint64   due_us;       /* a slot; 0 */
  char    *appointment;  /* code of one; NULL */
  char    *ticket;       /* token of a visit that it goes on with; NULL */
  char    *reason;       /* staff: why over a rule of the house; NULL */
} OdRegistration;

/* A visit and what its ticket says. */
typedef struct {
  OdVisit   *visit;
  char      *url;        /* of the phone page, upper case, for the QR */
  guint      before;
  OdEstimate estimate;
} OdIssued;

/* One line of the waiting room's display. No need, no name, no service. */
typedef struct {
  char     *series;
  guint     number;
  OdLabels *place;
  char     *floor;
  char     *arrow;
  gint64    called_us;
  guint     calls;
} OdBoardLine;

/* How those wait who hold a ticket with this letter. */
typedef struct {
  char      *series;
  guint      waiting;
  OdEstimate estimate;
} OdBoardLetter;

typedef struct {
  GPtrArray *now;        /* OdBoardLine: called and not yet started, newest first */
  GPtrArray *last;       /* OdBoardLine: the five before */
  guint      waiting;
  GPtrArray *letters;    /* OdBoardLetter, by series */
  OdClosing  closing;    /* of the house as a whole */
  gint64     opens_us;   /* when it is closed; 0 = not known */
} OdBoard;

typedef enum {
  OD_APPOINTMENT_BOOKED,
  OD_APPOINTMENT_ARRIVED,
  OD_APPOINTMENT_CANCELLED,
  OD_APPOINTMENT_MISSED,
} OdAppointmentState;

/* A time that was promised to somebody: no name, a code that they were told. */
typedef struct {
  char              *id;
  char              *code;      /* six letters and digits of od-id.h's alphabet */
  char              *pool_id;
  gint64             due_us;
  char              *language;  /* NULL = not known */
  char              *for_desk_id;
  char              *for_staff_id;
  OdAppointmentState state;
  char              *visit_id;  /* once it arrived */
} OdAppointment;

/* Somebody at a desk needs help, and nobody in the room must notice. */
typedef struct {
  char  *id;
  char  *desk_id;
  gint64 at_us;
  char  *actor;
  gint64 ended_us;              /* 0 = lasts */
  char  *ended_by;
} OdAlarm;

typedef enum {
  OD_NOTE_PLAIN,
  OD_NOTE_BAN,
} OdNoteKind;

/* Something that staff should know of a visitor. Sealed in the store. */
typedef struct {
  char      *id;
  char      *visit_id;
  OdNoteKind kind;
  char      *text;              /* NULL = not read */
  char      *reason;            /* why it was written; sealed with the text, NULL likewise */
  char      *pool_id;           /* a ban from that pool alone; NULL = the house */
  gint64     at_us;
  char      *until;             /* business day, the last one on which it holds */
  char      *actor;
  gint64     ended_us;          /* 0 = not before its day */
} OdNote;

typedef enum {
  OD_REFERRAL_OFFERED,
  OD_REFERRAL_ACCEPTED,
  OD_REFERRAL_DECLINED,
  OD_REFERRAL_ARRIVED,
  OD_REFERRAL_LOST,
} OdReferralState;

/* Somebody was sent on to a service of the map. A signpost is only recorded and stays "offered". */
typedef struct {
  char           *id;
  char           *visit_id;
  gboolean        is_signpost;
  char           *service_id;
  OdReferralState state;
  gint64          at_us;
  char           *reason;       /* staff's words; NULL */
} OdReferral;

/* How something is spread, in minutes (satisfaction: points). n = 0: nothing to tell. */
typedef struct {
  guint  n;
  double mean;
  double p50;
  double p90;
  double max;
} OdSpread;

#define OD_REPORT_HIDDEN G_MAXUINT   /* a count too small to be told */

/* One line of a report. Counts may be OD_REPORT_HIDDEN; spreads of fewer than k have n = 0. */
typedef struct {
  char    *key;                 /* day, pool, desk, hour "09", language, route or need; "" in the total */
  guint    visits;
  OdSpread waits;
  OdSpread services;
  guint    no_shows;
  guint    left;
  guint    carried;
  guint    hand_overs;
  guint    referrals;
  guint    arrived;
  guint    unmet;
  OdSpread satisfaction;
} OdReportRow;

typedef struct {
  char        *from;            /* business days, both included */
  char        *to;
  char        *by;
  guint        k;
  GPtrArray   *rows;            /* OdReportRow */
  OdReportRow *total;           /* never NULL */
} OdReport;

typedef struct {
  guint hour;                   /* of the wall clock */
  guint arrived;
  guint served;
} OdTodayHour;

typedef struct {
  char     *pool_id;
  guint     waiting;
  guint     longest_min;
  OdClosing closing;
} OdTodayPool;

/* The day at a glance. */
typedef struct {
  gint64     at_us;
  guint      waiting;
  guint      serving;
  guint      done;
  guint      no_shows;
  guint      carried;
  double     wait_p50;          /* minutes; < 0: nobody yet */
  double     wait_p90;
  GPtrArray *hours;             /* OdTodayHour, in order */
  GPtrArray *pools;             /* OdTodayPool, in the house's order */
} OdToday;

/* Somebody who signed in. */
typedef struct {
  char  *token;
  char  *staff_id;
  char  *name;
  char  *role;           /* "provider", "reception", "admin", "manager" */
  GStrv  desks;          /* desk ids they may sit at; empty = any */
  gint64 expires_us;
} OdSession;

/* An RFC 9457 problem. */
typedef struct {
  char  *type;           /* "urn:onedoor:problem:taken" */
  char  *title;
  int    status;
  char  *detail;
  char  *holder;         /* desk id, for "taken" */
} OdProblem;

OdRegistration *od_registration_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_registration_free (OdRegistration *self);
OdIssued       *od_issued_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_issued_free       (OdIssued *self);
OdBoardLine    *od_board_line_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_board_line_free   (OdBoardLine *self);
OdBoard        *od_board_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_board_free        (OdBoard *self);
OdBoardLetter  *od_board_letter_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_board_letter_free (OdBoardLetter *self);
OdAppointment  *od_appointment_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_appointment_free  (OdAppointment *self);
OdAlarm        *od_alarm_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_alarm_free        (OdAlarm *self);
OdNote         *od_note_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_note_free         (OdNote *self);
OdReferral     *od_referral_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_referral_free     (OdReferral *self);
OdReportRow    *od_report_row_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_report_row_free   (OdReportRow *self);
OdReport       *od_report_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_report_free       (OdReport *self);
OdToday        *od_today_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_today_free        (OdToday *self);
OdSession      *od_session_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_session_free      (OdSession *self);
OdProblem      *od_problem_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void            od_problem_free      (OdProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRegistration, od_registration_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdIssued, od_issued_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBoardLine, od_board_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBoard, od_board_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdAppointment, od_appointment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdAlarm, od_alarm_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdNote, od_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdReferral, od_referral_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdReportRow, od_report_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdReport, od_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdToday, od_today_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSession, od_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdProblem, od_problem_free)

/* Names as they travel: "booked", "arrived", "cancelled", "missed"; "note", "ban"; "offered", "accepted", "declined", "arrived", "lost". */
const char *od_appointment_state_to_text   (OdAppointmentState  state);
gboolean    od_appointment_state_from_text (const char         *text,
                                            OdAppointmentState *state);
const char *od_note_kind_to_text           (OdNoteKind          kind);
gboolean    od_note_kind_from_text         (const char         *text,
                                            OdNoteKind         *kind);
const char *od_referral_state_to_text      (OdReferralState     state);
gboolean    od_referral_state_from_text    (const char         *text,
                                            OdReferralState    *state);

/* offered → accepted | declined | arrived | lost; accepted → declined | arrived | lost; lost → arrived. Everything of a signpost: FALSE. */
gboolean od_referral_allows (const OdReferral *self,
                             OdReferralState   to);

/* Spread of @values, those left out that are no numbers; sorts them. Percentiles lie between the two nearest values. */
OdSpread od_spread_of (double *values,
                       gsize   n_values);

/* Hides what could point to somebody, and sets k: counts from 1 to k − 1, spreads of fewer than k or of a row whose visits are hidden; and of
 * each column the smallest others too until two rows are hidden that come to k together, so that the total does not give them away.
 * What is 0 is told. */
void od_report_suppress (OdReport *self,
                         guint     k);

/* RFC 4180: a head, a line for each row, "total" at the end. What is hidden or has nothing to tell is an empty cell; minutes and points with
 * one decimal and a full stop; a key that would be a formula begins with an apostrophe. */
char *od_report_to_csv (const OdReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
