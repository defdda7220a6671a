/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-visit.h"

G_BEGIN_DECLS

/* What every visit of the day came to, in a few bytes each: the line forgets the closed ones, a glance at the day counts them. Part of the
 * line and as true as it is. */
typedef struct _OdDayBook OdDayBook;

typedef struct {
  const char *pool_id;         /* borrowed from the book */
  OdLegState  state;
  gint64      made_us;
  gint64      first_called_us;
  gint64      ended_us;
} OdDayLeg;

typedef struct {
  char    *id;
  char    *label;              /* od_visit_label () */
  gint64   arrived_us;
  guint    n_legs;
  OdDayLeg legs[];
} OdDayRow;

OdDayBook *od_day_book_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void       od_day_book_free  (OdDayBook *self);
void       od_day_book_clear (OdDayBook *self);

/* Writes down how @visit is now, over what stood there of it. */
void od_day_book_take (OdDayBook     *self,
                       const OdVisit *visit);

/* The visit with this ticket, "B 27", or NULL. Borrowed. */
const OdDayRow *od_day_book_find (const OdDayBook *self,
                                  const char      *label);

/* For each visit, in no order. */
typedef void (*OdDayRowFunc) (const OdDayRow *row,
                              gpointer        data);
void od_day_book_each (const OdDayBook *self,
                       OdDayRowFunc     func,
                       gpointer         data);

G_END_DECLS
