/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-events.h"

#include "od-store-private.h"
#include "od-store-visits.h"

static void
free_event (gpointer event)
{
  od_event_free (event);
}

static void
bind_event (OdBorrowedStatement *statement,
            const OdEvent       *event)
{
  od_bind_text (statement, "$id", event->id);
  od_bind_int (statement, "$at_us", event->at_us);
  od_bind_text (statement, "$verb", od_verb_to_text (event->verb));
  od_bind_text (statement, "$visit_id", event->visit_id);
  od_bind_text (statement, "$leg_id", event->leg_id);
  od_bind_int (statement, "$version", event->version);
  od_bind_text (statement, "$actor", event->actor);
  od_bind_text (statement, "$from_state", od_leg_state_to_text (event->from));
  od_bind_text (statement, "$to_state", od_leg_state_to_text (event->to));
  od_bind_text (statement, "$desk_id", event->desk_id);
  od_bind_text (statement, "$pool_id", event->pool_id);
  od_bind_text (statement, "$reason", event->reason);
  od_bind_text (statement, "$undoes", event->undoes);
  if (event->before != NULL) {
    od_bind_int (statement, "$before_version", event->before->version);
    od_bind_time (statement, "$before_out_us", event->before->out_us);
  }
}

static gboolean
add_leg (OdStore     *self,
         gint64       seq,
         guint        position,
         const OdLeg *leg,
         GError     **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_EVENT_LEG_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$event_seq", seq);
  od_bind_leg (statement, position, leg);
  return od_store_run (self, statement, error);
}

static gboolean
add_row (OdStore       *self,
         const OdEvent *event,
         GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_EVENT_ADD, error);

  if (statement == NULL)
    return FALSE;

  bind_event (statement, event);
  return od_store_run (self, statement, error);
}

gboolean
od_store_add_event (OdStore *self,
                    OdEvent *event,
                    GError **error)
{
  gint64 seq;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (!add_row (self, event, error))
    return FALSE;
  seq = sqlite3_last_insert_rowid (self->db);

  for (guint i = 0; event->before != NULL && i < event->before->legs->len; i++)
    if (!add_leg (self, seq, i, event->before->legs->pdata[i], error))
      return FALSE;

  event->seq = seq;
  return TRUE;
}

static OdEvent *
dup_row (OdBorrowedStatement *statement)
{
  OdEvent *event = od_event_new ();
  int column = 0;

  event->seq = sqlite3_column_int64 (statement, column++);
  event->id = od_column_dup_text (statement, column++);
  event->at_us = sqlite3_column_int64 (statement, column++);
  od_verb_from_text ((const char *) sqlite3_column_text (statement, column++), &event->verb);
  event->visit_id = od_column_dup_text (statement, column++);
  event->leg_id = od_column_dup_text (statement, column++);
  event->version = sqlite3_column_int64 (statement, column++);
  event->actor = od_column_dup_text (statement, column++);
  od_leg_state_from_text ((const char *) sqlite3_column_text (statement, column++), &event->from);
  od_leg_state_from_text ((const char *) sqlite3_column_text (statement, column++), &event->to);
  event->desk_id = od_column_dup_text (statement, column++);
  event->pool_id = od_column_dup_text (statement, column++);
  event->reason = od_column_dup_text (statement, column++);
  event->undoes = od_column_dup_text (statement, column++);
  return event;
}

static GPtrArray *
read_events (OdStore             *self,
             OdBorrowedStatement *statement,
             GError             **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  int rc;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (events, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
od_store_list_events (OdStore *self,
                      gint64   seq,
                      guint    limit,
                      GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_EVENT_LIST, error);
  if (statement == NULL)
    return NULL;

  od_bind_int (statement, "$seq", seq);
  od_bind_int (statement, "$limit", limit);
  return read_events (self, statement, error);
}

GPtrArray *
od_store_list_visit_events (OdStore    *self,
                            const char *visit_id,
                            GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (visit_id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_EVENT_LIST_OF_VISIT, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$visit_id", visit_id);
  return read_events (self, statement, error);
}

/* Only legs and being out change by what can be undone, so the rest of the visit is as it stands. */
static OdVisit *
dup_before (OdStore       *self,
            const OdEvent *event,
            gint64         version,
            gint64         out_us,
            GError       **error)
{
  g_autoptr (OdVisit) before = od_store_dup_visit (self, event->visit_id, error);
  g_autoptr (OdBorrowedStatement) statement = NULL;

  if (before == NULL)
    return NULL;

  statement = od_store_borrow (self, OD_STATEMENT_EVENT_LEG_GET, error);
  if (statement == NULL)
    return NULL;

  before->version = version;
  before->out_us = out_us;
  g_ptr_array_set_size (before->legs, 0);
  od_bind_int (statement, "$event_seq", event->seq);
  return od_store_read_legs (self, statement, before->legs, error) ? g_steal_pointer (&before) : NULL;
}

OdEvent *
od_store_dup_last_event (OdStore    *self,
                         const char *visit_id,
                         GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  g_autoptr (OdEvent) event = NULL;
  gint64 before_version, before_out_us;
  int n_columns;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (visit_id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_EVENT_GET_LAST, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$visit_id", visit_id);
  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return NULL;

  event = dup_row (statement);
  n_columns = sqlite3_column_count (statement);
  before_version = sqlite3_column_int64 (statement, n_columns - 2);
  before_out_us = sqlite3_column_int64 (statement, n_columns - 1);
  if (before_version == 0)
    return g_steal_pointer (&event);

  event->before = dup_before (self, event, before_version, before_out_us, error);
  return event->before != NULL ? g_steal_pointer (&event) : NULL;
}

gint64
od_store_get_last_seq (OdStore *self)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (self != NULL, 0);

  statement = od_store_borrow (self, OD_STATEMENT_EVENT_LAST_SEQ, NULL);
  if (statement == NULL || !od_store_run_int (self, statement, 0, &seq, NULL))
    return 0;

  return seq;
}
