/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdTable:
 *
 * A few lines of figures under their headings. Each line is a stop for the keyboard, and a screen reader hears it as one sentence. The first
 * column is words and takes the room that is left.
 */
#define OD_TYPE_TABLE (od_table_get_type ())
G_DECLARE_FINAL_TYPE (OdTable, od_table, OD, TABLE, GtkBox)

/* Empties the table; @titles end with NULL. */
void od_table_begin (OdTable           *self,
                     const char *const *titles);

/* @cells: as many as titles. @sentence: the line in words. @css_class: for the line, or NULL. */
void od_table_add (OdTable           *self,
                   const char *const *cells,
                   const char        *sentence,
                   const char        *css_class);

guint od_table_count (OdTable *self);

G_END_DECLS
