/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-house.h"

static void
write_text_if_given (OdJsonWriter *writer,
                     const char   *name,
                     const char   *text)
{
  if (text != NULL)
    od_json_writer_string (writer, name, text);
}

static void
write_count_if_given (OdJsonWriter *writer,
                      const char   *name,
                      int           count)
{
  if (count != 0)
    od_json_writer_integer (writer, name, count);
}

static void
write_schedule (OdJsonWriter     *writer,
                const OdSchedule *schedule)
{
  od_json_writer_object (writer, NULL);
  write_text_if_given (writer, "valid_from", schedule->valid_from);
  write_text_if_given (writer, "valid_to", schedule->valid_to);
  write_text_if_given (writer, "dtstart", schedule->dtstart);
  write_text_if_given (writer, "until", schedule->until);
  write_count_if_given (writer, "count", schedule->count);
  write_count_if_given (writer, "interval", schedule->interval);
  write_text_if_given (writer, "freq", schedule->freq);
  write_text_if_given (writer, "byday", schedule->byday);
  write_text_if_given (writer, "bymonthday", schedule->bymonthday);
  write_text_if_given (writer, "wkst", schedule->wkst);
  write_text_if_given (writer, "opens_at", schedule->opens_at);
  write_text_if_given (writer, "closes_at", schedule->closes_at);
  if (schedule->closed)
    od_json_writer_boolean (writer, "x_closed", TRUE);
  write_text_if_given (writer, "description", schedule->description);
  od_json_writer_end (writer);
}

void
od_write_hours (OdJsonWriter *writer,
                GPtrArray    *hours)
{
  od_json_writer_array (writer, "hours");
  for (guint i = 0; i < hours->len; i++)
    write_schedule (writer, hours->pdata[i]);
  od_json_writer_end (writer);
}

static gpointer
read_schedule (OdReader *reader,
               OdJson   *object)
{
  OdSchedule *schedule = od_schedule_new ();

  schedule->valid_from = od_reader_string (reader, object, "valid_from", OD_READ_OPTIONAL);
  schedule->valid_to = od_reader_string (reader, object, "valid_to", OD_READ_OPTIONAL);
  schedule->dtstart = od_reader_string (reader, object, "dtstart", OD_READ_OPTIONAL);
  schedule->until = od_reader_string (reader, object, "until", OD_READ_OPTIONAL);
  schedule->count = (int) od_reader_integer (reader, object, "count", OD_READ_OPTIONAL, 0, G_MAXINT);
  schedule->interval = (int) od_reader_integer (reader, object, "interval", OD_READ_OPTIONAL, 0, G_MAXINT);
  schedule->freq = od_reader_string (reader, object, "freq", OD_READ_OPTIONAL);
  schedule->byday = od_reader_string (reader, object, "byday", OD_READ_OPTIONAL);
  schedule->bymonthday = od_reader_string (reader, object, "bymonthday", OD_READ_OPTIONAL);
  schedule->wkst = od_reader_string (reader, object, "wkst", OD_READ_OPTIONAL);
  schedule->opens_at = od_reader_string (reader, object, "opens_at", OD_READ_OPTIONAL);
  schedule->closes_at = od_reader_string (reader, object, "closes_at", OD_READ_OPTIONAL);
  schedule->closed = od_reader_boolean (reader, object, "x_closed", OD_READ_OPTIONAL);
  schedule->description = od_reader_string (reader, object, "description", OD_READ_OPTIONAL);
  return schedule;
}

void
od_read_hours (OdReader  *reader,
               OdJson    *object,
               GPtrArray *hours)
{
  od_reader_each (reader, object, "hours", OD_READ_OPTIONAL, read_schedule, hours);
}
