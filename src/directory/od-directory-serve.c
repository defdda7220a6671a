/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <string.h>

#include "od-directory-private.h"

#define HSDS_VERSION "3.1"
#define HSDS_PROFILE "https://docs.openreferral.org/en/v3.1/"
#define MAX_PER_PAGE 500

/* A member that HSDS wants even where nobody knows it. */
typedef struct {
  OdMapTable  table;
  const char *field;
} Wanted;

static const Wanted wanted[] = {
  { OD_MAP_ORGANIZATION, "description" }, { OD_MAP_ADDRESS, "address_1" }, { OD_MAP_ADDRESS, "city" },
  { OD_MAP_ADDRESS, "state_province" }, { OD_MAP_ADDRESS, "postal_code" }, { OD_MAP_ADDRESS, "country" },
};

static void write_record (OdJsonWriter       *writer,
                          const char         *name,
                          const OdServiceMap *map,
                          const OdRecord     *record,
                          const OdRecord     *parent);

static gboolean
is_wanted (OdMapTable  table,
           const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    if (wanted[i].table == table && strcmp (wanted[i].field, field) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
write_number (OdJsonWriter *writer,
              const char   *name,
              double        number)
{
  if (floor (number) == number && fabs (number) < G_MAXINT)
    od_json_writer_integer (writer, name, (gint64) number);
  else
    od_json_writer_number (writer, name, number);
}

static void
write_field (OdJsonWriter     *writer,
             const OdRecord   *record,
             const OdMapField *field)
{
  g_auto (GStrv) words = NULL;

  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_LINK:
    od_json_writer_string (writer, field->name, od_record_get_text (record, field));
    break;

  case OD_MAP_NUMBER:
    write_number (writer, field->name, od_record_get_number (record, field));
    break;

  case OD_MAP_FLAG:
    od_json_writer_boolean (writer, field->name, TRUE);
    break;

  case OD_MAP_WORDS:
    words = g_strsplit (od_record_get_text (record, field), " ", -1);
    od_json_writer_strings (writer, field->name, (const char *const *) words);
    break;

  default:
    g_assert_not_reached ();
  }
}

static void
write_fields (OdJsonWriter   *writer,
              const OdRecord *record)
{
  const OdMapField *fields;
  guint n_fields;

  od_json_writer_string (writer, "id", record->id);
  fields = od_map_table_fields (record->table, &n_fields);
  for (guint i = 0; i < n_fields; i++) {
    if (od_record_has (record, &fields[i]))
      write_field (writer, record, &fields[i]);
    else if (is_wanted (record->table, fields[i].name))
      od_json_writer_string (writer, fields[i].name, "");
  }
}

static gboolean
is_written (const OdRecord *record,
            const char     *member)
{
  const OdMapField *field = od_map_table_find_field (record->table, member);

  return field != NULL && (od_record_has (record, field) || is_wanted (record->table, member));
}

/* What came with the record and has no field here. */
static void
write_extra (OdJsonWriter   *writer,
             const OdRecord *record)
{
  g_autoptr (OdJsonDocument) document = NULL;
  g_auto (GStrv) names = NULL;

  if (record->extra == NULL)
    return;

  document = od_json_parse (record->extra, -1, NULL);
  if (document == NULL)
    return;

  names = od_json_names (od_json_root (document));
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *json = od_json_to_text (od_json_member (od_json_root (document), names[i]));

    if (!is_written (record, names[i]))
      od_json_writer_raw (writer, names[i], json);
  }
}

/* Those of one language stand together from here on. */
static int
compare_translations (gconstpointer first,
                      gconstpointer second)
{
  const OdTranslation *a = *(const OdTranslation *const *) first;
  const OdTranslation *b = *(const OdTranslation *const *) second;
  int by_tag = strcmp (a->tag, b->tag);

  return by_tag != 0 ? by_tag : strcmp (a->field, b->field);
}

static void
write_by_language (OdJsonWriter *writer,
                   const char   *name,
                   GPtrArray    *translations,
                   gboolean      states)
{
  const char *tag = NULL;

  od_json_writer_object (writer, name);
  for (guint i = 0; i < translations->len; i++) {
    const OdTranslation *translation = g_ptr_array_index (translations, i);

    if (g_strcmp0 (tag, translation->tag) != 0) {
      if (tag != NULL)
        od_json_writer_end (writer);
      od_json_writer_object (writer, translation->tag);
      tag = translation->tag;
    }
    od_json_writer_string (writer, translation->field, states ? translation->state : translation->text);
  }

  if (tag != NULL)
    od_json_writer_end (writer);
  od_json_writer_end (writer);
}

static void
write_translations (OdJsonWriter   *writer,
                    const OdRecord *record)
{
  g_autoptr (GPtrArray) sorted = NULL;
  gboolean all_human = TRUE;

  if (record->translations == NULL)
    return;

  sorted = g_ptr_array_copy (record->translations, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_translations);
  write_by_language (writer, "x_translations", sorted, FALSE);

  for (guint i = 0; i < sorted->len; i++)
    all_human = all_human && strcmp (((OdTranslation *) g_ptr_array_index (sorted, i))->state, "human") == 0;
  if (!all_human)
    write_by_language (writer, "x_translation_states", sorted, TRUE);
}

