/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-clock.h"

#include <string.h>

#define US_PER_SECOND G_GINT64_CONSTANT (1000000)
#define US_PER_DAY (G_GINT64_CONSTANT (86400) * US_PER_SECOND)
#define DAYS_TO_EPOCH 719163   /* of 1970-01-01 from 0001-01-01, counted as GDate counts */
#define LAST_DAY 3652059       /* 9999-12-31 */

G_DEFINE_INTERFACE (OdClock, od_clock, G_TYPE_OBJECT)

#define OD_TYPE_SYSTEM_CLOCK (od_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (OdSystemClock, od_system_clock, OD, SYSTEM_CLOCK, GObject)

struct _OdSystemClock {
  GObject parent_instance;
};

static gint64
od_system_clock_now_us (OdClock *clock)
{
  return g_get_real_time ();
}

static void
od_system_clock_iface_init (OdClockInterface *iface)
{
  iface->now_us = od_system_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OdSystemClock, od_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (OD_TYPE_CLOCK, od_system_clock_iface_init))

static void
od_system_clock_class_init (OdSystemClockClass *klass)
{
}

static void
od_system_clock_init (OdSystemClock *self)
{
}

static void
od_clock_default_init (OdClockInterface *iface)
{
}

gint64
od_clock_now_us (OdClock *self)
{
  g_return_val_if_fail (OD_IS_CLOCK (self), 0);

  return OD_CLOCK_GET_IFACE (self)->now_us (self);
}

OdClock *
od_system_clock_new (void)
{
  return g_object_new (OD_TYPE_SYSTEM_CLOCK, NULL);
}

static void
put_digits (char *at,
            guint value,
            gsize n_digits)
{
  for (gsize i = n_digits; i > 0; i--) {
    at[i - 1] = (char) ('0' + value % 10);
    value /= 10;
  }
}

/* Written digit by digit: a visit's JSON holds a dozen times and is made thousands of times a second. */
char *
od_time_format (gint64 us)
{
  char text[] = "0000-00-00T00:00:00.000Z";
  gint64 days = us / US_PER_DAY;
  gint64 rest = us % US_PER_DAY;
  GDate date;

  if (us == 0)
    return NULL;
  if (rest < 0) {
    rest += US_PER_DAY;
    days--;
  }
  if (days <= -DAYS_TO_EPOCH || days > LAST_DAY - DAYS_TO_EPOCH)
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (days + DAYS_TO_EPOCH));
  put_digits (text, g_date_get_year (&date), 4);
  put_digits (text + 5, g_date_get_month (&date), 2);
  put_digits (text + 8, g_date_get_day (&date), 2);
  put_digits (text + 11, (guint) (rest / (3600 * US_PER_SECOND)), 2);
  put_digits (text + 14, (guint) (rest / (60 * US_PER_SECOND) % 60), 2);
  put_digits (text + 17, (guint) (rest / US_PER_SECOND % 60), 2);
  put_digits (text + 20, (guint) (rest / 1000 % 1000), 3);
  return g_strdup (text);
}

/* Reads exactly @n_digits and steps over them. */
static gboolean
take_digits (const char **at,
             gsize        n_digits,
             guint       *value)
{
  guint sum = 0;

  for (gsize i = 0; i < n_digits; i++) {
    if (!g_ascii_isdigit ((*at)[i]))
      return FALSE;
    sum = sum * 10 + (guint) g_ascii_digit_value ((*at)[i]);
  }

  *at += n_digits;
  *value = sum;
  return TRUE;
}

static gboolean
take_one_of (const char **at,
             const char  *allowed)
{
  if (**at == '\0' || strchr (allowed, **at) == NULL)
    return FALSE;

  (*at)++;
  return TRUE;
}

static gboolean
take_date (const char **at,
           gint64      *us)
{
  guint year, month, day;
  GDate date;

  if (!take_digits (at, 4, &year) || !take_one_of (at, "-") ||
      !take_digits (at, 2, &month) || !take_one_of (at, "-") ||
      !take_digits (at, 2, &day))
    return FALSE;
  if (month < 1 || month > 12 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *us = ((gint64) g_date_get_julian (&date) - DAYS_TO_EPOCH) * US_PER_DAY;
  return TRUE;
}

static gboolean
take_fraction (const char **at,
               gint64      *us)
{
  gint64 unit = US_PER_SECOND;

  if (!take_one_of (at, "."))
    return TRUE;
  if (!g_ascii_isdigit (**at))
    return FALSE;

  for (; g_ascii_isdigit (**at); (*at)++) {
    unit /= 10;
    *us += g_ascii_digit_value (**at) * unit;
  }
  return TRUE;
}

static gboolean
take_time (const char **at,
           gint64      *us)
{
  guint hour, minute, second;

  if (!take_digits (at, 2, &hour) || !take_one_of (at, ":") ||
      !take_digits (at, 2, &minute) || !take_one_of (at, ":") ||
      !take_digits (at, 2, &second))
    return FALSE;
  /* RFC 3339 writes a leap second as 60. */
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *us += ((gint64) hour * 3600 + minute * 60 + second) * US_PER_SECOND;
  return take_fraction (at, us);
}

static gboolean
take_offset (const char **at,
             gint64      *us)
{
  gint64 sign = **at == '-' ? 1 : -1;
  guint hours, minutes;

  if (take_one_of (at, "Zz"))
    return TRUE;
  if (!take_one_of (at, "+-") || !take_digits (at, 2, &hours) || !take_one_of (at, ":") ||
      !take_digits (at, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;

  *us += sign * ((gint64) hours * 3600 + minutes * 60) * US_PER_SECOND;
  return TRUE;
}

gboolean
od_time_parse (const char *text,
               gint64     *us)
{
  const char *at = text;
  gint64 sum = 0;

  g_return_val_if_fail (us != NULL, FALSE);

  if (text == NULL || !take_date (&at, &sum) || !take_one_of (&at, "Tt ") || !take_time (&at, &sum) || !take_offset (&at, &sum))
    return FALSE;
  if (*at != '\0')
    return FALSE;

  *us = sum;
  return TRUE;
}
