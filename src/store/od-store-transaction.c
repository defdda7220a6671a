/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

gboolean
od_store_begin (OdStore *self,
                GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->erased = FALSE;
  return od_store_run_plain (self, OD_STATEMENT_BEGIN, error);
}

gboolean
od_store_commit (OdStore *self,
                 GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!od_store_run_plain (self, OD_STATEMENT_COMMIT, error))
    return FALSE;

  /* The change is safe by now: a checkpoint that somebody's reading holds up is made by the next one. */
  if (self->erased)
    self->erased = !od_store_run_plain (self, OD_STATEMENT_CHECKPOINT, NULL);
  return TRUE;
}

void
od_store_rollback (OdStore *self)
{
  g_return_if_fail (self != NULL);

  self->erased = FALSE;
  if (!sqlite3_get_autocommit (self->db))
    od_store_run_plain (self, OD_STATEMENT_ROLLBACK, NULL);
}

gboolean
od_store_mark (OdStore *self,
               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Outside a transaction SAVEPOINT would begin one that its RELEASE commits. */
  if (sqlite3_get_autocommit (self->db)) {
    g_set_error_literal (error, OD_STORE_ERROR, OD_STORE_ERROR_STATEMENT, "no transaction is open");
    return FALSE;
  }
  return od_store_run_plain (self, OD_STATEMENT_MARK, error);
}

gboolean
od_store_keep (OdStore *self,
               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return od_store_run_plain (self, OD_STATEMENT_KEEP, error);
}

void
od_store_drop (OdStore *self)
{
  g_return_if_fail (self != NULL);

  if (sqlite3_get_autocommit (self->db))
    return;

  od_store_run_plain (self, OD_STATEMENT_DROP, NULL);
  od_store_run_plain (self, OD_STATEMENT_KEEP, NULL);
}

OdStoreTransaction *
od_store_transaction (OdStore *self,
                      GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return od_store_begin (self, error) ? self : NULL;
}

gboolean
od_store_transaction_commit (OdStoreTransaction **transaction,
                             GError             **error)
{
  g_return_val_if_fail (transaction != NULL && *transaction != NULL, FALSE);

  if (!od_store_commit (*transaction, error))
    return FALSE;

  *transaction = NULL;
  return TRUE;
}

void
od_store_transaction_end (OdStoreTransaction *transaction)
{
  if (transaction != NULL)
    od_store_rollback (transaction);
}
