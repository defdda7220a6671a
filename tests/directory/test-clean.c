/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "directory-room.h"

#include <string.h>

typedef struct {
  const char *raw;
  const char *clean;   /* NULL = not understood */
} Pair;

static OdScheduleRow *
read_hours (void      **room,
            const char *opens_at,
            const char *closes_at,
            const char *byday)
{
  g_autofree char *json = NULL;

  assert_int_equal (room_set_up (room), 0);
  json = g_strdup_printf (ROOM_RECORD (", \"schedules\": [{\"id\": \"" ROOM_ROW "\", \"freq\": \"weekly\", \"byday\": \"%s\","
                                                                                " \"opens_at\": \"%s\", \"closes_at\": \"%s\"}]"), byday, opens_at, closes_at);
  (void) room_read_service (*room, json);
  return room_only (*room, OD_MAP_SCHEDULE);
}

static void
times_are_read_as_people_write_them (void **state)
{
  const Pair times[] = {
    { "9:00am", "09:00" }, { "9am", "09:00" }, { "7:30 am ", "07:30" }, { "9:00a", "09:00" }, { "8:30AM", "08:30" },
    { "11 a.m.", "11:00" }, { "1 p.m.", "13:00" }, { "8 AM", "08:00" }, { "13:00pm", "13:00" }, { "12:00am", "00:00" },
    { "12:15 PM", "12:15" }, { "14:30:00", "14:30" }, { "10:00:00+01:00", "10:00" }, { "10:00Z", "10:00" }, { "24:00", "23:59" },
    { "12:00m", NULL }, { "9", NULL }, { "24 hours", NULL }, { "5:00pm (dispensing)", NULL }, { "5:00pm Mon", NULL },
    { "25:00", NULL }, { "10:61", NULL }, { "13:00am", NULL }, { "Always open", NULL }, { "8,15", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    void *room = NULL;
    OdScheduleRow *row = read_hours (&room, times[i].raw, "23:00", "MO");

    if (times[i].clean != NULL)
      assert_string_equal (row->opens_at, times[i].clean);
    else
      assert_null (row->opens_at);
    (void) room_tear_down (&room);
  }
}

static void
days_are_read_as_people_write_them (void **state)
{
  const Pair days[] = {
    { "MO,TU", "MO,TU" }, { "Friday,Saturday", "FR,SA" }, { "monday", "MO" }, { "-1FR", "-1FR" }, { "1sa; 3SA", "1SA,3SA" },
    { "Thurs", "TH" }, { "weekdays", NULL }, { "MO,someday", NULL }, { "9MO", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    void *room = NULL;
    OdScheduleRow *row = read_hours (&room, "10:00", "12:00", days[i].raw);

    if (days[i].clean != NULL)
      assert_string_equal (row->byday, days[i].clean);
    else
      assert_null (row->byday);
    (void) room_tear_down (&room);
  }
}

static void
hours_not_understood_are_kept_as_text_and_never_computed (void **state)
{
  void *room = NULL;
  OdScheduleRow *row = read_hours (&room, "Dismissal Bell", "6:00pm", "MO");

  assert_null (row->freq);
  assert_null (row->opens_at);
  assert_null (row->closes_at);
  assert_non_null (strstr (row->description, "Dismissal Bell"));
  assert_non_null (strstr (row->description, "6:00pm"));
  assert_int_equal (((DirectoryRoom *) room)->report->repairs[OD_DIRECTORY_REPAIR_HOURS], 1);
  (void) room_tear_down (&room);
}

static void
a_rhythm_we_do_not_know_is_kept_as_text (void **state)
{
  DirectoryRoom *self = *state;
  OdScheduleRow *row;

  (void) room_read_service (self, ROOM_RECORD (", \"schedules\": [{\"id\": \"" ROOM_ROW "\", \"freq\": \"HOURLY\", \"opens_at\": \"10:00\","
                                                                                        " \"closes_at\": \"12:00\", \"description\": \"every now and then\"}]"));
  row = room_only (self, OD_MAP_SCHEDULE);

  assert_null (row->freq);
  assert_null (row->opens_at);
  assert_string_equal (row->description, "every now and then");
}

static void
html_becomes_plain_text (void **state)
{
  OdService *service = room_read_service (*state, ROOM_RECORD (
                                            ", \"description\": \"<p>Warm&nbsp;<b>soup</b></p><script>x()</script><ul><li>bread</li></ul>\\\\nand more\""));

  assert_null (strstr (service->description, "<"));
  assert_null (strstr (service->description, "x()"));
  assert_null (strstr (service->description, "\\n"));
  assert_non_null (strstr (service->description, "soup"));
  assert_non_null (strstr (service->description, "bread"));
}

static void
blanks_around_a_value_go (void **state)
{
  OdService *service = room_read_service (*state, ROOM_RECORD (", \"alert\": \"  closed today \", \"fees\": \"   \""));

  assert_string_equal (service->alert, "closed today");
  assert_null (service->fees);
}

static void
addresses_of_the_web_are_sound_or_kept_aside (void **state)
{
  DirectoryRoom *self = *state;
  OdService *service = room_read_service (self, ROOM_RECORD (
                                            ", \"url\": \"www.example.org/a\", \"email\": \"one@example.org; two@example.org\", \"assurer_email\": \" me@example.org \""));

  assert_string_equal (service->url, "https://www.example.org/a");
  assert_null (service->email);
  assert_string_equal (service->assurer_email, "me@example.org");
  assert_int_equal (self->report->repairs[OD_DIRECTORY_REPAIR_ADDRESS], 1);
  assert_string_equal (service->base.extra, "{\"x_dropped\":{\"email\":\"one@example.org; two@example.org\"}}");
}

static void
bad_web_addresses_are_told_from_good_ones (void **state)
{
  const Pair urls[] = {
    { "http://example.org", "http://example.org" }, { "example.org", "https://example.org" }, { "none", NULL },
    { "see our page", NULL }, { "javascript:alert(1)", NULL }, { "ftp://example.org", NULL }, { "https://", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
    void *room = NULL;
    g_autofree char *json = g_strdup_printf (ROOM_RECORD (", \"url\": \"%s\""), urls[i].raw);
    OdService *service;

    assert_int_equal (room_set_up (&room), 0);
    service = room_read_service (room, json);
    if (urls[i].clean != NULL)
      assert_string_equal (service->url, urls[i].clean);
    else
      assert_null (service->url);
    (void) room_tear_down (&room);
  }
}

static OdLocation *
read_coordinates (void      **room,
                  const char *latitude,
                  const char *longitude)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"" ROOM_LOCATION "\", \"location_type\": \"physical\", \"latitude\": %s,"
                                                                       " \"longitude\": %s}", latitude, longitude);

  assert_int_equal (room_set_up (room), 0);
  room_read (*room, "l.json", json);
  return room_only (*room, OD_MAP_LOCATION);
}

static void
coordinates_off_the_map_are_left_out_but_not_lost (void **state)
{
  const char *const pairs[][2] = { { "4689967.66", "-8559199.79" }, { "4.04748019680865e+16", "-3.6" }, { "0", "0" }, { "103.5", "40.4" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    void *room = NULL;
    OdLocation *location = read_coordinates (&room, pairs[i][0], pairs[i][1]);

    assert_true (isnan (location->latitude) && isnan (location->longitude));
    assert_non_null (strstr (location->base.extra, "x_dropped"));
    assert_int_equal (((DirectoryRoom *) room)->report->repairs[OD_DIRECTORY_REPAIR_COORDINATES], 1);
    (void) room_tear_down (&room);
  }
}

static void
coordinates_on_the_map_stay (void **state)
{
  void *room = NULL;
  OdLocation *location = read_coordinates (&room, "\"40.42\"", "-3.63");

  assert_true (location->latitude == 40.42);
  assert_true (location->longitude == -3.63);
  assert_null (location->base.extra);
  (void) room_tear_down (&room);
}

static void
rows_without_ids_always_get_the_same (void **state)
{
  DirectoryRoom *self = *state;
  GPtrArray *phones;

  (void) room_read_service (self, ROOM_RECORD (", \"phones\": [{\"number\": \"1\"}, {\"number\": \"2\"}]"));
  (void) room_read_service (self, ROOM_RECORD (", \"phones\": [{\"number\": \"1\"}, {\"number\": \"2\"}]"));
  phones = od_service_map_records (self->map, OD_MAP_PHONE);

  assert_int_equal (phones->len, 2);
  assert_string_not_equal (((OdRecord *) g_ptr_array_index (phones, 0))->id, ((OdRecord *) g_ptr_array_index (phones, 1))->id);
}

static void
rows_of_two_services_with_one_id_are_told_apart (void **state)
{
  DirectoryRoom *self = *state;

  room_read (self, "f.jsonl",
             ROOM_RECORD (", \"languages\": [{\"id\": \"" ROOM_ROW "\", \"code\": \"es\"}]") "\n"
                                                                                             "{\"id\": \"" ROOM_PLACE "\", \"name\": \"b\", \"status\": \"active\","
                                                                                                                      " \"languages\": [{\"id\": \"" ROOM_ROW "\", \"code\": \"ar\"}]}\n");

  assert_int_equal (od_service_map_records (self->map, OD_MAP_LANGUAGE)->len, 2);
  assert_int_equal (self->report->repairs[OD_DIRECTORY_REPAIR_ID], 1);
}

static void
a_phone_without_a_number_is_no_row (void **state)
{
  DirectoryRoom *self = *state;

  (void) room_read_service (self, ROOM_RECORD (", \"phones\": [{\"id\": \"" ROOM_ROW "\", \"number\": \" \"}]"));

  assert_int_equal (od_service_map_records (self->map, OD_MAP_PHONE)->len, 0);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown (test, room_set_up, room_tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (times_are_read_as_people_write_them),
    cmocka_unit_test (days_are_read_as_people_write_them),
    cmocka_unit_test (hours_not_understood_are_kept_as_text_and_never_computed),
    IN_ROOM (a_rhythm_we_do_not_know_is_kept_as_text),
    IN_ROOM (html_becomes_plain_text),
    IN_ROOM (blanks_around_a_value_go),
    IN_ROOM (addresses_of_the_web_are_sound_or_kept_aside),
    cmocka_unit_test (bad_web_addresses_are_told_from_good_ones),
    cmocka_unit_test (coordinates_off_the_map_are_left_out_but_not_lost),
    cmocka_unit_test (coordinates_on_the_map_stay),
    IN_ROOM (rows_without_ids_always_get_the_same),
    IN_ROOM (rows_of_two_services_with_one_id_are_told_apart),
    IN_ROOM (a_phone_without_a_number_is_no_row),
  };

  return cmocka_run_group_tests_name ("directory-clean", tests, NULL, NULL);
}
