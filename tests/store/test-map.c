/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-store-map.h"
#include "store-room.h"

#include <math.h>

#define SERVICE "11111111-1111-4111-8111-111111111111"
#define ORGANIZATION "22222222-2222-4222-8222-222222222222"
#define PHONE "33333333-3333-4333-8333-333333333333"
#define SCHEDULE "44444444-4444-4444-8444-444444444444"

/* One service of one organization with a phone and hours. */
static OdServiceMap *
make_map (void)
{
  OdServiceMap *map = od_service_map_new ();
  OdService *service = od_record_new (OD_MAP_SERVICE, SERVICE);
  OdOrganization *organization = od_record_new (OD_MAP_ORGANIZATION, ORGANIZATION);
  OdPhone *phone = od_record_new (OD_MAP_PHONE, PHONE);
  OdScheduleRow *schedule = od_record_new (OD_MAP_SCHEDULE, SCHEDULE);

  service->name = g_strdup ("Night café");
  service->status = g_strdup ("active");
  service->organization_id = g_strdup (ORGANIZATION);
  service->minimum_age = 16;
  service->x_here = TRUE;
  service->x_needs = g_strdup ("money isolation");
  service->base.extra = g_strdup ("{\"x_colour\":\"red\"}");
  od_record_translate (&service->base, "ar", "name", "مقهى", NULL);
  organization->name = g_strdup ("House");
  organization->website = g_strdup ("https://example.org");
  phone->service_id = g_strdup (SERVICE);
  phone->number = g_strdup ("1");
  schedule->service_id = g_strdup (SERVICE);
  schedule->freq = g_strdup ("WEEKLY");
  od_service_map_take (map, schedule);
  od_service_map_take (map, phone);
  od_service_map_take (map, service);
  od_service_map_take (map, organization);

  return map;
}

static OdMapCounts
merge (StoreRoom    *room,
       OdServiceMap *map)
{
  OdMapCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  od_service_map_seal (map);
  room_begin (room);
  if (!od_store_merge_map (room->store, map, &counts, &error))
    print_error ("%s\n", error->message);
  assert_null (error);
  room_commit (room);

  return counts;
}

static void
merge_first (StoreRoom *room)
{
  g_autoptr (OdServiceMap) map = make_map ();
  OdMapCounts counts = merge (room, map);

  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++)
    assert_true (counts.of[table].changed + counts.of[table].unchanged + counts.of[table].gone == 0);
  assert_int_equal (counts.of[OD_MAP_SERVICE].added, 1);
  assert_int_equal (counts.of[OD_MAP_PHONE].added, 1);
}

static OdServiceMap *
load (StoreRoom *room)
{
  g_autoptr (GError) error = NULL;
  OdServiceMap *map = od_store_load_map (room->store, &error);

  assert_null (error);
  return map;
}

static void
a_store_without_imports_has_an_empty_map (void **state)
{
  g_autoptr (OdServiceMap) map = load (*state);

  assert_int_equal (od_service_map_count_services (map), 0);
}

static void
what_was_merged_comes_back (void **state)
{
  g_autoptr (OdServiceMap) map = NULL;
  OdService *service;
  const char *tag = NULL;

  merge_first (*state);
  room_reopen (*state);
  map = load (*state);
  service = od_service_map_find (map, OD_MAP_SERVICE, SERVICE);

  assert_string_equal (service->name, "Night café");
  assert_true (service->minimum_age == 16);
  assert_true (isnan (service->maximum_age));
  assert_true (service->x_here);
  assert_string_equal (service->x_needs, "money isolation");
  assert_string_equal (service->base.extra, "{\"x_colour\":\"red\"}");
  assert_string_equal (od_record_say (&service->base, "name", "ar", "es", &tag), "مقهى");
  assert_int_equal (od_service_map_children (map, &service->base, OD_MAP_PHONE)->len, 1);
}

static void
the_same_map_again_changes_nothing (void **state)
{
  g_autoptr (OdServiceMap) again = make_map ();
  OdMapCounts counts;

  merge_first (*state);
  counts = merge (*state, again);

  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++)
    assert_true (counts.of[table].added + counts.of[table].changed + counts.of[table].gone == 0);
  assert_int_equal (counts.of[OD_MAP_SERVICE].unchanged, 1);
  assert_int_equal (room_ask (((StoreRoom *) *state)->folder, "SELECT x_version FROM service"), 1);
}

