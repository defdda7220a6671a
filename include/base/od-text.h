/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text between U+2068 and U+2069, so that it cannot turn the direction of its neighbours. */
char *od_text_isolate (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* "B 27" between U+2066 and U+2069: ticket numbers read left to right in every script. */
char *od_text_number (const char *series,
                      guint       number) G_GNUC_WARN_UNUSED_RESULT;

/* HTML or Markdown-ish text made plain: tags out, entities read, blanks folded, paragraphs kept as '\n'. */
char *od_text_plain (const char *html) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text is one line as people type it: something to see in it, no control characters, no breaks, nothing that turns the
 * direction of what stands beside it. */
gboolean od_text_is_line (const char *text);

/* @text safe inside HTML text and double-quoted attributes. */
char *od_text_escape_html (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
