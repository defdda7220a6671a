/* SPDX-License-Identifier: EUPL-1.2 */

/* What desks wish for, judged by the line and the house; each refusal has its own type and changes nothing. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"
#include "od-plain-http.h"
#include "od-store-events.h"

static OdLegState
state_of (Inside     *inside,
          const char *id)
{
  g_autoptr (OdVisit) visit = inside_dup_visit (inside, id);

  return od_visit_current_leg (visit)->state;
}

/* Later in the day by a second, so that whoever comes now stands behind. */
static char *
come (Inside     *inside,
      const char *need)
{
  od_fake_clock_advance (inside_get_clock (inside), 1);
  return inside_register (inside, need, NULL);
}

/* Whom a call-next gave; NULL: nobody waits. */
static char *
call_next (Inside     *inside,
           const char *who,
           const char *desk,
           const char *body,
           char      **problem)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/desks/%s/call-next", desk);
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status = inside_ask (inside, who, "POST", path, body, answer);

  if (problem != NULL)
    *problem = inside_problem (answer);
  return status == 200 ? od_plain_http_pick (answer->str, "id") : NULL;
}

static void
assert_next (Inside     *inside,
             const char *who,
             const char *desk,
             const char *wanted)
{
  g_autofree char *got = call_next (inside, who, desk, "{}", NULL);

  if (wanted == NULL)
    assert_null (got);
  else
    assert_string_equal (got, wanted);
}

static void
a_call_out_of_order_says_why (void **state)
{
  Inside *inside = *state;
  OdStore *store = inside_get_store (inside);
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");
  gint64 seq = od_store_get_last_seq (store);

  assert_problem (inside_act (inside, "ana", second, "call", "{\"desk_id\":\"desk-1\"}"), "reason-needed");
  assert_problem (inside_act (inside, "ana", second, "start", "{\"desk_id\":\"desk-1\"}"), "reason-needed");
  assert_int_equal (od_store_get_last_seq (store), seq);
  assert_problem (inside_act (inside, "ana", second, "call", "{\"desk_id\":\"desk-1\",\"reason\":\"faints\"}"), "");
  assert_problem (inside_act (inside, "ana", first, "call", "{\"desk_id\":\"desk-2\"}"), "");
}

static void
who_waits_for_this_desk_or_person_alone_passes_nobody (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");
  g_autofree char *third = come (inside, "housing");

  assert_problem (inside_act (inside, "reception", second, "move", "{\"for_desk_id\":\"desk-1\",\"reason\":\"knows her\"}"), "");
  assert_problem (inside_act (inside, "reception", third, "move", "{\"for_staff_id\":\"ana\",\"reason\":\"knows him\"}"), "");
  assert_problem (inside_act (inside, "ana", second, "call", "{\"desk_id\":\"desk-1\"}"), "");
  assert_problem (inside_act (inside, "ana", third, "call", "{\"desk_id\":\"desk-2\"}"), "");
  assert_int_equal (state_of (inside, first), OD_LEG_WAITING);
}

static void
call_next_leaves_alone_who_waits_for_somebody_else (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");

  assert_problem (inside_act (inside, "reception", first, "move", "{\"for_desk_id\":\"desk-2\",\"reason\":\"knows her\"}"), "");
  assert_next (inside, "ana", "desk-1", second);
  assert_next (inside, "ana", "desk-2", first);
}

static void
a_desk_has_one_at_a_time (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");
  g_autofree char *problem = NULL;

  assert_next (inside, "ana", "desk-1", first);
  assert_null (call_next (inside, "ana", "desk-1", "{}", &problem));
  assert_string_equal (problem, "desk-busy");
  assert_problem (inside_act (inside, "ana", second, "call", "{\"desk_id\":\"desk-1\"}"), "desk-busy");
  /* To call again, and to begin with whom one called, is no second one. */
  assert_problem (inside_act (inside, "ana", first, "call", "{\"desk_id\":\"desk-1\"}"), "");
  assert_problem (inside_act (inside, "ana", first, "start", "{}"), "");
  assert_problem (inside_act (inside, "ana", second, "start", "{\"desk_id\":\"desk-1\"}"), "desk-busy");
  assert_int_equal (state_of (inside, second), OD_LEG_WAITING);
}

