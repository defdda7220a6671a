/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-page.h"

G_BEGIN_DECLS

/**
 * OdHelpPage:
 *
 * Who here can help, and when. A list that cannot be fetched never stands between somebody and a number.
 */
#define OD_TYPE_HELP_PAGE (od_help_page_get_type ())
G_DECLARE_FINAL_TYPE (OdHelpPage, od_help_page, OD, HELP_PAGE, OdKioskPage)

G_END_DECLS
