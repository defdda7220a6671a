/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-client-care.h"

#include "od-client-ask-private.h"
#include "od-wire.h"

static gpointer
read_referral (const char *json,
               GError    **error)
{
  return od_wire_referral_from_json (json, error);
}

static gpointer
read_referrals (const char *json,
                GError    **error)
{
  return od_wire_referrals_from_json (json, error);
}

static const OdAnswerKind a_referral = { read_referral, (GDestroyNotify) od_referral_free };
static const OdAnswerKind referrals = { read_referrals, (GDestroyNotify) g_ptr_array_unref };

void
od_client_list_referrals_async (OdClient           *self,
                                const char         *visit_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (visit_id != NULL);

  od_client_ask (self, od_client_path ("/visits/", "/referrals", visit_id), &referrals, &waiting);
}

GPtrArray *
od_client_list_referrals_finish (OdClient     *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_refer_async (OdClient           *self,
                       const OdReferral   *referral,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };
  char *body;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (referral != NULL);
  g_return_if_fail (referral->visit_id != NULL);
  g_return_if_fail (referral->service_id != NULL);

  body = od_client_body ("kind", referral->is_signpost ? "signpost" : "referral", "service_id", referral->service_id,
                         "reason", referral->reason, NULL);
  od_client_wish (self, od_client_path ("/visits/", "/referrals", referral->visit_id), body, &a_referral, &waiting);
}

OdReferral *
od_client_refer_finish (OdClient     *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return od_client_hear (self, result, error);
}

static const char *
path_to (OdReferralState to)
{
  switch (to) {
  case OD_REFERRAL_ACCEPTED:
    return "/accept";

  case OD_REFERRAL_DECLINED:
    return "/decline";

  case OD_REFERRAL_ARRIVED:
    return "/arrive";

  case OD_REFERRAL_LOST:
    return "/lose";

  case OD_REFERRAL_OFFERED:
  default:
    return NULL;
  }
}

void
od_client_move_referral_async (OdClient           *self,
                               const char         *referral_id,
                               OdReferralState     to,
                               const char         *reason,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (referral_id != NULL);
  g_return_if_fail (path_to (to) != NULL);

  od_client_wish (self, od_client_path ("/referrals/", path_to (to), referral_id), od_client_body ("reason", reason, NULL), &a_referral, &waiting);
}

OdReferral *
od_client_move_referral_finish (OdClient     *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return od_client_hear (self, result, error);
}

void
od_client_tell_unmet_async (OdClient           *self,
                            const OdUnmet      *unmet,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  OdWaiting waiting = { cancellable, callback, user_data };
  char *body;

  g_return_if_fail (OD_IS_CLIENT (self));
  g_return_if_fail (unmet != NULL);
  g_return_if_fail (unmet->need != NULL);
  g_return_if_fail (unmet->why != NULL);

  body = od_client_body ("need", unmet->need, "why", unmet->why, "visit_id", unmet->visit_id, "language", unmet->language, NULL);
  od_client_wish (self, g_strdup ("/unmet"), body, NULL, &waiting);
}

gboolean
od_client_tell_unmet_finish (OdClient     *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
