/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-reader.h"
#include "od-wire-writer.h"

static void
write_card (OdJsonWriter     *writer,
            const OdHelpCard *card)
{
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "service_id", card->service_id);
  od_json_writer_string (writer, "pool_id", card->pool_id);
  od_json_writer_boolean (writer, "here", card->here);
  od_json_writer_string (writer, "name", card->name);
  od_json_writer_string (writer, "name_language", card->name_language);
  od_json_writer_string (writer, "summary", card->summary);
  od_json_writer_string (writer, "place", card->place);
  od_json_writer_string (writer, "bring", card->bring);
  od_json_writer_string (writer, "phone", card->phone);
  od_json_writer_strings (writer, "languages", (const char *const *) card->languages);
  od_json_writer_strings (writer, "needs", (const char *const *) card->needs);
  od_json_writer_string (writer, "state", od_open_state_to_text (card->opening.state));
  od_write_time (writer, "opens", card->opening.state == OD_OPEN_LATER ? card->opening.opens_us : 0);
  od_write_time (writer, "closes", card->opening.state == OD_OPEN_NOW ? card->opening.closes_us : 0);
  od_json_writer_string (writer, "hours_text", card->hours_text);
  od_json_writer_end (writer);
}

char *
od_wire_help_to_json (GPtrArray *cards)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (cards != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "cards");
  for (guint i = 0; i < cards->len; i++)
    write_card (writer, cards->pdata[i]);
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gboolean
find_open_state (const char *text,
                 guint      *value)
{
  for (guint i = OD_OPEN_NOW; i <= OD_OPEN_ASK; i++) {
    if (g_str_equal (text, od_open_state_to_text (i))) {
      *value = i;
      return TRUE;
    }
  }

  return FALSE;
}

static gpointer
read_card (OdReader *reader,
           OdJson   *object)
{
  OdHelpCard *card = od_help_card_new ();

  card->service_id = od_reader_string (reader, object, "service_id", OD_READ_REQUIRED);
  card->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_OPTIONAL);
  card->here = od_reader_boolean (reader, object, "here", OD_READ_REQUIRED);
  card->name = od_reader_string (reader, object, "name", OD_READ_REQUIRED);
  card->name_language = od_reader_string (reader, object, "name_language", OD_READ_OPTIONAL);
  card->summary = od_reader_string (reader, object, "summary", OD_READ_OPTIONAL);
  card->place = od_reader_string (reader, object, "place", OD_READ_OPTIONAL);
  card->bring = od_reader_string (reader, object, "bring", OD_READ_OPTIONAL);
  card->phone = od_reader_string (reader, object, "phone", OD_READ_OPTIONAL);
  card->languages = od_reader_strings (reader, object, "languages", OD_READ_OPTIONAL);
  card->needs = od_reader_strings (reader, object, "needs", OD_READ_OPTIONAL);
  card->opening.state = od_reader_name (reader, object, "state", OD_READ_REQUIRED, find_open_state);
  card->opening.opens_us = od_reader_time (reader, object, "opens", OD_READ_OPTIONAL);
  card->opening.closes_us = od_reader_time (reader, object, "closes", OD_READ_OPTIONAL);
  card->hours_text = od_reader_string (reader, object, "hours_text", OD_READ_OPTIONAL);
  return card;
}

GPtrArray *
od_wire_help_from_json (const char *json,
                        GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) od_help_card_free);
  od_reader_each (reader, od_reader_root (reader), "cards", OD_READ_REQUIRED, read_card, cards);
  return od_reader_finish (reader, error) ? g_steal_pointer (&cards) : NULL;
}
