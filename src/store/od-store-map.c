/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-map.h"

#include <math.h>

#include "od-store-private.h"

/* id, x_extra and x_order come before the fields. */
#define N_LEADING 3

typedef enum {
  FATE_FAILED,
  FATE_ADDED,
  FATE_CHANGED,
  FATE_UNCHANGED,
} Fate;

typedef struct {
  OdMapTable  parent;
  OdMapTable  child;
  OdStatement list;
} Hanging;

#define PUT(TABLE, table, Type) OD_STATEMENT_MAP_ ## TABLE ## _PUT,
static const OdStatement put_statements[] = { OD_MAP_TABLES (PUT) };

#define LOAD(TABLE, table, Type) OD_STATEMENT_MAP_ ## TABLE ## _LOAD,
static const OdStatement load_statements[] = { OD_MAP_TABLES (LOAD) };

#define HANGS(PARENT, CHILD) { OD_MAP_ ## PARENT, OD_MAP_ ## CHILD, OD_STATEMENT_MAP_ ## CHILD ## _OF_ ## PARENT }
static const Hanging hangings[] = {
  HANGS (SERVICE, SERVICE_AT_LOCATION), HANGS (LOCATION, ADDRESS), HANGS (ORGANIZATION, PHONE), HANGS (SERVICE, PHONE),
  HANGS (LOCATION, PHONE), HANGS (SERVICE_AT_LOCATION, PHONE), HANGS (SERVICE, SCHEDULE), HANGS (LOCATION, SCHEDULE),
  HANGS (SERVICE_AT_LOCATION, SCHEDULE), HANGS (SERVICE, LANGUAGE), HANGS (LOCATION, LANGUAGE), HANGS (PHONE, LANGUAGE),
  HANGS (SERVICE, REQUIRED_DOCUMENT),
};

/* Only what others mention by the way. */
static OdStatement
fill_statement (OdMapTable table)
{
  g_assert (table == OD_MAP_ORGANIZATION || table == OD_MAP_SERVICE);

  return table == OD_MAP_ORGANIZATION ? OD_STATEMENT_MAP_ORGANIZATION_FILL : OD_STATEMENT_MAP_SERVICE_FILL;
}

static OdStatement
gone_statement (OdMapTable table)
{
  switch (table) {
  case OD_MAP_SERVICE_AT_LOCATION:
    return OD_STATEMENT_MAP_SERVICE_AT_LOCATION_GONE;

  case OD_MAP_ADDRESS:
    return OD_STATEMENT_MAP_ADDRESS_GONE;

  case OD_MAP_PHONE:
    return OD_STATEMENT_MAP_PHONE_GONE;

  case OD_MAP_SCHEDULE:
    return OD_STATEMENT_MAP_SCHEDULE_GONE;

  case OD_MAP_LANGUAGE:
    return OD_STATEMENT_MAP_LANGUAGE_GONE;

  case OD_MAP_REQUIRED_DOCUMENT:
    return OD_STATEMENT_MAP_REQUIRED_DOCUMENT_GONE;

  case OD_MAP_ORGANIZATION:
  case OD_MAP_LOCATION:
  case OD_MAP_SERVICE:
  case OD_N_MAP_TABLES:
  default:
    g_assert_not_reached ();
  }
}

static void
bind_field (OdBorrowedStatement *statement,
            int                  position,
            const OdRecord      *record,
            const OdMapField    *field)
{
  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_WORDS:
  case OD_MAP_LINK:
    sqlite3_bind_text (statement, position, od_record_get_text (record, field), -1, SQLITE_STATIC);
    break;

  case OD_MAP_NUMBER:
    sqlite3_bind_double (statement, position, od_record_get_number (record, field));   /* NAN binds NULL */
    break;

  case OD_MAP_FLAG:
    sqlite3_bind_int (statement, position, od_record_get_flag (record, field));
    break;

  default:
    g_assert_not_reached ();
  }
}

static void
read_field (OdBorrowedStatement *statement,
            int                  column,
            OdRecord            *record,
            const OdMapField    *field)
{
  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_WORDS:
  case OD_MAP_LINK:
    od_record_take_text (record, field, od_column_dup_text (statement, column));
    break;

  case OD_MAP_NUMBER:
    if (sqlite3_column_type (statement, column) != SQLITE_NULL)
      od_record_set_number (record, field, sqlite3_column_double (statement, column));
    break;

  case OD_MAP_FLAG:
    od_record_set_flag (record, field, sqlite3_column_int (statement, column) != 0);
    break;

  default:
    g_assert_not_reached ();
  }
}

