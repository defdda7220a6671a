/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "directory-room.h"

#include <string.h>

#include <glib/gstdio.h>

static void
assert_counts (DirectoryRoom *self,
               guint          n_read,
               guint          n_refused)
{
  assert_int_equal (self->report->n_read, n_read);
  assert_int_equal (self->report->n_refused, n_refused);
}

static void
one_object_is_a_record (void **state)
{
  OdService *service = room_read_service (*state, ROOM_RECORD (", \"minimum_age\": 12, \"x_here\": true"));

  assert_counts (*state, 1, 0);
  assert_string_equal (service->name, "Night café");
  assert_true (service->minimum_age == 12);
  assert_true (service->x_here);
}

static void
a_page_an_array_and_lines_hold_records (void **state)
{
  DirectoryRoom *self = *state;

  room_read (self, "a.json", "{\"total_items\": 1, \"contents\": [" ROOM_RECORD ("") "]}");
  room_read (self, "b.json", "[" ROOM_RECORD ("") "]");
  room_read (self, "c.jsonl", ROOM_RECORD ("") "\n\n" ROOM_RECORD ("") "\n");
  room_read (self, "d.json", ROOM_RECORD ("") "\r\n" ROOM_RECORD ("") "\r\n");

  assert_counts (self, 6, 0);
  assert_int_equal (self->report->n_repeated, 5);
  (void) room_only (self, OD_MAP_SERVICE);
}

static void
a_byte_order_mark_is_no_harm (void **state)
{
  room_read (*state, "a.json", "\xef\xbb\xbf" ROOM_RECORD (""));

  assert_counts (*state, 1, 0);
}

static void
what_hangs_on_a_service_comes_with_it (void **state)
{
  DirectoryRoom *self = *state;
  OdService *service;

  service = room_read_service (self, ROOM_RECORD (
                                 ", \"organization\": {\"id\": \"" ROOM_ORGANIZATION "\", \"name\": \"House\", \"description\": \"\"}"
                                                                                     ", \"phones\": [{\"id\": \"" ROOM_ROW "\", \"number\": \"1\", \"extension\": \"715\"}]"
                                                                                                                           ", \"service_at_locations\": [{\"id\": \"" ROOM_PLACE "\", \"location\": {\"id\": \"" ROOM_LOCATION "\", \"location_type\": \"physical\","
                                                                                                                                                                                                                               "  \"addresses\": [{\"id\": \"" ROOM_ROW "\", \"address_1\": \"Calle 1\", \"address_type\": \"physical\"}]}}]"));

  assert_string_equal (service->organization_id, ROOM_ORGANIZATION);
  assert_true (((OdRecord *) room_only (self, OD_MAP_ORGANIZATION))->partial);
  assert_string_equal (((OdPhone *) room_only (self, OD_MAP_PHONE))->service_id, ROOM_SERVICE);
  assert_true (((OdPhone *) room_only (self, OD_MAP_PHONE))->extension == 715);
  assert_string_equal (((OdServiceAtLocation *) room_only (self, OD_MAP_SERVICE_AT_LOCATION))->location_id, ROOM_LOCATION);
  assert_string_equal (((OdAddress *) room_only (self, OD_MAP_ADDRESS))->location_id, ROOM_LOCATION);
}

static void
each_kind_of_record_is_known_by_its_members (void **state)
{
  DirectoryRoom *self = *state;

  room_read (self, "o.json", "{\"id\": \"" ROOM_ORGANIZATION "\", \"name\": \"House\", \"description\": \"Ours\"}");
  room_read (self, "l.json", "{\"id\": \"" ROOM_LOCATION "\", \"location_type\": \"virtual\"}");
  room_read (self, "p.json", "{\"id\": \"" ROOM_PLACE "\", \"service_id\": \"" ROOM_SERVICE "\", \"location_id\": \"" ROOM_LOCATION "\"}");

  assert_counts (self, 3, 0);
  assert_string_equal (((OdServiceAtLocation *) room_only (self, OD_MAP_SERVICE_AT_LOCATION))->service_id, ROOM_SERVICE);
  assert_false (((OdRecord *) room_only (self, OD_MAP_ORGANIZATION))->partial);
}

typedef struct {
  const char *text;
  const char *complaint;
} Refusal;

