/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-admission.h"

#include "od-day-end.h"
#include "od-day.h"
#include "od-id.h"
#include "od-language.h"
#include "od-line.h"
#include "od-need.h"
#include "od-slots.h"
#include "od-store-care.h"
#include "od-store-visits.h"
#include "od-wish.h"

#define MAX_PEOPLE 50
#define MAX_NAME_CHARS 60
#define CODE_CHARS 6
/* How often a ticket may have been carried from day to day. */
#define MAX_CHAIN 64
/* The class of those who come back with a carried ticket, when the house has one of that name. */
#define CARRIED "carried"

static gboolean
refuse_value (OdCall     *call,
              const char *member)
{
  od_call_refuse (call, 400, "wrong-value", "The member \"%s\" has a value that is not allowed.", member);
  return FALSE;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && text[0] != '\0';
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
check_people (OdCall               *call,
              const OdRegistration *registration)
{
  if (registration->adults > MAX_PEOPLE)
    return refuse_value (call, "adults");
  if (registration->children > MAX_PEOPLE)
    return refuse_value (call, "children");
  if (registration->companions > MAX_PEOPLE)
    return refuse_value (call, "companions");
  if (registration->name != NULL && g_utf8_strlen (registration->name, -1) > MAX_NAME_CHARS)
    return refuse_value (call, "name");
  return TRUE;
}

/* Whom one waits for, and why over a rule, only staff says. */
static gboolean
check_staff_members (OdCall               *call,
                     const OdRegistration *registration)
{
  OdServer *service = call->service;

  if (!call->bearer->is_staff
      && (registration->for_desk_id != NULL || registration->for_staff_id != NULL || registration->reason != NULL)) {
    od_call_refuse (call, 403, "forbidden", "Only staff says for whom somebody waits, and why.");
    return FALSE;
  }
  if (registration->for_desk_id != NULL && od_centre_find_desk (service->centre, registration->for_desk_id) == NULL)
    return refuse_value (call, "for_desk_id");
  if (registration->for_staff_id != NULL && !od_auth_knows_staff (service->auth, registration->for_staff_id))
    return refuse_value (call, "for_staff_id");
  return TRUE;
}

gboolean
od_admission_check (OdCall               *call,
                    const OdRegistration *registration)
{
  if (registration->language == NULL || !od_language_is_valid (registration->language))
    return refuse_value (call, "language");
  if (!needs_are_known (registration))
    return refuse_value (call, "needs");
  if (registration->pool_id != NULL && od_centre_find_pool (call->service->centre, registration->pool_id) == NULL)
    return refuse_value (call, "pool_id");
  if (registration->appointment != NULL && registration->ticket != NULL)
    return refuse_value (call, "ticket");
  return check_people (call, registration) && check_staff_members (call, registration);
}

static OdLeg *
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
  g_ptr_array_add (visit->legs, leg);
  return leg;
}

/* Its place, once all that it counts from is there. */
static void
place_legs (OdCall  *call,
            OdVisit *visit,
            gint64   due_us)
{
  const OdPolicy *policy = call->service->centre->policy;

  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (due_us != 0)
      od_leg_set_due (leg, due_us, call->now_us, policy);
    leg->place_us = od_leg_place (leg, policy);
  }
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
  visit->companions = registration->companions;
  visit->interpreter = registration->interpreter;
  visit->age = g_strdup (registration->age);
  visit->residence = g_strdup (registration->residence);
  visit->route = bearer->is_staff ? OD_ROUTE_RECEPTION : OD_ROUTE_KIOSK;
  visit->print = OD_PRINT_PENDING;
  visit->arrived_us = call->now_us;
  visit->version = 1;
  visit->has_name = has_text (registration->name);
  return visit;
}

gboolean
od_admission_check_slot (OdCall     *call,
                         const char *pool_id,
                         gint64      due_us,
                         gboolean    over,
                         gboolean   *fine,
                         GError    **error)
{
  const OdPool *pool = od_centre_find_pool (call->service->centre, pool_id);
  OdSlotState state = OD_SLOT_NONE;

  *fine = FALSE;
  if (pool->slot_min != 0 && !od_slots_look (call->service, pool, due_us, &state, error))
    return FALSE;
  if (state == OD_SLOT_NONE)
    refuse_value (call, "due");
  else if (state == OD_SLOT_TAKEN && !over)
    od_call_refuse (call, 409, "slot-full", "All places of this time are taken. Choose another time.");
  else
    *fine = TRUE;
  return TRUE;
}

