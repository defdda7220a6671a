/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-care.h"
#include "od-store-private.h"
#include "od-store-tally.h"

typedef enum {
  BY_DAY,
  BY_POOL,
  BY_DESK,
  BY_HOUR,
  BY_LANGUAGE,
  BY_ROUTE,
  BY_NEED,
} By;

static const char *const by_names[] = { "day", "pool", "desk", "hour", "language", "route", "need" };

/* Columns of REPORT_LEGS and REPORT_UNMET. */
enum {
  LEG_VISIT, LEG_DAY, LEG_LANGUAGE, LEG_ROUTE, LEG_ARRIVED, LEG_POOL, LEG_DESK, LEG_WITH_DESK, LEG_STATE, LEG_MADE, LEG_FIRST_CALLED,
  LEG_STARTED, LEG_ENDED, LEG_HAND_OVERS, LEG_SCORE, LEG_REFERRALS, LEG_ARRIVALS,
};
enum {
  UNMET_DAY, UNMET_AT, UNMET_NEED, UNMET_LANGUAGE, UNMET_ROUTE, UNMET_VISIT,
};

/* What was said and done after a visit. Where it went is known when its last leg is, so until then it is kept. */
typedef struct {
  double score;      /* 0 = none */
  guint  referrals;
  guint  arrived;
} After;

typedef struct {
  OdStore   *store;       /* borrowed, as all here but visit_id */
  By         by;
  OdHourOf   hour_of;
  gpointer   data;
  OdTallies *tallies;
  char      *visit_id;    /* at hand; owned */
  After      after;       /* of it */
} Making;

static void
touch_key (Making     *self,
           const char *key)
{
  if (key != NULL)
    od_tallies_touch (self->tallies, key);
}

static void
touch_hour (Making *self,
            gint64  us)
{
  char hour[3];

  g_snprintf (hour, sizeof hour, "%02u", self->hour_of (us, self->data) % 24);
  touch_key (self, hour);
}

static const char *
text_at (OdBorrowedStatement *statement,
         int                  column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static gboolean
touch_words (Making     *self,
             OdStatement id,
             const char *visit_id,
             GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self->store, id, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit_id);
  while ((rc = od_store_step (self->store, statement, error)) == SQLITE_ROW)
    touch_key (self, text_at (statement, 0));

  return rc == SQLITE_DONE;
}

/* What the visit counts in as a whole, whatever its legs. */
static gboolean
begin_visit (Making              *self,
             OdBorrowedStatement *statement,
             GError             **error)
{
  g_free (self->visit_id);
  self->visit_id = od_column_dup_text (statement, LEG_VISIT);
  self->after.score = sqlite3_column_double (statement, LEG_SCORE);
  self->after.referrals = (guint) sqlite3_column_int64 (statement, LEG_REFERRALS);
  self->after.arrived = (guint) sqlite3_column_int64 (statement, LEG_ARRIVALS);
  od_tallies_begin (self->tallies);
  switch (self->by) {
  case BY_DAY:
    touch_key (self, text_at (statement, LEG_DAY));
    break;
  case BY_HOUR:
    touch_hour (self, sqlite3_column_int64 (statement, LEG_ARRIVED));
    break;
  case BY_LANGUAGE:
    touch_key (self, text_at (statement, LEG_LANGUAGE));
    break;
  case BY_ROUTE:
    touch_key (self, text_at (statement, LEG_ROUTE));
    break;
  case BY_NEED:
    return touch_words (self, OD_STATEMENT_VISIT_NEED_GET, self->visit_id, error);
  case BY_POOL:
  case BY_DESK:
  default:
    break;
  }
  return TRUE;
}

static void
count_in_place (Making           *self,
                const char       *key,
                const OdTallyLeg *leg)
{
  if (key != NULL)
    od_tally_count_leg (od_tallies_touch (self->tallies, key), leg);
}

/* A leg has one pool and at most two desks; all the rest is the same for every leg of its visit. */
static void
count_leg (Making              *self,
           OdBorrowedStatement *statement,
           const OdTallyLeg    *leg)
{
  GPtrArray *touched = self->tallies->touched;

  if (self->by == BY_POOL || self->by == BY_DESK) {
    od_tally_count_leg (self->tallies->total, leg);
    count_in_place (self, text_at (statement, self->by == BY_POOL ? LEG_POOL : LEG_DESK), leg);
    count_in_place (self, self->by == BY_DESK ? text_at (statement, LEG_WITH_DESK) : NULL, leg);
    return;
  }
  for (guint i = 0; i < touched->len; i++)
    od_tally_count_leg (touched->pdata[i], leg);
}

static void
end_visit (Making *self)
{
  GPtrArray *touched = self->tallies->touched;

  for (guint i = 0; i < touched->len; i++) {
    OdTally *tally = touched->pdata[i];

    tally->row->visits++;
    tally->row->referrals += self->after.referrals;
    tally->row->arrived += self->after.arrived;
    if (self->after.score > 0)
      g_array_append_val (tally->scores, self->after.score);
  }
}

