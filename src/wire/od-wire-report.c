/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-list.h"

#include <stddef.h>

#define MAX_COUNT ((gint64) OD_REPORT_HIDDEN - 1)

/* The counts of a row behind its spreads, in the order in which they are written. */
static const struct {
  const char *name;
  gsize       offset;
} counts[] = {
  { "no_shows", offsetof (OdReportRow, no_shows) },
  { "left", offsetof (OdReportRow, left) },
  { "carried", offsetof (OdReportRow, carried) },
  { "hand_overs", offsetof (OdReportRow, hand_overs) },
  { "referrals", offsetof (OdReportRow, referrals) },
  { "arrived", offsetof (OdReportRow, arrived) },
  { "unmet", offsetof (OdReportRow, unmet) },
};

static void
write_count (OdJsonWriter *writer,
             const char   *name,
             guint         count)
{
  if (count != OD_REPORT_HIDDEN)
    od_json_writer_integer (writer, name, count);
  else
    od_json_writer_string (writer, name, NULL);
}

static void
write_spread (OdJsonWriter   *writer,
              const char     *name,
              const OdSpread *spread)
{
  if (spread->n == 0) {
    od_json_writer_string (writer, name, NULL);
    return;
  }
  od_json_writer_object (writer, name);
  od_json_writer_integer (writer, "n", spread->n);
  od_json_writer_number (writer, "mean", spread->mean);
  od_json_writer_number (writer, "p50", spread->p50);
  od_json_writer_number (writer, "p90", spread->p90);
  od_json_writer_number (writer, "max", spread->max);
  od_json_writer_end (writer);
}

static void
write_row_as (OdJsonWriter      *writer,
              const char        *name,
              const OdReportRow *row)
{
  od_json_writer_object (writer, name);
  od_json_writer_string (writer, "key", row->key != NULL ? row->key : "");
  write_count (writer, "visits", row->visits);
  write_spread (writer, "waits", &row->waits);
  write_spread (writer, "services", &row->services);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    write_count (writer, counts[i].name, G_STRUCT_MEMBER (guint, row, counts[i].offset));
  write_spread (writer, "satisfaction", &row->satisfaction);
  od_json_writer_end (writer);
}

static void
write_row (OdJsonWriter *writer,
           gconstpointer element)
{
  write_row_as (writer, NULL, element);
}

char *
od_wire_report_to_json (const OdReport *report)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "from", report->from);
  od_json_writer_string (writer, "to", report->to);
  od_json_writer_string (writer, "by", report->by);
  od_json_writer_integer (writer, "k", report->k);
  od_write_each (writer, "rows", report->rows, write_row);
  write_row_as (writer, "total", report->total);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

char *
od_wire_report_to_csv (const OdReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  return od_report_to_csv (report);
}

static void
read_spread (OdReader   *reader,
             OdJson     *row,
             const char *name,
             OdSpread   *spread)
{
  OdJson *object = od_reader_enter (reader, row, name, OD_READ_OPTIONAL);

  if (object == NULL)
    return;

  spread->n = (guint) od_reader_integer (reader, object, "n", OD_READ_REQUIRED, 0, G_MAXUINT);
  spread->mean = od_reader_number_or (reader, object, "mean", 0);
  spread->p50 = od_reader_number_or (reader, object, "p50", 0);
  spread->p90 = od_reader_number_or (reader, object, "p90", 0);
  spread->max = od_reader_number_or (reader, object, "max", 0);
  od_reader_leave (reader);
}

static gpointer
read_row (OdReader *reader,
          OdJson   *object)
{
  OdReportRow *row = od_report_row_new ();

  row->key = od_reader_string (reader, object, "key", OD_READ_REQUIRED);
  row->visits = (guint) od_reader_integer_or (reader, object, "visits", OD_REPORT_HIDDEN, MAX_COUNT);
  read_spread (reader, object, "waits", &row->waits);
  read_spread (reader, object, "services", &row->services);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    guint *count = &G_STRUCT_MEMBER (guint, row, counts[i].offset);

    *count = (guint) od_reader_integer_or (reader, object, counts[i].name, OD_REPORT_HIDDEN, MAX_COUNT);
  }
  read_spread (reader, object, "satisfaction", &row->satisfaction);
  return row;
}

static void
read_total (OdReader *reader,
            OdJson   *root,
            OdReport *report)
{
  OdJson *total = od_reader_enter (reader, root, "total", OD_READ_REQUIRED);

  if (total == NULL)
    return;

  od_report_row_free (report->total);
  report->total = read_row (reader, total);
  od_reader_leave (reader);
}

OdReport *
od_wire_report_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdReport) report = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  report = od_report_new ();
  report->from = od_reader_string (reader, root, "from", OD_READ_REQUIRED);
  report->to = od_reader_string (reader, root, "to", OD_READ_REQUIRED);
  report->by = od_reader_string (reader, root, "by", OD_READ_REQUIRED);
  report->k = (guint) od_reader_integer (reader, root, "k", OD_READ_OPTIONAL, 0, G_MAXUINT);
  od_reader_each (reader, root, "rows", OD_READ_REQUIRED, read_row, report->rows);
  read_total (reader, root, report);
  return od_reader_finish (reader, error) ? g_steal_pointer (&report) : NULL;
}
