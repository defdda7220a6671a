/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-today.h"

#include "od-day-book.h"
#include "od-day.h"
#include "od-estimates.h"
#include "od-line.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define N_HOURS 24

typedef struct {
  OdToday    *today;
  GHashTable *pools;        /* pool id → OdTodayPool, borrowed: those that the bearer may see */
  GArray     *waits;        /* double, minutes */
  const char *zone;
  OdTodayHour hours[N_HOURS];
} Tally;

static void
count_waiting (Tally          *self,
               const OdDayLeg *leg)
{
  OdTodayPool *pool = g_hash_table_lookup (self->pools, leg->pool_id);
  gint64 minutes = (self->today->at_us - leg->made_us) / MINUTE_US;

  pool->waiting++;
  pool->longest_min = MAX (pool->longest_min, (guint) MAX (minutes, 0));
}

static void
count_leg (Tally          *self,
           const OdDayLeg *leg,
           guint          *states)
{
  *states |= 1u << leg->state;
  if (leg->state == OD_LEG_WAITING)
    count_waiting (self, leg);
  if (leg->state == OD_LEG_DONE)
    self->hours[od_day_hour (leg->ended_us, self->zone)].served++;
  if (leg->first_called_us != 0) {
    double minutes = (double) (leg->first_called_us - leg->made_us) / MINUTE_US;

    g_array_append_val (self->waits, minutes);
  }
}

/* What is nearest to its end counts: who is served for one need does not wait for the next. */
static void
count_visit (OdToday *today,
             guint    states)
{
  if (states & 1u << OD_LEG_SERVING)
    today->serving++;
  else if (states & (1u << OD_LEG_WAITING | 1u << OD_LEG_CALLED | 1u << OD_LEG_ON_HOLD))
    today->waiting++;
  else if (states & 1u << OD_LEG_CARRIED)
    today->carried++;
  else if (states & 1u << OD_LEG_DONE)
    today->done++;
  else if (states & 1u << OD_LEG_NO_SHOW)
    today->no_shows++;
}

static void
on_row (const OdDayRow *row,
        gpointer        data)
{
  Tally *self = data;
  guint states = 0;

  for (guint i = 0; i < row->n_legs; i++) {
    if (g_hash_table_contains (self->pools, row->legs[i].pool_id))
      count_leg (self, &row->legs[i], &states);
  }
  if (states == 0)
    return;
  self->hours[od_day_hour (row->arrived_us, self->zone)].arrived++;
  count_visit (self->today, states);
}

static void
add_pools (Tally          *self,
           OdServer       *service,
           const OdBearer *bearer)
{
  const GPtrArray *pools = service->centre->pools;

  for (guint i = 0; i < pools->len; i++) {
    const OdPool *pool = g_ptr_array_index (pools, i);
    OdTodayPool *row;

    if (!od_bearer_has_pool (bearer, service->centre, pool->id))
      continue;
    row = g_new0 (OdTodayPool, 1);
    row->pool_id = g_strdup (pool->id);
    row->closing = od_server_closing (service, pool->id, self->today->at_us);
    g_ptr_array_add (self->today->pools, row);
    g_hash_table_insert (self->pools, row->pool_id, row);
  }
}

/* From the first hour of which there is something to tell to the last, as the business day has them. */
static void
add_hours (Tally *self,
           int    rollover_hour)
{
  int first = N_HOURS;
  int last = -1;

  for (int i = 0; i < N_HOURS; i++) {
    const OdTodayHour *hour = &self->hours[(rollover_hour + i) % N_HOURS];

    if (hour->arrived == 0 && hour->served == 0)
      continue;
    first = MIN (first, i);
    last = i;
  }
  for (int i = first; i <= last; i++) {
    guint hour = (guint) (rollover_hour + i) % N_HOURS;

    self->hours[hour].hour = hour;
    g_ptr_array_add (self->today->hours, g_memdup2 (&self->hours[hour], sizeof (OdTodayHour)));
  }
}

OdToday *
od_today_make (OdServer       *service,
               const OdBearer *bearer,
               gint64          now_us)
{
  g_autoptr (GTimeZone) zone G_GNUC_UNUSED = g_time_zone_new_identifier (service->centre->zone);
  g_autoptr (GHashTable) pools = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (double));
  Tally tally = { .pools = pools, .waits = waits, .zone = service->centre->zone };
  OdSpread spread;

  tally.today = od_today_new ();
  tally.today->at_us = now_us;
  add_pools (&tally, service, bearer);
  od_day_book_each (od_line_get_book (service->line), on_row, &tally);
  add_hours (&tally, service->centre->rollover_hour);
  spread = od_spread_of ((double *) waits->data, waits->len);
  tally.today->wait_p50 = spread.n == 0 ? -1 : spread.p50;
  tally.today->wait_p90 = spread.n == 0 ? -1 : spread.p90;
  return tally.today;
}
