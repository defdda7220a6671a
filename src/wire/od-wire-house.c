/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire-house.h"

#define MAX_CAP 100000
#define MAX_PLACES 1000
#define MAX_SEATS 1000
#define MAX_AGE 150

static void
write_pool_rules (OdJsonWriter *writer,
                  const OdPool *pool)
{
  od_json_writer_strings (writer, "languages", (const char *const *) pool->languages);
  od_json_writer_boolean (writer, "referral_only", pool->referral_only);
  od_json_writer_string (writer, "joint_pool_id", pool->joint_pool_id);
  od_json_writer_integer (writer, "daily_cap", pool->daily_cap);
  od_json_writer_integer (writer, "slot_min", pool->slot_min);
  od_json_writer_integer (writer, "slot_places", pool->slot_places);
  od_json_writer_integer (writer, "wait_alert_min", pool->wait_alert_min);
  od_json_writer_integer (writer, "min_age", pool->min_age);
  od_json_writer_integer (writer, "max_age", pool->max_age);
  od_json_writer_boolean (writer, "residents", pool->residents);
  od_write_hours (writer, pool->hours);
}

void
od_write_pool (OdJsonWriter *writer,
               gconstpointer element)
{
  const OdPool *pool = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", pool->id);
  od_write_labels (writer, "name", pool->name);
  od_json_writer_string (writer, "service_id", pool->service_id);
  od_json_writer_strings (writer, "needs", (const char *const *) pool->needs);
  od_json_writer_integer (writer, "usual_min", pool->usual_min);
  write_pool_rules (writer, pool);
  od_json_writer_end (writer);
}

static void
read_pool_slots (OdReader *reader,
                 OdJson   *object,
                 OdPool   *pool)
{
  pool->slot_min = (guint) od_reader_integer (reader, object, "slot_min", OD_READ_OPTIONAL, 0, OD_MAX_MIN);
  pool->slot_places = (guint) od_reader_integer (reader, object, "slot_places", OD_READ_OPTIONAL, 0, MAX_PLACES);
  /* A slot that nobody told the size of has room for one. */
  if (pool->slot_min > 0 && pool->slot_places == 0)
    pool->slot_places = 1;
}

static void
read_pool_rules (OdReader *reader,
                 OdJson   *object,
                 OdPool   *pool)
{
  pool->languages = od_reader_strings_if_any (reader, object, "languages");
  pool->referral_only = od_reader_boolean (reader, object, "referral_only", OD_READ_OPTIONAL);
  pool->joint_pool_id = od_reader_string (reader, object, "joint_pool_id", OD_READ_OPTIONAL);
  pool->daily_cap = (guint) od_reader_integer (reader, object, "daily_cap", OD_READ_OPTIONAL, 0, MAX_CAP);
  read_pool_slots (reader, object, pool);
  pool->wait_alert_min = (guint) od_reader_integer (reader, object, "wait_alert_min", OD_READ_OPTIONAL, 0, OD_MAX_MIN);
  pool->min_age = (guint) od_reader_integer (reader, object, "min_age", OD_READ_OPTIONAL, 0, MAX_AGE);
  pool->max_age = (guint) od_reader_integer (reader, object, "max_age", OD_READ_OPTIONAL, 0, MAX_AGE);
  pool->residents = od_reader_boolean (reader, object, "residents", OD_READ_OPTIONAL);
  od_read_hours (reader, object, pool->hours);
  if (pool->max_age != 0 && pool->min_age > pool->max_age)
    od_reader_fail (reader, OD_WIRE_ERROR_VALUE, "max_age", "is below min_age");
}

gpointer
od_read_pool (OdReader *reader,
              OdJson   *object)
{
  OdPool *pool = od_pool_new ();

  pool->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  pool->name = od_reader_labels (reader, object, "name", OD_READ_REQUIRED);
  pool->service_id = od_reader_string (reader, object, "service_id", OD_READ_OPTIONAL);
  pool->needs = od_reader_strings (reader, object, "needs", OD_READ_OPTIONAL);
  pool->usual_min = (guint) od_reader_integer (reader, object, "usual_min", OD_READ_OPTIONAL, 0, OD_MAX_MIN);
  read_pool_rules (reader, object, pool);
  return pool;
}

void
od_write_desk (OdJsonWriter *writer,
               gconstpointer element)
{
  const OdDesk *desk = element;

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "id", desk->id);
  od_write_labels (writer, "name", desk->name);
  od_write_labels (writer, "place", desk->place);
  od_json_writer_string (writer, "floor", desk->floor);
  od_json_writer_string (writer, "arrow", desk->arrow);
  od_json_writer_strings (writer, "pools", (const char *const *) desk->pools);
  od_json_writer_strings (writer, "languages", (const char *const *) desk->languages);
  od_json_writer_integer (writer, "seats", desk->seats);
  od_write_hours (writer, desk->hours);
  od_json_writer_end (writer);
}

gpointer
od_read_desk (OdReader *reader,
              OdJson   *object)
{
  OdDesk *desk = od_desk_new ();

  desk->id = od_reader_string (reader, object, "id", OD_READ_REQUIRED);
  desk->name = od_reader_labels (reader, object, "name", OD_READ_REQUIRED);
  desk->place = od_reader_labels (reader, object, "place", OD_READ_REQUIRED);
  desk->floor = od_reader_string (reader, object, "floor", OD_READ_OPTIONAL);
  desk->arrow = od_reader_string (reader, object, "arrow", OD_READ_OPTIONAL);
  desk->pools = od_reader_strings (reader, object, "pools", OD_READ_REQUIRED);
  desk->languages = od_reader_strings_if_any (reader, object, "languages");
  desk->seats = (guint) od_reader_integer (reader, object, "seats", OD_READ_OPTIONAL, 0, MAX_SEATS);
  od_read_hours (reader, object, desk->hours);
  return desk;
}
