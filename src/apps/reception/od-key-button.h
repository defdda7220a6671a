/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdKeyButton:
 *
 * A button that shows which key does the same: properties "text" (also its accessible name) and "key".
 */
#define OD_TYPE_KEY_BUTTON (od_key_button_get_type ())
G_DECLARE_FINAL_TYPE (OdKeyButton, od_key_button, OD, KEY_BUTTON, GtkButton)

G_END_DECLS
