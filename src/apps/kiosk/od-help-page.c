/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-help-page.h"

#include "od-help-row.h"
#include "od-say.h"
#include "od-text.h"

struct _OdHelpPage {
  OdKioskPage parent_instance;

  GtkLabel   *chosen;
  GtkWidget  *rows;
  GtkLabel   *message;
  GtkLabel   *all_label;
  OdPager    *pager;

  gboolean    everything;
  gboolean    asking;
  gboolean    failed;
};

G_DEFINE_TYPE (OdHelpPage, od_help_page, OD_TYPE_KIOSK_PAGE)

static OdKioskSession *
session_of (OdHelpPage * self)
{
  return od_kiosk_page_get_session (OD_KIOSK_PAGE (self));
}

static const char *
say (OdHelpPage *self,
     const char *msgid)
{
  return od_texts_say (od_page_get_texts (OD_PAGE (self)), msgid);
}

static void
clear_rows (OdHelpPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
}

static void
say_chosen (OdHelpPage     *self,
            const OdCentre *centre)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < centre->needs->len; i++) {
    const OdNeed *need = g_ptr_array_index (centre->needs, i);
    g_autofree char *word = NULL;

    if (!od_kiosk_session_has_need (session_of (self), need->id))
      continue;
    word = od_text_isolate (od_texts_label (od_page_get_texts (OD_PAGE (self)), need->label));
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
  }
  gtk_label_set_label (self->chosen, self->everything ? say (self, N_("Everything in this house and near it")) : words->str);
}

static const char *
pick_message (OdHelpPage *self,
              GPtrArray  *cards)
{
  if (self->failed)
    return say (self, N_("We can’t show the list right now. Take a number all the same: we will find the right person with you."));
  if (self->asking && cards == NULL)
    return say (self, N_("One moment …"));
  if (cards != NULL && cards->len == 0)
    return say (self, N_("We will find the right person with you. Take a number: somebody will listen."));
  return NULL;
}

static void
show_cards (OdHelpPage *self)
{
  const OdCentre *centre = od_kiosk_session_get_centre (session_of (self));
  GPtrArray *cards = od_kiosk_session_get_cards (session_of (self));
  const char *message = pick_message (self, cards);
  gint64 now_us = od_clock_now_us (od_kiosk_session_get_clock (session_of (self)));

  clear_rows (self);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_label_set_label (self->all_label, self->everything ? say (self, N_("Show only what fits")) : say (self, N_("See all services")));
  if (centre == NULL)
    return;

  say_chosen (self, centre);
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    gtk_box_append (GTK_BOX (self->rows), od_help_row_new (g_ptr_array_index (cards, i), od_page_get_texts (OD_PAGE (self)),
                                                           centre->zone, now_us));
}

static void
on_help_found (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdHelpPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  self->failed = !od_kiosk_session_find_help_finish (OD_KIOSK_SESSION (object), result, &error) &&
                 !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The window may be gone by now, and the widgets with it. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    show_cards (self);
}

static void
ask (OdHelpPage *self)
{
  self->asking = TRUE;
  self->failed = FALSE;
  od_kiosk_session_find_help_async (session_of (self), self->everything, NULL, on_help_found, g_object_ref (self));
  show_cards (self);
}

static void
on_all_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OdHelpPage *self = OD_HELP_PAGE (widget);

  self->everything = !self->everything;
  od_pager_rewind (self->pager);
  ask (self);
}

static void
od_help_page_shown (OdPage *page)
{
  OdHelpPage *self = OD_HELP_PAGE (page);

  self->everything = FALSE;
  od_pager_rewind (self->pager);
  ask (self);
}

static void
od_help_page_retranslate (OdPage *page)
{
  OdHelpPage *self = OD_HELP_PAGE (page);

  OD_PAGE_CLASS (od_help_page_parent_class)->retranslate (page);

  od_kiosk_page_say_pager (OD_KIOSK_PAGE (self), self->pager);
  /* What the cards say comes from the service in the visitor's language, so it must be asked again. */
  if (od_kiosk_session_get_cards (session_of (self)) != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    ask (self);
  else
    show_cards (self);
}

static void
od_help_page_reset (OdPage *page)
{
  OdHelpPage *self = OD_HELP_PAGE (page);

  self->everything = FALSE;
  self->failed = FALSE;
  clear_rows (self);
  gtk_label_set_label (self->chosen, "");
  gtk_label_set_label (self->message, "");
  od_pager_rewind (self->pager);
}

static void
od_help_page_class_init (OdHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OdPageClass *page_class = OD_PAGE_CLASS (klass);

  page_class->retranslate = od_help_page_retranslate;
  page_class->reset = od_help_page_reset;
  page_class->shown = od_help_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdHelpPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, OdHelpPage, rows);
  gtk_widget_class_bind_template_child (widget_class, OdHelpPage, message);
  gtk_widget_class_bind_template_child (widget_class, OdHelpPage, all_label);
  gtk_widget_class_bind_template_child (widget_class, OdHelpPage, pager);
  gtk_widget_class_install_action (widget_class, "help.all", NULL, on_all_activated);
}

static void
od_help_page_init (OdHelpPage *self)
{
  od_page_init_template (OD_PAGE (self), "/org/onedoor/kiosk/od-help-page.ui");
}
