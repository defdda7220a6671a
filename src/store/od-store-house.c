/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-centre-private.h"

static gboolean
put_pool_row (OdStore      *self,
              guint         position,
              const OdPool *pool,
              GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_POOL_PUT, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", pool->id);
  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$service_id", pool->service_id);
  od_bind_int (statement, "$usual_min", pool->usual_min);
  return od_store_run (self, statement, error);
}

static gboolean
put_pool (OdStore      *self,
          guint         position,
          const OdPool *pool,
          GError      **error)
{
  return put_pool_row (self, position, pool, error) &&
         od_store_add_words (self, OD_STATEMENT_POOL_NEED_ADD, "$pool_id", pool->id, "$need",
                             (const char *const *) pool->needs, error) &&
         od_store_add_labels (self, "pool", pool->id, pool->name, error);
}

static gboolean
put_desk_row (OdStore      *self,
              guint         position,
              const OdDesk *desk,
              GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_DESK_PUT, error);

  if (statement == NULL)
    return FALSE;

  od_bind_text (statement, "$id", desk->id);
  od_bind_int (statement, "$position", position);
  od_bind_text (statement, "$floor", desk->floor);
  od_bind_text (statement, "$arrow", desk->arrow);
  return od_store_run (self, statement, error);
}

static gboolean
put_desk (OdStore      *self,
          guint         position,
          const OdDesk *desk,
          GError      **error)
{
  return put_desk_row (self, position, desk, error) &&
         od_store_add_words (self, OD_STATEMENT_DESK_POOL_ADD, "$desk_id", desk->id, "$pool_id",
                             (const char *const *) desk->pools, error) &&
         od_store_add_labels (self, "desk", desk->id, desk->name, error) &&
         od_store_add_labels (self, "place", desk->id, desk->place, error);
}

gboolean
od_store_put_house (OdStore        *self,
                    const OdCentre *centre,
                    GError        **error)
{
  static const OdStatement clear[] = {
    OD_STATEMENT_DESK_POOL_CLEAR, OD_STATEMENT_POOL_NEED_CLEAR, OD_STATEMENT_DESK_RETIRE, OD_STATEMENT_POOL_RETIRE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (clear); i++)
    if (!od_store_run_plain (self, clear[i], error))
      return FALSE;

  for (guint i = 0; i < centre->pools->len; i++)
    if (!put_pool (self, i, centre->pools->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < centre->desks->len; i++)
    if (!put_desk (self, i, centre->desks->pdata[i], error))
      return FALSE;

  return TRUE;
}

static GStrv
dup_words (OdStore    *self,
           OdStatement id,
           const char *parameter,
           const char *owner,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, id, error);

  if (statement == NULL)
    return NULL;

  od_bind_text (statement, parameter, owner);
  return od_store_run_words (self, statement, error);
}

static gboolean
load_pool_parts (OdStore *self,
                 OdPool  *pool,
                 GError **error)
{
  pool->needs = dup_words (self, OD_STATEMENT_POOL_NEED_LIST, "$pool_id", pool->id, error);
  if (pool->needs == NULL)
    return FALSE;

  pool->name = od_store_dup_labels (self, "pool", pool->id, error);
  return pool->name != NULL;
}

static gboolean
load_pools (OdStore   *self,
            GPtrArray *pools,
            GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_POOL_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdPool *pool = od_pool_new ();

    g_ptr_array_add (pools, pool);
    pool->id = od_column_dup_text (statement, 0);
    pool->service_id = od_column_dup_text (statement, 1);
    pool->usual_min = (guint) sqlite3_column_int64 (statement, 2);
    if (!load_pool_parts (self, pool, error))
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

static gboolean
load_desk_parts (OdStore *self,
                 OdDesk  *desk,
                 GError **error)
{
  desk->pools = dup_words (self, OD_STATEMENT_DESK_POOL_LIST, "$desk_id", desk->id, error);
  if (desk->pools == NULL)
    return FALSE;

  desk->name = od_store_dup_labels (self, "desk", desk->id, error);
  if (desk->name == NULL)
    return FALSE;

  desk->place = od_store_dup_labels (self, "place", desk->id, error);
  return desk->place != NULL;
}

static gboolean
load_desks (OdStore   *self,
            GPtrArray *desks,
            GError   **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_DESK_LIST, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdDesk *desk = od_desk_new ();

    g_ptr_array_add (desks, desk);
    desk->id = od_column_dup_text (statement, 0);
    desk->floor = od_column_dup_text (statement, 1);
    desk->arrow = od_column_dup_text (statement, 2);
    if (!load_desk_parts (self, desk, error))
      return FALSE;
  }
  return rc == SQLITE_DONE;
}

gboolean
od_store_load_house (OdStore  *self,
                     OdCentre *centre,
                     GError  **error)
{
  return load_pools (self, centre->pools, error) && load_desks (self, centre->desks, error);
}
