/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

gint64
od_leg_place (const OdLeg    *leg,
              const OdPolicy *policy)
{
  guint minutes = 0;

  g_return_val_if_fail (leg != NULL, 0);

  od_policy_head_start (policy, leg->priority, &minutes);
  return leg->queued_us - minutes * MINUTE_US;
}

void
od_leg_set_due (OdLeg          *leg,
                gint64          due_us,
                gint64          arrived_us,
                const OdPolicy *policy)
{
  g_autoptr (OdPolicy) usual = policy == NULL ? od_policy_new () : NULL;

  g_return_if_fail (leg != NULL);

  if (policy == NULL)
    policy = usual;
  leg->due_us = due_us;
  leg->not_before_us = due_us - policy->appointment_early_min * MINUTE_US;
  leg->queued_us = due_us - policy->appointment_lead_min * MINUTE_US;
  if (arrived_us > due_us + policy->appointment_late_min * MINUTE_US)
    leg->queued_us = arrived_us;
}

int
od_leg_compare_place (const OdLeg *a,
                      const char  *visit_id_a,
                      const OdLeg *b,
                      const char  *visit_id_b)
{
  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  if (a->place_us != b->place_us)
    return a->place_us < b->place_us ? -1 : 1;
  return g_strcmp0 (visit_id_a, visit_id_b);
}

static gboolean
is_at_a_desk (const OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = visit->legs->pdata[i];

    if (leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING)
      return TRUE;
  }

  return FALSE;
}

gboolean
od_queue_may_take (const OdVisit *visit,
                   const OdLeg   *leg,
                   const OdAsker *asker)
{
  g_return_val_if_fail (visit != NULL && leg != NULL, FALSE);
  g_return_val_if_fail (asker != NULL && asker->pool_ids != NULL, FALSE);

  if (leg->state != OD_LEG_WAITING || visit->out_us != 0 || is_at_a_desk (visit))
    return FALSE;
  if (!g_strv_contains (asker->pool_ids, leg->pool_id) || (asker->now_us != 0 && leg->not_before_us > asker->now_us))
    return FALSE;
  return (leg->for_desk_id == NULL || g_strcmp0 (leg->for_desk_id, asker->desk_id) == 0) &&
         (leg->for_staff_id == NULL || g_strcmp0 (leg->for_staff_id, asker->staff_id) == 0);
}

static OdLeg *
find_leg_for (const OdVisit *visit,
              const OdAsker *asker)
{
  OdLeg *first = NULL;

  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = visit->legs->pdata[i];

    if (!od_queue_may_take (visit, leg, asker))
      continue;
    if (first == NULL || od_leg_compare_place (leg, visit->id, first, visit->id) < 0)
      first = leg;
  }

  return first;
}

OdVisit *
od_queue_next (GPtrArray     *visits,
               const OdAsker *asker,
               OdLeg        **leg)
{
  OdVisit *next = NULL;
  OdLeg *next_leg = NULL;

  g_return_val_if_fail (visits != NULL, NULL);
  g_return_val_if_fail (asker != NULL && asker->pool_ids != NULL, NULL);

  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = visits->pdata[i];
    OdLeg *waiting = find_leg_for (visit, asker);

    if (waiting == NULL || (next != NULL && od_leg_compare_place (waiting, visit->id, next_leg, next->id) >= 0))
      continue;
    next = visit;
    next_leg = waiting;
  }

  if (leg != NULL)
    *leg = next_leg;
  return next;
}

/* The first leg of @visit that waits in @pool_id. */
static const OdLeg *
find_waiting_leg (const OdVisit *visit,
                  const char    *pool_id)
{
  const OdLeg *first = NULL;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = visit->legs->pdata[i];

    if (leg->state != OD_LEG_WAITING || g_strcmp0 (leg->pool_id, pool_id) != 0)
      continue;
    if (first == NULL || od_leg_compare_place (leg, visit->id, first, visit->id) < 0)
      first = leg;
  }

  return first;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

gint64
od_queue_place_behind (GPtrArray     *visits,
                       const OdVisit *visit,
                       const OdLeg   *leg,
                       guint          n)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (visits != NULL, 0);
  g_return_val_if_fail (visit != NULL && leg != NULL, 0);

  for (guint i = 0; i < visits->len; i++) {
    const OdVisit *other = visits->pdata[i];
    gboolean is_here = other->out_us == 0 && !is_at_a_desk (other) && g_strcmp0 (other->id, visit->id) != 0;
    const OdLeg *waiting = is_here ? find_waiting_leg (other, leg->pool_id) : NULL;

    if (waiting != NULL && od_leg_compare_place (waiting, other->id, leg, visit->id) > 0)
      g_array_append_val (places, waiting->place_us);
  }
  if (places->len == 0 || n == 0)
    return 0;
  g_array_sort (places, compare_times);
  return g_array_index (places, gint64, MIN (n, places->len) - 1);
}

guint
od_queue_before (GPtrArray     *visits,
                 const OdVisit *visit)
{
  const OdLeg *own;
  guint n_before = 0;

  g_return_val_if_fail (visits != NULL, 0);
  g_return_val_if_fail (visit != NULL, 0);

  own = od_visit_current_leg (visit);
  if (own->state != OD_LEG_WAITING && own->state != OD_LEG_ON_HOLD)
    return 0;

  for (guint i = 0; i < visits->len; i++) {
    const OdVisit *other = visits->pdata[i];
    gboolean may_be = other->out_us == 0 && g_strcmp0 (other->id, visit->id) != 0;
    const OdLeg *leg = may_be ? find_waiting_leg (other, own->pool_id) : NULL;

    if (leg != NULL && od_leg_compare_place (leg, other->id, own, visit->id) < 0)
      n_before++;
  }
  return n_before;
}
