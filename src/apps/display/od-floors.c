/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-floors.h"

gboolean
od_floors_hold (const char *const *floors,
                const char        *floor)
{
  if (floors == NULL || floors[0] == NULL || floor == NULL || *floor == '\0')
    return TRUE;

  return g_strv_contains (floors, floor);
}

static gboolean
read_level (const char *floor,
            gint64     *level)
{
  return g_ascii_string_to_signed (floor, 10, -99, 999, level, NULL);
}

int
od_floors_way (const char *const *floors,
               const char        *floor)
{
  gint64 there;
  gint64 here;
  int way = 0;

  if (floors == NULL || floor == NULL || !read_level (floor, &there))
    return 0;

  for (gsize i = 0; floors[i] != NULL; i++) {
    int one;

    if (!read_level (floors[i], &here))
      return 0;
    one = there > here ? 1 : there < here ? -1 : 0;
    if (i > 0 && one != way)
      return 0;
    way = one;
  }

  return way;
}

gboolean
od_floors_are_several (const OdCentre *centre)
{
  const char *first = NULL;

  for (guint i = 0; i < centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (centre->desks, i);

    if (desk->floor == NULL || *desk->floor == '\0')
      continue;
    if (first == NULL)
      first = desk->floor;
    else if (!g_str_equal (first, desk->floor))
      return TRUE;
  }

  return FALSE;
}
