/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-need.h"

static const char *const need_ids[] = {
  "work", "learning", "language", "money", "housing", "health", "mind", "addiction", "family", "safety", "papers", "justice",
  "isolation", "disability", "person", NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (need_ids) == OD_N_NEEDS + 1);

const char *
od_need_id (guint index)
{
  return index < OD_N_NEEDS ? need_ids[index] : NULL;
}

gboolean
od_need_is_known (const char *id)
{
  return id != NULL && g_strv_contains (need_ids, id);
}
