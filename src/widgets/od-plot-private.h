/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-plot.h"

G_BEGIN_DECLS

/* An OdPlotBar that owns its words. */
typedef struct {
  char  *label;
  char  *value;
  char  *said;
  double first;
  double second;
} OdPlotLine;

struct _OdPlot {
  GtkWidget  parent_instance;

  /* owned */
  GPtrArray *lines;  /* OdPlotLine */
  char      *title;
  char      *text;

  /* state */
  OdPlotKind kind;
  double     top;    /* end of the scale */
};

/* od-plot-draw.c: heights in pixels at the widget's own font. */
int  od_plot_get_line_height (GtkWidget *widget);
void od_plot_draw            (OdPlot      *self,
                              GtkSnapshot *snapshot);

G_END_DECLS
