/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-estimates.h"

#include <stdlib.h>

#include "od-day.h"
#include "od-line.h"
#include "od-store-visits.h"

/* How long before it the last ticket is spoken of. */
#define LAST_CALL_US (90 * 60 * (gint64) G_USEC_PER_SEC)
/* Visits of four weeks that an estimate looks back on, the newest. */
#define LOOK_BACK 500
#define LOOK_BACK_US (28 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)
/* Somebody forgot to say that it was over. */
#define MAX_MINUTES (8 * 60)
/* What is kept may be so old: one more visit among hundreds changes little. With fewer than that every one counts. */
#define KEEP_US (60 * (gint64) G_USEC_PER_SEC)
#define FEW 50
/* Of so many the second is the first quartile and the fourth the third. */
#define N_CONDENSED 5
/* A desk that did nothing for so long counts as closed. */
#define DESK_AWAKE_US (60 * 60 * (gint64) G_USEC_PER_SEC)

/* What is known of a pool. */
typedef struct {
  GArray   *durations;   /* OdDuration; NULL: to be read */
  gint64    read_us;
  gboolean  stale;
  double   *minutes;     /* picked of them for @hour */
  gsize     n_minutes;
  guint     hour;
  OdOpening opening;     /* as it was at @opening_minute */
  gint64    opening_minute;
} Pool;

struct _OdEstimates {
  OdStore    *store;     /* borrowed */
  GHashTable *pools;     /* pool id → Pool */
  OdOpening   opening;   /* of the house, at @opening_minute */
  gint64      opening_minute;
};

static void
pool_clear (Pool *self)
{
  g_clear_pointer (&self->durations, g_array_unref);
  g_clear_pointer (&self->minutes, g_free);
}

static void
pool_free (Pool *self)
{
  pool_clear (self);
  g_free (self);
}

OdEstimates *
od_estimates_new (OdStore *store)
{
  OdEstimates *self = g_new0 (OdEstimates, 1);

  self->store = store;
  self->pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pool_free);
  return self;
}

void
od_estimates_free (OdEstimates *self)
{
  g_hash_table_unref (self->pools);
  g_free (self);
}

void
od_estimates_forget (OdEstimates *self,
                     const char  *pool_id)
{
  Pool *pool = g_hash_table_lookup (self->pools, pool_id);

  if (pool != NULL)
    pool->stale = TRUE;
}

static Pool *
pool_of (OdEstimates *self,
         const char  *pool_id)
{
  Pool *pool = g_hash_table_lookup (self->pools, pool_id);

  if (pool == NULL) {
    pool = g_new0 (Pool, 1);
    g_hash_table_insert (self->pools, g_strdup (pool_id), pool);
  }
  return pool;
}

static void
read_durations (OdServer   *service,
                Pool       *pool,
                const char *pool_id,
                gint64      now_us)
{
  const char *zone = service->centre->zone;
  g_autoptr (GArray) served = od_store_list_served (service->store, pool_id, now_us - LOOK_BACK_US, LOOK_BACK, NULL);

  pool_clear (pool);
  pool->stale = FALSE;
  pool->read_us = now_us;
  pool->durations = g_array_new (FALSE, FALSE, sizeof (OdDuration));
  for (guint i = 0; served != NULL && i < served->len; i++) {
    const OdServed *each = &g_array_index (served, OdServed, i);
    const OdDuration duration = { od_day_hour (each->started_us, zone), each->minutes };

    if (each->minutes <= MAX_MINUTES)
      g_array_append_val (pool->durations, duration);
  }
}

static gboolean
is_out_of_date (const Pool *pool,
                gint64      now_us)
{
  if (pool->durations == NULL || ABS (now_us - pool->read_us) > LOOK_BACK_US / 28)
    return TRUE;
  return pool->stale && (pool->durations->len < FEW || ABS (now_us - pool->read_us) > KEEP_US);
}

