/* SPDX-License-Identifier: EUPL-1.2 */

/* Displays and lists that stand still, one broken thing that takes the others with it, a recall that wipes the time somebody waited;
 * kiosks that the public can turn, and what a stranger's wish may do. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

/* What the display calls; the line to a service that was killed is lost once. */
static char *
read_board (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status;

  do
    status = ask (door, WHO_DISPLAY, "GET", "/api/v1/board", NULL, answer);
  while (status == 0);
  assert_int_equal (status, 200);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

/* What comes in by the API is news like any other: the panel does not need to be asked again by hand. */
static void
a_call_by_the_api_does_not_reach_the_panel__novosga_530__318 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (ask (door, WHO_DISPLAY, "GET", "/api/v1/board", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"now\":[{"));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 200);
  assert_int_equal (ask (door, WHO_DISPLAY, "GET", "/api/v1/board", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"now\":[]"));
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{}", NULL), 200);
}

/* Whoever looked up too late finds their number among the last ones. */
static void
the_last_called_are_not_shown__fqm_172__188 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *board = NULL;
  g_autofree char *path = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 200);
  path = g_strdup_printf ("/api/v1/visits/%s", id);
  assert_int_equal (ask (door, WHO_ADMIN, "GET", path, NULL, answer), 200);
  wanted = g_strdup_printf ("\"last\":[{\"series\":\"B\",\"number\":%" G_GINT64_FORMAT ",", od_plain_http_pick_number (answer->str, "number"));
  board = read_board (door);
  assert_non_null (strstr (board, wanted));
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{}", NULL), 200);
}

/* Called, and then nothing: every called one has a way on, for the desk and for reception. */
static void
stuck_in_called__eappointment_2249 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *now = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_RECEPTION, id, "no-show", "{}", NULL), 200);
  now = pain_leg_member (door, id, 0, "state");
  assert_string_equal (now, "waiting");
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "hold", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "resume", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "leave", "{}", NULL), 200);
}

/* The time waited is from coming to the first call, whatever happens after it. */
static void
recall_overwrote_waiting_time__eappointment_2311__2371 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *first = NULL;
  g_autofree char *later = NULL;
  g_autofree char *made = NULL;
  g_autofree char *made_later = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  first = pain_leg_member (door, id, 0, "first_called");
  made = pain_leg_member (door, id, 0, "made");
  assert_int_equal (act (door, WHO_PROVIDER, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "no-show", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "call", "{\"desk_id\":\"room-3\",\"reason\":\"is here\"}", NULL), 200);
  later = pain_leg_member (door, id, 0, "first_called");
  made_later = pain_leg_member (door, id, 0, "made");
  assert_string_not_equal (first, "");
  assert_string_equal (later, first);
  assert_string_equal (made_later, made);
}

/* The service was killed and came back: what the list said before, it says again. */
static void
the_list_is_empty_after_a_restart__openmrs_1826__1904__1204__fqm_10__13 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  before = read_board (door);
  assert_non_null (strstr (before, "\"now\":[{"));
  od_house_keep_port (door->house);
  od_house_close (door->house, SIGKILL);
  assert_true (od_house_open (door->house, NULL));
  after = read_board (door);
  assert_string_equal (after, before);
}

/* One broken wish takes nothing else with it. */
static void
one_failing_call_kills_the_table__eappointment_3222__zmskvr_166 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", "/api/v1/desks/gone/call-next", "{}", NULL), 404);
  assert_int_equal (act (door, WHO_RECEPTION, id, "hand-over", "{\"pool_id\":\"gone\"}", NULL), 400);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits", NULL, answer), 200);
  assert_non_null (strstr (answer->str, id));
}

/* Somebody in the hall changed the kiosk's settings: its key opens nothing but tickets and the published map. */
static void
the_public_changed_the_kiosk__triage_app_20__eappointment_498__518__134 (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (ask (door, WHO_KIOSK, "GET", "/api/v1/visits", NULL, NULL), 403);
  assert_int_equal (act (door, WHO_KIOSK, id, "cancel", "{}", NULL), 403);
  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/desks/room-3/call-next", "{}", NULL), 403);
  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/clock", "{\"reason\":\"x\"}", NULL), 403);
}

/* A kiosk's token does not run out in the middle of a morning. */
static void
the_token_ran_out_and_the_kiosk_stopped__triage_app_9__22__11 (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  od_house_keep_port (door->house);
  od_house_close (door->house, SIGTERM);
  assert_true (od_house_open (door->house, NULL));
  g_free (read_board (door));
  assert_int_equal (ask (door, WHO_KIOSK, "GET", "/api/v1/centre", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"needs\":[{"));
}

/* A list of services that came out empty left the visitor before nothing: "talk to a person" is always there. */
static void
the_list_of_services_is_empty__triage_app_36 (void **state)
{
  Door *door = *state;
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *pool = NULL;
  g_autofree char *id = NULL;

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\"}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  pool = pain_leg_member (door, id, 0, "pool_id");
  assert_string_equal (pool, "reception");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_call_by_the_api_does_not_reach_the_panel__novosga_530__318),
    cmocka_unit_test (the_last_called_are_not_shown__fqm_172__188),
    cmocka_unit_test (stuck_in_called__eappointment_2249),
    cmocka_unit_test (recall_overwrote_waiting_time__eappointment_2311__2371),
    cmocka_unit_test (the_list_is_empty_after_a_restart__openmrs_1826__1904__1204__fqm_10__13),
    cmocka_unit_test (one_failing_call_kills_the_table__eappointment_3222__zmskvr_166),
    cmocka_unit_test (the_public_changed_the_kiosk__triage_app_20__eappointment_498__518__134),
    cmocka_unit_test (the_token_ran_out_and_the_kiosk_stopped__triage_app_9__22__11),
    cmocka_unit_test (the_list_of_services_is_empty__triage_app_36),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
