/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house-model.h"

G_BEGIN_DECLS

/**
 * OdTodayModel:
 *
 * The day at a glance, fetched again some seconds after news of visits and once a minute, because its forecasts follow the clock. "changed"
 * when it is new.
 */
#define OD_TYPE_TODAY_MODEL (od_today_model_get_type ())
G_DECLARE_FINAL_TYPE (OdTodayModel, od_today_model, OD, TODAY_MODEL, OdHouseModel)

/* Fetches at once. */
OdTodayModel *od_today_model_new (OdClient * client,
                                  OdCentreView * house,
                                  OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed until "changed"; NULL before the first answer. */
const OdToday *od_today_model_get   (OdTodayModel *self);
OdCentreView  *od_today_model_house (OdTodayModel *self);

G_END_DECLS