static void
a_desk_with_two_seats_has_two (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "person");
  g_autofree char *second = come (inside, "person");
  g_autofree char *third = come (inside, "person");
  g_autofree char *problem = NULL;

  assert_next (inside, "reception", "front-1", first);
  assert_next (inside, "reception", "front-1", second);
  assert_null (call_next (inside, "reception", "front-1", "{}", &problem));
  assert_string_equal (problem, "desk-busy");
  assert_int_equal (state_of (inside, third), OD_LEG_WAITING);
}

static void
a_desk_is_free_again_when_its_visitor_is_elsewhere (void **state)
{
  static const struct {
    const char *verb;
    const char *body;
    gboolean    started;
  } ways[] = {
    { "hold", "{}", FALSE }, { "hold", "{}", TRUE }, { "finish", "{}", TRUE }, { "no-show", "{}", FALSE },
    { "hand-over", "{\"pool_id\":\"money\"}", TRUE }, { "leave", "{}", FALSE }, { "cancel", "{}", TRUE }, { "carry", "{}", FALSE },
  };
  Inside *inside = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *id = come (inside, "housing");

    assert_next (inside, "ana", "desk-1", id);
    if (ways[i].started)
      assert_problem (inside_act (inside, "ana", id, "start", "{}"), "");
    assert_problem (inside_act (inside, "reception", id, ways[i].verb, ways[i].body), "");
    assert_problem (inside_act (inside, "reception", id, "cancel", "{}"), i < 2 || i == 3 || i == 4 ? "" : "illegal");
  }
}

static void
a_desk_is_known_to_be_taken_after_a_restart (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");

  assert_next (inside, "ana", "desk-1", first);
  inside_restart (inside);
  assert_problem (inside_act (inside, "ana", second, "call", "{\"desk_id\":\"desk-1\"}"), "desk-busy");
}

static void
two_desks_meet_one_visitor (void **state)
{
  Inside *inside = *state;
  g_autofree char *warm = come (inside, "health");
  g_autofree char *id = NULL;
  g_autoptr (OdVisit) visit = NULL;
  const OdLeg *leg;

  /* At the first one somebody is at work; the other did nothing all day. */
  assert_next (inside, "reception", "social-1", warm);
  assert_problem (inside_act (inside, "reception", warm, "start", "{}"), "");
  assert_problem (inside_act (inside, "reception", warm, "finish", "{}"), "");
  id = come (inside, "work");
  assert_next (inside, "ana", "desk-1", id);
  visit = inside_dup_visit (inside, id);
  leg = od_visit_current_leg (visit);
  assert_string_equal (leg->desk_id, "desk-1");
  assert_string_equal (leg->with_desk_id, "social-1");
}

static void
of_two_free_desks_the_one_that_is_idle_longest_joins (void **state)
{
  Inside *inside = *state;
  const char *desks[] = { "social-2", "social-1" };
  g_autofree char *id = NULL;
  g_autoptr (OdVisit) visit = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++) {
    g_autofree char *warm = come (inside, "health");

    assert_next (inside, "reception", desks[i], warm);
    assert_problem (inside_act (inside, "reception", warm, "start", "{}"), "");
    assert_problem (inside_act (inside, "reception", warm, "finish", "{}"), "");
  }
  id = come (inside, "work");
  assert_next (inside, "ana", "desk-1", id);
  visit = inside_dup_visit (inside, id);
  assert_string_equal (od_visit_current_leg (visit)->with_desk_id, "social-2");
}

static void
nobody_is_met_by_one_of_two_alone (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "health");
  g_autofree char *second = come (inside, "health");
  g_autofree char *id = come (inside, "work");
  g_autofree char *problem = NULL;

  assert_next (inside, "reception", "social-1", first);
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\",\"with_desk_id\":\"social-1\"}"), "desk-busy");
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\",\"with_desk_id\":\"desk-2\"}"), "partner-needed");
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\",\"with_desk_id\":\"attic\"}"), "wrong-value");
  assert_next (inside, "reception", "social-2", second);
  assert_null (call_next (inside, "ana", "desk-1", "{}", &problem));
  assert_string_equal (problem, "partner-needed");
  assert_int_equal (state_of (inside, id), OD_LEG_WAITING);
}

