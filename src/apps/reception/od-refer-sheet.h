/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdReferSheet:
 *
 * Who outside or in the house can help the current visitor: a referral, a signpost, or in one tap why nobody can.
 */
#define OD_TYPE_REFER_SHEET (od_refer_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdReferSheet, od_refer_sheet, OD, REFER_SHEET, OdCareSheet)

G_END_DECLS
