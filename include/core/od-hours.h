/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Opening hours: wall clock + IANA zone + RRULE (HSDS 3.1 schedule, RFC 5545), computed here and nowhere else. "Open now" is never
 * guessed: a schedule that was not understood keeps its text and answers ASK. */

/* One HSDS schedule. Strings owned, NULL when absent. */
typedef struct {
  char *valid_from;    /* "2026-01-01"; NULL = always */
  char *valid_to;      /* inclusive */
  char *dtstart;       /* date */
  char *until;
  int   count;         /* 0 = none */
  int   interval;      /* 0 = 1 */
  char *freq;          /* "DAILY", "WEEKLY", "MONTHLY" or NULL */
  char *byday;         /* "MO,TU", "-1FR" */
  char *bymonthday;
  char *wkst;
  char *opens_at;      /* "09:00" wall clock */
  char *closes_at;     /* "17:30"; earlier than opens_at = past midnight; "23:59" = to the end of the day */
  gboolean closed;     /* x_closed: nothing opens on these days, over any other row */
  char *description;   /* the text as it was written */
} OdSchedule;

OdSchedule *od_schedule_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        od_schedule_free (OdSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSchedule, od_schedule_free)

/* Whether this row can be computed with: a rule (freq; with interval or count, or without byday and bymonthday, also a dtstart to count from)
 * or days (dtstart, or valid_from and valid_to), and both times, which differ (or closed). */
gboolean od_schedule_is_understood (const OdSchedule *self);

typedef enum {
  OD_OPEN_NOW,          /* until closes_us */
  OD_OPEN_LATER,        /* opens_us within the next 14 days */
  OD_OPEN_CLOSED,       /* every row understood, and nothing within 14 days */
  OD_OPEN_ASK,          /* nothing found, and a row that was not understood or none at all: show the text, guess nothing */
} OdOpenState;

const char *od_open_state_to_text (OdOpenState state);   /* "open", "later", "closed", "ask" */

typedef struct {
  OdOpenState state;
  gint64      opens_us;   /* OD_OPEN_LATER */
  gint64      closes_us;  /* OD_OPEN_NOW; hours that follow without a break count as one; 0 = not within 14 days */
} OdOpening;

/* @schedules (element-type OdSchedule). An unknown @zone answers ASK. A wall time that is shown twice is its first; one that the clock
 * skips is the moment after the gap. Reading the zone's file is most of the time this takes: a caller with many services holds a GTimeZone
 * of the same name meanwhile. */
OdOpening od_hours_at (GPtrArray  *schedules,
                       const char *zone,
                       gint64      now_us);

/* From opens_us up to and without closes_us. */
typedef struct {
  gint64 opens_us;
  gint64 closes_us;
} OdOpenSpan;

/* (element-type OdOpenSpan) the hours of @schedules in @zone that touch [@from_us, @to_us), whole ones, in order; those that overlap or
 * follow without a break are one. Rows that were not understood are not there. Empty when the zone is unknown; a range of more than a year is
 * cut to one. */
GArray *od_hours_list (GPtrArray  *schedules,
                       const char *zone,
                       gint64      from_us,
                       gint64      to_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
