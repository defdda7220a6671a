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

/* "2 adults, 1 child"; "" for one adult. */
char *od_words_for_people (guint adults,
                           guint children) G_GNUC_WARN_UNUSED_RESULT;

/* "العربية · 2 adults, 1 child" from an isolated language name; begins with the mark of the reader's own direction, as the name may
 * be of another. */
char *od_words_for_who (const char *language,
                        guint       adults,
                        guint       children,
                        gboolean    rtl) G_GNUC_WARN_UNUSED_RESULT;

/* "called 2×", "offered", "on hold", "with Room 4"; "" for somebody who plainly waits. */
char *od_words_for_state (const char *state,
                          guint       calls,
                          gboolean    offered,
                          const char *desk) G_GNUC_WARN_UNUSED_RESULT;

/* "no paper, cover open" of printer-state-reasons. */
char *od_words_for_printer (const char *reasons) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
