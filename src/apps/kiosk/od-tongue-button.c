/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-tongue-button.h"

#include "od-language.h"
#include "od-say.h"

static GtkWidget *
make_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
od_tongue_button_new (OdTexts    *texts,
                      const char *tag)
{
  GtkWidget *button, *box, *name, *hello;
  GtkTextDirection direction;

  g_return_val_if_fail (OD_IS_TEXTS (texts), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  direction = od_language_is_rtl (tag) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  name = make_line (od_language_own_name (tag), "own-name");
  hello = make_line (od_texts_say_in (texts, tag, N_("Welcome")), "hello");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_direction (name, direction);
  gtk_widget_set_direction (hello, direction);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), hello);

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "tongue");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.language");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  return button;
}

void
od_tongue_button_fill (GtkWidget         *box,
                       OdTexts           *texts,
                       const char *const *languages,
                       gboolean           mark)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (OD_IS_TEXTS (texts));

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (gsize i = 0; languages != NULL && languages[i] != NULL; i++) {
    if (!od_texts_speaks (texts, languages[i]))
      continue;
    child = od_tongue_button_new (texts, languages[i]);
    if (mark && g_str_equal (languages[i], od_texts_get_language (texts)))
      gtk_widget_add_css_class (child, "chosen");
    gtk_box_append (GTK_BOX (box), child);
  }
}
