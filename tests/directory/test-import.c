/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "directory-room.h"
#include "od-clock.h"
#include "od-need.h"
#include "od-store-map.h"

#include <glib/gstdio.h>

typedef struct {
  char    *folder;
  OdStore *store;
} Import;

static int
set_up (void **state)
{
  Import *self = g_new0 (Import, 1);

  self->folder = g_dir_make_tmp ("onedoor-import-XXXXXX", NULL);
  self->store = od_store_open (self->folder, NULL);
  assert_non_null (self->store);
  *state = self;
  return 0;
}

static int
tear_down (void **state)
{
  Import *self = *state;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  od_store_close (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
  return 0;
}

static OdMapCounts
merge (Import             *self,
       const OdServiceMap *map)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, NULL);
  g_autoptr (GError) error = NULL;
  OdMapCounts counts = { 0 };

  if (!od_store_merge_map (self->store, map, &counts, &error))
    fail_msg ("%s", error->message);
  assert_true (od_store_transaction_commit (&transaction, NULL));

  return counts;
}

static void
assert_served_alike (const OdServiceMap *a,
                     const OdServiceMap *b)
{
  guint n_pages = (od_service_map_count_services (a) + 499) / 500;

  assert_int_equal (od_service_map_count_services (a), od_service_map_count_services (b));
  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *first = od_directory_page_to_json (a, page, 500);
    g_autofree char *second = od_directory_page_to_json (b, page, 500);

    if (!g_str_equal (first, second))
      fail_msg ("page %u is served differently", page);
  }
}

static void
check_import (Import     *self,
              const char *name,
              guint       n_services)
{
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_autoptr (OdServiceMap) map = room_read_shared (name, report);
  g_autoptr (OdServiceMap) loaded = NULL;
  OdMapCounts counts;

  assert_int_equal (report->n_refused, 0);
  counts = merge (self, map);
  assert_int_equal (counts.of[OD_MAP_SERVICE].added, n_services);

  loaded = od_store_load_map (self->store, NULL);
  assert_served_alike (map, loaded);

  counts = merge (self, map);
  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++) {
    assert_true (counts.of[table].added + counts.of[table].changed + counts.of[table].gone == 0);
    assert_int_equal (counts.of[table].unchanged, od_service_map_records (map, table)->len);
  }
}

static void
madrid_is_imported_whole_and_once (void **state)
{
  room_need_shared ("data/hsds/madrid-es");
  check_import (*state, "madrid-es/services.hsds31.jsonl", 373);
}

static void
three_thousand_services_are_imported_whole_and_once (void **state)
{
  room_need_shared ("data/hsds/haarrrvest-us");
  check_import (*state, "haarrrvest-us/services.hsds31.jsonl", 3162);
}

static OdServiceMap *
read_pack (const char *folder)
{
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_autoptr (OdServiceMap) map = od_service_map_new ();
  g_auto (GStrv) paths = od_directory_list_pack (folder, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    assert_true (od_directory_read_file (map, paths[i], report, NULL));

  assert_int_equal (report->n_refused, 0);
  od_service_map_seal (map);
  return g_steal_pointer (&map);
}

static void
our_own_pack_is_imported_whole (void **state)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  g_autoptr (OdServiceMap) map = read_pack (folder);
  g_autoptr (OdServiceMap) loaded = NULL;

  (void) merge (*state, map);
  loaded = od_store_load_map (((Import *) *state)->store, NULL);

  assert_served_alike (map, loaded);
}

/* Eight in the morning to nine in the evening, any day: the walk-in always finds somebody of the house. */
static void
our_own_house_helps_at_any_hour_of_the_day (void **state)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  g_autoptr (OdServiceMap) map = read_pack (folder);
  g_autoptr (OdCentre) centre = od_directory_read_centre (folder, NULL);
  gint64 monday = 0;

  assert_true (od_time_parse ("2026-11-23T08:30:00+01:00", &monday));
  for (guint hour = 0; hour < 7 * 24; hour++) {
    g_autoptr (GPtrArray) cards = NULL;
    OdHelpCard *first;

    if (hour % 24 > 12)
      continue;
    cards = od_service_map_help (map, centre, NULL, "ar", monday + hour * G_TIME_SPAN_HOUR, 0);
    first = g_ptr_array_index (cards, 0);
    assert_true (first->here);
    assert_int_equal (first->opening.state, OD_OPEN_NOW);
    assert_string_equal (first->name_language, "ar");
  }
}

static void
every_need_finds_somebody_in_our_own_house (void **state)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  g_autoptr (OdServiceMap) map = read_pack (folder);
  g_autoptr (OdCentre) centre = od_directory_read_centre (folder, NULL);

  for (guint i = 0; i + 1 < OD_N_NEEDS; i++) {
    const char *const needs[] = { od_need_id (i), NULL };
    g_autoptr (GPtrArray) cards = od_service_map_help (map, centre, needs, "en", G_USEC_PER_SEC, 0);
    OdHelpCard *first;

    assert_true (cards->len > 0);
    first = g_ptr_array_index (cards, 0);
    assert_true (first->here);
    assert_non_null (first->pool_id);
    assert_non_null (first->summary);
    assert_non_null (first->place);
  }
}

#define IN_STORE(test) cmocka_unit_test_setup_teardown (test, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_STORE (madrid_is_imported_whole_and_once),
    IN_STORE (three_thousand_services_are_imported_whole_and_once),
    IN_STORE (our_own_pack_is_imported_whole),
    cmocka_unit_test (our_own_house_helps_at_any_hour_of_the_day),
    cmocka_unit_test (every_need_finds_somebody_in_our_own_house),
  };

  return cmocka_run_group_tests_name ("directory-import", tests, NULL, NULL);
}
