/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-sheet.h"

G_BEGIN_DECLS

/**
 * OdBookSheet:
 *
 * The appointments of a day: make one and tell its code, cancel one.
 */
#define OD_TYPE_BOOK_SHEET (od_book_sheet_get_type ())
G_DECLARE_FINAL_TYPE (OdBookSheet, od_book_sheet, OD, BOOK_SHEET, OdCareSheet)

G_END_DECLS
