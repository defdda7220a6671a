/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"
#include "od-store-visits.h"

static gboolean
put_bytes (OdStore    *self,
           OdStatement id,
           const char *visit_id,
           const char *name,
           GBytes     *bytes,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit_id);
  od_bind_bytes (statement, name, bytes);
  return od_store_run (self, statement, error);
}

gboolean
od_store_put_sealed (OdStore    *self,
                     const char *visit_id,
                     GBytes     *key,
                     GBytes     *sealed,
                     GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (visit_id != NULL, FALSE);
  g_return_val_if_fail (key != NULL && sealed != NULL, FALSE);

  return put_bytes (self, OD_STATEMENT_PERSON_KEY_PUT, visit_id, "$key", key, error) &&
         put_bytes (self, OD_STATEMENT_PERSON_TEXT_PUT, visit_id, "$sealed", sealed, error);
}

gboolean
od_store_get_sealed (OdStore    *self,
                     const char *visit_id,
                     GBytes    **key,
                     GBytes    **sealed,
                     GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (visit_id != NULL, FALSE);
  g_return_val_if_fail (key != NULL && sealed != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_PERSON_GET, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$visit_id", visit_id);
  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return FALSE;

  *key = od_column_dup_bytes (statement, 0);
  *sealed = od_column_dup_bytes (statement, 1);
  return TRUE;
}

static gboolean
erase_keys (OdStore    *self,
            const char *before_day,
            GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PERSON_KEY_ERASE, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$day", before_day);
  return od_store_run (self, statement, error);
}

static gboolean
blank_texts (OdStore    *self,
             const char *before_day,
             GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PERSON_TEXT_ERASE, error);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$day", before_day);
  od_bind_bytes (statement, "$nothing", nothing);
  return od_store_run (self, statement, error);
}

static gboolean
forget_names (OdStore    *self,
              const char *before_day,
              GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PERSON_FORGET, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$day", before_day);
  return od_store_run (self, statement, error);
}

gboolean
od_store_erase_sealed (OdStore    *self,
                       const char *before_day,
                       GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (before_day != NULL, FALSE);

  if (!erase_keys (self, before_day, error) || !blank_texts (self, before_day, error) ||
      !forget_names (self, before_day, error))
    return FALSE;

  self->erased = TRUE;
  return TRUE;
}