static void
a_second_desk_is_taken_like_the_first (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = come (inside, "work");
  g_autofree char *other = NULL;
  g_autofree char *problem = NULL;

  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\",\"with_desk_id\":\"social-1\"}"), "");
  other = come (inside, "health");
  assert_null (call_next (inside, "reception", "social-1", "{}", &problem));
  assert_string_equal (problem, "desk-busy");
  assert_next (inside, "reception", "social-2", other);
  assert_problem (inside_act (inside, "reception", id, "start", "{\"desk_id\":\"social-1\"}"), "");
  assert_problem (inside_act (inside, "ana", id, "finish", "{}"), "");
}

static void
a_person_is_not_called_to_two_places (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *leg_id = NULL;
  g_autofree char *body = NULL;
  g_autoptr (OdVisit) visit = NULL;

  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", "{\"language\":\"es\",\"needs\":[\"housing\",\"money\"]}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  visit = inside_dup_visit (inside, id);
  leg_id = g_strdup (((OdLeg *) g_ptr_array_index (visit->legs, 1))->id);
  body = g_strdup_printf ("{\"desk_id\":\"money-1\",\"leg_id\":\"%s\"}", leg_id);
  assert_next (inside, "ana", "desk-1", id);
  assert_next (inside, "ben", "money-1", NULL);
  assert_problem (inside_act (inside, "ben", id, "call", body), "busy");
}

static void
a_priority_is_one_of_the_house_and_has_a_reason (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");

  assert_problem (inside_act (inside, "reception", second, "prioritise", "{\"reason\":\"ill\"}"), "no-such-priority");
  assert_problem (inside_act (inside, "reception", second, "prioritise", "{\"priority\":\"royal\",\"reason\":\"ill\"}"), "no-such-priority");
  assert_problem (inside_act (inside, "reception", second, "prioritise", "{\"priority\":\"soon\"}"), "reason-needed");
  assert_problem (inside_act (inside, "reception", second, "prioritise", "{\"priority\":\"soon\",\"reason\":\"ill\"}"), "");
  assert_next (inside, "ana", "desk-1", second);
  assert_next (inside, "ana", "desk-2", first);
}

static void
who_misses_a_call_rests_and_is_called_again (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = come (inside, "housing");

  for (guint i = 0; i < 2; i++) {
    assert_next (inside, "ana", "desk-1", id);
    assert_problem (inside_act (inside, "ana", id, "no-show", "{}"), "");
    assert_int_equal (state_of (inside, id), OD_LEG_WAITING);
    assert_next (inside, "ana", "desk-1", NULL);
    od_fake_clock_advance (inside_get_clock (inside), 5 * 60);
  }
  assert_next (inside, "ana", "desk-1", id);
  assert_problem (inside_act (inside, "ana", id, "no-show", "{}"), "");
  assert_int_equal (state_of (inside, id), OD_LEG_NO_SHOW);
  assert_problem (inside_act (inside, "ana", id, "recall", "{}"), "");
  assert_next (inside, "ana", "desk-1", id);
}

static void
who_stepped_out_keeps_the_place_and_is_not_called (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");

  assert_problem (inside_act (inside, "reception", first, "step-out", "{}"), "");
  assert_problem (inside_act (inside, "reception", first, "step-out", "{}"), "illegal");
  assert_next (inside, "ana", "desk-1", second);
  assert_next (inside, "ana", "desk-2", NULL);
  assert_problem (inside_act (inside, "reception", first, "back", "{}"), "");
  assert_problem (inside_act (inside, "reception", first, "back", "{}"), "illegal");
  assert_next (inside, "ana", "desk-2", first);
}

static void
a_hand_over_is_accepted_or_comes_back (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");
  g_autoptr (OdVisit) visit = NULL;

  assert_next (inside, "ana", "desk-1", first);
  assert_problem (inside_act (inside, "ana", first, "start", "{}"), "");
  assert_problem (inside_act (inside, "ana", first, "hand-over", "{\"pool_id\":\"money\"}"), "");
  assert_problem (inside_act (inside, "ben", first, "accept", "{}"), "");
  assert_problem (inside_act (inside, "ben", first, "accept", "{}"), "illegal");

  assert_next (inside, "ana", "desk-1", second);
  assert_problem (inside_act (inside, "ana", second, "hand-over", "{\"pool_id\":\"money\"}"), "");
  assert_problem (inside_act (inside, "ben", second, "decline", "{}"), "reason-needed");
  assert_problem (inside_act (inside, "ben", second, "decline", "{\"reason\":\"not mine\"}"), "");
  visit = inside_dup_visit (inside, second);
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "housing");
  assert_string_equal (od_visit_current_leg (visit)->for_desk_id, "desk-1");
  assert_next (inside, "ana", "desk-2", NULL);
  assert_next (inside, "ana", "desk-1", second);
}

