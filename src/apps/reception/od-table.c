/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-table.h"

#include <glib/gi18n-lib.h>

struct _OdTable {
  GtkBox     parent_instance;

  /* owned */
  GPtrArray *columns;   /* GtkSizeGroup */

  /* children */
  GtkWidget *head;
  GtkWidget *list;

  /* state */
  guint      n_lines;
};

G_DEFINE_FINAL_TYPE (OdTable, od_table, GTK_TYPE_BOX)

static void
od_table_finalize (GObject *object)
{
  g_ptr_array_unref (OD_TABLE (object)->columns);
  G_OBJECT_CLASS (od_table_parent_class)->finalize (object);
}

static void
od_table_class_init (OdTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_table_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "figures");
}

static void
od_table_init (OdTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->head, "head");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figures"), -1);
  gtk_box_append (GTK_BOX (self), self->head);
  gtk_box_append (GTK_BOX (self), self->list);
}

static GtkWidget *
make_cell (OdTable    *self,
           const char *text,
           guint       column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, column == 0 ? "name" : "figure");
  gtk_size_group_add_widget (g_ptr_array_index (self->columns, column), label);

  return label;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
empty_list (OdTable *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

void
od_table_begin (OdTable           *self,
                const char *const *titles)
{
  g_return_if_fail (OD_IS_TABLE (self));
  g_return_if_fail (titles != NULL);

  empty (self->head);
  empty_list (self);
  self->n_lines = 0;
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; titles[i] != NULL; i++) {
    g_ptr_array_add (self->columns, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
    gtk_box_append (GTK_BOX (self->head), make_cell (self, titles[i], i));
  }
}

void
od_table_add (OdTable           *self,
              const char *const *cells,
              const char        *sentence,
              const char        *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_return_if_fail (OD_IS_TABLE (self));
  g_return_if_fail (cells != NULL);
  g_return_if_fail (sentence != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    gtk_box_append (GTK_BOX (line), make_cell (self, cells[i], i));

  if (css_class != NULL)
    gtk_widget_add_css_class (row, css_class);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_lines++;
}

guint
od_table_count (OdTable *self)
{
  g_return_val_if_fail (OD_IS_TABLE (self), 0);

  return self->n_lines;
}
