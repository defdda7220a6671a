/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-hours.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "od-clock.h"

#define MADRID "Europe/Madrid"
#define ST_JOHNS "America/St_Johns"
#define MINUTE (60 * G_USEC_PER_SEC)
#define DAY (24 * 60)   /* minutes */

/* A row as the reference reads it: one way of saying days is used at a time. */
typedef struct {
  const char *freq;
  const char *byday;
  const char *bymonthday;
  const char *dtstart;
  const char *valid_from;
  const char *valid_to;
  const char *opens_at;
  const char *closes_at;
  int         interval;
  int         count;
  gboolean    closed;
} Row;

static gint64
at (const char *time)
{
  gint64 us = 0;

  assert_true (od_time_parse (time, &us));
  return us;
}

static OdSchedule *
to_schedule (const Row *row)
{
  OdSchedule *schedule = od_schedule_new ();

  schedule->freq = g_strdup (row->freq);
  schedule->byday = g_strdup (row->byday);
  schedule->bymonthday = g_strdup (row->bymonthday);
  schedule->dtstart = g_strdup (row->dtstart);
  schedule->valid_from = g_strdup (row->valid_from);
  schedule->valid_to = g_strdup (row->valid_to);
  schedule->opens_at = g_strdup (row->opens_at);
  schedule->closes_at = g_strdup (row->closes_at);
  schedule->interval = row->interval;
  schedule->count = row->count;
  schedule->closed = row->closed;
  return schedule;
}

static GPtrArray *
to_schedules (const Row *rows,
              gsize      n_rows)
{
  GPtrArray *schedules = g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);

  for (gsize i = 0; i < n_rows; i++)
    g_ptr_array_add (schedules, to_schedule (&rows[i]));
  return schedules;
}

/* @until is the closing time for "open" and the opening time for "later". */
static void
assert_hours_in (const char *zone,
                 const Row  *rows,
                 gsize       n_rows,
                 const char *now,
                 const char *state,
                 const char *until)
{
  g_autoptr (GPtrArray) schedules = to_schedules (rows, n_rows);
  OdOpening opening = od_hours_at (schedules, zone, at (now));
  gint64 told = opening.state == OD_OPEN_NOW ? opening.closes_us : opening.opens_us;

  assert_string_equal (od_open_state_to_text (opening.state), state);
  assert_true (told == (until != NULL ? at (until) : 0));
}

#define assert_hours(rows, now, state, until) assert_hours_in (MADRID, rows, G_N_ELEMENTS (rows), now, state, until)

static void
weekdays_open_and_close (void **state)
{
  const Row rows[] = { { "WEEKLY", "MO,TU,WE,TH,FR", .opens_at = "09:00", .closes_at = "14:00" } };

  assert_hours (rows, "2026-11-20T08:00:00Z", "open", "2026-11-20T13:00:00Z");
  assert_hours (rows, "2026-11-20T12:59:59.999Z", "open", "2026-11-20T13:00:00Z");
  assert_hours (rows, "2026-11-20T13:00:00Z", "later", "2026-11-23T08:00:00Z");
  assert_hours (rows, "2026-11-20T07:59:59.999Z", "later", "2026-11-20T08:00:00Z");
}

static void
summer_time_moves_the_hours (void **state)
{
  const Row rows[] = { { "WEEKLY", "MO,TU,WE,TH,FR,SA,SU", .opens_at = "09:00", .closes_at = "14:00" } };

  assert_hours (rows, "2026-10-24T06:59:00Z", "later", "2026-10-24T07:00:00Z");
  assert_hours (rows, "2026-10-24T12:00:00Z", "later", "2026-10-25T08:00:00Z");
  assert_hours (rows, "2026-03-28T13:00:00Z", "later", "2026-03-29T07:00:00Z");
}

static void
a_row_may_end_past_midnight (void **state)
{
  const Row rows[] = { { "WEEKLY", "SA", .opens_at = "22:00", .closes_at = "02:00" } };

  assert_hours (rows, "2026-11-21T22:30:00Z", "open", "2026-11-22T01:00:00Z");
  assert_hours (rows, "2026-11-22T00:59:00Z", "open", "2026-11-22T01:00:00Z");
  assert_hours (rows, "2026-11-22T01:00:00Z", "later", "2026-11-28T21:00:00Z");
  /* On this night the clock shows two twice; hours end the first time. */
  assert_hours (rows, "2026-10-24T23:00:00Z", "open", "2026-10-25T00:00:00Z");
}

