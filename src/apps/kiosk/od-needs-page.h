/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-page.h"

G_BEGIN_DECLS

/**
 * OdNeedsPage:
 *
 * What is going on: the needs of the centre's pack, several at once.
 */
#define OD_TYPE_NEEDS_PAGE (od_needs_page_get_type ())
G_DECLARE_FINAL_TYPE (OdNeedsPage, od_needs_page, OD, NEEDS_PAGE, OdKioskPage)

G_END_DECLS
