/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"

G_BEGIN_DECLS

/* The verbs beside the queue, docs/API.md "Alarms, notes, referrals, unmet need", "Appointments" and "Reports". All are OdClient's: errors in
 * OD_CLIENT_ERROR, writing ones are done once however often an answer is lost. */

/* Silent: no display, no phone, no kiosk hears of it. @key: of od_client_make_key (), the same one while it is the same alarm. */
void     od_client_raise_alarm_async  (OdClient           *self,
                                       const char         *desk_id,
                                       const char         *key,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
OdAlarm *od_client_raise_alarm_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdAlarm) those that last. */
void       od_client_list_alarms_async  (OdClient           *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *od_client_list_alarms_finish (OdClient     *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void     od_client_end_alarm_async  (OdClient           *self,
                                     const char         *alarm_id,
                                     const char         *reason,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
OdAlarm *od_client_end_alarm_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdNote) in force. The service writes down who read. */
void       od_client_list_notes_async  (OdClient           *self,
                                        const char         *visit_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *od_client_list_notes_finish (OdClient     *self,
                                        GAsyncResult *result,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @note: visit_id, kind, text, until and, for a ban from one pool, pool_id are read; @reason: why it is written. */
void    od_client_add_note_async  (OdClient           *self,
                                   const OdNote       *note,
                                   const char         *reason,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
OdNote *od_client_add_note_finish (OdClient     *self,
                                   GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void    od_client_end_note_async  (OdClient           *self,
                                   const char         *note_id,
                                   const char         *reason,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
OdNote *od_client_end_note_finish (OdClient     *self,
                                   GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdReferral) */
void       od_client_list_referrals_async  (OdClient           *self,
                                            const char         *visit_id,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
GPtrArray *od_client_list_referrals_finish (OdClient     *self,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @referral: visit_id, is_signpost, service_id and reason (or NULL) are read. */
void        od_client_refer_async  (OdClient           *self,
                                    const OdReferral   *referral,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
OdReferral *od_client_refer_finish (OdClient     *self,
                                    GAsyncResult *result,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @to: any state but OD_REFERRAL_OFFERED; @reason or NULL. */
void        od_client_move_referral_async  (OdClient           *self,
                                            const char         *referral_id,
                                            OdReferralState     to,
                                            const char         *reason,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
OdReferral *od_client_move_referral_finish (OdClient     *self,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* What could not be helped here, and why: "none", "full", "too-long", "closed", "language", "cost", "far". */
typedef struct {
  const char *need;
  const char *why;
  const char *visit_id;   /* NULL */
  const char *language;   /* NULL */
} OdUnmet;

void     od_client_tell_unmet_async  (OdClient           *self,
                                      const OdUnmet      *unmet,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean od_client_tell_unmet_finish (OdClient     *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* (element-type OdAppointment) @day "2026-11-22". */
void       od_client_list_appointments_async  (OdClient           *self,
                                               const char         *day,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
GPtrArray *od_client_list_appointments_finish (OdClient     *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @wish: pool_id, due_us, language, for_desk_id, for_staff_id are read. The answer has the code to tell. */
void           od_client_make_appointment_async  (OdClient            *self,
                                                  const OdAppointment *wish,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
OdAppointment *od_client_make_appointment_finish (OdClient     *self,
                                                  GAsyncResult *result,
                                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void           od_client_cancel_appointment_async  (OdClient           *self,
                                                    const char         *appointment_id,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
OdAppointment *od_client_cancel_appointment_finish (OdClient     *self,
                                                    GAsyncResult *result,
                                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody comes with the code of an appointment and speaks @language; ends with od_client_register_finish (). */
void od_client_arrive_async (OdClient           *self,
                             const char         *code,
                             const char         *language,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);

/* (element-type OdSlot) of a pool that has slots, on @day. */
void    od_client_list_slots_async  (OdClient           *self,
                                     const char         *pool_id,
                                     const char         *day,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GArray *od_client_list_slots_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The house's own day so far. */
void     od_client_get_today_async  (OdClient           *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
OdToday *od_client_get_today_finish (OdClient     *self,
                                     GAsyncResult *result,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Business days @from and @to, both included; @by "day", "pool", "desk", "hour", "language", "route" or "need". */
void      od_client_get_report_async  (OdClient           *self,
                                       const char         *from,
                                       const char         *to,
                                       const char         *by,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
OdReport *od_client_get_report_finish (OdClient     *self,
                                       GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
