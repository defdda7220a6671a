/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reports-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "od-key-button.h"
#include "od-plot.h"
#include "od-report-words.h"
#include "od-table.h"

struct _OdReportsPage {
  OdCareSheet           parent_instance;

  /* owned */
  OdReportModel        *model;
  GtkFileChooserNative *chooser;

  /* of the template */
  GtkDropDown          *span;
  GtkWidget            *days;
  GtkEditable          *from;
  GtkEditable          *to;
  GtkDropDown          *by;
  GtkStack             *stack;
  GtkLabel             *state;
  GtkLabel             *title;
  OdPlot               *plot;
  OdTable              *table;
  GtkLabel             *meaning;
  GtkWidget            *back;
  GtkWidget            *sign_out;

  /* state */
  gboolean              asked;
};

G_DEFINE_FINAL_TYPE (OdReportsPage, od_reports_page, OD_TYPE_CARE_SHEET)

static void
show_rows (OdReportsPage  *self,
           const OdReport *report)
{
  const char *titles[OD_N_REPORT_CELLS + 1] = { NULL };

  od_report_words_titles (report->by, titles);
  od_table_begin (self->table, titles);
  for (guint i = 0; i <= report->rows->len; i++) {
    const OdReportRow *row = i < report->rows->len ? g_ptr_array_index (report->rows, i) : report->total;
    g_autofree char *name = row != NULL ? od_report_words_name (self->model, row) : NULL;
    g_autofree char *sentence = row != NULL ? od_report_words_sentence (name, row) : NULL;
    g_auto (GStrv) cells = row != NULL ? od_report_words_cells (name, row) : NULL;

    if (row != NULL)
      od_table_add (self->table, (const char *const *) cells, sentence, row == report->total ? "total" : NULL);
  }
}

static void
fill_bar (OdReportsPage     *self,
          const OdReportRow *row,
          OdPlotBar         *bar,
          GPtrArray         *words)
{
  gboolean is_told = row->waits.n > 0;

  bar->label = od_report_words_name (self->model, row);
  bar->said = od_report_words_wait (bar->label, &row->waits);
  bar->value = is_told ? g_strdup_printf (_("%.0f–%.0f min"), row->waits.p50, row->waits.p90) : g_strdup ("–");
  bar->first = is_told ? row->waits.p50 : -1;
  bar->second = is_told ? row->waits.p90 : -1;
  g_ptr_array_add (words, (gpointer) bar->label);
  g_ptr_array_add (words, (gpointer) bar->said);
  g_ptr_array_add (words, (gpointer) bar->value);
}

static void
show_plot (OdReportsPage  *self,
           const OdReport *report)
{
  g_autofree OdPlotBar *bars = g_new0 (OdPlotBar, report->rows->len + 1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->rows->len; i++)
    fill_bar (self, g_ptr_array_index (report->rows, i), &bars[i], words);

  od_plot_show (self->plot, OD_PLOT_RANGES, bars, report->rows->len, _("Nobody came in these days."));
}

static void
show_report (OdReportsPage  *self,
             const OdReport *report)
{
  g_autofree char *title = g_strdup_printf (_("\u2066%s\u2069 to \u2066%s\u2069"), report->from, report->to);
  g_autofree char *meaning = od_report_words_meaning (report->k);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->meaning, meaning);
  show_plot (self, report);
  show_rows (self, report);
}

static void
on_changed (OdReportsPage *self)
{
  const OdReport *report = self->model != NULL ? od_report_model_get (self->model) : NULL;
  gboolean is_empty = report != NULL && report->rows->len == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", report != NULL);
  if (report != NULL)
    show_report (self, report);

  gtk_label_set_text (self->state, is_empty ? _("Nobody came in these days.") : self->model == NULL ? "" : _("Not there yet."));
  gtk_stack_set_visible_child_name (self->stack, report != NULL && !is_empty ? "report" : "state");
}

static const char *
chosen_by (OdReportsPage *self)
{
  guint position = gtk_drop_down_get_selected (self->by);

  return od_report_words_list_by ()[position == GTK_INVALID_LIST_POSITION ? 0 : position];
}

