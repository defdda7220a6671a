/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"

G_BEGIN_DECLS

#define OD_MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

/* Fewer than that tell nothing. */
#define OD_MIN_SAMPLES 5

/* Drops what is no number and sorts the rest; returns how many are left. */
gsize od_values_sort (double *values,
                      gsize   n_values);

/* Between the two nearest of the sorted @values, at least one. */
double od_values_quantile (const double *values,
                           gsize         n_values,
                           double        share);

/* First and third quartile of @minutes, or what stands in for them; FALSE when nobody knows. */
gboolean od_durations_find (const double *minutes,
                            gsize         n_minutes,
                            guint         usual_min,
                            double       *low,
                            double       *high);

G_END_DECLS
