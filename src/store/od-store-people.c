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

/* A copy that a migration left, as a store of its own. NULL when there is none. */
static OdStore *
open_copy (OdStore *self,
           int      version)
{
  g_autofree char *path = g_strdup_printf ("%s/onedoor.db.v%d", self->dir, version);
  OdStore *copy;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  copy = g_new0 (OdStore, 1);
  copy->dir = g_strdup (self->dir);
  copy->lock_fd = -1;
  sqlite3_open_v2 (path, &copy->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  return copy;
}

static gboolean
erase_keys_in_copies (OdStore    *self,
                      const char *before_day,
                      GError    **error)
{
  for (int version = 1; version < OD_STORE_VERSION; version++) {
    g_autoptr (OdStore) copy = open_copy (self, version);

    if (copy == NULL)
      continue;

    if (!od_store_run_plain (copy, OD_STATEMENT_USE_SECURE_DELETE, error) || !od_store_begin (copy, error) ||
        !erase_keys (copy, before_day, error) || !od_store_commit (copy, error)) {
      g_prefix_error (error, "erasing in the copy of version %d: ", version);
      return FALSE;
    }
  }
  return TRUE;
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

  if (!erase_keys_in_copies (self, before_day, error) || !erase_keys (self, before_day, error) ||
      !blank_texts (self, before_day, error) || !forget_names (self, before_day, error))
    return FALSE;

  self->erased = TRUE;
  return TRUE;
}