static Fate
put_row (OdStore        *self,
         const OdRecord *record,
         GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = NULL;
  OdStatement id = record->partial ? fill_statement (record->table) : put_statements[record->table];
  const OdMapField *fields;
  guint n_fields;
  int rc;

  statement = od_store_borrow (self, id, error);
  if (statement == NULL)
    return FATE_FAILED;

  sqlite3_bind_text (statement, 1, record->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, record->extra, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, record->order);
  fields = od_map_table_fields (record->table, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    bind_field (statement, (int) i + N_LEADING + 1, record, &fields[i]);

  rc = od_store_step (self, statement, error);
  if (rc == SQLITE_ROW)
    return sqlite3_column_int (statement, 0) == 1 ? FATE_ADDED : FATE_CHANGED;

  return rc == SQLITE_DONE ? FATE_UNCHANGED : FATE_FAILED;
}

static gboolean
put_translations (OdStore        *self,
                  const OdRecord *record,
                  Fate           *fate,
                  GError        **error)
{
  for (guint i = 0; record->translations != NULL && i < record->translations->len; i++) {
    const OdTranslation *translation = g_ptr_array_index (record->translations, i);
    g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_MAP_TRANSLATION_PUT, error);
    int rc;

    if (statement == NULL)
      return FALSE;

    sqlite3_bind_text (statement, 1, od_map_table_name (record->table), -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 2, record->id, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 3, translation->field, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 4, translation->tag, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 5, translation->text, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 6, translation->state, -1, SQLITE_STATIC);
    rc = od_store_step (self, statement, error);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
      return FALSE;
    if (rc == SQLITE_ROW && *fate == FATE_UNCHANGED)
      *fate = FATE_CHANGED;
  }

  return TRUE;
}

/* The rows of @table that the store hangs on @parent. */
static GStrv
list_hanging (OdStore        *self,
              const Hanging  *hanging,
              const OdRecord *parent,
              GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, hanging->list, error);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, parent->id, -1, SQLITE_STATIC);
  return od_store_run_words (self, statement, error);
}

static gboolean
mark_gone (OdStore    *self,
           OdMapTable  table,
           const char *id,
           GError    **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, gone_statement (table), error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  return od_store_run (self, statement, error);
}

static gboolean
retire_children (OdStore            *self,
                 const OdServiceMap *map,
                 const OdRecord     *parent,
                 OdMapCounts        *counts,
                 GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (hangings); i++) {
    g_auto (GStrv) ids = NULL;

    if (hangings[i].parent != parent->table)
      continue;

    ids = list_hanging (self, &hangings[i], parent, error);
    if (ids == NULL)
      return FALSE;

    for (guint j = 0; ids[j] != NULL; j++) {
      if (od_service_map_find (map, hangings[i].child, ids[j]) != NULL)
        continue;
      if (!mark_gone (self, hangings[i].child, ids[j], error))
        return FALSE;
      counts->of[hangings[i].child].gone++;
    }
  }

  return TRUE;
}

static gboolean
drop_translation (OdStore        *self,
                  const OdRecord *record,
                  const char     *field,
                  const char     *tag,
                  GError        **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_MAP_TRANSLATION_GONE, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, od_map_table_name (record->table), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, record->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, field, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, tag, -1, SQLITE_STATIC);
  return od_store_run (self, statement, error);
}

static gboolean
says (const OdRecord *record,
      const char     *field,
      const char     *tag)
{
  for (guint i = 0; record->translations != NULL && i < record->translations->len; i++) {
    const OdTranslation *translation = g_ptr_array_index (record->translations, i);

    if (g_strcmp0 (translation->field, field) == 0 && g_strcmp0 (translation->tag, tag) == 0)
      return TRUE;
  }

  return FALSE;
}

/* field, tag, field, tag … of the translations that the store has and @record has not; a reviewed one stays. */
static GPtrArray *
list_dropped_translations (OdStore        *self,
                           const OdRecord *record,
                           GError        **error)
{
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_MAP_TRANSLATION_OF, error);
  int rc;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, od_map_table_name (record->table), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, record->id, -1, SQLITE_STATIC);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    g_autofree char *field = od_column_dup_text (statement, 0);
    g_autofree char *tag = od_column_dup_text (statement, 1);

    if (!says (record, field, tag)) {
      g_ptr_array_add (dropped, g_steal_pointer (&field));
      g_ptr_array_add (dropped, g_steal_pointer (&tag));
    }
  }

  return rc == SQLITE_DONE ? g_steal_pointer (&dropped) : NULL;
}

