/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printers.h"

#include "od-json.h"

static GStrv
split_reasons (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);

  for (char **word = words; *word != NULL; word++) {
    if (**word != '\0')
      g_strv_builder_add (builder, *word);
  }
  return g_strv_builder_end (builder);
}

OdPrinterNews *
od_printer_news_new (const char *device_id,
                     const char *name,
                     gboolean    blocked,
                     const char *reasons)
{
  OdPrinterNews *self = g_new0 (OdPrinterNews, 1);

  self->device_id = g_strdup (device_id);
  self->name = g_strdup (name);
  self->blocked = blocked;
  self->reasons = split_reasons (reasons);
  return self;
}

void
od_printer_news_free (OdPrinterNews *self)
{
  g_free (self->device_id);
  g_free (self->name);
  g_strfreev (self->reasons);
  g_free (self);
}

char *
od_printer_news_to_json (const OdPrinterNews *self)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "device_id", self->device_id);
  od_json_writer_string (writer, "name", self->name);
  od_json_writer_boolean (writer, "blocked", self->blocked);
  od_json_writer_strings (writer, "reasons", (const char *const *) self->reasons);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}
