/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OD_JSON_MAX_DEPTH 32

/* One object of a text, in the order in which they open. */
typedef struct {
  guint line;
  guint n_members;   /* as written: a member that stands twice counts twice */
} OdJsonShape;

/* Whether @text is JSON to the letter of RFC 8259, in UTF-8, no deeper than OD_JSON_MAX_DEPTH, with numbers that fit a gint64 or a double
 * and without U+0000. The library behind us is laxer, and goes down a deep text until the stack ends. Fills @shapes
 * (element-type OdJsonShape). Errors are OD_WIRE_ERROR and name the line. */
gboolean od_json_scan (const char *text,
                       gsize       length,
                       GArray     *shapes,
                       GError    **error);

G_END_DECLS
