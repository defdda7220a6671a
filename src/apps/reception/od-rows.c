/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-rows.h"

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
od_row_new (const char *title,
            const char *second)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (title != NULL, row);

  gtk_widget_add_css_class (row, "line");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (title, "name"));
  if (second != NULL && second[0] != '\0')
    gtk_box_append (GTK_BOX (words), make_label (second, "second"));
  gtk_box_append (GTK_BOX (row), words);

  return row;
}

void
od_row_add_chip (GtkWidget  *row,
                 const char *word,
                 const char *css_class)
{
  GtkWidget *chip = gtk_label_new (word);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  if (css_class != NULL)
    gtk_widget_add_css_class (chip, css_class);
  gtk_box_append (GTK_BOX (row), chip);
}

void
od_row_add_button (GtkWidget  *row,
                   const char *text,
                   const char *action,
                   GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_box_append (GTK_BOX (row), button);
}

void
od_rows_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
