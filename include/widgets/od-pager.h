/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdPager:
 *
 * Shows its child whole when there is room. When there is not, two large buttons that appear only then (or a swipe) turn it by a
 * screenful: nobody has to know how to drag. A screenful ends where a thing ends, so that no text is cut through; things are what
 * stands in vertical boxes and OdTiles, and the parts of what is taller than the screen. A button with nothing to turn to is not seen.
 * Properties "child" and "extra"; actions "pager.on" and "pager.back".
 */
#define OD_TYPE_PAGER (od_pager_get_type ())
G_DECLARE_FINAL_TYPE (OdPager, od_pager, OD, PAGER, GtkWidget)

void     od_pager_set_child (OdPager   *self,
                             GtkWidget *child);

/* Something of the page's own beside the two buttons; it is always seen. */
void     od_pager_set_extra (OdPager   *self,
                             GtkWidget *extra);

/* Says what stands on its own buttons, @on and @back, in the language of the moment. */
void     od_pager_say       (OdPager    *self,
                             const char *on,
                             const char *back);

/* Whether some of the child cannot be seen at once. */
gboolean od_pager_is_cut    (OdPager *self);

/* Whether something stands below what is seen now. */
gboolean od_pager_has_more  (OdPager *self);

/* Back to the top. */
void     od_pager_rewind    (OdPager *self);

G_END_DECLS
