/* SPDX-License-Identifier: EUPL-1.2 */

/* The event stream: who hears what, resume after a lost line, readers that do not read. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"
#include "od-ear.h"

#define MANY 1000

static void
staff_hear_what_happens_to_a_visit (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  g_autofree char *id = NULL;

  assert_true (hear (ear, "event: board"));
  id = register_visit (door, "housing", NULL);
  assert_true (hear (ear, "{\"verb\":\"register\",\"visit\":{\"id\":\""));
  assert_true (hear (ear, id));
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_true (hear (ear, "\"verb\":\"call\""));
  assert_true (hear (ear, "\"now\":[{\"series\":\"B\""));
  assert_null (strstr (ear->heard->str, "\"token\""));
}

static void
a_provider_hears_of_their_own_visits_only (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = listen_at (door, WHO_PROVIDER, "/api/v1/events", NULL);
  g_autofree char *other = NULL;
  g_autofree char *mine = NULL;

  assert_true (hear (ear, "event: board"));
  other = register_visit (door, "work", NULL);
  mine = register_visit (door, "housing", NULL);
  assert_true (hear (ear, mine));
  assert_null (strstr (ear->heard->str, other));
}

static void
a_display_hears_the_board_and_never_a_visit (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = listen_at (door, WHO_DISPLAY, "/api/v1/events", NULL);
  g_autofree char *id = NULL;

  assert_true (hear (ear, "event: board"));
  id = register_visit (door, "housing", NULL);
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", NULL), 200);
  assert_true (hear (ear, "\"en\":\"Room 4\""));
  assert_null (strstr (ear->heard->str, "event: visit"));
  assert_null (strstr (ear->heard->str, "housing"));
}

static void
a_kiosk_hears_nothing_of_people (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = listen_at (door, WHO_KIOSK, "/api/v1/events", "1");
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_true (hear (ear, "event: centre"));
  assert_null (strstr (ear->heard->str, "event: visit"));
  assert_null (strstr (ear->heard->str, "event: board"));
}

static void
reception_hears_how_printers_are_also_when_it_comes_later (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) late = NULL;

  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/devices/self/health", "{\"blocked\":\"yes\",\"reasons\":\"media-empty cover-open\"}",
                         NULL), 204);
  late = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  assert_true (hear (late, "\"blocked\":true,\"reasons\":[\"media-empty\",\"cover-open\"]"));
  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/devices/self/health", "{\"blocked\":\"no\",\"reasons\":\"\"}", NULL), 204);
  assert_true (hear (late, "\"blocked\":false,\"reasons\":[]"));
}

static void
what_was_missed_is_heard_after_a_lost_line (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) before = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  g_autoptr (Ear) after = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *missed = NULL;
  g_autofree char *id = NULL;
  g_autofree char *last = NULL;

  heard = register_visit (door, "housing", NULL);
  assert_true (hear (before, heard));
  assert_true (hear (before, "\n\n"));
  last = last_id_of (before);

  missed = register_visit (door, "work", NULL);
  id = register_visit (door, "housing", NULL);
  after = listen_at (door, WHO_RECEPTION, "/api/v1/events", last);
  assert_true (hear (after, missed));
  assert_true (hear (after, id));
  assert_null (strstr (after->heard->str, heard));
  assert_null (strstr (after->heard->str, "resync"));
}

static void
who_read_what_is_no_news (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) before = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  g_autoptr (Ear) after = NULL;
  g_autofree char *read = register_visit (door, "housing", NULL);
  g_autofree char *last = NULL;
  g_autofree char *missed = NULL;

  assert_true (hear (before, read));
  assert_true (hear (before, "\n\n"));
  last = last_id_of (before);
  assert_int_equal (ask_about (door, WHO_RECEPTION, "GET", "/api/v1/visits/%s/ticket", read, NULL, NULL), 200);
  missed = register_visit (door, "work", NULL);
  after = listen_at (door, WHO_RECEPTION, "/api/v1/events", last);
  assert_true (hear (after, missed));
  assert_true (hear (before, missed));
  assert_null (strstr (before->heard->str, "\"verb\":\"read\""));
  assert_null (strstr (after->heard->str, "\"verb\":\"read\""));
}

static void
an_id_that_was_never_given_leads_to_a_resync (void **state)
{
  Door *door = *state;
  static const char *const ids[] = { "99999999", "yesterday", "-5" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (Ear) ear = listen_at (door, WHO_RECEPTION, "/api/v1/events", ids[i]);

    assert_true (hear (ear, "event: resync\ndata: {}"));
  }
}

static void
who_missed_too_much_fetches_everything_anew (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = NULL;

  /* The stream looks back on 1000. */
  for (guint i = 0; i < 1010; i++) {
    g_autofree char *id = register_visit (door, "person", NULL);

    assert_non_null (id);
  }
  ear = listen_at (door, WHO_RECEPTION, "/api/v1/events", "1");
  assert_true (hear (ear, "event: resync"));
}

