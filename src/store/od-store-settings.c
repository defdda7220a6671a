/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-centre.h"
#include "od-store-private.h"

char *
od_store_dup_setting (OdStore    *self,
                      const char *name,
                      GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  statement = od_store_borrow (self, OD_STATEMENT_SETTING_GET, error);
  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$name", name);
  return od_store_step (self, statement, error) == SQLITE_ROW ? od_column_dup_text (statement, 0) : NULL;
}

gboolean
od_store_put_setting (OdStore    *self,
                      const char *name,
                      const char *value,
                      GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  statement = od_store_borrow (self, value != NULL ? OD_STATEMENT_SETTING_PUT : OD_STATEMENT_SETTING_DROP, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$name", name);
  if (value != NULL)
    od_bind_text (statement, "$value", value);
  return od_store_run (self, statement, error);
}
