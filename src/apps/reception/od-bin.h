/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one child of a widget's template, let go in dispose; nothing the second time. */
static inline void
od_bin_drop_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_unparent (child);
}

/* The part of a drop-down that has the keyboard is a button inside of it, which knows no name of its own: all below @widget get their
 * drop-down's. */
void od_bin_name_drop_downs (GtkWidget *widget);

G_END_DECLS
