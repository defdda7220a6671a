/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdSlotsSheet:
 *
 * Showers, laundry, meals: which times are free today, and to give one to the current visitor or to somebody new.
 */
#define OD_TYPE_SLOTS_SHEET (od_slots_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdSlotsSheet, od_slots_sheet, OD, SLOTS_SHEET, OdCareSheet)

G_END_DECLS
