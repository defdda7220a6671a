/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "directory-room.h"
#include "od-json.h"

#include <string.h>

#include <glib/gstdio.h>

#define PER_PAGE 100

static char *
serve (DirectoryRoom *self,
       const char    *json)
{
  (void) room_read_service (self, json);
  od_service_map_seal (self->map);
  return od_directory_service_to_json (self->map, ROOM_SERVICE);
}

static void
members_we_do_not_know_come_back (void **state)
{
  g_autofree char *json = serve (*state, ROOM_RECORD (
                                   ", \"attributes\": [{\"id\": \"" ROOM_ROW "\", \"label\": \"a\"}], \"x_colour\": {\"deep\": [1, null, \"á\"]}"
                                                                             ", \"phones\": [{\"id\": \"" ROOM_ROW "\", \"number\": \"1\", \"x_ring\": \"twice\"}]"));

  assert_non_null (strstr (json, "\"attributes\":[{\"id\":\"" ROOM_ROW "\",\"label\":\"a\"}]"));
  assert_non_null (strstr (json, "\"x_colour\":{\"deep\":[1,null,\"á\"]}"));
  assert_non_null (strstr (json, "\"x_ring\":\"twice\""));
}

static void
what_was_kept_aside_once_stays_one_member (void **state)
{
  g_autofree char *kept = serve (*state, ROOM_RECORD (", \"email\": \"none\", \"x_dropped\": {\"email\": \"nothing\"}, \"x_colour\": 1"));

  assert_non_null (strstr (kept, "\"x_dropped\":{\"email\":\"none\"}"));
  assert_null (strstr (kept, "nothing"));
  assert_non_null (strstr (kept, "\"x_colour\":1"));
}

static void
translations_come_back_with_their_state (void **state)
{
  g_autofree char *json = serve (*state, ROOM_RECORD (
                                   ", \"x_translations\": {\"ar\": {\"name\": \"مقهى\"}, \"en\": {\"name\": \"Café\"}}"
                                   ", \"x_translation_states\": {\"ar\": {\"name\": \"machine\"}}"));

  assert_non_null (strstr (json, "\"x_translations\":{\"ar\":{\"name\":\"مقهى\"},\"en\":{\"name\":\"Café\"}}"));
  assert_non_null (strstr (json, "\"x_translation_states\":{\"ar\":{\"name\":\"machine\"},\"en\":{\"name\":\"human\"}}"));
}

static void
what_hsds_wants_is_there_even_when_nobody_knows (void **state)
{
  g_autofree char *json = serve (*state, ROOM_RECORD (
                                   ", \"organization\": {\"id\": \"" ROOM_ORGANIZATION "\", \"name\": \"House\"}"
                                                                                       ", \"service_at_locations\": [{\"id\": \"" ROOM_PLACE "\", \"location\": {\"id\": \"" ROOM_LOCATION "\","
                                                                                                                                                                                           "  \"addresses\": [{\"id\": \"" ROOM_ROW "\"}]}}]"));

  assert_non_null (strstr (json, "\"name\":\"House\",\"description\":\"\""));
  assert_non_null (strstr (json, "\"location_type\":\"physical\""));
  assert_non_null (strstr (json, "\"postal_code\":\"\""));
}

static void
an_unknown_service_is_not_served (void **state)
{
  g_autofree char *json = serve (*state, ROOM_RECORD (""));

  assert_non_null (json);
  assert_null (od_directory_service_to_json (((DirectoryRoom *) *state)->map, ROOM_PLACE));
}

static void
an_empty_map_serves_an_empty_page (void **state)
{
  DirectoryRoom *self = *state;
  g_autofree char *json = NULL;

  od_service_map_seal (self->map);
  json = od_directory_page_to_json (self->map, 1, 50);

  assert_string_equal (json, "{\"total_items\":0,\"total_pages\":0,\"page_number\":1,\"size\":0,\"first_page\":true,\"last_page\":true,"
                             "\"empty\":true,\"contents\":[]}");
}

static void
the_api_says_what_it_is (void **state)
{
  g_autofree char *json = od_directory_about_to_json ("http://127.0.0.1:8080");

  assert_non_null (strstr (json, "\"version\":\"3.1\""));
  assert_non_null (strstr (json, "\"openapi_url\":\"http://127.0.0.1:8080/openapi.json\""));
  assert_non_null (strstr (json, "\"profile\":\"https://"));
}

/* The map as a reader of our pages gets it. */
static OdServiceMap *
read_back (const OdServiceMap *map,
           GHashTable         *ids)
{
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_autoptr (OdServiceMap) again = od_service_map_new ();
  guint n_pages = (od_service_map_count_services (map) + PER_PAGE - 1) / PER_PAGE;

  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *json = od_directory_page_to_json (map, page, PER_PAGE);
    g_autoptr (OdJsonDocument) document = od_json_parse (json, -1, NULL);
    OdJson *contents = od_json_member (od_json_root (document), "contents");

    assert_true (od_json_boolean (od_json_member (od_json_root (document), "last_page")) == (page == n_pages));
    for (guint i = 0; i < od_json_length (contents); i++)
      g_hash_table_add (ids, g_strdup (od_json_string (od_json_member (od_json_element (contents, i), "id"))));
    od_directory_read_text (again, "page", json, strlen (json), report);
  }

  assert_int_equal (report->n_refused, 0);
  od_service_map_seal (again);
  return g_steal_pointer (&again);
}

