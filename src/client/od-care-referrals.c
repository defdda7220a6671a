/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-care-model-private.h"

static void
on_services (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;
  GPtrArray *cards = od_client_find_help_finish (OD_CLIENT (source), result, &error);

  if (!od_house_model_told (self, error))
    return;

  for (guint i = 0; i < cards->len; i++) {
    const OdHelpCard *card = g_ptr_array_index (cards, i);

    g_hash_table_replace (self->names, g_strdup (card->service_id), g_strdup (card->name));
  }
  od_house_model_fill (self->services, cards, (GDestroyNotify) od_help_card_free);
  od_house_model_changed (self);
}

void
od_care_model_find (OdCareModel *self,
                    const char  *need)
{
  const char *needs[] = { need, NULL };

  g_return_if_fail (OD_IS_CARE_MODEL (self));

  od_client_find_help_async (od_house_model_client (self), needs, od_centre_view_get_language (od_house_model_house (self)),
                             od_house_model_cancellable (self), on_services, g_object_ref (self));
}

/* A referral's name needs the map; it is asked for once, when there is one to name. */
static void
learn_names (OdCareModel *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->referrals)) > 0 && g_hash_table_size (self->names) == 0)
    od_care_model_find (self, NULL);
}

static void
on_referrals (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;
  GPtrArray *referrals = od_client_list_referrals_finish (OD_CLIENT (source), result, &error);

  if (!od_house_model_heard (self, error))
    return;

  od_house_model_fill (self->referrals, referrals, (GDestroyNotify) od_referral_free);
  learn_names (self);
  od_house_model_changed (self);
}

void
od_care_model_list_referrals (OdCareModel *self)
{
  od_client_list_referrals_async (od_house_model_client (self), self->visit->id, od_house_model_cancellable (self), on_referrals,
                                  g_object_ref (self));
}

/* Both a new referral and a moved one answer with it. */
static void
take_referral (OdCareModel *self,
               OdReferral  *referral,
               GError      *error)
{
  g_autoptr (OdReferral) owned = referral;

  if (!od_house_model_end (self, error))
    return;

  od_care_model_done (self);
  if (self->visit != NULL)
    od_care_model_list_referrals (self);
}

static void
on_referred (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;
  OdReferral *referral = od_client_refer_finish (OD_CLIENT (source), result, &error);

  take_referral (self, referral, error);
}

void
od_care_model_refer (OdCareModel *self,
                     const char  *service_id,
                     gboolean     is_signpost,
                     const char  *reason)
{
  OdReferral referral = { .service_id = (char *) service_id, .is_signpost = is_signpost, .reason = (char *) reason };

  g_return_if_fail (OD_IS_CARE_MODEL (self));
  g_return_if_fail (service_id != NULL);

  if (self->visit == NULL || !od_house_model_begin (self))
    return;

  self->wished = is_signpost ? "signpost" : "referral";
  referral.visit_id = self->visit->id;
  od_client_refer_async (od_house_model_client (self), &referral, od_house_model_cancellable (self), on_referred, g_object_ref (self));
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;
  OdReferral *referral = od_client_move_referral_finish (OD_CLIENT (source), result, &error);

  take_referral (self, referral, error);
}

void
od_care_model_move_referral (OdCareModel    *self,
                             const char     *referral_id,
                             OdReferralState to)
{
  g_return_if_fail (OD_IS_CARE_MODEL (self));
  g_return_if_fail (referral_id != NULL);

  if (!od_house_model_begin (self))
    return;

  self->wished = "moved";
  od_client_move_referral_async (od_house_model_client (self), referral_id, to, NULL, od_house_model_cancellable (self), on_moved,
                                 g_object_ref (self));
}

static void
on_unmet (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;

  od_client_tell_unmet_finish (OD_CLIENT (source), result, &error);
  if (od_house_model_end (self, error))
    od_care_model_done (self);
}

void
od_care_model_tell_unmet (OdCareModel *self,
                          const char  *need,
                          const char  *why)
{
  OdUnmet unmet = { .need = need, .why = why };

  g_return_if_fail (OD_IS_CARE_MODEL (self));
  g_return_if_fail (need != NULL && why != NULL);

  if (self->visit == NULL || !od_house_model_begin (self))
    return;

  self->wished = "unmet";
  unmet.visit_id = self->visit->id;
  unmet.language = self->visit->language;
  od_client_tell_unmet_async (od_house_model_client (self), &unmet, od_house_model_cancellable (self), on_unmet, g_object_ref (self));
}

GListModel *
od_care_model_get_referrals (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  return G_LIST_MODEL (self->referrals);
}

GListModel *
od_care_model_get_services (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  return G_LIST_MODEL (self->services);
}

const char *
od_care_model_service_name (OdCareModel *self,
                            const char  *service_id)
{
  const char *name;

  g_return_val_if_fail (OD_IS_CARE_MODEL (self), "");
  g_return_val_if_fail (service_id != NULL, "");

  name = g_hash_table_lookup (self->names, service_id);
  return name != NULL ? name : service_id;
}
