/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-visits.h"

#include "od-store-private.h"

static void
free_visit (gpointer visit)
{
  od_visit_free (visit);
}

static gboolean
run_counter (OdStore    *self,
             OdStatement id,
             const char *day,
             const char *series,
             gint64     *number,
             GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$day", day);
  od_bind_text (statement, "$series", series);
  return od_store_run_int (self, statement, 0, number, error);
}

gboolean
od_store_next_number (OdStore    *self,
                      const char *day,
                      const char *series,
                      guint      *number,
                      GError    **error)
{
  gint64 next = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day != NULL && series != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (!run_counter (self, OD_STATEMENT_COUNTER_NEXT, day, series, &next, error) ||
      !run_counter (self, OD_STATEMENT_COUNTER_GET, day, series, &next, error))
    return FALSE;

  *number = (guint) next;
  return TRUE;
}

/* What may change of a visit. */
static void
bind_changes (OdBorrowedStatement *statement,
              const OdVisit       *visit)
{
  od_bind_text (statement, "$id", visit->id);
  od_bind_text (statement, "$language", visit->language);
  od_bind_int (statement, "$adults", visit->adults);
  od_bind_int (statement, "$children", visit->children);
  od_bind_int (statement, "$companions", visit->companions);
  od_bind_int (statement, "$interpreter", visit->interpreter ? 1 : 0);
  od_bind_text (statement, "$age", visit->age);
  od_bind_text (statement, "$residence", visit->residence);
  od_bind_int (statement, "$arrived_us", visit->arrived_us);
  od_bind_time (statement, "$out_us", visit->out_us);
  od_bind_int (statement, "$notes", visit->notes);
  od_bind_int (statement, "$banned", visit->banned ? 1 : 0);
  od_bind_text (statement, "$print", od_print_state_to_text (visit->print));
  od_bind_int (statement, "$version", visit->version);
  od_bind_int (statement, "$has_name", visit->has_name ? 1 : 0);
  od_bind_int (statement, "$is_open", od_visit_is_open (visit) ? 1 : 0);
}

gboolean
od_store_add_visit (OdStore       *self,
                    const OdVisit *visit,
                    GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (visit != NULL && visit->version == 1, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_VISIT_ADD, error);
  if (statement == NULL)
    return FALSE;

  bind_changes (statement, visit);
  od_bind_text (statement, "$day", visit->day);
  od_bind_text (statement, "$series", visit->series);
  od_bind_int (statement, "$number", visit->number);
  od_bind_text (statement, "$token", visit->token);
  od_bind_text (statement, "$route", od_route_to_text (visit->route));
  od_bind_text (statement, "$carried_from", visit->carried_from);
  return od_store_run (self, statement, error) && od_store_put_parts (self, visit, error);
}

gboolean
od_store_update_visit (OdStore       *self,
                       const OdVisit *visit,
                       gboolean      *stale,
                       GError       **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (visit != NULL && visit->version > 1, FALSE);
  g_return_val_if_fail (stale != NULL, FALSE);

  *stale = FALSE;
  statement = od_store_borrow (self, OD_STATEMENT_VISIT_UPDATE, error);
  if (statement == NULL)
    return FALSE;

  bind_changes (statement, visit);
  if (!od_store_run (self, statement, error))
    return FALSE;

  *stale = sqlite3_changes (self->db) == 0;
  return !*stale && od_store_put_parts (self, visit, error);
}

static OdVisit *
dup_row (OdBorrowedStatement *statement)
{
  OdVisit *visit = od_visit_new ();
  int column = 0;

  visit->id = od_column_dup_text (statement, column++);
  visit->day = od_column_dup_text (statement, column++);
  visit->series = od_column_dup_text (statement, column++);
  visit->number = (guint) sqlite3_column_int64 (statement, column++);
  visit->token = od_column_dup_text (statement, column++);
  visit->language = od_column_dup_text (statement, column++);
  visit->adults = (guint) sqlite3_column_int64 (statement, column++);
  visit->children = (guint) sqlite3_column_int64 (statement, column++);
  visit->companions = (guint) sqlite3_column_int64 (statement, column++);
  visit->interpreter = sqlite3_column_int (statement, column++) != 0;
  visit->age = od_column_dup_text (statement, column++);
  visit->residence = od_column_dup_text (statement, column++);
  od_route_from_text ((const char *) sqlite3_column_text (statement, column++), &visit->route);
  od_print_state_from_text ((const char *) sqlite3_column_text (statement, column++), &visit->print);
  visit->arrived_us = sqlite3_column_int64 (statement, column++);
  visit->out_us = sqlite3_column_int64 (statement, column++);
  visit->carried_from = od_column_dup_text (statement, column++);
  visit->version = sqlite3_column_int64 (statement, column++);
  visit->has_name = sqlite3_column_int (statement, column++) != 0;
  visit->notes = (guint) sqlite3_column_int64 (statement, column++);
  visit->banned = sqlite3_column_int (statement, column++) != 0;
  return visit;
}

static OdVisit *
dup_whole (OdStore             *self,
           OdBorrowedStatement *statement,
           GError             **error)
{
  g_autoptr (OdVisit) visit = NULL;

  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return NULL;

  visit = dup_row (statement);
  return od_store_load_parts (self, visit, error) ? g_steal_pointer (&visit) : NULL;
}

OdVisit *
od_store_dup_visit (OdStore    *self,
                    const char *id,
                    GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_VISIT_GET, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$id", id);
  return dup_whole (self, statement, error);
}

OdVisit *
od_store_dup_visit_by_token (OdStore    *self,
                             const char *token,
                             GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (token != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_VISIT_GET_BY_TOKEN, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$token", token);
  return dup_whole (self, statement, error);
}

OdVisit *
od_store_dup_visit_from (OdStore    *self,
                         const char *carried_from,
                         GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (carried_from != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_VISIT_GET_FROM, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$carried_from", carried_from);
  return dup_whole (self, statement, error);
}

GPtrArray *
od_store_list_visits (OdStore    *self,
                      const char *day,
                      gboolean    all,
                      GError    **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (free_visit);
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  statement = od_store_borrow (self, all ? OD_STATEMENT_VISIT_LIST_ALL : OD_STATEMENT_VISIT_LIST_OPEN, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$day", day);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (visits, dup_row (statement));

  if (rc != SQLITE_DONE || !od_store_load_parts_of_many (self, visits, error))
    return NULL;

  return g_steal_pointer (&visits);
}
