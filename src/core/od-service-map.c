/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-service-map.h"

#include <string.h>

#define MAX_LINKS 4

/* A field that names a parent. */
typedef struct {
  const OdMapField *field;
  OdMapTable        parent;
} Link;

typedef struct {
  GPtrArray *of[OD_N_MAP_TABLES];
} Children;

struct _OdServiceMap {
  GPtrArray  *records[OD_N_MAP_TABLES];   /* OdRecord, owned */
  GHashTable *by_id[OD_N_MAP_TABLES];     /* id → OdRecord, both borrowed from records */
  GHashTable *children;                   /* OdRecord → Children; NULL until sealed */
};

static void
children_free (gpointer data)
{
  Children *children = data;

  for (guint i = 0; i < OD_N_MAP_TABLES; i++)
    g_clear_pointer (&children->of[i], g_ptr_array_unref);

  g_free (children);
}

static void
map_clear (gpointer data)
{
  OdServiceMap *self = data;

  for (guint i = 0; i < OD_N_MAP_TABLES; i++) {
    g_hash_table_unref (self->by_id[i]);
    g_ptr_array_unref (self->records[i]);
  }

  g_clear_pointer (&self->children, g_hash_table_unref);
}

static void
set_field (OdRecord         *self,
           const OdMapField *field,
           OdRecord         *from)
{
  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_WORDS:
  case OD_MAP_LINK:
    od_record_take_text (self, field, g_strdup (od_record_get_text (from, field)));
    break;

  case OD_MAP_NUMBER:
    od_record_set_number (self, field, od_record_get_number (from, field));
    break;

  case OD_MAP_FLAG:
    od_record_set_flag (self, field, od_record_get_flag (from, field));
    break;

  default:
    g_assert_not_reached ();
  }
}

static void
join (OdRecord *self,
      OdRecord *news)
{
  gboolean only_fill = news->partial;
  const OdMapField *fields;
  guint n_fields;

  fields = od_map_table_fields (self->table, &n_fields);
  for (guint i = 0; i < n_fields; i++) {
    if (od_record_has (news, &fields[i]) && !(only_fill && od_record_has (self, &fields[i])))
      set_field (self, &fields[i], news);
  }

  if (news->extra != NULL && !(only_fill && self->extra != NULL)) {
    g_free (self->extra);
    self->extra = g_steal_pointer (&news->extra);
  }

  for (guint i = 0; news->translations != NULL && i < news->translations->len; i++) {
    OdTranslation *translation = g_ptr_array_index (news->translations, i);

    od_record_translate (self, translation->tag, translation->field, translation->text, translation->state);
  }

  self->partial = self->partial && news->partial;
}

static guint
find_links (OdMapTable table,
            Link       links[MAX_LINKS])
{
  const OdMapField *fields;
  guint n_fields;
  guint n_links = 0;

  fields = od_map_table_fields (table, &n_fields);
  for (guint i = 0; i < n_fields; i++) {
    for (OdMapTable parent = 0; parent < OD_N_MAP_TABLES; parent++) {
      const char *name = od_map_table_name (parent);

      if (g_str_has_prefix (fields[i].name, name) && strcmp (fields[i].name + strlen (name), "_id") == 0) {
        g_assert (n_links < MAX_LINKS);
        links[n_links++] = (Link) { &fields[i], parent };
      }
    }
  }

  return n_links;
}

static void
hang (OdServiceMap *self,
      OdRecord     *record,
      const Link   *link)
{
  const char *id = od_record_get_text (record, link->field);
  OdRecord *parent = id != NULL ? g_hash_table_lookup (self->by_id[link->parent], id) : NULL;
  Children *children;

  if (parent == NULL)
    return;

  children = g_hash_table_lookup (self->children, parent);
  if (children == NULL) {
    children = g_new0 (Children, 1);
    g_hash_table_insert (self->children, parent, children);
  }

  if (children->of[record->table] == NULL)
    children->of[record->table] = g_ptr_array_new ();

  g_ptr_array_add (children->of[record->table], record);
}

static void
add_all (GPtrArray *rows,
         GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (more, i));
}

OdServiceMap *
od_service_map_new (void)
{
  OdServiceMap *self = g_atomic_rc_box_new0 (OdServiceMap);

  for (guint i = 0; i < OD_N_MAP_TABLES; i++) {
    self->records[i] = g_ptr_array_new_with_free_func (od_record_free);
    self->by_id[i] = g_hash_table_new (g_str_hash, g_str_equal);
  }

  return self;
}

OdServiceMap *
od_service_map_ref (OdServiceMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
od_service_map_unref (OdServiceMap *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, map_clear);
}

void
od_service_map_take (OdServiceMap *self,
                     gpointer      record)
{
  g_autoptr (OdRecord) news = record;
  OdRecord *known;

  g_return_if_fail (self != NULL && self->children == NULL);
  g_return_if_fail (record != NULL);

  known = g_hash_table_lookup (self->by_id[news->table], news->id);
  if (known != NULL) {
    join (known, news);
    return;
  }

  g_hash_table_insert (self->by_id[news->table], news->id, news);
  g_ptr_array_add (self->records[news->table], news);
  (void) g_steal_pointer (&news);
}

void
od_service_map_seal (OdServiceMap *self)
{
  g_return_if_fail (self != NULL && self->children == NULL);

  self->children = g_hash_table_new_full (NULL, NULL, NULL, children_free);
  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++) {
    Link links[MAX_LINKS];
    guint n_links = find_links (table, links);

    for (guint i = 0; i < self->records[table]->len; i++) {
      for (guint j = 0; j < n_links; j++)
        hang (self, g_ptr_array_index (self->records[table], i), &links[j]);
    }
  }
}

guint
od_service_map_count_services (const OdServiceMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records[OD_MAP_SERVICE]->len;
}

GPtrArray *
od_service_map_records (const OdServiceMap *self,
                        OdMapTable          table)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);

  return self->records[table];
}

gpointer
od_service_map_find (const OdServiceMap *self,
                     OdMapTable          table,
                     const char         *id)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  lower = g_ascii_strdown (id, -1);
  return g_hash_table_lookup (self->by_id[table], lower);
}

GPtrArray *
od_service_map_children (const OdServiceMap *self,
                         const OdRecord     *parent,
                         OdMapTable          table)
{
  Children *children;

  g_return_val_if_fail (self != NULL && self->children != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);

  children = g_hash_table_lookup (self->children, parent);
  return children != NULL ? children->of[table] : NULL;
}

GPtrArray *
od_service_map_schedules (const OdServiceMap *self,
                          const OdService    *service)
{
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *places;

  g_return_val_if_fail (self != NULL && self->children != NULL, NULL);
  g_return_val_if_fail (service != NULL, NULL);

  found = g_ptr_array_new ();
  add_all (found, od_service_map_children (self, &service->base, OD_MAP_SCHEDULE));
  places = od_service_map_children (self, &service->base, OD_MAP_SERVICE_AT_LOCATION);

  for (guint i = 0; found->len == 0 && places != NULL && i < places->len; i++)
    add_all (found, od_service_map_children (self, g_ptr_array_index (places, i), OD_MAP_SCHEDULE));

  for (guint i = 0; found->len == 0 && places != NULL && i < places->len; i++) {
    OdServiceAtLocation *place = g_ptr_array_index (places, i);
    OdRecord *location = place->location_id != NULL ? od_service_map_find (self, OD_MAP_LOCATION, place->location_id) : NULL;

    if (location != NULL)
      add_all (found, od_service_map_children (self, location, OD_MAP_SCHEDULE));
  }

  return g_steal_pointer (&found);
}
