/* SPDX-License-Identifier: EUPL-1.2 */

/* Somebody at a desk needs help: staff hear of it, and nobody else in the house. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"
#include "od-ear.h"

#define ALARM_AT "/api/v1/desks/room-3/alarm"
#define END "/api/v1/alarms/%s/end"
#define REASON "{\"reason\":\"it is calm again\"}"

static char *
raise_at (Door       *door,
          Who         who,
          const char *path,
          guint       status)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, who, "POST", path, "{}", answer), status);
  return od_plain_http_pick (answer->str, "id");
}

static void
end_alarm (Door       *door,
           const char *id)
{
  assert_int_equal (ask_about (door, WHO_RECEPTION, "POST", END, id, REASON, NULL), 200);
}

static void
all_staff_hear_when_it_is_raised_and_when_it_ends (void **state)
{
  Door *door = *state;
  g_autoptr (Ear) reception = listen_at (door, WHO_RECEPTION, "/api/v1/events", NULL);
  g_autoptr (Ear) provider = listen_at (door, WHO_PROVIDER, "/api/v1/events", NULL);
  g_autofree char *id = NULL;

  assert_true (hear (reception, "event: board"));
  assert_true (hear (provider, "event: board"));
  id = raise_at (door, WHO_RECEPTION, "/api/v1/desks/front-1/alarm", 201);
  assert_true (hear (reception, "event: alarm"));
  assert_true (hear (provider, "event: alarm"));
  assert_true (hear (provider, id));
  assert_non_null (strstr (provider->heard->str, "\"desk_id\":\"front-1\""));
  end_alarm (door, id);
  assert_true (hear (provider, "\"ended_by\":\"staff:"));
  assert_true (hear (reception, "\"ended_by\":\"staff:"));
}

static void
who_comes_later_hears_of_what_lasts (void **state)
{
  Door *door = *state;
  g_autofree char *id = raise_at (door, WHO_PROVIDER, ALARM_AT, 201);
  g_autoptr (Ear) late = listen_at (door, WHO_ADMIN, "/api/v1/events", NULL);
  g_autoptr (Ear) after = NULL;

  assert_true (hear (late, id));
  end_alarm (door, id);
  after = listen_at (door, WHO_ADMIN, "/api/v1/events", NULL);
  assert_true (hear (after, "event: board"));
  assert_null (strstr (after->heard->str, "event: alarm"));
}

/* A visit registered after the alarm is heard by everybody who would have heard the alarm before. */
static void
display_kiosk_and_phone_hear_nothing (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *phone_id = register_visit (door, "housing", &token);
  g_autofree char *phone_path = g_strdup_printf ("/t/%s/events", token);
  g_autoptr (Ear) display = listen_at (door, WHO_DISPLAY, "/api/v1/events", NULL);
  g_autoptr (Ear) kiosk = listen_at (door, WHO_KIOSK, "/api/v1/events", NULL);
  g_autoptr (Ear) phone = listen_at (door, WHO_NOBODY, phone_path, NULL);
  g_autofree char *id = NULL;

  assert_true (hear (display, "event: board"));
  assert_true (hear (phone, "data: "));
  id = raise_at (door, WHO_PROVIDER, ALARM_AT, 201);
  assert_int_equal (act (door, WHO_RECEPTION, phone_id, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}", NULL), 200);
  assert_true (hear (display, "\"en\":\"Room 3\""));
  assert_true (hear_either (phone, "Sala 3", "Room 3"));
  assert_null (strstr (display->heard->str, "alarm"));
  assert_null (strstr (phone->heard->str, "alarm"));
  assert_null (strstr (kiosk->heard->str, "alarm"));
  end_alarm (door, id);
  assert_int_equal (act (door, WHO_RECEPTION, phone_id, "cancel", "{}", NULL), 200);
}

static void
pressing_again_is_the_same_alarm (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *first = raise_at (door, WHO_PROVIDER, ALARM_AT, 201);
  g_autofree char *second = raise_at (door, WHO_PROVIDER, ALARM_AT, 200);
  g_autofree char *other = raise_at (door, WHO_RECEPTION, "/api/v1/desks/room-4/alarm", 201);

  assert_string_equal (first, second);
  assert_int_equal (ask (door, WHO_PROVIDER, "GET", "/api/v1/alarms", NULL, answer), 200);
  assert_non_null (strstr (answer->str, first));
  assert_non_null (strstr (answer->str, other));
  end_alarm (door, first);
  end_alarm (door, other);
  assert_int_equal (ask (door, WHO_PROVIDER, "GET", "/api/v1/alarms", NULL, answer), 200);
  assert_string_equal (answer->str, "{\"alarms\":[]}");
}

static void
it_needs_no_body (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;

  assert_int_equal (ask (door, WHO_PROVIDER, "POST", ALARM_AT, NULL, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  end_alarm (door, id);
}

static void
a_provider_raises_and_ends_those_of_their_desk (void **state)
{
  Door *door = *state;
  g_autofree char *own = raise_at (door, WHO_PROVIDER, ALARM_AT, 201);
  g_autofree char *other = raise_at (door, WHO_RECEPTION, "/api/v1/desks/room-4/alarm", 201);
  g_autofree char *end_other = g_strdup_printf (END, other);

  expect_problem (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-4/alarm", "{}", 403, "forbidden");
  expect_problem (door, WHO_PROVIDER, "POST", end_other, REASON, 403, "forbidden");
  assert_int_equal (ask_about (door, WHO_PROVIDER, "POST", END, own, REASON, NULL), 200);
  end_alarm (door, other);
}

static void
what_makes_no_sense_is_refused (void **state)
{
  Door *door = *state;
  g_autofree char *id = raise_at (door, WHO_PROVIDER, ALARM_AT, 201);
  g_autofree char *end = g_strdup_printf (END, id);

  expect_problem (door, WHO_RECEPTION, "POST", "/api/v1/desks/attic/alarm", "{}", 404, "not-found");
  expect_problem (door, WHO_RECEPTION, "POST", ALARM_AT, "{\"loud\":\"yes\"}", 400, "unknown-member");
  expect_problem (door, WHO_RECEPTION, "POST", "/api/v1/alarms/nothing/end", REASON, 404, "not-found");
  expect_problem (door, WHO_RECEPTION, "POST", end, "{}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", end, "{\"reason\":\"a\\nb\"}", 400, "wrong-value");
  end_alarm (door, id);
  expect_problem (door, WHO_RECEPTION, "POST", end, REASON, 409, "illegal");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (all_staff_hear_when_it_is_raised_and_when_it_ends),
    cmocka_unit_test (who_comes_later_hears_of_what_lasts),
    cmocka_unit_test (display_kiosk_and_phone_hear_nothing),
    cmocka_unit_test (pressing_again_is_the_same_alarm),
    cmocka_unit_test (it_needs_no_body),
    cmocka_unit_test (a_provider_raises_and_ends_those_of_their_desk),
    cmocka_unit_test (what_makes_no_sense_is_refused),
  };

  return cmocka_run_group_tests_name ("service-alarms", tests, open_door, close_door);
}
