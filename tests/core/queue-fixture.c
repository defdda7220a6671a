/* SPDX-License-Identifier: EUPL-1.2 */
#include "queue-fixture.h"

GPtrArray *
new_line (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) od_visit_free);
}

OdLeg *
add_leg (OdVisit    *visit,
         const char *pool_id,
         gint64      queued_us)
{
  OdLeg *leg = od_leg_new ();

  leg->id = g_strdup_printf ("%s-%u", visit->id, visit->legs->len);
  leg->pool_id = g_strdup (pool_id);
  leg->queued_us = queued_us;
  leg->place_us = queued_us;
  g_ptr_array_add (visit->legs, leg);
  return leg;
}

OdVisit *
add_visit (GPtrArray  *visits,
           const char *id,
           const char *pool_id,
           gint64      queued_us)
{
  OdVisit *visit = od_visit_new ();

  visit->id = g_strdup (id);
  add_leg (visit, pool_id, queued_us);
  g_ptr_array_add (visits, visit);
  return visit;
}

OdLeg *
first_leg (OdVisit *visit)
{
  return visit->legs->pdata[0];
}

void
set_priority (OdVisit *visit,
              int      priority)
{
  first_leg (visit)->priority = priority;
  first_leg (visit)->place_us = od_leg_place (first_leg (visit), NULL);
}
