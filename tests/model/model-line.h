/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model.h"

G_BEGIN_DECLS

/* The line of the reference model, for the rest of it. */

#define NONE MODEL_NONE
#define BIT(n) (1u << (n))
#define W BIT (OD_LEG_WAITING)
#define C BIT (OD_LEG_CALLED)
#define S BIT (OD_LEG_SERVING)
#define H BIT (OD_LEG_ON_HOLD)
#define OPEN (W | C | S | H)
#define SERVES(model, desk, pool) (((model)->rules.pools[desk] & BIT (pool)) != 0)

/* A wish being looked at. */
typedef struct {
  Model      *model;
  ModelVisit *visit;
  ModelLeg   *leg;
  ModelWish   wish;
} ModelTry;

/* The first leg of @visit in one of @states, but not @but. */
ModelLeg *model_find_in (ModelVisit     *visit,
                         guint           states,
                         const ModelLeg *but);

/* The leg that a wish of @desk means when it names none. */
ModelLeg *model_choose_leg (Model      *self,
                            ModelVisit *visit,
                            int         desk);

gboolean model_is_full (Model            *self,
                        int               desk,
                        const ModelVisit *but);

/* Whom call-next of the wish's desk takes: in place order, then by the visit's id. */
void model_find_next (ModelTry *t);

/* Who missed a call goes right behind so many who wait behind in the same pool, are there and at no desk. */
void model_let_pass (ModelTry *t);

G_END_DECLS
