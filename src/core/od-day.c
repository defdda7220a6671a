/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-day.h"

#include <string.h>

#include "od-zone-private.h"

#define HOUR_S 3600
#define DAY_S (24 * HOUR_S)
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

/* Seconds of 00:00 on a wall clock of that date. */
static gboolean
parse_day (const char *day,
           gint64     *wall_s)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (strlen (day) != strlen ("2026-11-22") || day[4] != '-' || day[7] != '-')
    return FALSE;
  text = g_strdup_printf ("%sT00:00:00Z", day);
  time = g_date_time_new_from_iso8601 (text, utc);
  if (time == NULL)
    return FALSE;
  *wall_s = g_date_time_to_unix (time);
  return TRUE;
}

static gint64
first_shown (GTimeZone *zone,
             gint64     wall_s)
{
  OdZoneWindow window;

  od_zone_window (zone, wall_s - DAY_S, wall_s + DAY_S, &window);
  return od_zone_from_wall (&window, wall_s) * G_USEC_PER_SEC;
}

gboolean
od_day_bounds (const char *day,
               const char *zone,
               int         rollover_hour,
               gint64     *from_us,
               gint64     *to_us)
{
  g_autoptr (GTimeZone) time_zone = NULL;
  gint64 wall_s = 0;

  g_return_val_if_fail (day != NULL && zone != NULL, FALSE);
  g_return_val_if_fail (rollover_hour >= 0 && rollover_hour < 24, FALSE);
  g_return_val_if_fail (from_us != NULL && to_us != NULL, FALSE);

  time_zone = od_zone_open (zone);
  if (time_zone == NULL || !parse_day (day, &wall_s))
    return FALSE;

  wall_s += rollover_hour * HOUR_S;
  *from_us = first_shown (time_zone, wall_s);
  *to_us = first_shown (time_zone, wall_s + DAY_S);
  return TRUE;
}

guint
od_day_hour (gint64      us,
             const char *zone)
{
  g_autoptr (GTimeZone) time_zone = NULL;
  gint64 unix_s = od_zone_seconds (us);
  gint64 second;

  g_return_val_if_fail (zone != NULL, 0);

  time_zone = od_zone_open (zone);
  if (time_zone == NULL)
    return 0;

  second = (unix_s + od_zone_offset (time_zone, unix_s)) % DAY_S;
  return (guint) ((second < 0 ? second + DAY_S : second) / HOUR_S);
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
