/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-glance-pane.h"

#include <glib/gi18n-lib.h>

#include "od-care-words.h"
#include "od-day.h"
#include "od-key-button.h"
#include "od-plot.h"
#include "od-table.h"

struct _OdGlancePane {
  OdCareSheet   parent_instance;

  /* owned */
  OdTodayModel *today;

  /* of the template */
  GtkLabel     *at;
  GtkLabel     *waiting;
  GtkLabel     *waiting_word;
  GtkLabel     *served;
  GtkLabel     *served_word;
  GtkLabel     *half;
  GtkLabel     *most;
  OdPlot       *plot;
  OdTable      *table;
  GtkWidget    *first_focus;
};

G_DEFINE_FINAL_TYPE (OdGlancePane, od_glance_pane, OD_TYPE_CARE_SHEET)

static void
set_number (GtkLabel *label,
            guint     number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (label, text);
}

static void
show_figures (OdGlancePane  *self,
              const OdToday *today)
{
  g_autofree char *half = od_care_words_minutes (today->wait_p50);
  g_autofree char *most = od_care_words_minutes (today->wait_p90);

  set_number (self->waiting, today->waiting);
  gtk_label_set_text (self->waiting_word, ngettext ("waits", "wait", today->waiting));
  set_number (self->served, today->done);
  gtk_label_set_text (self->served_word, ngettext ("was seen", "were seen", today->done));
  gtk_label_set_text (self->half, half);
  gtk_label_set_text (self->most, most);
}

static char *
say_hour (const OdTodayHour *hour)
{
  return g_strdup_printf (_("%02u:00: %u came, %u were seen"), hour->hour, hour->arrived, hour->served);
}

static void
show_hours (OdGlancePane  *self,
            const OdToday *today)
{
  g_autofree OdPlotBar *bars = g_new0 (OdPlotBar, today->hours->len + 1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < today->hours->len; i++) {
    const OdTodayHour *hour = g_ptr_array_index (today->hours, i);

    bars[i].label = g_strdup_printf ("%u", hour->hour);
    bars[i].said = say_hour (hour);
    bars[i].first = hour->arrived;
    bars[i].second = hour->served;
    g_ptr_array_add (words, (gpointer) bars[i].label);
    g_ptr_array_add (words, (gpointer) bars[i].said);
  }

  od_plot_show (self->plot, OD_PLOT_COLUMNS, bars, today->hours->len, _("Nobody has come yet."));
}

static char *
say_pool (const char *name,
          guint       waiting,
          const char *longest,
          const char *closing)
{
  g_autofree char *line = NULL;

  if (waiting == 0)
    line = g_strdup_printf (_("%s: nobody waits"), name);
  else
    line = g_strdup_printf (ngettext ("%s: %u waits, longest %s", "%s: %u wait, longest %s", waiting), name, waiting, longest);

  return closing[0] != '\0' ? g_strdup_printf ("%s · %s", line, closing) : g_steal_pointer (&line);
}

static void
show_pool (OdGlancePane      *self,
           const OdTodayPool *pool)
{
  OdCentreView *house = od_today_model_house (self->today);
  const char *name = od_centre_view_pool_name (house, pool->pool_id);
  g_autofree char *waiting = g_strdup_printf ("%u", pool->waiting);
  g_autofree char *longest = pool->waiting > 0 ? od_care_words_minutes (pool->longest_min) : g_strdup ("");
  g_autofree char *closing = od_care_words_closing (&pool->closing, od_centre_view_get_centre (house)->zone);
  g_autofree char *sentence = say_pool (name, pool->waiting, longest, closing);
  const char *cells[] = { name, waiting, longest, closing, NULL };

  od_table_add (self->table, cells, sentence, pool->closing.state == OD_CLOSING_FULL ? "full" : NULL);
}

static void
show_pools (OdGlancePane  *self,
            const OdToday *today)
{
  const char *titles[] = { _("Line"), _("Waiting"), _("Longest"), _("Today"), NULL };

  od_table_begin (self->table, titles);
  for (guint i = 0; i < today->pools->len; i++)
    show_pool (self, g_ptr_array_index (today->pools, i));
}

static void
on_changed (OdGlancePane *self)
{
  const OdToday *today = self->today != NULL ? od_today_model_get (self->today) : NULL;
  g_autofree char *at = NULL;

  if (today == NULL)
    return;

  at = od_day_wall_clock (today->at_us, od_centre_view_get_centre (od_today_model_house (self->today))->zone);
  gtk_label_set_text (self->at, at != NULL ? at : "");
  show_figures (self, today);
  show_hours (self, today);
  show_pools (self, today);
}

static void
od_glance_pane_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdGlancePane *self = OD_GLANCE_PANE (sheet);

  od_care_sheet_watch (sheet, (gpointer *) &self->today, care != NULL ? od_care_session_get_today (care) : NULL, G_CALLBACK (on_changed));
}

static void
od_glance_pane_open (OdCareSheet *sheet)
{
  gtk_widget_grab_focus (OD_GLANCE_PANE (sheet)->first_focus);
}

static void
od_glance_pane_class_init (OdGlancePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OD_TYPE_KEY_BUTTON);
  g_type_ensure (OD_TYPE_PLOT);
  g_type_ensure (OD_TYPE_TABLE);
  OD_CARE_SHEET_CLASS (klass)->attach = od_glance_pane_attach;
  OD_CARE_SHEET_CLASS (klass)->open = od_glance_pane_open;
  od_care_sheet_class_set_template (OD_CARE_SHEET_CLASS (klass), "od-glance-pane");
  gtk_widget_class_set_css_name (widget_class, "glance");
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, at);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, waiting);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, waiting_word);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, served);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, served_word);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, half);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, most);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, plot);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, table);
  gtk_widget_class_bind_template_child (widget_class, OdGlancePane, first_focus);
}

static void
od_glance_pane_init (OdGlancePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