/* Else it would wait where nobody calls it. */
static void
who_waits_for_a_desk_waits_in_a_line_of_it (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = come (inside, "housing");
  g_autoptr (OdVisit) visit = NULL;

  assert_problem (inside_act (inside, "reception", id, "move", "{\"pool_id\":\"housing\",\"for_desk_id\":\"money-1\",\"reason\":\"x\"}"), "wrong-value");
  assert_problem (inside_act (inside, "reception", id, "move", "{\"for_desk_id\":\"money-1\",\"reason\":\"debts\"}"), "");
  visit = inside_dup_visit (inside, id);
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "money");
  assert_next (inside, "ben", "money-1", id);
}

static void
an_undo_does_not_seat_two_at_one_desk (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = come (inside, "housing");
  g_autofree char *second = come (inside, "housing");

  assert_next (inside, "ana", "desk-1", first);
  assert_problem (inside_act (inside, "ana", first, "hold", "{}"), "");
  assert_next (inside, "ana", "desk-1", second);
  assert_problem (inside_act (inside, "ana", first, "undo", "{}"), "desk-busy");
  assert_problem (inside_act (inside, "ana", second, "hold", "{}"), "");
  assert_problem (inside_act (inside, "ana", first, "undo", "{}"), "");
  assert_int_equal (state_of (inside, first), OD_LEG_CALLED);
}

static void
a_need_that_comes_up_is_added (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = come (inside, "housing");
  g_autoptr (OdVisit) visit = NULL;

  assert_problem (inside_act (inside, "ana", id, "add", "{}"), "wrong-type");
  assert_problem (inside_act (inside, "ana", id, "add", "{\"pool_id\":\"attic\"}"), "wrong-value");
  assert_problem (inside_act (inside, "ana", id, "add", "{\"pool_id\":\"money\"}"), "");
  visit = inside_dup_visit (inside, id);
  assert_int_equal (visit->legs->len, 2);
  assert_next (inside, "ben", "money-1", id);
}

static void
a_slot_that_is_added_has_a_place (void **state)
{
  Inside *inside = *state;
  const char *noon = "{\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:00:00Z\"}";
  g_autofree char *late = NULL;

  for (guint i = 0; i < 2; i++) {
    g_autofree char *id = come (inside, "housing");

    assert_problem (inside_act (inside, "reception", id, "add", noon), "");
  }
  late = come (inside, "housing");
  assert_problem (inside_act (inside, "reception", late, "add", noon), "slot-full");
  assert_problem (inside_act (inside, "reception", late, "add", "{\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:10:00Z\"}"), "wrong-value");
  assert_problem (inside_act (inside, "reception", late, "add",
                              "{\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:00:00Z\",\"reason\":\"wet\"}"), "");
}

static void
an_older_version_and_a_wrong_state_change_nothing (void **state)
{
  Inside *inside = *state;
  OdStore *store = inside_get_store (inside);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = come (inside, "housing");
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/finish", id);
  gint64 seq;

  assert_next (inside, "ana", "desk-1", id);
  seq = od_store_get_last_seq (store);
  assert_problem (inside_act (inside, "ana", id, "start", "{\"version\":1}"), "stale");
  assert_int_equal (inside_ask (inside, "ana", "POST", path, "{}", answer), 409);
  assert_problem (inside_problem (answer), "illegal");
  assert_non_null (strstr (answer->str, "the visitor is being called"));
  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-2\"}"), "taken");
  assert_int_equal (od_store_get_last_seq (store), seq);
}

static void
kiosk_and_display_work_on_nobody (void **state)
{
  static const char *const verbs[] = {
    "call", "start", "finish", "no-show", "recall", "hold", "resume", "hand-over", "accept", "decline", "step-out", "back", "prioritise",
    "move", "add", "carry", "leave", "cancel", "undo",
  };
  static const char *const others[] = { "kiosk", "display", "manager" };
  Inside *inside = *state;
  g_autofree char *id = come (inside, "housing");

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (others); j++)
      assert_problem (inside_act (inside, others[j], id, verbs[i], "{}"), "forbidden");
    assert_problem (inside_act (inside, "ben", id, verbs[i], "{\"desk_id\":\"money-1\",\"pool_id\":\"money\",\"reason\":\"mine\"}"), "not-found");
  }
  assert_int_equal (state_of (inside, id), OD_LEG_WAITING);
}

