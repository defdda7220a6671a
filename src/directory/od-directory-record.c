/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <string.h>

#include "od-directory-private.h"
#include "od-id.h"
#include "od-language.h"
#include "od-need.h"

/* One top-level record on its way into the map. */
typedef struct {
  OdServiceMap      *map;
  OdDirectoryReport *report;
  const char        *file;
  guint              line;
  GString           *path;   /* of the object that is being read: "phones[0]." */
} Reading;

/* One object of it. */
typedef struct {
  Reading      *reading;
  OdRecord     *record;
  GString      *written;   /* hours as they were written, when they were not understood */
  OdJsonWriter *extra;     /* NULL until there is something to keep */
  OdJsonWriter *dropped;   /* likewise: what was there and was no sound value */
} Shaping;

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

typedef enum {
  AS_TEXT,
  AS_PLAIN,      /* no HTML expected: trimmed only */
  AS_EMAIL,
  AS_URL,
  AS_TIME,
  AS_DATE,
  AS_BYDAY,
  AS_INSTANT,
  AS_TAG,
  AS_ID,
} Manner;

typedef struct {
  const char *field;
  Manner      manner;
} MannerOf;

/* Every TEXT field that is not prose. */
static const MannerOf manners[] = {
  { "email", AS_EMAIL }, { "assurer_email", AS_EMAIL }, { "url", AS_URL }, { "website", AS_URL }, { "logo", AS_URL },
  { "uri", AS_URL }, { "schedule_link", AS_URL }, { "opens_at", AS_TIME }, { "closes_at", AS_TIME }, { "valid_from", AS_DATE },
  { "valid_to", AS_DATE }, { "dtstart", AS_DATE }, { "until", AS_DATE }, { "assured_date", AS_DATE }, { "byday", AS_BYDAY },
  { "last_modified", AS_INSTANT }, { "code", AS_TAG }, { "x_language", AS_TAG }, { "bymonthday", AS_PLAIN },
  { "byweekno", AS_PLAIN }, { "byyearday", AS_PLAIN }, { "x_pool", AS_PLAIN }, { "tax_id", AS_PLAIN }, { "x_zone", AS_PLAIN },
};

typedef struct {
  OdMapTable         table;
  const char        *field;
  const char *const *values;
  gboolean           strict;     /* anything else makes the record unusable; else it is left out */
  const char        *absent;     /* what stands for nothing; NULL = must be there when strict */
} Choice;

static const char *const statuses[] = { "active", "inactive", "defunct", "temporarily closed", NULL };
static const char *const place_types[] = { "physical", "postal", "virtual", NULL };
static const char *const freqs[] = { "WEEKLY", "MONTHLY", NULL };
static const char *const week_starts[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };

static const Choice choices[] = {
  { OD_MAP_SERVICE, "status", statuses, TRUE, NULL },
  { OD_MAP_LOCATION, "location_type", place_types, TRUE, "physical" },
  { OD_MAP_ADDRESS, "address_type", place_types, TRUE, "physical" },
  { OD_MAP_SCHEDULE, "freq", freqs, FALSE, NULL },
  { OD_MAP_SCHEDULE, "wkst", week_starts, FALSE, NULL },
};

static OdRecord *read_object (Reading   *reading,
                              OdMapTable table,
                              OdJson    *object,
                              OdRecord  *parent,
                              guint      order,
                              GError   **error);

const OdDirectoryBranch *
od_directory_branch (guint index)
{
  return index < G_N_ELEMENTS (branches) ? &branches[index] : NULL;
}

static gboolean
refuse (Reading    *reading,
        const char *member,
        const char *what,
        GError    **error)
{
  g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_RECORD, "%s, line %u: %s%s: %s",
               reading->file, reading->line, reading->path->str, member, what);
  return FALSE;
}

static void
drop (Shaping          *shaping,
      const char       *member,
      OdJson           *value,
      OdDirectoryRepair repair)
{
  g_autofree char *json = od_json_to_text (value);

  if (shaping->dropped == NULL) {
    shaping->dropped = od_json_writer_new ();
    od_json_writer_object (shaping->dropped, NULL);
  }

  od_json_writer_raw (shaping->dropped, member, json);
  shaping->reading->report->repairs[repair]++;
}

static void
keep (Shaping    *shaping,
      const char *member,
      OdJson     *value)
{
  g_autofree char *json = od_json_to_text (value);

  if (shaping->extra == NULL) {
    shaping->extra = od_json_writer_new ();
    od_json_writer_object (shaping->extra, NULL);
  }

  od_json_writer_raw (shaping->extra, member, json);
}

