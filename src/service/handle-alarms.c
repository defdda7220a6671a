/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-id.h"
#include "od-store-care.h"
#include "od-wire.h"

#define MAX_REASON 500

static gboolean
is_of_the_desk (OdCall     *call,
                const char *desk_id)
{
  return (call->bearer->role & OD_ROLES_HOUSE) != 0 || od_bearer_has_desk (call->bearer, desk_id);
}

/* Answers with @alarm, and lets staff hear of it. */
static void
tell_alarm (OdCall        *call,
            guint          status,
            const OdAlarm *alarm)
{
  call->alarm = od_wire_alarm_to_json (alarm);
  od_call_answer (call, status, g_strdup (call->alarm));
}

static gboolean
find_lasting (OdCall         *call,
              const char     *desk_id,
              const OdAlarm **found,
              GPtrArray     **alarms,
              GError        **error)
{
  *alarms = od_store_list_alarms (call->service->store, error);
  for (guint i = 0; *alarms != NULL && i < (*alarms)->len; i++) {
    const OdAlarm *alarm = g_ptr_array_index (*alarms, i);

    if (g_str_equal (alarm->desk_id, desk_id))
      *found = alarm;
  }
  return *alarms != NULL;
}

static gboolean
raise_alarm (OdCall     *call,
             const char *desk_id,
             GError    **error)
{
  g_autoptr (OdAlarm) alarm = od_alarm_new ();

  alarm->id = od_id_new (call->service->clock, call->service->chance);
  alarm->desk_id = g_strdup (desk_id);
  alarm->at_us = call->now_us;
  alarm->actor = g_strdup (call->actor);
  if (!od_store_add_alarm (call->service->store, alarm, error))
    return FALSE;
  tell_alarm (call, 201, alarm);
  return TRUE;
}

gboolean
od_handle_alarm_raise (OdCall  *call,
                       GError **error)
{
  static const char *const names[] = { NULL };
  const OdDesk *desk = od_centre_find_desk (call->service->centre, call->parts[0]);
  g_auto (GStrv) values = NULL;
  g_autoptr (GPtrArray) alarms = NULL;
  const OdAlarm *lasting = NULL;

  if (desk == NULL) {
    od_ask_refuse_missing (call, "desk");
    return TRUE;
  }
  if (!is_of_the_desk (call, desk->id)) {
    od_call_refuse (call, 403, "forbidden", "You do not sit at desk \"%s\".", desk->id);
    return TRUE;
  }
  values = od_ask_strings (call, names, 0);
  if (values == NULL)
    return TRUE;

  /* Somebody in fear presses again and again: that is one alarm. */
  if (!find_lasting (call, desk->id, &lasting, &alarms, error))
    return FALSE;
  if (lasting == NULL)
    return raise_alarm (call, desk->id, error);
  od_call_answer (call, 200, od_wire_alarm_to_json (lasting));
  return TRUE;
}

gboolean
od_handle_alarms (OdCall  *call,
                  GError **error)
{
  g_autoptr (GPtrArray) alarms = od_store_list_alarms (call->service->store, error);

  if (alarms == NULL)
    return FALSE;
  od_call_answer (call, 200, od_wire_alarms_to_json (alarms));
  return TRUE;
}

static gboolean
end_alarm (OdCall     *call,
           OdAlarm    *alarm,
           const char *reason,
           GError    **error)
{
  g_autoptr (GError) fault = NULL;

  if (!od_store_end_alarm (call->service->store, alarm->id, call->now_us, call->actor, reason, &fault)) {
    if (fault == NULL)
      od_call_refuse (call, 409, "illegal", "This alarm is over already.");
    else
      g_propagate_error (error, g_steal_pointer (&fault));
    return call->status != 0;
  }
  alarm->ended_us = call->now_us;
  alarm->ended_by = g_strdup (call->actor);
  tell_alarm (call, 200, alarm);
  return TRUE;
}

gboolean
od_handle_alarm_end (OdCall  *call,
                     GError **error)
{
  static const char *const names[] = { "reason", NULL };
  g_autoptr (OdAlarm) alarm = NULL;
  g_autoptr (GError) fault = NULL;
  g_auto (GStrv) values = od_ask_strings (call, names, 1);

  if (values == NULL || !od_ask_line_given (call, "reason", values[0], MAX_REASON))
    return TRUE;
  alarm = od_store_dup_alarm (call->service->store, call->parts[0], &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (alarm == NULL) {
    od_ask_refuse_missing (call, "alarm");
    return TRUE;
  }
  if (!is_of_the_desk (call, alarm->desk_id)) {
    od_call_refuse (call, 403, "forbidden", "Reception ends this alarm, or the desk that raised it.");
    return TRUE;
  }
  return end_alarm (call, alarm, values[0], error);
}
