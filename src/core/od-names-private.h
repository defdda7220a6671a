/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enums as words: @names holds the word of each value. */
const char *od_name_of   (guint              value,
                          const char *const *names,
                          gsize              n_names);
gboolean    od_name_find (const char        *text,
                          const char *const *names,
                          gsize              n_names,
                          guint             *value);

G_END_DECLS
