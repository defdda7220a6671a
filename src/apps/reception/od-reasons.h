/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-event.h"

G_BEGIN_DECLS

/* Why somebody is treated out of order: a few reasons that fit most days, as codes that travel and words that are read. They say nothing of
 * anybody's life. */

/* Codes for @verb, NULL-terminated, static; those that fit anything for a verb without its own. */
const char *const *od_reasons_for (OdVerb verb);

/* The words of a code in the reader's language; other text is staff's own and comes back as it is. Borrowed. */
const char *od_reason_words (const char *reason);

G_END_DECLS
