/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-care.h"
#include "od-store-private.h"

gboolean
od_store_add_alarm (OdStore       *self,
                    const OdAlarm *alarm,
                    GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (alarm != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_ALARM_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", alarm->id);
  od_bind_text (statement, "$desk_id", alarm->desk_id);
  od_bind_int (statement, "$at_us", alarm->at_us);
  od_bind_text (statement, "$actor", alarm->actor);
  od_bind_time (statement, "$ended_us", alarm->ended_us);
  od_bind_text (statement, "$ended_by", alarm->ended_by);
  return od_store_run (self, statement, error);
}

gboolean
od_store_end_one (OdStore    *self,
                  OdStatement id,
                  const char *one,
                  gint64      at_us,
                  const char *actor,
                  const char *reason,
                  GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", one);
  od_bind_int (statement, "$ended_us", at_us);
  od_bind_text (statement, "$ended_by", actor);
  od_bind_text (statement, "$reason", reason);
  return od_store_run (self, statement, error) && sqlite3_changes (self->db) > 0;
}

gboolean
od_store_end_alarm (OdStore    *self,
                    const char *id,
                    gint64      at_us,
                    const char *actor,
                    const char *reason,
                    GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && actor != NULL, FALSE);

  return od_store_end_one (self, OD_STATEMENT_ALARM_END, id, at_us, actor, reason, error);
}

static OdAlarm *
dup_row (OdBorrowedStatement *statement)
{
  OdAlarm *alarm = od_alarm_new ();
  int column = 0;

  alarm->id = od_column_dup_text (statement, column++);
  alarm->desk_id = od_column_dup_text (statement, column++);
  alarm->at_us = sqlite3_column_int64 (statement, column++);
  alarm->actor = od_column_dup_text (statement, column++);
  alarm->ended_us = sqlite3_column_int64 (statement, column++);
  alarm->ended_by = od_column_dup_text (statement, column++);
  return alarm;
}

OdAlarm *
od_store_dup_alarm (OdStore    *self,
                    const char *id,
                    GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_ALARM_GET, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$id", id);
  return od_store_step (self, statement, error) == SQLITE_ROW ? dup_row (statement) : NULL;
}

GPtrArray *
od_store_list_alarms (OdStore *self,
                      GError **error)
{
  g_autoptr (GPtrArray) alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) od_alarm_free);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_ALARM_LIST, error);
  if (statement == NULL)
    return NULL;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (alarms, dup_row (statement));

  return rc == SQLITE_DONE ? g_steal_pointer (&alarms) : NULL;
}
