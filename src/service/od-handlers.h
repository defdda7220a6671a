/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* handle-health.c */
gboolean od_handle_health  (OdCall *call, GError **error);
gboolean od_handle_metrics (OdCall *call, GError **error);
gboolean od_handle_openapi (OdCall *call, GError **error);

/* handle-enter.c */
gboolean od_handle_enrol    (OdCall *call, GError **error);
gboolean od_handle_sign_in  (OdCall *call, GError **error);
gboolean od_handle_sign_out (OdCall *call, GError **error);

/* handle-centre.c */
gboolean od_handle_centre (OdCall *call, GError **error);
gboolean od_handle_help   (OdCall *call, GError **error);

/* handle-board.c */
gboolean od_handle_board  (OdCall *call, GError **error);
gboolean od_handle_events (OdCall *call, GError **error);

/* handle-register.c */
gboolean od_handle_register (OdCall *call, GError **error);

/* handle-visits.c */
gboolean od_handle_visits (OdCall *call, GError **error);
gboolean od_handle_visit  (OdCall *call, GError **error);
gboolean od_handle_name   (OdCall *call, GError **error);
gboolean od_handle_path   (OdCall *call, GError **error);

/* handle-verbs.c */
gboolean od_handle_verb      (OdCall *call, GError **error);
gboolean od_handle_call_next (OdCall *call, GError **error);

/* handle-clock.c */
gboolean od_handle_clock (OdCall *call, GError **error);

/* handle-slots.c */
gboolean od_handle_slots (OdCall *call, GError **error);

/* handle-devices.c */
gboolean od_handle_print          (OdCall *call, GError **error);
gboolean od_handle_printer_health (OdCall *call, GError **error);

/* handle-map.c */
gboolean od_handle_hsds_about    (OdCall *call, GError **error);
gboolean od_handle_hsds_services (OdCall *call, GError **error);
gboolean od_handle_hsds_service  (OdCall *call, GError **error);

/* handle-phone.c */
gboolean od_handle_phone_asset  (OdCall *call, GError **error);
gboolean od_handle_phone_page   (OdCall *call, GError **error);
gboolean od_handle_phone_state  (OdCall *call, GError **error);
gboolean od_handle_phone_events (OdCall *call, GError **error);
gboolean od_handle_phone_wish   (OdCall *call, GError **error);
gboolean od_handle_phone_feedback (OdCall *call, GError **error);

/* handle-find.c */
gboolean od_handle_find   (OdCall *call, GError **error);
gboolean od_handle_ticket (OdCall *call, GError **error);

/* handle-appointments.c */
gboolean od_handle_appointments       (OdCall *call, GError **error);
gboolean od_handle_appointment_make   (OdCall *call, GError **error);
gboolean od_handle_appointment_cancel (OdCall *call, GError **error);

/* handle-alarms.c */
gboolean od_handle_alarms      (OdCall *call, GError **error);
gboolean od_handle_alarm_raise (OdCall *call, GError **error);
gboolean od_handle_alarm_end   (OdCall *call, GError **error);

/* handle-notes.c */
gboolean od_handle_notes      (OdCall *call, GError **error);
gboolean od_handle_note_write (OdCall *call, GError **error);
gboolean od_handle_note_end   (OdCall *call, GError **error);

/* handle-referrals.c */
gboolean od_handle_referrals     (OdCall *call, GError **error);
gboolean od_handle_referral_make (OdCall *call, GError **error);
gboolean od_handle_referral_step (OdCall *call, GError **error);

/* handle-unmet.c */
gboolean od_handle_unmet (OdCall *call, GError **error);

/* handle-reports.c */
gboolean od_handle_report     (OdCall *call, GError **error);
gboolean od_handle_report_csv (OdCall *call, GError **error);
gboolean od_handle_today      (OdCall *call, GError **error);

/* handle-staff.c */
gboolean od_handle_staff (OdCall *call, GError **error);

G_END_DECLS
