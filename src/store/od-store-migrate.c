/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "od-store-resources.h"

#define OWNER 0x4F6E6564    /* application_id of our files, as 0001-visits.sql sets it */

/* One step a version, never changed once it was released. */
#define OD_STORE_MIGRATIONS(X) \
  X (1, "0001-visits.sql")     \
  X (2, "0002-directory.sql")  \
  X (3, "0003-queue.sql")

typedef struct {
  int         version;
  const char *stamp;
  const char *path;
} OdMigration;

static const OdMigration migrations[] = {
#define X(version, file) { version, "PRAGMA user_version = " #version, "/org/onedoor/store/sql/" file },
  OD_STORE_MIGRATIONS (X)
#undef X
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == OD_STORE_VERSION);

static gboolean
read_int (OdStore    *self,
          OdStatement id,
          gint64     *value,
          GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  return statement != NULL && od_store_run_int (self, statement, 0, value, error);
}

/* An empty file is version 0 of nobody. Sets OPEN for a file of another program, NEWER for one from the future. */
static gboolean
identify (OdStore *self,
          gint64  *version,
          GError **error)
{
  gint64 owner = 0, n_tables = 0;

  if (!read_int (self, OD_STATEMENT_GET_OWNER, &owner, error) ||
      !read_int (self, OD_STATEMENT_GET_VERSION, version, error) ||
      !read_int (self, OD_STATEMENT_COUNT_TABLES, &n_tables, error))
    return FALSE;

  if (owner != OWNER && (owner != 0 || *version != 0 || n_tables != 0)) {
    g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_OPEN, "%s/onedoor.db is no database of Onedoor", self->dir);
    return FALSE;
  }
  if (*version > OD_STORE_VERSION) {
    g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_NEWER,
                 "%s was written by a newer Onedoor (its version is %" G_GINT64_FORMAT ", this program knows %d)",
                 self->dir, *version, OD_STORE_VERSION);
    return FALSE;
  }
  return TRUE;
}

static gboolean
sync_file (const char *path)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  gboolean synced;

  if (fd < 0)
    return FALSE;

  synced = fsync (fd) == 0;
  close (fd);
  return synced;
}

/* VACUUM INTO writes into an empty file that is there, so the mode can be set before any content is. */
static gboolean
make_private_file (const char *path)
{
  int fd;

  g_unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;

  close (fd);
  return TRUE;
}

static gboolean
copy_into (OdStore    *self,
           const char *path,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_COPY, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$path", path);
  return od_store_run (self, statement, error);
}

/* Only a whole copy that is on disk gets the name. */
static gboolean
keep_copy (OdStore *self,
           gint64   version,
           GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s/onedoor.db.v%" G_GINT64_FORMAT, self->dir, version);
  g_autofree char *draft = g_strconcat (copy, ".part", NULL);

  if (!make_private_file (draft)) {
    g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL, "%s cannot be written", draft);
    return FALSE;
  }
  if (!copy_into (self, draft, error))
    return FALSE;
  if (!sync_file (draft) || g_rename (draft, copy) != 0) {
    g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_FULL, "%s cannot be written", copy);
    return FALSE;
  }
  return TRUE;
}

static gboolean
run_script (OdStore    *self,
            const char *sql,
            GError    **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || od_store_fail (self, error);
}

/* Keys are off while tables are rebuilt, so each step is checked as a whole. */
static gboolean
check_keys (OdStore *self,
            GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_CHECK_KEYS, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = od_store_step (self, statement, error);
  if (rc == SQLITE_ROW)
    g_set_error_literal (error, OD_STORE_ERROR, OD_STORE_ERROR_MIGRATE, "a row would refer to one that is not there");
  return rc == SQLITE_DONE;
}

static gboolean
take_step (OdStore           *self,
           const OdMigration *step,
           GError           **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (od_store_get_resource (), step->path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (OdStoreTransaction) transaction = NULL;

  if (sql == NULL)
    return FALSE;

  transaction = od_store_transaction (self, error);
  return transaction != NULL &&
         run_script (self, g_bytes_get_data (sql, NULL), error) &&
         run_script (self, step->stamp, error) &&
         check_keys (self, error) &&
         od_store_transaction_commit (&transaction, error);
}

/* What stopped a step is one kind of error to the caller, unless it is the disk. */
static void
name_step (GError           **error,
           GError            *cause,
           const OdMigration *step)
{
  if (!g_error_matches (cause, OD_STORE_ERROR, OD_STORE_ERROR_FULL))
    cause->code = OD_STORE_ERROR_MIGRATE;
  g_propagate_prefixed_error (error, cause, "bringing the store to version %d: ", step->version);
}

gboolean
od_store_migrate (OdStore *self,
                  GError **error)
{
  gint64 version = 0;

  if (!identify (self, &version, error))
    return FALSE;
  if (version > 0 && version < OD_STORE_VERSION && !keep_copy (self, version, error))
    return FALSE;

  for (gint64 i = version; i < OD_STORE_VERSION; i++) {
    GError *cause = NULL;

    if (!take_step (self, &migrations[i], &cause)) {
      name_step (error, cause, &migrations[i]);
      return FALSE;
    }
  }
  return TRUE;
}
