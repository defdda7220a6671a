/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdStore:
 *
 * The one owner of a centre's data directory: DIR/onedoor.db (SQLite, WAL, synchronous=FULL) and DIR/lock. Not thread-safe: every
 * call comes from the thread that opened it. Calls never log; a failure is a GError in OD_STORE_ERROR, an ordinary outcome
 * is the return value. Every write happens inside a transaction that the caller opened.
 */
typedef struct _OdStore OdStore;

#define OD_STORE_ERROR (od_store_error_quark ())
GQuark od_store_error_quark (void);

typedef enum {
  OD_STORE_ERROR_OPEN = 1,
  OD_STORE_ERROR_LOCKED,      /* another program has the directory open */
  OD_STORE_ERROR_MIGRATE,
  OD_STORE_ERROR_NEWER,       /* written by a newer Onedoor */
  OD_STORE_ERROR_STATEMENT,
  OD_STORE_ERROR_CONFLICT,    /* a constraint of the schema */
  OD_STORE_ERROR_FULL,        /* disk full or not writable */
} OdStoreError;

/* The schema that this program writes. */
#define OD_STORE_VERSION 3

/* Opens (and makes, when absent) the store in folder @dir, migrating it step by step: a copy DIR/onedoor.db.v<N> first, one transaction
 * a step. */
OdStore *od_store_open  (const char *dir,
                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* A second look into the store of folder @dir, which another OdStore may have open: reads only, sees what is committed, and may live on a
 * thread of its own. NEWER or MIGRATE when the store is not of OD_STORE_VERSION. */
OdStore *od_store_open_reader (const char *dir,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void     od_store_close (OdStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStore, od_store_close)

/* The folder. Borrowed. */
const char *od_store_get_dir (OdStore *self);

/* One transaction; what is not committed is rolled back. Writes that arrive together share one: each runs between _mark and _keep or
 * _drop (a savepoint), so that one that fails takes nothing else with it. */
gboolean od_store_begin    (OdStore *self,
                            GError **error);
gboolean od_store_commit   (OdStore *self,
                            GError **error);
void     od_store_rollback (OdStore *self);
gboolean od_store_mark     (OdStore *self,
                            GError **error);
gboolean od_store_keep     (OdStore *self,
                            GError **error);
void     od_store_drop     (OdStore *self);

/* A begun transaction that rolls back when it leaves scope uncommitted:
 *   g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, error);
 *   ... od_store_transaction_commit (&transaction, error) */
typedef OdStore OdStoreTransaction;
OdStoreTransaction *od_store_transaction        (OdStore             *self,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            od_store_transaction_commit (OdStoreTransaction **transaction,
                                                 GError             **error);
void                od_store_transaction_end    (OdStoreTransaction  *transaction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStoreTransaction, od_store_transaction_end)

G_END_DECLS
