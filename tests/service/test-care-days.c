/* SPDX-License-Identifier: EUPL-1.2 */

/* Notes over days, and the figures of a day by the clock: both on a clock turned by hand. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"
#include "od-json.h"
#include "od-plain-http.h"
#include "od-server-private.h"

#define BAN "{\"kind\":\"ban\",\"text\":\"shouted zqx\",\"until\":\"2026-11-%s\",\"reason\":\"for quiet vkw\"}"

static void
go_to (Inside     *inside,
       const char *time)
{
  od_fake_clock_set (inside_get_clock (inside), time);
  od_server_tick (inside_get_server (inside));
  inside_settle (inside);
}

static void
ban_until (Inside     *inside,
           const char *id,
           const char *day)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/notes", id);
  g_auto (GStrv) halves = g_strsplit (BAN, "%s", 2);
  g_autofree char *body = g_strjoinv (day, halves);

  assert_int_equal (inside_ask (inside, "reception", "POST", path, body, NULL), 201);
}

/* The id of the visit that goes on with the ticket. */
static char *
come_back (Inside     *inside,
           const char *token)
{
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"ticket\":\"%s\"}", token);
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", body, answer), 201);
  assert_null (strstr (answer->str, "banned"));
  return od_plain_http_pick (answer->str, "id");
}

static gboolean
says (Inside     *inside,
      const char *id,
      const char *words)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/notes", id);
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (inside_ask (inside, "ana", "GET", path, NULL, answer), 200);
  return strstr (answer->str, words) != NULL;
}

static void
a_ban_is_known_when_the_ticket_comes_back (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *first = inside_register (inside, "housing", &token);
  g_autofree char *second = NULL;
  g_autoptr (OdVisit) visit = NULL;

  ban_until (inside, first, "24");
  go_to (inside, "2026-11-24T08:30:00Z");
  second = come_back (inside, token);
  visit = inside_dup_visit (inside, second);
  assert_int_equal (visit->notes, 1);
  assert_true (visit->banned);
  assert_true (says (inside, second, "shouted zqx"));
  assert_true (says (inside, second, "for quiet vkw"));
}

static void
a_ban_that_ended_with_its_day_is_not (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *first = inside_register (inside, "housing", &token);
  g_autofree char *second = NULL;
  g_autoptr (OdVisit) visit = NULL;

  ban_until (inside, first, "23");
  assert_true (says (inside, first, "zqx"));
  go_to (inside, "2026-11-24T08:30:00Z");
  second = come_back (inside, token);
  visit = inside_dup_visit (inside, second);
  assert_int_equal (visit->notes, 0);
  assert_false (visit->banned);
  assert_false (says (inside, second, "zqx"));
}

static void
serve (Inside     *inside,
       const char *id,
       const char *called,
       const char *finished)
{
  go_to (inside, called);
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\",\"reason\":\"next\"}"), "");
  assert_problem (inside_act (inside, "ana", id, "start", "{}"), "");
  go_to (inside, finished);
  assert_problem (inside_act (inside, "ana", id, "finish", "{}"), "");
}

static OdJsonDocument *
look_at_today (Inside     *inside,
               const char *who)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (inside_ask (inside, who, "GET", "/api/v1/reports/today", NULL, answer), 200);
  return od_json_parse (answer->str, -1, NULL);
}

static void
expect_hour (OdJson *hours,
             guint   index,
             gint64  hour,
             gint64  arrived,
             gint64  served)
{
  OdJson *row = od_json_element (hours, index);

  assert_int_equal (od_json_integer (od_json_member (row, "hour")), hour);
  assert_int_equal (od_json_integer (od_json_member (row, "arrived")), arrived);
  assert_int_equal (od_json_integer (od_json_member (row, "served")), served);
}

/* All come at 9:30 by the wall; three are called after 15, 45 and 105 minutes; the fourth still waits at 11:30. */
static void
waits_and_hours_of_today_are_those_of_the_wall_clock (void **state)
{
  Inside *inside = *state;
  g_autofree char *one = inside_register (inside, "housing", NULL);
  g_autofree char *two = inside_register (inside, "housing", NULL);
  g_autofree char *three = inside_register (inside, "housing", NULL);
  g_autofree char *four = inside_register (inside, "money", NULL);
  g_autoptr (OdJsonDocument) today = NULL;
  g_autoptr (OdJsonDocument) bens = NULL;
  OdJson *root, *hours, *money;

  serve (inside, one, "2026-11-23T08:45:00Z", "2026-11-23T09:05:00Z");
  serve (inside, two, "2026-11-23T09:15:00Z", "2026-11-23T09:20:00Z");
  serve (inside, three, "2026-11-23T10:15:00Z", "2026-11-23T10:30:00Z");
  today = look_at_today (inside, "reception");
  root = od_json_root (today);
  hours = od_json_member (root, "hours");
  assert_int_equal (od_json_integer (od_json_member (root, "done")), 3);
  assert_int_equal (od_json_integer (od_json_member (root, "waiting")), 1);
  assert_true (ABS (od_json_number (od_json_member (root, "wait_p50")) - 45) < 0.1);
  assert_true (ABS (od_json_number (od_json_member (root, "wait_p90")) - 93) < 0.1);
  assert_int_equal (od_json_length (hours), 3);
  expect_hour (hours, 0, 9, 4, 0);
  expect_hour (hours, 1, 10, 0, 2);
  expect_hour (hours, 2, 11, 0, 1);

  bens = look_at_today (inside, "ben");
  money = od_json_element (od_json_member (od_json_root (bens), "pools"), 0);
  assert_string_equal (od_json_string (od_json_member (money, "pool_id")), "money");
  assert_int_equal (od_json_integer (od_json_member (money, "longest")), 119);
  assert_string_equal (od_json_string (od_json_member (od_json_member (money, "closing"), "closes")), "2026-11-23T13:00:00.000Z");
  assert_int_equal (od_json_kind (od_json_member (od_json_root (bens), "wait_p50")), OD_JSON_NULL);
  assert_non_null (four);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_ban_is_known_when_the_ticket_comes_back, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_ban_that_ended_with_its_day_is_not, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (waits_and_hours_of_today_are_those_of_the_wall_clock, inside_open, inside_close),
  };

  return cmocka_run_group_tests_name ("service-care-days", tests, NULL, NULL);
}
