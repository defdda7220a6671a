/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model-house.h"

G_BEGIN_DECLS

/* One stretch of time in one place. */
typedef struct {
  const char *name;
  const char *zone;
  int         rollover_hour;
  const char *start;
  guint       grace_calls;
  guint       grace_places;
} ModelStretch;

/* Stands between the walk and the service, and may spoil what goes through: a service with a bug. */
typedef guint (*ModelAsk) (OdPlainHttp          *http,
                           const OdPlainRequest *request,
                           GString              *answer);

/* Walks model and service side by side. NULL when they agreed for @n_steps and every invariant held; else the seed, the step and what was
 * wrong. Runs the main loop meanwhile. */
char *model_walk (const ModelStretch *stretch,
                  ModelAsk            ask,
                  guint64             seed,
                  guint               n_steps) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
