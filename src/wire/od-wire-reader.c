/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-reader.h"

#include <string.h>

#include "od-clock.h"
#include "od-json-private.h"
#include "od-language.h"
#include "od-text.h"
#include "od-wire.h"

OdReader *
od_reader_new (const char *json)
{
  OdReader *self = g_new0 (OdReader, 1);

  self->path = g_string_new (NULL);
  self->document = od_json_parse (json, -1, &self->error);
  if (self->document != NULL && od_json_kind (od_json_root (self->document)) != OD_JSON_OBJECT)
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, NULL, "must be an object");
  return self;
}

void
od_reader_free (OdReader *self)
{
  if (self == NULL)
    return;

  od_json_document_free (self->document);
  g_string_free (self->path, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

OdJson *
od_reader_root (OdReader *self)
{
  return self->error == NULL ? od_json_root (self->document) : NULL;
}

gboolean
od_reader_finish (OdReader *self,
                  GError  **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

void
od_reader_fail (OdReader   *self,
                int         code,
                const char *name,
                const char *what)
{
  const char *dot = self->path->len > 0 && name != NULL ? "." : "";

  if (self->error != NULL)
    return;

  if (self->path->len == 0 && name == NULL)
    g_set_error (&self->error, OD_WIRE_ERROR, code, "the message %s", what);
  else
    g_set_error (&self->error, OD_WIRE_ERROR, code, "\"%s%s%.64s\" %s", self->path->str, dot, name != NULL ? name : "", what);
}

void
od_reader_allow (OdReader          *self,
                 OdJson            *object,
                 const char *const *names)
{
  g_auto (GStrv) found = od_json_names (object);

  for (gsize i = 0; found[i] != NULL; i++) {
    if (!g_strv_contains (names, found[i]))
      od_reader_fail (self, OD_WIRE_ERROR_UNKNOWN, found[i], "is not a member of this message");
  }
}

/* The member when it is of @kind; NULL otherwise, with a fault unless it may be absent. */
static OdJson *
find_member (OdReader   *self,
             OdJson     *object,
             const char *name,
             OdReadMode  mode,
             OdJsonKind  kind)
{
  static const char *const musts[] = {
    "must be null", "must be true or false", "must be a number", "must be a string", "must be an array", "must be an object"
  };
  OdJson *member;

  if (self->error != NULL)
    return NULL;

  member = od_json_member (object, name);
  if (od_json_kind (member) == kind)
    return member;
  if (member == NULL && mode == OD_READ_REQUIRED)
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, name, "is missing");
  else if (mode == OD_READ_REQUIRED || od_json_kind (member) != OD_JSON_NULL)
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, name, musts[kind]);
  return NULL;
}

char *
od_reader_string (OdReader   *self,
                  OdJson     *object,
                  const char *name,
                  OdReadMode  mode)
{
  return g_strdup (od_json_string (find_member (self, object, name, mode, OD_JSON_STRING)));
}

char *
od_reader_text (OdReader   *self,
                OdJson     *object,
                const char *name,
                OdReadMode  mode,
                guint       max_chars)
{
  const char *text = od_json_string (find_member (self, object, name, mode, OD_JSON_STRING));

  if (text == NULL)
    return NULL;

  if (*text == '\0' || g_utf8_strlen (text, -1) > (long) max_chars) {
    od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, *text == '\0' ? "must not be empty" : "is too long");
    return NULL;
  }
  if (!od_text_is_line (text)) {
    od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, "must be one line of plain text");
    return NULL;
  }
  return g_strdup (text);
}

gint64
od_reader_integer (OdReader   *self,
                   OdJson     *object,
                   const char *name,
                   OdReadMode  mode,
                   gint64      low,
                   gint64      high)
{
  OdJson *member = find_member (self, object, name, mode, OD_JSON_NUMBER);
  gint64 value;

  if (member == NULL)
    return 0;
  if (!od_json_is_integer (member)) {
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, name, "must be a whole number");
    return 0;
  }

  value = od_json_integer (member);
  if (value >= low && value <= high)
    return value;
  od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, value < low ? "is too small" : "is too large");
  return 0;
}

static gboolean
is_given (OdJson     *object,
          const char *name)
{
  return od_json_kind (od_json_member (object, name)) != OD_JSON_NULL;
}

gint64
od_reader_integer_or (OdReader   *self,
                      OdJson     *object,
                      const char *name,
                      gint64      fallback,
                      gint64      high)
{
  return is_given (object, name) ? od_reader_integer (self, object, name, OD_READ_REQUIRED, 0, high) : fallback;
}

gint64
od_reader_time_or (OdReader   *self,
                   OdJson     *object,
                   const char *name,
                   gint64      fallback)
{
  return is_given (object, name) ? od_reader_time (self, object, name, OD_READ_REQUIRED) : fallback;
}

double
od_reader_number_or (OdReader   *self,
                     OdJson     *object,
                     const char *name,
                     double      fallback)
{
  return is_given (object, name) ? od_json_number (find_member (self, object, name, OD_READ_REQUIRED, OD_JSON_NUMBER)) : fallback;
}

