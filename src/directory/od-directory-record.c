/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "od-directory-private.h"
#include "od-id.h"

static const OdDirectoryBranch branches[] = {
  { "organization", OD_MAP_SERVICE, OD_MAP_ORGANIZATION, FALSE, TRUE },
  { "phones", OD_MAP_SERVICE, OD_MAP_PHONE, TRUE, FALSE },
  { "schedules", OD_MAP_SERVICE, OD_MAP_SCHEDULE, TRUE, FALSE },
  { "languages", OD_MAP_SERVICE, OD_MAP_LANGUAGE, TRUE, FALSE },
  { "required_documents", OD_MAP_SERVICE, OD_MAP_REQUIRED_DOCUMENT, TRUE, FALSE },
  { "service_at_locations", OD_MAP_SERVICE, OD_MAP_SERVICE_AT_LOCATION, TRUE, FALSE },
  { "service", OD_MAP_SERVICE_AT_LOCATION, OD_MAP_SERVICE, FALSE, TRUE },
  { "location", OD_MAP_SERVICE_AT_LOCATION, OD_MAP_LOCATION, FALSE, TRUE },
  { "phones", OD_MAP_SERVICE_AT_LOCATION, OD_MAP_PHONE, TRUE, FALSE },
  { "schedules", OD_MAP_SERVICE_AT_LOCATION, OD_MAP_SCHEDULE, TRUE, FALSE },
  { "addresses", OD_MAP_LOCATION, OD_MAP_ADDRESS, TRUE, FALSE },
  { "phones", OD_MAP_LOCATION, OD_MAP_PHONE, TRUE, FALSE },
  { "schedules", OD_MAP_LOCATION, OD_MAP_SCHEDULE, TRUE, FALSE },
  { "languages", OD_MAP_LOCATION, OD_MAP_LANGUAGE, TRUE, FALSE },
  { "phones", OD_MAP_ORGANIZATION, OD_MAP_PHONE, TRUE, FALSE },
  { "locations", OD_MAP_ORGANIZATION, OD_MAP_LOCATION, TRUE, FALSE },
  { "languages", OD_MAP_PHONE, OD_MAP_LANGUAGE, TRUE, FALSE },
};

static OdRecord *read_object (OdDirectoryReading *reading,
                              OdMapTable          table,
                              OdJson             *object,
                              OdRecord           *parent,
                              guint               order,
                              GError            **error);

const OdDirectoryBranch *
od_directory_branch (guint index)
{
  return index < G_N_ELEMENTS (branches) ? &branches[index] : NULL;
}

static void
finish_extra (OdDirectoryShaping *shaping)
{
  if (shaping->dropped != NULL) {
    g_autofree char *dropped = NULL;

    od_json_writer_end (shaping->dropped);
    dropped = od_json_writer_finish (shaping->dropped);
    if (shaping->extra == NULL) {
      shaping->extra = od_json_writer_new ();
      od_json_writer_object (shaping->extra, NULL);
    }
    od_json_writer_raw (shaping->extra, "x_dropped", dropped);
  }

  if (shaping->extra != NULL) {
    od_json_writer_end (shaping->extra);
    shaping->record->extra = od_json_writer_finish (shaping->extra);
  }
}

static gboolean
read_members (OdDirectoryReading *reading,
              OdRecord           *record,
              OdJson             *object,
              GError            **error)
{
  g_auto (GStrv) names = od_json_names (object);
  g_autoptr (GString) written = g_string_new (NULL);
  OdDirectoryShaping shaping = { .reading = reading, .record = record, .written = written };
  gboolean sound = TRUE;

  for (guint i = 0; sound && names[i] != NULL; i++)
    sound = od_directory_read_member (&shaping, object, names[i], error);

  sound = sound && od_directory_check (&shaping, object, error);
  if (sound) {
    /* Our own export, read again: what was kept aside stays so. */
    if (shaping.dropped == NULL && od_json_member (object, "x_dropped") != NULL)
      od_directory_keep (&shaping, "x_dropped", od_json_member (object, "x_dropped"));
    finish_extra (&shaping);
  }

  g_clear_pointer (&shaping.extra, od_json_writer_free);
  g_clear_pointer (&shaping.dropped, od_json_writer_free);
  return sound;
}

