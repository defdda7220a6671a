/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-slots.h"

#include "od-line.h"

GArray *
od_slots_list (OdServer     *service,
               const OdPool *pool,
               gint64        from_us,
               gint64        to_us,
               GError      **error)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *dues = od_line_get_dues (service->line, pool->id);

  if (dues != NULL && dues->len > 0)
    g_array_append_vals (taken, dues->data, dues->len);
  return od_queue_list_slots (service->centre, pool, from_us, to_us, taken);
}

gboolean
od_slots_look (OdServer     *service,
               const OdPool *pool,
               gint64        due_us,
               OdSlotState  *state,
               GError      **error)
{
  g_autoptr (GArray) slots = od_slots_list (service, pool, due_us, due_us + 1, error);

  if (slots == NULL)
    return FALSE;
  *state = OD_SLOT_NONE;
  if (slots->len > 0) {
    const OdSlot *slot = &g_array_index (slots, OdSlot, 0);

    *state = slot->taken < slot->places ? OD_SLOT_FREE : OD_SLOT_TAKEN;
  }
  return TRUE;
}

gboolean
od_slots_has_place (OdServer     *service,
                    const OdPool *pool,
                    gint64        due_us,
                    gboolean     *place,
                    GError      **error)
{
  OdSlotState state = OD_SLOT_NONE;

  if (!od_slots_look (service, pool, due_us, &state, error))
    return FALSE;
  *place = state == OD_SLOT_FREE;
  return TRUE;
}
