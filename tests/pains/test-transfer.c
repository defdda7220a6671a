/* SPDX-License-Identifier: EUPL-1.2 */

/* Sent on to another desk: the same visit, the same number, the same place; nobody is doubled, lost or shown to the wrong people. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

static char *
hand_over (Door       *door,
           const char *pool)
{
  char *id = register_visit (door, "housing", NULL);
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"room-3\",\"pool_id\":\"%s\"}", pool);

  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "hand-over", body, NULL), 200);
  return id;
}

static guint
count_open (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdJsonDocument) document = NULL;

  assert_int_equal (ask (door, WHO_ADMIN, "GET", "/api/v1/visits", NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  return od_json_length (od_json_member (od_json_root (document), "visits"));
}

static void
assert_leg (Door       *door,
            const char *id,
            guint       nth,
            const char *name,
            const char *expected)
{
  g_autofree char *text = pain_leg_member (door, id, nth, name);

  assert_string_equal (text, expected);
}

/* A transfer made a second entry in the list, and the first one stayed. */
static void
a_transfer_doubles_the_visit__openmrs_1881__1944__2317__bcgov_40 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;

  pain_empty_house (door);
  id = hand_over (door, "employment");
  assert_int_equal (count_open (door), 1);
  assert_leg (door, id, 0, "state", "done");
  assert_leg (door, id, 1, "state", "waiting");
  assert_leg (door, id, 1, "pool_id", "employment");
}

/* The ticket of one office came up at another's desk. */
static void
the_wrong_desk_gets_the_ticket__fqm_58__289__291__308__openmrs_distro_903__908 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *called = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = hand_over (door, "employment");
  called = pain_call_next (door);
  assert_null (called);
  assert_int_equal (ask (door, WHO_ADMIN, "POST", "/api/v1/desks/room-4/call-next", "{}", answer), 200);
  called = od_plain_http_pick (answer->str, "id");
  assert_string_equal (called, id);
}

/* Sent on means at the end of the next line, again. Here it keeps the place it had, and its own number. */
static void
a_transfer_starts_at_the_end__bcgov_127__sbc_qsystem_262__297 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;
  g_autofree char *called = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  other = register_visit (door, "work", NULL);
  before = pain_leg_member (door, id, 0, "queued");
  assert_int_equal (act (door, WHO_PROVIDER, id, "hand-over", "{\"pool_id\":\"employment\"}", NULL), 200);
  after = pain_leg_member (door, id, 1, "queued");
  assert_string_equal (after, before);
  assert_int_equal (ask (door, WHO_ADMIN, "POST", "/api/v1/desks/room-4/call-next", "{}", answer), 200);
  called = od_plain_http_pick (answer->str, "id");
  assert_string_equal (called, id);
}

/* Nobody took them: the giver hears a no with its reason, and the visitor stands where they stood. */
static void
handed_over_and_forgotten__sbc_qsystem_310__318 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *called = NULL;

  pain_empty_house (door);
  id = hand_over (door, "employment");
  assert_int_equal (act (door, WHO_ADMIN, id, "decline", "{\"desk_id\":\"room-4\",\"reason\":\"not ours\"}", NULL), 200);
  assert_leg (door, id, 1, "state", "cancelled");
  assert_leg (door, id, 2, "pool_id", "housing");
  assert_leg (door, id, 2, "for_desk_id", "room-3");
  called = pain_call_next (door);
  assert_string_equal (called, id);
}

/* Emptying the line corrupted visits: here each ends by a verb of its own and keeps its path. */
static void
clearing_the_line_corrupts_visits__openmrs_1023 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = hand_over (door, "employment");
  pain_empty_house (door);
  assert_int_equal (count_open (door), 0);
  path = g_strdup_printf ("/api/v1/visits/%s/path", id);
  assert_int_equal (ask (door, WHO_ADMIN, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"verb\":\"hand-over\""));
  assert_non_null (strstr (answer->str, "\"verb\":\"cancel\""));
}

/* "Closing the queue" hid everybody who still waited. Here who is not reached is told so, by a state of its own. */
static void
closing_hides_who_waits__berkeley_52__112 (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = NULL;
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  id = register_visit (door, "housing", &token);
  assert_int_equal (act (door, WHO_RECEPTION, id, "carry", "{}", NULL), 200);
  assert_leg (door, id, 0, "state", "carried");
  page = g_strdup_printf ("/t/%s?lang=en", token);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", page, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "We could not see you today. We are sorry."));
  body = g_strdup_printf ("{\"language\":\"es\",\"ticket\":\"%s\"}", token);
  again = g_uuid_string_random ();
  assert_int_equal (ask_with_key (door, WHO_RECEPTION, "/api/v1/visits", again, body, answer), 201);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_transfer_doubles_the_visit__openmrs_1881__1944__2317__bcgov_40),
    cmocka_unit_test (the_wrong_desk_gets_the_ticket__fqm_58__289__291__308__openmrs_distro_903__908),
    cmocka_unit_test (a_transfer_starts_at_the_end__bcgov_127__sbc_qsystem_262__297),
    cmocka_unit_test (handed_over_and_forgotten__sbc_qsystem_310__318),
    cmocka_unit_test (clearing_the_line_corrupts_visits__openmrs_1023),
    cmocka_unit_test (closing_hides_who_waits__berkeley_52__112),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
