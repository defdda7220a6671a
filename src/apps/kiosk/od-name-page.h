/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-page.h"

G_BEGIN_DECLS

/**
 * OdNamePage:
 *
 * What we may call you, if you like. Applying it fetches the number.
 */
#define OD_TYPE_NAME_PAGE (od_name_page_get_type ())
G_DECLARE_FINAL_TYPE (OdNamePage, od_name_page, OD, NAME_PAGE, OdKioskPage)

G_END_DECLS
