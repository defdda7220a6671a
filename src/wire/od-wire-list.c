/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-list.h"

void
od_write_each (OdJsonWriter  *writer,
               const char    *name,
               GPtrArray     *elements,
               OdWriteElement write)
{
  od_json_writer_array (writer, name);
  for (guint i = 0; i < elements->len; i++)
    write (writer, elements->pdata[i]);
  od_json_writer_end (writer);
}

char *
od_write_alone (gconstpointer  thing,
                OdWriteElement write)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  write (writer, thing);
  return od_json_writer_finish (writer);
}

char *
od_write_list (const char    *name,
               GPtrArray     *things,
               OdWriteElement write)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  od_json_writer_object (writer, NULL);
  od_write_each (writer, name, things, write);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

gpointer
od_read_alone (const char    *json,
               OdReadElement  read,
               GDestroyNotify free_thing,
               GError       **error)
{
  g_autoptr (OdReader) reader = od_reader_new (json);
  gpointer thing = read (reader, od_reader_root (reader));

  if (od_reader_finish (reader, error))
    return thing;

  free_thing (thing);
  return NULL;
}

GPtrArray *
od_read_list (const char    *json,
              const char    *name,
              OdReadElement  read,
              GDestroyNotify free_thing,
              GError       **error)
{
  g_autoptr (OdReader) reader = od_reader_new (json);
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (free_thing);

  od_reader_each (reader, od_reader_root (reader), name, OD_READ_REQUIRED, read, things);
  return od_reader_finish (reader, error) ? g_steal_pointer (&things) : NULL;
}