/* The one record that @record names, or NULL. */
static const OdRecord *
follow (const OdServiceMap      *map,
        const OdRecord          *record,
        const OdDirectoryBranch *branch)
{
  g_autofree char *name = g_strconcat (od_map_table_name (branch->child), "_id", NULL);
  const char *id = od_record_get_text (record, od_map_table_find_field (record->table, name));

  return id != NULL ? od_service_map_find (map, branch->child, id) : NULL;
}

static void
write_many (OdJsonWriter            *writer,
            const OdServiceMap      *map,
            const OdRecord          *record,
            const OdDirectoryBranch *branch)
{
  GPtrArray *children = od_service_map_children (map, record, branch->child);

  if (children == NULL)
    return;

  od_json_writer_array (writer, branch->member);
  for (guint i = 0; i < children->len; i++)
    write_record (writer, NULL, map, g_ptr_array_index (children, i), record);
  od_json_writer_end (writer);
}

static void
write_branches (OdJsonWriter       *writer,
                const OdServiceMap *map,
                const OdRecord     *record,
                const OdRecord     *parent)
{
  const OdDirectoryBranch *branch;

  for (guint i = 0; (branch = od_directory_branch (i)) != NULL; i++) {
    const OdRecord *child;

    if (branch->parent != record->table || (parent != NULL && branch->child == parent->table))
      continue;

    if (branch->many) {
      write_many (writer, map, record, branch);
    } else {
      child = follow (map, record, branch);
      if (child != NULL)
        write_record (writer, branch->member, map, child, record);
    }
  }
}

/* @parent is what it hangs on, which it does not tell again. */
static void
write_record (OdJsonWriter       *writer,
              const char         *name,
              const OdServiceMap *map,
              const OdRecord     *record,
              const OdRecord     *parent)
{
  od_json_writer_object (writer, name);
  write_fields (writer, record);
  write_translations (writer, record);
  write_branches (writer, map, record, parent);
  write_extra (writer, record);
  od_json_writer_end (writer);
}

static int
compare_ids (gconstpointer first,
             gconstpointer second)
{
  return strcmp ((*(const OdRecord *const *) first)->id, (*(const OdRecord *const *) second)->id);
}

static GPtrArray *
sort_services (const OdServiceMap *map)
{
  GPtrArray *services = g_ptr_array_copy (od_service_map_records (map, OD_MAP_SERVICE), NULL, NULL);

  g_ptr_array_set_free_func (services, NULL);
  g_ptr_array_sort (services, compare_ids);
  return services;
}

char *
od_directory_about_to_json (const char *base_url)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  g_autofree char *openapi_url = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);

  openapi_url = g_strconcat (base_url, "/openapi.json", NULL);
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "version", HSDS_VERSION);
  od_json_writer_string (writer, "profile", HSDS_PROFILE);
  od_json_writer_string (writer, "openapi_url", openapi_url);
  od_json_writer_end (writer);

  return od_json_writer_finish (writer);
}

char *
od_directory_page_to_json (const OdServiceMap *map,
                           guint               page,
                           guint               per_page)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  g_autoptr (GPtrArray) services = NULL;
  guint n_pages;
  guint begin;
  guint end;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (page >= 1, NULL);
  g_return_val_if_fail (per_page >= 1 && per_page <= MAX_PER_PAGE, NULL);

  services = sort_services (map);
  n_pages = (services->len + per_page - 1) / per_page;
  begin = page <= n_pages ? (page - 1) * per_page : services->len;
  end = MIN (begin + per_page, services->len);

  od_json_writer_object (writer, NULL);
  od_json_writer_integer (writer, "total_items", services->len);
  od_json_writer_integer (writer, "total_pages", n_pages);
  od_json_writer_integer (writer, "page_number", page);
  od_json_writer_integer (writer, "size", end - begin);
  od_json_writer_boolean (writer, "first_page", page == 1);
  od_json_writer_boolean (writer, "last_page", page >= n_pages);
  od_json_writer_boolean (writer, "empty", begin == end);
  od_json_writer_array (writer, "contents");
  for (guint i = begin; i < end; i++)
    write_record (writer, NULL, map, g_ptr_array_index (services, i), NULL);
  od_json_writer_end (writer);
  od_json_writer_end (writer);

  return od_json_writer_finish (writer);
}

char *
od_directory_service_to_json (const OdServiceMap *map,
                              const char         *id)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  const OdRecord *service;

  g_return_val_if_fail (map != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  service = od_service_map_find (map, OD_MAP_SERVICE, id);
  if (service == NULL)
    return NULL;

  write_record (writer, NULL, map, service, NULL);
  return od_json_writer_finish (writer);
}
