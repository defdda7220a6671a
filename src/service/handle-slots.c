/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-day.h"
#include "od-slots.h"
#include "od-wire.h"

gboolean
od_handle_slots (OdCall  *call,
                 GError **error)
{
  OdServer *service = call->service;
  const OdCentre *centre = service->centre;
  const OdPool *pool = od_centre_find_pool (centre, call->parts[0]);
  const char *today = od_server_today (service, call->now_us, error);
  const char *day = od_call_query (call, "day");
  g_autoptr (GArray) slots = NULL;
  gint64 from_us, to_us;

  if (today == NULL)
    return FALSE;
  if (pool == NULL) {
    od_call_refuse (call, 404, "not-found", "There is no such line.");
    return TRUE;
  }
  if (!od_day_bounds (day == NULL ? today : day, centre->zone, centre->rollover_hour, &from_us, &to_us)) {
    od_call_refuse (call, 400, "bad-query", "\"day\" is a date, like %s.", today);
    return TRUE;
  }
  slots = od_slots_list (service, pool, from_us, to_us, error);
  if (slots == NULL)
    return FALSE;
  od_call_answer (call, 200, od_wire_slots_to_json (slots));
  return TRUE;
}
