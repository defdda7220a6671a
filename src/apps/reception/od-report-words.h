/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-report-model.h"

G_BEGIN_DECLS

/* One row of a report in the reader's words. All owned but where it says so. */

#define OD_N_REPORT_CELLS 12


const char *const *od_report_words_list_by (void);            /* "pool", "desk", … with NULL at the end */
const char        *od_report_words_by      (const char *by);
/* The headings, with NULL at the end; the first one says by what. Borrowed. */
void od_report_words_titles (const char *by,
                             const char *titles[OD_N_REPORT_CELLS + 1]);

/* @name: of what the row is about. */
char *od_report_words_name     (OdReportModel     *model,
                                const OdReportRow *row) G_GNUC_WARN_UNUSED_RESULT;
GStrv od_report_words_cells    (const char        *name,
                                const OdReportRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *od_report_words_sentence (const char        *name,
                                const OdReportRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* What its range says in the plot: "Housing: half waited less than 12 minutes, 9 of 10 less than 35". */
char *od_report_words_wait     (const char     *name,
                                const OdSpread *wait) G_GNUC_WARN_UNUSED_RESULT;

/* What the figures mean, one to a line. */
char *od_report_words_meaning (guint k) G_GNUC_WARN_UNUSED_RESULT;

/* Whether any figure of the report was too small to be told. */
gboolean od_report_words_hides (const OdReport *report);

G_END_DECLS
