/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"
#include "od-store-visits.h"

#define US_A_MINUTE 60000000.0

GArray *
od_store_list_service_minutes (OdStore    *self,
                               const char *pool_id,
                               guint       limit,
                               GError    **error)
{
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pool_id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_LEG_MINUTES, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$pool_id", pool_id);
  od_bind_int (statement, "$limit", limit);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    double value = (double) sqlite3_column_int64 (statement, 0) / US_A_MINUTE;

    g_array_append_val (minutes, value);
  }
  return rc == SQLITE_DONE ? g_steal_pointer (&minutes) : NULL;
}

GArray *
od_store_list_served (OdStore    *self,
                      const char *pool_id,
                      gint64      since_us,
                      guint       limit,
                      GError    **error)
{
  g_autoptr (GArray) served = g_array_new (FALSE, FALSE, sizeof (OdServed));
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pool_id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_LEG_SERVED, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$pool_id", pool_id);
  od_bind_int (statement, "$since_us", since_us);
  od_bind_int (statement, "$limit", limit);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdServed one = { sqlite3_column_int64 (statement, 0), (double) sqlite3_column_int64 (statement, 1) / US_A_MINUTE };

    g_array_append_val (served, one);
  }
  return rc == SQLITE_DONE ? g_steal_pointer (&served) : NULL;
}

GPtrArray *
od_store_list_left_over (OdStore    *self,
                         const char *day,
                         GError    **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_VISIT_LEFT_OVER, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$day", day);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, od_column_dup_text (statement, 0));

  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}
