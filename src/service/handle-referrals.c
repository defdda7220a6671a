/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-change.h"
#include "od-id.h"
#include "od-store-care.h"
#include "od-wire.h"

#define MAX_REASON 500

enum {
  KIND,
  SERVICE_ID,
  REASON,
};

gboolean
od_handle_referrals (OdCall  *call,
                     GError **error)
{
  g_autoptr (OdVisit) visit = od_change_dup_seen (call, call->parts[0], error);
  g_autoptr (GPtrArray) referrals = NULL;

  if (visit == NULL)
    return call->status != 0;
  referrals = od_store_list_referrals (call->service->store, visit->id, error);
  if (referrals == NULL)
    return FALSE;
  od_call_answer (call, 200, od_wire_referrals_to_json (referrals));
  return TRUE;
}

static gboolean
check_referral (OdCall *call,
                GStrv   values)
{
  if (!g_str_equal (values[KIND], "referral") && !g_str_equal (values[KIND], "signpost"))
    return od_ask_refuse_value (call, "kind");
  if (od_service_map_find (call->service->map, OD_MAP_SERVICE, values[SERVICE_ID]) == NULL)
    return od_ask_refuse_value (call, "service_id");
  return od_ask_line (call, "reason", values[REASON], MAX_REASON);
}

static OdReferral *
make_referral (OdCall        *call,
               const OdVisit *visit,
               GStrv          values)
{
  const OdRecord *service = od_service_map_find (call->service->map, OD_MAP_SERVICE, values[SERVICE_ID]);
  OdReferral *referral = od_referral_new ();

  referral->id = od_id_new (call->service->clock, call->service->chance);
  referral->visit_id = g_strdup (visit->id);
  referral->is_signpost = g_str_equal (values[KIND], "signpost");
  referral->service_id = g_strdup (service->id);
  referral->state = OD_REFERRAL_OFFERED;
  referral->at_us = call->now_us;
  referral->reason = od_ask_dup (values[REASON]);
  return referral;
}

gboolean
od_handle_referral_make (OdCall  *call,
                         GError **error)
{
  static const char *const names[] = { "kind", "service_id", "reason", NULL };
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (OdReferral) referral = NULL;
  g_auto (GStrv) values = od_ask_strings (call, names, 2);

  if (values == NULL || !check_referral (call, values))
    return TRUE;
  visit = od_change_dup_seen (call, call->parts[0], error);
  if (visit == NULL)
    return call->status != 0;

  referral = make_referral (call, visit, values);
  if (!od_store_add_referral (call->service->store, referral, error))
    return FALSE;
  od_call_answer (call, 201, od_wire_referral_to_json (referral));
  return TRUE;
}

static gboolean
read_step (OdCall          *call,
           const char      *step,
           OdReferralState *state)
{
  static const struct {
    const char     *step;
    OdReferralState state;
  } steps[] = {
    { "accept", OD_REFERRAL_ACCEPTED },
    { "decline", OD_REFERRAL_DECLINED },
    { "arrive", OD_REFERRAL_ARRIVED },
    { "lose", OD_REFERRAL_LOST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_str_equal (step, steps[i].step)) {
      *state = steps[i].state;
      return TRUE;
    }
  }
  od_call_refuse (call, 404, "not-found", "Nobody knows this step of a referral.");
  return FALSE;
}

/* A referral of a visit that the caller may see. NULL with @call answered, or with @error set. */
static OdReferral *
dup_seen_referral (OdCall  *call,
                   GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdReferral) referral = od_store_dup_referral (call->service->store, call->parts[0], &fault);
  g_autoptr (OdVisit) visit = NULL;

  if (fault == NULL && referral != NULL)
    visit = od_change_dup_visit (call, referral->visit_id, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (visit != NULL && od_bearer_may_see (call->bearer, call->service->centre, visit))
    return g_steal_pointer (&referral);
  od_ask_refuse_missing (call, "referral");
  return NULL;
}

gboolean
od_handle_referral_step (OdCall  *call,
                         GError **error)
{
  static const char *const names[] = { "reason", NULL };
  g_autoptr (OdReferral) referral = NULL;
  g_auto (GStrv) values = NULL;
  OdReferralState state = OD_REFERRAL_OFFERED;

  if (!read_step (call, call->parts[1], &state))
    return TRUE;
  values = od_ask_strings (call, names, 0);
  if (values == NULL || !od_ask_line (call, "reason", values[0], MAX_REASON))
    return TRUE;
  referral = dup_seen_referral (call, error);
  if (referral == NULL)
    return call->status != 0;
  if (!od_referral_allows (referral, state)) {
    od_call_refuse (call, 409, "illegal", "This cannot be said of a %s that is \"%s\".", referral->is_signpost ? "signpost" : "referral",
                    od_referral_state_to_text (referral->state));
    return TRUE;
  }

  if (values[0][0] != '\0') {
    g_free (referral->reason);
    referral->reason = g_strdup (values[0]);
  }
  referral->state = state;
  if (!od_store_set_referral (call->service->store, referral->id, state, call->now_us, referral->reason, error))
    return FALSE;
  od_call_answer (call, 200, od_wire_referral_to_json (referral));
  return TRUE;
}
