/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-centre-private.h"

static void
bind_rules (OdBorrowedStatement *statement,
            const OdPool        *pool)
{
  od_bind_int (statement, "$referral_only", pool->referral_only ? 1 : 0);
  od_bind_int (statement, "$daily_cap", pool->daily_cap);
  od_bind_int (statement, "$slot_min", pool->slot_min);
  od_bind_int (statement, "$slot_places", pool->slot_places);
  od_bind_int (statement, "$wait_alert_min", pool->wait_alert_min);
  od_bind_int (statement, "$min_age", pool->min_age);
  od_bind_int (statement, "$max_age", pool->max_age);
  od_bind_int (statement, "$residents", pool->residents ? 1 : 0);
}

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
  bind_rules (statement, pool);
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
         od_store_add_words (self, OD_STATEMENT_POOL_LANGUAGE_ADD, "$pool_id", pool->id, "$tag",
                             (const char *const *) pool->languages, error) &&
         od_store_add_hours (self, "pool", pool->id, pool->hours, error) &&
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
  od_bind_int (statement, "$seats", desk->seats);
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
         od_store_add_words (self, OD_STATEMENT_DESK_LANGUAGE_ADD, "$desk_id", desk->id, "$tag",
                             (const char *const *) desk->languages, error) &&
         od_store_add_hours (self, "desk", desk->id, desk->hours, error) &&
         od_store_add_labels (self, "desk", desk->id, desk->name, error) &&
         od_store_add_labels (self, "place", desk->id, desk->place, error);
}

/* Once all are there: a pool may be met together with one that comes after it. */
static gboolean
join_pools (OdStore   *self,
            GPtrArray *pools,
            GError   **error)
{
  for (guint i = 0; i < pools->len; i++) {
    g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_POOL_JOIN, error);
    const OdPool *pool = pools->pdata[i];

    if (statement == NULL)
      return FALSE;

    od_bind_text (statement, "$id", pool->id);
    od_bind_text (statement, "$joint_pool_id", pool->joint_pool_id);
    if (pool->joint_pool_id != NULL && !od_store_run (self, statement, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
od_store_put_house (OdStore        *self,
                    const OdCentre *centre,
                    GError        **error)
{
  static const OdStatement clear[] = {
    OD_STATEMENT_DESK_POOL_CLEAR, OD_STATEMENT_DESK_LANGUAGE_CLEAR, OD_STATEMENT_POOL_NEED_CLEAR,
    OD_STATEMENT_POOL_LANGUAGE_CLEAR, OD_STATEMENT_DESK_RETIRE, OD_STATEMENT_POOL_RETIRE,
  };

  if (!od_store_run_each (self, clear, G_N_ELEMENTS (clear), error))
    return FALSE;

  for (guint i = 0; i < centre->pools->len; i++)
    if (!put_pool (self, i, centre->pools->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < centre->desks->len; i++)
    if (!put_desk (self, i, centre->desks->pdata[i], error))
      return FALSE;

  return join_pools (self, centre->pools, error);
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

/* None is NULL. FALSE on a fault. */
static gboolean
load_tags (OdStore    *self,
           OdStatement id,
           const char *parameter,
           const char *owner,
           GStrv      *tags,
           GError    **error)
{
  g_auto (GStrv) found = dup_words (self, id, parameter, owner, error);

  if (found == NULL)
    return FALSE;

  *tags = found[0] != NULL ? g_steal_pointer (&found) : NULL;
  return TRUE;
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
  return pool->name != NULL &&
         load_tags (self, OD_STATEMENT_POOL_LANGUAGE_LIST, "$pool_id", pool->id, &pool->languages, error) &&
         od_store_load_hours (self, "pool", pool->id, pool->hours, error);
}

static OdPool *
dup_pool_row (OdBorrowedStatement *statement)
{
  OdPool *pool = od_pool_new ();
  int column = 0;

  pool->id = od_column_dup_text (statement, column++);
  pool->service_id = od_column_dup_text (statement, column++);
  pool->usual_min = (guint) sqlite3_column_int64 (statement, column++);
  pool->referral_only = sqlite3_column_int (statement, column++) != 0;
  pool->daily_cap = (guint) sqlite3_column_int64 (statement, column++);
  pool->slot_min = (guint) sqlite3_column_int64 (statement, column++);
  pool->slot_places = (guint) sqlite3_column_int64 (statement, column++);
  pool->wait_alert_min = (guint) sqlite3_column_int64 (statement, column++);
  pool->min_age = (guint) sqlite3_column_int64 (statement, column++);
  pool->max_age = (guint) sqlite3_column_int64 (statement, column++);
  pool->residents = sqlite3_column_int (statement, column++) != 0;
  pool->joint_pool_id = od_column_dup_text (statement, column++);
  return pool;
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
    OdPool *pool = dup_pool_row (statement);

    g_ptr_array_add (pools, pool);
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
  return desk->place != NULL &&
         load_tags (self, OD_STATEMENT_DESK_LANGUAGE_LIST, "$desk_id", desk->id, &desk->languages, error) &&
         od_store_load_hours (self, "desk", desk->id, desk->hours, error);
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
    desk->seats = (guint) sqlite3_column_int64 (statement, 3);
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
