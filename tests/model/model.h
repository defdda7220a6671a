/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-machine.h"

G_BEGIN_DECLS

/* A house of 8 desks as the headers of core and docs/API.md tell it, in numbers instead of names: the reference that the real service is
 * compared with. It shares nothing with src/. */

#define MODEL_NONE (-1)
#define MODEL_ANY (-2)      /* a second desk that the service chose */
#define MODEL_MAX_LEGS 12
#define MODEL_N_DESKS 8
#define MODEL_N_POOLS 5
#define MODEL_N_SERIES 3    /* "A" of reception, "B" and "C" of two kiosks */
#define MODEL_MINUTE (60 * (gint64) G_USEC_PER_SEC)

/* Beside OdOutcome. */
#define MODEL_FORBIDDEN 100
#define MODEL_NOBODY 101

/* Who wishes: two providers who may sit anywhere, reception, the service itself. */
enum { MODEL_PROVIDER, MODEL_OTHER_PROVIDER, MODEL_RECEPTION, MODEL_SYSTEM };

typedef struct {
  char       id[40];     /* given by the service */
  int        pool;
  OdLegState state;
  gboolean   offered;
  int        desk, with, from_desk, from_pool, for_desk, for_staff;
  gint64     made, queued, place, not_before, first_called, called, started, held, ended;
  guint      calls, missed;
  int        priority;
} ModelLeg;

typedef struct {
  ModelLeg legs[MODEL_MAX_LEGS];
  int      n_legs;
  gint64   out;
} ModelLegs;

typedef struct {
  char      id[40];
  int       series;
  guint     number;
  gint64    version;
  ModelLegs now;

  /* The newest change, for undo. */
  OdVerb    verb;
  int       who, desk, with, old_with;
  gint64    at;
  ModelLegs before;
} ModelVisit;

typedef struct {
  guint  pools[MODEL_N_DESKS];    /* bits of the pools that a desk serves */
  int    seats[MODEL_N_DESKS];
  int    joint[MODEL_N_POOLS];    /* met together with that pool, or MODEL_NONE */
  guint  grace_calls, grace_min, grace_places;
  gint64 head_starts[4];          /* of the classes, µs */
} ModelRules;

typedef struct {
  ModelRules rules;
  GPtrArray *visits;              /* ModelVisit, of today; owned by the caller */
  guint      last[MODEL_N_SERIES]; /* number given out last */
  gint64     now;
  guint      partners;            /* bits of the desks that could have been the second one of the newest call */
} Model;

typedef struct {
  OdVerb   verb;
  int      who;
  int      leg;        /* MODEL_NONE: left to the service; MODEL_MAX_LEGS: one that is not there */
  gint64   version;
  int      desk, with, pool, for_desk, for_staff, priority;
  gboolean reason;
} ModelWish;

/* A visit that waits in @pools, of @n; owned by the model. */
ModelVisit *model_register (Model     *self,
                            int        series,
                            const int *pools,
                            int        n);

/* An OdOutcome or MODEL_FORBIDDEN. */
int model_do (Model           *self,
              ModelVisit      *visit,
              const ModelWish *wish);

/* Sets @visit; or MODEL_NOBODY. */
int model_call_next (Model           *self,
                     const ModelWish *wish,
                     ModelVisit     **visit);

/* Ends the day: nobody of it is open any more. The caller then empties visits. */
void model_end_day (Model *self);

gboolean model_is_open (ModelVisit *visit);

G_END_DECLS
