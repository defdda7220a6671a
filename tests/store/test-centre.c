/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-wire.h"
#include "store-room.h"

static void
assert_label (const OdLabels *labels,
              const char     *tag,
              const char     *text)
{
  const char *found_tag = NULL;

  assert_non_null (labels);
  assert_string_equal (od_labels_get (labels, tag, NULL, &found_tag), text);
  assert_string_equal (found_tag, tag);
}

static void
assert_words (GStrv       words,
              const char *joined)
{
  g_autofree char *text = g_strjoinv (" ", words);

  assert_string_equal (text, joined);
}

static void
assert_house (const OdCentre *centre)
{
  const OdPool *pool = od_centre_find_pool (centre, "housing");
  const OdDesk *desk = od_centre_find_desk (centre, "desk-1");

  assert_int_equal (centre->pools->len, 2);
  assert_string_equal (((OdPool *) centre->pools->pdata[0])->id, "reception");
  assert_null (((OdPool *) centre->pools->pdata[0])->service_id);
  assert_string_equal (pool->service_id, "019aa000-5e5e-7000-8000-000000000001");
  assert_int_equal (pool->usual_min, 20);
  assert_words (pool->needs, "housing money");
  assert_label (pool->name, "es", "fila");
  assert_int_equal (centre->desks->len, 2);
  assert_words (desk->pools, "housing reception");
  assert_string_equal (desk->floor, "0");
  assert_string_equal (desk->arrow, "left");
  assert_label (desk->name, "en", "desk-1");
  assert_label (desk->place, "es", "Sala 4");
  assert_null (od_centre_find_desk (centre, "desk-2")->arrow);
}

static void
a_centre_comes_back_whole (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) centre = NULL;
  g_autofree char *id = room_make_id ("cccc", 1);

  room_reopen (self);
  centre = od_store_dup_centre (self->store, NULL);
  assert_string_equal (centre->id, id);
  assert_label (centre->name, "en", "Open house");
  assert_string_equal (centre->zone, "Europe/Madrid");
  assert_string_equal (centre->language, "es");
  assert_words (centre->languages, "es en ar");
  assert_int_equal (centre->rollover_hour, 4);
  assert_string_equal (centre->reception_pool, "reception");
  assert_string_equal (centre->public_url, "http://127.0.0.1:8080");
  assert_int_equal (centre->needs->len, 2);
  assert_string_equal (((OdNeed *) centre->needs->pdata[0])->id, "housing");
  assert_label (((OdNeed *) centre->needs->pdata[1])->label, "en", "person");
  assert_int_equal (centre->messages->len, 2);
  assert_label (centre->messages->pdata[0], "es", "Café a las diez");
  assert_label (centre->messages->pdata[1], "en", "Closed on Friday");
  assert_house (centre);
}

static void
before_any_centre_there_is_none (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_null (od_store_dup_centre (self->store, &error));
  assert_null (error);
}

static void
put_again (StoreRoom      *self,
           const OdCentre *centre)
{
  room_begin (self);
  assert_true (od_store_put_centre (self->store, centre, NULL));
  room_commit (self);
}

static void
a_pool_or_desk_that_is_gone_is_retired (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) smaller = room_make_centre ();
  g_autoptr (OdCentre) again = room_make_centre ();
  g_autoptr (OdCentre) found = NULL;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) still = NULL;

  room_add_visit (self, visit);
  g_ptr_array_remove_index (smaller->desks, 0);
  g_ptr_array_remove_index (smaller->pools, 1);
  g_ptr_array_set_size (smaller->messages, 0);
  put_again (self, smaller);
  found = od_store_dup_centre (self->store, NULL);
  assert_int_equal (found->pools->len, 1);
  assert_int_equal (found->desks->len, 1);
  assert_int_equal (found->messages->len, 0);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM pool"), 2);
  still = od_store_dup_visit (self->store, visit->id, NULL);
  room_assert_same_visit (still, visit);

  put_again (self, again);
  g_clear_pointer (&found, od_centre_free);
  found = od_store_dup_centre (self->store, NULL);
  assert_house (found);
}