gboolean
od_reader_boolean (OdReader   *self,
                   OdJson     *object,
                   const char *name,
                   OdReadMode  mode)
{
  return od_json_boolean (find_member (self, object, name, mode, OD_JSON_BOOLEAN));
}

gint64
od_reader_time (OdReader   *self,
                OdJson     *object,
                const char *name,
                OdReadMode  mode)
{
  const char *text = od_json_string (find_member (self, object, name, mode, OD_JSON_STRING));
  gint64 us = 0;

  if (text != NULL && !od_time_parse (text, &us))
    od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, "must be a time of RFC 3339");
  return us;
}

GStrv
od_reader_strings (OdReader   *self,
                   OdJson     *object,
                   const char *name,
                   OdReadMode  mode)
{
  OdJson *array = find_member (self, object, name, mode, OD_JSON_ARRAY);
  guint length = od_json_length (array);
  GStrv values = g_new0 (char *, length + 1);

  for (guint i = 0; i < length; i++) {
    values[i] = g_strdup (od_json_string (od_json_element (array, i)));
    if (values[i] == NULL) {
      od_reader_fail (self, OD_WIRE_ERROR_TYPE, name, "must hold strings only");
      break;
    }
  }
  return values;
}

GStrv
od_reader_strings_if_any (OdReader   *self,
                          OdJson     *object,
                          const char *name)
{
  g_auto (GStrv) values = od_reader_strings (self, object, name, OD_READ_OPTIONAL);

  return values[0] != NULL ? g_steal_pointer (&values) : NULL;
}

OdLabels *
od_reader_labels_value (OdReader *self,
                        OdJson   *value)
{
  g_autoptr (OdLabels) labels = od_labels_new ();
  g_auto (GStrv) tags = NULL;

  if (self->error == NULL && od_json_kind (value) != OD_JSON_OBJECT)
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, NULL, "must be an object");

  tags = od_json_names (value);
  for (gsize i = 0; tags[i] != NULL; i++) {
    g_autofree char *text = od_reader_string (self, value, tags[i], OD_READ_REQUIRED);

    if (!od_language_is_valid (tags[i]))
      od_reader_fail (self, OD_WIRE_ERROR_VALUE, tags[i], "is not a language");
    od_labels_set (labels, tags[i], text);
  }
  return self->error == NULL ? g_steal_pointer (&labels) : NULL;
}

OdLabels *
od_reader_labels (OdReader   *self,
                  OdJson     *object,
                  const char *name,
                  OdReadMode  mode)
{
  OdJson *value = od_reader_enter (self, object, name, mode);
  OdLabels *labels;

  if (value == NULL)
    return NULL;

  labels = od_reader_labels_value (self, value);
  od_reader_leave (self);
  return labels;
}

OdJson *
od_reader_enter (OdReader   *self,
                 OdJson     *object,
                 const char *name,
                 OdReadMode  mode)
{
  OdJson *member = find_member (self, object, name, mode, OD_JSON_OBJECT);

  if (member == NULL)
    return NULL;

  if (self->path->len > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, name);
  return member;
}

void
od_reader_leave (OdReader *self)
{
  const char *dot = strrchr (self->path->str, '.');

  g_string_truncate (self->path, dot != NULL ? (gsize) (dot - self->path->str) : 0);
}

static void
read_element (OdReader     *self,
              OdJson       *element,
              OdReadElement read,
              GPtrArray    *into)
{
  gpointer value;

  if (od_json_kind (element) != OD_JSON_OBJECT) {
    od_reader_fail (self, OD_WIRE_ERROR_TYPE, NULL, "must be an object");
    return;
  }

  value = read (self, element);
  if (value != NULL)
    g_ptr_array_add (into, value);
}

void
od_reader_each (OdReader     *self,
                OdJson       *object,
                const char   *name,
                OdReadMode    mode,
                OdReadElement read,
                GPtrArray    *into)
{
  OdJson *array = find_member (self, object, name, mode, OD_JSON_ARRAY);
  gsize length = self->path->len;

  for (guint i = 0; i < od_json_length (array) && self->error == NULL; i++) {
    g_string_append_printf (self->path, "%s%s[%u]", length > 0 ? "." : "", name, i);
    read_element (self, od_json_element (array, i), read, into);
    g_string_truncate (self->path, length);
  }
}

guint
od_reader_name (OdReader   *self,
                OdJson     *object,
                const char *name,
                OdReadMode  mode,
                OdReadName  find)
{
  const char *text = od_json_string (find_member (self, object, name, mode, OD_JSON_STRING));
  guint value = 0;

  if (text != NULL && !find (text, &value))
    od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, "is not a word we know");
  return value;
}

char *
od_reader_word (OdReader          *self,
                OdJson            *object,
                const char        *name,
                const char *const *words)
{
  g_autofree char *text = od_reader_string (self, object, name, OD_READ_OPTIONAL);

  if (text == NULL || g_strv_contains (words, text))
    return g_steal_pointer (&text);

  od_reader_fail (self, OD_WIRE_ERROR_VALUE, name, "is not a word we know");
  return NULL;
}
