/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-appointments.h"

#include "od-day.h"
#include "od-store-care.h"

/* A house that was closed for longer than that leaves its promises as they are. */
#define LOOK_BACK_US (31 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

gboolean
od_appointments_miss (OdServer   *service,
                      const char *today,
                      GError    **error)
{
  const OdCentre *centre = service->centre;
  g_autoptr (GPtrArray) past = NULL;
  gint64 from_us = 0;
  gint64 to_us = 0;

  if (!od_day_bounds (today, centre->zone, centre->rollover_hour, &from_us, &to_us))
    return TRUE;
  past = od_store_list_appointments (service->store, from_us - LOOK_BACK_US, from_us, error);
  for (guint i = 0; past != NULL && i < past->len; i++) {
    const OdAppointment *appointment = g_ptr_array_index (past, i);

    if (appointment->state == OD_APPOINTMENT_BOOKED
        && !od_store_set_appointment (service->store, appointment->id, OD_APPOINTMENT_MISSED, NULL, error))
      return FALSE;
  }
  return past != NULL;
}