/* Chosen days wait for Enter: half a date is no wish. */
static void
ask (OdReportsPage *self)
{
  OdReportSpan span = (OdReportSpan) gtk_drop_down_get_selected (self->span);

  if (self->model == NULL || !self->asked)
    return;

  if (od_report_model_choose (self->model, span, gtk_editable_get_text (self->from), gtk_editable_get_text (self->to), chosen_by (self)))
    return;

  gtk_label_set_text (self->state, _("Please write two days like 2026-11-01, the first one first."));
  gtk_stack_set_visible_child_name (self->stack, "state");
}

static void
on_span (OdReportsPage *self)
{
  gboolean is_chosen = gtk_drop_down_get_selected (self->span) == OD_REPORT_SPAN_CHOSEN;

  if (is_chosen && self->model != NULL && gtk_editable_get_text (self->from)[0] == '\0') {
    gtk_editable_set_text (self->from, od_report_model_from (self->model));
    gtk_editable_set_text (self->to, od_report_model_to (self->model));
  }
  gtk_widget_set_visible (self->days, is_chosen);
  ask (self);
}

static void
od_reports_page_attach (OdCareSheet   *sheet,
                        OdCareSession *care)
{
  OdReportsPage *self = OD_REPORTS_PAGE (sheet);
  gboolean is_manager = care != NULL && g_str_equal (od_desk_session_get_role (od_care_session_get_session (care)), "manager");

  gtk_widget_set_visible (self->back, !is_manager);
  gtk_widget_set_visible (self->sign_out, is_manager);
  od_care_sheet_watch (sheet, (gpointer *) &self->model, care != NULL ? od_care_session_get_report (care) : NULL, G_CALLBACK (on_changed));
}

static void
od_reports_page_open (OdCareSheet *sheet)
{
  OdReportsPage *self = OD_REPORTS_PAGE (sheet);

  self->asked = TRUE;
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->span));
}

gboolean
od_reports_page_save (OdReportsPage *self,
                      GFile         *file,
                      GError       **error)
{
  g_autofree char *csv = NULL;

  g_return_val_if_fail (OD_IS_REPORTS_PAGE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  csv = self->model != NULL ? od_report_model_dup_csv (self->model) : NULL;
  if (csv == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no report");
    return FALSE;
  }

  return g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static void
on_file (OdReportsPage *self,
         int            response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && !od_reports_page_save (self, file, &error)) {
    g_autofree char *text = g_strdup_printf (_("The table could not be kept: %s"), error->message);

    gtk_label_set_text (self->state, text);
    gtk_stack_set_visible_child_name (self->stack, "state");
  }
  g_clear_object (&self->chooser);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  OdReportsPage *self = OD_REPORTS_PAGE (widget);
  const OdReport *report = od_report_model_get (self->model);
  g_autofree char *name = g_strdup_printf ("onedoor-%s-%s-%s.csv", report->from, report->to, report->by);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Keep as a table"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Keep"), _("_Back"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
od_reports_page_dispose (GObject *object)
{
  g_clear_object (&OD_REPORTS_PAGE (object)->chooser);
  G_OBJECT_CLASS (od_reports_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, span);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, days);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, from);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, to);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, by);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, state);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, plot);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, table);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, meaning);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, back);
  gtk_widget_class_bind_template_child (widget_class, OdReportsPage, sign_out);
  gtk_widget_class_bind_template_callback (widget_class, on_span);
  gtk_widget_class_bind_template_callback (widget_class, ask);
}

static void
od_reports_page_class_init (OdReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  g_type_ensure (OD_TYPE_PLOT);
  g_type_ensure (OD_TYPE_TABLE);
  G_OBJECT_CLASS (klass)->dispose = od_reports_page_dispose;
  OD_CARE_SHEET_CLASS (klass)->attach = od_reports_page_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_reports_page_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-reports-page");
  gtk_widget_class_set_css_name (widget_class, "reports");
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save);
  bind_template (widget_class);
}

static void
fill_by (OdReportsPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gsize i = 0; od_report_words_list_by ()[i] != NULL; i++)
    gtk_string_list_append (list, od_report_words_by (od_report_words_list_by ()[i]));

  gtk_drop_down_set_model (self->by, G_LIST_MODEL (list));
}

static void
od_reports_page_init (OdReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_by (self);
  on_changed (self);
}
