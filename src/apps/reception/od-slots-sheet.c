/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-slots-sheet.h"

#include <glib/gi18n-lib.h>

#include "od-key-button.h"
#include "od-rows.h"
#include "od-text.h"

struct _OdSlotsSheet {
  OdCareSheet  parent_instance;

  /* owned */
  OdBookModel *model;

  /* of the template */
  GtkLabel    *who;
  GtkDropDown *pool;
  GtkWidget   *language;
  GtkFlowBox  *times;
  GtkLabel    *said;
  GtkWidget   *back;
};

G_DEFINE_FINAL_TYPE (OdSlotsSheet, od_slots_sheet, OD_TYPE_CARE_SHEET)

static const OdVisit *
current_visit (OdSlotsSheet * self)
{
  OdVisitItem *current = od_desk_session_get_current (od_care_session_get_session (od_care_sheet_get_care (OD_CARE_SHEET (self))));

  return current != NULL ? od_visit_item_get_visit (current) : NULL;
}

static char *
say_slot (OdSlotsSheet *self,
          const OdSlot *slot)
{
  guint free_places = slot->places > slot->taken ? slot->places - slot->taken : 0;
  g_autofree char *time = od_book_model_dup_time (self->model, slot->start_us);

  if (free_places == 0)
    return g_strdup_printf (_("%s · full"), time);

  return g_strdup_printf (ngettext ("%s · %u free", "%s · %u free", free_places), time, free_places);
}

static void
add_slot (OdSlotsSheet *self,
          const OdSlot *slot)
{
  g_autofree char *said = say_slot (self, slot);
  GtkWidget *button = gtk_button_new_with_label (said);

  if (slot->taken < slot->places) {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", slot->start_us);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "slots.take");
  } else {
    gtk_widget_set_sensitive (button, FALSE);
  }
  gtk_flow_box_append (self->times, button);
}

static void
empty_times (OdSlotsSheet *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->times, 0)) != NULL)
    gtk_flow_box_remove (self->times, GTK_WIDGET (child));
}

static void
on_changed (OdSlotsSheet *self)
{
  GListModel *slots = self->model != NULL ? od_book_model_get_slots (self->model) : NULL;

  empty_times (self);
  for (guint i = 0; slots != NULL && i < g_list_model_get_n_items (slots); i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (slots, i);

    add_slot (self, od_record_get (record));
  }
}

static void
weigh (OdSlotsSheet *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slots.take", !od_house_model_get_busy (OD_HOUSE_MODEL (self->model)));
}

static void
on_pool (OdSlotsSheet *self)
{
  OdChoice *pool = gtk_drop_down_get_selected_item (self->pool);

  if (self->model != NULL && pool != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    od_book_model_see_slots (self->model, od_choice_get_id (pool));
}

static const char *
chosen_language (OdSlotsSheet *self)
{
  OdChoice *language = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->language));

  return language != NULL ? od_choice_get_id (language) : od_centre_view_get_centre (od_book_model_house (self->model))->language;
}

static void
take (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  OdSlotsSheet *self = OD_SLOTS_SHEET (widget);

  gtk_label_set_text (self->said, "");
  od_book_model_take_slot (self->model, current_visit (self), chosen_language (self), g_variant_get_int64 (parameter));
}

static void
on_taken (OdSlotsSheet *self,
          const char   *label)
{
  g_autofree char *text = g_strdup_printf (_("%s has the time."), label);

  gtk_label_set_text (self->said, text);
}

static void
od_slots_sheet_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdSlotsSheet *self = OD_SLOTS_SHEET (sheet);
  OdBookModel *model = care != NULL ? od_care_session_get_book (care) : NULL;
  g_autoptr (GListModel) pools = NULL;
  g_autoptr (GListModel) languages = NULL;

  if (model == self->model)
    return;

  od_care_sheet_watch (sheet, (gpointer *) &self->model, model, G_CALLBACK (on_changed));
  if (model == NULL)
    return;

  g_signal_connect_object (model, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "taken", G_CALLBACK (on_taken), self, G_CONNECT_SWAPPED);
  pools = od_book_model_list_slot_pools (model);
  languages = od_centre_view_list_languages (od_book_model_house (model));
  gtk_drop_down_set_model (self->pool, pools);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->language), languages);
}

static void
od_slots_sheet_open (OdCareSheet *sheet)
{
  OdSlotsSheet *self = OD_SLOTS_SHEET (sheet);
  const OdVisit *visit = self->model != NULL ? current_visit (self) : NULL;
  gboolean has_slots = gtk_drop_down_get_selected_item (self->pool) != NULL;
  g_autofree char *number = visit != NULL ? od_text_number (visit->series, visit->number) : NULL;
  g_autofree char *who = number != NULL ? g_strdup_printf (_("A time for %s"), number) : g_strdup (_("A time for somebody new"));

  gtk_label_set_text (self->who, who);
  gtk_label_set_text (self->said, has_slots ? "" : _("This house has no showers, laundry or meals by time."));
  gtk_widget_set_visible (GTK_WIDGET (self->pool), has_slots);
  gtk_widget_set_visible (self->language, has_slots && visit == NULL);
  on_pool (self);
  gtk_widget_grab_focus (has_slots ? GTK_WIDGET (self->pool) : self->back);
}

static void
od_slots_sheet_class_init (OdSlotsSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_CHOICE);
  g_type_ensure (OD_TYPE_KEY_BUTTON);
  OD_CARE_SHEET_CLASS (klass)->attach = od_slots_sheet_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_slots_sheet_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-slots-sheet");
  gtk_widget_class_set_css_name (widget_class, "slots");
  gtk_widget_class_install_action (widget_class, "slots.take", "x", take);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, who);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, pool);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, language);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, times);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, said);
  gtk_widget_class_bind_template_child (widget_class, OdSlotsSheet, back);
  gtk_widget_class_bind_template_callback (widget_class, on_pool);
}

static void
od_slots_sheet_init (OdSlotsSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