static void
a_skipped_hour_begins_after_the_gap (void **state)
{
  const Row rows[] = { { "WEEKLY", "SU", .opens_at = "02:30", .closes_at = "04:00" } };
  const Row swallowed[] = { { "WEEKLY", "SU", .opens_at = "02:10", .closes_at = "02:50" } };

  assert_hours (rows, "2026-03-29T00:59:00Z", "later", "2026-03-29T01:00:00Z");
  assert_hours (rows, "2026-03-29T01:00:00Z", "open", "2026-03-29T02:00:00Z");
  assert_hours (swallowed, "2026-03-29T00:00:00Z", "later", "2026-04-05T00:10:00Z");
}

static void
to_the_end_of_the_day_is_midnight (void **state)
{
  const Row rows[] = { { "WEEKLY", "FR", .opens_at = "20:00", .closes_at = "23:59" } };
  const Row spelt[] = { { "WEEKLY", "FR", .opens_at = "20:00:00", .closes_at = "24:00" } };

  assert_hours (rows, "2026-11-20T22:59:30Z", "open", "2026-11-20T23:00:00Z");
  assert_hours (spelt, "2026-11-20T22:59:30Z", "open", "2026-11-20T23:00:00Z");
}

static void
hours_that_follow_each_other_are_one (void **state)
{
  const Row rows[] = {
    { "WEEKLY", "FR", .opens_at = "20:00", .closes_at = "23:59" },
    { "WEEKLY", "SA", .opens_at = "00:00", .closes_at = "06:00" },
    { "WEEKLY", "SA", .opens_at = "05:00", .closes_at = "07:00" },
  };

  assert_hours (rows, "2026-11-20T20:00:00Z", "open", "2026-11-21T06:00:00Z");
}

static void
always_open_has_no_end (void **state)
{
  const Row rows[] = { { "DAILY", .opens_at = "00:00", .closes_at = "23:59" } };

  assert_hours (rows, "2026-11-20T20:00:00Z", "open", NULL);
  assert_hours (rows, "2026-10-20T20:00:00Z", "open", NULL);
  assert_hours (rows, "2026-11-19T23:00:00Z", "open", NULL);
}

static void
a_closed_day_beats_every_other_row (void **state)
{
  const Row rows[] = {
    { "WEEKLY", "MO,TU,WE,TH,FR", .opens_at = "09:00", .closes_at = "14:00" },
    { .valid_from = "2026-12-24", .valid_to = "2026-12-25", .closed = TRUE },
    { .dtstart = "2026-12-28", .closed = TRUE },
    { "WEEKLY", "TU", .valid_from = "2026-12-29", .valid_to = "2026-12-31", .closed = TRUE },
  };

  assert_hours (rows, "2026-12-23T13:00:00Z", "later", "2026-12-30T08:00:00Z");
  assert_hours (rows, "2026-12-24T09:00:00Z", "later", "2026-12-30T08:00:00Z");
}

static void
a_closed_day_does_not_end_the_night_before (void **state)
{
  const Row rows[] = {
    { "DAILY", .opens_at = "22:00", .closes_at = "02:00" },
    { .dtstart = "2026-12-24", .closed = TRUE },
  };

  assert_hours (rows, "2026-12-24T00:30:00Z", "open", "2026-12-24T01:00:00Z");
  assert_hours (rows, "2026-12-24T22:00:00Z", "later", "2026-12-25T21:00:00Z");
}

static void
a_row_holds_only_while_it_is_valid (void **state)
{
  const Row rows[] = { { "WEEKLY", "WE", .valid_from = "2026-11-25", .valid_to = "2026-12-02", .opens_at = "10:00", .closes_at = "11:00" } };

  assert_hours (rows, "2026-11-12T00:00:00Z", "later", "2026-11-25T09:00:00Z");
  assert_hours (rows, "2026-12-02T09:00:00Z", "open", "2026-12-02T10:00:00Z");
  assert_hours (rows, "2026-12-02T10:00:00Z", "closed", NULL);
}

