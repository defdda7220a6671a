/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-book-sheet.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "od-care-words.h"
#include "od-key-button.h"
#include "od-language.h"
#include "od-rows.h"
#include "od-text.h"

struct _OdBookSheet {
  OdCareSheet  parent_instance;

  /* owned */
  OdBookModel *model;
  GPtrArray   *staff;     /* OdColleague */

  /* of the template */
  GtkStack    *stack;
  GtkLabel    *day;
  GtkLabel    *none;
  GtkWidget   *list;
  GtkDropDown *pool;
  GtkEditable *time;
  GtkDropDown *language;
  GtkDropDown *person;
  GtkLabel    *code;
  GtkWidget   *again;
};

G_DEFINE_FINAL_TYPE (OdBookSheet, od_book_sheet, OD_TYPE_CARE_SHEET)

static const char *
say_person (OdBookSheet * self,
            const char *staff_id)
{
  for (guint i = 0; staff_id != NULL && i < self->staff->len; i++) {
    const OdColleague *colleague = g_ptr_array_index (self->staff, i);

    if (g_str_equal (colleague->id, staff_id))
      return colleague->name;
  }

  return NULL;
}

static char *
say_details (OdBookSheet         *self,
             const OdAppointment *appointment)
{
  const char *person = say_person (self, appointment->for_staff_id);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("code \u2066%s\u2069"), appointment->code);
  if (person != NULL)
    g_string_append_printf (text, " · \u2068%s\u2069", person);
  if (appointment->language != NULL)
    g_string_append_printf (text, " · \u2068%s\u2069", od_language_own_name (appointment->language));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_appointment (OdBookSheet         *self,
                 const OdAppointment *appointment)
{
  const char *pool = od_centre_view_pool_name (od_book_model_house (self->model), appointment->pool_id);
  g_autofree char *time = od_book_model_dup_time (self->model, appointment->due_us);
  g_autofree char *title = g_strdup_printf ("%s · %s", time != NULL ? time : "", pool);
  g_autofree char *details = say_details (self, appointment);
  GtkWidget *row = od_row_new (title, details);

  od_row_add_chip (row, od_care_words_appointment (appointment->state), appointment->state == OD_APPOINTMENT_ARRIVED ? "called" : NULL);
  if (appointment->state == OD_APPOINTMENT_BOOKED)
    od_row_add_button (row, _("Cancel"), "book.cancel", g_variant_new_string (appointment->id));
  gtk_box_append (GTK_BOX (self->list), row);
}

static gboolean
read_time (OdBookSheet *self,
           guint       *hour,
           guint       *minute)
{
  char rest;
  const char *text = gtk_editable_get_text (self->time);

  return sscanf (text, "%2u%*1[:.]%2u%c", hour, minute, &rest) == 2 && *hour < 24 && *minute < 60;
}

static void
weigh (OdBookSheet *self)
{
  guint hour = 0;
  guint minute = 0;
  gboolean is_free = self->model != NULL && !od_house_model_get_busy (OD_HOUSE_MODEL (self->model));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.make", is_free && read_time (self, &hour, &minute));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.cancel", is_free);
}

static char *
say_day (OdBookSheet *self)
{
  g_autofree char *text = g_strdup_printf ("%sT12:00:00Z", od_book_model_get_day (self->model));
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (text, NULL);

  /* Translators: a day in full, as g_date_time_format () has it: Sunday 22 November 2026. */
  return day != NULL ? g_date_time_format (day, _("%A %-d %B %Y")) : g_strdup (od_book_model_get_day (self->model));
}

static void
on_changed (OdBookSheet *self)
{
  g_autofree char *day = NULL;
  GListModel *appointments;
  guint n;

  od_rows_clear (self->list);
  if (self->model == NULL)
    return;

  day = say_day (self);
  appointments = od_book_model_get_appointments (self->model);
  n = g_list_model_get_n_items (appointments);
  gtk_label_set_text (self->day, day);
  gtk_widget_set_visible (GTK_WIDGET (self->none), n == 0);
  for (guint i = 0; i < n; i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (appointments, i);

    add_appointment (self, od_record_get (record));
  }
  weigh (self);
}

static void
turn (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  od_book_model_turn (OD_BOOK_SHEET (widget)->model, g_variant_get_int32 (parameter));
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  od_book_model_cancel (OD_BOOK_SHEET (widget)->model, g_variant_get_string (parameter, NULL));
}

static const char *
chosen_language (OdBookSheet *self)
{
  const OdCentre *centre = od_centre_view_get_centre (od_book_model_house (self->model));
  guint position = gtk_drop_down_get_selected (self->language);

  return position == 0 || position > g_strv_length (centre->languages) ? NULL : centre->languages[position - 1];
}

static const char *
chosen_person (OdBookSheet *self)
{
  guint position = gtk_drop_down_get_selected (self->person);

  return position == 0 || position > self->staff->len ? NULL : ((const OdColleague *) g_ptr_array_index (self->staff, position - 1))->id;
}

