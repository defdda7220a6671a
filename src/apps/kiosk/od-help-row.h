/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-help.h"
#include "od-texts.h"

G_BEGIN_DECLS

/**
 * OdHelpRow:
 *
 * One who can help: name, what they do, where, when, in which languages, what to bring.
 */
#define OD_TYPE_HELP_ROW (od_help_row_get_type ())
G_DECLARE_FINAL_TYPE (OdHelpRow, od_help_row, OD, HELP_ROW, GtkWidget)

/* @zone: of the wall clock that opening hours are said in; @now_us: to tell today from another day. */
GtkWidget *od_help_row_new (const OdHelpCard * card,
                            OdTexts * texts,
                            const char *zone,
                            gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
