/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-machine.h"

G_BEGIN_DECLS

/* A set of leg states. */
#define OD_IN(state) (1u << (state))
#define OD_IN_OPEN (OD_IN (OD_LEG_WAITING) | OD_IN (OD_LEG_CALLED) | OD_IN (OD_LEG_SERVING) | OD_IN (OD_LEG_ON_HOLD))
#define OD_IN_HELD (OD_IN (OD_LEG_CALLED) | OD_IN (OD_LEG_SERVING) | OD_IN (OD_LEG_ON_HOLD))
#define OD_IN_BUSY (OD_IN (OD_LEG_CALLED) | OD_IN (OD_LEG_SERVING))

/* What a verb changes. */
typedef enum {
  OD_SCOPE_LEG,      /* the wished leg */
  OD_SCOPE_LEGS,     /* every leg that is in the rule's states */
  OD_SCOPE_VISIT,    /* no leg: the visit itself, or a new one */
} OdScope;

typedef struct {
  guint      from;    /* states it is legal from; 0 = not for od_visit_apply () */
  OdLegState to;      /* where the legs go; a no-show within the grace goes elsewhere */
  OdScope    scope;
  gboolean   stays;   /* the leg keeps its state: @to says nothing */
} OdRule;

const OdRule *od_rule_of (OdVerb verb);

gboolean od_leg_is_in (const OdLeg *leg,
                       guint        states);

/* The state in which @leg ends up. */
OdLegState od_rule_end (const OdRule *rule,
                        const OdLeg  *leg,
                        const OdWish *wish);

/* Changes @visit as a wish says that was judged; the version is left alone. */
void od_visit_change (OdVisit      *visit,
                      OdLeg        *leg,
                      const OdWish *wish);

G_END_DECLS
