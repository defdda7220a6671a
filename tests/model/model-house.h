/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model.h"
#include "od-fake-clock.h"
#include "od-plain-http.h"

G_BEGIN_DECLS

/* The real service in this process, with a clock that a walk turns, and the house of the model: 8 desks, 5 pools. Made and freed on the
 * main thread, whose loop it lives in; asked from another one. */

#define MODEL_N_WHO 6

typedef struct _ModelHouse ModelHouse;

/* @rollover_hour: of the business day in @zone; @start in RFC 3339. */
ModelHouse *model_house_new  (const char       *zone,
                              int               rollover_hour,
                              const char       *start,
                              const ModelRules *rules,
                              guint64           seed,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        model_house_free (ModelHouse *self);

OdFakeClock *model_house_get_clock (ModelHouse *self);
guint16      model_house_get_port  (ModelHouse *self);

/* Of the providers, reception (MODEL_PROVIDER …) and behind them two kiosks of series "B" and "C". Borrowed. */
const char *model_house_get_token (ModelHouse *self,
                                   int         who);

/* Borrowed. */
const char *model_house_get_staff_id (ModelHouse *self,
                                      int         who);

G_END_DECLS
