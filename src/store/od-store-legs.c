/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

#include <string.h>

static void
bind_times (OdBorrowedStatement *statement,
            const OdLeg         *leg)
{
  od_bind_int (statement, "$made_us", leg->made_us);
  od_bind_int (statement, "$queued_us", leg->queued_us);
  od_bind_int (statement, "$place_us", leg->place_us);
  od_bind_time (statement, "$due_us", leg->due_us);
  od_bind_time (statement, "$not_before_us", leg->not_before_us);
  od_bind_time (statement, "$first_called_us", leg->first_called_us);
  od_bind_time (statement, "$called_us", leg->called_us);
  od_bind_time (statement, "$started_us", leg->started_us);
  od_bind_time (statement, "$held_us", leg->held_us);
  od_bind_time (statement, "$ended_us", leg->ended_us);
}

void
od_bind_leg (OdBorrowedStatement *statement,
             guint                position,
             const OdLeg         *leg)
{
  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$id", leg->id);
  od_bind_text (statement, "$pool_id", leg->pool_id);
  od_bind_text (statement, "$state", od_leg_state_to_text (leg->state));
  od_bind_int (statement, "$offered", leg->offered ? 1 : 0);
  od_bind_text (statement, "$desk_id", leg->desk_id);
  od_bind_text (statement, "$with_desk_id", leg->with_desk_id);
  od_bind_text (statement, "$from_desk_id", leg->from_desk_id);
  od_bind_text (statement, "$from_pool_id", leg->from_pool_id);
  od_bind_text (statement, "$for_desk_id", leg->for_desk_id);
  od_bind_text (statement, "$for_staff_id", leg->for_staff_id);
  bind_times (statement, leg);
  od_bind_int (statement, "$calls", leg->calls);
  od_bind_int (statement, "$missed", leg->missed);
  od_bind_int (statement, "$priority", leg->priority);
}

/* The column behind them. */
static int
read_times (OdBorrowedStatement *statement,
            OdLeg               *leg,
            int                  column)
{
  leg->made_us = sqlite3_column_int64 (statement, column++);
  leg->queued_us = sqlite3_column_int64 (statement, column++);
  leg->place_us = sqlite3_column_int64 (statement, column++);
  leg->due_us = sqlite3_column_int64 (statement, column++);
  leg->not_before_us = sqlite3_column_int64 (statement, column++);
  leg->first_called_us = sqlite3_column_int64 (statement, column++);
  leg->called_us = sqlite3_column_int64 (statement, column++);
  leg->started_us = sqlite3_column_int64 (statement, column++);
  leg->held_us = sqlite3_column_int64 (statement, column++);
  leg->ended_us = sqlite3_column_int64 (statement, column++);
  return column;
}

OdLeg *
od_column_dup_leg (OdBorrowedStatement *statement)
{
  OdLeg *leg = od_leg_new ();
  int column = 1;

  leg->id = od_column_dup_text (statement, column++);
  leg->pool_id = od_column_dup_text (statement, column++);
  od_leg_state_from_text ((const char *) sqlite3_column_text (statement, column++), &leg->state);
  leg->offered = sqlite3_column_int (statement, column++) != 0;
  leg->desk_id = od_column_dup_text (statement, column++);
  leg->with_desk_id = od_column_dup_text (statement, column++);
  leg->from_desk_id = od_column_dup_text (statement, column++);
  leg->from_pool_id = od_column_dup_text (statement, column++);
  leg->for_desk_id = od_column_dup_text (statement, column++);
  leg->for_staff_id = od_column_dup_text (statement, column++);
  column = read_times (statement, leg, column);
  leg->calls = (guint) sqlite3_column_int64 (statement, column++);
  leg->missed = (guint) sqlite3_column_int64 (statement, column++);
  leg->priority = sqlite3_column_int (statement, column++);
  return leg;
}

gboolean
od_store_read_legs (OdStore             *self,
                    OdBorrowedStatement *statement,
                    GPtrArray           *legs,
                    GError             **error)
{
  int rc;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (legs, od_column_dup_leg (statement));

  return rc == SQLITE_DONE;
}

static gboolean
put_leg (OdStore       *self,
         const OdVisit *visit,
         guint          position,
         GError       **error)
{
  OdStatement id = visit->version == 1 ? OD_STATEMENT_LEG_ADD : OD_STATEMENT_LEG_PUT;
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit->id);
  od_bind_leg (statement, position, visit->legs->pdata[position]);
  return od_store_run (self, statement, error);
}

