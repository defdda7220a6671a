/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-event.h"
#include "od-message.h"

static OdLeg *
add_leg (OdVisit    *visit,
         const char *id,
         const char *pool_id,
         OdLegState  state)
{
  OdLeg *leg = od_leg_new ();

  leg->id = g_strdup (id);
  leg->pool_id = g_strdup (pool_id);
  leg->state = state;
  g_ptr_array_add (visit->legs, leg);
  return leg;
}

static void
a_copy_lives_on_its_own (void **state)
{
  OdVisit *visit = od_visit_new ();
  g_autoptr (OdVisit) copy = NULL;

  visit->id = g_strdup ("v");
  visit->needs = g_strsplit ("work money", " ", -1);
  visit->number = 27;
  add_leg (visit, "1", "jobs", OD_LEG_CALLED)->desk_id = g_strdup ("d");
  copy = od_visit_copy (visit);
  ((OdLeg *) visit->legs->pdata[0])->desk_id[0] = 'x';
  visit->needs[0][0] = 'x';
  od_visit_free (visit);

  assert_string_equal (copy->id, "v");
  assert_null (copy->token);
  assert_string_equal (copy->needs[0], "work");
  assert_int_equal (copy->number, 27);
  assert_int_equal (copy->legs->len, 1);
  assert_string_equal (od_visit_find_leg (copy, "1")->desk_id, "d");
}

static void
legs_are_found_by_id (void **state)
{
  g_autoptr (OdVisit) visit = od_visit_new ();
  OdLeg *leg = add_leg (visit, "1", "jobs", OD_LEG_WAITING);

  assert_ptr_equal (od_visit_find_leg (visit, "1"), leg);
  assert_null (od_visit_find_leg (visit, "2"));
  assert_null (od_visit_find_leg (visit, NULL));
}

static void
the_current_leg_is_where_something_happens (void **state)
{
  g_autoptr (OdVisit) visit = od_visit_new ();

  add_leg (visit, "done", "jobs", OD_LEG_DONE);
  add_leg (visit, "left", "jobs", OD_LEG_LEFT);
  assert_string_equal (od_visit_current_leg (visit)->id, "left");
  add_leg (visit, "waits", "jobs", OD_LEG_WAITING);
  add_leg (visit, "waits too", "jobs", OD_LEG_WAITING);
  assert_string_equal (od_visit_current_leg (visit)->id, "waits");
  add_leg (visit, "held", "jobs", OD_LEG_ON_HOLD);
  assert_string_equal (od_visit_current_leg (visit)->id, "held");
  add_leg (visit, "called", "jobs", OD_LEG_CALLED);
  assert_string_equal (od_visit_current_leg (visit)->id, "called");
  add_leg (visit, "served", "jobs", OD_LEG_SERVING);
  assert_string_equal (od_visit_current_leg (visit)->id, "served");
}

static void
a_desk_means_the_leg_of_its_own_pools (void **state)
{
  const char *const homes[] = { "homes", NULL };
  const char *const other[] = { "other", NULL };
  g_autoptr (OdVisit) visit = od_visit_new ();

  add_leg (visit, "first", "jobs", OD_LEG_WAITING);
  add_leg (visit, "second", "homes", OD_LEG_WAITING);
  assert_string_equal (od_visit_leg_for (visit, homes)->id, "second");
  assert_string_equal (od_visit_leg_for (visit, other)->id, "first");
  add_leg (visit, "held", "jobs", OD_LEG_ON_HOLD);
  assert_string_equal (od_visit_leg_for (visit, homes)->id, "held");
}

static void
a_visit_is_open_while_a_leg_is (void **state)
{
  const gboolean opens[] = { TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (opens); i++) {
    g_autoptr (OdVisit) visit = od_visit_new ();

    add_leg (visit, "1", "jobs", OD_LEG_DONE);
    add_leg (visit, "2", "jobs", i);
    assert_int_equal (od_visit_is_open (visit), opens[i]);
  }
}

