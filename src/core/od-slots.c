/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static guint
count_taken (GArray *taken_us,
             gint64  from_us,
             gint64  to_us)
{
  guint n_taken = 0;

  for (guint i = 0; i < taken_us->len; i++) {
    gint64 due_us = g_array_index (taken_us, gint64, i);

    if (due_us >= from_us && due_us < to_us)
      n_taken++;
  }

  return n_taken;
}

static void
add_slots (GArray           *slots,
           const OdPool     *pool,
           const OdOpenSpan *span,
           gint64            from_us,
           gint64            to_us)
{
  gint64 length_us = pool->slot_min * MINUTE_US;

  for (gint64 at_us = span->opens_us; at_us + length_us <= span->closes_us && at_us < to_us; at_us += length_us) {
    OdSlot slot = { at_us, MAX (pool->slot_places, 1), 0 };

    if (at_us >= from_us)
      g_array_append_val (slots, slot);
  }
}

GArray *
od_queue_list_slots (const OdCentre *centre,
                     const OdPool   *pool,
                     gint64          from_us,
                     gint64          to_us,
                     GArray         *taken_us)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (OdSlot));
  g_autoptr (GArray) spans = NULL;

  g_return_val_if_fail (centre != NULL && pool != NULL && taken_us != NULL, slots);

  if (pool->slot_min == 0)
    return slots;

  spans = od_centre_list_pool_hours (centre, pool, from_us, to_us);
  for (guint i = 0; i < spans->len; i++)
    add_slots (slots, pool, &g_array_index (spans, OdOpenSpan, i), from_us, to_us);
  for (guint i = 0; i < slots->len; i++) {
    OdSlot *slot = &g_array_index (slots, OdSlot, i);

    slot->taken = count_taken (taken_us, slot->start_us, slot->start_us + pool->slot_min * MINUTE_US);
  }
  return slots;
}
