/* SPDX-License-Identifier: EUPL-1.2 */

/* Whose turn it is: first come first, the urgent sooner, and nobody for ever last. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

static void
serve (Door       *door,
       const char *id)
{
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{\"desk_id\":\"room-3\"}", NULL), 200);
  assert_int_equal (act (door, WHO_PROVIDER, id, "finish", "{\"desk_id\":\"room-3\"}", NULL), 200);
}

static void
assert_next (Door       *door,
             const char *expected)
{
  g_autofree char *id = pain_call_next (door);

  assert_non_null (id);
  assert_string_equal (id, expected);
  serve (door, id);
}

static guint
prioritise (Door       *door,
            const char *id,
            const char *priority,
            GString    *answer)
{
  g_autofree char *body = g_strdup_printf ("{\"priority\":\"%s\",\"reason\":\"baby\"}", priority);

  return act (door, WHO_RECEPTION, id, "prioritise", body, answer);
}

/* Inside one class the line was read from its end. */
static void
last_come_first_served_inside_a_class__novosga_281 (void **state)
{
  Door *door = *state;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  pain_empty_house (door);
  first = register_visit (door, "housing", NULL);
  second = register_visit (door, "housing", NULL);
  third = register_visit (door, "housing", NULL);
  assert_int_equal (prioritise (door, second, "soon", NULL), 200);
  assert_int_equal (prioritise (door, third, "soon", NULL), 200);
  assert_next (door, second);
  assert_next (door, third);
  assert_next (door, first);
}

/* A stream of urgent ones must not hold up an ordinary one for ever: who has waited longer than the head start goes first. The bound
 * itself is proved in core; here a class that nobody has is refused, and a class without a reason too. */
static void
the_ordinary_starve__novosga_279__335 (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *ordinary = NULL;
  g_autofree char *place = NULL;
  g_autofree char *queued = NULL;

  pain_empty_house (door);
  ordinary = register_visit (door, "housing", NULL);
  assert_int_equal (prioritise (door, ordinary, "vip", answer), 409);
  assert_true (is_problem (answer, "no-such-priority"));
  assert_int_equal (act (door, WHO_RECEPTION, ordinary, "prioritise", "{\"priority\":\"soon\"}", answer), 409);
  assert_true (is_problem (answer, "reason-needed"));
  assert_int_equal (prioritise (door, ordinary, "soon", NULL), 200);
  place = pain_leg_member (door, ordinary, 0, "place");
  queued = pain_leg_member (door, ordinary, 0, "queued");
  assert_true (strcmp (place, queued) < 0);
}

/* Somebody further down is called by their number: possible, with a reason that stays in the log. */
static void
call_a_certain_ticket__novosga_323 (void **state)
{
  Door *door = *state;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  pain_empty_house (door);
  first = register_visit (door, "housing", NULL);
  second = register_visit (door, "housing", NULL);
  assert_int_equal (act (door, WHO_PROVIDER, second, "call", "{\"desk_id\":\"room-3\"}", answer), 409);
  assert_true (is_problem (answer, "reason-needed"));
  assert_int_equal (act (door, WHO_PROVIDER, second, "call", "{\"desk_id\":\"room-3\",\"reason\":\"in pain\"}", NULL), 200);
  path = g_strdup_printf ("/api/v1/visits/%s/path", second);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "in pain"));
  serve (door, second);
  assert_next (door, first);
}

/* Nobody came, five minutes later they would be called again: the clerk may do it at once and need not wait for a timer. */
static void
recall_only_after_five_minutes__eappointment_11 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *calls = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  calls = pain_leg_member (door, id, 0, "calls");
  assert_string_equal (calls, "2");
  serve (door, id);
}

/* Who waits while a desk is idle is one key away: call-next says at once whether there is anybody. */
static void
idle_desk_and_somebody_waits__novosga_315 (void **state)
{
  Door *door = *state;
  g_autofree char *nobody = NULL;
  g_autofree char *id = NULL;

  pain_empty_house (door);
  nobody = pain_call_next (door);
  assert_null (nobody);
  id = register_visit (door, "housing", NULL);
  assert_next (door, id);
}

/* The helper changes desk in the middle of a visit: whoever they serve stays theirs to end. */
static void
switch_desks_mid_service__novosga_338__283 (void **state)
{
  Door *door = *state;
  g_autofree char *id = NULL;
  g_autofree char *state_after = NULL;

  pain_empty_house (door);
  id = register_visit (door, "housing", NULL);
  g_free (pain_call_next (door));
  assert_int_equal (act (door, WHO_PROVIDER, id, "start", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "finish", "{}", NULL), 200);
  state_after = pain_leg_member (door, id, 0, "state");
  assert_string_equal (state_after, "done");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (last_come_first_served_inside_a_class__novosga_281),
    cmocka_unit_test (the_ordinary_starve__novosga_279__335),
    cmocka_unit_test (call_a_certain_ticket__novosga_323),
    cmocka_unit_test (recall_only_after_five_minutes__eappointment_11),
    cmocka_unit_test (idle_desk_and_somebody_waits__novosga_315),
    cmocka_unit_test (switch_desks_mid_service__novosga_338__283),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
