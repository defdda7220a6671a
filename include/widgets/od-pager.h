/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdPager:
 *
 * Shows its child whole when there is room. When there is not, the child can be dragged, and two large buttons that appear only
 * then turn it by a screenful: nobody has to know how to drag. Property "child"; actions "pager.on" and "pager.back".
 */
#define OD_TYPE_PAGER (od_pager_get_type ())
G_DECLARE_FINAL_TYPE (OdPager, od_pager, OD, PAGER, GtkWidget)

void     od_pager_set_child (OdPager   *self,
                             GtkWidget *child);

/* Says what stands on its own buttons, @on and @back, in the language of the moment. */
void     od_pager_say       (OdPager    *self,
                             const char *on,
                             const char *back);

/* Whether some of the child cannot be seen. */
gboolean od_pager_is_cut    (OdPager *self);

/* Back to the top. */
void     od_pager_rewind    (OdPager *self);

G_END_DECLS