static void
a_changed_member_is_counted_and_kept (void **state)
{
  g_autoptr (OdServiceMap) news = make_map ();
  g_autoptr (OdServiceMap) map = NULL;
  OdService *service = od_service_map_find (news, OD_MAP_SERVICE, SERVICE);
  OdMapCounts counts;

  merge_first (*state);
  service->minimum_age = NAN;
  g_clear_pointer (&service->base.extra, g_free);
  counts = merge (*state, news);
  map = load (*state);

  assert_int_equal (counts.of[OD_MAP_SERVICE].changed, 1);
  assert_int_equal (counts.of[OD_MAP_PHONE].unchanged, 1);
  service = od_service_map_find (map, OD_MAP_SERVICE, SERVICE);
  assert_true (isnan (service->minimum_age));
  assert_null (service->base.extra);
}

static void
a_new_translation_changes_its_record (void **state)
{
  g_autoptr (OdServiceMap) news = make_map ();
  OdMapCounts counts;

  merge_first (*state);
  od_record_translate (od_service_map_find (news, OD_MAP_SERVICE, SERVICE), "en", "name", "Night café", "machine");
  counts = merge (*state, news);

  assert_int_equal (counts.of[OD_MAP_SERVICE].changed, 1);
}

static OdServiceMap *
make_map_without_hours (void)
{
  OdServiceMap *map = od_service_map_new ();
  OdService *service = od_record_new (OD_MAP_SERVICE, SERVICE);

  service->name = g_strdup ("Night café");
  service->status = g_strdup ("active");
  od_service_map_take (map, service);

  return map;
}

static void
what_a_service_no_longer_has_is_gone_but_not_deleted (void **state)
{
  StoreRoom *room = *state;
  g_autoptr (OdServiceMap) news = make_map_without_hours ();
  g_autoptr (OdServiceMap) map = NULL;
  OdMapCounts counts;
  OdService *service;

  merge_first (room);
  counts = merge (room, news);
  map = load (room);
  service = od_service_map_find (map, OD_MAP_SERVICE, SERVICE);

  assert_int_equal (counts.of[OD_MAP_SCHEDULE].gone, 1);
  assert_int_equal (counts.of[OD_MAP_PHONE].gone, 1);
  assert_null (od_service_map_children (map, &service->base, OD_MAP_SCHEDULE));
  assert_null (service->base.translations);
  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM schedule"), 1);
  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM translation"), 1);
  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM organization WHERE x_gone = 0"), 1);
}

static void
what_was_gone_comes_back (void **state)
{
  g_autoptr (OdServiceMap) without = make_map_without_hours ();
  g_autoptr (OdServiceMap) again = make_map ();
  g_autoptr (OdServiceMap) map = NULL;
  OdMapCounts counts;
  OdService *service;

  merge_first (*state);
  (void) merge (*state, without);
  counts = merge (*state, again);
  map = load (*state);
  service = od_service_map_find (map, OD_MAP_SERVICE, SERVICE);

  assert_int_equal (counts.of[OD_MAP_SCHEDULE].changed, 1);
  assert_int_equal (od_service_map_children (map, &service->base, OD_MAP_SCHEDULE)->len, 1);
  assert_non_null (service->base.translations);
}

static void
a_mention_takes_nothing_away (void **state)
{
  g_autoptr (OdServiceMap) news = od_service_map_new ();
  g_autoptr (OdServiceMap) map = NULL;
  OdOrganization *mention = od_record_new (OD_MAP_ORGANIZATION, ORGANIZATION);
  OdService *passing = od_record_new (OD_MAP_SERVICE, SERVICE);
  OdMapCounts counts;

  merge_first (*state);
  mention->base.partial = TRUE;
  mention->name = g_strdup ("Another name");
  mention->description = g_strdup ("What nobody had said");
  passing->base.partial = TRUE;
  passing->name = g_strdup ("Another name");
  passing->status = g_strdup ("inactive");
  od_service_map_take (news, mention);
  od_service_map_take (news, passing);
  counts = merge (*state, news);
  map = load (*state);

  assert_int_equal (counts.of[OD_MAP_ORGANIZATION].changed, 1);
  assert_int_equal (counts.of[OD_MAP_SERVICE].unchanged, 1);
  assert_int_equal (counts.of[OD_MAP_SCHEDULE].gone, 0);
  mention = od_service_map_find (map, OD_MAP_ORGANIZATION, ORGANIZATION);
  assert_string_equal (mention->name, "House");
  assert_string_equal (mention->website, "https://example.org");
  assert_string_equal (mention->description, "What nobody had said");
}

