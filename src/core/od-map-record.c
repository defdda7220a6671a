/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-map-record.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char       *name;
  const OdMapField *fields;
  guint             n_fields;
  gsize             size;
} TableShape;

#define FIELD(Type, kind, name) { #name, OD_MAP_ ## kind, G_STRUCT_OFFSET (Type, name) },

#define ORGANIZATION_FIELD(kind, name) FIELD (OdOrganization, kind, name)
#define SERVICE_FIELD(kind, name) FIELD (OdService, kind, name)
#define LOCATION_FIELD(kind, name) FIELD (OdLocation, kind, name)
#define SERVICE_AT_LOCATION_FIELD(kind, name) FIELD (OdServiceAtLocation, kind, name)
#define ADDRESS_FIELD(kind, name) FIELD (OdAddress, kind, name)
#define PHONE_FIELD(kind, name) FIELD (OdPhone, kind, name)
#define SCHEDULE_FIELD(kind, name) FIELD (OdScheduleRow, kind, name)
#define LANGUAGE_FIELD(kind, name) FIELD (OdLanguage, kind, name)
#define REQUIRED_DOCUMENT_FIELD(kind, name) FIELD (OdRequiredDocument, kind, name)

#define FIELDS_OF(TABLE, table, Type) static const OdMapField table ## _fields[] = { OD_ ## TABLE ## _FIELDS (TABLE ## _FIELD) };
OD_MAP_TABLES (FIELDS_OF)

#define SHAPE(TABLE, table, Type) { #table, table ## _fields, G_N_ELEMENTS (table ## _fields), sizeof (Type) },
static const TableShape shapes[] = { OD_MAP_TABLES (SHAPE) };

static void
translation_free (gpointer data)
{
  OdTranslation *translation = data;

  g_free (translation->tag);
  g_free (translation->field);
  g_free (translation->text);
  g_free (translation->state);
  g_free (translation);
}

static gboolean
is_text (const OdMapField *field)
{
  return field->kind != OD_MAP_NUMBER && field->kind != OD_MAP_FLAG;
}

static OdTranslation *
find_translation (const OdRecord *self,
                  const char     *tag,
                  const char     *field)
{
  for (guint i = 0; self->translations != NULL && i < self->translations->len; i++) {
    OdTranslation *translation = g_ptr_array_index (self->translations, i);

    if (strcmp (translation->field, field) == 0 && (tag == NULL || g_ascii_strcasecmp (translation->tag, tag) == 0))
      return translation;
  }

  return NULL;
}

const char *
od_map_table_name (OdMapTable table)
{
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);

  return shapes[table].name;
}

const OdMapField *
od_map_table_fields (OdMapTable table,
                     guint     *n_fields)
{
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = shapes[table].n_fields;
  return shapes[table].fields;
}

const OdMapField *
od_map_table_find_field (OdMapTable  table,
                         const char *name)
{
  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < shapes[table].n_fields; i++) {
    if (strcmp (shapes[table].fields[i].name, name) == 0)
      return &shapes[table].fields[i];
  }

  return NULL;
}

gpointer
od_record_new (OdMapTable  table,
               const char *id)
{
  OdRecord *self;

  g_return_val_if_fail (table < OD_N_MAP_TABLES, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_malloc0 (shapes[table].size);
  self->table = table;
  self->id = g_strdup (id);

  for (guint i = 0; i < shapes[table].n_fields; i++) {
    if (shapes[table].fields[i].kind == OD_MAP_NUMBER)
      G_STRUCT_MEMBER (double, self, shapes[table].fields[i].offset) = NAN;
  }

  return self;
}

void
od_record_free (gpointer record)
{
  OdRecord *self = record;

  if (self == NULL)
    return;

  for (guint i = 0; i < shapes[self->table].n_fields; i++) {
    if (is_text (&shapes[self->table].fields[i]))
      g_free (G_STRUCT_MEMBER (char *, self, shapes[self->table].fields[i].offset));
  }

  g_free (self->id);
  g_free (self->extra);
  g_clear_pointer (&self->translations, g_ptr_array_unref);
  g_free (self);
}

const char *
od_record_get_text (const OdRecord   *self,
                    const OdMapField *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL && is_text (field), NULL);

  return G_STRUCT_MEMBER (const char *, self, field->offset);
}

