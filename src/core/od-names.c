/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-names-private.h"

const char *
od_name_of (guint              value,
            const char *const *names,
            gsize              n_names)
{
  g_return_val_if_fail (value < n_names, NULL);

  return names[value];
}

gboolean
od_name_find (const char        *text,
              const char *const *names,
              gsize              n_names,
              guint             *value)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_strcmp0 (text, names[i]) == 0) {
      *value = i;
      return TRUE;
    }
  }

  return FALSE;
}