/* Each in a file f.jsonl of its own. */
static const Refusal refusals[] = {
  { "{\"name\": \"x\", \"status\": \"active\"}", "f.jsonl, line 1: id: is missing" },
  { "{\"id\": \"7\", \"name\": \"x\", \"status\": \"active\"}", "f.jsonl, line 1: id: must be a UUID" },
  { "{\"id\": 7, \"name\": \"x\", \"status\": \"active\"}", "f.jsonl, line 1: id: must be a UUID" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"status\": \"active\"}", "f.jsonl, line 1: name: is missing" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"  \", \"status\": \"active\"}", "f.jsonl, line 1: name: is missing" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"x\", \"organization_id\": null}", "f.jsonl, line 1: status: is missing" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"x\", \"status\": \"open\"}", "f.jsonl, line 1: status: is not a word that HSDS knows" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"name\": 5, \"status\": \"active\"}", "f.jsonl, line 1: name: must be a text" },
  { ROOM_RECORD (", \"minimum_age\": [1]"), "f.jsonl, line 1: minimum_age: must be a number" },
  { ROOM_RECORD (", \"x_here\": \"yes\""), "f.jsonl, line 1: x_here: must be true or false" },
  { ROOM_RECORD (", \"x_needs\": [\"luck\"]"), "f.jsonl, line 1: x_needs: holds a need that does not exist" },
  { ROOM_RECORD (", \"x_needs\": \"money\""), "f.jsonl, line 1: x_needs: must be a list of needs" },
  { ROOM_RECORD (", \"phones\": {}"), "f.jsonl, line 1: phones: must be a list" },
  { ROOM_RECORD (", \"phones\": [1]"), "f.jsonl, line 1: phones[0]: must be an object" },
  { ROOM_RECORD (", \"phones\": [{\"id\": \"5\", \"number\": \"1\"}]"), "f.jsonl, line 1: phones[0].id: must be a UUID" },
  { ROOM_RECORD (", \"service_at_locations\": [{\"id\": \"" ROOM_PLACE "\", \"location\": {\"id\": \"" ROOM_LOCATION "\","
                                                                                                                     " \"location_type\": \"moon\"}}]"),
    "f.jsonl, line 1: service_at_locations[0].location.location_type: is not a word that HSDS knows" },
  { ROOM_RECORD (", \"x_translations\": {\"en\": \"no\"}"), "f.jsonl, line 1: x_translations: must be texts by language" },
  { ROOM_RECORD (", \"x_translations\": {\"no tag\": {}}"), "f.jsonl, line 1: x_translations: must be texts by language" },
  { ROOM_RECORD (", \"x_translations\": {\"en\": {\"name\": 1}}"),
    "f.jsonl, line 1: x_translations: holds something that is no text or no state" },
  { "{\"id\": \"" ROOM_PLACE "\", \"location_id\": \"" ROOM_LOCATION "\", \"service_id\": \"" ROOM_SERVICE "\","
                                                                                                           " \"service\": {\"id\": \"" ROOM_SERVICE "\", \"name\": \"x\"}}", "f.jsonl, line 1: service.status: is missing" },
  { "[]", "f.jsonl, line 1: a record must be an object" },
  { "\n\n{\"id\": ", "f.jsonl, line 3: this line is no JSON" },
  { "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"Tax\", \"term_uri\": \"x\"}",
    "f.jsonl, line 1: neither a service, an organization nor a place" },
  { " \n ", "f.jsonl, line 1: there is nothing in this file" },
  { "{}\n\xff", "f.jsonl, line 2: this is no UTF-8 text" },
};

static void
what_makes_a_record_unusable_is_said_in_one_sentence (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    void *room = NULL;

    assert_int_equal (room_set_up (&room), 0);
    room_read (room, "f.jsonl", refusals[i].text);
    assert_string_equal (room_complaint (room), refusals[i].complaint);
    (void) room_tear_down (&room);
  }
}

static void
a_refusal_inside_a_page_names_its_line (void **state)
{
  room_read (*state, "page.json",
             "{\"x_links\": {\"next\": {\"page\": 2}},\n"
             "  \"contents\": [\n"
             "    " ROOM_RECORD (", \"description\": \"two { lines [\"") ",\n"
                                                                         "    {\n"
                                                                         "      \"id\": \"" ROOM_SERVICE "\"\n"
                                                                                                         "    }\n"
                                                                                                         "  ]\n"
                                                                                                         "}\n");

  assert_counts (*state, 2, 1);
  assert_string_equal (room_complaint (*state), "page.json, line 4: name: is missing");
}

static void
broken_json_names_its_line (void **state)
{
  room_read (*state, "page.json", "{\n  \"contents\": [\n    {]\n}\n");

  assert_non_null (strstr (room_complaint (*state), "page.json: line 3"));
}

static void
a_page_whose_contents_are_no_list_is_refused (void **state)
{
  room_read (*state, "page.json", "{\"contents\": 5}");

  assert_string_equal (room_complaint (*state), "page.json, line 1: contents: must be a list");
}

static void
complaints_are_counted_but_not_endless (void **state)
{
  DirectoryRoom *self = *state;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3 * OD_DIRECTORY_MAX_COMPLAINTS; i++)
    g_string_append (text, "{}\n");
  room_read (self, "f.jsonl", text->str);

  assert_int_equal (self->report->n_refused, 3 * OD_DIRECTORY_MAX_COMPLAINTS);
  assert_int_equal (self->report->complaints->len, OD_DIRECTORY_MAX_COMPLAINTS);
}

static void
a_file_that_is_not_there_is_an_error (void **state)
{
  DirectoryRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_false (od_directory_read_file (self->map, "/nowhere/services.json", self->report, &error));
  assert_true (g_error_matches (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ));
  assert_non_null (strstr (error->message, "/nowhere/services.json"));
}

