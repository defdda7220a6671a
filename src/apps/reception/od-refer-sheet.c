/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-refer-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "od-care-words.h"
#include "od-key-button.h"
#include "od-rows.h"
#include "od-text.h"

struct _OdReferSheet {
  OdCareSheet  parent_instance;

  /* owned */
  OdCareModel *model;
  char        *service_id;   /* the chosen one; NULL */
  GtkFilter   *filter;
  GListModel  *found;        /* the services that the search leaves; NULL */

  /* of the template */
  GtkLabel    *who;
  GtkDropDown *need;
  GtkEditable *search;
  GtkListBox  *list;
  GtkEditable *reason;
  GtkWidget   *unmet;
  GtkLabel    *chosen;
};

G_DEFINE_FINAL_TYPE (OdReferSheet, od_refer_sheet, OD_TYPE_CARE_SHEET)

static void
weigh (OdReferSheet *self)
{
  gboolean is_free = self->model != NULL && !od_house_model_get_busy (OD_HOUSE_MODEL (self->model));
  const char *reason = gtk_editable_get_text (self->reason);
  gboolean may = is_free && self->service_id != NULL && (reason[0] == '\0' || od_text_is_line (reason));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "refer.refer", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "refer.signpost", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "refer.unmet", is_free);
}

static void
choose (OdReferSheet *self,
        const char   *service_id)
{
  g_autofree char *name = NULL;

  g_free (self->service_id);
  self->service_id = g_strdup (service_id);
  name = service_id != NULL ? od_text_isolate (od_care_model_service_name (self->model, service_id)) : g_strdup (_("Choose somebody above."));
  gtk_label_set_text (self->chosen, name);
  weigh (self);
}

static const char *
say_open (const OdOpening *opening)
{
  switch (opening->state) {
  case OD_OPEN_NOW:
    return _("open");

  case OD_OPEN_LATER:
  case OD_OPEN_CLOSED:
    return _("closed now");

  case OD_OPEN_ASK:
  default:
    return _("ask for the hours");
  }
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  const OdHelpCard *card = od_record_get (item);
  g_autofree char *place = card->place != NULL ? od_text_isolate (card->place) : g_strdup (_("the place is not known"));
  g_autofree char *second = card->phone != NULL ? g_strdup_printf ("%s · \u2066%s\u2069", place, card->phone) : g_strdup (place);
  g_autofree char *name = od_text_isolate (card->name != NULL ? card->name : card->service_id);
  GtkWidget *row = od_row_new (name, second);
  GtkWidget *line = gtk_list_box_row_new ();

  od_row_add_chip (row, say_open (&card->opening), card->opening.state == OD_OPEN_NOW ? "called" : NULL);
  if (card->here)
    od_row_add_chip (row, _("in this house"), "serving");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, card->name != NULL ? card->name : "", -1);

  return line;
}

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  OdReferSheet *self = user_data;
  const OdHelpCard *card = od_record_get (item);
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_autofree char *all = g_strjoin (" ", card->name != NULL ? card->name : "", card->summary != NULL ? card->summary : "",
                                    card->place != NULL ? card->place : "", NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  return strstr (folded, g_strstrip (words)) != NULL;
}

