/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-reader.h"
#include "od-wire-writer.h"

static gboolean
find_closing_state (const char *text,
                    guint      *value)
{
  OdClosingState state;

  if (!od_closing_state_from_text (text, &state))
    return FALSE;
  *value = state;
  return TRUE;
}

OdClosingState
od_read_closing_state (OdReader   *reader,
                       OdJson     *object,
                       const char *name)
{
  if (od_json_kind (od_json_member (object, name)) == OD_JSON_NULL)
    return OD_CLOSING_UNKNOWN;

  return od_reader_name (reader, object, name, OD_READ_REQUIRED, find_closing_state);
}

static void
write_lines (OdJsonWriter *writer,
             const char   *name,
             GPtrArray    *lines)
{
  od_json_writer_array (writer, name);
  for (guint i = 0; i < lines->len; i++) {
    const OdBoardLine *line = lines->pdata[i];

    od_json_writer_object (writer, NULL);
    od_json_writer_string (writer, "series", line->series);
    od_json_writer_integer (writer, "number", line->number);
    od_write_labels (writer, "place", line->place);
    od_json_writer_string (writer, "floor", line->floor);
    od_json_writer_string (writer, "arrow", line->arrow);
    od_write_time (writer, "called", line->called_us);
    od_json_writer_integer (writer, "calls", line->calls);
    od_json_writer_end (writer);
  }
  od_json_writer_end (writer);
}

static void
write_letters (OdJsonWriter *writer,
               GPtrArray    *letters)
{
  od_json_writer_array (writer, "letters");
  for (guint i = 0; i < letters->len; i++) {
    const OdBoardLetter *letter = letters->pdata[i];

    od_json_writer_object (writer, NULL);
    od_json_writer_string (writer, "series", letter->series);
    od_json_writer_integer (writer, "waiting", letter->waiting);
    od_write_estimate (writer, &letter->estimate);
    od_json_writer_end (writer);
  }
  od_json_writer_end (writer);
}

char *
od_wire_board_to_json (const OdBoard *board)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (board != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  write_lines (writer, "now", board->now);
  write_lines (writer, "last", board->last);
  od_json_writer_integer (writer, "waiting", board->waiting);
  write_letters (writer, board->letters);
  od_json_writer_string (writer, "state", od_closing_state_to_text (board->closing.state));
  od_write_time (writer, "opens", board->opens_us);
  od_write_time (writer, "closes", board->closing.closes_us);
  od_write_time (writer, "last_ticket", board->closing.last_ticket_us);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gpointer
read_line (OdReader *reader,
           OdJson   *object)
{
  OdBoardLine *line = od_board_line_new ();

  line->series = od_reader_string (reader, object, "series", OD_READ_REQUIRED);
  line->number = (guint) od_reader_integer (reader, object, "number", OD_READ_REQUIRED, 0, G_MAXUINT);
  line->place = od_reader_labels (reader, object, "place", OD_READ_REQUIRED);
  line->floor = od_reader_string (reader, object, "floor", OD_READ_OPTIONAL);
  line->arrow = od_reader_string (reader, object, "arrow", OD_READ_OPTIONAL);
  line->called_us = od_reader_time (reader, object, "called", OD_READ_OPTIONAL);
  line->calls = (guint) od_reader_integer (reader, object, "calls", OD_READ_OPTIONAL, 0, G_MAXUINT);
  return line;
}

static gpointer
read_letter (OdReader *reader,
             OdJson   *object)
{
  OdBoardLetter *letter = od_board_letter_new ();

  letter->series = od_reader_string (reader, object, "series", OD_READ_REQUIRED);
  letter->waiting = (guint) od_reader_integer (reader, object, "waiting", OD_READ_OPTIONAL, 0, G_MAXUINT);
  od_read_estimate (reader, object, &letter->estimate);
  return letter;
}

/* A service of before tells nothing of closing, and nothing is what is known then. */
static void
read_closing (OdReader *reader,
              OdJson   *root,
              OdBoard  *board)
{
  board->closing.state = od_read_closing_state (reader, root, "state");
  board->opens_us = od_reader_time (reader, root, "opens", OD_READ_OPTIONAL);
  board->closing.closes_us = od_reader_time (reader, root, "closes", OD_READ_OPTIONAL);
  board->closing.last_ticket_us = od_reader_time (reader, root, "last_ticket", OD_READ_OPTIONAL);
}

OdBoard *
od_wire_board_from_json (const char *json,
                         GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdBoard) board = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  board = od_board_new ();
  od_reader_each (reader, root, "now", OD_READ_REQUIRED, read_line, board->now);
  od_reader_each (reader, root, "last", OD_READ_REQUIRED, read_line, board->last);
  board->waiting = (guint) od_reader_integer (reader, root, "waiting", OD_READ_REQUIRED, 0, G_MAXUINT);
  od_reader_each (reader, root, "letters", OD_READ_OPTIONAL, read_letter, board->letters);
  read_closing (reader, root, board);
  return od_reader_finish (reader, error) ? g_steal_pointer (&board) : NULL;
}
