/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-machine.h"

G_BEGIN_DECLS

/* A small model of a visit, written from the words of od-visit-machine.h alone: numbers for names, so that nothing of it is shared with
 * what it judges. */

#define MODEL_MAX_LEGS 12
#define MODEL_NONE (-1)

typedef struct {
  int        id;
  int        pool;
  OdLegState state;
  gboolean   offered;
  int        desk;
  int        with;
  int        from_desk;
  int        from_pool;
  int        for_desk;
  int        for_staff;
  gint64     made;
  gint64     queued;
  gint64     place;
  gint64     due;
  gint64     not_before;
  gint64     first_called;
  gint64     called;
  gint64     started;
  gint64     held;
  gint64     ended;
  guint      calls;
  guint      missed;
  int        priority;
} ModelLeg;

typedef struct {
  ModelLeg legs[MODEL_MAX_LEGS];
  int      n_legs;
  gint64   arrived;
  gint64   out;
  gint64   version;
} Model;

typedef struct {
  OdVerb      verb;
  int         leg;      /* MODEL_NONE: the current one; MODEL_MAX_LEGS: there is none */
  gint64      version;
  int         desk;
  int         pool;
  int         with;
  int         for_desk;
  int         for_staff;
  int         priority;
  gint64      due;
  const char *reason;
  gboolean    any_desk;
  gboolean    out_of_order;
  gboolean    desk_full;
  gboolean    needs_partner;
  gint64      behind;
  gint64      now;
  int         new_id;
  guint       grace_calls;
} ModelWish;

/* What the last change was, for undo. */
typedef struct {
  gboolean can_undo;
  gint64   at;
  int      desk;     /* whose it was */
  int      with;     /* or the second one's */
  int      before_with;
  Model    before;
} ModelPast;

/* What the walk's policy says beside grace_calls. */
#define MODEL_GRACE_US (5 * 60 * (gint64) G_USEC_PER_SEC)
#define MODEL_EARLY_US (10 * 60 * (gint64) G_USEC_PER_SEC)
#define MODEL_LEAD_US (30 * 60 * (gint64) G_USEC_PER_SEC)
#define MODEL_LATE_US (15 * 60 * (gint64) G_USEC_PER_SEC)
#define MODEL_N_CLASSES 4

/* Both change @past when they are done. */
OdOutcome model_apply (Model           *model,
                       ModelPast       *past,
                       const ModelWish *wish);
OdOutcome model_undo  (Model           *model,
                       ModelPast       *past,
                       const ModelWish *wish);

G_END_DECLS
