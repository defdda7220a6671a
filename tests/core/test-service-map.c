/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-clock.h"
#include "od-service-map.h"

#define BAKERY "00000000-0000-4000-8000-000000000001"
#define CLINIC "00000000-0000-4000-8000-000000000002"
#define SHELTER "00000000-0000-4000-8000-000000000003"
#define HOUSE "00000000-0000-4000-8000-000000000010"
#define HIDDEN "00000000-0000-4000-8000-000000000011"

typedef struct {
  OdServiceMap *map;
  OdCentre     *centre;
  gint64        monday_ten;   /* 2026-11-23, 10:00 in Madrid */
} Fixture;

static OdService *
add_service (OdServiceMap *map,
             const char   *id,
             const char   *name,
             const char   *needs)
{
  OdService *service = od_record_new (OD_MAP_SERVICE, id);

  service->name = g_strdup (name);
  service->status = g_strdup ("active");
  service->x_needs = g_strdup (needs);
  od_service_map_take (map, service);

  return service;
}

static void
add_hours (OdServiceMap *map,
           const char   *id,
           const char   *service_id,
           const char   *opens_at,
           const char   *closes_at)
{
  OdScheduleRow *row = od_record_new (OD_MAP_SCHEDULE, id);

  row->service_id = g_strdup (service_id);
  row->freq = g_strdup (opens_at != NULL ? "WEEKLY" : NULL);
  row->byday = g_strdup (opens_at != NULL ? "MO,TU,WE,TH,FR" : NULL);
  row->opens_at = g_strdup (opens_at);
  row->closes_at = g_strdup (closes_at);
  row->description = g_strdup ("when the lamp is lit");
  od_service_map_take (map, row);
}

static void
add_place (OdServiceMap *map,
           const char   *service_id,
           const char   *location_id,
           const char   *type)
{
  g_autofree char *link_id = g_strconcat ("1", service_id + 1, NULL);
  g_autofree char *address_id = g_strconcat ("2", service_id + 1, NULL);
  OdLocation *location = od_record_new (OD_MAP_LOCATION, location_id);
  OdServiceAtLocation *place = od_record_new (OD_MAP_SERVICE_AT_LOCATION, link_id);
  OdAddress *address = od_record_new (OD_MAP_ADDRESS, address_id);

  location->location_type = g_strdup (type);
  place->service_id = g_strdup (service_id);
  place->location_id = g_strdup (location_id);
  address->location_id = g_strdup (location_id);
  address->address_type = g_strdup ("physical");
  address->address_1 = g_strdup ("Calle Sol 1");
  address->city = g_strdup ("Villasol");
  od_service_map_take (map, address);
  od_service_map_take (map, place);
  od_service_map_take (map, location);
}

static OdCentre *
make_centre (void)
{
  OdCentre *centre = od_centre_new ();
  OdPool *pool = od_pool_new ();

  g_free (centre->zone);
  g_free (centre->language);
  centre->zone = g_strdup ("Europe/Madrid");
  centre->language = g_strdup ("es");
  g_free (pool->id);
  pool->id = g_strdup ("nurse");
  pool->service_id = g_strdup (CLINIC);
  g_ptr_array_add (centre->pools, pool);

  return centre;
}

static int
set_up (void **state)
{
  Fixture *self = g_new0 (Fixture, 1);
  OdService *clinic;

  self->map = od_service_map_new ();
  self->centre = make_centre ();
  assert_true (od_time_parse ("2026-11-23T10:00:00+01:00", &self->monday_ten));

  add_service (self->map, BAKERY, "Comida", "money isolation");
  clinic = add_service (self->map, CLINIC, "Enfermería", "health");
  clinic->x_here = TRUE;
  clinic->x_room = g_strdup ("Sala 2");
  add_service (self->map, SHELTER, "Refugio", "safety money");
  od_record_translate (&clinic->base, "en", "name", "Nurse", NULL);
  od_record_translate (&clinic->base, "en", "x_room", "Room 2", NULL);
  *state = self;

  return 0;
}

static int
tear_down (void **state)
{
  Fixture *self = *state;

  od_service_map_unref (self->map);
  od_centre_free (self->centre);
  g_free (self);

  return 0;
}

static GPtrArray *
ask (Fixture    *self,
     const char *needs,
     const char *language,
     guint       limit)
{
  g_auto (GStrv) list = g_strsplit (needs, " ", -1);

  return od_service_map_help (self->map, self->centre, (const char *const *) list, language, self->monday_ten, limit);
}

static void
any_of_the_needs_finds_a_service (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdHelpCard *first;

  od_service_map_seal (self->map);
  cards = ask (self, "safety money", "es", 0);

  assert_int_equal (cards->len, 2);
  first = g_ptr_array_index (cards, 0);
  assert_string_equal (first->name, "Refugio");   /* two of the needs against one */
}