static gboolean
retire_translations (OdStore        *self,
                     const OdRecord *record,
                     Fate           *fate,
                     GError        **error)
{
  g_autoptr (GPtrArray) dropped = list_dropped_translations (self, record, error);

  if (dropped == NULL)
    return FALSE;

  for (guint i = 0; i < dropped->len; i += 2) {
    if (!drop_translation (self, record, g_ptr_array_index (dropped, i), g_ptr_array_index (dropped, i + 1), error))
      return FALSE;
    *fate = FATE_CHANGED;
  }

  return TRUE;
}

static gboolean
merge_record (OdStore            *self,
              const OdServiceMap *map,
              const OdRecord     *record,
              OdMapCounts        *counts,
              GError            **error)
{
  Fate fate = put_row (self, record, error);
  gboolean known = fate != FATE_ADDED;

  if (fate == FATE_FAILED || !put_translations (self, record, &fate, error))
    return FALSE;

  if (known && !record->partial) {
    if (!retire_translations (self, record, &fate, error) || !retire_children (self, map, record, counts, error))
      return FALSE;
  }

  if (fate == FATE_ADDED)
    counts->of[record->table].added++;
  else if (fate == FATE_CHANGED)
    counts->of[record->table].changed++;
  else
    counts->of[record->table].unchanged++;

  return TRUE;
}

static gboolean
load_table (OdStore      *self,
            OdMapTable    table,
            OdServiceMap *map,
            GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, load_statements[table], error);
  const OdMapField *fields;
  guint n_fields;
  int rc;

  if (statement == NULL)
    return FALSE;

  fields = od_map_table_fields (table, &n_fields);
  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdRecord *record = od_record_new (table, (const char *) sqlite3_column_text (statement, 0));

    record->extra = od_column_dup_text (statement, 1);
    record->order = (guint) sqlite3_column_int (statement, 2);
    for (guint i = 0; i < n_fields; i++)
      read_field (statement, (int) i + N_LEADING, record, &fields[i]);
    od_service_map_take (map, record);
  }

  return rc == SQLITE_DONE;
}

static OdMapTable
find_table (const char *name)
{
  OdMapTable table = 0;

  while (table < OD_N_MAP_TABLES && g_strcmp0 (od_map_table_name (table), name) != 0)
    table++;

  return table;
}

static gboolean
load_translations (OdStore      *self,
                   OdServiceMap *map,
                   GError      **error)
{
  g_autoptr (OdBorrowedStatement) statement = od_store_borrow (self, OD_STATEMENT_MAP_TRANSLATION_LOAD, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = od_store_step (self, statement, error)) == SQLITE_ROW) {
    OdMapTable table = find_table ((const char *) sqlite3_column_text (statement, 0));
    OdRecord *record = NULL;

    if (table < OD_N_MAP_TABLES)
      record = od_service_map_find (map, table, (const char *) sqlite3_column_text (statement, 1));
    if (record != NULL)
      od_record_translate (record, (const char *) sqlite3_column_text (statement, 3), (const char *) sqlite3_column_text (statement, 2),
                           (const char *) sqlite3_column_text (statement, 4), (const char *) sqlite3_column_text (statement, 5));
  }

  return rc == SQLITE_DONE;
}

OdServiceMap *
od_store_load_map (OdStore *self,
                   GError **error)
{
  g_autoptr (OdServiceMap) map = od_service_map_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++) {
    if (!load_table (self, table, map, error))
      return NULL;
  }

  if (!load_translations (self, map, error))
    return NULL;

  od_service_map_seal (map);
  return g_steal_pointer (&map);
}

gboolean
od_store_merge_map (OdStore            *self,
                    const OdServiceMap *map,
                    OdMapCounts        *counts,
                    GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (map != NULL, FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++) {
    GPtrArray *records = od_service_map_records (map, table);

    for (guint i = 0; i < records->len; i++) {
      if (!merge_record (self, map, g_ptr_array_index (records, i), counts, error))
        return FALSE;
    }
  }

  return TRUE;
}