static void
days_without_a_rule_are_open (void **state)
{
  const Row rows[] = {
    { .dtstart = "2026-11-25", .opens_at = "10:00", .closes_at = "11:00" },
    { .valid_from = "2026-11-27", .valid_to = "2026-11-28", .opens_at = "12:00", .closes_at = "13:00" },
  };

  assert_hours (rows, "2026-11-22T00:00:00Z", "later", "2026-11-25T09:00:00Z");
  assert_hours (rows, "2026-11-25T10:00:00Z", "later", "2026-11-27T11:00:00Z");
  assert_hours (rows, "2026-11-27T12:00:00Z", "later", "2026-11-28T11:00:00Z");
  assert_hours (rows, "2026-11-28T12:00:00Z", "closed", NULL);
}

static void
months_are_counted_from_both_ends (void **state)
{
  const Row last[] = { { "MONTHLY", "-1FR", .opens_at = "10:00", .closes_at = "11:00" } };
  const Row second[] = { { "MONTHLY", "2TU", .opens_at = "10:00", .closes_at = "11:00" } };
  const Row dates[] = { { "MONTHLY", .bymonthday = "1,-1", .opens_at = "10:00", .closes_at = "11:00" } };

  assert_hours (last, "2026-11-22T00:00:00Z", "later", "2026-11-27T09:00:00Z");
  assert_hours (second, "2026-12-01T00:00:00Z", "later", "2026-12-08T09:00:00Z");
  assert_hours (dates, "2026-11-22T00:00:00Z", "later", "2026-11-30T09:00:00Z");
  assert_hours (dates, "2026-11-30T10:00:00Z", "later", "2026-12-01T09:00:00Z");
}

static void
every_other_week_counts_from_its_start (void **state)
{
  const Row rows[] = { { "WEEKLY", "WE", .dtstart = "2020-01-01", .interval = 2, .opens_at = "10:00", .closes_at = "11:00" } };
  const Row without_byday[] = { { "WEEKLY", .dtstart = "2026-11-04", .interval = 2, .opens_at = "10:00", .closes_at = "11:00" } };

  /* 2026-11-18 is 359 weeks, 2026-11-25 is 360 weeks after 2020-01-01. */
  assert_hours (rows, "2026-11-16T00:00:00Z", "later", "2026-11-25T09:00:00Z");
  assert_hours (without_byday, "2026-11-05T00:00:00Z", "later", "2026-11-18T09:00:00Z");
}

static void
a_count_ends (void **state)
{
  const Row rows[] = { { "WEEKLY", "WE", .dtstart = "2026-11-04", .count = 3, .opens_at = "10:00", .closes_at = "11:00" } };

  assert_hours (rows, "2026-11-12T00:00:00Z", "later", "2026-11-18T09:00:00Z");
  assert_hours (rows, "2026-11-18T10:00:00Z", "closed", NULL);
}

static void
until_is_inclusive (void **state)
{
  g_autoptr (GPtrArray) schedules = NULL;
  const Row row = { "WEEKLY", "WE", .opens_at = "10:00", .closes_at = "11:00" };
  OdSchedule *schedule;

  schedules = to_schedules (&row, 1);
  schedule = schedules->pdata[0];
  schedule->until = g_strdup ("2026-11-25");
  assert_int_equal (od_hours_at (schedules, MADRID, at ("2026-11-24T00:00:00Z")).state, OD_OPEN_LATER);
  assert_int_equal (od_hours_at (schedules, MADRID, at ("2026-11-25T10:00:00Z")).state, OD_OPEN_CLOSED);
}

static void
two_weeks_is_as_far_as_anybody_looks (void **state)
{
  const Row rows[] = { { .dtstart = "2026-12-10", .opens_at = "09:00", .closes_at = "10:00" } };

  assert_hours (rows, "2026-11-26T07:59:59Z", "closed", NULL);
  assert_hours (rows, "2026-11-26T08:00:00Z", "later", "2026-12-10T08:00:00Z");
}

