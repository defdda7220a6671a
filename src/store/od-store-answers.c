/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-events.h"
#include "od-store-private.h"

static void
take_first_answer (OdBorrowedStatement *statement,
                   const char          *digest,
                   OdReplay            *replay,
                   guint               *status,
                   char               **body)
{
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), digest) != 0) {
    *replay = OD_REPLAY_OTHER;
    return;
  }
  *replay = OD_REPLAY_SAME;
  *status = (guint) sqlite3_column_int (statement, 1);
  *body = od_column_dup_text (statement, 2);
}

gboolean
od_store_find_answer (OdStore    *self,
                      const char *who,
                      const char *key,
                      const char *digest,
                      OdReplay   *replay,
                      guint      *status,
                      char      **body,
                      GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (who != NULL && key != NULL && digest != NULL, FALSE);
  g_return_val_if_fail (replay != NULL && status != NULL && body != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_ANSWER_GET, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$who", who);
  od_bind_text (statement, "$key", key);
  rc = od_store_step (self, statement, error);
  if (rc == SQLITE_ROW)
    take_first_answer (statement, digest, replay, status, body);
  if (rc == SQLITE_DONE)
    *replay = OD_REPLAY_NEW;

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
od_store_add_answer (OdStore    *self,
                     const char *who,
                     const char *key,
                     const char *digest,
                     guint       status,
                     const char *body,
                     gint64      now_us,
                     GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (who != NULL && key != NULL && digest != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_ANSWER_ADD, error);
  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$who", who);
  od_bind_text (statement, "$key", key);
  od_bind_text (statement, "$digest", digest);
  od_bind_int (statement, "$status", status);
  od_bind_text (statement, "$body", body);
  od_bind_int (statement, "$at_us", now_us);
  return od_store_run (self, statement, error);
}

gboolean
od_store_drop_answers (OdStore *self,
                       gint64   before_us,
                       GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  statement = od_store_borrow (self, OD_STATEMENT_ANSWER_DROP, error);
  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$at_us", before_us);
  return od_store_run (self, statement, error);
}
