/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the house's look on @display, then the style sheet at @resource_path (may be NULL) over it. */
void od_look_load      (GdkDisplay *display,
                        const char *resource_path);

/* How large text is: 1 is the drawing's size, for a screen 1080 px on its short side. */
void od_look_set_scale (GdkDisplay *display,
                        double      scale);

G_END_DECLS
