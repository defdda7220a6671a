/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdEnterPage:
 *
 * Name and secret. Property "session". Forgets the secret as soon as it is sent.
 */
#define OD_TYPE_ENTER_PAGE (od_enter_page_get_type ())
G_DECLARE_FINAL_TYPE (OdEnterPage, od_enter_page, OD, ENTER_PAGE, GtkWidget)

G_END_DECLS
