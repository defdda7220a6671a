/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-name-page.h"

#include "od-keyboard.h"
#include "od-language.h"
#include "od-say.h"

struct _OdNamePage {
  OdKioskPage  parent_instance;

  GtkEditable *entry;
  GtkWidget   *without;
  OdKeyboard  *keyboard;
  OdPager     *pager;
};

G_DEFINE_TYPE (OdNamePage, od_name_page, OD_TYPE_KIOSK_PAGE)

static OdKioskSession *
session_of (OdNamePage * self)
{
  return od_kiosk_page_get_session (OD_KIOSK_PAGE (self));
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static void
say_next (OdNamePage *self)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));
  gboolean blank = is_blank (gtk_editable_get_text (self->entry));

  od_page_set_next_label (OD_PAGE (self), blank ? od_texts_say (texts, N_("Go on without a name"))
                                                : od_texts_say (texts, N_("Go on with this name")));
  gtk_widget_set_visible (self->without, !blank);
}

static void
on_entry_changed (OdNamePage *self)
{
  say_next (self);
}

static void
on_keyboard_text (OdNamePage *self,
                  const char *text)
{
  int position = gtk_editable_get_position (self->entry);

  gtk_editable_delete_selection (self->entry);
  gtk_editable_insert_text (self->entry, text, -1, &position);
  gtk_editable_set_position (self->entry, position);
}

static void
on_keyboard_deleted (OdNamePage *self)
{
  int position = gtk_editable_get_position (self->entry);

  if (position > 0)
    gtk_editable_delete_text (self->entry, position - 1, position);
}

static void
on_without_activated (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  gtk_editable_set_text (OD_NAME_PAGE (widget)->entry, "");
  gtk_widget_activate_action (widget, "kiosk.next", NULL);
}

static void
on_number_taken (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Going back and on again must not need a second number. */
  if (od_kiosk_session_take_number_finish (OD_KIOSK_SESSION (object), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
od_name_page_apply_async (OdPage             *page,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  OdNamePage *self = OD_NAME_PAGE (page);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  od_kiosk_session_set_name (session_of (self), gtk_editable_get_text (self->entry));
  od_kiosk_session_take_number_async (session_of (self), FALSE, cancellable, on_number_taken, task);
}

static gboolean
od_name_page_apply_finish (OdPage       *page,
                           GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
choose_script (OdNamePage *self)
{
  const char *tag = od_texts_get_language (od_page_get_texts (OD_PAGE (self)));
  const char *script = od_language_is_rtl (tag) ? "arabic" : "latin";

  if (!g_str_equal (od_keyboard_get_script (self->keyboard), script))
    od_keyboard_set_script (self->keyboard, script);
}

static void
od_name_page_retranslate (OdPage *page)
{
  OdNamePage *self = OD_NAME_PAGE (page);
  OdTexts *texts = od_page_get_texts (page);

  OD_PAGE_CLASS (od_name_page_parent_class)->retranslate (page);

  od_kiosk_page_say_pager (OD_KIOSK_PAGE (self), self->pager);
  choose_script (self);
  od_keyboard_say (self->keyboard, od_texts_say (texts, N_("Space")), od_texts_say (texts, N_("Delete")),
                   od_texts_say (texts, N_("Big")));
  say_next (self);
}

static void
od_name_page_reset (OdPage *page)
{
  OdNamePage *self = OD_NAME_PAGE (page);

  gtk_editable_set_text (self->entry, "");
  od_keyboard_reset (self->keyboard);
  od_pager_rewind (self->pager);
}

static void
od_name_page_class_init (OdNamePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OdPageClass *page_class = OD_PAGE_CLASS (klass);

  page_class->apply_async = od_name_page_apply_async;
  page_class->apply_finish = od_name_page_apply_finish;
  page_class->retranslate = od_name_page_retranslate;
  page_class->reset = od_name_page_reset;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-name-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdNamePage, entry);
  gtk_widget_class_bind_template_child (widget_class, OdNamePage, without);
  gtk_widget_class_bind_template_child (widget_class, OdNamePage, keyboard);
  gtk_widget_class_bind_template_child (widget_class, OdNamePage, pager);
  gtk_widget_class_install_action (widget_class, "name.without", NULL, on_without_activated);
}

static void
od_name_page_init (OdNamePage *self)
{
  od_page_init_template (OD_PAGE (self), "/org/onedoor/kiosk/od-name-page.ui");
  /* What was typed and taken back must not come back for the next person. */
  gtk_editable_set_enable_undo (self->entry, FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_entry_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keyboard, "text", G_CALLBACK (on_keyboard_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keyboard, "deleted", G_CALLBACK (on_keyboard_deleted), self, G_CONNECT_SWAPPED);
}
