/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-estimates.h"

#include "od-line.h"
#include "od-store-visits.h"

/* Visits that an estimate looks back on. */
#define LOOK_BACK 30
/* A desk that did nothing for so long counts as closed. */
#define DESK_AWAKE_US (60 * 60 * (gint64) G_USEC_PER_SEC)

struct _OdEstimates {
  OdStore    *store;     /* borrowed */
  GHashTable *minutes;   /* pool id → GArray of double */
};

OdEstimates *
od_estimates_new (OdStore *store)
{
  OdEstimates *self = g_new0 (OdEstimates, 1);

  self->store = store;
  self->minutes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
od_estimates_free (OdEstimates *self)
{
  g_hash_table_unref (self->minutes);
  g_free (self);
}

void
od_estimates_forget (OdEstimates *self,
                     const char  *pool_id)
{
  g_hash_table_remove (self->minutes, pool_id);
}

static GArray *
minutes_of (OdEstimates *self,
            const char  *pool_id)
{
  GArray *minutes = g_hash_table_lookup (self->minutes, pool_id);

  if (minutes != NULL)
    return minutes;
  minutes = od_store_list_service_minutes (self->store, pool_id, LOOK_BACK, NULL);
  if (minutes == NULL)
    minutes = g_array_new (FALSE, FALSE, sizeof (double));
  g_hash_table_insert (self->minutes, g_strdup (pool_id), minutes);
  return minutes;
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
  GArray *minutes = minutes_of (self->estimates, pool_id);

  return od_queue_estimate (before, count_desks (self, pool_id, now_us), (const double *) minutes->data, minutes->len,
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
