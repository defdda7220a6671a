/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-chance.h"
#include "od-centre.h"
#include "od-clock.h"
#include "od-help.h"
#include "od-message.h"
#include "od-event.h"
#include "od-wire.h"

G_BEGIN_DECLS

/**
 * OdClient:
 *
 * The service's API as verbs. One object a program; no GTK. Writing verbs carry an Idempotency-Key and are repeated with the same
 * key when an answer was lost, so a wish has exactly one effect. Property "online" (notify) says whether the last word from
 * the service arrived; the stream (od_client_listen) keeps it true to life.
 *
 * Signals: "event" (char *type, char *json) for every news of the stream, docs/API.md "Events"; "resync" when the stream
 * cannot resume and everything must be fetched again (also each time it opens without anything to resume from); "signed-out" when
 * the service no longer knows the token.
 */
#define OD_TYPE_CLIENT (od_client_get_type ())
G_DECLARE_FINAL_TYPE (OdClient, od_client, OD, CLIENT, GObject)

#define OD_CLIENT_ERROR (od_client_error_quark ())
GQuark od_client_error_quark (void);

typedef enum {
  OD_CLIENT_ERROR_OFFLINE = 1,   /* the service did not answer */
  OD_CLIENT_ERROR_SIGNED_OUT,    /* 401 */
  OD_CLIENT_ERROR_FORBIDDEN,     /* 403 */
  OD_CLIENT_ERROR_TAKEN,         /* 409 taken: another desk has it */
  OD_CLIENT_ERROR_STALE,         /* any other 409: stale, illegal, busy, desk-busy, too-late, no-such-priority, no-ticket … */
  OD_CLIENT_ERROR_REFUSED,       /* any other problem: the message is its detail */
  OD_CLIENT_ERROR_ANSWER,        /* an answer that makes no sense */
  OD_CLIENT_ERROR_REASON,        /* 409 reason-needed, full, slot-full, referral-only: done when asked again with a reason */
  OD_CLIENT_ERROR_PARTNER,       /* 409 partner-needed: done when asked again with a second desk */
  OD_CLIENT_ERROR_CLOCK,         /* 409 clock-back: nothing is done until somebody says that the clock is right */
} OdClientError;

/* Of an error in OD_CLIENT_ERROR, borrowed: the tail of the problem's type ("too-late", "no-name"), NULL when the service named none; the
 * desk that has the visit, for TAKEN, else NULL. */
const char *od_client_error_get_problem (const GError *error);
const char *od_client_error_get_holder  (const GError *error);

/* @base_url "http://127.0.0.1:8080"; @ca_file a PEM for https, or NULL; @clock and @chance make keys. */
OdClient *od_client_new        (const char *base_url,
                                const char *ca_file,
                                OdClock    *clock,
                                OdChance   *chance) G_GNUC_WARN_UNUSED_RESULT;
void        od_client_set_token  (OdClient   *self,
                                  const char *token);
gboolean    od_client_get_online (OdClient *self);