static void
no_need_finds_everything_and_the_limit_holds (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) two = NULL;

  od_service_map_seal (self->map);
  all = ask (self, "", "es", 0);
  two = ask (self, "", "es", 2);

  assert_int_equal (all->len, 3);
  assert_int_equal (two->len, 2);
  assert_true (((OdHelpCard *) g_ptr_array_index (two, 0))->here);
}

static void
texts_fall_back_to_the_services_own_language (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) british = NULL;
  g_autoptr (GPtrArray) arabic = NULL;
  OdHelpCard *card;

  od_service_map_seal (self->map);
  british = ask (self, "health", "en-GB", 0);
  arabic = ask (self, "health", "ar", 0);

  card = g_ptr_array_index (british, 0);
  assert_string_equal (card->name, "Nurse");
  assert_string_equal (card->name_language, "en");
  assert_string_equal (card->place, "Room 2");
  card = g_ptr_array_index (arabic, 0);
  assert_string_equal (card->name, "Enfermería");
  assert_string_equal (card->name_language, "es");
}

static void
a_line_that_names_the_service_gives_its_ticket (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) clinic = NULL;
  g_autoptr (GPtrArray) others = NULL;

  od_service_map_seal (self->map);
  clinic = ask (self, "health", "es", 0);
  others = ask (self, "money", "es", 0);

  assert_string_equal (((OdHelpCard *) g_ptr_array_index (clinic, 0))->pool_id, "nurse");
  assert_null (((OdHelpCard *) g_ptr_array_index (others, 0))->pool_id);
}

static void
what_is_inactive_never_appears (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdService *bakery = od_service_map_find (self->map, OD_MAP_SERVICE, BAKERY);
  OdService *shelter = od_service_map_find (self->map, OD_MAP_SERVICE, SHELTER);

  g_free (bakery->status);
  g_free (shelter->status);
  bakery->status = g_strdup ("inactive");
  shelter->status = g_strdup ("defunct");
  od_service_map_seal (self->map);

  cards = ask (self, "money", "es", 0);
  assert_int_equal (cards->len, 0);
}

static void
open_ones_come_first (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdHelpCard *card;

  add_hours (self->map, "30000000-0000-4000-8000-000000000001", BAKERY, "09:00", "14:00");
  add_hours (self->map, "30000000-0000-4000-8000-000000000002", SHELTER, "16:00", "20:00");
  od_service_map_seal (self->map);
  cards = ask (self, "safety money", "es", 0);

  card = g_ptr_array_index (cards, 0);
  assert_string_equal (card->name, "Comida");
  assert_int_equal (card->opening.state, OD_OPEN_NOW);
  card = g_ptr_array_index (cards, 1);
  assert_int_equal (card->opening.state, OD_OPEN_LATER);
  assert_null (card->hours_text);
}

static void
where_the_ticket_leads_comes_before_what_also_fits (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdService *also = add_service (self->map, "c0000000-0000-4000-8000-00000000000c", "Acogida", "health");
  OdPool *pool = g_ptr_array_index (self->centre->pools, 0);

  also->x_here = TRUE;
  g_strfreev (pool->needs);
  pool->needs = g_strsplit ("health", " ", -1);
  od_service_map_seal (self->map);
  cards = ask (self, "health", "es", 0);

  assert_int_equal (cards->len, 2);
  assert_string_equal (((OdHelpCard *) g_ptr_array_index (cards, 0))->name, "Enfermería");
}

static void
hours_nobody_understood_are_shown_as_written (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdHelpCard *card;

  add_hours (self->map, "30000000-0000-4000-8000-000000000001", SHELTER, NULL, NULL);
  od_service_map_seal (self->map);
  cards = ask (self, "safety", "es", 0);

  card = g_ptr_array_index (cards, 0);
  assert_int_equal (card->opening.state, OD_OPEN_ASK);
  assert_string_equal (card->hours_text, "when the lamp is lit");
}

static void
temporarily_closed_says_so_whatever_its_hours (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) cards = NULL;
  OdService *shelter = od_service_map_find (self->map, OD_MAP_SERVICE, SHELTER);

  g_free (shelter->status);
  shelter->status = g_strdup ("temporarily closed");
  add_hours (self->map, "30000000-0000-4000-8000-000000000001", SHELTER, "09:00", "14:00");
  od_service_map_seal (self->map);
  cards = ask (self, "safety", "es", 0);

  assert_int_equal (((OdHelpCard *) g_ptr_array_index (cards, 0))->opening.state, OD_OPEN_CLOSED);
}

