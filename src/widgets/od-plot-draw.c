/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-plot-private.h"

#include <math.h>

/* Pixels at any size of text. */
#define EDGE 1.5f
#define ROUND 3.0f
#define GAP 4.0f

/* All places are measured from where reading begins; only box () knows which side that is. */
typedef struct {
  OdPlot      *plot;
  GtkSnapshot *snapshot;
  GdkRGBA      ink;
  GdkRGBA      faint;
  GdkRGBA      first;
  GdkRGBA      second;
  float        width;
  float        height;
  float        line;     /* height of a line of text */
  float        start;    /* where the scale begins */
  float        length;   /* of the scale */
  gboolean     rtl;
} Drawing;

int
od_plot_get_line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return MAX (height, 1);
}

static graphene_rect_t
box (const Drawing *d,
     float          x,
     float          y,
     float          width,
     float          height)
{
  return GRAPHENE_RECT_INIT (d->rtl ? d->width - x - width : x, y, width, height);
}

static float
measure_text (const Drawing *d,
              const char    *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (d->plot), text);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return (float) width;
}

/* In @width, cut with an ellipsis; its own start at @x, or in the middle. */
static void
draw_text (const Drawing *d,
           const char    *text,
           float          x,
           float          y,
           float          width,
           gboolean       centred)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (d->plot), text);
  int used = 0;
  graphene_rect_t place;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &used, NULL);
  if ((float) used > width) {
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    used = (int) width;
  }

  place = box (d, centred ? x + (width - (float) used) / 2 : x, y, (float) used, d->line);
  gtk_snapshot_save (d->snapshot);
  gtk_snapshot_translate (d->snapshot, &place.origin);
  gtk_snapshot_append_layout (d->snapshot, layout, &d->ink);
  gtk_snapshot_restore (d->snapshot);
}

static void
draw_filled (const Drawing        *d,
             const graphene_rect_t rect,
             const GdkRGBA        *colour)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, MIN (ROUND, MIN (rect.size.width, rect.size.height) / 2));
  gtk_snapshot_push_rounded_clip (d->snapshot, &rounded);
  gtk_snapshot_append_color (d->snapshot, colour, &rect);
  gtk_snapshot_pop (d->snapshot);
}

static void
draw_outlined (const Drawing        *d,
               const graphene_rect_t rect,
               const GdkRGBA        *colour)
{
  const float widths[] = { EDGE, EDGE, EDGE, EDGE };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, MIN (ROUND, MIN (rect.size.width, rect.size.height) / 2));
  gtk_snapshot_append_border (d->snapshot, &rounded, widths, colours);
}

static void
find_colour (GtkWidget  *widget,
             const char *name,
             GdkRGBA    *colour,
             GdkRGBA     fallback)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour))
    *colour = fallback;
}

static char *
say_number (double number)
{
  return g_strdup_printf ("%.0f", number);
}

/* The height of @value above the ground of the columns. */
static float
rise (const Drawing *d,
      double         value,
      float          room)
{
  return value < 0 ? 0 : (float) (value / d->plot->top) * room;
}

static void
draw_grid_line (const Drawing *d,
                double         value,
                float          top,
                float          room)
{
  float y = floorf (top + room - rise (d, value, room));
  g_autofree char *number = say_number (value);
  graphene_rect_t rect = box (d, d->start, y, d->length, 1);

  gtk_snapshot_append_color (d->snapshot, &d->faint, &rect);
  draw_text (d, number, 0, y - d->line / 2, d->start - GAP, FALSE);
}

static void
draw_column (const Drawing    *d,
             const OdPlotLine *line,
             float             x,
             float             slot,
             float             ground)
{
  float room = ground - d->line / 2;
  float bar = MAX (floorf (slot * 0.36f), 2);
  float edge = (slot - 2 * bar) / 2;
  float first = rise (d, line->first, room);
  float second = rise (d, line->second, room);

  if (first > 0)
    draw_filled (d, box (d, x + edge, ground - first, bar - 1, first), &d->first);
  if (second > 0)
    draw_outlined (d, box (d, x + edge + bar + 1, ground - second, bar - 1, second), &d->second);
}

