/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-day.h"

#include "od-zone-private.h"

#define HOUR_S 3600
/* Longer than any clock was ever put back at once. */
#define LOOK_BACK_S (3 * HOUR_S)

/* The furthest the wall clock has been: where it is put back over midnight, the old day does not come again. */
static gint64
furthest_wall (GTimeZone *zone,
               gint64     unix_s)
{
  OdZoneWindow window;
  gint64 wall;

  od_zone_window (zone, unix_s - LOOK_BACK_S, unix_s, &window);
  wall = od_zone_to_wall (&window, unix_s);
  if (window.change == G_MAXINT64)
    return wall;
  return MAX (wall, od_zone_to_wall (&window, window.change - 1));
}

static char *
format_wall (gint64      wall_s,
             const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall_s);

  return time != NULL ? g_date_time_format (time, format) : NULL;
}

char *
od_day_of (gint64      us,
           const char *zone,
           int         rollover_hour)
{
  g_autoptr (GTimeZone) time_zone = NULL;

  g_return_val_if_fail (zone != NULL, NULL);
  g_return_val_if_fail (rollover_hour >= 0 && rollover_hour < 24, NULL);

  time_zone = od_zone_open (zone);
  if (time_zone == NULL)
    return NULL;

  return format_wall (furthest_wall (time_zone, od_zone_seconds (us)) - rollover_hour * HOUR_S, "%Y-%m-%d");
}

char *
od_day_wall_clock (gint64      us,
                   const char *zone)
{
  g_autoptr (GTimeZone) time_zone = NULL;
  gint64 unix_s = od_zone_seconds (us);

  g_return_val_if_fail (zone != NULL, NULL);

  time_zone = od_zone_open (zone);
  if (time_zone == NULL)
    return NULL;

  return format_wall (unix_s + od_zone_offset (time_zone, unix_s), "%H:%M");
}
