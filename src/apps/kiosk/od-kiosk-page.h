/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-session.h"
#include "od-page.h"
#include "od-pager.h"

G_BEGIN_DECLS

/**
 * OdKioskPage:
 *
 * A page that knows the kiosk's session. Property "session" (construct only).
 */
#define OD_TYPE_KIOSK_PAGE (od_kiosk_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (OdKioskPage, od_kiosk_page, OD, KIOSK_PAGE, OdPage)

struct _OdKioskPageClass {
  OdPageClass parent_class;
};

OdKioskSession *od_kiosk_page_get_session (OdKioskPage *self);

/* What stands on the buttons of @pager, in the language of the moment. */
void            od_kiosk_page_say_pager   (OdKioskPage *self,
                                           OdPager     *pager);

G_END_DECLS
