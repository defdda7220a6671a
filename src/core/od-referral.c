/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#define TO(state) (1u << (state))

/* Where a referral may go from each state. */
static const guint ways[] = {
  [OD_REFERRAL_OFFERED] = TO (OD_REFERRAL_ACCEPTED) | TO (OD_REFERRAL_DECLINED) | TO (OD_REFERRAL_ARRIVED) | TO (OD_REFERRAL_LOST),
  [OD_REFERRAL_ACCEPTED] = TO (OD_REFERRAL_DECLINED) | TO (OD_REFERRAL_ARRIVED) | TO (OD_REFERRAL_LOST),
  [OD_REFERRAL_DECLINED] = 0,
  [OD_REFERRAL_ARRIVED] = 0,
  [OD_REFERRAL_LOST] = TO (OD_REFERRAL_ARRIVED),
};

gboolean
od_referral_allows (const OdReferral *self,
                    OdReferralState   to)
{
  g_return_val_if_fail (self != NULL && self->state < G_N_ELEMENTS (ways), FALSE);
  g_return_val_if_fail (to < G_N_ELEMENTS (ways), FALSE);

  return !self->is_signpost && (ways[self->state] & TO (to)) != 0;
}
