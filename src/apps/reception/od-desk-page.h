/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdDeskPage:
 *
 * Where do you sit? Property "session".
 */
#define OD_TYPE_DESK_PAGE (od_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (OdDeskPage, od_desk_page, OD, DESK_PAGE, GtkWidget)

G_END_DECLS
