/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-hours.h"

#include "od-names-private.h"
#include "od-schedule-private.h"
#include "od-zone-private.h"

#define HORIZON_S (14 * OD_DAY_S)

static const char *const open_states[] = { "open", "later", "closed", "ask" };

/* From @opens up to and without @closes, in seconds of UTC. */
typedef struct {
  gint64 opens;
  gint64 closes;
} Span;

/* What the rows of one service came to. */
typedef struct {
  GArray *rows;         /* OdRow */
  guint32 closed_days;
  guint   n_opening;
  guint   n_unknown;
} Reading;

const char *
od_open_state_to_text (OdOpenState state)
{
  return od_name_of (state, open_states, G_N_ELEMENTS (open_states));
}

static void
clear_row (gpointer row)
{
  od_row_clear (row);
}

static void
read_rows (Reading   *self,
           GPtrArray *schedules,
           gint64     first_day)
{
  for (guint i = 0; i < schedules->len; i++) {
    OdRow row;

    if (!od_row_read (schedules->pdata[i], &row)) {
      self->n_unknown++;
      continue;
    }
    if (row.closed)
      self->closed_days |= od_row_days (&row, first_day);
    else
      self->n_opening++;
    g_array_append_val (self->rows, row);
  }
}

static void
add_spans (GArray             *spans,
           const OdRow        *row,
           guint32             days,
           gint64              first_day,
           const OdZoneWindow *window)
{
  for (guint i = 0; i < OD_WINDOW_DAYS; i++) {
    gint64 midnight = (first_day + i) * OD_DAY_S;
    Span span;

    if ((days & (1u << i)) == 0)
      continue;
    span.opens = od_zone_from_wall (window, midnight + row->opens_s);
    span.closes = od_zone_from_wall (window, midnight + row->closes_s);
    if (span.closes > span.opens)
      g_array_append_val (spans, span);
  }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *x = a;
  const Span *y = b;

  return (x->opens > y->opens) - (x->opens < y->opens);
}

/* The end of the hours that begin with span @index, those that follow without a break included. */
static gint64
find_end (GArray *spans,
          guint   index)
{
  gint64 end = g_array_index (spans, Span, index).closes;

  for (guint i = index + 1; i < spans->len && g_array_index (spans, Span, i).opens <= end; i++)
    end = MAX (end, g_array_index (spans, Span, i).closes);
  return end;
}

static OdOpening
judge (const Reading *self,
       GArray        *spans,
       gint64         now)
{
  OdOpening opening = { self->n_unknown > 0 ? OD_OPEN_ASK : OD_OPEN_CLOSED, 0, 0 };

  for (guint i = 0; i < spans->len; i++) {
    gint64 opens = g_array_index (spans, Span, i).opens;
    gint64 end = find_end (spans, i);

    if (opens <= now && end > now) {
      opening.state = OD_OPEN_NOW;
      opening.closes_us = end - now <= HORIZON_S ? end * G_USEC_PER_SEC : 0;
      return opening;
    }
    if (opens > now && opens - now <= HORIZON_S) {
      opening.state = OD_OPEN_LATER;
      opening.opens_us = opens * G_USEC_PER_SEC;
      return opening;
    }
  }
  return opening;
}

static void
begin_reading (Reading *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (OdRow));
  g_array_set_clear_func (self->rows, clear_row);
}

/* The spans of the OD_WINDOW_DAYS from the day before @now, in order. */
static GArray *
read_spans (Reading   *self,
            GPtrArray *schedules,
            GTimeZone *zone,
            gint64     now)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  OdZoneWindow window;
  gint64 first_day;

  od_zone_window (zone, now - 3 * OD_DAY_S, now + (OD_WINDOW_DAYS + 2) * OD_DAY_S, &window);
  first_day = od_zone_to_wall (&window, now) / OD_DAY_S - 1;
  read_rows (self, schedules, first_day);

  for (guint i = 0; i < self->rows->len; i++) {
    const OdRow *row = &g_array_index (self->rows, OdRow, i);

    if (!row->closed)
      add_spans (spans, row, od_row_days (row, first_day) & ~self->closed_days, first_day, &window);
  }
  g_array_sort (spans, compare_spans);
  return spans;
}

OdOpening
od_hours_at (GPtrArray  *schedules,
             const char *zone,
             gint64      now_us)
{
  OdOpening opening = { OD_OPEN_ASK, 0, 0 };
  g_autoptr (GTimeZone) time_zone = NULL;
  g_autoptr (GArray) spans = NULL;
  Reading reading = { 0 };

  g_return_val_if_fail (schedules != NULL, opening);

  time_zone = od_zone_open (zone);
  if (time_zone == NULL || schedules->len == 0)
    return opening;

  begin_reading (&reading);
  spans = read_spans (&reading, schedules, time_zone, od_zone_seconds (now_us));
  opening = judge (&reading, spans, od_zone_seconds (now_us));
  g_array_unref (reading.rows);
  return opening;
}

static void
append_span (GArray     *list,
             const Span *span)
{
  OdOpenSpan next = { span->opens * G_USEC_PER_SEC, span->closes * G_USEC_PER_SEC };
  OdOpenSpan *last = list->len > 0 ? &g_array_index (list, OdOpenSpan, list->len - 1) : NULL;

  if (last != NULL && next.opens_us <= last->closes_us)
    last->closes_us = MAX (last->closes_us, next.closes_us);
  else
    g_array_append_val (list, next);
}

/* Appends what opens before @to and, two weeks at most, since the day before @from: what was there already joins what is there. */
static void
append_part (GArray    *list,
             GPtrArray *schedules,
             GTimeZone *zone,
             gint64     from,
             gint64     to)
{
  g_autoptr (GArray) spans = NULL;
  Reading reading = { 0 };

  begin_reading (&reading);
  spans = read_spans (&reading, schedules, zone, from);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    if (span->opens < to)
      append_span (list, span);
  }
  g_array_unref (reading.rows);
}

static void
drop_past (GArray *list,
           gint64  from_us)
{
  guint n_past = 0;

  while (n_past < list->len && g_array_index (list, OdOpenSpan, n_past).closes_us <= from_us)
    n_past++;
  g_array_remove_range (list, 0, n_past);
}

GArray *
od_hours_list (GPtrArray  *schedules,
               const char *zone,
               gint64      from_us,
               gint64      to_us)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (OdOpenSpan));
  g_autoptr (GTimeZone) time_zone = od_zone_open (zone);
  gint64 from = od_zone_seconds (from_us);
  gint64 to = MIN (-od_zone_seconds (-to_us), from + 366 * OD_DAY_S);

  g_return_val_if_fail (schedules != NULL, list);

  if (time_zone == NULL)
    return list;

  for (gint64 at = from; at < to; at += HORIZON_S)
    append_part (list, schedules, time_zone, at, MIN (at + HORIZON_S, to));
  drop_past (list, from_us);
  return list;
}