static void
check_round_trip (const char *name)
{
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_autoptr (OdServiceMap) map = room_read_shared (name, report);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (OdServiceMap) again = NULL;

  again = read_back (map, ids);
  assert_int_equal (g_hash_table_size (ids), od_service_map_count_services (map));

  for (guint page = 1; page <= 2; page++) {
    g_autofree char *first = od_directory_page_to_json (map, page, PER_PAGE);
    g_autofree char *second = od_directory_page_to_json (again, page, PER_PAGE);

    assert_string_equal (first, second);
  }
}

static void
madrid_is_served_whole_and_reads_back_the_same (void **state)
{
  room_need_shared ("data/hsds/madrid-es");
  check_round_trip ("madrid-es/services.hsds31.jsonl");
}

static void
three_thousand_services_are_served_whole_and_read_back_the_same (void **state)
{
  room_need_shared ("data/hsds/haarrrvest-us");
  check_round_trip ("haarrrvest-us/services.hsds31.jsonl");
}

static gboolean
has_ajv (void)
{
  g_autofree char *modules = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "node", "node_modules", "ajv", NULL);

  return g_file_test (modules, G_FILE_TEST_IS_DIR);
}

static void
need_judge (void)
{
  room_need_shared ("data/hsds/hsds-spec-3.1-schema");
  if (has_ajv ())
    return;

  print_message ("no ajv: npm ci in tests/tools/node\n");
  skip ();
}

/* The schemas' own judge: ajv on the official HSDS 3.1 schemas. Holds each of @pages (JSON) against "service"; its exit status. */
static int
ask_judge (GPtrArray *pages)
{
  g_autofree char *schemas = room_shared ("data/hsds/hsds-spec-3.1-schema");
  g_autofree char *script = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "node", "validate-hsds.js", NULL);
  g_autofree char *folder = g_dir_make_tmp ("onedoor-hsds-XXXXXX", NULL);
  const char *const begin[] = { "node", script, schemas, "service" };
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  int status = -1;

  for (guint i = 0; i < G_N_ELEMENTS (begin); i++)
    g_ptr_array_add (argv, g_strdup (begin[i]));
  for (guint i = 0; i < pages->len; i++) {
    char *path = g_strdup_printf ("%s/page-%u.json", folder, i);

    assert_true (g_file_set_contents (path, g_ptr_array_index (pages, i), -1, NULL));
    g_ptr_array_add (argv, path);
  }
  g_ptr_array_add (argv, NULL);

  assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                             NULL, &status, NULL));
  for (guint i = G_N_ELEMENTS (begin); i + 1 < argv->len; i++)
    g_unlink (g_ptr_array_index (argv, i));
  g_rmdir (folder);

  return status;
}

static void
judge (const OdServiceMap *map)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  guint n_pages = (od_service_map_count_services (map) + 499) / 500;

  for (guint page = 1; page <= n_pages; page++)
    g_ptr_array_add (pages, od_directory_page_to_json (map, page, 500));

  assert_int_equal (ask_judge (pages), 0);
}

static void
the_judge_does_refuse (void **state)
{
  const char *const bad[] = { "{\"id\": \"" ROOM_SERVICE "\", \"name\": \"no status\"}", ROOM_RECORD (", \"email\": \"none\""),
                              "{\"contents\": [{\"id\": \"7\", \"name\": \"x\", \"status\": \"active\"}]}" };

  need_judge ();
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GPtrArray) pages = g_ptr_array_new ();

    g_ptr_array_add (pages, (char *) bad[i]);
    assert_int_not_equal (ask_judge (pages), 0);
  }
}

static void
what_is_served_is_valid_hsds (void **state)
{
  const char *const names[] = { "madrid-es/services.hsds31.jsonl", "haarrrvest-us/services.hsds31.jsonl",
                                "hsds-spec-3.1-examples/service_full.json" };

  need_judge ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
    g_autoptr (OdServiceMap) map = room_read_shared (names[i], report);

    judge (map);
  }
}

static void
our_own_pack_needs_no_repair (void **state)
{
  DirectoryRoom *self = *state;
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  g_auto (GStrv) paths = od_directory_list_pack (folder, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    assert_true (od_directory_read_file (self->map, paths[i], self->report, NULL));

  assert_int_equal (self->report->n_refused, 0);
  for (guint i = 0; i < OD_DIRECTORY_N_REPAIRS; i++)
    assert_int_equal (self->report->repairs[i], 0);
}

static void
our_own_pack_is_valid_hsds (void **state)
{
  DirectoryRoom *self = *state;

  need_judge ();
  our_own_pack_needs_no_repair (state);
  od_service_map_seal (self->map);
  judge (self->map);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown (test, room_set_up, room_tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_ROOM (members_we_do_not_know_come_back),
    IN_ROOM (what_was_kept_aside_once_stays_one_member),
    IN_ROOM (translations_come_back_with_their_state),
    IN_ROOM (what_hsds_wants_is_there_even_when_nobody_knows),
    IN_ROOM (an_unknown_service_is_not_served),
    IN_ROOM (an_empty_map_serves_an_empty_page),
    cmocka_unit_test (the_api_says_what_it_is),
    cmocka_unit_test (madrid_is_served_whole_and_reads_back_the_same),
    cmocka_unit_test (three_thousand_services_are_served_whole_and_read_back_the_same),
    cmocka_unit_test (the_judge_does_refuse),
    cmocka_unit_test (what_is_served_is_valid_hsds),
    IN_ROOM (our_own_pack_needs_no_repair),
    IN_ROOM (our_own_pack_is_valid_hsds),
  };

  return cmocka_run_group_tests_name ("directory-serve", tests, NULL, NULL);
}
