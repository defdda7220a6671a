/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#include "od-names-private.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static const char *const stucks[] = { "not", "offer", "calls", "hold", "wait" };

const char *
od_stuck_to_text (OdStuck stuck)
{
  return od_name_of (stuck, stucks, G_N_ELEMENTS (stucks));
}

static gboolean
is_over (gint64 since_us,
         gint64 now_us,
         guint  limit_min)
{
  return limit_min > 0 && since_us > 0 && now_us - since_us >= limit_min * MINUTE_US;
}

static guint
wait_limit (const OdLeg    *leg,
            const OdCentre *centre)
{
  const OdPool *pool = od_centre_find_pool (centre, leg->pool_id);

  return pool != NULL && pool->wait_alert_min > 0 ? pool->wait_alert_min : centre->policy->wait_alert_min;
}

/* Who was called, came and waits again was not called in vain. */
static gboolean
is_called_in_vain (const OdLeg    *leg,
                   const OdPolicy *policy)
{
  gboolean is_absent = leg->state == OD_LEG_CALLED || (leg->state == OD_LEG_WAITING && leg->missed > 0);

  return is_absent && policy->calls_alert > 0 && leg->calls >= policy->calls_alert;
}

static OdStuck
stuck_of_leg (const OdVisit  *visit,
              const OdLeg    *leg,
              const OdCentre *centre,
              gint64          now_us)
{
  const OdPolicy *policy = centre->policy;

  if (leg->state == OD_LEG_WAITING && leg->offered && is_over (leg->made_us, now_us, policy->offer_alert_min))
    return OD_STUCK_OFFER;
  if (is_called_in_vain (leg, policy))
    return OD_STUCK_CALLS;
  if (leg->state == OD_LEG_ON_HOLD && is_over (leg->held_us, now_us, policy->hold_alert_min))
    return OD_STUCK_HOLD;
  if (leg->state == OD_LEG_WAITING && visit->out_us == 0 && is_over (MAX (leg->made_us, leg->due_us), now_us, wait_limit (leg, centre)))
    return OD_STUCK_WAIT;
  return OD_STUCK_NOT;
}

OdStuck
od_queue_stuck (const OdVisit  *visit,
                const OdCentre *centre,
                gint64          now_us)
{
  OdStuck worst = OD_STUCK_NOT;

  g_return_val_if_fail (visit != NULL, worst);
  g_return_val_if_fail (centre != NULL, worst);

  for (guint i = 0; i < visit->legs->len; i++) {
    OdStuck stuck = stuck_of_leg (visit, visit->legs->pdata[i], centre, now_us);

    if (stuck != OD_STUCK_NOT && (worst == OD_STUCK_NOT || stuck < worst))
      worst = stuck;
  }
  return worst;
}