static void
assert_refused (StoreRoom      *self,
                const OdCentre *centre)
{
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_put_centre (self->store, centre, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
a_centre_that_does_not_fit_together_is_refused_whole (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) no_reception = room_make_centre ();
  g_autoptr (OdCentre) no_pool = room_make_centre ();
  g_autoptr (OdCentre) no_hour = room_make_centre ();
  g_autoptr (OdCentre) twice = room_make_centre ();
  g_autoptr (OdCentre) strange_arrow = room_make_centre ();
  g_autoptr (OdCentre) found = NULL;

  room_set_text (&no_reception->reception_pool, "nowhere");
  room_set_text (&((OdDesk *) no_pool->desks->pdata[0])->pools[0], "nowhere");
  no_hour->rollover_hour = 24;
  room_set_text (&((OdNeed *) twice->needs->pdata[0])->id, "person");
  room_set_text (&((OdDesk *) strange_arrow->desks->pdata[0])->arrow, "north");
  assert_refused (self, no_reception);
  assert_refused (self, no_pool);
  assert_refused (self, no_hour);
  assert_refused (self, twice);
  assert_refused (self, strange_arrow);
  found = od_store_dup_centre (self->store, NULL);
  assert_house (found);
}

static OdSchedule *
make_schedule (const char *byday)
{
  OdSchedule *schedule = od_schedule_new ();

  schedule->valid_from = g_strdup ("2026-01-01");
  schedule->valid_to = g_strdup ("2026-12-31");
  schedule->dtstart = g_strdup ("2026-01-05");
  schedule->until = g_strdup ("2026-12-01");
  schedule->count = 9;
  schedule->interval = 2;
  schedule->freq = g_strdup ("WEEKLY");
  schedule->byday = g_strdup (byday);
  schedule->bymonthday = g_strdup ("1");
  schedule->wkst = g_strdup ("MO");
  schedule->opens_at = g_strdup ("09:00");
  schedule->closes_at = g_strdup ("17:30");
  schedule->closed = TRUE;
  schedule->description = g_strdup ("by hand");
  return schedule;
}

static void
fill_pool (OdPool *pool)
{
  pool->languages = g_strsplit ("es fr", " ", -1);
  pool->referral_only = TRUE;
  pool->daily_cap = 8;
  pool->slot_min = 20;
  pool->slot_places = 2;
  pool->wait_alert_min = 30;
  pool->min_age = 16;
  pool->max_age = 29;
  pool->residents = TRUE;
  g_ptr_array_add (pool->hours, make_schedule ("TU"));
}

static OdPair *
make_pair (const char *needs,
           const char *pool_id)
{
  OdPair *pair = od_pair_new ();

  pair->needs = g_strsplit (needs, " ", -1);
  pair->pool_id = g_strdup (pool_id);
  return pair;
}

/* A house that says all that a house can say; its first pool is met together with its second. */
static OdCentre *
make_full_centre (void)
{
  OdCentre *centre = room_make_centre ();
  OdPriority *first = centre->policy->priorities->pdata[1];
  OdDesk *desk = centre->desks->pdata[0];

  fill_pool (centre->pools->pdata[0]);
  room_set_text (&((OdPool *) centre->pools->pdata[0])->joint_pool_id, "housing");
  desk->languages = g_strsplit ("es ar", " ", -1);
  desk->seats = 3;
  g_ptr_array_add (desk->hours, make_schedule ("MO"));
  g_ptr_array_add (centre->hours, make_schedule ("MO,TU"));
  g_ptr_array_add (centre->hours, make_schedule ("SA"));
  g_ptr_array_add (centre->pairs, make_pair ("housing person", "housing"));
  g_ptr_array_add (centre->pairs, make_pair ("money housing", "reception"));
  centre->first_pool = g_strdup ("reception");
  centre->voices = g_strsplit ("ar es", " ", -1);
  centre->policy->grace_calls = 7;
  centre->policy->carry_days = 0;
  first->name = od_labels_new ();
  od_labels_set (first->name, "en", "Soon");
  g_ptr_array_set_size (centre->policy->priorities, 2);
  return centre;
}

static void
assert_found_as (StoreRoom      *self,
                 const OdCentre *centre)
{
  g_autoptr (OdCentre) found = od_store_dup_centre (self->store, NULL);
  g_autofree char *said = NULL;
  g_autofree char *kept = NULL;

  assert_non_null (found);
  said = od_wire_centre_to_json (centre);
  kept = od_wire_centre_to_json (found);
  assert_string_equal (kept, said);
}

static void
everything_that_a_house_says_is_kept (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) centre = make_full_centre ();
  g_autoptr (OdCentre) plain = room_make_centre ();

  put_again (self, centre);
  room_reopen (self);
  assert_found_as (self, centre);
  put_again (self, centre);
  assert_found_as (self, centre);
  put_again (self, plain);
  assert_found_as (self, plain);
}

static void
rules_lead_to_pools_of_the_house (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) no_joint = make_full_centre ();
  g_autoptr (OdCentre) no_pair = make_full_centre ();
  g_autoptr (OdCentre) no_first = make_full_centre ();
  g_autoptr (OdCentre) same_class = make_full_centre ();
  g_autoptr (OdCentre) plain = room_make_centre ();

  room_set_text (&((OdPool *) no_joint->pools->pdata[0])->joint_pool_id, "nowhere");
  room_set_text (&((OdPair *) no_pair->pairs->pdata[1])->pool_id, "nowhere");
  room_set_text (&no_first->first_pool, "nowhere");
  room_set_text (&((OdPriority *) same_class->policy->priorities->pdata[1])->id, "ordinary");
  assert_refused (self, no_joint);
  assert_refused (self, no_pair);
  assert_refused (self, no_first);
  assert_refused (self, same_class);
  assert_found_as (self, plain);
}

static void
settings_outlive_the_run (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  assert_null (od_store_dup_setting (self->store, "carrier", &error));
  assert_null (error);
  room_begin (self);
  assert_true (od_store_put_setting (self->store, "carrier", "dir", NULL));
  assert_true (od_store_put_setting (self->store, "carrier", "cloudevents", NULL));
  room_commit (self);
  room_reopen (self);
  value = od_store_dup_setting (self->store, "carrier", NULL);
  assert_string_equal (value, "cloudevents");
  room_begin (self);
  assert_true (od_store_put_setting (self->store, "carrier", NULL, NULL));
  room_commit (self);
  assert_null (od_store_dup_setting (self->store, "carrier", NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_centre_comes_back_whole, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (before_any_centre_there_is_none, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_pool_or_desk_that_is_gone_is_retired, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_centre_that_does_not_fit_together_is_refused_whole, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (everything_that_a_house_says_is_kept, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (rules_lead_to_pools_of_the_house, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (settings_outlive_the_run, room_set_up_empty, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-centre", tests, NULL, NULL);
}
