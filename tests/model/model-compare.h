/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model-house.h"
#include "od-visit.h"

G_BEGIN_DECLS

/* What a visit of the service must look like. Each says what is wrong, or NULL. */

/* As the model has it; takes over ids that the service gave out, and a second desk that it chose. */
const char *model_compare (const OdVisit *real,
                           Model         *model,
                           ModelVisit    *visit,
                           ModelHouse    *house);

/* By itself, without the model: one place at a time, and nothing that cannot be. */
const char *model_check_visit (const OdVisit *real);

/* As it was in @before, but for the version and for legs that were made since, which are cancelled. */
const char *model_check_restored (const OdVisit *real,
                                  const OdVisit *before);

/* Nobody of @visits (element-type OdVisit) who waits and whom @desk could have called was passed by the leg that it called in a way that
 * od-queue.h rules out. @rules of the house. */
const char *model_check_order (GPtrArray        *visits,
                               const OdVisit    *called,
                               int               desk,
                               gint64            now_us,
                               const ModelRules *rules);

G_END_DECLS
