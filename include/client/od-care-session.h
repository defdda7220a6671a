/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-alarm-model.h"
#include "od-book-model.h"
#include "od-care-model.h"
#include "od-desk-session.h"
#include "od-report-model.h"
#include "od-today-model.h"

G_BEGIN_DECLS

/**
 * OdCareSession:
 *
 * What stands beside the queue while somebody is signed in: the models of this folder, made when the house is known, gone when the session
 * ends, following the desk and the current person of an OdDeskSession.
 *
 * Read-only properties, all notified, NULL while nobody is signed in or the role may not: "session"; "alarms" (OdAlarmModel), "today"
 * (OdTodayModel), "care" (OdCareModel), "book" (OdBookModel): for who works at a desk; "report" (OdReportModel): for reception, admins and
 * managers.
 * Signal "refused" (GError *error): of any of them.
 */
#define OD_TYPE_CARE_SESSION (od_care_session_get_type ())
G_DECLARE_FINAL_TYPE (OdCareSession, od_care_session, OD, CARE_SESSION, GObject)

OdCareSession *od_care_session_new (OdDeskSession * session) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed, NULL as above. */
OdDeskSession *od_care_session_get_session (OdCareSession *self);
OdAlarmModel  *od_care_session_get_alarms  (OdCareSession *self);
OdTodayModel  *od_care_session_get_today   (OdCareSession *self);
OdCareModel   *od_care_session_get_care    (OdCareSession *self);
OdBookModel   *od_care_session_get_book    (OdCareSession *self);
OdReportModel *od_care_session_get_report  (OdCareSession *self);

G_END_DECLS
