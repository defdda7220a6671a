/* SPDX-License-Identifier: EUPL-1.2 */

/* Two clerks with one visitor, one clerk with two, a slip of the finger that costs somebody the time they waited. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

#define CLERKS 8
#define WAITING 40

/* Each clerk has a place of their own; whom they called is who they got. */
static char *
call_and_serve (OdPlainHttp *http,
                Door        *door,
                guint        thread,
                guint        nth)
{
  static const char *const desks[CLERKS] = { "front-1", "room-1", "room-3", "room-4", "room-5", "room-6", "room-7", "room-8" };
  g_autofree char *path = g_strdup_printf ("/api/v1/desks/%s/call-next", desks[thread]);
  g_autofree char *end = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  const OdPlainRequest call = { "POST", path, door->tokens[WHO_ADMIN], NULL, "{}" };
  OdPlainRequest cancel = { "POST", NULL, door->tokens[WHO_ADMIN], NULL, "{}" };

  if (od_plain_http_ask (http, &call, answer) != 200)
    return NULL;
  id = od_plain_http_pick (answer->str, "id");
  cancel.path = end = g_strdup_printf ("/api/v1/visits/%s/cancel", id);
  assert_int_equal (od_plain_http_ask (http, &cancel, NULL), 200);
  return g_steal_pointer (&id);
}

static char *
fill_all_lines (OdPlainHttp *http,
                Door        *door,
                guint        thread,
                guint        nth)
{
  static const char *const needs[] = { "person", "housing", "work", "safety" };

  return pain_take_ticket (http, door, WHO_KIOSK, needs[nth % G_N_ELEMENTS (needs)]);
}

/* FQM marked 88 tickets for 160 pulls; MADO called 6 of 100 to two places; The Q waited a second and hoped. */
static void
two_clerks_call_one_person__sbc_qsystem_272__fqm__mado (void **state)
{
  Door *door = *state;
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GPtrArray) called = NULL;

  pain_empty_house (door);
  issued = pain_ask_at_once (door, 4, WAITING, fill_all_lines);
  called = pain_ask_at_once (door, CLERKS, 4 * WAITING, call_and_serve);
  assert_int_equal (issued->len, 4 * WAITING);
  assert_int_equal (called->len, issued->len);
  assert_int_equal (pain_commonest (called), 1);
}

static char *
call_the_same (OdPlainHttp *http,
               Door        *door,
               guint        thread,
               guint        nth)
{
  static const char *const desks[] = { "room-3", "room-5", "room-6", "room-4" };
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\",\"reason\":\"asked for\"}", desks[thread]);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  const OdPlainRequest list = { "GET", "/api/v1/visits", door->tokens[WHO_ADMIN], NULL, NULL };
  OdPlainRequest call = { "POST", NULL, door->tokens[WHO_ADMIN], NULL, body };
  guint status;

  assert_int_equal (od_plain_http_ask (http, &list, found), 200);
  id = od_plain_http_pick (found->str, "id");
  call.path = path = g_strdup_printf ("/api/v1/visits/%s/call", id);
  status = od_plain_http_ask (http, &call, answer);
  if (status == 200)
    return g_strdup ("got");
  assert_int_equal (status, 409);
  assert_true (is_problem (answer, "taken"));
  return od_plain_http_pick (answer->str, "holder");
}

/* The second hears who has them, from the row as it is now, not as it was when the screen was drawn. */
static void
a_stale_object_inside_the_lock__care_3708 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *desk = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  guint n_got = 0;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  answers = pain_ask_at_once (door, 4, 1, call_the_same);
  desk = pain_leg_member (door, id, 0, "desk_id");
  assert_int_equal (answers->len, 4);
  for (guint i = 0; i < answers->len; i++) {
    if (strcmp (answers->pdata[i], "got") == 0)
      n_got++;
    else
      assert_string_equal (answers->pdata[i], desk);
  }
  assert_int_equal (n_got, 1);
}

/* One desk has one visitor; it is told so in words, and nothing has to be mended in a database. */
static void
a_clerk_with_two_tickets_locks_up__novosga_213 (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;

  pain_empty_house (door);
  first = register_visit (door, "housing", NULL);
  second = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (ask (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-3/call-next", "{}", answer), 409);
  assert_true (is_problem (answer, "desk-busy"));
  assert_int_equal (act (door, WHO_PROVIDER, first, "start", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, first, "finish", "{}", NULL), 200);
  again = pain_call_next (door);
  assert_string_equal (again, second);
}

/* A touch on the wrong button is taken back, and the time of the service is what it was. */
static void
a_slip_resets_the_service_time__eappointment_2936 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *started = NULL;
  g_autofree char *after = NULL;
  g_autofree char *state_after = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 200);
  started = pain_leg_member (door, id, 0, "started");
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "undo", "{}", NULL), 200);
  after = pain_leg_member (door, id, 0, "started");
  state_after = pain_leg_member (door, id, 0, "state");
  assert_string_equal (after, started);
  assert_string_equal (state_after, "serving");
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 409);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (two_clerks_call_one_person__sbc_qsystem_272__fqm__mado),
    cmocka_unit_test (a_stale_object_inside_the_lock__care_3708),
    cmocka_unit_test (a_clerk_with_two_tickets_locks_up__novosga_213),
    cmocka_unit_test (a_slip_resets_the_service_time__eappointment_2936),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