static const OdMapField *
link_to (OdMapTable table,
         OdMapTable parent)
{
  g_autofree char *name = g_strconcat (od_map_table_name (parent), "_id", NULL);

  return od_map_table_find_field (table, name);
}

/* Rows without an id exist by the thousand, and so do rows that all bear the id of their first. The same input always gets the same. */
static char *
settle_id (OdDirectoryReading *reading,
           OdMapTable          table,
           const char         *id,
           const OdRecord     *parent,
           guint               order)
{
  g_autofree char *name = NULL;
  const OdMapField *link;
  OdRecord *known;

  if (parent == NULL)
    return g_ascii_strdown (id, -1);

  link = link_to (table, parent->table);
  known = id != NULL ? od_service_map_find (reading->map, table, id) : NULL;
  if (id != NULL && (known == NULL || link == NULL || g_strcmp0 (od_record_get_text (known, link), parent->id) == 0
                     || od_record_get_text (known, link) == NULL))
    return g_ascii_strdown (id, -1);

  reading->report->repairs[OD_DIRECTORY_REPAIR_ID]++;
  name = g_strdup_printf ("%s/%s/%s/%u", parent->id, od_map_table_name (table), id != NULL ? id : "", order);
  return od_id_for_name (parent->id, name);
}

static gboolean
may_lack_id (OdMapTable table)
{
  return table >= OD_MAP_ADDRESS;
}

static char *
read_id (OdDirectoryReading *reading,
         OdMapTable          table,
         OdJson             *object,
         const OdRecord     *parent,
         guint               order,
         GError            **error)
{
  OdJson *member = od_json_member (object, "id");
  const char *id = od_json_string (member);

  if (member == NULL && (parent == NULL || !may_lack_id (table))) {
    od_directory_refuse (reading, "id", "is missing", error);
    return NULL;
  }

  if (member != NULL && (id == NULL || !od_id_is_valid (id))) {
    od_directory_refuse (reading, "id", "must be a UUID", error);
    return NULL;
  }

  return settle_id (reading, table, id, parent, order);
}

/* A phone without a number is not worth a row. */
static gboolean
is_empty (OdMapTable table,
          OdJson    *object)
{
  const char *number = od_json_string (od_json_member (object, "number"));
  OdJsonKind kind = od_json_kind (od_json_member (object, "number"));

  if (table != OD_MAP_PHONE)
    return FALSE;

  return kind == OD_JSON_NULL || (number != NULL && number[strspn (number, " \t\r\n")] == '\0');
}

static gboolean
read_child (OdDirectoryReading      *reading,
            const OdDirectoryBranch *branch,
            OdJson                  *object,
            OdRecord                *parent,
            guint                    order,
            GError                 **error)
{
  OdRecord *child;

  if (od_json_kind (object) != OD_JSON_OBJECT) {
    g_string_truncate (reading->path, reading->path->len - 1);
    return od_directory_refuse (reading, "", "must be an object", error);
  }

  if (is_empty (branch->child, object))
    return TRUE;

  child = read_object (reading, branch->child, object, parent, order, error);
  if (child == NULL)
    return FALSE;

  if (branch->parent_links)
    od_record_take_text (parent, link_to (branch->parent, branch->child), g_strdup (child->id));

  return TRUE;
}

