/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <string.h>

#include "od-directory-private.h"

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

static gboolean
check_choice (OdDirectoryShaping *shaping,
              const Choice       *choice,
              OdJson             *object,
              GError            **error)
{
  const OdMapField *field = od_map_table_find_field (choice->table, choice->field);
  const char *text = od_record_get_text (shaping->record, field);

  for (guint i = 0; text != NULL && choice->values[i] != NULL; i++) {
    if (g_ascii_strcasecmp (text, choice->values[i]) == 0) {
      od_record_take_text (shaping->record, field, g_strdup (choice->values[i]));
      return TRUE;
    }
  }

  if (choice->strict && text == NULL && choice->absent == NULL)
    return od_directory_refuse (shaping->reading, choice->field, "is missing", error);
  if (choice->strict && text != NULL)
    return od_directory_refuse (shaping->reading, choice->field, "is not a word that HSDS knows", error);

  if (text != NULL)
    od_directory_drop (shaping, choice->field, od_json_member (object, choice->field), OD_DIRECTORY_REPAIR_HOURS);
  od_record_take_text (shaping->record, field, g_strdup (choice->absent));
  return TRUE;
}

static void
check_coordinates (OdDirectoryShaping *shaping,
                   OdJson             *object)
{
  OdLocation *location = (OdLocation *) shaping->record;

  if (isnan (location->latitude) && isnan (location->longitude))
    return;
  if (od_directory_coordinates_fit (location->latitude, location->longitude))
    return;

  od_directory_drop (shaping, "latitude", od_json_member (object, "latitude"), OD_DIRECTORY_REPAIR_COORDINATES);
  od_directory_drop (shaping, "longitude", od_json_member (object, "longitude"), OD_DIRECTORY_REPAIR_COORDINATES);
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
check_hours (OdDirectoryShaping *shaping,
             OdJson             *object)
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

gboolean
od_directory_check (OdDirectoryShaping *shaping,
                    OdJson             *object,
                    GError            **error)
{
  OdRecord *record = shaping->record;
  const OdMapField *name = od_map_table_find_field (record->table, "name");
  gboolean is_named = record->table == OD_MAP_SERVICE || record->table == OD_MAP_ORGANIZATION;

  if (is_named && od_record_get_text (record, name) == NULL)
    return od_directory_refuse (shaping->reading, "name", "is missing", error);

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
