/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire.h"

#include <stdarg.h>

#include "od-clock.h"
#include "od-wire-reader.h"
#include "od-wire-writer.h"

G_DEFINE_QUARK (od - wire - error - quark, od_wire_error)

void
od_write_time (OdJsonWriter *writer,
               const char   *name,
               gint64        us)
{
  g_autofree char *text = od_time_format (us);

  od_json_writer_string (writer, name, text);
}

void
od_write_labels (OdJsonWriter   *writer,
                 const char     *name,
                 const OdLabels *labels)
{
  g_auto (GStrv) tags = od_labels_list_tags (labels);

  od_json_writer_object (writer, name);
  for (gsize i = 0; tags[i] != NULL; i++)
    od_json_writer_string (writer, tags[i], od_labels_get (labels, tags[i], NULL, NULL));
  od_json_writer_end (writer);
}

char *
od_wire_labels_to_json (const OdLabels *labels)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  od_write_labels (writer, NULL, labels);
  return od_json_writer_finish (writer);
}

OdLabels *
od_wire_labels_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdLabels) labels = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  labels = od_reader_labels_value (reader, od_reader_root (reader));
  return od_reader_finish (reader, error) ? g_steal_pointer (&labels) : NULL;
}

GStrv
od_wire_strings_from_json (const char        *json,
                           const char *const *names,
                           guint              n_required,
                           GError           **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_auto (GStrv) values = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  od_reader_allow (reader, root, names);
  values = g_new0 (char *, g_strv_length ((GStrv) names) + 1);
  for (guint i = 0; names[i] != NULL; i++) {
    values[i] = od_reader_string (reader, root, names[i], i < n_required ? OD_READ_REQUIRED : OD_READ_OPTIONAL);
    if (values[i] == NULL)
      values[i] = g_strdup ("");
  }
  return od_reader_finish (reader, error) ? g_steal_pointer (&values) : NULL;
}

char *
od_wire_strings_to_json (const char *first_name,
                         ...)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  va_list args;

  od_json_writer_object (writer, NULL);
  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *))
    od_json_writer_string (writer, name, va_arg (args, const char *));
  va_end (args);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}