/* Every how manieth label has room. */
static guint
label_step (const Drawing *d,
            float          slot)
{
  float widest = 1;

  for (guint i = 0; i < d->plot->lines->len; i++) {
    const OdPlotLine *line = g_ptr_array_index (d->plot->lines, i);

    widest = MAX (widest, measure_text (d, line->label) + GAP);
  }

  return (guint) MAX (ceilf (widest / slot), 1);
}

static void
draw_columns (Drawing *d)
{
  g_autofree char *top = say_number (d->plot->top);
  float ground = d->height - d->line - GAP;
  float slot;
  guint step;

  d->start = measure_text (d, top) + 2 * GAP;
  d->length = d->width - d->start;
  slot = d->length / (float) MAX (d->plot->lines->len, 1);
  step = label_step (d, slot);
  for (guint i = 0; i <= 2; i++)
    draw_grid_line (d, d->plot->top * i / 2, d->line / 2, ground - d->line / 2);

  for (guint i = 0; i < d->plot->lines->len; i++) {
    const OdPlotLine *line = g_ptr_array_index (d->plot->lines, i);
    float x = d->start + (float) i * slot;

    draw_column (d, line, x, slot, ground);
    if (i % step == 0)
      draw_text (d, line->label, x, ground + GAP, slot * (float) step, step == 1);
  }
}

static float
along (const Drawing *d,
       double         value)
{
  return d->start + (float) (value / d->plot->top) * d->length;
}

static void
draw_range (const Drawing    *d,
            const OdPlotLine *line,
            float             y,
            float             row)
{
  float middle = y + row / 2;
  float thick = CLAMP (row * 0.42f, 4, d->line * 0.9f);
  float from, to;

  draw_text (d, line->label, 0, middle - d->line / 2, d->start - 2 * GAP, FALSE);
  if (line->first < 0 || line->second < line->first) {
    draw_text (d, line->value != NULL ? line->value : "–", d->start + GAP, middle - d->line / 2, d->length, FALSE);
    return;
  }

  from = along (d, line->first);
  to = MAX (along (d, line->second), from + thick / 2);
  draw_outlined (d, box (d, from, middle - thick / 2, to - from, thick), &d->second);
  draw_filled (d, box (d, from - 2, middle - thick * 0.8f, 5, thick * 1.6f), &d->first);
  if (line->value != NULL)
    draw_text (d, line->value, to + 2 * GAP, middle - d->line / 2, d->width - to - 2 * GAP, FALSE);
}

static void
lay_out_ranges (Drawing *d)
{
  float labels = 0;
  float values = 0;

  for (guint i = 0; i < d->plot->lines->len; i++) {
    const OdPlotLine *line = g_ptr_array_index (d->plot->lines, i);

    labels = MAX (labels, measure_text (d, line->label));
    values = MAX (values, line->value != NULL ? measure_text (d, line->value) : 0);
  }

  d->start = MIN (labels + 3 * GAP, d->width * 0.4f);
  d->length = MAX (d->width - d->start - values - 4 * GAP, d->width * 0.25f);
}

static void
draw_ranges (Drawing *d)
{
  float row;
  float ground = d->height - 1.2f * d->line;

  lay_out_ranges (d);
  row = ground / (float) MAX (d->plot->lines->len, 1);
  for (guint i = 0; i <= 2; i++) {
    double value = d->plot->top * i / 2;
    g_autofree char *number = say_number (value);
    float width = measure_text (d, number) + GAP;
    graphene_rect_t rect = box (d, along (d, value), 0, 1, ground);

    gtk_snapshot_append_color (d->snapshot, &d->faint, &rect);
    draw_text (d, number, along (d, value) - width / 2, ground + 0.1f * d->line, width, TRUE);
  }

  for (guint i = 0; i < d->plot->lines->len; i++)
    draw_range (d, g_ptr_array_index (d->plot->lines, i), (float) i * row, row);
}

void
od_plot_draw (OdPlot      *self,
              GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Drawing d = { .plot = self, .snapshot = snapshot };

  d.width = (float) gtk_widget_get_width (widget);
  d.height = (float) gtk_widget_get_height (widget);
  d.line = (float) od_plot_get_line_height (widget);
  d.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &d.ink);
  d.faint = d.ink;
  d.faint.alpha = 0.2f;
  find_colour (widget, "plot_first", &d.first, d.ink);
  find_colour (widget, "plot_second", &d.second, d.ink);

  if (self->kind == OD_PLOT_COLUMNS)
    draw_columns (&d);
  else
    draw_ranges (&d);
}
