/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdNotesSheet:
 *
 * What staff should know of the current visitor: read (which is written down), write with an end and a reason, end.
 */
#define OD_TYPE_NOTES_SHEET (od_notes_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdNotesSheet, od_notes_sheet, OD, NOTES_SHEET, OdCareSheet)

G_END_DECLS
