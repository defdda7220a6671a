/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdReportsPage:
 *
 * What the house did between two days, as figures and as a plot; all that a manager sees.
 */
#define OD_TYPE_REPORTS_PAGE (od_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (OdReportsPage, od_reports_page, OD, REPORTS_PAGE, OdCareSheet)

/* Writes what is shown as CSV. FALSE: there is nothing to write, or it could not be written. */
gboolean od_reports_page_save (OdReportsPage *self,
                               GFile         *file,
                               GError       **error);

G_END_DECLS
