/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house-model.h"

G_BEGIN_DECLS

typedef enum {
  OD_REPORT_SPAN_WEEK,     /* the last 7 business days, today included */
  OD_REPORT_SPAN_DAYS_30,
  OD_REPORT_SPAN_MONTH,    /* from the first of this month */
  OD_REPORT_SPAN_CHOSEN,
  OD_N_REPORT_SPANS
} OdReportSpan;

/**
 * OdReportModel:
 *
 * What the house did between two business days, fetched anew at every choice. "changed" when there is a new report, or none.
 */
#define OD_TYPE_REPORT_MODEL (od_report_model_get_type ())
G_DECLARE_FINAL_TYPE (OdReportModel, od_report_model, OD, REPORT_MODEL, OdHouseModel)

/* The last 7 days by service. Asks for nothing before the first od_report_model_choose (). */
OdReportModel *od_report_model_new (OdClient * client,
                                    OdCentreView * house,
                                    OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* @from and @to: for OD_REPORT_SPAN_CHOSEN, "2026-11-01", else NULL. @by as in docs/API.md. FALSE, and nothing is asked: no such days, or the
 * last is before the first. */
gboolean od_report_model_choose (OdReportModel *self,
                                 OdReportSpan   span,
                                 const char    *from,
                                 const char    *to,
                                 const char    *by);

/* Borrowed until "changed"; NULL while the first is on its way, and when it was refused. */
const OdReport *od_report_model_get   (OdReportModel *self);
OdCentreView   *od_report_model_house (OdReportModel *self);
const char     *od_report_model_from  (OdReportModel *self);
const char     *od_report_model_to    (OdReportModel *self);
const char     *od_report_model_by    (OdReportModel *self);

/* The report on the screen as CSV, as docs/API.md has it; NULL when there is none. */
char *od_report_model_dup_csv (OdReportModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* What @row of @report is about, in the reader's words where the house has words ("Housing", "Desk 1", "العربية"); days, hours and routes as
 * they travel. */
char *od_report_model_dup_name (OdReportModel     *self,
                                const OdReportRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
