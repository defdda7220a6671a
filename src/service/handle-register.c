/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-estimates.h"
#include "od-id.h"
#include "od-language.h"
#include "od-need.h"
#include "od-store-visits.h"
#include "od-wire.h"

#define MAX_PEOPLE 50
#define MAX_NAME_CHARS 60

static gboolean
refuse_value (OdCall     *call,
              const char *member)
{
  od_call_refuse (call, 400, "wrong-value", "The member \"%s\" has a value that is not allowed.", member);
  return FALSE;
}

static gboolean
needs_are_known (const OdRegistration *registration)
{
  for (char **need = registration->needs; need != NULL && *need != NULL; need++) {
    if (!od_need_is_known (*need))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_registration (OdCall               *call,
                    const OdRegistration *registration)
{
  if (registration->language == NULL || !od_language_is_valid (registration->language))
    return refuse_value (call, "language");
  if (!needs_are_known (registration))
    return refuse_value (call, "needs");
  if (registration->pool_id != NULL && od_centre_find_pool (call->service->centre, registration->pool_id) == NULL)
    return refuse_value (call, "pool_id");
  if (registration->adults > MAX_PEOPLE)
    return refuse_value (call, "adults");
  if (registration->children > MAX_PEOPLE)
    return refuse_value (call, "children");
  if (registration->name != NULL && g_utf8_strlen (registration->name, -1) > MAX_NAME_CHARS)
    return refuse_value (call, "name");
  return TRUE;
}

static void
add_leg (OdCall     *call,
         OdVisit    *visit,
         const char *pool_id)
{
  OdLeg *leg = od_leg_new ();

  leg->id = od_id_new (call->service->clock, call->service->chance);
  leg->pool_id = g_strdup (pool_id);
  leg->state = OD_LEG_WAITING;
  leg->made_us = call->now_us;
  leg->queued_us = call->now_us;
  leg->place_us = od_leg_place (leg, call->service->centre->policy);
  g_ptr_array_add (visit->legs, leg);
}

static void
add_legs (OdCall               *call,
          OdVisit              *visit,
          const OdRegistration *registration)
{
  g_autoptr (GPtrArray) route = NULL;

  if (registration->pool_id != NULL) {
    add_leg (call, visit, registration->pool_id);
    return;
  }

  route = od_centre_route (call->service->centre, (const char *const *) registration->needs, registration->language);
  for (guint i = 0; i < route->len; i++)
    add_leg (call, visit, g_ptr_array_index (route, i));
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[0] != '\0';
}

static OdVisit *
make_visit (OdCall               *call,
            const OdRegistration *registration,
            const char           *day)
{
  OdServer *service = call->service;
  const OdBearer *bearer = call->bearer;
  OdVisit *visit = od_visit_new ();

  visit->id = od_id_new (service->clock, service->chance);
  visit->day = g_strdup (day);
  visit->series = g_strdup (has_text (bearer->account->series) ? bearer->account->series : "A");
  visit->token = od_token_new (service->chance, OD_TOKEN_LENGTH);
  visit->language = g_strdup (registration->language);
  visit->needs = g_strdupv (registration->needs);
  visit->adults = MAX (registration->adults, 1);
  visit->children = registration->children;
  visit->route = bearer->is_staff ? OD_ROUTE_RECEPTION : OD_ROUTE_KIOSK;
  visit->print = OD_PRINT_PENDING;
  visit->arrived_us = call->now_us;
  visit->version = 1;
  visit->has_name = has_text (registration->name);
  add_legs (call, visit, registration);
  return visit;
}

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

static void
answer_issued (OdCall *call)
{
  OdServer *service = call->service;
  g_autoptr (OdIssued) issued = od_issued_new ();

  issued->visit = call->visit;
  issued->url = g_strconcat (service->qr_base, call->visit->token, NULL);
  issued->estimate = od_server_estimate (service, call->visit, call->now_us, &issued->before);
  od_call_answer (call, 201, od_wire_issued_to_json (issued));
  issued->visit = NULL;
}

gboolean
od_handle_register (OdCall  *call,
                    GError **error)
{
  g_autoptr (OdRegistration) registration = NULL;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) why = NULL;
  OdEvent *event;
  const char *day;

  registration = od_wire_registration_from_json (call->body, &why);
  if (registration == NULL) {
    od_call_refuse_wire (call, why);
    return TRUE;
  }
  if (!check_registration (call, registration))
    return TRUE;

  day = od_server_today (call->service, call->now_us, error);
  if (day == NULL)
    return FALSE;
  visit = make_visit (call, registration, day);
  if (!od_store_next_number (call->service->store, visit->day, visit->series, &visit->number, error)
      || !od_store_add_visit (call->service->store, visit, error)
      || !seal_name (call, visit, registration->name, error))
    return FALSE;

  event = od_change_event (call, OD_VERB_REGISTER, visit);
  if (!od_change_record (call, g_steal_pointer (&visit), event, error))
    return FALSE;
  answer_issued (call);
  return TRUE;
}
