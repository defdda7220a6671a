/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-side-sheets.h"

#include <glib/gi18n-lib.h>

#include "od-care-words.h"
#include "od-key-button.h"
#include "od-rows.h"
#include "od-text.h"

struct _OdCareBar {
  OdCareSheet  parent_instance;

  /* owned */
  OdCareModel *model;

  /* of the template */
  GtkWidget   *referrals;
  GObject     *notes;
};

G_DEFINE_FINAL_TYPE (OdCareBar, od_care_bar, OD_TYPE_CARE_SHEET)

static void
add_moves (GtkWidget        *row,
           const OdReferral *referral)
{
  for (int to = OD_REFERRAL_ACCEPTED; to <= OD_REFERRAL_LOST; to++) {
    if (od_referral_allows (referral, (OdReferralState) to))
      od_row_add_button (row, od_care_words_move ((OdReferralState) to), "care.move", g_variant_new ("(si)", referral->id, to));
  }
}

static void
add_referral (OdCareBar        *self,
              const OdReferral *referral)
{
  g_autofree char *name = od_text_isolate (od_care_model_service_name (self->model, referral->service_id));
  GtkWidget *row = od_row_new (name, NULL);

  od_row_add_chip (row, od_care_words_referral (referral->state, referral->is_signpost), referral->state == OD_REFERRAL_ARRIVED ? "called" : NULL);
  add_moves (row, referral);
  gtk_box_append (GTK_BOX (self->referrals), row);
}

static char *
say_notes (const OdVisit *visit)
{
  if (visit == NULL || visit->notes == 0)
    return g_strdup (_("Notes"));
  if (visit->banned)
    return g_strdup_printf (_("Notes: %u, a ban"), visit->notes);

  return g_strdup_printf (_("Notes: %u"), visit->notes);
}

static void
on_changed (OdCareBar *self)
{
  const OdVisit *visit = self->model != NULL ? od_care_model_get_visit (self->model) : NULL;
  GListModel *referrals = self->model != NULL ? od_care_model_get_referrals (self->model) : NULL;
  g_autofree char *notes = say_notes (visit);

  g_object_set (self->notes, "text", notes, NULL);
  od_rows_clear (self->referrals);
  gtk_widget_set_visible (GTK_WIDGET (self), visit != NULL);
  for (guint i = 0; referrals != NULL && i < g_list_model_get_n_items (referrals); i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (referrals, i);

    add_referral (self, od_record_get (record));
  }

  /* An empty frame would still take the height of its scroll bar from the person above. */
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->referrals), GTK_TYPE_SCROLLED_WINDOW),
                          gtk_widget_get_first_child (GTK_WIDGET (self->referrals)) != NULL);
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  const char *id = NULL;
  int to = 0;

  g_variant_get (parameter, "(&si)", &id, &to);
  od_care_model_move_referral (OD_CARE_BAR (widget)->model, id, (OdReferralState) to);
}

static void
od_care_bar_attach (OdCareSheet   *sheet,
                    OdCareSession *care)
{
  OdCareBar *self = OD_CARE_BAR (sheet);

  od_care_sheet_watch (sheet, (gpointer *) &self->model, care != NULL ? od_care_session_get_care (care) : NULL, G_CALLBACK (on_changed));
}

static void
od_care_bar_class_init (OdCareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  OD_CARE_SHEET_CLASS (klass)->attach = od_care_bar_attach;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-care-bar");
  gtk_widget_class_set_css_name (widget_class, "carebar");
  gtk_widget_class_install_action (widget_class, "care.move", "(si)", move);
  gtk_widget_class_bind_template_child (widget_class, OdCareBar, referrals);
  gtk_widget_class_bind_template_child (widget_class, OdCareBar, notes);
}

static void
od_care_bar_init (OdCareBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
