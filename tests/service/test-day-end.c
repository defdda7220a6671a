/* SPDX-License-Identifier: EUPL-1.2 */

/* What becomes of those whom the end of a day left waiting, and how they come back. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"
#include "od-plain-http.h"
#include "od-server-private.h"
#include "od-store-events.h"
#include "od-store-outbox.h"

#define N_MANY 50

static void
go_to (Inside     *inside,
       const char *time)
{
  od_fake_clock_set (inside_get_clock (inside), time);
  od_server_tick (inside_get_server (inside));
  inside_settle (inside);
}

static OdLegState
state_of (Inside     *inside,
          const char *id)
{
  g_autoptr (OdVisit) visit = inside_dup_visit (inside, id);

  return od_visit_current_leg (visit)->state;
}

static guint
come_back (Inside     *inside,
           const char *token,
           GString    *answer)
{
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"ticket\":\"%s\"}", token);

  return inside_ask (inside, "kiosk", "POST", "/api/v1/visits", body, answer);
}

static void
who_was_not_reached_is_carried_and_told (void **state)
{
  Inside *inside = *state;
  OdStore *store = inside_get_store (inside);
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *token = NULL;
  g_autofree char *waiting = inside_register (inside, "housing", &token);
  g_autofree char *called = inside_register (inside, "person", NULL);
  g_autofree char *state_path = g_strdup_printf ("/t/%s/state", token);
  const OdEvent *last;
  OdOutboxCount before, after;

  assert_problem (inside_act (inside, "reception", called, "call", "{\"desk_id\":\"front-1\"}"), "");
  assert_true (od_store_count_outbox (store, &before, NULL));
  go_to (inside, "2026-11-24T02:59:00Z");
  assert_int_equal (state_of (inside, waiting), OD_LEG_WAITING);
  go_to (inside, "2026-11-24T03:00:00Z");

  assert_int_equal (state_of (inside, waiting), OD_LEG_CARRIED);
  assert_int_equal (state_of (inside, called), OD_LEG_CARRIED);
  assert_true (od_store_count_outbox (store, &after, NULL));
  assert_int_equal (after.waiting, before.waiting + 2);
  events = od_store_list_visit_events (store, waiting, NULL);
  last = g_ptr_array_index (events, events->len - 1);
  assert_int_equal (last->verb, OD_VERB_CARRY);
  assert_string_equal (last->actor, "system");
  assert_int_equal (inside_ask (inside, NULL, "GET", state_path, NULL, page), 200);
  assert_non_null (strstr (page->str, "\"state\":\"carried\""));
  assert_non_null (strstr (page->str, "you go first."));
}

static void
who_was_being_served_was_served (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = inside_register (inside, "housing", NULL);

  assert_problem (inside_act (inside, "ana", id, "start", "{\"desk_id\":\"desk-1\"}"), "");
  go_to (inside, "2026-11-24T08:00:00Z");
  assert_int_equal (state_of (inside, id), OD_LEG_DONE);
}

static void
days_of_outage_lose_nobody (void **state)
{
  Inside *inside = *state;
  char *ids[N_MANY];

  for (guint i = 0; i < N_MANY; i++)
    ids[i] = inside_register (inside, "housing", NULL);
  od_fake_clock_set (inside_get_clock (inside), "2026-11-30T08:00:00Z");
  inside_restart (inside);
  inside_settle (inside);
  for (guint i = 0; i < N_MANY; i++) {
    assert_int_equal (state_of (inside, ids[i]), OD_LEG_CARRIED);
    g_free (ids[i]);
  }
}

static void
who_comes_back_goes_first_and_once (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *old = inside_register (inside, "housing", &token);
  g_autofree char *early = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autoptr (OdVisit) visit = NULL;

  go_to (inside, "2026-11-24T08:00:00Z");
  early = inside_register (inside, "housing", NULL);
  go_to (inside, "2026-11-24T09:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  assert_int_equal (come_back (inside, token, answer), 200);
  again = od_plain_http_pick (answer->str, "id");
  assert_string_equal (id, again);

  visit = inside_dup_visit (inside, id);
  assert_int_equal (visit->route, OD_ROUTE_CARRIED);
  assert_string_equal (visit->carried_from, old);
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "housing");
  assert_int_equal (od_visit_current_leg (visit)->priority, 3);
  assert_string_equal (visit->needs[0], "housing");
  assert_problem (inside_act (inside, "ana", early, "call", "{\"desk_id\":\"desk-1\"}"), "reason-needed");
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
}

static void
what_staff_should_know_comes_along (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *old = inside_register (inside, "housing", &token);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/notes", old);
  g_autofree char *id = NULL;
  g_autoptr (OdVisit) visit = NULL;

  assert_int_equal (inside_ask (inside, "reception", "POST", path,
                                "{\"kind\":\"ban\",\"text\":\"not in one room with others\",\"until\":\"2026-12-31\",\"reason\":\"a fight\"}",
                                answer), 201);
  go_to (inside, "2026-11-24T08:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  visit = inside_dup_visit (inside, id);
  assert_int_equal (visit->notes, 1);
  assert_true (visit->banned);
}

static void
a_ticket_goes_on_from_day_to_day (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *first = inside_register (inside, "housing", &token);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (OdVisit) visit = NULL;

  go_to (inside, "2026-11-24T08:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 201);
  second = od_plain_http_pick (answer->str, "id");
  go_to (inside, "2026-11-25T08:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 201);
  third = od_plain_http_pick (answer->str, "id");
  visit = inside_dup_visit (inside, third);
  assert_string_equal (visit->carried_from, second);
  assert_string_not_equal (second, first);
}

static void
a_ticket_is_good_for_so_many_days (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;

  g_free (inside_register (inside, "housing", &token));
  path = g_strdup_printf ("/t/%s", token);
  go_to (inside, "2026-12-08T08:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 409);
  assert_problem (inside_problem (answer), "no-ticket");
  assert_int_equal (inside_ask (inside, NULL, "GET", path, NULL, answer), 410);
}

static void
a_ticket_whose_turn_came_does_not_go_on (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = NULL;

  g_free (inside_register (inside, "housing", &token));
  go_to (inside, "2026-12-07T08:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  assert_problem (inside_act (inside, "ana", id, "start", "{\"desk_id\":\"desk-1\"}"), "");
  assert_problem (inside_act (inside, "ana", id, "finish", "{}"), "");
  go_to (inside, "2026-12-08T07:00:00Z");
  assert_int_equal (come_back (inside, token, answer), 409);
  assert_problem (inside_problem (answer), "no-ticket");
}

static void
a_change_that_the_day_made_is_not_taken_back (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = inside_register (inside, "housing", NULL);

  go_to (inside, "2026-11-24T03:00:00Z");
  assert_problem (inside_act (inside, "reception", id, "undo", "{}"), "illegal");
  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\"}"), "illegal");
}

static void
the_day_ends_an_hour_earlier_by_utc_when_summer_begins (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = NULL;

  od_fake_clock_set (inside_get_clock (inside), "2027-03-27T10:00:00Z");
  id = inside_register (inside, "housing", NULL);
  go_to (inside, "2027-03-28T01:59:00Z");
  assert_int_equal (state_of (inside, id), OD_LEG_WAITING);
  go_to (inside, "2027-03-28T02:00:00Z");
  assert_int_equal (state_of (inside, id), OD_LEG_CARRIED);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, inside_open, inside_close)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (who_was_not_reached_is_carried_and_told),
    TEST (who_was_being_served_was_served),
    TEST (days_of_outage_lose_nobody),
    TEST (who_comes_back_goes_first_and_once),
    TEST (what_staff_should_know_comes_along),
    TEST (a_ticket_goes_on_from_day_to_day),
    TEST (a_ticket_is_good_for_so_many_days),
    TEST (a_ticket_whose_turn_came_does_not_go_on),
    TEST (a_change_that_the_day_made_is_not_taken_back),
    TEST (the_day_ends_an_hour_earlier_by_utc_when_summer_begins),
  };

  return cmocka_run_group_tests_name ("service-day-end", tests, NULL, NULL);
}
