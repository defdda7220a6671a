/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-private.h"

static gboolean
add_label (OdStore    *self,
           const char *owner,
           const char *owner_id,
           const char *tag,
           const char *text,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_LABEL_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$owner", owner);
  od_bind_text (statement, "$owner_id", owner_id);
  od_bind_text (statement, "$tag", tag);
  od_bind_text (statement, "$text", text);
  return od_store_run (self, statement, error);
}

gboolean
od_store_add_labels (OdStore        *self,
                     const char     *owner,
                     const char     *owner_id,
                     const OdLabels *labels,
                     GError        **error)
{
  g_auto (GStrv) tags = labels != NULL ? od_labels_list_tags (labels) : NULL;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!add_label (self, owner, owner_id, tags[i], od_labels_get (labels, tags[i], NULL, NULL), error))
      return FALSE;

  return TRUE;
}

OdLabels *
od_store_dup_labels (OdStore    *self,
                     const char *owner,
                     const char *owner_id,
                     GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_LABEL_LIST, error);
  g_autoptr (OdLabels) labels = od_labels_new ();
  int rc;

  if (statement == NULL)
    return NULL;

  od_bind_text (statement, "$owner", owner);
  od_bind_text (statement, "$owner_id", owner_id);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW)
    od_labels_set (labels, (const char *) sqlite3_column_text (statement, 0), (const char *) sqlite3_column_text (statement, 1));

  return rc == SQLITE_DONE ? g_steal_pointer (&labels) : NULL;
}
