/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-item.h"

G_BEGIN_DECLS

struct _OdVisitItem {
  GObject       parent_instance;

  /* owned */
  OdVisit      *visit;
  OdCentreView *house;
  GStrv         pools;
  OdLeg        *leg;      /* borrowed from visit: the one that staff act on */

  /* state */
  gint64        now_us;
  guint         revision;
};

/* A text property: what it says, owned, or NULL for nothing. */
typedef struct {
  const char *name;
  char       *(*dup)      (OdVisitItem *self);
} OdVisitText;

const OdVisitText *od_visit_texts (gsize *n_texts);

/* "stuck", as a value. */
OdStuck od_visit_item_get_stuck (OdVisitItem *self);

G_END_DECLS
