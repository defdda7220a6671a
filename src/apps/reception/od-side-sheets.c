/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-side-sheets.h"

#include "od-book-sheet.h"
#include "od-care-words.h"
#include "od-glance-pane.h"
#include "od-notes-sheet.h"
#include "od-refer-sheet.h"
#include "od-slots-sheet.h"

struct _OdSideSheets {
  OdCareSheet  parent_instance;

  /* owned */
  OdCareModel *model;

  /* of the template */
  GtkStack    *stack;
  GtkLabel    *said;
};

G_DEFINE_FINAL_TYPE (OdSideSheets, od_side_sheets, OD_TYPE_CARE_SHEET)

static const struct {
  const char *action;
  guint       key;
  gboolean    wants_person;
} sheets[] = {
  { "desk.today", GDK_KEY_F2, FALSE },
  { "desk.notes", GDK_KEY_F3, TRUE },
  { "desk.refer", GDK_KEY_F4, TRUE },
  { "desk.book", GDK_KEY_F6, FALSE },
  { "desk.slots", GDK_KEY_F7, FALSE },
};

static void
on_done (OdSideSheets *self,
         const char   *what)
{
  gtk_label_set_text (self->said, od_care_words_done (what));
}

static void
on_changed (OdSideSheets *self)
{
}

static void
od_side_sheets_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdSideSheets *self = OD_SIDE_SHEETS (sheet);
  OdCareModel *model = care != NULL ? od_care_session_get_care (care) : NULL;

  if (model == self->model)
    return;

  od_care_sheet_watch (sheet, (gpointer *) &self->model, model, G_CALLBACK (on_changed));
  if (model != NULL)
    g_signal_connect_object (model, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
}

gboolean
od_side_sheets_show (OdSideSheets *self,
                     const char   *name)
{
  GtkWidget *sheet;

  g_return_val_if_fail (OD_IS_SIDE_SHEETS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  sheet = gtk_stack_get_child_by_name (self->stack, name);
  gtk_label_set_text (self->said, "");
  gtk_widget_set_visible (GTK_WIDGET (self), sheet != NULL);
  if (sheet == NULL)
    return FALSE;

  gtk_stack_set_visible_child (self->stack, sheet);
  gtk_widget_grab_focus (sheet);

  return TRUE;
}

void
od_side_sheets_install_actions (GtkWidgetClass             *widget_class,
                                GtkWidgetActionActivateFunc activate)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    gtk_widget_class_install_action (widget_class, sheets[i].action, NULL, activate);
    gtk_widget_class_add_binding_action (widget_class, sheets[i].key, 0, sheets[i].action, NULL);
  }
  gtk_widget_class_install_action (widget_class, "desk.reports", NULL, activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "desk.reports", NULL);
}

void
od_side_sheets_weigh (GtkWidget     *window,
                      OdCareSession *care,
                      gboolean       free_hands)
{
  gboolean has_person;

  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (OD_IS_CARE_SESSION (care));

  has_person = od_desk_session_get_current (od_care_session_get_session (care)) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    gtk_widget_action_set_enabled (window, sheets[i].action,
                                   free_hands && od_care_session_get_care (care) != NULL && (has_person || !sheets[i].wants_person));

  gtk_widget_action_set_enabled (window, "desk.reports", free_hands && od_care_session_get_report (care) != NULL);
}

static void
od_side_sheets_class_init (OdSideSheetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_BOOK_SHEET);
  g_type_ensure (OD_TYPE_GLANCE_PANE);
  g_type_ensure (OD_TYPE_NOTES_SHEET);
  g_type_ensure (OD_TYPE_REFER_SHEET);
  g_type_ensure (OD_TYPE_SLOTS_SHEET);
  OD_CARE_SHEET_CLASS (klass)->attach = od_side_sheets_attach;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-side-sheets");
  gtk_widget_class_set_css_name (widget_class, "sidesheets");
  gtk_widget_class_bind_template_child (widget_class, OdSideSheets, stack);
  gtk_widget_class_bind_template_child (widget_class, OdSideSheets, said);
}

static void
od_side_sheets_init (OdSideSheets *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
