/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdSideSheets:
 *
 * The sheets beside the queue, one at a time, and below them in a word what was done last.
 */
#define OD_TYPE_SIDE_SHEETS (od_side_sheets_get_type ())
G_DECLARE_FINAL_TYPE (OdSideSheets, od_side_sheets, OD, SIDE_SHEETS, OdCareSheet)

/* Shows the sheet and gives it the keyboard; FALSE, and nothing is shown, when none has this name. */
gboolean od_side_sheets_show (OdSideSheets *self,
                              const char   *name);

/* Installs "desk.<name>" for each sheet and for the reports, with its key; @activate opens it. */
void od_side_sheets_install_actions (GtkWidgetClass             *widget_class,
                                     GtkWidgetActionActivateFunc activate);

/* Enables those actions on @window: all of them only with @free_hands, some only with somebody to act on, or by role. */
void od_side_sheets_weigh (GtkWidget     *window,
                           OdCareSession *care,
                           gboolean       free_hands);

/**
 * OdCareBar:
 *
 * Below the current person: what became of their referrals, and the ways to notes, referrals and slots.
 */
#define OD_TYPE_CARE_BAR (od_care_bar_get_type ())
G_DECLARE_FINAL_TYPE (OdCareBar, od_care_bar, OD, CARE_BAR, OdCareSheet)

G_END_DECLS
