/* SPDX-License-Identifier: EUPL-1.2 */

/* The day at a glance: the house's for reception, their own lines for a provider. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"
#include "od-json.h"

#define TODAY "/api/v1/reports/today"

static OdJsonDocument *
look (Door *door,
      Who   who)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  OdJsonDocument *document;

  assert_int_equal (ask (door, who, "GET", TODAY, NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  assert_non_null (document);
  return document;
}

static void
expect (Door       *door,
        Who         who,
        const char *counts)
{
  g_autoptr (OdJsonDocument) today = look (door, who);
  OdJson *root = od_json_root (today);
  g_autofree char *got = g_strdup_printf ("%d waiting, %d serving, %d done, %d no-shows, %d carried",
                                          (int) od_json_integer (od_json_member (root, "waiting")),
                                          (int) od_json_integer (od_json_member (root, "serving")),
                                          (int) od_json_integer (od_json_member (root, "done")),
                                          (int) od_json_integer (od_json_member (root, "no_shows")),
                                          (int) od_json_integer (od_json_member (root, "carried")));

  assert_string_equal (got, counts);
}

static void
do_verb (Door       *door,
         const char *id,
         const char *verb,
         const char *body)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  if (act (door, WHO_RECEPTION, id, verb, body, answer) != 200)
    fail_msg ("%s: %s", verb, answer->str);
}

static void
nobody_came_yet (void **state)
{
  Door *door = *state;
  g_autoptr (OdJsonDocument) today = look (door, WHO_RECEPTION);
  OdJson *root = od_json_root (today);

  expect (door, WHO_RECEPTION, "0 waiting, 0 serving, 0 done, 0 no-shows, 0 carried");
  assert_int_equal (od_json_kind (od_json_member (root, "wait_p50")), OD_JSON_NULL);
  assert_int_equal (od_json_kind (od_json_member (root, "wait_p90")), OD_JSON_NULL);
  assert_int_equal (od_json_length (od_json_member (root, "hours")), 0);
  assert_int_equal (od_json_length (od_json_member (root, "pools")), 4);
}

static void
everybody_is_counted_once_and_a_provider_counts_their_own (void **state)
{
  Door *door = *state;
  g_autofree char *waits = register_visit (door, "housing", NULL);
  g_autofree char *served = register_visit (door, "housing", NULL);
  g_autofree char *done = register_visit (door, "housing", NULL);
  g_autofree char *other = register_visit (door, "work", NULL);
  g_autofree char *gone = register_visit (door, "work", NULL);

  do_verb (door, done, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}");
  do_verb (door, done, "start", "{}");
  do_verb (door, done, "finish", "{}");
  do_verb (door, served, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}");
  do_verb (door, served, "start", "{}");
  do_verb (door, gone, "leave", "{}");
  expect (door, WHO_RECEPTION, "2 waiting, 1 serving, 1 done, 0 no-shows, 0 carried");
  expect (door, WHO_ADMIN, "2 waiting, 1 serving, 1 done, 0 no-shows, 0 carried");
  expect (door, WHO_PROVIDER, "1 waiting, 1 serving, 1 done, 0 no-shows, 0 carried");
  do_verb (door, served, "undo", "{}");
  expect (door, WHO_PROVIDER, "2 waiting, 0 serving, 1 done, 0 no-shows, 0 carried");
  assert_non_null (waits);
  assert_non_null (other);
}

static void
a_no_show_is_one_when_it_is_over (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "work", NULL);

  for (guint i = 0; i < 3; i++) {
    do_verb (door, id, "call", "{\"desk_id\":\"room-4\",\"reason\":\"once more\"}");
    do_verb (door, id, "no-show", "{}");
  }
  expect (door, WHO_RECEPTION, "3 waiting, 0 serving, 1 done, 1 no-shows, 0 carried");
  expect (door, WHO_PROVIDER, "2 waiting, 0 serving, 1 done, 0 no-shows, 0 carried");
}

static void
lines_and_hours_are_those_that_one_may_see (void **state)
{
  Door *door = *state;
  g_autoptr (OdJsonDocument) house = look (door, WHO_RECEPTION);
  g_autoptr (OdJsonDocument) own = look (door, WHO_PROVIDER);
  OdJson *pools = od_json_member (od_json_root (own), "pools");
  OdJson *hours = od_json_member (od_json_root (house), "hours");
  gint64 arrived = 0;
  gint64 served = 0;

  assert_int_equal (od_json_length (pools), 1);
  assert_string_equal (od_json_string (od_json_member (od_json_element (pools, 0), "pool_id")), "housing");
  assert_int_equal (od_json_integer (od_json_member (od_json_element (pools, 0), "waiting")), 1);
  assert_int_equal (od_json_length (od_json_member (od_json_root (house), "pools")), 4);
  for (guint i = 0; i < od_json_length (hours); i++) {
    arrived += od_json_integer (od_json_member (od_json_element (hours, i), "arrived"));
    served += od_json_integer (od_json_member (od_json_element (hours, i), "served"));
  }
  assert_int_equal (arrived, 6);
  assert_int_equal (served, 1);
  assert_int_equal (od_json_kind (od_json_member (od_json_root (house), "wait_p50")), OD_JSON_NUMBER);
}

static void
a_line_says_whether_it_closes (void **state)
{
  Door *door = *state;
  g_autoptr (OdJsonDocument) today = look (door, WHO_RECEPTION);
  OdJson *pool = od_json_element (od_json_member (od_json_root (today), "pools"), 0);

  assert_string_equal (od_json_string (od_json_member (od_json_member (pool, "closing"), "state")), "unknown");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (nobody_came_yet),
    cmocka_unit_test (everybody_is_counted_once_and_a_provider_counts_their_own),
    cmocka_unit_test (a_no_show_is_one_when_it_is_over),
    cmocka_unit_test (lines_and_hours_are_those_that_one_may_see),
    cmocka_unit_test (a_line_says_whether_it_closes),
  };

  return cmocka_run_group_tests_name ("service-today", tests, open_door, close_door);
}