static Manner
manner_of (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++) {
    if (strcmp (manners[i].field, field) == 0)
      return manners[i].manner;
  }

  return g_str_has_suffix (field, "_id") ? AS_ID : AS_TEXT;
}

static OdDirectoryRepair
repair_of (Manner manner)
{
  switch (manner) {
  case AS_EMAIL:
  case AS_URL:
    return OD_DIRECTORY_REPAIR_ADDRESS;

  case AS_TIME:
  case AS_BYDAY:
    return OD_DIRECTORY_REPAIR_HOURS;

  case AS_TEXT:
  case AS_PLAIN:
  case AS_DATE:
  case AS_INSTANT:
  case AS_TAG:
  case AS_ID:
  default:
    return OD_DIRECTORY_REPAIR_OTHER;
  }
}

static char *
clean_plain (const char *raw)
{
  g_autofree char *text = g_strstrip (g_strdup (raw));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
clean (Manner      manner,
       const char *raw)
{
  gint64 us;

  switch (manner) {
  case AS_EMAIL:
    return od_directory_clean_email (raw);

  case AS_URL:
    return od_directory_clean_url (raw);

  case AS_TIME:
    return od_directory_clean_time (raw);

  case AS_DATE:
    return od_directory_clean_date (raw);

  case AS_BYDAY:
    return od_directory_clean_byday (raw);

  case AS_INSTANT:
    return od_time_parse (raw, &us) ? g_strdup (raw) : NULL;

  case AS_TAG:
    return od_language_is_valid (raw) ? g_strdup (raw) : NULL;

  case AS_ID:
    return od_id_is_valid (raw) ? g_ascii_strdown (raw, -1) : NULL;

  case AS_PLAIN:
    return clean_plain (raw);

  case AS_TEXT:
  default:
    return od_directory_clean_text (raw);
  }
}

/* Hours that were not understood are kept the way they were written, to be shown as a text. */
static void
write_down (Shaping    *shaping,
            const char *raw)
{
  if (shaping->written->len > 0)
    g_string_append_c (shaping->written, ' ');
  g_string_append (shaping->written, raw);
}

static gboolean
is_hours (Manner manner)
{
  return manner == AS_TIME || manner == AS_BYDAY;
}

static gboolean
read_text (Shaping          *shaping,
           const OdMapField *field,
           OdJson           *value,
           GError          **error)
{
  Manner manner = manner_of (field->name);
  const char *raw = od_json_string (value);
  g_autofree char *text = NULL;

  if (raw == NULL)
    return refuse (shaping->reading, field->name, "must be a text", error);

  text = clean (manner, raw);
  if (is_hours (manner) && *raw != '\0')
    write_down (shaping, raw);
  if (text == NULL && strspn (raw, " \t\r\n") < strlen (raw))
    drop (shaping, field->name, value, repair_of (manner));

  od_record_take_text (shaping->record, field, g_steal_pointer (&text));
  return TRUE;
}

static gboolean
read_number (Shaping          *shaping,
             const OdMapField *field,
             OdJson           *value,
             GError          **error)
{
  const char *raw = od_json_string (value);
  char *end = NULL;
  double number;

  if (od_json_kind (value) == OD_JSON_NUMBER) {
    od_record_set_number (shaping->record, field, od_json_number (value));
    return TRUE;
  }

  if (raw == NULL)
    return refuse (shaping->reading, field->name, "must be a number", error);

  number = g_ascii_strtod (raw, &end);
  if (end != raw && end[strspn (end, " ")] == '\0' && isfinite (number))
    od_record_set_number (shaping->record, field, number);
  else if (raw[strspn (raw, " ")] != '\0')
    drop (shaping, field->name, value, OD_DIRECTORY_REPAIR_OTHER);

  return TRUE;
}

static gboolean
read_needs (Shaping          *shaping,
            const OdMapField *field,
            OdJson           *value,
            GError          **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (od_json_kind (value) != OD_JSON_ARRAY)
    return refuse (shaping->reading, field->name, "must be a list of needs", error);

  for (guint i = 0; i < od_json_length (value); i++) {
    const char *need = od_json_string (od_json_element (value, i));

    if (need == NULL || !od_need_is_known (need))
      return refuse (shaping->reading, field->name, "holds a need that does not exist", error);
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", need);
  }

  od_record_take_text (shaping->record, field, words->len > 0 ? g_strdup (words->str) : NULL);
  return TRUE;
}

static gboolean
read_field (Shaping          *shaping,
            const OdMapField *field,
            OdJson           *value,
            GError          **error)
{
  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_LINK:
    return read_text (shaping, field, value, error);

  case OD_MAP_NUMBER:
    return read_number (shaping, field, value, error);

  case OD_MAP_WORDS:
    return read_needs (shaping, field, value, error);

  case OD_MAP_FLAG:
    if (od_json_kind (value) != OD_JSON_BOOLEAN)
      return refuse (shaping->reading, field->name, "must be true or false", error);
    od_record_set_flag (shaping->record, field, od_json_boolean (value));
    return TRUE;

  default:
    g_assert_not_reached ();
  }
}

