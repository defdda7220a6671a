/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-message.h"

G_BEGIN_DECLS

/* Counting for a report: one tally a row, and one for the total. What is counted comes visit by visit; a visit counts once in each row that it
 * touches. */

typedef struct {
  OdReportRow *row;        /* borrowed */
  GArray      *waits;      /* of double, as the others */
  GArray      *services;
  GArray      *scores;
  guint        visit;      /* serial of the visit that touched it last */
  gboolean     no_show;    /* of that visit */
  gboolean     left;
  gboolean     carried;
} OdTally;

typedef struct {
  OdReport   *report;      /* borrowed */
  GHashTable *by_key;      /* borrowed key of the row → OdTally */
  OdTally    *total;
  GPtrArray  *touched;     /* OdTally, by the visit at hand; the total first */
  guint       visit;       /* its serial */
} OdTallies;

/* @report gets a row for each key that is touched; borrowed until the end. */
OdTallies *od_tallies_new    (OdReport  *report) G_GNUC_WARN_UNUSED_RESULT;
void       od_tallies_free   (OdTallies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdTallies, od_tallies_free)

/* Another visit begins: it touches the total. */
void     od_tallies_begin  (OdTallies *self);
/* The visit at hand touches @key. */
OdTally *od_tallies_touch  (OdTallies  *self,
                            const char *key);
/* Nothing more comes: spreads are reckoned and rows put in order of their keys. */
void     od_tallies_finish (OdTallies *self);

/* What one leg of the visit at hand came to. @first_called_us or @started_us 0: it did not come to that. */
typedef struct {
  OdLegState state;
  gint64     made_us;
  gint64     first_called_us;
  gint64     started_us;
  gint64     ended_us;
  guint      hand_overs;
} OdTallyLeg;

void od_tally_count_leg (OdTally          *self,
                         const OdTallyLeg *leg);

G_END_DECLS
