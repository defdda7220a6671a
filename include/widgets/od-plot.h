/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdPlot:
 *
 * A small plot that says the same in words. Two kinds: columns, each with two counts beside each other (arrived, served), and ranges, one
 * line each, from the low value to the high one (half wait less, nine of ten wait less). Runs with the reading direction of the
 * widget. Colours are the style sheet's: text is its "color", the first and second series the named colours "plot_first" and
 * "plot_second" (text's colour when they are not there); the first series is also filled and the second outlined, so that colour is never
 * the only sign. For a screen reader it is an image: its name is the property "title", its description the property "text".
 *
 * Properties: "title" (read-write), "text" (read-only, notified): every bar in words, in order.
 */
#define OD_TYPE_PLOT (od_plot_get_type ())
G_DECLARE_FINAL_TYPE (OdPlot, od_plot, OD, PLOT, GtkWidget)

typedef enum {
  OD_PLOT_COLUMNS,
  OD_PLOT_RANGES,
} OdPlotKind;

/* Columns: the first and the second count. Ranges: the low and the high value. A negative one is not told and not drawn. */
typedef struct {
  const char *label;   /* under the column, beside the range */
  double      first;
  double      second;
  const char *value;   /* written at the end of a range; NULL */
  const char *said;    /* the bar as a sentence */
} OdPlotBar;

GtkWidget *od_plot_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Copies @bars. None: an empty plot, with @nothing as its text. */
void od_plot_show (OdPlot          *self,
                   OdPlotKind       kind,
                   const OdPlotBar *bars,
                   gsize            n_bars,
                   const char      *nothing);

/* The end of a scale that holds @max: 1, 2 or 5 times a power of ten, never below 2. */
double od_plot_round_up (double max);

G_END_DECLS
