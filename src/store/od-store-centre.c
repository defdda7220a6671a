/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-centre.h"

#include "od-store-centre-private.h"

static gboolean
put_centre_row (OdStore        *self,
                const OdCentre *centre,
                GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_CENTRE_PUT, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", centre->id);
  od_bind_text (statement, "$zone", centre->zone);
  od_bind_text (statement, "$language", centre->language);
  od_bind_int (statement, "$rollover_hour", centre->rollover_hour);
  od_bind_text (statement, "$reception_pool", centre->reception_pool);
  od_bind_text (statement, "$public_url", centre->public_url);
  return od_store_run (self, statement, error) &&
         od_store_add_words (self, OD_STATEMENT_CENTRE_LANGUAGE_ADD, NULL, NULL, "$tag",
                             (const char *const *) centre->languages, error) &&
         od_store_add_labels (self, "centre", "", centre->name, error);
}

static gboolean
put_need (OdStore      *self,
          guint         position,
          const OdNeed *need,
          GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_NEED_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$id", need->id);
  return od_store_run (self, statement, error) && od_store_add_labels (self, "need", need->id, need->label, error);
}

/* The position of a message is its name. */
static char *
name_message (guint position)
{
  return g_strdup_printf ("%04u", position);
}

static gboolean
put_messages (OdStore   *self,
              GPtrArray *messages,
              GError   **error)
{
  for (guint i = 0; i < messages->len; i++) {
    g_autofree char *name = name_message (i);

    if (!od_store_add_labels (self, "message", name, messages->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

gboolean
od_store_put_centre (OdStore        *self,
                     const OdCentre *centre,
                     GError        **error)
{
  static const OdStatement clear[] = {
    OD_STATEMENT_LABEL_CLEAR, OD_STATEMENT_NEED_CLEAR, OD_STATEMENT_CENTRE_LANGUAGE_CLEAR,
  };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (centre != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    if (!od_store_run_plain (self, clear[i], error))
      return FALSE;

  if (!od_store_put_house (self, centre, error) || !put_centre_row (self, centre, error))
    return FALSE;

  for (guint i = 0; i < centre->needs->len; i++)
    if (!put_need (self, i, centre->needs->pdata[i], error))
      return FALSE;

  return put_messages (self, centre->messages, error);
}

static gboolean
load_centre_row (OdStore  *self,
                 OdCentre *centre,
                 gboolean *found,
                 GError  **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_CENTRE_GET, error);
  int column = 0;
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = od_store_step (self, statement, error);
  *found = rc == SQLITE_ROW;
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE;

  centre->id = od_column_dup_text (statement, column++);
  centre->zone = od_column_dup_text (statement, column++);
  centre->language = od_column_dup_text (statement, column++);
  centre->rollover_hour = sqlite3_column_int (statement, column++);
  centre->reception_pool = od_column_dup_text (statement, column++);
  centre->public_url = od_column_dup_text (statement, column++);
  return TRUE;
}

static gboolean
load_needs (OdStore   *self,
            GPtrArray *needs,
            GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_NEED_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdNeed *need = od_need_new ();

    g_ptr_array_add (needs, need);
    need->id = od_column_dup_text (statement, 0);
    need->label = od_store_dup_labels (self, "need", need->id, error);
    if (need->label == NULL)
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

static gboolean
load_languages (OdStore  *self,
                OdCentre *centre,
                GError  **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_CENTRE_LANGUAGE_LIST, error);

  if (statement == NULL)
    return FALSE;

  centre->languages = od_store_run_words (self, statement, error);
  return centre->languages != NULL;
}

static gboolean
load_messages (OdStore   *self,
               GPtrArray *messages,
               GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_LABEL_LIST_OWNERS, error);
  g_auto (GStrv) names = NULL;

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$owner", "message");
  names = od_store_run_words (self, statement, error);
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    OdLabels *labels = od_store_dup_labels (self, "message", names[i], error);

    if (labels == NULL)
      return FALSE;

    g_ptr_array_add (messages, labels);
  }
  return names != NULL;
}

OdCentre *
od_store_dup_centre (OdStore *self,
                     GError **error)
{
  g_autoptr (OdCentre) centre = od_centre_new ();
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  if (!load_centre_row (self, centre, &found, error) || !found)
    return NULL;

  centre->name = od_store_dup_labels (self, "centre", "", error);
  if (centre->name == NULL || !load_languages (self, centre, error) || !load_needs (self, centre->needs, error) ||
      !od_store_load_house (self, centre, error) || !load_messages (self, centre->messages, error))
    return NULL;

  return g_steal_pointer (&centre);
}
