/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-access-private.h"

gboolean
od_store_add_session (OdStore    *self,
                      const char *token_digest,
                      const char *staff_id,
                      gint64      expires_us,
                      GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (token_digest != NULL && staff_id != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_SESSION_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$token_digest", token_digest);
  od_bind_text (statement, "$staff_id", staff_id);
  od_bind_int (statement, "$expires_us", expires_us);
  return od_store_run (self, statement, error);
}

gboolean
od_store_drop_session (OdStore    *self,
                       const char *token_digest,
                       GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (token_digest != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_SESSION_DROP, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$token_digest", token_digest);
  return od_store_run (self, statement, error);
}

gboolean
od_store_drop_sessions (OdStore *self,
                        gint64   before_us,
                        GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_SESSION_DROP_OLD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$before_us", before_us);
  return od_store_run (self, statement, error);
}

/* @rc: SQLITE_ROW when it is a device's. */
static OdAccount *
dup_device (OdStore    *self,
            const char *token_digest,
            int        *rc,
            GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_DEVICE_GET_BY_TOKEN, error);

  *rc = SQLITE_ERROR;
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$token_digest", token_digest);
  *rc = od_store_step (self, statement, error);
  return *rc == SQLITE_ROW ? od_column_dup_account (statement) : NULL;
}

static OdAccount *
dup_signed_in (OdStore    *self,
               const char *token_digest,
               gint64      now_us,
               GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_STAFF_GET_BY_SESSION, error);
  g_autoptr (OdAccount) staff = NULL;

  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$token_digest", token_digest);
  od_bind_int (statement, "$now_us", now_us);
  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return NULL;

  staff = od_column_dup_account (statement);
  return od_store_load_desks (self, staff, error) ? g_steal_pointer (&staff) : NULL;
}

OdAccount *
od_store_dup_bearer (OdStore    *self,
                     const char *token_digest,
                     gint64      now_us,
                     gboolean   *is_staff,
                     GError    **error)
{
  OdAccount *device;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (token_digest != NULL, NULL);
  g_return_val_if_fail (is_staff != NULL, NULL);

  device = dup_device (self, token_digest, &rc, error);
  *is_staff = rc == SQLITE_DONE;
  return rc == SQLITE_DONE ? dup_signed_in (self, token_digest, now_us, error) : device;
}
