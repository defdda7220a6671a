/* SPDX-License-Identifier: EUPL-1.2 */

/* The life of visits, from outside, with the real programs. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"

#define KIOSK_BODY "{\"language\":\"ar\",\"needs\":[\"housing\"]}"
#define NAME "Amina Ophélie"

static void
a_visit_goes_its_whole_way (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *seen = NULL;

  id = register_visit (door, "housing", NULL);

  assert_int_equal (ask (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-3/call-next", "{}", answer), 200);
  seen = od_plain_http_pick (answer->str, "id");
  assert_string_equal (seen, id);
  assert_non_null (strstr (answer->str, "\"state\":\"called\""));
  assert_non_null (strstr (answer->str, "\"desk_id\":\"room-3\""));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"serving\""));
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{}", answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"done\""));
  assert_int_equal (od_plain_http_pick_number (answer->str, "version"), 4);
  assert_int_equal (ask (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-3/call-next", "{}", answer), 204);
}

static void
every_step_is_in_the_log (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/path", id);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "hold", "{\"reason\":\"papers\"}", NULL), 200);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"verb\":\"register\""));
  assert_non_null (strstr (answer->str, "\"from\":\"waiting\",\"to\":\"called\""));
  assert_non_null (strstr (answer->str, "\"reason\":\"papers\""));
  assert_non_null (strstr (answer->str, "\"actor\":\"staff:"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "cancel", "{}", NULL), 200);
}

static void
the_same_key_gives_the_same_ticket (void **state)
{
  Door *door = *state;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, KIOSK_BODY, first), 201);
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, KIOSK_BODY, second), 201);
  assert_string_equal (first->str, second->str);
}

static void
the_same_key_with_another_wish_is_refused (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, KIOSK_BODY, NULL), 201);
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"en\",\"needs\":[\"housing\"]}", answer), 422);
  assert_true (is_problem (answer, "key-reused"));
}

static void
a_key_belongs_to_who_brought_it (void **state)
{
  Door *door = *state;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, KIOSK_BODY, first), 201);
  assert_int_equal (ask_with_key (door, WHO_OTHER_KIOSK, "/api/v1/visits", key, KIOSK_BODY, second), 201);
  assert_string_not_equal (first->str, second->str);
}

static void
a_refusal_is_remembered_under_its_key (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/finish", id);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_RECEPTION, path, key, "{}", answer), 409);
  assert_true (is_problem (answer, "illegal"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (ask_with_key (door, WHO_RECEPTION, path, key, "{}", answer), 409);
  assert_true (is_problem (answer, "illegal"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "finish", "{}", NULL), 200);
}

static void
numbers_follow_each_other_in_their_series (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  gint64 numbers[2];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *key = g_uuid_string_random ();

    assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, KIOSK_BODY, answer), 201);
    assert_non_null (strstr (answer->str, "\"series\":\"B\""));
    numbers[i] = od_plain_http_pick_number (answer->str, "number");
  }
  assert_int_equal (numbers[1], numbers[0] + 1);
}

static void
two_desks_that_call_one_ticket_are_told_who_has_it (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *holder = NULL;

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_ADMIN, id, "call", "{\"desk_id\":\"room-4\"}", answer), 409);
  assert_true (is_problem (answer, "taken"));
  holder = od_plain_http_pick (answer->str, "holder");
  assert_string_equal (holder, "room-3");
}

static void
a_wish_made_of_an_older_version_is_stale (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"version\":1}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"version\":1}", answer), 409);
  assert_true (is_problem (answer, "stale"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"version\":2}", NULL), 200);
}

static void
the_last_change_can_be_taken_back_once (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"waiting\""));
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", answer), 409);
  assert_true (is_problem (answer, "illegal"));
}

static void
a_hand_over_keeps_the_place_and_waits_for_acceptance (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "hand-over", "{\"pool_id\":\"employment\"}", answer), 200);
  assert_non_null (strstr (answer->str, "\"pool_id\":\"employment\",\"state\":\"waiting\",\"offered\":true"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "hand-over", "{}", answer), 400);
  assert_int_equal (act (door, WHO_RECEPTION, id, "hand-over", "{\"pool_id\":\"nowhere\"}", answer), 400);
  assert_true (is_problem (answer, "wrong-value"));
}

static void
a_name_is_sealed_and_read_by_staff_only (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key,
                                  "{\"language\":\"fr\",\"needs\":[\"housing\"],\"name\":\"" NAME "\"}", answer), 201);
  assert_null (strstr (answer->str, "Amina"));
  id = od_plain_http_pick (answer->str, "id");
  path = g_strdup_printf ("/api/v1/visits/%s/name", id);
  assert_int_equal (ask (door, WHO_PROVIDER, "GET", path, NULL, answer), 200);
  assert_string_equal (answer->str, "{\"name\":\"" NAME "\"}");
  assert_int_equal (ask (door, WHO_KIOSK, "GET", path, NULL, answer), 403);
}

static gboolean
file_holds (const char *path,
            const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, words, strlen (words)) != NULL;
}

static void
no_file_of_the_house_holds_a_name_in_clear (void **state)
{
  Door *door = *state;
  const char *dir = od_house_get_dir (door->house);
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *file;
  gboolean saw_database = FALSE;

  while ((file = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (dir, file, NULL);

    assert_false (file_holds (path, "Amina"));
    saw_database = saw_database || file_holds (path, "room-3");
  }
  assert_true (saw_database);
}

static void
who_gave_no_name_has_none (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/name", id);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 404);
  assert_true (is_problem (answer, "no-name"));
}

static void
a_provider_knows_only_visits_of_their_desks (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *mine = register_visit (door, "housing", NULL);
  g_autofree char *other = register_visit (door, "work", NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s", other);

  assert_int_equal (ask (door, WHO_PROVIDER, "GET", "/api/v1/visits", NULL, answer), 200);
  assert_non_null (strstr (answer->str, mine));
  assert_null (strstr (answer->str, other));
  assert_int_equal (ask (door, WHO_PROVIDER, "GET", path, NULL, answer), 404);
  assert_int_equal (act (door, WHO_PROVIDER, other, "call", "{\"desk_id\":\"room-3\"}", answer), 404);
  assert_int_equal (act (door, WHO_PROVIDER, mine, "call", "{\"desk_id\":\"room-4\"}", answer), 403);
  assert_int_equal (ask (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-4/call-next", "{}", answer), 403);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
}

static void
a_provider_cannot_touch_what_another_desk_has (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", answer), 409);
  assert_true (is_problem (answer, "taken"));
  assert_int_equal (act (door, WHO_PROVIDER, id, "undo", "{}", answer), 409);
  assert_true (is_problem (answer, "taken"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{}", answer), 200);
}

static void
a_provider_cannot_touch_what_is_not_for_their_desks (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *wish = NULL;
  g_autofree char *leg_id = NULL;
  const char *leg;

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\",\"needs\":[\"work\",\"housing\"]}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  path = g_strdup_printf ("/api/v1/visits/%s", id);
  assert_int_equal (ask (door, WHO_PROVIDER, "GET", path, NULL, answer), 200);
  leg = strstr (answer->str, "\"pool_id\":\"employment\"");
  assert_non_null (leg);
  leg_id = g_strndup (leg - strlen ("\",") - 36, 36);
  wish = g_strdup_printf ("{\"leg_id\":\"%s\",\"desk_id\":\"room-3\"}", leg_id);

  assert_int_equal (act (door, WHO_PROVIDER, id, "call", wish, answer), 403);
  assert_true (is_problem (answer, "forbidden"));
  assert_int_equal (act (door, WHO_PROVIDER, id, "hold", wish, answer), 403);
  assert_int_equal (act (door, WHO_PROVIDER, id, "call", "{\"desk_id\":\"room-3\"}", answer), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{}", answer), 409);
}

static void
a_provider_cannot_take_back_what_the_visitor_did (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *leave = g_strdup_printf ("/t/%s/leave", token);

  assert_int_equal (ask (door, WHO_NOBODY, "POST", leave, NULL, NULL), 303);
  assert_int_equal (act (door, WHO_PROVIDER, id, "undo", "{}", answer), 409);
  assert_true (is_problem (answer, "taken"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", answer), 200);
}

static void
print_is_told_by_who_made_the_ticket (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_OTHER_KIOSK, id, "print", "{\"state\":\"printed\"}", answer), 404);
  assert_int_equal (act (door, WHO_KIOSK, id, "print", "{\"state\":\"burnt\"}", answer), 400);
  assert_int_equal (act (door, WHO_KIOSK, id, "print", "{\"state\":\"failed\",\"reason\":\"media-empty\"}", answer), 204);
  assert_int_equal (act (door, WHO_RECEPTION, id, "print", "{\"state\":\"reprinted\"}", answer), 204);
}

static void
an_unknown_visit_or_desk_is_not_found (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (act (door, WHO_RECEPTION, "0192f3b4-6a1e-7c3d-9f10-2b7a5c8d9e01", "call", "{\"desk_id\":\"room-3\"}", answer), 404);
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", "/api/v1/desks/attic/call-next", "{}", answer), 404);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/hsds/services/nothing", NULL, answer), 404);
  assert_true (is_problem (answer, "not-found"));
}

static void
two_needs_wait_in_two_lines_and_are_called_to_one_place (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *id = NULL;
  g_autofree char *next = NULL;

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\",\"needs\":[\"housing\",\"work\"]}",
                                  answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", "/api/v1/desks/room-4/call-next", "{}", answer), 200);
  next = od_plain_http_pick (answer->str, "id");
  assert_string_equal (next, id);
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", "/api/v1/desks/room-3/call-next", "{}", answer), 204);
}

static void
the_house_and_its_map_are_told (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_KIOSK, "GET", "/api/v1/centre", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"reception_pool\":\"reception\""));
  assert_int_equal (ask (door, WHO_KIOSK, "GET", "/api/v1/help?needs=housing&lang=en", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"pool_id\":\"housing\""));
  assert_int_equal (ask (door, WHO_KIOSK, "GET", "/api/v1/help?needs=gold", NULL, answer), 400);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/hsds/services?page=1&per_page=2", NULL, answer), 200);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/hsds/services?page=0", NULL, answer), 400);
  assert_true (is_problem (answer, "bad-query"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup (a_visit_goes_its_whole_way, empty_house),
    cmocka_unit_test_setup (every_step_is_in_the_log, empty_house),
    cmocka_unit_test_setup (the_same_key_gives_the_same_ticket, empty_house),
    cmocka_unit_test_setup (the_same_key_with_another_wish_is_refused, empty_house),
    cmocka_unit_test_setup (a_key_belongs_to_who_brought_it, empty_house),
    cmocka_unit_test_setup (a_refusal_is_remembered_under_its_key, empty_house),
    cmocka_unit_test_setup (numbers_follow_each_other_in_their_series, empty_house),
    cmocka_unit_test_setup (two_desks_that_call_one_ticket_are_told_who_has_it, empty_house),
    cmocka_unit_test_setup (a_wish_made_of_an_older_version_is_stale, empty_house),
    cmocka_unit_test_setup (the_last_change_can_be_taken_back_once, empty_house),
    cmocka_unit_test_setup (a_hand_over_keeps_the_place_and_waits_for_acceptance, empty_house),
    cmocka_unit_test_setup (a_name_is_sealed_and_read_by_staff_only, empty_house),
    cmocka_unit_test_setup (no_file_of_the_house_holds_a_name_in_clear, empty_house),
    cmocka_unit_test_setup (who_gave_no_name_has_none, empty_house),
    cmocka_unit_test_setup (a_provider_knows_only_visits_of_their_desks, empty_house),
    cmocka_unit_test_setup (a_provider_cannot_touch_what_another_desk_has, empty_house),
    cmocka_unit_test_setup (a_provider_cannot_touch_what_is_not_for_their_desks, empty_house),
    cmocka_unit_test_setup (a_provider_cannot_take_back_what_the_visitor_did, empty_house),
    cmocka_unit_test_setup (print_is_told_by_who_made_the_ticket, empty_house),
    cmocka_unit_test_setup (an_unknown_visit_or_desk_is_not_found, empty_house),
    cmocka_unit_test_setup (two_needs_wait_in_two_lines_and_are_called_to_one_place, empty_house),
    cmocka_unit_test_setup (the_house_and_its_map_are_told, empty_house),
  };

  return cmocka_run_group_tests_name ("service-visits", tests, open_door, close_door);
}
