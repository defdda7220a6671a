/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include "od-durations-private.h"

/* What can be hidden of a row. */
static const gsize counts[] = {
  G_STRUCT_OFFSET (OdReportRow, visits), G_STRUCT_OFFSET (OdReportRow, no_shows), G_STRUCT_OFFSET (OdReportRow, left),
  G_STRUCT_OFFSET (OdReportRow, carried), G_STRUCT_OFFSET (OdReportRow, hand_overs), G_STRUCT_OFFSET (OdReportRow, referrals),
  G_STRUCT_OFFSET (OdReportRow, arrived), G_STRUCT_OFFSET (OdReportRow, unmet),
};
static const gsize spreads[] = {
  G_STRUCT_OFFSET (OdReportRow, waits), G_STRUCT_OFFSET (OdReportRow, services), G_STRUCT_OFFSET (OdReportRow, satisfaction),
};

OdSpread
od_spread_of (double *values,
              gsize   n_values)
{
  OdSpread spread = { 0 };
  double sum = 0;

  g_return_val_if_fail (values != NULL || n_values == 0, spread);

  n_values = od_values_sort (values, n_values);
  if (n_values == 0)
    return spread;

  for (gsize i = 0; i < n_values; i++)
    sum += values[i];
  spread.n = (guint) n_values;
  spread.mean = sum / (double) n_values;
  spread.p50 = od_values_quantile (values, n_values, 0.5);
  spread.p90 = od_values_quantile (values, n_values, 0.9);
  spread.max = values[n_values - 1];
  return spread;
}

/* One count of all rows, or the n of one spread. */
typedef struct {
  GPtrArray *rows;
  gsize      offset;
  gboolean   is_spread;
  gboolean  *hidden;    /* of each row */
} Column;

static guint
value_of (const Column *self,
          guint         row)
{
  if (self->is_spread)
    return G_STRUCT_MEMBER (OdSpread, self->rows->pdata[row], self->offset).n;
  return G_STRUCT_MEMBER (guint, self->rows->pdata[row], self->offset);
}

static gboolean
is_small (guint value,
          guint k)
{
  return value > 0 && value < k;
}

/* The smallest row with anything in it that is still shown; G_MAXUINT when there is none. */
static guint
find_smallest_shown (const Column *self)
{
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < self->rows->len; i++) {
    if (self->hidden[i] || value_of (self, i) == 0)
      continue;
    if (smallest == G_MAXUINT || value_of (self, i) < value_of (self, smallest))
      smallest = i;
  }

  return smallest;
}

/* The total less what is shown is what is hidden: that must be of several rows, and of k together. */
static void
hide_more (const Column *self,
           guint         k)
{
  guint n_hidden = 0;
  guint sum = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    if (self->hidden[i] && value_of (self, i) > 0) {
      n_hidden++;
      sum += value_of (self, i);
    }
  }

  while (n_hidden == 1 || (n_hidden > 0 && sum < k)) {
    guint next = find_smallest_shown (self);

    if (next == G_MAXUINT)
      return;
    self->hidden[next] = TRUE;
    n_hidden++;
    sum += value_of (self, next);
  }
}

static void
find_hidden (const Column *self,
             guint         k)
{
  for (guint i = 0; i < self->rows->len; i++)
    self->hidden[i] = self->hidden[i] || is_small (value_of (self, i), k);
  hide_more (self, k);
}

static void
hide_cell (gpointer row,
           gsize    offset,
           gboolean is_spread)
{
  if (is_spread)
    G_STRUCT_MEMBER (OdSpread, row, offset) = (OdSpread) { 0 };
  else if (G_STRUCT_MEMBER (guint, row, offset) > 0)
    G_STRUCT_MEMBER (guint, row, offset) = OD_REPORT_HIDDEN;
}

static void
hide_column (const Column *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (self->hidden[i])
      hide_cell (self->rows->pdata[i], self->offset, self->is_spread);
  }
}

static void
suppress_spreads (OdReport       *self,
                  guint           k,
                  const gboolean *hidden_visits)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spreads); i++) {
    g_autofree gboolean *hidden = g_memdup2 (hidden_visits, (self->rows->len + 1) * sizeof *hidden);
    Column column = { self->rows, spreads[i], TRUE, hidden };

    find_hidden (&column, k);
    hide_column (&column);
  }
}

static void
suppress_total (OdReportRow *total,
                guint        k)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spreads); i++) {
    if (is_small (G_STRUCT_MEMBER (OdSpread, total, spreads[i]).n, k))
      hide_cell (total, spreads[i], TRUE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    if (is_small (G_STRUCT_MEMBER (guint, total, counts[i]), k))
      hide_cell (total, counts[i], FALSE);
  }
}

void
od_report_suppress (OdReport *self,
                    guint     k)
{
  g_autofree gboolean *hidden_visits = NULL;

  g_return_if_fail (self != NULL);

  self->k = k;
  hidden_visits = g_new0 (gboolean, self->rows->len + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    g_autofree gboolean *hidden = g_new0 (gboolean, self->rows->len + 1);
    Column column = { self->rows, counts[i], FALSE, i == 0 ? hidden_visits : hidden };

    find_hidden (&column, k);
    hide_column (&column);
  }
  /* The n of a spread would tell how many visits a row had. */
  suppress_spreads (self, k, hidden_visits);
  suppress_total (self->total, k);
}