/* Counted in memory, where what came earlier in the same commit stands already: two cannot both get the last place. */
static gboolean
is_full (OdCall       *call,
         const OdPool *pool)
{
  return pool->daily_cap != 0 && od_line_count_tickets (call->service->line, pool->id) >= pool->daily_cap;
}

static gboolean
check_pools (OdCall               *call,
             const OdRegistration *registration,
             const OdVisit        *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);
    const OdPool *pool = od_centre_find_pool (call->service->centre, leg->pool_id);

    if (pool->referral_only && registration->pool_id != NULL) {
      od_call_refuse (call, 409, "referral-only", "Nobody lines up there by themselves. Reception sends people on, and says why.");
      return FALSE;
    }
    if (is_full (call, pool)) {
      od_call_refuse (call, 409, "full", "All places of today are given out there. Reception may give one more, and says why.");
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text == NULL ? "" : text));

  return stripped[0] == '\0';
}

/* FALSE with @call answered, or with @error set. */
static gboolean
check_rules (OdCall               *call,
             const OdRegistration *registration,
             const OdVisit        *visit,
             GError              **error)
{
  gboolean over = call->bearer->is_staff && !is_blank (registration->reason);
  gboolean fine = TRUE;

  if (!over && !check_pools (call, registration, visit))
    return FALSE;
  if (registration->due_us == 0)
    return TRUE;
  if (visit->legs->len != 1)
    return refuse_value (call, "due");
  return od_admission_check_slot (call, ((OdLeg *) g_ptr_array_index (visit->legs, 0))->pool_id, registration->due_us, over, &fine, error)
         && fine;
}

static OdVisit *
make_walk_in (OdCall               *call,
              const OdRegistration *registration,
              const char           *day,
              GError              **error)
{
  const OdCentre *centre = call->service->centre;
  g_autoptr (OdVisit) visit = make_visit (call, registration, day);
  g_autoptr (GPtrArray) route = NULL;

  if (registration->pool_id == NULL)
    route = od_centre_route (centre, (const char *const *) registration->needs, registration->language);
  else
    add_leg (call, visit, registration->pool_id);
  for (guint i = 0; route != NULL && i < route->len; i++)
    add_leg (call, visit, g_ptr_array_index (route, i));
  for (guint i = 0; i < visit->legs->len; i++) {
    OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (registration->for_desk_id != NULL && !od_desk_serves (od_centre_find_desk (centre, registration->for_desk_id), leg->pool_id)) {
      refuse_value (call, "for_desk_id");
      return NULL;
    }
    leg->for_desk_id = g_strdup (registration->for_desk_id);
    leg->for_staff_id = g_strdup (registration->for_staff_id);
  }
  if (!check_rules (call, registration, visit, error))
    return NULL;
  place_legs (call, visit, registration->due_us);
  return g_steal_pointer (&visit);
}

static gboolean
is_of_today (OdCall              *call,
             const OdAppointment *appointment,
             const char          *day)
{
  const OdCentre *centre = call->service->centre;
  g_autofree char *due_day = od_day_of (appointment->due_us, centre->zone, centre->rollover_hour);

  return g_strcmp0 (due_day, day) == 0;
}

static OdVisit *
make_kept (OdCall               *call,
           const OdRegistration *registration,
           const char           *day,
           OdAppointment       **appointment,
           GError              **error)
{
  g_autofree char *code = od_token_normalise (registration->appointment, CODE_CHARS);
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdAppointment) found = code == NULL ? NULL : od_store_dup_booked (call->service->store, code, &fault);
  OdVisit *visit;
  OdLeg *leg;

  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (found == NULL || !is_of_today (call, found, day) || od_centre_find_pool (call->service->centre, found->pool_id) == NULL) {
    od_call_refuse (call, 409, "no-appointment", "No appointment of today has this code. Look at the day and the letters, or ask at reception.");
    return NULL;
  }
  visit = make_visit (call, registration, day);
  visit->route = OD_ROUTE_APPOINTMENT;
  leg = add_leg (call, visit, found->pool_id);
  leg->for_desk_id = g_strdup (found->for_desk_id);
  leg->for_staff_id = g_strdup (found->for_staff_id);
  place_legs (call, visit, found->due_us);
  *appointment = g_steal_pointer (&found);
  return visit;
}