static void
a_label_is_plain (void **state)
{
  g_autoptr (OdVisit) visit = od_visit_new ();
  g_autofree char *label = NULL;

  visit->series = g_strdup ("B");
  visit->number = 27;
  label = od_visit_label (visit);
  assert_string_equal (label, "B 27");
}

static void
every_word_reads_back (void **state)
{
  for (guint i = OD_LEG_WAITING; i <= OD_LEG_CANCELLED; i++) {
    OdLegState read = 99;

    assert_true (od_leg_state_from_text (od_leg_state_to_text (i), &read));
    assert_int_equal (read, i);
  }
  for (guint i = OD_ROUTE_KIOSK; i <= OD_ROUTE_RECEPTION; i++) {
    OdRoute read = 99;

    assert_true (od_route_from_text (od_route_to_text (i), &read));
    assert_int_equal (read, i);
  }
  for (guint i = OD_PRINT_PENDING; i <= OD_PRINT_NONE; i++) {
    OdPrintState read = 99;

    assert_true (od_print_state_from_text (od_print_state_to_text (i), &read));
    assert_int_equal (read, i);
  }
  for (guint i = 0; i < OD_N_VERBS; i++) {
    OdVerb read = 99;

    assert_true (od_verb_from_text (od_verb_to_text (i), &read));
    assert_int_equal (read, i);
  }
}

static void
unknown_words_are_refused (void **state)
{
  OdLegState leg_state = OD_LEG_LEFT;
  OdRoute route = OD_ROUTE_RECEPTION;
  OdPrintState print = OD_PRINT_SHOWN;
  OdVerb verb = OD_VERB_PRINT;

  assert_false (od_leg_state_from_text ("Waiting", &leg_state));
  assert_false (od_leg_state_from_text (NULL, &leg_state));
  assert_false (od_route_from_text ("", &route));
  assert_false (od_print_state_from_text ("printing", &print));
  assert_false (od_verb_from_text ("called", &verb));
  assert_int_equal (leg_state, OD_LEG_LEFT);
  assert_int_equal (route, OD_ROUTE_RECEPTION);
  assert_int_equal (print, OD_PRINT_SHOWN);
  assert_int_equal (verb, OD_VERB_PRINT);
}

static void
an_event_is_copied_with_what_was_before (void **state)
{
  OdEvent *event = od_event_new ();
  g_autoptr (OdEvent) copy = NULL;

  event->id = g_strdup ("e");
  event->verb = OD_VERB_CALL;
  event->actor = g_strdup ("staff:1");
  event->before = od_visit_new ();
  event->before->id = g_strdup ("v");
  copy = od_event_copy (event);
  od_event_free (event);
  assert_string_equal (copy->id, "e");
  assert_string_equal (copy->actor, "staff:1");
  assert_string_equal (copy->before->id, "v");
  assert_null (copy->reason);
}

static void
nothing_can_be_freed (void **state)
{
  od_visit_free (NULL);
  od_leg_free (NULL);
  od_event_free (NULL);
  od_registration_free (NULL);
  od_issued_free (NULL);
  od_board_line_free (NULL);
  od_board_free (NULL);
  od_session_free (NULL);
  od_problem_free (NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_copy_lives_on_its_own),
    cmocka_unit_test (legs_are_found_by_id),
    cmocka_unit_test (the_current_leg_is_where_something_happens),
    cmocka_unit_test (a_desk_means_the_leg_of_its_own_pools),
    cmocka_unit_test (a_visit_is_open_while_a_leg_is),
    cmocka_unit_test (a_label_is_plain),
    cmocka_unit_test (every_word_reads_back),
    cmocka_unit_test (unknown_words_are_refused),
    cmocka_unit_test (an_event_is_copied_with_what_was_before),
    cmocka_unit_test (nothing_can_be_freed),
  };

  return cmocka_run_group_tests_name ("visit", tests, NULL, NULL);
}
