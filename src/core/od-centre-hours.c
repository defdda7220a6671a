/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre.h"

static GPtrArray *
hours_of_desk (const OdCentre *self,
               const OdDesk   *desk)
{
  return desk->hours->len > 0 ? desk->hours : self->hours;
}

static gboolean
serves (const OdDesk *desk,
        const OdPool *pool)
{
  return desk->pools != NULL && g_strv_contains ((const char *const *) desk->pools, pool->id);
}

OdOpening
od_centre_desk_opening (const OdCentre *self,
                        const OdDesk   *desk,
                        gint64          now_us)
{
  OdOpening unknown = { OD_OPEN_ASK, 0, 0 };

  g_return_val_if_fail (self != NULL && desk != NULL, unknown);

  return od_hours_at (hours_of_desk (self, desk), self->zone, now_us);
}

/* Of two that serve one line: what the line is told. A desk whose hours nobody told may be open. */
static OdOpening
join_openings (OdOpening a,
               OdOpening b)
{
  static const int ranks[] = { [OD_OPEN_NOW] = 3, [OD_OPEN_LATER] = 1, [OD_OPEN_CLOSED] = 0, [OD_OPEN_ASK] = 2 };
  OdOpening joined = ranks[a.state] >= ranks[b.state] ? a : b;

  if (a.state != b.state)
    return joined;
  if (a.state == OD_OPEN_NOW)
    joined.closes_us = a.closes_us == 0 || b.closes_us == 0 ? 0 : MAX (a.closes_us, b.closes_us);
  if (a.state == OD_OPEN_LATER)
    joined.opens_us = MIN (a.opens_us, b.opens_us);
  return joined;
}

OdOpening
od_centre_pool_opening (const OdCentre *self,
                        const OdPool   *pool,
                        gint64          now_us)
{
  OdOpening opening = { OD_OPEN_ASK, 0, 0 };
  gboolean is_first = TRUE;

  g_return_val_if_fail (self != NULL && pool != NULL, opening);

  if (pool->hours->len > 0)
    return od_hours_at (pool->hours, self->zone, now_us);

  for (guint i = 0; i < self->desks->len; i++) {
    const OdDesk *desk = self->desks->pdata[i];
    OdOpening of_desk;

    if (!serves (desk, pool))
      continue;
    of_desk = od_centre_desk_opening (self, desk, now_us);
    opening = is_first ? of_desk : join_openings (opening, of_desk);
    is_first = FALSE;
  }
  return opening;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const OdOpenSpan *x = a;
  const OdOpenSpan *y = b;

  return (x->opens_us > y->opens_us) - (x->opens_us < y->opens_us);
}

static void
join_spans (GArray *spans)
{
  guint n_joined = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    OdOpenSpan next = g_array_index (spans, OdOpenSpan, i);
    OdOpenSpan *last = n_joined > 0 ? &g_array_index (spans, OdOpenSpan, n_joined - 1) : NULL;

    if (last != NULL && next.opens_us <= last->closes_us)
      last->closes_us = MAX (last->closes_us, next.closes_us);
    else
      g_array_index (spans, OdOpenSpan, n_joined++) = next;
  }
  g_array_set_size (spans, n_joined);
}

GArray *
od_centre_list_pool_hours (const OdCentre *self,
                           const OdPool   *pool,
                           gint64          from_us,
                           gint64          to_us)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (OdOpenSpan));

  g_return_val_if_fail (self != NULL && pool != NULL, spans);

  if (pool->hours->len > 0) {
    g_array_unref (spans);
    return od_hours_list (pool->hours, self->zone, from_us, to_us);
  }

  for (guint i = 0; i < self->desks->len; i++) {
    const OdDesk *desk = self->desks->pdata[i];
    g_autoptr (GArray) of_desk = NULL;

    if (!serves (desk, pool))
      continue;
    of_desk = od_hours_list (hours_of_desk (self, desk), self->zone, from_us, to_us);
    g_array_append_vals (spans, of_desk->data, of_desk->len);
  }
  join_spans (spans);
  return spans;
}
