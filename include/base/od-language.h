/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Languages are BCP 47 tags ("es", "ar", "de-simple"), never locales. */

/* The language's name for itself ("Español", "العربية"), or the tag when we do not know it. Borrowed. */
const char *od_language_own_name (const char *tag);

/* Whether the language is written from right to left (by its script). */
gboolean od_language_is_rtl (const char *tag);

/* Whether @text is a well-formed tag of at most 35 characters. */
gboolean od_language_is_valid (const char *text);

/* Exact tag, its base language, then @centre, each once; NULL-terminated. What "best we have" means everywhere. */
GStrv od_language_fallbacks (const char *tag,
                             const char *centre) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
