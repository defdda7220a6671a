/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-hours.h"

G_BEGIN_DECLS

/* Days are counted from 1970-01-01. */
#define OD_DAY_S G_GINT64_CONSTANT (86400)

/* Days looked at by one question: yesterday, whose hours may go past midnight, today and two weeks on. */
#define OD_WINDOW_DAYS 16

/* A row that was understood. */
typedef struct {
  gint64   first_day;    /* G_MININT64 = always */
  gint64   last_day;     /* G_MAXINT64 = for ever */
  gint64   dtstart;      /* G_MININT64 = none */
  char    *rule;         /* RRULE; NULL = every day from first to last */
  gboolean anchored;     /* the rule counts from dtstart and from nowhere else */
  gboolean closed;
  gint64   opens_s;      /* behind midnight of its day */
  gint64   closes_s;     /* may be of the day after */
} OdRow;

/* FALSE, and nothing to clear, when @schedule is not understood. */
gboolean od_row_read  (const OdSchedule *schedule,
                       OdRow            *row);
void     od_row_clear (OdRow *self);

/* The days among the OD_WINDOW_DAYS from @first on which @self holds: bit 0 is @first. */
guint32 od_row_days (const OdRow *self,
                     gint64       first);

G_END_DECLS
