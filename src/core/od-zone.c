/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-zone-private.h"

#include <string.h>

/* No offset is further from UTC than this. */
#define MAX_OFFSET_S (26 * 3600)

static gboolean
is_zone_name (const char *name)
{
  if (name == NULL || !g_ascii_isalpha (name[0]) || strstr (name, "..") != NULL)
    return FALSE;

  return strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-") == strlen (name);
}

GTimeZone *
od_zone_open (const char *name)
{
  return is_zone_name (name) ? g_time_zone_new_identifier (name) : NULL;
}

gint64
od_zone_offset (GTimeZone *zone,
                gint64     unix_s)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, unix_s);

  g_assert (interval >= 0);

  return g_time_zone_get_offset (zone, interval);
}

gint64
od_zone_to_wall (GTimeZone *zone,
                 gint64     unix_s)
{
  return unix_s + od_zone_offset (zone, unix_s);
}

gint64
od_zone_find_change (GTimeZone *zone,
                     gint64     before,
                     gint64     after)
{
  gint64 offset = od_zone_offset (zone, before);

  while (after - before > 1) {
    gint64 middle = before + (after - before) / 2;

    if (od_zone_offset (zone, middle) == offset)
      before = middle;
    else
      after = middle;
  }
  return after;
}

gint64
od_zone_from_wall (GTimeZone *zone,
                   gint64     wall_s)
{
  gint64 early = wall_s - MAX_OFFSET_S;
  gint64 late = wall_s + MAX_OFFSET_S;
  gint64 old_offset = od_zone_offset (zone, early);
  gint64 new_offset = od_zone_offset (zone, late);
  gint64 change;

  if (old_offset == new_offset)
    return wall_s - old_offset;

  change = od_zone_find_change (zone, early, late);
  if (wall_s - old_offset < change)
    return wall_s - old_offset;
  return MAX (change, wall_s - new_offset);
}