/* More news than sockets and our queue hold together: either all of them in the end, or the advice to fetch. */
static void
a_reader_that_does_not_read_catches_up (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) ear = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *newest = NULL;

  assert_true (hear (ear, "event: board"));
  id = register_visit (door, "housing", NULL);
  for (guint i = 0; i < MANY; i++)
    assert_int_equal (act (door, WHO_RECEPTION, id, i % 2 == 0 ? "hold" : "resume", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "cancel", "{}", answer), 200);
  newest = g_strdup_printf ("\"version\":%" G_GINT64_FORMAT ",", od_plain_http_pick_number (answer->str, "version"));
  assert_true (hear_either (ear, newest, "event: resync"));
}

static void
a_phone_hears_when_it_is_called (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *path = g_strdup_printf ("/t/%s/events?lang=en", token);
  g_autoptr (Ear) ear = listen_at (door, WHO_NOBODY, path, NULL);

  assert_true (hear (ear, "\"state\":\"waiting\""));
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_true (hear (ear, "\"state\":\"called\""));
  assert_true (hear (ear, "\"place\":\"Room 3\""));
  assert_null (strstr (ear->heard->str, id));
}

static void
who_signed_out_hears_nothing_more (void **state)
{
  Door *door = *state;
  g_autofree char *kept = g_steal_pointer (&door->tokens[WHO_ADMIN]);
  g_autoptr (Ear) ear = NULL;
  g_autofree char *id = NULL;

  door->tokens[WHO_ADMIN] = od_house_sign_in (door->house, "admin", "a secret long enough");
  ear = listen_at (door, WHO_ADMIN, "/api/v1/events", NULL);
  assert_true (hear (ear, "event: board"));
  assert_int_equal (ask (door, WHO_ADMIN, "DELETE", "/api/v1/session", NULL, NULL), 204);
  id = register_visit (door, "housing", NULL);
  assert_false (hear (ear, id));
  /* The end of a chunked answer: it was ended, and did not just fall silent. */
  assert_true (g_str_has_suffix (ear->heard->str, "\r\n0\r\n\r\n"));
  g_free (door->tokens[WHO_ADMIN]);
  door->tokens[WHO_ADMIN] = g_steal_pointer (&kept);
}

static void
one_ticket_has_eight_streams_at_most (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *path = g_strdup_printf ("/t/%s/events?lang=en", token);
  Ear *ears[9];

  for (guint i = 0; i < G_N_ELEMENTS (ears); i++) {
    ears[i] = listen_at (door, WHO_NOBODY, path, NULL);
    assert_true (hear (ears[i], "\"state\":\"waiting\""));
  }
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_false (hear (ears[0], "\"state\":\"called\""));
  assert_true (g_str_has_suffix (ears[0]->heard->str, "\r\n0\r\n\r\n"));
  for (guint i = 1; i < G_N_ELEMENTS (ears); i++)
    assert_true (hear (ears[i], "\"state\":\"called\""));
  for (guint i = 0; i < G_N_ELEMENTS (ears); i++)
    ear_free (ears[i]);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup (staff_hear_what_happens_to_a_visit, empty_house),
    cmocka_unit_test_setup (a_provider_hears_of_their_own_visits_only, empty_house),
    cmocka_unit_test_setup (a_display_hears_the_board_and_never_a_visit, empty_house),
    cmocka_unit_test_setup (a_kiosk_hears_nothing_of_people, empty_house),
    cmocka_unit_test_setup (reception_hears_how_printers_are_also_when_it_comes_later, empty_house),
    cmocka_unit_test_setup (what_was_missed_is_heard_after_a_lost_line, empty_house),
    cmocka_unit_test_setup (who_read_what_is_no_news, empty_house),
    cmocka_unit_test_setup (an_id_that_was_never_given_leads_to_a_resync, empty_house),
    cmocka_unit_test_setup (a_phone_hears_when_it_is_called, empty_house),
    cmocka_unit_test_setup (one_ticket_has_eight_streams_at_most, empty_house),
    cmocka_unit_test_setup (who_signed_out_hears_nothing_more, empty_house),
    cmocka_unit_test_setup (who_missed_too_much_fetches_everything_anew, empty_house),
    cmocka_unit_test_setup (a_reader_that_does_not_read_catches_up, empty_house),
  };

  return cmocka_run_group_tests_name ("service-stream", tests, open_door, close_door);
}