static void
refuse_ticket (OdCall *call)
{
  od_call_refuse (call, 409, "no-ticket",
                  "This ticket does not go on: it was used, is too old, or its turn came. Please take a new one or ask at reception.");
}

/* What @visit, itself carried, goes on as: the last of those it became. @went_on: that one is a visit of @day, or its turn came. */
static OdVisit *
dup_last_of_chain (OdCall     *call,
                   OdVisit    *visit,
                   const char *day,
                   gboolean   *went_on,
                   GError    **error)
{
  g_autoptr (OdVisit) last = visit;

  *went_on = FALSE;
  for (guint i = 0; i < MAX_CHAIN; i++) {
    g_autoptr (GError) fault = NULL;
    OdVisit *next = od_store_dup_visit_from (call->service->store, last->id, &fault);

    if (fault != NULL) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
    if (next == NULL)
      break;
    od_visit_free (last);
    last = next;
    *went_on = g_str_equal (last->day, day) || !od_day_end_may_go_on (call->service, last, day);
    if (*went_on)
      break;
  }
  return g_steal_pointer (&last);
}

static void
copy_party (OdVisit       *visit,
            const OdVisit *old)
{
  g_strfreev (visit->needs);
  visit->needs = g_strdupv (old->needs);
  visit->adults = old->adults;
  visit->children = old->children;
  visit->companions = old->companions;
  visit->interpreter = old->interpreter;
  g_free (visit->age);
  visit->age = g_strdup (old->age);
  g_free (visit->residence);
  visit->residence = g_strdup (old->residence);
}

static void
add_carried_leg (OdCall      *call,
                 OdVisit     *visit,
                 const OdLeg *left)
{
  const OdCentre *centre = call->service->centre;
  OdLeg *leg = add_leg (call, visit, left == NULL ? centre->reception_pool : left->pool_id);

  leg->priority = MAX (od_policy_find_priority (centre->policy, CARRIED), left == NULL ? 0 : left->priority);
  if (left == NULL)
    return;
  leg->for_staff_id = g_strdup (left->for_staff_id);
  if (left->for_desk_id != NULL && od_centre_find_desk (centre, left->for_desk_id) != NULL)
    leg->for_desk_id = g_strdup (left->for_desk_id);
}

/* In the lines where its turn did not come, before those who come now; lines that the house no longer has lead to reception. */
static OdVisit *
go_on (OdCall               *call,
       const OdRegistration *registration,
       const OdVisit        *old,
       const char           *day)
{
  OdVisit *visit = make_visit (call, registration, day);

  visit->route = OD_ROUTE_CARRIED;
  visit->carried_from = g_strdup (old->id);
  copy_party (visit, old);
  for (guint i = 0; i < old->legs->len; i++) {
    const OdLeg *left = g_ptr_array_index (old->legs, i);

    if (left->state == OD_LEG_CARRIED && od_centre_find_pool (call->service->centre, left->pool_id) != NULL)
      add_carried_leg (call, visit, left);
  }
  if (visit->legs->len == 0)
    add_carried_leg (call, visit, NULL);
  place_legs (call, visit, 0);
  return visit;
}

static OdVisit *
make_carried (OdCall               *call,
              const OdRegistration *registration,
              const char           *day,
              GError              **error)
{
  OdServer *service = call->service;
  g_autofree char *token = od_token_normalise (registration->ticket, OD_TOKEN_LENGTH);
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdVisit) old = token == NULL ? NULL : od_store_dup_visit_by_token (service->store, token, &fault);
  gboolean went_on = FALSE;

  if (old != NULL && od_day_end_may_go_on (service, old, day))
    old = dup_last_of_chain (call, g_steal_pointer (&old), day, &went_on, &fault);
  else
    g_clear_pointer (&old, od_visit_free);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (old == NULL || (went_on && !g_str_equal (old->day, day))) {
    refuse_ticket (call);
    return NULL;
  }
  return went_on ? g_steal_pointer (&old) : go_on (call, registration, old, day);
}

OdVisit *
od_admission_make (OdCall               *call,
                   const OdRegistration *registration,
                   const char           *day,
                   OdAppointment       **appointment,
                   GError              **error)
{
  *appointment = NULL;
  if (registration->ticket != NULL)
    return make_carried (call, registration, day, error);
  if (registration->appointment != NULL)
    return make_kept (call, registration, day, appointment, error);
  return make_walk_in (call, registration, day, error);
}