static void
nothing_is_guessed (void **state)
{
  const Row rows[] = {
    { .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO" },
    { "WEEKLY", "MO", .opens_at = "09:00" },
    { "WEEKLY", "MO", .opens_at = "9am", .closes_at = "10:00" },
    { "WEEKLY", "MO", .opens_at = "09:00", .closes_at = "09:00" },
    { "WEEKLY", "MO", .opens_at = "24:00", .closes_at = "09:00" },
    { "WEEKLY", "MO", .opens_at = "09:00+01:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .opens_at = "09:00", .closes_at = "24:30" },
    { "WEEKLY", "MO", .opens_at = "09:00", .closes_at = "10:00:00:00" },
    { "WEEKLY", "MO", .opens_at = "09:61", .closes_at = "10:00" },
    { "WEEKLY", "MO", .opens_at = "25:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .opens_at = "0::00", .closes_at = "10:00" },
    { "WEEKLY", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .interval = 2, .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .interval = -1, .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .count = 2, .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "Monday", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO,", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "1MO", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO;COUNT=1", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", .bymonthday = "3", .opens_at = "09:00", .closes_at = "10:00" },
    { "MONTHLY", .bymonthday = "32", .opens_at = "09:00", .closes_at = "10:00" },
    { "MONTHLY", .bymonthday = "0", .opens_at = "09:00", .closes_at = "10:00" },
    { "MONTHLY", "-MO", .opens_at = "09:00", .closes_at = "10:00" },
    { "MONTHLY", "6MO", .opens_at = "09:00", .closes_at = "10:00" },
    { "SECONDLY", "MO", .opens_at = "09:00", .closes_at = "10:00" },
    { "often", "MO", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .valid_from = "soon", .opens_at = "09:00", .closes_at = "10:00" },
    { "WEEKLY", "MO", .valid_to = "2026-02-30", .opens_at = "09:00", .closes_at = "10:00" },
    { .byday = "MO", .valid_from = "2026-01-01", .valid_to = "2026-12-31", .opens_at = "09:00", .closes_at = "10:00" },
    { .valid_from = "2026-01-01", .opens_at = "09:00", .closes_at = "10:00" },
    { .valid_to = "2026-12-31", .opens_at = "09:00", .closes_at = "10:00" },
    { .closed = TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (OdSchedule) schedule = to_schedule (&rows[i]);

    assert_false (od_schedule_is_understood (schedule));
    assert_hours_in (MADRID, &rows[i], 1, "2026-11-23T08:30:00Z", "ask", NULL);
  }
}

static void
small_letters_and_blanks_are_understood (void **state)
{
  const Row rows[] = { { "weekly", "mo, tu", .opens_at = "09:00", .closes_at = "10:00" } };

  assert_hours (rows, "2026-11-23T08:30:00Z", "open", "2026-11-23T09:00:00Z");
}

static void
what_was_understood_counts_beside_what_was_not (void **state)
{
  const Row rows[] = {
    { "WEEKLY", "MO", .valid_to = "2026-11-30", .opens_at = "09:00", .closes_at = "10:00" },
    { .opens_at = "by appointment" },
  };

  assert_hours (rows, "2026-11-23T08:30:00Z", "open", "2026-11-23T09:00:00Z");
  assert_hours (rows, "2026-11-23T09:30:00Z", "later", "2026-11-30T08:00:00Z");
  /* Closed would be a guess: the other row may open. */
  assert_hours (rows, "2026-12-01T09:30:00Z", "ask", NULL);
}

static void
only_closed_days_mean_closed (void **state)
{
  const Row rows[] = { { .valid_from = "2026-11-01", .valid_to = "2026-11-30", .closed = TRUE } };

  assert_hours (rows, "2026-11-23T08:30:00Z", "closed", NULL);
}

static void
without_rows_or_zone_one_has_to_ask (void **state)
{
  const Row row = { "WEEKLY", "MO", .opens_at = "09:00", .closes_at = "10:00" };

  assert_hours_in (MADRID, NULL, 0, "2026-11-23T08:30:00Z", "ask", NULL);
  assert_hours_in ("Nowhere/Land", &row, 1, "2026-11-23T08:30:00Z", "ask", NULL);
  assert_hours_in (NULL, &row, 1, "2026-11-23T08:30:00Z", "ask", NULL);
}

static void
a_row_since_the_beginning_of_time_is_quick (void **state)
{
  const Row rows[] = { { "WEEKLY", "MO", .dtstart = "0001-01-01", .interval = 2, .opens_at = "09:00", .closes_at = "10:00" } };
  const Row counted[] = { { "DAILY", .dtstart = "0001-01-01", .count = G_MAXINT, .opens_at = "09:00", .closes_at = "10:00" } };
  g_autoptr (GPtrArray) schedules = to_schedules (rows, 1);
  g_autoptr (GPtrArray) endless = to_schedules (counted, 1);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 20; i++) {
    assert_int_not_equal (od_hours_at (schedules, MADRID, at ("2026-11-23T08:30:00Z")).state, OD_OPEN_ASK);
    assert_int_not_equal (od_hours_at (endless, MADRID, at ("2026-11-23T08:30:00Z")).state, OD_OPEN_NOW);
  }
  assert_true (g_get_monotonic_time () - start < 20 * G_USEC_PER_SEC);
}

/* The reference: slow and obvious. It walks minute by minute with GLib's own calendar, and a row opens at the first minute at which
 * the wall clock shows its time. */
typedef struct {
  gboolean *is_open;
  gsize     n_minutes;
} Reference;

static gboolean
is_last_weekday_of_month (const GDate *date)
{
  return g_date_get_day (date) + 7 > g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));
}

static gboolean
row_holds_on (const Row   *row,
              const GDate *date)
{
  static const char *const weekdays[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  char text[16];
  GDate start;

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  if ((row->valid_from != NULL && strcmp (text, row->valid_from) < 0) || (row->valid_to != NULL && strcmp (text, row->valid_to) > 0))
    return FALSE;
  if (row->freq == NULL)
    return row->dtstart == NULL || g_str_equal (text, row->dtstart);
  if (row->bymonthday != NULL)
    return atoi (row->bymonthday) == g_date_get_day (date);
  if (g_str_has_prefix (row->byday, "-1"))
    return g_str_equal (row->byday + 2, weekdays[g_date_get_weekday (date)]) && is_last_weekday_of_month (date);
  if (strstr (row->byday, weekdays[g_date_get_weekday (date)]) == NULL)
    return FALSE;
  if (row->interval < 2)
    return TRUE;
  g_date_set_dmy (&start, (GDateDay) atoi (row->dtstart + 8), (GDateMonth) atoi (row->dtstart + 5), (GDateYear) atoi (row->dtstart));
  return g_date_compare (date, &start) >= 0 && g_date_days_between (&start, date) / 7 % row->interval == 0;
}

static int
minutes_of (const char *clock)
{
  return g_str_equal (clock, "23:59") ? DAY : atoi (clock) * 60 + atoi (clock + 3);
}

/* Whether a wall clock that has got as far as @wall, in minutes since day 0 of GDate, is within hours. */
static gboolean
is_open_at_wall (const Row *rows,
                 gsize      n_rows,
                 gint64     wall)
{
  for (gint64 day = wall / DAY - 1; day <= wall / DAY; day++) {
    gboolean is_closed = FALSE;
    gboolean is_within = FALSE;
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_julian (&date, (guint32) day);
    for (gsize i = 0; i < n_rows; i++) {
      int opens, closes;

      if (!row_holds_on (&rows[i], &date))
        continue;
      is_closed |= rows[i].closed;
      if (rows[i].closed)
        continue;
      opens = minutes_of (rows[i].opens_at);
      closes = minutes_of (rows[i].closes_at);
      closes += closes < opens ? DAY : 0;
      is_within |= wall >= day * DAY + opens && wall < day * DAY + closes;
    }
    if (is_within && !is_closed)
      return TRUE;
  }
  return FALSE;
}

static void
build_reference (Reference  *self,
                 const Row  *rows,
                 gsize       n_rows,
                 const char *zone,
                 gint64      from)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_identifier (zone);
  gint64 furthest = 0;

  for (gsize i = 0; i < self->n_minutes; i++) {
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (from / G_USEC_PER_SEC + (gint64) i * 60);
    g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, time_zone);
    GDate date;
    gint64 wall;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local), (GDateMonth) g_date_time_get_month (local),
                    (GDateYear) g_date_time_get_year (local));
    wall = (gint64) g_date_get_julian (&date) * DAY + g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
    furthest = MAX (furthest, wall);
    self->is_open[i] = is_open_at_wall (rows, n_rows, furthest);
  }
}

