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
  od_bind_text (statement, "$first_pool", centre->first_pool);
  return od_store_run (self, statement, error) &&
         od_store_add_words (self, OD_STATEMENT_CENTRE_LANGUAGE_ADD, NULL, NULL, "$tag",
                             (const char *const *) centre->languages, error) &&
         od_store_add_words (self, OD_STATEMENT_VOICE_ADD, NULL, NULL, "$tag", (const char *const *) centre->voices, error) &&
         od_store_add_labels (self, "centre", "", centre->name, error) &&
         od_store_add_hours (self, "centre", "", centre->hours, error);
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

static gboolean
put_needs (OdStore   *self,
           GPtrArray *needs,
           GError   **error)
{
  for (guint i = 0; i < needs->len; i++)
    if (!put_need (self, i, needs->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
put_pair_need (OdStore    *self,
               guint       pair_position,
               guint       position,
               const char *need,
               GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PAIR_NEED_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$pair_position", pair_position);
  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$need", need);
  return od_store_run (self, statement, error);
}

static gboolean
put_pair (OdStore      *self,
          guint         position,
          const OdPair *pair,
          GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PAIR_ADD, error);

  if (statement == NULL)
    return FALSE;

  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$pool_id", pair->pool_id);
  if (!od_store_run (self, statement, error))
    return FALSE;

  for (guint i = 0; pair->needs != NULL && pair->needs[i] != NULL; i++)
    if (!put_pair_need (self, position, i, pair->needs[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
put_pairs (OdStore   *self,
           GPtrArray *pairs,
           GError   **error)
{
  for (guint i = 0; i < pairs->len; i++)
    if (!put_pair (self, i, pairs->pdata[i], error))
      return FALSE;

  return TRUE;
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
    OD_STATEMENT_LABEL_CLEAR, OD_STATEMENT_NEED_CLEAR, OD_STATEMENT_CENTRE_LANGUAGE_CLEAR, OD_STATEMENT_VOICE_CLEAR,
    OD_STATEMENT_OPENING_CLEAR, OD_STATEMENT_PAIR_NEED_CLEAR, OD_STATEMENT_PAIR_CLEAR,
  };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (centre != NULL, FALSE);

  return od_store_run_each (self, clear, G_N_ELEMENTS (clear), error) && od_store_put_house (self, centre, error) &&
         put_centre_row (self, centre, error) && put_needs (self, centre->needs, error) &&
         put_pairs (self, centre->pairs, error) && od_store_put_policy (self, centre->policy, error) &&
         put_messages (self, centre->messages, error);
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
  centre->first_pool = od_column_dup_text (statement, column++);
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

static GStrv
dup_pair_needs (OdStore *self,
                gint64   pair_position,
                GError **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PAIR_NEED_LIST, error);

  if (statement == NULL)
    return NULL;

  od_bind_int (statement, "$pair_position", pair_position);
  return od_store_run_words (self, statement, error);
}

static gboolean
load_pairs (OdStore   *self,
            GPtrArray *pairs,
            GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_PAIR_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdPair *pair = od_pair_new ();

    g_ptr_array_add (pairs, pair);
    pair->pool_id = od_column_dup_text (statement, 1);
    pair->needs = dup_pair_needs (self, sqlite3_column_int64 (statement, 0), error);
    if (pair->needs == NULL)
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

static GStrv
dup_tags (OdStore    *self,
          OdStatement id,
          GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  return statement != NULL ? od_store_run_words (self, statement, error) : NULL;
}

static gboolean
load_languages (OdStore  *self,
                OdCentre *centre,
                GError  **error)
{
  g_auto (GStrv) voices = NULL;

  centre->languages = dup_tags (self, OD_STATEMENT_CENTRE_LANGUAGE_LIST, error);
  if (centre->languages == NULL)
    return FALSE;

  voices = dup_tags (self, OD_STATEMENT_VOICE_LIST, error);
  if (voices != NULL && voices[0] != NULL)
    centre->voices = g_strdupv (voices);
  return voices != NULL;
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

static gboolean
load_rest (OdStore  *self,
           OdCentre *centre,
           GError  **error)
{
  centre->name = od_store_dup_labels (self, "centre", "", error);
  return centre->name != NULL && load_languages (self, centre, error) && load_needs (self, centre->needs, error) &&
         od_store_load_house (self, centre, error) && od_store_load_hours (self, "centre", "", centre->hours, error) &&
         load_pairs (self, centre->pairs, error) && od_store_load_policy (self, centre->policy, error) &&
         load_messages (self, centre->messages, error);
}

OdCentre *
od_store_dup_centre (OdStore *self,
                     GError **error)
{
  g_autoptr (OdCentre) centre = od_centre_new ();
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  if (!load_centre_row (self, centre, &found, error) || !found || !load_rest (self, centre, error))
    return NULL;

  return g_steal_pointer (&centre);
}
