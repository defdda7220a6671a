/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lines of a list with something to do at their end. */

/* @title in ink, @second below it, or NULL. */
GtkWidget *od_row_new (const char *title,
                       const char *second) G_GNUC_WARN_UNUSED_RESULT;

/* A word at the end of the line. @css_class as in reception.css, or NULL. */
void od_row_add_chip (GtkWidget  *row,
                      const char *word,
                      const char *css_class);

/* A button at the end of the line; consumes a floating @target. */
void od_row_add_button (GtkWidget  *row,
                        const char *text,
                        const char *action,
                        GVariant   *target);

/* Removes what @box holds. */
void od_rows_clear (GtkWidget *box);

G_END_DECLS
