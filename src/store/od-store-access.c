/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-access.h"

#include "od-store-access-private.h"

OdAccount *
od_account_new (void)
{
  return g_new0 (OdAccount, 1);
}

void
od_account_free (OdAccount *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->role);
  g_free (self->series);
  g_strfreev (self->desks);
  g_free (self->secret_hash);
  g_free (self);
}

OdAccount *
od_column_dup_account (OdBorrowedStatement *statement)
{
  OdAccount *account = od_account_new ();
  int column = 0;

  account->id = od_column_dup_text (statement, column++);
  account->name = od_column_dup_text (statement, column++);
  account->role = od_column_dup_text (statement, column++);
  account->series = od_column_dup_text (statement, column++);
  if (column < sqlite3_column_count (statement))
    account->secret_hash = od_column_dup_text (statement, column++);
  return account;
}

static void
bind_account (OdBorrowedStatement *statement,
              const OdAccount     *account)
{
  od_bind_text (statement, "$id", account->id);
  od_bind_text (statement, "$name", account->name);
  od_bind_text (statement, "$role", account->role);
  od_bind_text (statement, "$series", account->series);
}

gboolean
od_store_add_device (OdStore         *self,
                     const OdAccount *device,
                     const char      *code_digest,
                     gint64           expires_us,
                     GError         **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (device != NULL, FALSE);
  g_return_val_if_fail (code_digest != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_DEVICE_ADD, error);
  if (statement == NULL)
    return FALSE;

  bind_account (statement, device);
  od_bind_text (statement, "$code_digest", code_digest);
  od_bind_int (statement, "$code_expires_us", expires_us);
  return od_store_run (self, statement, error);
}

OdAccount *
od_store_enrol_device (OdStore    *self,
                       const char *code_digest,
                       const char *token_digest,
                       gint64      now_us,
                       GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  g_autoptr (OdAccount) device = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code_digest != NULL && token_digest != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_DEVICE_ENROL, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$code_digest", code_digest);
  od_bind_text (statement, "$token_digest", token_digest);
  od_bind_int (statement, "$now_us", now_us);
  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return NULL;

  device = od_column_dup_account (statement);
  return od_store_run (self, statement, error) ? g_steal_pointer (&device) : NULL;
}

static gboolean
add_staff_row (OdStore         *self,
               const OdAccount *staff,
               GError         **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_STAFF_ADD, error);

  if (statement == NULL)
    return FALSE;

  bind_account (statement, staff);
  od_bind_text (statement, "$secret_hash", staff->secret_hash);
  return od_store_run (self, statement, error);
}

gboolean
od_store_add_staff (OdStore         *self,
                    const OdAccount *staff,
                    GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (staff != NULL, FALSE);

  return add_staff_row (self, staff, error) &&
         od_store_add_words (self, OD_STATEMENT_STAFF_DESK_ADD, "$staff_id", staff->id, "$desk_id",
                             (const char *const *) staff->desks, error);
}

gboolean
od_store_load_desks (OdStore   *self,
                     OdAccount *staff,
                     GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_STAFF_DESK_LIST, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$staff_id", staff->id);
  staff->desks = od_store_run_words (self, statement, error);
  return staff->desks != NULL;
}

OdAccount *
od_store_dup_staff_by_name (OdStore    *self,
                            const char *name,
                            GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  g_autoptr (OdAccount) staff = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_STAFF_GET_BY_NAME, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$name", name);
  if (od_store_step (self, statement, error) != SQLITE_ROW)
    return NULL;

  staff = od_column_dup_account (statement);
  return od_store_load_desks (self, staff, error) ? g_steal_pointer (&staff) : NULL;
}

static GPtrArray *
list_accounts (OdStore *self,
               GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_STAFF_LIST, error);
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) od_account_free);
  int rc = statement == NULL ? SQLITE_ERROR : SQLITE_ROW;

  while (rc == SQLITE_ROW && (rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (staff, od_column_dup_account (statement));
  return rc == SQLITE_DONE ? g_steal_pointer (&staff) : NULL;
}

GPtrArray *
od_store_list_staff (OdStore *self,
                     GError **error)
{
  g_autoptr (GPtrArray) staff = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  staff = list_accounts (self, error);
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    if (!od_store_load_desks (self, g_ptr_array_index (staff, i), error))
      return NULL;
  }
  return g_steal_pointer (&staff);
}
