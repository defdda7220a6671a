/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdKeyboard:
 *
 * Keys on the screen. What keys there are is data: one file a script under /org/onedoor/widgets/keyboards. A key speaks when
 * the finger leaves it. Signals: "text" (char *) for a character, "deleted" for one character less.
 * Property "script": "latin" or "arabic"; an unknown one shows Latin.
 */
#define OD_TYPE_KEYBOARD (od_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (OdKeyboard, od_keyboard, OD, KEYBOARD, GtkWidget)

void        od_keyboard_set_script (OdKeyboard *self,
                                    const char *script);
const char *od_keyboard_get_script (OdKeyboard *self);

/* What stands on the keys with a job, in the language of the moment. */
void        od_keyboard_say        (OdKeyboard *self,
                                    const char *space,
                                    const char *delete_last,
                                    const char *capitals);

/* Forgets which keys were last in use. */
void        od_keyboard_reset      (OdKeyboard *self);

G_END_DECLS
