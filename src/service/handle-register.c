/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-admission.h"
#include "od-change.h"
#include "od-estimates.h"
#include "od-notes.h"
#include "od-store-care.h"
#include "od-store-visits.h"
#include "od-wire.h"

static gboolean
seal_name (OdCall        *call,
           const OdVisit *visit,
           const char    *name,
           GError       **error)
{
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (!visit->has_name)
    return TRUE;
  return od_vault_seal (call->service->vault, visit->id, name, &key, &sealed, error)
         && od_store_put_sealed (call->service->store, visit->id, key, sealed, error);
}

/* @visit is only lent. */
static void
answer_issued (OdCall  *call,
               guint    status,
               OdVisit *visit)
{
  OdServer *service = call->service;
  g_autoptr (OdIssued) issued = od_issued_new ();

  issued->visit = visit;
  issued->url = g_strconcat (service->qr_base, visit->token, NULL);
  issued->estimate = od_server_estimate (service, visit, call->now_us, &issued->before);
  od_call_answer (call, status, od_wire_issued_to_json (issued));
  issued->visit = NULL;
}

/* Takes @visit. */
static gboolean
add_visit (OdCall               *call,
           const OdRegistration *registration,
           OdVisit              *visit,
           const OdAppointment  *appointment,
           GError              **error)
{
  OdStore *store = call->service->store;
  g_autoptr (OdVisit) owned = visit;
  OdEvent *event;

  if (!od_store_next_number (store, visit->day, visit->series, &visit->number, error)
      || !od_notes_inherit (call->service, visit, error)
      || !od_store_add_visit (store, visit, error)
      || !seal_name (call, visit, registration->name, error))
    return FALSE;
  if (appointment != NULL && !od_store_set_appointment (store, appointment->id, OD_APPOINTMENT_ARRIVED, visit->id, error))
    return FALSE;

  event = od_change_event (call, OD_VERB_REGISTER, visit);
  event->reason = g_strdup (registration->reason);
  if (!od_change_record (call, g_steal_pointer (&owned), event, error))
    return FALSE;
  answer_issued (call, 201, call->visit);
  return TRUE;
}

gboolean
od_handle_register (OdCall  *call,
                    GError **error)
{
  g_autoptr (OdRegistration) registration = NULL;
  g_autoptr (OdAppointment) appointment = NULL;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) why = NULL;
  const char *day;

  registration = od_wire_registration_from_json (call->body, &why);
  if (registration == NULL) {
    od_call_refuse_wire (call, why);
    return TRUE;
  }
  if (!od_admission_check (call, registration))
    return TRUE;

  day = od_server_today (call->service, call->now_us, error);
  if (day == NULL)
    return FALSE;
  visit = od_admission_make (call, registration, day, &appointment, error);
  if (visit == NULL)
    return call->status != 0;
  if (visit->number == 0)
    return add_visit (call, registration, g_steal_pointer (&visit), appointment, error);
  /* The ticket that it goes on with came before. */
  answer_issued (call, 200, visit);
  return TRUE;
}
