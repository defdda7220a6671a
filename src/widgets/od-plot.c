/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-plot-private.h"

#include <math.h>

/* In lines of text: what is pleasant, and what can still be read. */
#define COLUMNS_LINES 8
#define COLUMNS_LEAST_LINES 4
#define RANGES_LINES 1.6

G_DEFINE_FINAL_TYPE (OdPlot, od_plot, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, PROP_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
od_plot_line_free (OdPlotLine *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self->said);
  g_free (self);
}

static OdPlotLine *
od_plot_line_new (const OdPlotBar *bar)
{
  OdPlotLine *self = g_new0 (OdPlotLine, 1);

  self->label = g_strdup (bar->label != NULL ? bar->label : "");
  self->value = g_strdup (bar->value);
  self->said = g_strdup (bar->said != NULL ? bar->said : "");
  self->first = bar->first;
  self->second = bar->second;

  return self;
}

double
od_plot_round_up (double max)
{
  double step;

  g_return_val_if_fail (!isnan (max), 2);

  if (max <= 2)
    return 2;

  step = pow (10, floor (log10 (max)));
  if (max <= step)
    return step;
  if (max <= 2 * step)
    return 2 * step;

  return max <= 5 * step ? 5 * step : 10 * step;
}

static double
find_top (GPtrArray *lines)
{
  double max = 0;

  for (guint i = 0; i < lines->len; i++) {
    const OdPlotLine *line = g_ptr_array_index (lines, i);

    max = MAX (max, MAX (line->first, line->second));
  }

  return od_plot_round_up (max);
}

static char *
join_words (GPtrArray  *lines,
            const char *nothing)
{
  g_autoptr (GString) text = g_string_new (lines->len == 0 ? nothing : NULL);

  for (guint i = 0; i < lines->len; i++) {
    const OdPlotLine *line = g_ptr_array_index (lines, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line->said);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
od_plot_show (OdPlot          *self,
              OdPlotKind       kind,
              const OdPlotBar *bars,
              gsize            n_bars,
              const char      *nothing)
{
  g_return_if_fail (OD_IS_PLOT (self));
  g_return_if_fail (bars != NULL || n_bars == 0);
  g_return_if_fail (nothing != NULL);

  g_ptr_array_set_size (self->lines, 0);
  for (gsize i = 0; i < n_bars; i++)
    g_ptr_array_add (self->lines, od_plot_line_new (&bars[i]));

  self->kind = kind;
  self->top = find_top (self->lines);
  g_free (self->text);
  self->text = join_words (self->lines, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
od_plot_new (void)
{
  return g_object_new (OD_TYPE_PLOT, NULL);
}

static void
measure_height (OdPlot *self,
                int    *minimum,
                int    *natural)
{
  int line = od_plot_get_line_height (GTK_WIDGET (self));

  if (self->kind == OD_PLOT_COLUMNS) {
    *minimum = COLUMNS_LEAST_LINES * line;
    *natural = COLUMNS_LINES * line;
  } else {
    *minimum = (int) ceil ((self->lines->len * RANGES_LINES + 1.2) * line);
    *natural = *minimum;
  }
}

static void
od_plot_measure (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  int line = od_plot_get_line_height (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    measure_height (OD_PLOT (widget), minimum, natural);
  } else {
    *minimum = 8 * line;
    *natural = 20 * line;
  }
}

static void
od_plot_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  od_plot_draw (OD_PLOT (widget), snapshot);
}

static void
od_plot_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  OdPlot *self = OD_PLOT (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_TEXT)
    g_value_set_string (value, self->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_plot_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  OdPlot *self = OD_PLOT (object);

  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }

  g_free (self->title);
  self->title = g_value_dup_string (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title != NULL ? self->title : "", -1);
  g_object_notify_by_pspec (object, pspec);
}

static void
od_plot_finalize (GObject *object)
{
  OdPlot *self = OD_PLOT (object);

  g_ptr_array_unref (self->lines);
  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (od_plot_parent_class)->finalize (object);
}

static void
od_plot_class_init (OdPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_plot_get_property;
  object_class->set_property = od_plot_set_property;
  object_class->finalize = od_plot_finalize;
  widget_class->measure = od_plot_measure;
  widget_class->snapshot = od_plot_snapshot;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
od_plot_init (OdPlot *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) od_plot_line_free);
  self->top = 2;
}