static void
compare_minute (const Reference *self,
                GPtrArray       *schedules,
                const char      *zone,
                gint64           from,
                gsize            minute)
{
  OdOpening opening = od_hours_at (schedules, zone, from + (gint64) minute * MINUTE);
  gboolean is_open = self->is_open[minute];
  gsize change = minute;

  while (change < self->n_minutes && self->is_open[change] == is_open)
    change++;
  assert_int_equal (opening.state, is_open ? OD_OPEN_NOW : OD_OPEN_LATER);
  assert_true ((is_open ? opening.closes_us : opening.opens_us) == from + (gint64) change * MINUTE);
}

static void
walk_weeks (const char *zone,
            const char *from_text)
{
  const Row rows[] = {
    { "WEEKLY", "MO,TU,WE,TH,FR", .opens_at = "09:00", .closes_at = "14:00" },
    { "WEEKLY", "TU,TH", .opens_at = "16:00", .closes_at = "20:30" },
    { "WEEKLY", "SA", .opens_at = "22:00", .closes_at = "02:30" },
    { "WEEKLY", "SU", .opens_at = "01:15", .closes_at = "02:15" },
    { "WEEKLY", "SU", .opens_at = "02:45", .closes_at = "03:10" },
    { "MONTHLY", "-1FR", .opens_at = "18:00", .closes_at = "23:59" },
    { "MONTHLY", .bymonthday = "15", .opens_at = "05:00", .closes_at = "06:00" },
    { "WEEKLY", "WE", .dtstart = "2025-01-01", .interval = 2, .opens_at = "13:30", .closes_at = "19:00" },
    { .valid_from = "2026-10-22", .valid_to = "2026-10-22", .closed = TRUE },
    { .dtstart = "2026-03-17", .closed = TRUE },
    { .dtstart = "2026-10-27", .opens_at = "03:00", .closes_at = "04:00" },
  };
  g_autoptr (GPtrArray) schedules = to_schedules (rows, G_N_ELEMENTS (rows));
  g_autoptr (GTimeZone) kept = g_time_zone_new_identifier (zone);
  Reference reference = { NULL, 6 * 7 * DAY };
  gint64 from = at (from_text);

  assert_non_null (kept);   /* and held, so that its file is read once */
  reference.is_open = g_new0 (gboolean, reference.n_minutes);
  build_reference (&reference, rows, G_N_ELEMENTS (rows), zone, from);
  for (gsize minute = DAY; minute < 3 * 7 * DAY; minute += minute > 7 * DAY && minute < 9 * DAY ? 1 : 13)
    compare_minute (&reference, schedules, zone, from, minute);
  g_free (reference.is_open);
}