static void
a_hidden_place_shows_no_address (void **state)
{
  Fixture *self = *state;
  g_autoptr (GPtrArray) bakery = NULL;
  g_autoptr (GPtrArray) shelter = NULL;

  add_place (self->map, BAKERY, HOUSE, "physical");
  add_place (self->map, SHELTER, HIDDEN, "virtual");
  od_service_map_seal (self->map);
  bakery = ask (self, "isolation", "es", 0);
  shelter = ask (self, "safety", "es", 0);

  assert_string_equal (((OdHelpCard *) g_ptr_array_index (bakery, 0))->place, "Calle Sol 1, Villasol");
  assert_null (((OdHelpCard *) g_ptr_array_index (shelter, 0))->place);
}

static void
a_mention_fills_gaps_and_takes_nothing_away (void **state)
{
  Fixture *self = *state;
  OdOrganization *whole = od_record_new (OD_MAP_ORGANIZATION, HOUSE);
  OdOrganization *mention = od_record_new (OD_MAP_ORGANIZATION, HOUSE);
  OdOrganization *found;

  whole->name = g_strdup ("Casa");
  mention->base.partial = TRUE;
  mention->name = g_strdup ("The House");
  mention->year_incorporated = 1999;
  od_service_map_take (self->map, whole);
  od_service_map_take (self->map, mention);

  found = od_service_map_find (self->map, OD_MAP_ORGANIZATION, HOUSE);
  assert_string_equal (found->name, "Casa");
  assert_true (found->year_incorporated == 1999);
  assert_int_equal (od_service_map_records (self->map, OD_MAP_ORGANIZATION)->len, 1);
}

static void
one_row_hangs_on_two_parents (void **state)
{
  Fixture *self = *state;
  OdPhone *first = od_record_new (OD_MAP_PHONE, HIDDEN);
  OdPhone *again = od_record_new (OD_MAP_PHONE, HIDDEN);
  OdService *service;
  OdLocation *location;

  first->service_id = g_strdup (BAKERY);
  first->number = g_strdup ("1");
  again->location_id = g_strdup (HOUSE);
  again->number = g_strdup ("1");
  od_service_map_take (self->map, first);
  od_service_map_take (self->map, again);
  add_place (self->map, BAKERY, HOUSE, "physical");
  od_service_map_seal (self->map);

  service = od_service_map_find (self->map, OD_MAP_SERVICE, BAKERY);
  location = od_service_map_find (self->map, OD_MAP_LOCATION, HOUSE);
  assert_int_equal (od_service_map_children (self->map, &service->base, OD_MAP_PHONE)->len, 1);
  assert_ptr_equal (g_ptr_array_index (od_service_map_children (self->map, &service->base, OD_MAP_PHONE), 0),
                    g_ptr_array_index (od_service_map_children (self->map, &location->base, OD_MAP_PHONE), 0));
}

static void
a_record_begins_with_every_member_absent (void **state)
{
  for (OdMapTable table = 0; table < OD_N_MAP_TABLES; table++) {
    g_autoptr (OdRecord) record = od_record_new (table, HOUSE);
    const OdMapField *fields;
    guint n_fields;

    fields = od_map_table_fields (table, &n_fields);
    assert_true (n_fields > 0);
    for (guint i = 0; i < n_fields; i++)
      assert_false (od_record_has (record, &fields[i]));
  }
}

static void
a_table_knows_its_fields_by_name (void **state)
{
  assert_string_equal (od_map_table_name (OD_MAP_SERVICE_AT_LOCATION), "service_at_location");
  assert_int_equal (od_map_table_find_field (OD_MAP_LOCATION, "latitude")->kind, OD_MAP_NUMBER);
  assert_null (od_map_table_find_field (OD_MAP_LOCATION, "altitude"));
}

#define WITH_MAP(test) cmocka_unit_test_setup_teardown (test, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    WITH_MAP (any_of_the_needs_finds_a_service),
    WITH_MAP (no_need_finds_everything_and_the_limit_holds),
    WITH_MAP (texts_fall_back_to_the_services_own_language),
    WITH_MAP (a_line_that_names_the_service_gives_its_ticket),
    WITH_MAP (what_is_inactive_never_appears),
    WITH_MAP (open_ones_come_first),
    WITH_MAP (where_the_ticket_leads_comes_before_what_also_fits),
    WITH_MAP (hours_nobody_understood_are_shown_as_written),
    WITH_MAP (temporarily_closed_says_so_whatever_its_hours),
    WITH_MAP (a_hidden_place_shows_no_address),
    WITH_MAP (a_mention_fills_gaps_and_takes_nothing_away),
    WITH_MAP (one_row_hangs_on_two_parents),
    cmocka_unit_test (a_record_begins_with_every_member_absent),
    cmocka_unit_test (a_table_knows_its_fields_by_name),
  };

  return cmocka_run_group_tests_name ("service-map", tests, NULL, NULL);
}
