/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-desk-session.h"

G_BEGIN_DECLS

/* What reception says in sentences of its own, in the language of its reader. All owned. */

/* Why a wish about @label (a number for eyes, may be "") was not done. */
char *od_words_for_refusal (const GError *error,
                            const char   *label,
                            OdCentreView *house) G_GNUC_WARN_UNUSED_RESULT;

/* "B 26: done", of the change that can be taken back. */
char *od_words_for_change (const char *verb,
                           const char *label) G_GNUC_WARN_UNUSED_RESULT;

/* "no paper, cover open" of printer-state-reasons. */
char *od_words_for_printer (const char *reasons) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
