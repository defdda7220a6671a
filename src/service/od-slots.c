/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-slots.h"

#include "od-line.h"
#include "od-store-care.h"

/* Whoever has come stands in the line already. */
static gboolean
add_booked (OdServer     *service,
            const OdPool *pool,
            gint64        from_us,
            gint64        to_us,
            GArray       *taken,
            GError      **error)
{
  g_autoptr (GPtrArray) found = od_store_list_appointments (service->store, from_us, to_us, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const OdAppointment *appointment = g_ptr_array_index (found, i);

    if (appointment->state == OD_APPOINTMENT_BOOKED && g_str_equal (appointment->pool_id, pool->id))
      g_array_append_val (taken, appointment->due_us);
  }
  return found != NULL;
}

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
  if (!add_booked (service, pool, from_us, to_us, taken, error))
    return NULL;
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
