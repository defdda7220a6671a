/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-list.h"

#define LAST_HOUR 23

static void
write_hour (OdJsonWriter *writer,
            gconstpointer element)
{
  const OdTodayHour *hour = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_integer (writer, "hour", hour->hour);
  od_json_writer_integer (writer, "arrived", hour->arrived);
  od_json_writer_integer (writer, "served", hour->served);
  od_json_writer_end (writer);
}

static void
write_closing (OdJsonWriter    *writer,
               const OdClosing *closing)
{
  od_json_writer_object (writer, "closing");
  od_json_writer_string (writer, "state", od_closing_state_to_text (closing->state));
  od_write_time (writer, "closes", closing->closes_us);
  od_write_time (writer, "last_ticket", closing->last_ticket_us);
  od_json_writer_integer (writer, "fits", closing->fits);
  od_json_writer_end (writer);
}

static void
write_pool (OdJsonWriter *writer,
            gconstpointer element)
{
  const OdTodayPool *pool = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "pool_id", pool->pool_id);
  od_json_writer_integer (writer, "waiting", pool->waiting);
  od_json_writer_integer (writer, "longest", pool->longest_min);
  write_closing (writer, &pool->closing);
  od_json_writer_end (writer);
}

/* Nobody yet is null. */
static void
write_minutes (OdJsonWriter *writer,
               const char   *name,
               double        minutes)
{
  if (minutes >= 0)
    od_json_writer_number (writer, name, minutes);
  else
    od_json_writer_string (writer, name, NULL);
}

char *
od_wire_today_to_json (const OdToday *today)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (today != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_write_time (writer, "at", today->at_us);
  od_json_writer_integer (writer, "waiting", today->waiting);
  od_json_writer_integer (writer, "serving", today->serving);
  od_json_writer_integer (writer, "done", today->done);
  od_json_writer_integer (writer, "no_shows", today->no_shows);
  od_json_writer_integer (writer, "carried", today->carried);
  write_minutes (writer, "wait_p50", today->wait_p50);
  write_minutes (writer, "wait_p90", today->wait_p90);
  od_write_each (writer, "hours", today->hours, write_hour);
  od_write_each (writer, "pools", today->pools, write_pool);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gpointer
read_hour (OdReader *reader,
           OdJson   *object)
{
  OdTodayHour *hour = g_new0 (OdTodayHour, 1);

  hour->hour = (guint) od_reader_integer (reader, object, "hour", OD_READ_REQUIRED, 0, LAST_HOUR);
  hour->arrived = (guint) od_reader_integer (reader, object, "arrived", OD_READ_OPTIONAL, 0, G_MAXUINT);
  hour->served = (guint) od_reader_integer (reader, object, "served", OD_READ_OPTIONAL, 0, G_MAXUINT);
  return hour;
}

static void
read_closing (OdReader  *reader,
              OdJson    *pool,
              OdClosing *closing)
{
  OdJson *object = od_reader_enter (reader, pool, "closing", OD_READ_OPTIONAL);

  closing->state = OD_CLOSING_UNKNOWN;
  if (object == NULL)
    return;

  closing->state = od_read_closing_state (reader, object, "state");
  closing->closes_us = od_reader_time (reader, object, "closes", OD_READ_OPTIONAL);
  closing->last_ticket_us = od_reader_time (reader, object, "last_ticket", OD_READ_OPTIONAL);
  closing->fits = (guint) od_reader_integer (reader, object, "fits", OD_READ_OPTIONAL, 0, G_MAXUINT);
  od_reader_leave (reader);
}

static gpointer
read_pool (OdReader *reader,
           OdJson   *object)
{
  OdTodayPool *pool = g_new0 (OdTodayPool, 1);

  pool->pool_id = od_reader_string (reader, object, "pool_id", OD_READ_REQUIRED);
  pool->waiting = (guint) od_reader_integer (reader, object, "waiting", OD_READ_OPTIONAL, 0, G_MAXUINT);
  pool->longest_min = (guint) od_reader_integer (reader, object, "longest", OD_READ_OPTIONAL, 0, G_MAXUINT);
  read_closing (reader, object, &pool->closing);
  return pool;
}

static void
read_counts (OdReader *reader,
             OdJson   *root,
             OdToday  *today)
{
  today->waiting = (guint) od_reader_integer (reader, root, "waiting", OD_READ_REQUIRED, 0, G_MAXUINT);
  today->serving = (guint) od_reader_integer (reader, root, "serving", OD_READ_OPTIONAL, 0, G_MAXUINT);
  today->done = (guint) od_reader_integer (reader, root, "done", OD_READ_OPTIONAL, 0, G_MAXUINT);
  today->no_shows = (guint) od_reader_integer (reader, root, "no_shows", OD_READ_OPTIONAL, 0, G_MAXUINT);
  today->carried = (guint) od_reader_integer (reader, root, "carried", OD_READ_OPTIONAL, 0, G_MAXUINT);
  today->wait_p50 = od_reader_number_or (reader, root, "wait_p50", -1);
  today->wait_p90 = od_reader_number_or (reader, root, "wait_p90", -1);
}

OdToday *
od_wire_today_from_json (const char *json,
                         GError    **error)
{
  g_autoptr (OdReader) reader = NULL;
  g_autoptr (OdToday) today = NULL;
  OdJson *root;

  g_return_val_if_fail (json != NULL, NULL);

  reader = od_reader_new (json);
  root = od_reader_root (reader);
  today = od_today_new ();
  today->at_us = od_reader_time (reader, root, "at", OD_READ_REQUIRED);
  read_counts (reader, root, today);
  od_reader_each (reader, root, "hours", OD_READ_REQUIRED, read_hour, today->hours);
  od_reader_each (reader, root, "pools", OD_READ_REQUIRED, read_pool, today->pools);
  return od_reader_finish (reader, error) ? g_steal_pointer (&today) : NULL;
}

static void
write_slot (OdJsonWriter *writer,
            const OdSlot *slot)
{
  od_json_writer_object (writer, NULL);
  od_write_time (writer, "start", slot->start_us);
  od_json_writer_integer (writer, "places", slot->places);
  od_json_writer_integer (writer, "taken", slot->taken);
  od_json_writer_end (writer);
}

char *
od_wire_slots_to_json (GArray *slots)
{
  g_autoptr (OdJsonWriter) writer = NULL;

  g_return_val_if_fail (slots != NULL, NULL);

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "slots");
  for (guint i = 0; i < slots->len; i++)
    write_slot (writer, &g_array_index (slots, OdSlot, i));
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}

static gpointer
read_slot (OdReader *reader,
           OdJson   *object)
{
  OdSlot *slot = g_new0 (OdSlot, 1);

  slot->start_us = od_reader_time (reader, object, "start", OD_READ_REQUIRED);
  slot->places = (guint) od_reader_integer (reader, object, "places", OD_READ_REQUIRED, 0, G_MAXUINT);
  slot->taken = (guint) od_reader_integer (reader, object, "taken", OD_READ_OPTIONAL, 0, G_MAXUINT);
  return slot;
}

GArray *
od_wire_slots_from_json (const char *json,
                         GError    **error)
{
  g_autoptr (GPtrArray) each = NULL;
  GArray *slots;

  g_return_val_if_fail (json != NULL, NULL);

  each = od_read_list (json, "slots", read_slot, g_free, error);
  if (each == NULL)
    return NULL;

  slots = g_array_sized_new (FALSE, FALSE, sizeof (OdSlot), each->len);
  for (guint i = 0; i < each->len; i++)
    g_array_append_vals (slots, each->pdata[i], 1);
  return slots;
}
