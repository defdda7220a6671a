/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-unmet.h"

gboolean
od_unmet_why_is_known (const char *why)
{
  static const char *const known[] = { "none", "full", "too-long", "closed", "language", "cost", "far", NULL };

  return g_strv_contains (known, why);
}