static void
make (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  OdBookSheet *self = OD_BOOK_SHEET (widget);
  OdChoice *pool = gtk_drop_down_get_selected_item (self->pool);
  guint hour = 0;
  guint minute = 0;

  if (pool == NULL || !read_time (self, &hour, &minute))
    return;

  if (!od_book_model_make (self->model, od_choice_get_id (pool), hour, minute, chosen_language (self), chosen_person (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

static void
show_list (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  OdBookSheet *self = OD_BOOK_SHEET (widget);

  gtk_label_set_text (self->code, "");
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

static void
submit (OdBookSheet *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "book.make", NULL);
}

/* In two halves, as people tell each other such a code. */
static void
on_made (OdBookSheet *self,
         const char  *code)
{
  g_autofree char *halves = g_strdup_printf ("\u2066%.3s %s\u2069", code, strlen (code) > 3 ? code + 3 : "");

  gtk_editable_set_text (self->time, "");
  gtk_label_set_text (self->code, halves);
  gtk_stack_set_visible_child_name (self->stack, "code");
  gtk_widget_grab_focus (self->again);
}

static void
fill_staff (OdBookSheet *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Whoever is free"));
  for (guint i = 0; i < self->staff->len; i++)
    gtk_string_list_append (names, ((const OdColleague *) g_ptr_array_index (self->staff, i))->name);

  gtk_drop_down_set_model (self->person, G_LIST_MODEL (names));
}

static void
on_staff (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdBookSheet) self = user_data;
  GPtrArray *staff = od_client_list_staff_finish (OD_CLIENT (source), result, NULL);

  if (staff == NULL || self->model == NULL) {
    g_clear_pointer (&staff, g_ptr_array_unref);
    return;
  }

  g_ptr_array_unref (self->staff);
  self->staff = staff;
  fill_staff (self);
  on_changed (self);
}

static void
fill_languages (OdBookSheet *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const OdCentre *centre = od_centre_view_get_centre (od_book_model_house (self->model));

  gtk_string_list_append (names, _("Any language"));
  for (gsize i = 0; centre->languages[i] != NULL; i++)
    gtk_string_list_append (names, od_language_own_name (centre->languages[i]));

  gtk_drop_down_set_model (self->language, G_LIST_MODEL (names));
}

static void
od_book_sheet_attach (OdCareSheet   *sheet,
                      OdCareSession *care)
{
  OdBookSheet *self = OD_BOOK_SHEET (sheet);
  OdBookModel *model = care != NULL ? od_care_session_get_book (care) : NULL;
  g_autoptr (GListModel) pools = NULL;

  if (model == self->model)
    return;

  od_care_sheet_watch (sheet, (gpointer *) &self->model, model, G_CALLBACK (on_changed));
  if (model == NULL)
    return;

  g_signal_connect_object (model, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "made", G_CALLBACK (on_made), self, G_CONNECT_SWAPPED);
  pools = od_book_model_list_pools (model);
  gtk_drop_down_set_model (self->pool, pools);
  fill_languages (self);
  fill_staff (self);
}

static void
od_book_sheet_open (OdCareSheet *sheet)
{
  OdBookSheet *self = OD_BOOK_SHEET (sheet);

  if (self->model == NULL)
    return;

  gtk_editable_set_text (self->time, "");
  od_book_model_turn (self->model, 0);
  od_client_list_staff_async (od_desk_session_get_client (od_care_session_get_session (od_care_sheet_get_care (sheet))), NULL, on_staff,
                              g_object_ref (self));
  show_list (GTK_WIDGET (self), NULL, NULL);
}

static void
od_book_sheet_finalize (GObject *object)
{
  g_ptr_array_unref (OD_BOOK_SHEET (object)->staff);
  G_OBJECT_CLASS (od_book_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, day);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, none);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, list);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, pool);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, time);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, language);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, person);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, code);
  gtk_widget_class_bind_template_child (widget_class, OdBookSheet, again);
  gtk_widget_class_bind_template_callback (widget_class, weigh);
  gtk_widget_class_bind_template_callback (widget_class, submit);
}

static void
od_book_sheet_class_init (OdBookSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_CHOICE);
  g_type_ensure (OD_TYPE_KEY_BUTTON);
  G_OBJECT_CLASS (klass)->finalize = od_book_sheet_finalize;
  OD_CARE_SHEET_CLASS (klass)->attach = od_book_sheet_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_book_sheet_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-book-sheet");
  gtk_widget_class_set_css_name (widget_class, "book");
  gtk_widget_class_install_action (widget_class, "book.turn", "i", turn);
  gtk_widget_class_install_action (widget_class, "book.cancel", "s", cancel);
  gtk_widget_class_install_action (widget_class, "book.make", NULL, make);
  gtk_widget_class_install_action (widget_class, "book.list", NULL, show_list);
  bind_template (widget_class);
}

static void
od_book_sheet_init (OdBookSheet *self)
{
  self->staff = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  weigh (self);
}