void
od_record_take_text (OdRecord         *self,
                     const OdMapField *field,
                     char             *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && is_text (field));

  g_free (G_STRUCT_MEMBER (char *, self, field->offset));
  G_STRUCT_MEMBER (char *, self, field->offset) = text;
}

double
od_record_get_number (const OdRecord   *self,
                      const OdMapField *field)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (field != NULL && field->kind == OD_MAP_NUMBER, NAN);

  return G_STRUCT_MEMBER (double, self, field->offset);
}

void
od_record_set_number (OdRecord         *self,
                      const OdMapField *field,
                      double            number)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && field->kind == OD_MAP_NUMBER);

  G_STRUCT_MEMBER (double, self, field->offset) = number;
}

gboolean
od_record_get_flag (const OdRecord   *self,
                    const OdMapField *field)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL && field->kind == OD_MAP_FLAG, FALSE);

  return G_STRUCT_MEMBER (gboolean, self, field->offset);
}

void
od_record_set_flag (OdRecord         *self,
                    const OdMapField *field,
                    gboolean          flag)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && field->kind == OD_MAP_FLAG);

  G_STRUCT_MEMBER (gboolean, self, field->offset) = flag;
}

gboolean
od_record_has (const OdRecord   *self,
               const OdMapField *field)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->kind) {
  case OD_MAP_TEXT:
  case OD_MAP_WORDS:
  case OD_MAP_LINK:
    return od_record_get_text (self, field) != NULL;

  case OD_MAP_NUMBER:
    return !isnan (od_record_get_number (self, field));

  case OD_MAP_FLAG:
    return od_record_get_flag (self, field);

  default:
    g_assert_not_reached ();
  }
}

void
od_record_translate (OdRecord   *self,
                     const char *tag,
                     const char *field,
                     const char *text,
                     const char *state)
{
  OdTranslation *translation;

  g_return_if_fail (self != NULL);
  g_return_if_fail (tag != NULL && field != NULL && text != NULL);

  translation = find_translation (self, tag, field);
  if (translation == NULL) {
    translation = g_new0 (OdTranslation, 1);
    translation->tag = g_strdup (tag);
    translation->field = g_strdup (field);
    if (self->translations == NULL)
      self->translations = g_ptr_array_new_with_free_func (translation_free);
    g_ptr_array_add (self->translations, translation);
  }

  g_free (translation->text);
  g_free (translation->state);
  translation->text = g_strdup (text);
  translation->state = g_strdup (state != NULL ? state : "human");
}

static const char *
say_in (const OdRecord *self,
        const char     *field,
        const char     *tag,
        const char     *own,
        const char    **found_tag)
{
  const OdMapField *shape = od_map_table_find_field (self->table, field);
  const OdTranslation *translation = find_translation (self, tag, field);

  if (translation != NULL) {
    *found_tag = translation->tag;
    return translation->text;
  }

  if (shape != NULL && g_ascii_strcasecmp (tag, own) == 0 && od_record_get_text (self, shape) != NULL) {
    *found_tag = own;
    return od_record_get_text (self, shape);
  }

  return NULL;
}

const char *
od_record_say (const OdRecord *self,
               const char     *field,
               const char     *tag,
               const char     *own,
               const char    **found_tag)
{
  g_autofree char *base = NULL;
  const char *ignored = NULL;
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL && tag != NULL && own != NULL, NULL);

  if (found_tag == NULL)
    found_tag = &ignored;

  base = g_strndup (tag, strcspn (tag, "-"));
  text = say_in (self, field, tag, own, found_tag);
  if (text == NULL)
    text = say_in (self, field, base, own, found_tag);
  if (text == NULL)
    text = say_in (self, field, own, own, found_tag);
  if (text == NULL && find_translation (self, NULL, field) != NULL)
    text = say_in (self, field, find_translation (self, NULL, field)->tag, own, found_tag);

  return text;
}
