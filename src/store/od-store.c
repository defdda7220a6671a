/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define BUSY_MS 5000    /* another program may look into the file, as a backup does */

G_DEFINE_QUARK (od_store_error, od_store_error)

static gboolean
fail_open (const char *path,
           GError    **error)
{
  int saved = errno;

  g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_OPEN, "cannot open %s: %s", path, g_strerror (saved));
  return FALSE;
}

static gboolean
lock_folder (OdStore *self,
             GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "lock", NULL);

  if (g_mkdir_with_parents (self->dir, 0700) != 0)
    return fail_open (self->dir, error);

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    return fail_open (path, error);

  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return fail_open (path, error);

  g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_LOCKED,
               "the data folder %s is in use by another program of Onedoor; stop that one first", self->dir);
  return FALSE;
}

/* Made here and not by SQLite, so that nobody else may read it; its WAL takes over the mode. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_open (path, error);

  close (fd);
  return TRUE;
}

static gboolean
open_path (OdStore    *self,
           const char *path,
           int         flags,
           GError    **error)
{
  /* Nobody asks how much memory SQLite uses, and counting it locks for every piece. A second store comes too late for it: no harm. */
  (void) sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  if (sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_OPEN, "cannot open %s: %s", path, sqlite3_errmsg (self->db));
    return FALSE;
  }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MS);
  return TRUE;
}

static gboolean
open_file (OdStore *self,
           GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "onedoor.db", NULL);

  return make_file (path, error) && open_path (self, path, SQLITE_OPEN_READWRITE, error);
}

static gboolean
run_all (OdStore           *self,
         const OdStatement *ids,
         gsize              n_ids,
         GError           **error)
{
  for (gsize i = 0; i < n_ids; i++)
    if (!od_store_run_plain (self, ids[i], error))
      return FALSE;

  return TRUE;
}

/* SQLite answers with the mode that it took instead of an error. */
static gboolean
use_wal (OdStore *self,
         GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_USE_WAL, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = od_store_step (self, statement, error);
  if (rc != SQLITE_ROW)
    return FALSE;

  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0)
    return TRUE;

  g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_OPEN, "the file system of %s cannot hold a write-ahead log", self->dir);
  return FALSE;
}

/* A file that is no database shows itself at the first statement; to the caller that is one and the same failure. */
static gboolean
fail_prepare (GError  *cause,
              GError **error)
{
  if (g_error_matches (cause, OD_STORE_ERROR, OD_STORE_ERROR_STATEMENT))
    cause->code = OD_STORE_ERROR_OPEN;
  g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
prepare_file (OdStore *self,
              GError **error)
{
  static const OdStatement settings[] = {
    OD_STATEMENT_USE_SYNC, OD_STATEMENT_USE_MEMORY, OD_STATEMENT_USE_CACHE, OD_STATEMENT_USE_LONG_LOG,
    OD_STATEMENT_USE_SECURE_DELETE, OD_STATEMENT_USE_STRICT_SCHEMA,
  };
  g_autoptr (GError) cause = NULL;

  if (run_all (self, settings, G_N_ELEMENTS (settings), &cause) && od_store_migrate (self, &cause) &&
      use_wal (self, &cause) && od_store_run_plain (self, OD_STATEMENT_USE_KEYS, &cause))
    return TRUE;

  return fail_prepare (g_steal_pointer (&cause), error);
}

OdStore *
od_store_open (const char *dir,
               GError    **error)
{
  g_autoptr (OdStore) self = g_new0 (OdStore, 1);

  g_return_val_if_fail (dir != NULL, NULL);

  self->dir = g_strdup (dir);
  self->lock_fd = -1;
  if (!lock_folder (self, error) || !open_file (self, error) || !prepare_file (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
check_version (OdStore *self,
               GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_GET_VERSION, error);
  gint64 version = 0;

  if (statement == NULL || !od_store_run_int (self, statement, 0, &version, error))
    return FALSE;
  if (version == OD_STORE_VERSION)
    return TRUE;
  g_set_error (error, OD_STORE_ERROR, version > OD_STORE_VERSION ? OD_STORE_ERROR_NEWER : OD_STORE_ERROR_MIGRATE,
               "the data in %s is of version %" G_GINT64_FORMAT ", this program reads version %d", self->dir, version, OD_STORE_VERSION);
  return FALSE;
}

static gboolean
prepare_reader (OdStore *self,
                GError **error)
{
  static const OdStatement settings[] = { OD_STATEMENT_USE_MEMORY, OD_STATEMENT_USE_STRICT_SCHEMA };
  g_autoptr (GError) cause = NULL;

  if (run_all (self, settings, G_N_ELEMENTS (settings), &cause) && check_version (self, &cause))
    return TRUE;

  return fail_prepare (g_steal_pointer (&cause), error);
}

OdStore *
od_store_open_reader (const char *dir,
                      GError    **error)
{
  g_autoptr (OdStore) self = g_new0 (OdStore, 1);
  g_autofree char *path = NULL;

  g_return_val_if_fail (dir != NULL, NULL);

  path = g_build_filename (dir, "onedoor.db", NULL);
  self->dir = g_strdup (dir);
  self->lock_fd = -1;
  if (!open_path (self, path, SQLITE_OPEN_READONLY, error) || !prepare_reader (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
od_store_get_dir (OdStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dir;
}

void
od_store_close (OdStore *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < OD_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->db);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->dir);
  g_free (self);
}
