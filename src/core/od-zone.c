/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-zone-private.h"

#include <string.h>

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

static gint64
find_change (GTimeZone *zone,
             gint64     before,
             gint64     after,
             gint64     old_offset)
{
  while (after - before > 1) {
    gint64 middle = before + (after - before) / 2;

    if (od_zone_offset (zone, middle) == old_offset)
      before = middle;
    else
      after = middle;
  }

  return after;
}

void
od_zone_window (GTimeZone    *zone,
                gint64        from,
                gint64        to,
                OdZoneWindow *window)
{
  window->old_offset = od_zone_offset (zone, from);
  window->new_offset = od_zone_offset (zone, to);
  window->change = G_MAXINT64;
  if (window->old_offset != window->new_offset)
    window->change = find_change (zone, from, to, window->old_offset);
}

gint64
od_zone_to_wall (const OdZoneWindow *self,
                 gint64              unix_s)
{
  return unix_s + (unix_s < self->change ? self->old_offset : self->new_offset);
}

gint64
od_zone_from_wall (const OdZoneWindow *self,
                   gint64              wall_s)
{
  if (wall_s - self->old_offset < self->change)
    return wall_s - self->old_offset;

  return MAX (self->change, wall_s - self->new_offset);
}

gint64
od_zone_seconds (gint64 us)
{
  return us / G_USEC_PER_SEC - (us % G_USEC_PER_SEC < 0 ? 1 : 0);
}
