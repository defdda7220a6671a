/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-notes-sheet.h"

#include <glib/gi18n-lib.h>

#include "od-key-button.h"
#include "od-rows.h"
#include "od-text.h"

struct _OdNotesSheet {
  OdCareSheet  parent_instance;

  /* owned */
  OdCareModel *model;
  char        *ending;     /* the note that is to end; NULL: a new one is written */

  /* of the template */
  GtkLabel    *count;
  GtkWidget   *list;
  GtkWidget   *form;
  GtkDropDown *kind;
  GtkWidget   *pool_line;
  GtkDropDown *pool;
  GtkDropDown *until;
  GtkEditable *text;
  GtkEditable *reason;
  GtkWidget   *text_line;
  GtkWidget   *save_button;
  GtkWidget   *read_button;
};

G_DEFINE_FINAL_TYPE (OdNotesSheet, od_notes_sheet, OD_TYPE_CARE_SHEET)

/* Business days from today, as the template lists them. */
static const guint spans[] = { 0, 7, 30, 90, 365 };

static void
add_note_row (OdNotesSheet *self,
              const OdNote *note)
{
  const char *pool = note->pool_id != NULL ? od_centre_view_pool_name (od_care_model_house (self->model), note->pool_id) : _("the whole house");
  g_autofree char *until = g_strdup_printf (_("until %s"), note->until);
  g_autofree char *where = g_strdup_printf (_("%s, for %s"), until, pool);
  g_autofree char *text = od_text_isolate (note->text);
  GtkWidget *row = od_row_new (text, note->kind == OD_NOTE_BAN ? where : until);

  if (note->kind == OD_NOTE_BAN)
    od_row_add_chip (row, _("ban"), "late");
  od_row_add_button (row, _("End it …"), "notes.end", g_variant_new_string (note->id));
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
say_count (OdNotesSheet  *self,
           const OdVisit *visit)
{
  g_autofree char *number = od_text_number (visit->series, visit->number);
  g_autofree char *text = NULL;

  if (visit->notes == 0)
    text = g_strdup_printf (_("Nothing is noted about %s."), number);
  else
    text = g_strdup_printf (ngettext ("%u note about %s.", "%u notes about %s.", visit->notes), visit->notes, number);

  gtk_label_set_text (self->count, text);
}

static void
weigh (OdNotesSheet *self)
{
  const char *text = gtk_editable_get_text (self->text);
  gboolean has_words = od_text_is_line (gtk_editable_get_text (self->reason)) && (self->ending != NULL || od_text_is_line (text));
  gboolean is_free = self->model != NULL && !od_house_model_get_busy (OD_HOUSE_MODEL (self->model));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.save", has_words && is_free);
}

static void
set_ending (OdNotesSheet *self,
            const char   *note_id)
{
  g_free (self->ending);
  self->ending = g_strdup (note_id);
  gtk_widget_set_visible (self->text_line, note_id == NULL);
  g_object_set (self->save_button, "text", note_id == NULL ? _("Write it down") : _("End the note"), NULL);
  gtk_editable_set_text (self->reason, "");
  weigh (self);
}

static void
on_changed (OdNotesSheet *self)
{
  const OdVisit *visit = self->model != NULL ? od_care_model_get_visit (self->model) : NULL;
  GListModel *notes;

  od_rows_clear (self->list);
  if (visit == NULL)
    return;

  say_count (self, visit);
  gtk_widget_set_visible (self->read_button, visit->notes > 0 && !od_care_model_has_read_notes (self->model));
  notes = od_care_model_get_notes (self->model);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (notes, i);

    add_note_row (self, od_record_get (record));
  }
  weigh (self);
}

static void
on_kind (OdNotesSheet *self)
{
  gtk_widget_set_visible (self->pool_line, gtk_drop_down_get_selected (self->kind) == OD_NOTE_BAN);
}