static int
compare_minutes (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Between the two nearest of the sorted @minutes. */
static double
quantile (const double *minutes,
          gsize         n_minutes,
          double        share)
{
  double place = share * (double) (n_minutes - 1);
  gsize below = (gsize) place;
  gsize above = MIN (below + 1, n_minutes - 1);

  return minutes[below] + (place - (double) below) * (minutes[above] - minutes[below]);
}

/* An estimate asks for the quartiles alone: five numbers with the same ones do for hundreds, a thousand times a second. */
static void
condense (Pool *pool)
{
  double low, high;

  if (pool->n_minutes <= N_CONDENSED)
    return;
  qsort (pool->minutes, pool->n_minutes, sizeof *pool->minutes, compare_minutes);
  low = quantile (pool->minutes, pool->n_minutes, 0.25);
  high = quantile (pool->minutes, pool->n_minutes, 0.75);
  for (guint i = 0; i < N_CONDENSED; i++)
    pool->minutes[i] = i <= N_CONDENSED / 2 ? low : high;
  pool->n_minutes = N_CONDENSED;
}

/* The minutes for this hour of the day. */
static Pool *
learn (OdServer   *service,
       const char *pool_id,
       gint64      now_us)
{
  Pool *pool = pool_of (service->estimates, pool_id);
  guint hour;

  if (is_out_of_date (pool, now_us))
    read_durations (service, pool, pool_id, now_us);
  hour = service->hour;
  if (pool->minutes == NULL || pool->hour != hour) {
    g_free (pool->minutes);
    pool->minutes = od_queue_pick_durations ((const OdDuration *) (void *) pool->durations->data, pool->durations->len, hour,
                                             &pool->n_minutes);
    condense (pool);
    pool->hour = hour;
  }
  return pool;
}

gboolean
od_server_is_awake (OdServer     *self,
                    const OdDesk *desk,
                    gint64        now_us)
{
  gint64 seen_us = od_line_get_desk_seen (self->line, desk->id);

  return seen_us != 0 && now_us - seen_us < DESK_AWAKE_US;
}

static guint
count_desks (OdServer   *self,
             const char *pool_id,
             gint64      now_us)
{
  guint n = 0;

  for (guint i = 0; i < self->centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (self->centre->desks, i);

    if (desk->pools != NULL && g_strv_contains ((const char *const *) desk->pools, pool_id) && od_server_is_awake (self, desk, now_us))
      n++;
  }
  return n;
}

OdEstimate
od_server_estimate_place (OdServer   *self,
                          const char *pool_id,
                          guint       before,
                          gint64      now_us)
{
  const OdPool *pool = od_centre_find_pool (self->centre, pool_id);
  const Pool *known = learn (self, pool_id, now_us);

  return od_queue_estimate (before, count_desks (self, pool_id, now_us), known->minutes, known->n_minutes,
                            pool == NULL ? 0 : pool->usual_min);
}

OdEstimate
od_server_estimate (OdServer      *self,
                    const OdVisit *visit,
                    gint64         now_us,
                    guint         *before)
{
  *before = od_line_count_before (self->line, visit);
  return od_server_estimate_place (self, od_visit_current_leg (visit)->pool_id, *before, now_us);
}

static gint64
minute_of (gint64 now_us)
{
  return now_us / (60 * G_USEC_PER_SEC);
}

static const OdOpening *
house_opening (OdServer *self,
               gint64    now_us)
{
  OdEstimates *known = self->estimates;

  if (known->opening_minute != minute_of (now_us)) {
    known->opening = od_hours_at (self->centre->hours, self->centre->zone, now_us);
    known->opening_minute = minute_of (now_us);
  }
  return &known->opening;
}

static const OdOpening *
pool_opening (OdServer     *self,
              const OdPool *pool,
              gint64        now_us)
{
  Pool *known = pool_of (self->estimates, pool->id);

  if (known->opening_minute != minute_of (now_us)) {
    known->opening = od_centre_pool_opening (self->centre, pool, now_us);
    known->opening_minute = minute_of (now_us);
  }
  return &known->opening;
}

static OdClosing
close_pool (OdServer     *self,
            const OdPool *pool,
            gint64        now_us)
{
  const Pool *known = learn (self, pool->id, now_us);

  return od_queue_closing (pool_opening (self, pool, now_us), now_us, od_places_count (od_line_get_places (self->line), pool->id),
                           count_desks (self, pool->id, now_us), known->minutes, known->n_minutes, pool->usual_min);
}

/* Of two lines: full when both are, open when both are; else a new ticket may not be reached, whichever line it is for. */
static OdClosingState
both (OdClosingState a,
      OdClosingState b)
{
  return a == b ? a : OD_CLOSING_TIGHT;
}

/* The first of two moments that are known. */
static gint64
earlier (gint64 a_us,
         gint64 b_us)
{
  if (a_us == 0 || b_us == 0)
    return MAX (a_us, b_us);
  return MIN (a_us, b_us);
}

static OdClosing
close_house (OdServer *self,
             gint64    now_us)
{
  const OdOpening *opening = house_opening (self, now_us);
  gboolean is_closed = opening->state == OD_OPEN_LATER || opening->state == OD_OPEN_CLOSED;
  OdClosing house = { is_closed ? OD_CLOSING_CLOSED : OD_CLOSING_UNKNOWN, 0, 0, 0 };

  house.closes_us = opening->state == OD_OPEN_NOW ? opening->closes_us : 0;
  for (guint i = 0; opening->state == OD_OPEN_NOW && i < self->centre->pools->len; i++) {
    const OdClosing closing = close_pool (self, g_ptr_array_index (self->centre->pools, i), now_us);

    /* A line that is closed now, or of which nobody can say anything, says nothing of the others. */
    if (closing.state == OD_CLOSING_UNKNOWN || closing.state == OD_CLOSING_CLOSED)
      continue;
    house.state = house.state == OD_CLOSING_UNKNOWN ? closing.state : both (house.state, closing.state);
    house.last_ticket_us = earlier (house.last_ticket_us, closing.last_ticket_us);
    house.fits += closing.fits;
  }
  /* Of the first line that fills up. Told all day long, it would only frighten. */
  if (house.last_ticket_us - now_us > LAST_CALL_US)
    house.last_ticket_us = 0;
  return house;
}

OdClosing
od_server_closing (OdServer   *self,
                   const char *pool_id,
                   gint64      now_us)
{
  const OdClosing unknown = { OD_CLOSING_UNKNOWN, 0, 0, 0 };
  const OdPool *pool;

  if (pool_id == NULL)
    return close_house (self, now_us);
  pool = od_centre_find_pool (self->centre, pool_id);
  return pool == NULL ? unknown : close_pool (self, pool, now_us);
}

gint64
od_server_opens (OdServer *self,
                 gint64    now_us)
{
  const OdOpening *opening = house_opening (self, now_us);

  return opening->state == OD_OPEN_LATER ? opening->opens_us : 0;
}