static gboolean
put_need (OdStore       *self,
          const OdVisit *visit,
          guint          position,
          GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_VISIT_NEED_PUT, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit->id);
  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$need", visit->needs[position]);
  return od_store_run (self, statement, error);
}

static gboolean
cut_needs (OdStore       *self,
           const OdVisit *visit,
           guint          n_needs,
           GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_VISIT_NEED_CUT, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit->id);
  od_bind_int (statement, "$position", n_needs);
  return od_store_run (self, statement, error);
}

gboolean
od_store_put_parts (OdStore       *self,
                    const OdVisit *visit,
                    GError       **error)
{
  guint n_needs = visit->needs != NULL ? g_strv_length (visit->needs) : 0;

  for (guint i = 0; i < visit->legs->len; i++)
    if (!put_leg (self, visit, i, error))
      return FALSE;

  for (guint i = 0; i < n_needs; i++)
    if (!put_need (self, visit, i, error))
      return FALSE;

  return visit->version == 1 || cut_needs (self, visit, n_needs, error);
}

static GStrv
read_needs (OdStore    *self,
            const char *visit_id,
            GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_VISIT_NEED_GET, error);

  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$visit_id", visit_id);
  return od_store_run_words (self, statement, error);
}

gboolean
od_store_load_parts (OdStore *self,
                     OdVisit *visit,
                     GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_LEG_GET, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit->id);
  if (!od_store_read_legs (self, statement, visit->legs, error))
    return FALSE;

  visit->needs = read_needs (self, visit->id, error);
  return visit->needs != NULL;
}

/* What hangs on one of @visits and, in between, what hangs on others: ids sort by arrival, so that those of a day lie together and are
 * read in one go. */
static OdBorrowedStatement *
borrow_for_visits (OdStore         *self,
                   OdStatement      id,
                   const GPtrArray *visits,
                   GError         **error)
{
  OdBorrowedStatement *statement = od_store_borrow (self, id, error);
  const char *first = "";
  const char *last = "";

  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < visits->len; i++) {
    const OdVisit *visit = visits->pdata[i];

    first = i == 0 || strcmp (visit->id, first) < 0 ? visit->id : first;
    last = strcmp (visit->id, last) > 0 ? visit->id : last;
  }
  od_bind_text (statement, "$first", first);
  od_bind_text (statement, "$last", last);
  return statement;
}

/* The visit whose id is in the first column. */
static OdVisit *
find_owner (GHashTable          *by_id,
            OdBorrowedStatement *statement)
{
  return g_hash_table_lookup (by_id, sqlite3_column_text (statement, 0));
}

static gboolean
spread_legs (OdStore             *self,
             OdBorrowedStatement *statement,
             GHashTable          *by_id,
             GError             **error)
{
  int rc;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdVisit *visit = find_owner (by_id, statement);

    if (visit != NULL)
      g_ptr_array_add (visit->legs, od_column_dup_leg (statement));
  }
  return rc == SQLITE_DONE;
}

static void
append_need (OdVisit    *visit,
             const char *need)
{
  guint n_needs = g_strv_length (visit->needs);

  visit->needs = g_renew (char *, visit->needs, n_needs + 2);
  visit->needs[n_needs] = g_strdup (need);
  visit->needs[n_needs + 1] = NULL;
}

static gboolean
spread_needs (OdStore             *self,
              OdBorrowedStatement *statement,
              GHashTable          *by_id,
              GError             **error)
{
  int rc;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdVisit *visit = find_owner (by_id, statement);

    if (visit != NULL)
      append_need (visit, (const char *) sqlite3_column_text (statement, 1));
  }
  return rc == SQLITE_DONE;
}

gboolean
od_store_load_parts_of_many (OdStore   *self,
                             GPtrArray *visits,
                             GError   **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (OdBorrowedStatement) legs = NULL;
  g_autoptr (OdBorrowedStatement) needs = NULL;

  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = visits->pdata[i];

    visit->needs = g_new0 (char *, 1);
    g_hash_table_insert (by_id, visit->id, visit);
  }

  legs = borrow_for_visits (self, OD_STATEMENT_LEG_LIST, visits, error);
  if (legs == NULL || !spread_legs (self, legs, by_id, error))
    return FALSE;

  needs = borrow_for_visits (self, OD_STATEMENT_VISIT_NEED_LIST, visits, error);
  return needs != NULL && spread_needs (self, needs, by_id, error);
}
