/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Waits until @window, presented with this default size, is drawn at @width × @height; fails the program when it cannot be that small, and, when OD_SCREENSHOT_DIR is set,
 * leaves @name.png there for people to look at. */
void od_screenshot (GtkWidget  *window,
                    int         width,
                    int         height,
                    const char *name);

/* The app's style sheet for the whole display. */
void od_screenshot_load_look (const char *resource);

G_END_DECLS
