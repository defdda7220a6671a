/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

static const char *const statement_sql[OD_N_STATEMENTS] = {
#define X(name, sql) [OD_STATEMENT_ ## name] = sql,
  OD_STORE_STATEMENTS (X)
#undef X
};

static OdStoreError
classify (int code)
{
  switch (code & 0xff) {
  case SQLITE_CONSTRAINT:
    return OD_STORE_ERROR_CONFLICT;
  case SQLITE_FULL:
  case SQLITE_READONLY:
    return OD_STORE_ERROR_FULL;
  default:
    break;
  }

  switch (code) {
  case SQLITE_IOERR_WRITE:
  case SQLITE_IOERR_FSYNC:
  case SQLITE_IOERR_DIR_FSYNC:
  case SQLITE_IOERR_TRUNCATE:
  case SQLITE_IOERR_SHMSIZE:
  case SQLITE_IOERR_SHMMAP:
    return OD_STORE_ERROR_FULL;
  default:
    return OD_STORE_ERROR_STATEMENT;
  }
}

gboolean
od_store_fail (OdStore *self,
               GError **error)
{
  OdStoreError code = classify (sqlite3_extended_errcode (self->db));
  const char *message = sqlite3_errmsg (self->db);

  if (code == OD_STORE_ERROR_FULL)
    g_set_error (error, OD_STORE_ERROR, code, "the disk of %s is full or cannot be written (%s)", self->dir, message);
  else
    g_set_error_literal (error, OD_STORE_ERROR, code, message);

  return FALSE;
}

static sqlite3_stmt *
prepare (OdStore    *self,
         OdStatement id,
         GError    **error)
{
  sqlite3_stmt **slot = &self->statements[id];

  if (sqlite3_prepare_v3 (self->db, statement_sql[id], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
    od_store_fail (self, error);

  return *slot;
}

/* A full disk makes SQLite roll back on its own: what came after would then commit by itself, one by one. */
static gboolean
may_run (OdStore      *self,
         OdStatement   id,
         sqlite3_stmt *statement)
{
  return id < (OdStatement) OD_N_ENGINE_STATEMENTS || !sqlite3_get_autocommit (self->db) || sqlite3_stmt_readonly (statement);
}

OdBorrowedStatement *
od_store_borrow (OdStore    *self,
                 OdStatement id,
                 GError    **error)
{
  sqlite3_stmt *statement = self->statements[id];

  if (statement == NULL)
    statement = prepare (self, id, error);
  if (statement == NULL)
    return NULL;

  if (!may_run (self, id, statement)) {
    g_set_error_literal (error, OD_STORE_ERROR, OD_STORE_ERROR_STATEMENT, "a change outside a transaction");
    return NULL;
  }
  return statement;
}

void
od_borrowed_statement_end (OdBorrowedStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static int
find_parameter (OdBorrowedStatement *statement,
                const char          *name)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  g_assert (index > 0);
  return index;
}

void
od_bind_text (OdBorrowedStatement *statement,
              const char          *name,
              const char          *text)
{
  sqlite3_bind_text (statement, find_parameter (statement, name), text, -1, SQLITE_STATIC);
}

void
od_bind_bytes (OdBorrowedStatement *statement,
               const char          *name,
               GBytes              *bytes)
{
  int index = find_parameter (statement, name);
  gsize n_bytes = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &n_bytes) : NULL;

  if (bytes != NULL && n_bytes == 0)
    sqlite3_bind_zeroblob (statement, index, 0);
  else
    sqlite3_bind_blob64 (statement, index, data, n_bytes, SQLITE_STATIC);
}

void
od_bind_int (OdBorrowedStatement *statement,
             const char          *name,
             gint64               value)
{
  sqlite3_bind_int64 (statement, find_parameter (statement, name), value);
}

void
od_bind_time (OdBorrowedStatement *statement,
              const char          *name,
              gint64               us)
{
  int index = find_parameter (statement, name);

  if (us != 0)
    sqlite3_bind_int64 (statement, index, us);
  else
    sqlite3_bind_null (statement, index);
}

int
od_store_step (OdStore             *self,
               OdBorrowedStatement *statement,
               GError             **error)
{
  int rc = sqlite3_step (statement);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    od_store_fail (self, error);

  return rc;
}

gboolean
od_store_run (OdStore             *self,
              OdBorrowedStatement *statement,
              GError             **error)
{
  int rc;

  do
    rc = od_store_step (self, statement, error);
  while (rc == SQLITE_ROW);

  return rc == SQLITE_DONE;
}

gboolean
od_store_run_plain (OdStore    *self,
                    OdStatement id,
                    GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  return statement != NULL && od_store_run (self, statement, error);
}

gboolean
od_store_run_each (OdStore           *self,
                   const OdStatement *ids,
                   gsize              n_ids,
                   GError           **error)
{
  for (gsize i = 0; i < n_ids; i++)
    if (!od_store_run_plain (self, ids[i], error))
      return FALSE;

  return TRUE;
}

gboolean
od_store_run_int (OdStore             *self,
                  OdBorrowedStatement *statement,
                  gint64               absent,
                  gint64              *value,
                  GError             **error)
{
  int rc = od_store_step (self, statement, error);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    return FALSE;

  *value = rc == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : absent;
  return rc == SQLITE_DONE || od_store_run (self, statement, error);
}

GStrv
od_store_run_words (OdStore             *self,
                    OdBorrowedStatement *statement,
                    GError             **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  int rc;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_strv_builder_add (words, (const char *) sqlite3_column_text (statement, 0));

  return rc == SQLITE_DONE ? g_strv_builder_end (words) : NULL;
}

gboolean
od_store_add_words (OdStore           *self,
                    OdStatement        id,
                    const char        *owner_parameter,
                    const char        *owner,
                    const char        *parameter,
                    const char *const *words,
                    GError           **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

    if (statement == NULL)
      return FALSE;

    if (owner_parameter != NULL)
      od_bind_text (statement, owner_parameter, owner);
    od_bind_int (statement, "$position", i);
    od_bind_text (statement, parameter, words[i]);
    if (!od_store_run (self, statement, error))
      return FALSE;
  }
  return TRUE;
}

char *
od_column_dup_text (OdBorrowedStatement *statement,
                    int                  column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

GBytes *
od_column_dup_bytes (OdBorrowedStatement *statement,
                     int                  column)
{
  gconstpointer data = sqlite3_column_blob (statement, column);

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;

  return g_bytes_new (data, sqlite3_column_bytes (statement, column));
}
