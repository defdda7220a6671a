/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-outbox.h"

#include "od-store-private.h"

OdOutboxRow *
od_outbox_row_new (void)
{
  return g_new0 (OdOutboxRow, 1);
}

void
od_outbox_row_free (OdOutboxRow *self)
{
  if (self == NULL)
    return;

  g_free (self->event_id);
  g_free (self->visit_id);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->problem);
  g_free (self);
}

static void
free_row (gpointer row)
{
  od_outbox_row_free (row);
}

gboolean
od_store_add_outbox (OdStore    *self,
                     const char *event_id,
                     const char *visit_id,
                     GBytes     *body,
                     gint64      now_us,
                     GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (event_id != NULL && visit_id != NULL, FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$event_id", event_id);
  od_bind_text (statement, "$visit_id", visit_id);
  od_bind_bytes (statement, "$body", body);
  od_bind_int (statement, "$due_us", now_us);
  return od_store_run (self, statement, error);
}

static OdOutboxRow *
dup_row (OdBorrowedStatement *statement)
{
  OdOutboxRow *row = od_outbox_row_new ();
  int column = 0;

  row->seq = sqlite3_column_int64 (statement, column++);
  row->event_id = od_column_dup_text (statement, column++);
  row->visit_id = od_column_dup_text (statement, column++);
  row->body = od_column_dup_bytes (statement, column++);
  row->tries = (guint) sqlite3_column_int64 (statement, column++);
  row->due_us = sqlite3_column_int64 (statement, column++);
  row->parked_us = sqlite3_column_int64 (statement, column++);
  row->problem = od_column_dup_text (statement, column++);
  return row;
}

GPtrArray *
od_store_list_due (OdStore *self,
                   gint64   now_us,
                   guint    limit,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_DUE, error);
  if (statement == NULL)
    return NULL;

  od_bind_int (statement, "$now_us", now_us);
  od_bind_int (statement, "$limit", limit);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (rows, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

gint64
od_store_get_next_due (OdStore *self)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  gint64 due_us = 0;

  g_return_val_if_fail (self != NULL, 0);

  statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_NEXT_DUE, NULL);
  if (statement == NULL || !od_store_run_int (self, statement, 0, &due_us, NULL))
    return 0;

  return due_us;
}

static gboolean
let_next_lead (OdStore    *self,
               const char *visit_id,
               GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_LEAD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit_id);
  return od_store_run (self, statement, error);
}

gboolean
od_store_outbox_sent (OdStore *self,
                      gint64   seq,
                      gint64   now_us,
                      GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  g_autofree char *visit_id = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_SENT, error);
  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$seq", seq);
  od_bind_int (statement, "$now_us", now_us);
  rc = od_store_step (self, statement, error);
  if (rc == SQLITE_DONE)
    return TRUE;
  if (rc != SQLITE_ROW)
    return FALSE;

  visit_id = od_column_dup_text (statement, 0);
  return od_store_run (self, statement, error) && let_next_lead (self, visit_id, error);
}

static gboolean
note_problem (OdStore    *self,
              OdStatement id,
              gint64      seq,
              const char *time_parameter,
              gint64      us,
              const char *problem,
              GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$seq", seq);
  od_bind_int (statement, time_parameter, us);
  od_bind_text (statement, "$problem", problem);
  return od_store_run (self, statement, error);
}

gboolean
od_store_outbox_retry (OdStore    *self,
                       gint64      seq,
                       gint64      due_us,
                       const char *problem,
                       GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return note_problem (self, OD_STATEMENT_OUTBOX_RETRY, seq, "$due_us", due_us, problem, error);
}

gboolean
od_store_outbox_park (OdStore    *self,
                      gint64      seq,
                      gint64      now_us,
                      const char *problem,
                      GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return note_problem (self, OD_STATEMENT_OUTBOX_PARK, seq, "$now_us", now_us, problem, error);
}

gboolean
od_store_outbox_unpark (OdStore *self,
                        gint64   seq,
                        GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_OUTBOX_UNPARK, error);
  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$seq", seq);
  return od_store_run (self, statement, error);
}

gboolean
od_store_count_outbox (OdStore       *self,
                       OdOutboxCount *count,
                       GError       **error)
{
  g_autoptr (OdBorrowedStatement) unsent = NULL;
  g_autoptr (OdBorrowedStatement) all = NULL;
  gint64 n_unsent, n_parked, n_all = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  unsent = od_store_borrow (self, OD_STATEMENT_OUTBOX_COUNT_UNSENT, error);
  if (unsent == NULL || od_store_step (self, unsent, error) != SQLITE_ROW)
    return FALSE;

  n_unsent = sqlite3_column_int64 (unsent, 0);
  n_parked = sqlite3_column_int64 (unsent, 1);
  all = od_store_borrow (self, OD_STATEMENT_OUTBOX_COUNT, error);
  if (all == NULL || !od_store_run_int (self, all, 0, &n_all, error))
    return FALSE;

  count->waiting = (guint) (n_unsent - n_parked);
  count->parked = (guint) n_parked;
  count->sent = (guint) (n_all - n_unsent);
  return TRUE;
}