static gboolean
read_branch (OdDirectoryReading      *reading,
             const OdDirectoryBranch *branch,
             OdJson                  *value,
             OdRecord                *parent,
             GError                 **error)
{
  gsize length = reading->path->len;
  guint n_objects = branch->many ? od_json_length (value) : 1;

  if (od_json_kind (value) == OD_JSON_NULL)
    return TRUE;
  if (branch->many && od_json_kind (value) != OD_JSON_ARRAY)
    return od_directory_refuse (reading, branch->member, "must be a list", error);

  for (guint i = 0; i < n_objects; i++) {
    if (branch->many)
      g_string_append_printf (reading->path, "%s[%u].", branch->member, i);
    else
      g_string_append_printf (reading->path, "%s.", branch->member);

    if (!read_child (reading, branch, branch->many ? od_json_element (value, i) : value, parent, i, error))
      return FALSE;
    g_string_truncate (reading->path, length);
  }

  return TRUE;
}

static void
hang_on (OdRecord       *record,
         const OdRecord *parent)
{
  const OdMapField *link = parent != NULL ? link_to (record->table, parent->table) : NULL;

  if (link != NULL)
    od_record_take_text (record, link, g_strdup (parent->id));
}

/* The record as the map now holds it, borrowed; it may have joined one that was there. NULL with @error set. */
static OdRecord *
read_object (OdDirectoryReading *reading,
             OdMapTable          table,
             OdJson             *object,
             OdRecord           *parent,
             guint               order,
             GError            **error)
{
  g_autofree char *id = read_id (reading, table, object, parent, order, error);
  g_autoptr (OdRecord) record = NULL;
  OdRecord *held;

  if (id == NULL)
    return NULL;

  record = od_record_new (table, id);
  record->order = order;
  record->partial = parent != NULL && (table == OD_MAP_ORGANIZATION || table == OD_MAP_SERVICE);
  if (!read_members (reading, record, object, error))
    return NULL;

  hang_on (record, parent);
  od_service_map_take (reading->map, g_steal_pointer (&record));
  held = od_service_map_find (reading->map, table, id);
  for (guint i = 0; i < G_N_ELEMENTS (branches); i++) {
    if (branches[i].parent == table && !read_branch (reading, &branches[i], od_json_member (object, branches[i].member), held, error))
      return NULL;
  }

  return held;
}

/* What an object at the top is: HSDS does not say, its members do. */
static OdMapTable
guess_table (OdJson *object)
{
  gboolean links_both = od_json_member (object, "service_id") != NULL && od_json_member (object, "location_id") != NULL;
  gboolean is_term = od_json_member (object, "term_uri") != NULL || od_json_member (object, "taxonomy") != NULL
                     || od_json_member (object, "taxonomy_id") != NULL || od_json_member (object, "taxonomy_detail") != NULL;

  if (od_json_member (object, "location_type") != NULL)
    return OD_MAP_LOCATION;
  if (od_json_member (object, "location") != NULL || links_both)
    return OD_MAP_SERVICE_AT_LOCATION;
  if (od_json_member (object, "status") != NULL || od_json_member (object, "organization") != NULL
      || od_json_member (object, "organization_id") != NULL || od_json_member (object, "service_at_locations") != NULL)
    return OD_MAP_SERVICE;
  if (is_term || od_json_member (object, "version") != NULL)
    return OD_N_MAP_TABLES;

  return OD_MAP_ORGANIZATION;
}

gboolean
od_directory_read_record (OdServiceMap      *map,
                          OdJson            *object,
                          const char        *file,
                          guint              line,
                          OdDirectoryReport *report,
                          GError           **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  OdDirectoryReading reading = { map, report, file, line, path };
  OdMapTable table = guess_table (object);
  const char *id = od_json_string (od_json_member (object, "id"));

  report->n_read++;
  if (table == OD_N_MAP_TABLES) {
    g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_RECORD,
                 "%s, line %u: neither a service, an organization nor a place", file, line);
    return FALSE;
  }

  if (id != NULL && od_id_is_valid (id)) {
    OdRecord *known = od_service_map_find (map, table, id);

    if (known != NULL && !known->partial)
      report->n_repeated++;
  }

  return read_object (&reading, table, object, NULL, 0, error) != NULL;
}
