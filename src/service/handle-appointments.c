/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-id.h"
#include "od-language.h"
#include "od-slots.h"
#include "od-store-care.h"
#include "od-wire.h"

#define CODE_CHARS 6
/* So many codes are tried before we give up: with a billion of them the second is luck enough. */
#define CODE_TRIES 8
#define FURTHEST_US (366 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

enum {
  POOL_ID,
  DUE,
  LANGUAGE,
  FOR_STAFF_ID,
  FOR_DESK_ID,
};

static gboolean
is_mine (OdCall              *call,
         const OdAppointment *appointment)
{
  return od_bearer_has_pool (call->bearer, call->service->centre, appointment->pool_id)
         || g_strcmp0 (appointment->for_staff_id, call->bearer->account->id) == 0;
}

gboolean
od_handle_appointments (OdCall  *call,
                        GError **error)
{
  const char *today = od_server_today (call->service, call->now_us, error);
  g_autoptr (GPtrArray) appointments = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  gint64 from_us = 0;
  gint64 to_us = 0;

  if (today == NULL)
    return FALSE;
  if (od_ask_day (call, "day", today, &from_us, &to_us) == NULL)
    return TRUE;
  appointments = od_store_list_appointments (call->service->store, from_us, to_us, error);
  if (appointments == NULL)
    return FALSE;
  for (guint i = 0; i < appointments->len; i++) {
    if (is_mine (call, g_ptr_array_index (appointments, i)))
      g_ptr_array_add (seen, g_ptr_array_index (appointments, i));
  }
  od_call_answer (call, 200, od_wire_appointments_to_json (seen));
  return TRUE;
}

/* Somebody of the staff who can be sent to. */
static gboolean
staff_is_there (OdCall     *call,
                const char *staff_id,
                gboolean   *there,
                GError    **error)
{
  g_autoptr (GPtrArray) staff = od_store_list_staff (call->service->store, error);

  *there = FALSE;
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const OdAccount *account = g_ptr_array_index (staff, i);

    if (g_str_equal (account->id, staff_id) && !g_str_equal (account->role, "manager"))
      *there = TRUE;
  }
  return staff != NULL;
}

static gboolean
check_desk (OdCall *call,
            GStrv   values)
{
  const OdDesk *desk = od_centre_find_desk (call->service->centre, values[FOR_DESK_ID]);

  if (values[FOR_DESK_ID][0] == '\0')
    return TRUE;
  if (desk != NULL && desk->pools != NULL && g_strv_contains ((const char *const *) desk->pools, values[POOL_ID]))
    return TRUE;
  return od_ask_refuse_value (call, "for_desk_id");
}

static gboolean
check_values (OdCall *call,
              GStrv   values,
              gint64 *due_us)
{
  if (od_centre_find_pool (call->service->centre, values[POOL_ID]) == NULL)
    return od_ask_refuse_value (call, "pool_id");
  if (!od_time_parse (values[DUE], due_us) || *due_us <= call->now_us || *due_us > call->now_us + FURTHEST_US)
    return od_ask_refuse_value (call, "due");
  if (values[LANGUAGE][0] != '\0' && !od_language_is_valid (values[LANGUAGE]))
    return od_ask_refuse_value (call, "language");
  if (!check_desk (call, values))
    return FALSE;
  if (od_bearer_has_pool (call->bearer, call->service->centre, values[POOL_ID]))
    return TRUE;
  od_call_refuse (call, 403, "forbidden", "This line is not of your desks.");
  return FALSE;
}

/* FALSE with @call answered, or with @error set. */
static gboolean
check_place (OdCall     *call,
             const char *pool_id,
             gint64      due_us,
             GError    **error)
{
  const OdPool *pool = od_centre_find_pool (call->service->centre, pool_id);
  gboolean place = TRUE;

  if (pool->slot_min == 0)
    return TRUE;
  if (!od_slots_has_place (call->service, pool, due_us, &place, error))
    return FALSE;
  if (!place)
    od_call_refuse (call, 409, "slot-full", "Nothing begins then, or no place is left.");
  return place;
}

static char *
make_code (OdCall  *call,
           GError **error)
{
  for (guint i = 0; i < CODE_TRIES; i++) {
    g_autofree char *code = od_token_new (call->service->chance, CODE_CHARS);
    g_autoptr (GError) fault = NULL;
    g_autoptr (OdAppointment) other = od_store_dup_booked (call->service->store, code, &fault);

    if (fault != NULL) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
    if (other == NULL)
      return g_steal_pointer (&code);
  }
  g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_CONFLICT, "no free code for an appointment was found");
  return NULL;
}

static gboolean
make_appointment (OdCall  *call,
                  GStrv    values,
                  gint64   due_us,
                  GError **error)
{
  g_autoptr (OdAppointment) appointment = od_appointment_new ();

  appointment->id = od_id_new (call->service->clock, call->service->chance);
  appointment->code = make_code (call, error);
  if (appointment->code == NULL)
    return FALSE;
  appointment->pool_id = g_strdup (values[POOL_ID]);
  appointment->due_us = due_us;
  appointment->language = od_ask_dup (values[LANGUAGE]);
  appointment->for_desk_id = od_ask_dup (values[FOR_DESK_ID]);
  appointment->for_staff_id = od_ask_dup (values[FOR_STAFF_ID]);
  appointment->state = OD_APPOINTMENT_BOOKED;
  if (!od_store_add_appointment (call->service->store, appointment, error))
    return FALSE;
  od_call_answer (call, 201, od_wire_appointment_to_json (appointment));
  return TRUE;
}

gboolean
od_handle_appointment_make (OdCall  *call,
                            GError **error)
{
  static const char *const names[] = { "pool_id", "due", "language", "for_staff_id", "for_desk_id", NULL };
  g_auto (GStrv) values = od_ask_strings (call, names, 2);
  gboolean there = TRUE;
  gint64 due_us = 0;

  if (values == NULL || !check_values (call, values, &due_us))
    return TRUE;
  if (values[FOR_STAFF_ID][0] != '\0' && !staff_is_there (call, values[FOR_STAFF_ID], &there, error))
    return FALSE;
  if (!there) {
    od_ask_refuse_value (call, "for_staff_id");
    return TRUE;
  }
  if (!check_place (call, values[POOL_ID], due_us, error))
    return call->status != 0;
  return make_appointment (call, values, due_us, error);
}

gboolean
od_handle_appointment_cancel (OdCall  *call,
                              GError **error)
{
  static const char *const names[] = { NULL };
  g_autoptr (OdAppointment) appointment = NULL;
  g_autoptr (GError) fault = NULL;
  g_auto (GStrv) values = od_ask_strings (call, names, 0);

  if (values == NULL)
    return TRUE;
  appointment = od_store_dup_appointment (call->service->store, call->parts[0], &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (appointment == NULL || !is_mine (call, appointment)) {
    od_ask_refuse_missing (call, "appointment");
    return TRUE;
  }
  if (appointment->state != OD_APPOINTMENT_BOOKED) {
    od_call_refuse (call, 409, "illegal", "This appointment is \"%s\" already.", od_appointment_state_to_text (appointment->state));
    return TRUE;
  }
  appointment->state = OD_APPOINTMENT_CANCELLED;
  if (!od_store_set_appointment (call->service->store, appointment->id, appointment->state, NULL, error))
    return FALSE;
  od_call_answer (call, 200, od_wire_appointment_to_json (appointment));
  return TRUE;
}
