/* SPDX-License-Identifier: EUPL-1.2 */

/* What people asked of other queues and did not get, and what was told from the field. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

/* Visitors refuse to register, and staff need a way round it: a ticket takes no name, no birthday, nothing. */
static void
visitors_refuse_to_register__examiner (void **state)
{
  Door *door = *state;
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  assert_int_equal (ask_with_key (door, WHO_RECEPTION, "/api/v1/visits", key, "{\"language\":\"es\"}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  path = g_strdup_printf ("/api/v1/visits/%s/name", id);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 404);
  assert_true (is_problem (answer, "no-name"));
}

/* The same invasive questions again at the next desk: what was said at the door is there for whoever helps next. */
static void
the_same_questions_again__king_county (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "hand-over", "{\"pool_id\":\"employment\"}", NULL), 200);
  path = g_strdup_printf ("/api/v1/visits/%s", id);
  assert_int_equal (ask (door, WHO_ADMIN, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"needs\":[\"housing\"]"));
  assert_non_null (strstr (answer->str, "\"language\":\"es\""));
}

/* Staff should see a note the moment the card is scanned; nobody else ever. */
static void
a_note_when_the_card_is_scanned__hmis_warehouse_1016 (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *notes = g_strdup_printf ("/api/v1/visits/%s/notes", id);
  g_autofree char *find = g_strdup_printf ("/api/v1/visits/find?q=%s", token);
  g_autofree char *page = g_strdup_printf ("/t/%s", token);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) until = g_date_time_add_days (now, 30);
  g_autofree char *last_day = g_date_time_format (until, "%F");
  g_autofree char *body = g_strdup_printf ("{\"kind\":\"note\",\"text\":\"needs the ramp\",\"until\":\"%s\",\"reason\":\"told us\"}", last_day);

  assert_int_equal (ask (door, WHO_RECEPTION, "POST", notes, body, NULL), 201);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", find, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"notes\":1"));
  assert_null (strstr (answer->str, "ramp"));
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", notes, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "needs the ramp"));
  assert_int_equal (ask (door, WHO_KIOSK, "GET", notes, NULL, NULL), 403);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", page, NULL, answer), 200);
  assert_null (strstr (answer->str, "ramp"));
}

/* A ticket that got lost is printed again by reception, and the log knows. */
static void
a_lost_ticket_cannot_be_printed_again__novosga_98__open_pantry_57 (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *ticket = g_strdup_printf ("/api/v1/visits/%s/ticket", id);
  g_autofree char *print = g_strdup_printf ("/api/v1/visits/%s/print", id);
  g_autofree char *seen = g_strdup_printf ("/api/v1/visits/%s", id);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *loud = g_ascii_strup (token, -1);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", ticket, NULL, answer), 200);
  assert_non_null (strstr (answer->str, loud));
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", print, "{\"state\":\"reprinted\"}", NULL), 204);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", seen, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"print\":\"reprinted\""));
  assert_int_equal (ask (door, WHO_KIOSK, "GET", ticket, NULL, NULL), 403);
}

/* The back-end was told twice and sent two messages: one change is one event with one id, however often it is asked for. */
static void
the_same_news_twice__bcgov_354f2915 (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *cancel = g_strdup_printf ("/api/v1/visits/%s/cancel", id);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/path", id);
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *found;

  assert_int_equal (ask_with_key (door, WHO_RECEPTION, cancel, key, "{}", NULL), 200);
  assert_int_equal (ask_with_key (door, WHO_RECEPTION, cancel, key, "{}", NULL), 200);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
  found = strstr (answer->str, "\"verb\":\"cancel\"");
  assert_non_null (found);
  assert_null (strstr (found + 1, "\"verb\":\"cancel\""));
}

/* Homeless veterans asked to be checked in without a phone, without an address, and to step out without losing their place. */
static void
check_in_without_a_phone__va_31154__marley_163 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *called = NULL;
  g_autofree char *again = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  assert_int_equal (act (door, WHO_RECEPTION, id, "step-out", "{}", NULL), 200);
  called = pain_call_next (door);
  assert_null (called);
  assert_int_equal (act (door, WHO_RECEPTION, id, "back", "{}", NULL), 200);
  again = pain_call_next (door);
  assert_string_equal (again, id);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (visitors_refuse_to_register__examiner),
    cmocka_unit_test (the_same_questions_again__king_county),
    cmocka_unit_test (a_note_when_the_card_is_scanned__hmis_warehouse_1016),
    cmocka_unit_test (a_lost_ticket_cannot_be_printed_again__novosga_98__open_pantry_57),
    cmocka_unit_test (the_same_news_twice__bcgov_354f2915),
    cmocka_unit_test (check_in_without_a_phone__va_31154__marley_163),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