/* Three weeks, each minute of the two days around the change of the clock, every thirteenth of the others. */
static void
every_minute_of_autumn_in_madrid_is_as_the_reference_says (void **state)
{
  walk_weeks (MADRID, "2026-10-17T12:00:00Z");
}

static void
every_minute_of_spring_in_st_johns_is_as_the_reference_says (void **state)
{
  walk_weeks (ST_JOHNS, "2026-02-28T12:00:00Z");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (weekdays_open_and_close),
    cmocka_unit_test (summer_time_moves_the_hours),
    cmocka_unit_test (a_row_may_end_past_midnight),
    cmocka_unit_test (a_skipped_hour_begins_after_the_gap),
    cmocka_unit_test (to_the_end_of_the_day_is_midnight),
    cmocka_unit_test (hours_that_follow_each_other_are_one),
    cmocka_unit_test (always_open_has_no_end),
    cmocka_unit_test (a_closed_day_beats_every_other_row),
    cmocka_unit_test (a_closed_day_does_not_end_the_night_before),
    cmocka_unit_test (a_row_holds_only_while_it_is_valid),
    cmocka_unit_test (days_without_a_rule_are_open),
    cmocka_unit_test (months_are_counted_from_both_ends),
    cmocka_unit_test (every_other_week_counts_from_its_start),
    cmocka_unit_test (a_count_ends),
    cmocka_unit_test (until_is_inclusive),
    cmocka_unit_test (two_weeks_is_as_far_as_anybody_looks),
    cmocka_unit_test (nothing_is_guessed),
    cmocka_unit_test (small_letters_and_blanks_are_understood),
    cmocka_unit_test (what_was_understood_counts_beside_what_was_not),
    cmocka_unit_test (only_closed_days_mean_closed),
    cmocka_unit_test (without_rows_or_zone_one_has_to_ask),
    cmocka_unit_test (a_row_since_the_beginning_of_time_is_quick),
    cmocka_unit_test (every_minute_of_autumn_in_madrid_is_as_the_reference_says),
    cmocka_unit_test (every_minute_of_spring_in_st_johns_is_as_the_reference_says),
  };

  return cmocka_run_group_tests_name ("hours", tests, NULL, NULL);
}