/* Everything at once, as one object. */
static const char rich[] = ROOM_RECORD (
  ", \"description\": \"<p>caf\\u00e9 &amp; \\\"tea\\\"</p>\", \"x_needs\": [\"money\"], \"x_translations\": {\"ar\": {\"name\": \"مقهى\"}}"
  ", \"organization\": {\"id\": \"" ROOM_ORGANIZATION "\", \"name\": \"House\"}, \"schedules\": [{\"byday\": \"MO\", \"opens_at\": \"9am\"}]"
                                                      ", \"service_at_locations\": [{\"id\": \"" ROOM_PLACE "\", \"location\": {\"id\": \"" ROOM_LOCATION "\", \"latitude\": 1e9, \"x\": [{}]}}]");

static void
a_file_cut_anywhere_is_refused (void **state)
{
  for (gsize length = 1; length < strlen (rich); length++) {
    g_autoptr (OdServiceMap) map = od_service_map_new ();
    g_autoptr (OdDirectoryReport) report = od_directory_report_new ();

    od_directory_read_text (map, "cut.json", rich, length, report);
    assert_int_equal (report->n_refused, 1);
  }
}

static void
a_damaged_byte_is_refused_or_read_but_never_more (void **state)
{
  const char damage[] = "\"{}[]:,\\0-x\n\xff";

  for (gsize at = 0; at < strlen (rich); at++) {
    for (gsize i = 0; i < strlen (damage); i++) {
      g_autoptr (OdServiceMap) map = od_service_map_new ();
      g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
      g_autofree char *text = g_strdup (rich);

      text[at] = damage[i];
      od_directory_read_text (map, "damaged.json", text, strlen (text), report);
      assert_true (report->n_refused > 0 || od_service_map_count_services (map) == 1);
    }
  }
}

static void
a_pack_is_its_centre_and_its_map_files (void **state)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  g_autoptr (OdCentre) centre = od_directory_read_centre (folder, NULL);
  g_auto (GStrv) paths = od_directory_list_pack (folder, NULL);

  assert_non_null (centre);
  assert_string_equal (centre->zone, "Europe/Madrid");
  assert_int_equal (g_strv_length (paths), 2);
  assert_true (g_str_has_suffix (paths[0], "/organizations.json"));
  assert_true (g_str_has_suffix (paths[1], "/services.jsonl"));
}

static void
a_pack_without_a_sound_centre_is_an_error (void **state)
{
  g_autofree char *folder = g_dir_make_tmp ("onedoor-pack-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "centre.json", NULL);
  g_autoptr (GError) error = NULL;

  assert_null (od_directory_list_pack ("/nowhere", &error));
  assert_true (g_error_matches (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ));
  g_clear_error (&error);

  assert_null (od_directory_read_centre (folder, &error));
  assert_true (g_error_matches (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ));
  g_clear_error (&error);

  assert_true (g_file_set_contents (path, "{\"id\": 5}", -1, NULL));
  assert_null (od_directory_read_centre (folder, &error));
  assert_true (g_error_matches (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_SYNTAX));
  assert_non_null (strstr (error->message, path));

  g_unlink (path);
  g_rmdir (folder);
}

static void
the_official_examples_are_read (void **state)
{
  const char *const names[] = { "service_full.json", "service_list.json", "organization_full.json", "organization_list.json",
                                "service_at_location_full.json", "service_at_location_list.json", "location.json" };

  room_need_shared ("data/hsds/hsds-spec-3.1-examples");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_build_filename ("hsds-spec-3.1-examples", names[i], NULL);
    g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
    g_autoptr (OdServiceMap) map = room_read_shared (name, report);

    assert_non_null (map);
    assert_int_equal (report->n_refused, 0);
    assert_true (report->n_read > 0);
  }
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown (test, room_set_up, room_tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_ROOM (one_object_is_a_record),
    IN_ROOM (a_page_an_array_and_lines_hold_records),
    IN_ROOM (a_byte_order_mark_is_no_harm),
    IN_ROOM (what_hangs_on_a_service_comes_with_it),
    IN_ROOM (each_kind_of_record_is_known_by_its_members),
    cmocka_unit_test (what_makes_a_record_unusable_is_said_in_one_sentence),
    IN_ROOM (a_refusal_inside_a_page_names_its_line),
    IN_ROOM (broken_json_names_its_line),
    IN_ROOM (a_page_whose_contents_are_no_list_is_refused),
    IN_ROOM (complaints_are_counted_but_not_endless),
    IN_ROOM (a_file_that_is_not_there_is_an_error),
    cmocka_unit_test (a_file_cut_anywhere_is_refused),
    cmocka_unit_test (a_damaged_byte_is_refused_or_read_but_never_more),
    cmocka_unit_test (a_pack_is_its_centre_and_its_map_files),
    cmocka_unit_test (a_pack_without_a_sound_centre_is_an_error),
    cmocka_unit_test (the_official_examples_are_read),
  };

  return cmocka_run_group_tests_name ("directory-read", tests, NULL, NULL);
}
