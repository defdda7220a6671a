/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit-machine.h"

G_BEGIN_DECLS

/* A random walk: wishes good and bad are made of a visit and, at the same time, of a small model written from the contract alone.
 * After each step both must agree. */

/* What is walked; the machine itself, or one with a bug planted to see that the walk finds it. */
typedef struct {
  OdOutcome (*apply)(OdVisit      *visit,
                     const OdWish *wish,
                     OdEvent     **event);
  OdOutcome (*undo)(OdVisit       *visit,
                    const OdEvent *last,
                    const OdWish  *wish,
                    OdEvent      **event);
} WalkSubject;

/* NULL when machine and model agreed for @n_steps; else what they disagreed about, and at which step. */
char *walk_visits (const WalkSubject *subject,
                   guint64            seed,
                   guint              n_steps) G_GNUC_WARN_UNUSED_RESULT;

/* The seed of this run: from the environment (OD_SEED) or new, and told on stdout. */
guint64 walk_seed (void);

G_END_DECLS
