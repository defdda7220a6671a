/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-durations-private.h"

#include <math.h>
#include <stdlib.h>

#define ROUND_MIN 5
#define MAX_WAIT_MIN (24.0 * 60)
#define DAY_HOURS 24
/* Service times lean to the long side, so the usual duration stands nearer to the first quartile than to the third. */
#define USUAL_TO_LOW 0.75
#define USUAL_TO_HIGH 1.5

static int
compare_values (const void *a,
                const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

gsize
od_values_sort (double *values,
                gsize   n_values)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < n_values; i++) {
    if (isfinite (values[i]))
      values[n_kept++] = values[i];
  }

  if (n_kept > 0)
    qsort (values, n_kept, sizeof *values, compare_values);
  return n_kept;
}

double
od_values_quantile (const double *values,
                    gsize         n_values,
                    double        share)
{
  double place = share * (double) (n_values - 1);
  gsize below = (gsize) place;
  gsize above = MIN (below + 1, n_values - 1);

  return values[below] + (place - (double) below) * (values[above] - values[below]);
}

gboolean
od_durations_find (const double *minutes,
                   gsize         n_minutes,
                   guint         usual_min,
                   double       *low,
                   double       *high)
{
  g_autofree double *sorted = g_new (double, n_minutes + 1);
  gsize n_sorted = 0;

  for (gsize i = 0; i < n_minutes; i++) {
    if (minutes[i] >= 0)
      sorted[n_sorted++] = minutes[i];
  }
  n_sorted = od_values_sort (sorted, n_sorted);

  if (n_sorted < OD_MIN_SAMPLES) {
    *low = usual_min * USUAL_TO_LOW;
    *high = usual_min * USUAL_TO_HIGH;
    return usual_min > 0;
  }
  *low = od_values_quantile (sorted, n_sorted, 0.25);
  *high = od_values_quantile (sorted, n_sorted, 0.75);
  return TRUE;
}

OdEstimate
od_queue_estimate (guint         before,
                   guint         n_desks,
                   const double *minutes,
                   gsize         n_minutes,
                   guint         usual_min)
{
  OdEstimate estimate = { FALSE, 0, 0 };
  double low, high;

  g_return_val_if_fail (minutes != NULL || n_minutes == 0, estimate);

  if (n_desks == 0 || !od_durations_find (minutes, n_minutes, usual_min, &low, &high))
    return estimate;

  /* At best a desk is free now; at worst all have just begun with somebody. */
  low *= (double) before / n_desks;
  high *= ((double) before + 1) / n_desks;
  estimate.known = TRUE;
  estimate.low_min = (guint) (floor (MIN (low, MAX_WAIT_MIN) / ROUND_MIN) * ROUND_MIN);
  estimate.high_min = (guint) (ceil (MIN (high, MAX_WAIT_MIN) / ROUND_MIN) * ROUND_MIN);
  return estimate;
}

/* Round the clock: 23 is next to 0. */
static gboolean
is_near (guint a,
         guint b)
{
  guint between = (a + DAY_HOURS - b % DAY_HOURS) % DAY_HOURS;

  return between <= 1 || between == DAY_HOURS - 1;
}

double *
od_queue_pick_durations (const OdDuration *durations,
                         gsize             n_durations,
                         guint             hour,
                         gsize            *n_picked)
{
  double *minutes = g_new (double, n_durations + 1);
  gsize n_near = 0;

  g_return_val_if_fail (durations != NULL || n_durations == 0, minutes);
  g_return_val_if_fail (n_picked != NULL, minutes);

  for (gsize i = 0; i < n_durations; i++) {
    if (is_near (durations[i].hour, hour))
      minutes[n_near++] = durations[i].minutes;
  }
  *n_picked = n_near;
  if (n_near >= OD_MIN_SAMPLES)
    return minutes;

  for (gsize i = 0; i < n_durations; i++)
    minutes[i] = durations[i].minutes;
  *n_picked = n_durations;
  return minutes;
}
