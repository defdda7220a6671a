/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-house.h"
#include "od-wire-list.h"

static void
write_need (OdJsonWriter *writer,
            gconstpointer element)
{
  const OdNeed *need = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", need->id);
  od_write_labels (writer, "label", need->label);
  od_json_writer_end (writer);
}

static void
write_pair (OdJsonWriter *writer,
            gconstpointer element)
{
  const OdPair *pair = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_strings (writer, "needs", (const char *const *) pair->needs);
  od_json_writer_string (writer, "pool_id", pair->pool_id);
  od_json_writer_end (writer);
}

static void
write_message (OdJsonWriter *writer,
               gconstpointer element)
{
  od_write_labels (writer, NULL, element);
}

char *
od_wire_centre_to_json (const OdCentre *centre)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (centre != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", centre->id);
  od_write_labels (writer, "name", centre->name);
  od_json_writer_string (writer, "zone", centre->zone);
  od_json_writer_string (writer, "language", centre->language);
  od_json_writer_strings (writer, "languages", (const char *const *) centre->languages);
  od_json_writer_integer (writer, "rollover_hour", centre->rollover_hour);
  od_json_writer_string (writer, "reception_pool", centre->reception_pool);
  od_json_writer_string (writer, "public_url", centre->public_url);
  od_write_each (writer, "needs", centre->needs, write_need);
  od_write_each (writer, "pools", centre->pools, od_write_pool);
  od_write_each (writer, "desks", centre->desks, od_write_desk);
  od_write_each (writer, "messages", centre->messages, write_message);
  od_write_hours (writer, centre->hours);
  od_write_each (writer, "pairs", centre->pairs, write_pair);
  od_json_writer_string (writer, "first_pool", centre->first_pool);
  od_json_writer_strings (writer, "voices", (const char *const *) centre->voices);
  od_write_policy (writer, centre->policy);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gpointer
read_need (OdReader *reader,
           OdJson   *object)
{
  OdNeed *need = od_need_new ();

  need->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  need->label = od_reader_labels (reader, object, "label", OD_READ_REQUIRED);
  return need;
}

/* A pair of no needs would take everybody. */
static gpointer
read_pair (OdReader *reader,
           OdJson   *object)
{
  OdPair *pair = od_pair_new ();

  pair->needs = od_reader_strings (reader, object, "needs", OD_READ_REQUIRED);
  pair->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_REQUIRED);
  if (pair->needs[0] == NULL)
    od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "needs", "must not be empty");
  return pair;
}

static gpointer
read_message (OdReader *reader,
              OdJson   *object)
{
  return od_reader_labels_value (reader, object);
}

static void
read_rules (OdReader *reader,
            OdJson   *root,
            OdCentre *centre)
{
  od_read_hours (reader, root, centre->hours);
  od_reader_each (reader, root, "pairs", OD_READ_OPTIONAL, read_pair, centre->pairs);
  centre->first_pool = od_reader_string (reader, root, "first_pool", OD_READ_OPTIONAL);
  centre->voices = od_reader_strings_if_any (reader, root, "voices");
  od_read_policy (reader, root, centre->policy);
}

static void
read_centre (OdReader *reader,
             OdJson   *root,
             OdCentre *centre)
{
  centre->id = od_reader_string (reader, root, "id", OD_READ_REQUIRED);
  centre->name = od_reader_labels (reader, root, "name", OD_READ_REQUIRED);
  centre->zone = od_reader_string (reader, root, "zone", OD_READ_REQUIRED);
  centre->language = od_reader_string (reader, root, "language", OD_READ_REQUIRED);
  centre->languages = od_reader_strings (reader, root, "languages", OD_READ_REQUIRED);
  centre->rollover_hour = (int) od_reader_integer (reader, root, "rollover_hour", OD_READ_OPTIONAL, 0, 23);
  centre->reception_pool = od_reader_string (reader, root, "reception_pool", OD_READ_REQUIRED);
  centre->public_url = od_reader_string (reader, root, "public_url", OD_READ_OPTIONAL);
  od_reader_each (reader, root, "needs", OD_READ_REQUIRED, read_need, centre->needs);
  od_reader_each (reader, root, "pools", OD_READ_REQUIRED, od_read_pool, centre->pools);
  od_reader_each (reader, root, "desks", OD_READ_REQUIRED, od_read_desk, centre->desks);
  od_reader_each (reader, root, "messages", OD_READ_OPTIONAL, read_message, centre->messages);
  read_rules (reader, root, centre);
}

OdCentre *
od_wire_centre_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdCentre) centre = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  centre = od_centre_new ();
  read_centre (reader, od_reader_root (reader), centre);
  return od_reader_finish (reader, error) ? g_steal_pointer (&centre) : NULL;
}