/* "x_translations": {tag: {field: text}}; "x_translation_states": {tag: {field: state}} beside it. */
static gboolean
read_translations (Shaping *shaping,
                   OdJson  *by_tag,
                   OdJson  *states,
                   GError **error)
{
  g_auto (GStrv) tags = NULL;

  if (od_json_kind (by_tag) != OD_JSON_OBJECT)
    return refuse (shaping->reading, "x_translations", "must be texts by language", error);

  tags = od_json_names (by_tag);
  for (guint i = 0; tags[i] != NULL; i++) {
    OdJson *texts = od_json_member (by_tag, tags[i]);
    g_auto (GStrv) fields = od_json_kind (texts) == OD_JSON_OBJECT ? od_json_names (texts) : NULL;

    if (!od_language_is_valid (tags[i]) || fields == NULL)
      return refuse (shaping->reading, "x_translations", "must be texts by language", error);

    for (guint j = 0; fields[j] != NULL; j++) {
      const char *text = od_json_string (od_json_member (texts, fields[j]));
      const char *state = od_json_string (od_json_member (od_json_member (states, tags[i]), fields[j]));
      g_autofree char *plain = text != NULL ? od_directory_clean_text (text) : NULL;

      if (plain == NULL || (state != NULL && strcmp (state, "machine") != 0 && strcmp (state, "human") != 0 && strcmp (state, "reviewed") != 0))
        return refuse (shaping->reading, "x_translations", "holds something that is no text or no state", error);
      od_record_translate (shaping->record, tags[i], fields[j], plain, state);
    }
  }

  return TRUE;
}

static gboolean
is_branch (OdMapTable  parent,
           const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (branches); i++) {
    if (branches[i].parent == parent && strcmp (branches[i].member, member) == 0)
      return TRUE;
  }

  return FALSE;
}

/* A row says by itself what it hangs on only where it hangs on nothing else. */
static gboolean
is_others_link (const OdRecord   *record,
                const OdMapField *field)
{
  return field != NULL && field->kind == OD_MAP_LINK && record->table != OD_MAP_SERVICE_AT_LOCATION;
}

static gboolean
read_member (Shaping    *shaping,
             OdJson     *object,
             const char *name,
             GError    **error)
{
  const OdMapField *field = od_map_table_find_field (shaping->record->table, name);
  OdJson *value = od_json_member (object, name);

  if (strcmp (name, "id") == 0 || strcmp (name, "x_translation_states") == 0 || od_json_kind (value) == OD_JSON_NULL)
    return TRUE;
  if (strcmp (name, "x_translations") == 0)
    return read_translations (shaping, value, od_json_member (object, "x_translation_states"), error);
  if (is_branch (shaping->record->table, name))
    return TRUE;
  if (field != NULL && !is_others_link (shaping->record, field))
    return read_field (shaping, field, value, error);

  keep (shaping, name, value);
  return TRUE;
}

static gboolean
check_choice (Shaping      *shaping,
              const Choice *choice,
              OdJson       *object,
              GError      **error)
{
  const OdMapField *field = od_map_table_find_field (choice->table, choice->field);
  const char *text = od_record_get_text (shaping->record, field);

  for (guint i = 0; text != NULL && choice->values[i] != NULL; i++) {
    if (g_ascii_strcasecmp (text, choice->values[i]) == 0) {
      od_record_take_text (shaping->record, field, g_strdup (choice->values[i]));
      return TRUE;
    }
  }

  if (choice->strict && text == NULL && choice->absent == NULL && !shaping->record->partial)
    return refuse (shaping->reading, choice->field, "is missing", error);
  if (choice->strict && text != NULL)
    return refuse (shaping->reading, choice->field, "is not a word that HSDS knows", error);

  if (text != NULL)
    drop (shaping, choice->field, od_json_member (object, choice->field), OD_DIRECTORY_REPAIR_HOURS);
  od_record_take_text (shaping->record, field, g_strdup (choice->absent));
  return TRUE;
}

static void
check_coordinates (Shaping *shaping,
                   OdJson  *object)
{
  OdLocation *location = (OdLocation *) shaping->record;

  if (isnan (location->latitude) && isnan (location->longitude))
    return;
  if (od_directory_coordinates_fit (location->latitude, location->longitude))
    return;

  drop (shaping, "latitude", od_json_member (object, "latitude"), OD_DIRECTORY_REPAIR_COORDINATES);
  drop (shaping, "longitude", od_json_member (object, "longitude"), OD_DIRECTORY_REPAIR_COORDINATES);
  shaping->reading->report->repairs[OD_DIRECTORY_REPAIR_COORDINATES]--;   /* a pair is one */
  location->latitude = NAN;
  location->longitude = NAN;
}

