/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house-model.h"

G_BEGIN_DECLS

/**
 * OdAlarmModel:
 *
 * Somebody at a desk needs help and nobody in the room must notice. Raising asks nothing and is repeated until the service heard it;
 * the desk that raised it sees only that it was heard, every other screen of the staff is told the place until somebody ends it with a word.
 *
 * Read-only properties, notified: "others" (GListModel of OdRecord of OdAlarm: those of other desks that last, oldest first); "own"
 * ("none", "sending", "heard"). "refused" is for ending only.
 */
#define OD_TYPE_ALARM_MODEL (od_alarm_model_get_type ())
G_DECLARE_FINAL_TYPE (OdAlarmModel, od_alarm_model, OD, ALARM_MODEL, OdHouseModel)

/* Fetches at once what lasts. */
OdAlarmModel *od_alarm_model_new (OdClient * client,
                                  OdCentreView * house,
                                  OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* The desk that this screen stands at; NULL: none, it can raise nothing. */
void od_alarm_model_set_desk (OdAlarmModel *self,
                              const char   *desk_id);

GListModel *od_alarm_model_get_others (OdAlarmModel *self);   /* borrowed */
const char *od_alarm_model_get_own    (OdAlarmModel *self);

void od_alarm_model_raise (OdAlarmModel *self);
/* @word: who comes, what was done. */
void od_alarm_model_end   (OdAlarmModel *self,
                           const char   *alarm_id,
                           const char   *word);

G_END_DECLS