static void
on_search (OdReferSheet *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_row (OdReferSheet  *self,
        GtkListBoxRow *row)
{
  g_autoptr (OdRecord) record = NULL;

  record = g_list_model_get_item (self->found, (guint) gtk_list_box_row_get_index (row));
  choose (self, ((const OdHelpCard *) od_record_get (record))->service_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static GPtrArray *
list_needs (OdReferSheet *self)
{
  return od_centre_view_get_centre (od_care_model_house (self->model))->needs;
}

static const char *
chosen_need (OdReferSheet *self)
{
  guint position = gtk_drop_down_get_selected (self->need);
  GPtrArray *needs = list_needs (self);

  if (position == 0 || position > needs->len)
    return NULL;

  return ((const OdNeed *) g_ptr_array_index (needs, position - 1))->id;
}

static void
on_need (OdReferSheet *self)
{
  if (self->model != NULL && od_care_model_get_visit (self->model) != NULL)
    od_care_model_find (self->model, chosen_need (self));
}

static void
send_on (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  OdReferSheet *self = OD_REFER_SHEET (widget);
  const char *reason = gtk_editable_get_text (self->reason);

  od_care_model_refer (self->model, self->service_id, g_str_equal (action, "refer.signpost"), reason[0] != '\0' ? reason : NULL);
}

/* What the visitor came for, unless another need is chosen above. */
static void
tell_unmet (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  OdReferSheet *self = OD_REFER_SHEET (widget);
  const OdVisit *visit = od_care_model_get_visit (self->model);
  const char *need = chosen_need (self);

  if (need == NULL && visit != NULL && visit->needs != NULL)
    need = visit->needs[0];
  od_care_model_tell_unmet (self->model, need != NULL ? need : "person", g_variant_get_string (parameter, NULL));
}

static void
on_done (OdReferSheet *self,
         const char   *what)
{
  gtk_editable_set_text (self->reason, "");
  choose (self, NULL);
}

static void
fill_needs (OdReferSheet *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *needs = list_needs (self);

  gtk_string_list_append (names, _("Everybody"));
  for (guint i = 0; i < needs->len; i++)
    gtk_string_list_append (names, od_centre_view_need_name (od_care_model_house (self->model), ((const OdNeed *) g_ptr_array_index (needs, i))->id));

  gtk_drop_down_set_model (self->need, G_LIST_MODEL (names));
}

static guint
position_of_need (OdReferSheet  *self,
                  const OdVisit *visit)
{
  GPtrArray *needs = list_needs (self);

  for (guint i = 0; i < needs->len && visit != NULL && visit->needs != NULL; i++) {
    const OdNeed *need = g_ptr_array_index (needs, i);

    if (g_strcmp0 (need->id, visit->needs[0]) == 0 && !g_str_equal (need->id, "person"))
      return i + 1;
  }

  return 0;
}

static void
on_changed (OdReferSheet *self)
{
  weigh (self);
}

static void
od_refer_sheet_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdReferSheet *self = OD_REFER_SHEET (sheet);
  OdCareModel *model = care != NULL ? od_care_session_get_care (care) : NULL;

  if (model == self->model)
    return;

  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->found);
  od_care_sheet_watch (sheet, (gpointer *) &self->model, model, G_CALLBACK (on_changed));
  if (model == NULL)
    return;

  g_signal_connect_object (model, "notify::busy", G_CALLBACK (weigh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  self->found = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (od_care_model_get_services (model)), g_object_ref (self->filter)));
  gtk_list_box_bind_model (self->list, self->found, make_row, NULL, NULL);
  fill_needs (self);
}

static void
od_refer_sheet_open (OdCareSheet *sheet)
{
  OdReferSheet *self = OD_REFER_SHEET (sheet);
  const OdVisit *visit = self->model != NULL ? od_care_model_get_visit (self->model) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *who = NULL;

  if (visit == NULL)
    return;

  number = od_text_number (visit->series, visit->number);
  who = g_strdup_printf (_("Who can help %s?"), number);
  gtk_label_set_text (self->who, who);
  gtk_editable_set_text (self->search, "");
  gtk_editable_set_text (self->reason, "");
  choose (self, NULL);
  gtk_drop_down_set_selected (self->need, position_of_need (self, visit));
  od_care_model_find (self->model, chosen_need (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
od_refer_sheet_finalize (GObject *object)
{
  g_free (OD_REFER_SHEET (object)->service_id);
  g_object_unref (OD_REFER_SHEET (object)->filter);
  G_OBJECT_CLASS (od_refer_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, who);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, need);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, search);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, list);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, reason);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, unmet);
  gtk_widget_class_bind_template_child (widget_class, OdReferSheet, chosen);
  gtk_widget_class_bind_template_callback (widget_class, weigh);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_need);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
}

static void
od_refer_sheet_class_init (OdReferSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  G_OBJECT_CLASS (klass)->finalize = od_refer_sheet_finalize;
  OD_CARE_SHEET_CLASS (klass)->attach = od_refer_sheet_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_refer_sheet_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-refer-sheet");
  gtk_widget_class_set_css_name (widget_class, "refer");
  gtk_widget_class_install_action (widget_class, "refer.refer", NULL, send_on);
  gtk_widget_class_install_action (widget_class, "refer.signpost", NULL, send_on);
  gtk_widget_class_install_action (widget_class, "refer.unmet", "s", tell_unmet);
  bind_template (widget_class);
}

static void
od_refer_sheet_init (OdReferSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  for (gsize i = 0; od_care_words_list_why ()[i] != NULL; i++) {
    GtkWidget *button = gtk_button_new_with_label (od_care_words_why (od_care_words_list_why ()[i]));

    gtk_widget_add_css_class (button, "small");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "refer.unmet");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", od_care_words_list_why ()[i]);
    gtk_flow_box_append (GTK_FLOW_BOX (self->unmet), button);
  }
  weigh (self);
}