static gboolean
is_there (OdJson     *object,
          const char *member)
{
  const char *text = od_json_string (od_json_member (object, member));

  return text != NULL && *text != '\0';
}

/* Half-understood hours would be a guess: then none of them counts, and the text is shown. */
static void
check_hours (Shaping *shaping,
             OdJson  *object)
{
  OdScheduleRow *row = (OdScheduleRow *) shaping->record;
  gboolean lost = (is_there (object, "byday") && row->byday == NULL) || (is_there (object, "freq") && row->freq == NULL)
                  || (is_there (object, "opens_at") && row->opens_at == NULL)
                  || (is_there (object, "closes_at") && row->closes_at == NULL);

  if (!lost)
    return;

  g_clear_pointer (&row->freq, g_free);
  g_clear_pointer (&row->opens_at, g_free);
  g_clear_pointer (&row->closes_at, g_free);
  if (row->description == NULL && shaping->written->len > 0)
    row->description = od_directory_clean_text (shaping->written->str);
}

static gboolean
check (Shaping *shaping,
       OdJson  *object,
       GError **error)
{
  OdRecord *record = shaping->record;
  const OdMapField *name = od_map_table_find_field (record->table, "name");
  gboolean is_named = record->table == OD_MAP_SERVICE || record->table == OD_MAP_ORGANIZATION;

  if (is_named && od_record_get_text (record, name) == NULL)
    return refuse (shaping->reading, "name", "is missing", error);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    if (choices[i].table == record->table && !check_choice (shaping, &choices[i], object, error))
      return FALSE;
  }

  if (record->table == OD_MAP_LOCATION)
    check_coordinates (shaping, object);
  if (record->table == OD_MAP_SCHEDULE)
    check_hours (shaping, object);

  return TRUE;
}

static void
finish_extra (Shaping *shaping)
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
read_members (Reading  *reading,
              OdRecord *record,
              OdJson   *object,
              GError  **error)
{
  g_auto (GStrv) names = od_json_names (object);
  g_autoptr (GString) written = g_string_new (NULL);
  Shaping shaping = { .reading = reading, .record = record, .written = written };
  gboolean sound = TRUE;

  for (guint i = 0; sound && names[i] != NULL; i++)
    sound = read_member (&shaping, object, names[i], error);

  sound = sound && check (&shaping, object, error);
  if (sound)
    finish_extra (&shaping);

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
settle_id (Reading        *reading,
           OdMapTable      table,
           const char     *id,
           const OdRecord *parent,
           guint           order)
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
read_id (Reading        *reading,
         OdMapTable      table,
         OdJson         *object,
         const OdRecord *parent,
         guint           order,
         GError        **error)
{
  OdJson *member = od_json_member (object, "id");
  const char *id = od_json_string (member);

  if (member == NULL && (parent == NULL || !may_lack_id (table))) {
    refuse (reading, "id", "is missing", error);
    return NULL;
  }

  if (member != NULL && (id == NULL || !od_id_is_valid (id))) {
    refuse (reading, "id", "must be a UUID", error);
    return NULL;
  }

  return settle_id (reading, table, id, parent, order);
}

static gboolean
read_child (Reading                 *reading,
            const OdDirectoryBranch *branch,
            OdJson                  *object,
            OdRecord                *parent,
            guint                    order,
            GError                 **error)
{
  OdRecord *child;

  if (od_json_kind (object) != OD_JSON_OBJECT) {
    g_string_truncate (reading->path, reading->path->len - 1);
    return refuse (reading, "", "must be an object", error);
  }

  child = read_object (reading, branch->child, object, parent, order, error);
  if (child == NULL)
    return FALSE;

  if (branch->parent_links)
    od_record_take_text (parent, link_to (branch->parent, branch->child), g_strdup (child->id));

  return TRUE;
}

static gboolean
read_branch (Reading                 *reading,
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
    return refuse (reading, branch->member, "must be a list", error);

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

/* A phone without a number is not worth a row. */
static gboolean
is_empty (const OdRecord *record)
{
  return record->table == OD_MAP_PHONE && ((const OdPhone *) record)->number == NULL;
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
read_object (Reading   *reading,
             OdMapTable table,
             OdJson    *object,
             OdRecord  *parent,
             guint      order,
             GError   **error)
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
  if (is_empty (record))
    return parent;

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
  Reading reading = { map, report, file, line, path };
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