static const char *
chosen_pool (OdNotesSheet *self)
{
  const OdCentre *centre = od_centre_view_get_centre (od_care_model_house (self->model));
  guint position = gtk_drop_down_get_selected (self->pool);

  if (gtk_drop_down_get_selected (self->kind) != OD_NOTE_BAN || position == 0 || position > centre->pools->len)
    return NULL;

  return ((const OdPool *) g_ptr_array_index (centre->pools, position - 1))->id;
}

static void
read_notes (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  od_care_model_read_notes (OD_NOTES_SHEET (widget)->model);
}

static void
end_note (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  OdNotesSheet *self = OD_NOTES_SHEET (widget);

  set_ending (self, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
forget_words (OdNotesSheet *self)
{
  gtk_editable_set_text (self->text, "");
  gtk_drop_down_set_selected (self->kind, OD_NOTE_PLAIN);
  gtk_drop_down_set_selected (self->until, 2);
  gtk_drop_down_set_selected (self->pool, 0);
  set_ending (self, NULL);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  OdNotesSheet *self = OD_NOTES_SHEET (widget);
  const char *reason = gtk_editable_get_text (self->reason);
  g_autofree char *until = od_care_model_dup_day (self->model, spans[MIN (gtk_drop_down_get_selected (self->until), 4)]);

  if (self->ending != NULL)
    od_care_model_end_note (self->model, self->ending, reason);
  else
    od_care_model_add_note (self->model, (OdNoteKind) gtk_drop_down_get_selected (self->kind), gtk_editable_get_text (self->text), until, reason,
                            chosen_pool (self));
}

static void
submit (OdNotesSheet *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "notes.save", NULL);
}

static void
fill_pools (OdNotesSheet *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  OdCentreView *house = od_care_model_house (self->model);
  GPtrArray *pools = od_centre_view_get_centre (house)->pools;

  gtk_string_list_append (names, _("the whole house"));
  for (guint i = 0; i < pools->len; i++)
    gtk_string_list_append (names, od_centre_view_pool_name (house, ((const OdPool *) g_ptr_array_index (pools, i))->id));

  gtk_drop_down_set_model (self->pool, G_LIST_MODEL (names));
}

static void
on_done (OdNotesSheet *self,
         const char   *what)
{
  if (g_str_has_prefix (what, "note"))
    forget_words (self);
}

static void
od_notes_sheet_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdNotesSheet *self = OD_NOTES_SHEET (sheet);
  OdCareModel *model = care != NULL ? od_care_session_get_care (care) : NULL;

  if (model == self->model)
    return;

  od_care_sheet_watch (sheet, (gpointer *) &self->model, model, G_CALLBACK (on_changed));
  if (model == NULL)
    return;

  g_signal_connect_object (model, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  fill_pools (self);
}

static void
od_notes_sheet_open (OdCareSheet *sheet)
{
  OdNotesSheet *self = OD_NOTES_SHEET (sheet);

  forget_words (self);
  on_changed (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->read_button) ? self->read_button : GTK_WIDGET (self->text));
}

static void
od_notes_sheet_finalize (GObject *object)
{
  g_free (OD_NOTES_SHEET (object)->ending);
  G_OBJECT_CLASS (od_notes_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, count);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, list);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, form);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, kind);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, pool_line);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, pool);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, until);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, text);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, reason);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, text_line);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, save_button);
  gtk_widget_class_bind_template_child (widget_class, OdNotesSheet, read_button);
  gtk_widget_class_bind_template_callback (widget_class, weigh);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, submit);
}

static void
od_notes_sheet_class_init (OdNotesSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  G_OBJECT_CLASS (klass)->finalize = od_notes_sheet_finalize;
  OD_CARE_SHEET_CLASS (klass)->attach = od_notes_sheet_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_notes_sheet_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-notes-sheet");
  gtk_widget_class_set_css_name (widget_class, "notes");
  gtk_widget_class_install_action (widget_class, "notes.read", NULL, read_notes);
  gtk_widget_class_install_action (widget_class, "notes.end", "s", end_note);
  gtk_widget_class_install_action (widget_class, "notes.save", NULL, save);
  bind_template (widget_class);
}

static void
od_notes_sheet_init (OdNotesSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  weigh (self);
}
