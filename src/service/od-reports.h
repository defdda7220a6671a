/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* Reports over weeks of visits take longer than anybody at a desk may wait: they are made on a thread of their own, from a second look into
 * the store, one after the other. */

OdReports *od_reports_new  (OdServer *service) G_GNUC_WARN_UNUSED_RESULT;
void       od_reports_free (OdReports *self);    /* waits for the one that is being made */

typedef enum {
  OD_REPORT_AS_JSON,
  OD_REPORT_AS_CSV,
} OdReportForm;

/* Takes @call, which is answered when the report is made, or at once with 429 `slow-down` when too many wait. @from and @to are business
 * days. */
void od_reports_add (OdReports   *self,
                     OdCall      *call,
                     const char  *from,
                     const char  *to,
                     const char  *by,
                     OdReportForm form);

G_END_DECLS
