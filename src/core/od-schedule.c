/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-schedule-private.h"

#include <string.h>

#include "od-clock.h"
#include "od-recurrence.h"

#define MINUTE_S 60
#define NO_DAY G_MININT64

OdSchedule *
od_schedule_new (void)
{
  return g_new0 (OdSchedule, 1);
}

void
od_schedule_free (OdSchedule *self)
{
  if (self == NULL)
    return;

  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->dtstart);
  g_free (self->until);
  g_free (self->freq);
  g_free (self->byday);
  g_free (self->bymonthday);
  g_free (self->wkst);
  g_free (self->opens_at);
  g_free (self->closes_at);
  g_free (self->description);
  g_free (self);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A date, alone or before a time, as a day; @day stays as it was when there is none. FALSE when it is something else. */
static gboolean
read_day (const char *text,
          gint64     *day)
{
  g_autofree char *midnight = NULL;
  gint64 us;

  if (!is_given (text))
    return TRUE;

  if (strlen (text) > 10 && text[10] != 'T' && text[10] != ' ')
    return FALSE;
  midnight = g_strdup_printf ("%.10sT00:00:00Z", text);
  if (!od_time_parse (midnight, &us))
    return FALSE;
  *day = us / G_USEC_PER_SEC / OD_DAY_S - (us % (OD_DAY_S * G_USEC_PER_SEC) < 0 ? 1 : 0);
  return TRUE;
}

/* "09:00" or "09:00:00" on the wall. */
static gboolean
read_clock (const char *text,
            gint64     *seconds)
{
  int hour, minute;

  if (!is_given (text) || strspn (text, "0123456789:") != strlen (text) || strlen (text) < 5 || text[2] != ':')
    return FALSE;
  if (strlen (text) != 5 && (strlen (text) != 8 || !g_str_has_suffix (text, ":00")))
    return FALSE;

  hour = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
  minute = g_ascii_digit_value (text[3]) * 10 + g_ascii_digit_value (text[4]);
  if (hour < 0 || minute < 0 || hour > 24 || minute > 59 || (hour == 24 && minute > 0))
    return FALSE;
  *seconds = (hour * 60 + minute) * MINUTE_S;
  return TRUE;
}

static gboolean
read_times (const OdSchedule *schedule,
            OdRow            *row)
{
  if (schedule->closed)
    return TRUE;
  if (!read_clock (schedule->opens_at, &row->opens_s) || !read_clock (schedule->closes_at, &row->closes_s))
    return FALSE;

  if (row->closes_s == OD_DAY_S - MINUTE_S)
    row->closes_s = OD_DAY_S;
  else if (row->closes_s < row->opens_s)
    row->closes_s += OD_DAY_S;
  /* "09:00 to 09:00" may mean the whole day or nothing. */
  return row->opens_s < OD_DAY_S && row->closes_s != row->opens_s;
}

static gboolean
read_dates (const OdSchedule *schedule,
            OdRow            *row)
{
  row->first_day = G_MININT64;
  row->last_day = G_MAXINT64;
  row->dtstart = NO_DAY;
  return read_day (schedule->valid_from, &row->first_day) && read_day (schedule->valid_to, &row->last_day) &&
         read_day (schedule->dtstart, &row->dtstart);
}

/* Without a rule: the one day of dtstart, or every day from valid_from to valid_to. */
static gboolean
read_plain_days (const OdSchedule *schedule,
                 OdRow            *row)
{
  if (is_given (schedule->byday) || is_given (schedule->bymonthday))
    return FALSE;

  if (row->dtstart != NO_DAY) {
    row->first_day = MAX (row->first_day, row->dtstart);
    row->last_day = MIN (row->last_day, row->dtstart);
  }
  return row->first_day != G_MININT64 && row->last_day != G_MAXINT64;
}

/* A rule that says no days, or counts, needs a day to start from: without one any answer would be a guess. */
static gboolean
read_rule (const OdSchedule *schedule,
           OdRow            *row)
{
  gboolean is_daily = g_ascii_strcasecmp (schedule->freq, "DAILY") == 0;
  gboolean says_days = is_daily || is_given (schedule->byday) || is_given (schedule->bymonthday);
  gint64 until = G_MAXINT64;

  row->anchored = schedule->interval > 1 || schedule->count > 0 || !says_days;
  if (row->anchored && row->dtstart == NO_DAY)
    return FALSE;
  if (schedule->interval < 0 || schedule->count < 0 || !read_day (schedule->until, &until))
    return FALSE;

  row->last_day = MIN (row->last_day, until);
  if (row->dtstart != NO_DAY)
    row->first_day = MAX (row->first_day, row->dtstart);
  row->rule = od_recurrence_write (schedule);
  return row->rule != NULL;
}

gboolean
od_row_read (const OdSchedule *schedule,
             OdRow            *row)
{
  memset (row, 0, sizeof *row);
  row->closed = schedule->closed;
  if (!read_dates (schedule, row) || !read_times (schedule, row))
    return FALSE;

  return is_given (schedule->freq) ? read_rule (schedule, row) : read_plain_days (schedule, row);
}

void
od_row_clear (OdRow *self)
{
  g_clear_pointer (&self->rule, g_free);
}

/* Bits of the days in [@first, @last] among the window's. */
static guint32
days_between (gint64 window_first,
              gint64 first,
              gint64 last)
{
  gint64 from = MAX (first, window_first);
  gint64 to = MIN (last, window_first + OD_WINDOW_DAYS - 1);
  guint32 days = 0;

  for (gint64 day = from; day <= to; day++)
    days |= 1u << (day - window_first);
  return days;
}

guint32
od_row_days (const OdRow *self,
             gint64       first)
{
  guint32 valid = days_between (first, self->first_day, self->last_day);
  gint64 anchor = self->anchored ? self->dtstart : first;

  if (valid == 0 || self->rule == NULL)
    return valid;

  return valid & od_recurrence_days (self->rule, anchor, first, OD_WINDOW_DAYS);
}

gboolean
od_schedule_is_understood (const OdSchedule *self)
{
  OdRow row;
  gboolean is_understood;

  g_return_val_if_fail (self != NULL, FALSE);

  is_understood = od_row_read (self, &row);
  od_row_clear (&row);
  return is_understood;
}