static void
a_provider_ends_nothing_that_is_not_theirs (void **state)
{
  static const char *const verbs[] = { "leave", "cancel", "carry" };
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;

  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", "{\"language\":\"es\",\"needs\":[\"housing\",\"money\"]}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    assert_problem (inside_act (inside, "ben", id, verbs[i], "{}"), "forbidden");
  assert_problem (inside_act (inside, "ben", id, "call", "{\"desk_id\":\"desk-1\"}"), "forbidden");
  assert_problem (inside_act (inside, "reception", id, "carry", "{}"), "");
  assert_int_equal (state_of (inside, id), OD_LEG_CARRIED);
}

static void
a_provider_leaves_alone_who_waits_for_a_colleague (void **state)
{
  Inside *inside = *state;
  g_autofree char *id = come (inside, "housing");

  assert_problem (inside_act (inside, "reception", id, "move", "{\"pool_id\":\"money\",\"for_staff_id\":\"ana\",\"reason\":\"debts\"}"), "");
  assert_problem (inside_act (inside, "ben", id, "call", "{\"desk_id\":\"money-1\",\"reason\":\"free\"}"), "forbidden");
  assert_problem (inside_act (inside, "ben", id, "hold", "{}"), "forbidden");
  /* Not a line of hers, but it waits for her. */
  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
}

static void
a_name_that_is_read_is_in_the_log_and_the_undo_looks_past_it (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const OdEvent *last;

  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits",
                                "{\"language\":\"es\",\"needs\":[\"housing\"],\"name\":\"Ophélie\"}", answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  path = g_strdup_printf ("/api/v1/visits/%s/name", id);
  assert_next (inside, "ana", "desk-1", id);
  assert_int_equal (inside_ask (inside, "ana", "GET", path, NULL, answer), 200);
  assert_string_equal (answer->str, "{\"name\":\"Ophélie\"}");
  assert_int_equal (inside_ask (inside, "ben", "GET", path, NULL, answer), 404);

  events = od_store_list_visit_events (inside_get_store (inside), id, NULL);
  last = g_ptr_array_index (events, events->len - 1);
  assert_int_equal (last->verb, OD_VERB_READ);
  assert_string_equal (last->actor, "staff:ana");
  assert_int_equal (last->version, 2);
  assert_problem (inside_act (inside, "ana", id, "undo", "{}"), "");
  assert_int_equal (state_of (inside, id), OD_LEG_WAITING);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, inside_open, inside_close)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_call_out_of_order_says_why),
    TEST (who_waits_for_this_desk_or_person_alone_passes_nobody),
    TEST (call_next_leaves_alone_who_waits_for_somebody_else),
    TEST (a_desk_has_one_at_a_time),
    TEST (a_desk_with_two_seats_has_two),
    TEST (a_desk_is_free_again_when_its_visitor_is_elsewhere),
    TEST (a_desk_is_known_to_be_taken_after_a_restart),
    TEST (two_desks_meet_one_visitor),
    TEST (of_two_free_desks_the_one_that_is_idle_longest_joins),
    TEST (nobody_is_met_by_one_of_two_alone),
    TEST (a_second_desk_is_taken_like_the_first),
    TEST (a_person_is_not_called_to_two_places),
    TEST (a_priority_is_one_of_the_house_and_has_a_reason),
    TEST (who_misses_a_call_rests_and_is_called_again),
    TEST (who_stepped_out_keeps_the_place_and_is_not_called),
    TEST (a_hand_over_is_accepted_or_comes_back),
    TEST (who_waits_for_a_desk_waits_in_a_line_of_it),
    TEST (an_undo_does_not_seat_two_at_one_desk),
    TEST (a_need_that_comes_up_is_added),
    TEST (an_older_version_and_a_wrong_state_change_nothing),
    TEST (kiosk_and_display_work_on_nobody),
    TEST (a_provider_ends_nothing_that_is_not_theirs),
    TEST (a_provider_leaves_alone_who_waits_for_a_colleague),
    TEST (a_name_that_is_read_is_in_the_log_and_the_undo_looks_past_it),
    TEST (a_slot_that_is_added_has_a_place),
  };

  return cmocka_run_group_tests_name ("service-wishes", tests, NULL, NULL);
}
