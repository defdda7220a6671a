/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-care-model.h"
#include "od-house-model-private.h"

G_BEGIN_DECLS

struct _OdCareModel {
  OdHouseModel parent_instance;

  /* owned */
  OdVisit     *visit;
  GListStore  *notes;
  GListStore  *referrals;
  GListStore  *services;
  GHashTable  *names;      /* service id → its name */
  const char  *wished;     /* what "done" will say; static */

  /* state */
  gboolean     has_read;
};

void od_care_model_done            (OdCareModel *self);
void od_care_model_list_notes      (OdCareModel *self);
/* od-care-referrals.c */
void od_care_model_list_referrals  (OdCareModel *self);

G_END_DECLS
