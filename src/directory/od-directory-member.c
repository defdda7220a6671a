/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <string.h>

#include "od-clock.h"
#include "od-directory-private.h"
#include "od-id.h"
#include "od-language.h"
#include "od-need.h"

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

gboolean
od_directory_refuse (OdDirectoryReading *reading,
                     const char         *member,
                     const char         *what,
                     GError            **error)
{
  g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_RECORD, "%s, line %u: %s%s: %s",
               reading->file, reading->line, reading->path->str, member, what);
  return FALSE;
}

void
od_directory_drop (OdDirectoryShaping *shaping,
                   const char         *member,
                   OdJson             *value,
                   OdDirectoryRepair   repair)
{
  g_autofree char *json = od_json_to_text (value);

  if (shaping->dropped == NULL) {
    shaping->dropped = od_json_writer_new ();
    od_json_writer_object (shaping->dropped, NULL);
  }

  od_json_writer_raw (shaping->dropped, member, json);
  shaping->reading->report->repairs[repair]++;
}

void
od_directory_keep (OdDirectoryShaping *shaping,
                   const char         *member,
                   OdJson             *value)
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
write_down (OdDirectoryShaping *shaping,
            const char         *raw)
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
read_text (OdDirectoryShaping *shaping,
           const OdMapField   *field,
           OdJson             *value,
           GError            **error)
{
  Manner manner = manner_of (field->name);
  const char *raw = od_json_string (value);
  g_autofree char *text = NULL;

  if (raw == NULL)
    return od_directory_refuse (shaping->reading, field->name, "must be a text", error);

  text = clean (manner, raw);
  if (is_hours (manner) && *raw != '\0')
    write_down (shaping, raw);
  if (text == NULL && strspn (raw, " \t\r\n") < strlen (raw))
    od_directory_drop (shaping, field->name, value, repair_of (manner));

  od_record_take_text (shaping->record, field, g_steal_pointer (&text));
  return TRUE;
}

static gboolean
read_number (OdDirectoryShaping *shaping,
             const OdMapField   *field,
             OdJson             *value,
             GError            **error)
{
  const char *raw = od_json_string (value);
  char *end = NULL;
  double number;

  if (od_json_kind (value) == OD_JSON_NUMBER) {
    od_record_set_number (shaping->record, field, od_json_number (value));
    return TRUE;
  }

  if (raw == NULL)
    return od_directory_refuse (shaping->reading, field->name, "must be a number", error);

  number = g_ascii_strtod (raw, &end);
  if (end != raw && end[strspn (end, " ")] == '\0' && isfinite (number))
    od_record_set_number (shaping->record, field, number);
  else if (raw[strspn (raw, " ")] != '\0')
    od_directory_drop (shaping, field->name, value, OD_DIRECTORY_REPAIR_OTHER);

  return TRUE;
}

static gboolean
read_needs (OdDirectoryShaping *shaping,
            const OdMapField   *field,
            OdJson             *value,
            GError            **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (od_json_kind (value) != OD_JSON_ARRAY)
    return od_directory_refuse (shaping->reading, field->name, "must be a list of needs", error);

  for (guint i = 0; i < od_json_length (value); i++) {
    const char *need = od_json_string (od_json_element (value, i));

    if (need == NULL || !od_need_is_known (need))
      return od_directory_refuse (shaping->reading, field->name, "holds a need that does not exist", error);
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", need);
  }

  od_record_take_text (shaping->record, field, words->len > 0 ? g_strdup (words->str) : NULL);
  return TRUE;
}

static gboolean
read_field (OdDirectoryShaping *shaping,
            const OdMapField   *field,
            OdJson             *value,
            GError            **error)
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
      return od_directory_refuse (shaping->reading, field->name, "must be true or false", error);
    od_record_set_flag (shaping->record, field, od_json_boolean (value));
    return TRUE;

  default:
    g_assert_not_reached ();
  }
}

/* "x_translations": {tag: {field: text}}; "x_translation_states": {tag: {field: state}} beside it. */
static gboolean
read_translations (OdDirectoryShaping *shaping,
                   OdJson             *by_tag,
                   OdJson             *states,
                   GError            **error)
{
  g_auto (GStrv) tags = NULL;

  if (od_json_kind (by_tag) != OD_JSON_OBJECT)
    return od_directory_refuse (shaping->reading, "x_translations", "must be texts by language", error);

  tags = od_json_names (by_tag);
  for (guint i = 0; tags[i] != NULL; i++) {
    OdJson *texts = od_json_member (by_tag, tags[i]);
    g_auto (GStrv) fields = od_json_kind (texts) == OD_JSON_OBJECT ? od_json_names (texts) : NULL;

    if (!od_language_is_valid (tags[i]) || fields == NULL)
      return od_directory_refuse (shaping->reading, "x_translations", "must be texts by language", error);

    for (guint j = 0; fields[j] != NULL; j++) {
      const char *text = od_json_string (od_json_member (texts, fields[j]));
      const char *state = od_json_string (od_json_member (od_json_member (states, tags[i]), fields[j]));
      g_autofree char *plain = text != NULL ? od_directory_clean_text (text) : NULL;

      if (plain == NULL || (state != NULL && strcmp (state, "machine") != 0 && strcmp (state, "human") != 0 && strcmp (state, "reviewed") != 0))
        return od_directory_refuse (shaping->reading, "x_translations", "holds something that is no text or no state", error);
      od_record_translate (shaping->record, tags[i], fields[j], plain, state);
    }
  }

  return TRUE;
}

static gboolean
is_branch (OdMapTable  parent,
           const char *member)
{
  const OdDirectoryBranch *branch;

  for (guint i = 0; (branch = od_directory_branch (i)) != NULL; i++) {
    if (branch->parent == parent && strcmp (branch->member, member) == 0)
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

/* Read elsewhere. */
static gboolean
is_ours (const char *name)
{
  return strcmp (name, "id") == 0 || strcmp (name, "x_translation_states") == 0 || strcmp (name, "x_dropped") == 0;
}

gboolean
od_directory_read_member (OdDirectoryShaping *shaping,
                          OdJson             *object,
                          const char         *name,
                          GError            **error)
{
  const OdMapField *field = od_map_table_find_field (shaping->record->table, name);
  OdJson *value = od_json_member (object, name);

  if (is_ours (name) || od_json_kind (value) == OD_JSON_NULL)
    return TRUE;
  if (strcmp (name, "x_translations") == 0)
    return read_translations (shaping, value, od_json_member (object, "x_translation_states"), error);
  if (is_branch (shaping->record->table, name))
    return TRUE;
  if (field != NULL && !is_others_link (shaping->record, field))
    return read_field (shaping, field, value, error);

  od_directory_keep (shaping, name, value);
  return TRUE;
}
