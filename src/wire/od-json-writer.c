/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-json.h"

#include <math.h>
#include <string.h>

#define USUAL_SIZE 512

struct _OdJsonWriter {
  GString *out;
  GString *closers;   /* of what is open, innermost last */
};

OdJsonWriter *
od_json_writer_new (void)
{
  OdJsonWriter *self = g_new0 (OdJsonWriter, 1);

  self->out = g_string_sized_new (USUAL_SIZE);
  self->closers = g_string_sized_new (8);
  return self;
}

void
od_json_writer_free (OdJsonWriter *self)
{
  if (self == NULL)
    return;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_string_free (self->closers, TRUE);
  g_free (self);
}

static void
put_escaped (GString *out,
             guchar   c)
{
  static const char letters[] = "\"\\\b\f\n\r\t";
  static const char escapes[] = "\"\\bfnrt";
  const char *at = strchr (letters, c);

  if (at != NULL) {
    g_string_append_c (out, '\\');
    g_string_append_c (out, escapes[at - letters]);
  } else {
    g_string_append_printf (out, "\\u%04x", c);
  }
}

/* Copies whole stretches: hardly any text of ours has anything to escape. */
static void
put_string (GString    *out,
            const char *value)
{
  g_autofree char *valid = NULL;
  const char *first;
  const char *at;

  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);

  g_string_append_c (out, '"');
  first = value;
  for (at = value; *at != '\0'; at++) {
    guchar c = (guchar) * at;

    if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f)
      continue;
    g_string_append_len (out, first, at - first);
    put_escaped (out, c);
    first = at + 1;
  }
  g_string_append_len (out, first, at - first);
  g_string_append_c (out, '"');
}

/* A comma stands before every value but the first: then the last thing written is an opening. */
static void
begin_value (OdJsonWriter *self,
             const char   *name)
{
  gsize length = self->out->len;
  char last = length > 0 ? self->out->str[length - 1] : '\0';

  if (length > 0 && last != '{' && last != '[')
    g_string_append_c (self->out, ',');
  if (name != NULL) {
    put_string (self->out, name);
    g_string_append_c (self->out, ':');
  }
}

static gboolean
is_name_right (OdJsonWriter *self,
               const char   *name)
{
  gsize depth = self->closers->len;
  gboolean in_object = depth > 0 && self->closers->str[depth - 1] == '}';

  return (name != NULL) == in_object && (depth > 0 || self->out->len == 0);
}

void
od_json_writer_object (OdJsonWriter *self,
                       const char   *name)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  g_string_append_c (self->out, '{');
  g_string_append_c (self->closers, '}');
}

void
od_json_writer_array (OdJsonWriter *self,
                      const char   *name)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  g_string_append_c (self->out, '[');
  g_string_append_c (self->closers, ']');
}

void
od_json_writer_end (OdJsonWriter *self)
{
  gsize depth;

  g_return_if_fail (self != NULL && self->closers->len > 0);

  depth = self->closers->len;
  g_string_append_c (self->out, self->closers->str[depth - 1]);
  g_string_truncate (self->closers, depth - 1);
}

void
od_json_writer_string (OdJsonWriter *self,
                       const char   *name,
                       const char   *value)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  if (value != NULL)
    put_string (self->out, value);
  else
    g_string_append (self->out, "null");
}

void
od_json_writer_integer (OdJsonWriter *self,
                        const char   *name,
                        gint64        value)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/* The shortest text that reads back as the same number; "-0" would come back as a plain 0, so it is written as one. */
static void
put_number (GString *out,
            double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value != 0 ? value : 0.0);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_dtostr (text, sizeof text, value);
  g_string_append (out, text);
}

void
od_json_writer_number (OdJsonWriter *self,
                       const char   *name,
                       double        value)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  if (isfinite (value))
    put_number (self->out, value);
  else
    g_string_append (self->out, "null");
}

void
od_json_writer_boolean (OdJsonWriter *self,
                        const char   *name,
                        gboolean      value)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
od_json_writer_raw (OdJsonWriter *self,
                    const char   *name,
                    const char   *json)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));
  g_return_if_fail (json != NULL && *json != '\0');

  begin_value (self, name);
  g_string_append (self->out, json);
}

void
od_json_writer_strings (OdJsonWriter      *self,
                        const char        *name,
                        const char *const *values)
{
  g_return_if_fail (self != NULL && is_name_right (self, name));

  od_json_writer_array (self, name);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    od_json_writer_string (self, NULL, values[i]);
  od_json_writer_end (self);
}

char *
od_json_writer_finish (OdJsonWriter *self)
{
  char *json;

  g_return_val_if_fail (self != NULL && self->out != NULL && self->closers->len == 0, NULL);

  json = g_string_free (g_steal_pointer (&self->out), FALSE);
  self->out = g_string_new (NULL);
  return json;
}
