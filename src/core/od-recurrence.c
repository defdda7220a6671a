/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-recurrence.h"

#include <libical/ical.h>
#include <string.h>

#define DAY_S 86400
/* A rule that finds no day in so many steps is given up: a count of weekdays since the last century stays below. */
#define MAX_STEPS 20000

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  return text != NULL && g_strv_contains (words, text);
}

/* "MO", "1MO", "-1FR": the number only in a month. */
static gboolean
is_weekday (const char *text,
            gboolean    in_month)
{
  static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };
  gsize n_sign = *text == '-' || *text == '+' ? 1 : 0;
  gsize n_digits = strspn (text + n_sign, "12345");

  if (n_digits > 1 || (n_sign == 1 && n_digits == 0) || (n_digits == 1 && !in_month))
    return FALSE;
  return is_one_of (text + n_sign + n_digits, weekdays);
}

static gboolean
is_month_day (const char *text,
              gboolean    in_month)
{
  gint64 day;

  return in_month && g_ascii_string_to_signed (text, 10, -31, 31, &day, NULL) && day != 0;
}

static gboolean
is_list (const char *text,
         gboolean    in_month,
         gboolean ( *is_item ) (const char *text,
                                gboolean    in_month))
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (gsize i = 0; items[i] != NULL; i++) {
    if (!is_item (items[i], in_month))
      return FALSE;
  }

  return items[0] != NULL;
}

static gboolean
add_list (GString    *rule,
          const char *name,
          const char *text,
          gboolean    in_month,
          gboolean ( *is_item ) (const char *text,
                                 gboolean    in_month))
{
  g_autofree char *upper = text != NULL ? g_ascii_strup (text, -1) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (upper, " ", -1);
  g_autofree char *tight = g_strjoinv ("", parts);

  if (*tight == '\0')
    return TRUE;
  if (!is_list (tight, in_month, is_item))
    return FALSE;

  g_string_append_printf (rule, ";%s=%s", name, tight);
  return TRUE;
}

/* Every part is checked here, so that the library never meets a text that somebody typed. */
char *
od_recurrence_write (const OdSchedule *schedule)
{
  static const char *const freqs[] = { "DAILY", "WEEKLY", "MONTHLY", NULL };
  g_autofree char *freq = g_ascii_strup (schedule->freq, -1);
  g_autoptr (GString) rule = g_string_new (NULL);
  gboolean in_month = g_str_equal (freq, "MONTHLY");

  if (!is_one_of (freq, freqs))
    return NULL;

  g_string_append_printf (rule, "FREQ=%s", freq);
  if (schedule->interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", schedule->interval);
  if (schedule->count > 0)
    g_string_append_printf (rule, ";COUNT=%d", schedule->count);
  if (!add_list (rule, "BYDAY", schedule->byday, in_month, is_weekday) ||
      !add_list (rule, "BYMONTHDAY", schedule->bymonthday, in_month, is_month_day) ||
      !add_list (rule, "WKST", schedule->wkst, FALSE, is_weekday))
    return NULL;
  return g_string_free (g_steal_pointer (&rule), FALSE);
}

static struct icaltimetype
to_icaltime (gint64 day)
{
  return icaltime_from_timet_with_zone ((time_t) (day * DAY_S), 1, icaltimezone_get_utc_timezone ());
}

static gint64
from_icaltime (struct icaltimetype time)
{
  time.is_date = 0;
  time.hour = time.minute = time.second = 0;
  return icaltime_as_timet (time) / DAY_S;
}

guint32
od_recurrence_days (const char *rule,
                    gint64      anchor,
                    gint64      first,
                    guint       n_days)
{
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string (rule);
  struct icaltimetype start = to_icaltime (anchor);
  icalrecur_iterator *iterator;
  guint32 days = 0;

  g_assert (n_days <= 32);

  iterator = icalrecur_iterator_new (recurrence, start);
  if (iterator == NULL)
    return 0;

  /* A count counts from the start; everything else may be entered late. */
  if (recurrence.count == 0 && anchor < first)
    icalrecur_iterator_set_start (iterator, to_icaltime (first));
  for (guint i = 0; i < MAX_STEPS; i++) {
    struct icaltimetype time = icalrecur_iterator_next (iterator);
    gint64 day = from_icaltime (time);

    if (icaltime_is_null_time (time) || day >= first + (gint64) n_days)
      break;
    if (day >= first)
      days |= 1u << (day - first);
  }
  icalrecur_iterator_free (iterator);
  return days;
}