static void
a_reviewed_text_gives_way_to_a_reviewed_one_only (void **state)
{
  StoreRoom *room = *state;
  g_autoptr (OdServiceMap) human = make_map ();
  g_autoptr (OdServiceMap) reviewed = make_map ();
  OdMapCounts counts;

  merge_first (room);
  assert_int_equal (room_tell (room->folder, "UPDATE translation SET state = 'reviewed', text = 'checked'"), SQLITE_OK);
  counts = merge (room, human);
  assert_int_equal (counts.of[OD_MAP_SERVICE].unchanged, 1);
  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM translation WHERE text = 'checked'"), 1);

  od_record_translate (od_service_map_find (reviewed, OD_MAP_SERVICE, SERVICE), "ar", "name", "أفضل", "reviewed");
  counts = merge (room, reviewed);
  assert_int_equal (counts.of[OD_MAP_SERVICE].changed, 1);
  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM translation WHERE text = 'أفضل'"), 1);
}

static void
a_link_that_is_not_said_again_stays (void **state)
{
  StoreRoom *room = *state;
  g_autoptr (OdServiceMap) news = od_service_map_new ();
  OdOrganization *organization = od_record_new (OD_MAP_ORGANIZATION, ORGANIZATION);
  OdPhone *phone = od_record_new (OD_MAP_PHONE, PHONE);

  merge_first (room);
  organization->name = g_strdup ("House");
  phone->organization_id = g_strdup (ORGANIZATION);
  phone->number = g_strdup ("2");
  od_service_map_take (news, organization);
  od_service_map_take (news, phone);
  (void) merge (room, news);

  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM phone WHERE number = '2' AND service_id IS NOT NULL "
                                            "AND organization_id IS NOT NULL"), 1);
}

static void
what_the_schema_forbids_is_an_error (void **state)
{
  StoreRoom *room = *state;
  g_autoptr (OdServiceMap) map = make_map ();
  OdService *service = od_service_map_find (map, OD_MAP_SERVICE, SERVICE);
  OdMapCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  g_free (service->status);
  service->status = g_strdup ("sleepy");
  od_service_map_seal (map);
  room_begin (room);
  assert_false (od_store_merge_map (room->store, map, &counts, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (room->store);

  assert_int_equal (room_ask (room->folder, "SELECT COUNT(*) FROM organization"), 0);
}

static void
merging_needs_a_transaction (void **state)
{
  StoreRoom *room = *state;
  g_autoptr (OdServiceMap) map = make_map ();
  OdMapCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  od_service_map_seal (map);
  assert_false (od_store_merge_map (room->store, map, &counts, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
}

#define IN_ROOM(test) cmocka_unit_test_setup_teardown (test, room_set_up_empty, room_tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_ROOM (a_store_without_imports_has_an_empty_map),
    IN_ROOM (what_was_merged_comes_back),
    IN_ROOM (the_same_map_again_changes_nothing),
    IN_ROOM (a_changed_member_is_counted_and_kept),
    IN_ROOM (a_new_translation_changes_its_record),
    IN_ROOM (what_a_service_no_longer_has_is_gone_but_not_deleted),
    IN_ROOM (what_was_gone_comes_back),
    IN_ROOM (a_mention_takes_nothing_away),
    IN_ROOM (a_reviewed_text_gives_way_to_a_reviewed_one_only),
    IN_ROOM (a_link_that_is_not_said_again_stays),
    IN_ROOM (what_the_schema_forbids_is_an_error),
    IN_ROOM (merging_needs_a_transaction),
  };

  return cmocka_run_group_tests_name ("store-map", tests, NULL, NULL);
}