static OdTallyLeg
read_leg (OdBorrowedStatement *statement)
{
  OdTallyLeg leg = {
    .made_us = sqlite3_column_int64 (statement, LEG_MADE),
    .first_called_us = sqlite3_column_int64 (statement, LEG_FIRST_CALLED),
    .started_us = sqlite3_column_int64 (statement, LEG_STARTED),
    .ended_us = sqlite3_column_int64 (statement, LEG_ENDED),
    .hand_overs = (guint) sqlite3_column_int64 (statement, LEG_HAND_OVERS),
  };

  od_leg_state_from_text (text_at (statement, LEG_STATE), &leg.state);
  return leg;
}

static gboolean
take_leg (Making              *self,
          OdBorrowedStatement *statement,
          GError             **error)
{
  OdTallyLeg leg;

  if (g_strcmp0 (self->visit_id, text_at (statement, LEG_VISIT)) != 0) {
    end_visit (self);
    if (!begin_visit (self, statement, error))
      return FALSE;
  }

  leg = read_leg (statement);
  count_leg (self, statement, &leg);
  return TRUE;
}

static OdBorrowedStatement *
borrow_for_days (Making     *self,
                 OdStatement id,
                 GError    **error)
{
  OdBorrowedStatement *statement = od_store_borrow (self->store, id, error);

  if (statement != NULL) {
    od_bind_text (statement, "$from", self->tallies->report->from);
    od_bind_text (statement, "$to", self->tallies->report->to);
  }
  return statement;
}

static gboolean
take_visits (Making  *self,
             GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = borrow_for_days (self, OD_STATEMENT_REPORT_LEGS, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self->store, statement, error)) == SQLITE_ROW) {
    if (!take_leg (self, statement, error))
      return FALSE;
  }
  end_visit (self);
  return rc == SQLITE_DONE;
}

static gboolean
touch_unmet (Making              *self,
             OdBorrowedStatement *statement,
             GError             **error)
{
  const char *visit_id = text_at (statement, UNMET_VISIT);

  switch (self->by) {
  case BY_DAY:
    touch_key (self, text_at (statement, UNMET_DAY));
    break;
  case BY_HOUR:
    touch_hour (self, sqlite3_column_int64 (statement, UNMET_AT));
    break;
  case BY_LANGUAGE:
    touch_key (self, text_at (statement, UNMET_LANGUAGE));
    break;
  case BY_ROUTE:
    touch_key (self, text_at (statement, UNMET_ROUTE));
    break;
  case BY_NEED:
    touch_key (self, text_at (statement, UNMET_NEED));
    break;
  case BY_POOL:
    return visit_id == NULL || touch_words (self, OD_STATEMENT_REPORT_POOLS, visit_id, error);
  case BY_DESK:
  default:
    return visit_id == NULL || touch_words (self, OD_STATEMENT_REPORT_DESKS, visit_id, error);
  }
  return TRUE;
}

static gboolean
take_one_unmet (Making              *self,
                OdBorrowedStatement *statement,
                GError             **error)
{
  GPtrArray *touched = self->tallies->touched;

  od_tallies_begin (self->tallies);
  if (!touch_unmet (self, statement, error))
    return FALSE;

  for (guint i = 0; i < touched->len; i++)
    ((OdTally *) touched->pdata[i])->row->unmet++;
  return TRUE;
}

static gboolean
take_unmet (Making  *self,
            GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = borrow_for_days (self, OD_STATEMENT_REPORT_UNMET, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self->store, statement, error)) == SQLITE_ROW) {
    if (!take_one_unmet (self, statement, error))
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

static gboolean
find_by (const char *name,
         By         *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++) {
    if (g_strcmp0 (name, by_names[i]) == 0) {
      *by = (By) i;
      return TRUE;
    }
  }
  return FALSE;
}

static OdReport *
report_new (const char *from,
            const char *to,
            const char *by)
{
  OdReport *report = od_report_new ();

  report->from = g_strdup (from);
  report->to = g_strdup (to);
  report->by = g_strdup (by);
  report->total->key = g_strdup ("");
  return report;
}

OdReport *
od_store_make_report (OdStore    *self,
                      const char *from,
                      const char *to,
                      const char *by,
                      OdHourOf    hour_of,
                      gpointer    data,
                      GError    **error)
{
  g_autoptr (OdReport) report = NULL;
  g_autoptr (OdTallies) tallies = NULL;
  Making making = { .store = self, .hour_of = hour_of, .data = data };
  gboolean made;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);
  g_return_val_if_fail (find_by (by, &making.by), NULL);
  g_return_val_if_fail (hour_of != NULL, NULL);

  report = report_new (from, to, by);
  making.tallies = tallies = od_tallies_new (report);
  made = take_visits (&making, error) && take_unmet (&making, error);
  g_free (making.visit_id);
  if (!made)
    return NULL;

  od_tallies_finish (tallies);
  return g_steal_pointer (&report);
}
