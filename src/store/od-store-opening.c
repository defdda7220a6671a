/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-centre-private.h"

static void
bind_schedule (OdBorrowedStatement *statement,
               const OdSchedule    *schedule)
{
  od_bind_text (statement, "$valid_from", schedule->valid_from);
  od_bind_text (statement, "$valid_to", schedule->valid_to);
  od_bind_text (statement, "$dtstart", schedule->dtstart);
  od_bind_text (statement, "$until", schedule->until);
  od_bind_int (statement, "$count", schedule->count);
  od_bind_int (statement, "$interval", schedule->interval);
  od_bind_text (statement, "$freq", schedule->freq);
  od_bind_text (statement, "$byday", schedule->byday);
  od_bind_text (statement, "$bymonthday", schedule->bymonthday);
  od_bind_text (statement, "$wkst", schedule->wkst);
  od_bind_text (statement, "$opens_at", schedule->opens_at);
  od_bind_text (statement, "$closes_at", schedule->closes_at);
  od_bind_int (statement, "$closed", schedule->closed ? 1 : 0);
  od_bind_text (statement, "$description", schedule->description);
}

static OdSchedule *
dup_schedule (OdBorrowedStatement *statement)
{
  OdSchedule *schedule = od_schedule_new ();
  int column = 0;

  schedule->valid_from = od_column_dup_text (statement, column++);
  schedule->valid_to = od_column_dup_text (statement, column++);
  schedule->dtstart = od_column_dup_text (statement, column++);
  schedule->until = od_column_dup_text (statement, column++);
  schedule->count = sqlite3_column_int (statement, column++);
  schedule->interval = sqlite3_column_int (statement, column++);
  schedule->freq = od_column_dup_text (statement, column++);
  schedule->byday = od_column_dup_text (statement, column++);
  schedule->bymonthday = od_column_dup_text (statement, column++);
  schedule->wkst = od_column_dup_text (statement, column++);
  schedule->opens_at = od_column_dup_text (statement, column++);
  schedule->closes_at = od_column_dup_text (statement, column++);
  schedule->closed = sqlite3_column_int (statement, column++) != 0;
  schedule->description = od_column_dup_text (statement, column++);
  return schedule;
}

gboolean
od_store_add_hours (OdStore    *self,
                    const char *owner,
                    const char *owner_id,
                    GPtrArray  *hours,
                    GError    **error)
{
  for (guint i = 0; i < hours->len; i++) {
    g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_OPENING_ADD, error);

    if (statement == NULL)
      return FALSE;

    od_bind_text (statement, "$owner", owner);
    od_bind_text (statement, "$owner_id", owner_id);
    od_bind_int (statement, "$position", i);
    bind_schedule (statement, hours->pdata[i]);
    if (!od_store_run (self, statement, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
od_store_load_hours (OdStore    *self,
                     const char *owner,
                     const char *owner_id,
                     GPtrArray  *hours,
                     GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_OPENING_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$owner", owner);
  od_bind_text (statement, "$owner_id", owner_id);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (hours, dup_schedule (statement));

  return rc == SQLITE_DONE;
}