/* One-time code → this device's token; the caller keeps it (mode 0600) and sets it. */
void  od_client_enrol_async  (OdClient           *self,
                              const char         *code,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *od_client_enrol_finish (OdClient     *self,
                              GAsyncResult *result,
                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Name and secret → session; the client takes its token. */
void       od_client_sign_in_async  (OdClient           *self,
                                     const char         *name,
                                     const char         *secret,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
OdSession *od_client_sign_in_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the session: hushes the stream and forgets the token at once, whatever the service answers. */
void     od_client_sign_out_async  (OdClient           *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean od_client_sign_out_finish (OdClient     *self,
                                    GAsyncResult *result,
                                    GError      **error);

void      od_client_get_centre_async  (OdClient           *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
OdCentre *od_client_get_centre_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdHelpCard) */
void       od_client_find_help_async  (OdClient           *self,
                                       const char *const  *needs,
                                       const char         *language,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *od_client_find_help_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* A key for a wish that may be asked again by hand: as long as the key is the same, it is done once. */
char *od_client_make_key        (OdClient *self) G_GNUC_WARN_UNUSED_RESULT;

/* @key: of od_client_make_key (), the same one only for the same @registration; NULL: a fresh one. */
void      od_client_register_async  (OdClient             *self,
                                     const OdRegistration *registration,
                                     const char           *key,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
OdIssued *od_client_register_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* What became of the paper; @reason a printer-state-reason or NULL. */
void     od_client_tell_print_async  (OdClient           *self,
                                      const char         *visit_id,
                                      OdPrintState        state,
                                      const char         *reason,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean od_client_tell_print_finish (OdClient     *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* How this device's printer is; @reasons empty = well. Reception sees it. */
void     od_client_tell_health_async  (OdClient           *self,
                                       gboolean            blocked,
                                       const char *const  *reasons,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean od_client_tell_health_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* (element-type OdVisit) today's visits that the role may see, also those that are over. */
void       od_client_list_visits_async  (OdClient           *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *od_client_list_visits_finish (OdClient     *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Does @verb to a visit. @wish: members may be NULL or 0 (version 0: whatever it is now); copied. The new visit. */
void     od_client_act_async  (OdClient           *self,
                               const char         *visit_id,
                               OdVerb              verb,
                               const OdWishBody   *wish,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
OdVisit *od_client_act_finish (OdClient     *self,
                               GAsyncResult *result,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The next of the line to @desk_id. NULL with @error unset: nobody waits. @with_desk_id: the second desk of a joint call; NULL: the service
 * chooses one when the line wants it. */
void     od_client_call_next_async  (OdClient           *self,
                                     const char         *desk_id,
                                     const char         *with_desk_id,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
OdVisit *od_client_call_next_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The name somebody gave; NULL with @error unset: none. Reading it is written down by the service. */
void  od_client_get_name_async  (OdClient           *self,
                                 const char         *visit_id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
char *od_client_get_name_finish (OdClient     *self,
                                 GAsyncResult *result,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdVisit) by number ("B27"), or by the token or address in a ticket's QR: then also of an earlier day. */
void       od_client_find_visits_async  (OdClient           *self,
                                         const char         *query,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *od_client_find_visits_finish (OdClient     *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a visit's ticket says, for printing it again; written down by the service. */
void      od_client_get_ticket_async  (OdClient           *self,
                                       const char         *visit_id,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
OdIssued *od_client_get_ticket_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* One change of a visit, as its log has it. */
typedef struct {
  gint64 at_us;
  OdVerb verb;
  char  *actor;
  char  *desk_id;   /* NULL */
  char  *pool_id;   /* NULL */
  char  *reason;    /* NULL */
} OdStep;

void od_step_free (OdStep *self);

/* (element-type OdStep) oldest first. */
void       od_client_get_path_async  (OdClient           *self,
                                      const char         *visit_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *od_client_get_path_finish (OdClient     *self,
                                      GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody to whom a visit can be sent. */
typedef struct {
  char *id;
  char *name;
  char *role;
  GStrv desks;      /* where they may sit; empty = anywhere */
} OdColleague;

void od_colleague_free (OdColleague *self);

/* (element-type OdColleague) */
void       od_client_list_staff_async  (OdClient           *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *od_client_list_staff_finish (OdClient     *self,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The clock of the house is right although it went back: OD_CLIENT_ERROR_CLOCK ends. */
void     od_client_trust_clock_async  (OdClient           *self,
                                       const char         *reason,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean od_client_trust_clock_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error);

void     od_client_get_board_async  (OdClient           *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
OdBoard *od_client_get_board_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Opens the event stream and keeps it open: reconnects with back-off, resumes with Last-Event-ID. */
void od_client_listen (OdClient *self);
void od_client_hush   (OdClient *self);

G_END_DECLS
