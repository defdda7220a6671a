/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-page.h"

G_BEGIN_DECLS

/**
 * OdWelcomePage:
 *
 * The first page: a greeting in several languages at once, and the languages by their own names.
 */
#define OD_TYPE_WELCOME_PAGE (od_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (OdWelcomePage, od_welcome_page, OD, WELCOME_PAGE, OdKioskPage)

G_END_DECLS
