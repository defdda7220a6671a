/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "../../src/client/od-problem.h"

#include "od-reasons.h"
#include "od-tiny-house.h"
#include "od-visit-words.h"
#include "od-words.h"

#define NOW_US (G_GINT64_CONSTANT (1795338000) * G_USEC_PER_SEC)   /* 2026-11-22T09:00:00Z, 10:00 in the house */

#define assert_words(words, wanted)     \
  G_STMT_START {                        \
    g_autofree char *said = words;      \
                                        \
    assert_string_equal (said, wanted); \
  } G_STMT_END

static OdCentreView *
house_new (void)
{
  return od_centre_view_new (od_wire_centre_from_json (od_tiny_house, NULL), "en");
}

static OdVisit *
visit_new (OdLegState state)
{
  OdVisit *visit = od_visit_new ();
  OdLeg *leg = od_leg_new ();

  visit->id = g_strdup ("v");
  visit->series = g_strdup ("B");
  visit->number = 27;
  visit->language = g_strdup ("ar");
  visit->adults = 1;
  visit->arrived_us = NOW_US;
  leg->id = g_strdup ("l");
  leg->pool_id = g_strdup ("housing");
  leg->state = state;
  leg->made_us = leg->queued_us = leg->place_us = NOW_US;
  g_ptr_array_add (visit->legs, leg);

  return visit;
}

static OdVisitItem *
item_of (OdVisit *visit,
         gint64   now_us)
{
  g_autoptr (OdCentreView) house = house_new ();

  return od_visit_item_new (visit, house, now_us);
}

static OdLeg *
leg_of (OdVisit *visit)
{
  return g_ptr_array_index (visit->legs, 0);
}

#define assert_state(visit, words)                              \
  G_STMT_START {                                                \
    g_autoptr (OdVisitItem) the_item = item_of (visit, NOW_US); \
                                                                \
    assert_words (od_words_for_state (the_item), words);        \
  } G_STMT_END

static void
states_have_words (void **state)
{
  OdVisit *visit = visit_new (OD_LEG_WAITING);

  assert_words (od_words_for_state (NULL), "");
  assert_state (visit, "");
  visit = visit_new (OD_LEG_WAITING);
  leg_of (visit)->offered = TRUE;
  assert_state (visit, "offered");
  visit = visit_new (OD_LEG_WAITING);
  leg_of (visit)->calls = 2;
  assert_state (visit, "called 2×");
  visit = visit_new (OD_LEG_WAITING);
  leg_of (visit)->missed = 1;
  leg_of (visit)->not_before_us = NOW_US + 5 * G_TIME_SPAN_MINUTE;
  assert_state (visit, "missed, until 10:05");
  visit = visit_new (OD_LEG_WAITING);
  visit->out_us = NOW_US;
  assert_state (visit, "stepped out");
  visit = visit_new (OD_LEG_CALLED);
  leg_of (visit)->calls = 1;
  assert_state (visit, "called 1×");
  assert_state (visit_new (OD_LEG_SERVING), "is served");
  visit = visit_new (OD_LEG_SERVING);
  leg_of (visit)->desk_id = g_strdup ("d1");
  assert_state (visit, "with \u2068Room 1\u2069");
  visit = visit_new (OD_LEG_SERVING);
  leg_of (visit)->desk_id = g_strdup ("d1");
  leg_of (visit)->with_desk_id = g_strdup ("d2");
  assert_state (visit, "with \u2068Room 1\u2069 and \u2068Room 2\u2069");
  assert_state (visit_new (OD_LEG_ON_HOLD), "on hold");
  assert_state (visit_new (OD_LEG_NO_SHOW), "did not come");
  assert_state (visit_new (OD_LEG_LEFT), "went home");
}

static void
people_are_counted (void **state)
{
  assert_words (od_words_for_people (1, 0, 0), "");
  assert_words (od_words_for_people (2, 0, 0), "2 adults");
  assert_words (od_words_for_people (1, 1, 0), "1 adult, 1 child");
  assert_words (od_words_for_people (2, 3, 1), "2 adults, 3 children, 1 companion");
}

static void
a_foreign_name_does_not_turn_the_line (void **state)
{
  OdVisit *visit = visit_new (OD_LEG_WAITING);
  g_autoptr (OdVisitItem) item = NULL;

  visit->adults = 2;
  visit->interpreter = TRUE;
  leg_of (visit)->priority = 1;
  visit->notes = 1;
  item = item_of (visit, NOW_US);
  assert_words (od_words_for_who (item, FALSE), "\u200e\u2068العربية\u2069 · interpreter · 2 adults · soon · note");
  assert_words (od_words_for_who (NULL, FALSE), "");
  assert_words (od_words_for_row (item), "\u2066B 27\u2069 · Talk to someone · \u200e\u2068العربية\u2069 · interpreter · 2 adults · soon · note · 0 min");
}

static void
a_reader_from_the_right_reads_from_the_right (void **state)
{
  OdVisit *visit = visit_new (OD_LEG_WAITING);
  g_autoptr (OdVisitItem) item = NULL;

  visit->banned = TRUE;
  visit->carried_from = g_strdup ("earlier");
  item = item_of (visit, NOW_US);
  assert_words (od_words_for_who (item, TRUE), "\u200f\u2068العربية\u2069 · first today · ban");
}

static void
what_should_be_known_before_a_call_is_said (void **state)
{
  OdVisit *visit = visit_new (OD_LEG_WAITING);
  g_autoptr (OdVisitItem) item = NULL;

  g_free (leg_of (visit)->pool_id);
  leg_of (visit)->pool_id = g_strdup ("debt");
  leg_of (visit)->due_us = NOW_US;
  leg_of (visit)->for_desk_id = g_strdup ("d2");
  visit->age = g_strdup ("under-18");
  item = item_of (visit, NOW_US);
  assert_words (od_words_for_facts (item), "time \u206810:00\u2069 · for \u2068Desk 2\u2069 alone · the line is for another age");
  assert_words (od_words_for_way (item), "Debt");
  assert_words (od_words_for_arrival (item), "Came at 10:00 by kiosk · no name given");
}

static void
who_is_stuck_is_said_with_the_number (void **state)
{
  OdVisit *visit = visit_new (OD_LEG_WAITING);
  g_autoptr (OdVisitItem) waits = item_of (visit, NOW_US + 52 * G_TIME_SPAN_MINUTE);
  g_autoptr (OdVisitItem) held = NULL;
  g_autoptr (OdVisitItem) fresh = item_of (visit_new (OD_LEG_WAITING), NOW_US);

  visit = visit_new (OD_LEG_ON_HOLD);
  leg_of (visit)->held_us = NOW_US;
  held = item_of (visit, NOW_US + 25 * G_TIME_SPAN_MINUTE);
  assert_words (od_words_for_stuck (waits), "\u2066B 27\u2069 waits for 52 minutes");
  assert_words (od_words_for_stuck (held), "\u2066B 27\u2069 is on hold for 25 minutes");
  assert_words (od_words_for_stuck (fresh), "");
  assert_string_equal (od_words_minutes_class (waits), "late");
  assert_string_equal (od_words_minutes_class (fresh), "calm");
}

static void
a_step_says_when_what_and_where (void **state)
{
  g_autoptr (OdCentreView) house = house_new ();
  OdStep call = { .at_us = NOW_US, .verb = OD_VERB_CALL, .desk_id = (char *) "d2", .pool_id = (char *) "housing", .reason = (char *) "agreed" };
  OdStep over = { .at_us = NOW_US, .verb = OD_VERB_HAND_OVER, .desk_id = (char *) "d2", .pool_id = (char *) "debt", .reason = (char *) "so" };

  assert_words (od_words_for_step (&call, house), "10:00 called · \u2068Desk 2\u2069 · \u2068It was agreed before\u2069");
  assert_words (od_words_for_step (&over, house), "10:00 handed over · \u2068Debt\u2069 · \u2068so\u2069");
}

static void
every_ready_reason_has_words (void **state)
{
  for (guint verb = 0; verb < OD_N_VERBS; verb++) {
    const char *const *codes = od_reasons_for (verb);

    assert_in_range (g_strv_length ((char **) codes), 4, 5);
    for (gsize i = 0; codes[i] != NULL; i++)
      assert_string_not_equal (od_reason_words (codes[i]), codes[i]);
  }
}

static void
a_printer_says_what_it_needs_once (void **state)
{
  assert_words (od_words_for_printer ("media-empty-error media-needed"), "no paper");
  assert_words (od_words_for_printer ("media-jam cover-open"), "paper jam, cover open");
  assert_words (od_words_for_printer ("something-new"), "needs a look");
}

static void
changes_are_told_with_the_number (void **state)
{
  assert_words (od_words_for_change ("finish", "B 26"), "B 26 done");
  assert_words (od_words_for_change ("hand-over", "B 26"), "B 26 handed over");
  assert_words (od_words_for_change ("step-out", "B 26"), "B 26 stepped out");
  assert_words (od_words_for_change ("read", "B 26"), "B 26 changed");
  assert_words (od_words_for_change ("", "B 26"), "");
  assert_words (od_words_for_change ("dance", "B 26"), "");
}

static void
refusals_say_why (void **state)
{
  static const struct {
    OdClientError code;
    const char   *words;
  } cases[] = {
    { OD_CLIENT_ERROR_TAKEN, "Another desk already has B 1." },
    { OD_CLIENT_ERROR_STALE, "Something changed in the meantime. Please look again." },
    { OD_CLIENT_ERROR_OFFLINE, "The service does not answer. Nothing was lost; please try again in a moment." },
    { OD_CLIENT_ERROR_SIGNED_OUT, "Your session has ended. Please sign in again." },
    { OD_CLIENT_ERROR_FORBIDDEN, "You may not do this here." },
    { OD_CLIENT_ERROR_REFUSED, "The service could not do this." },
    { OD_CLIENT_ERROR_ANSWER, "The service could not do this." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = g_error_new_literal (OD_CLIENT_ERROR, cases[i].code, "in English, for the log");

    assert_words (od_words_for_refusal (error, "B 1", NULL), cases[i].words);
  }
}

/* A receptionist reads a sentence of her own language for each, never a code. */
static void
every_problem_of_the_line_has_a_sentence (void **state)
{
  static const char *const problems[] = {
    "illegal", "busy", "too-late", "desk-busy", "partner-needed", "reason-needed", "no-such-priority", "clock-back", "full", "slot-full",
    "referral-only", "no-appointment", "no-ticket", "unavailable", "not-found", "wrong-value",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++) {
    g_autofree char *json = g_strdup_printf ("{\"type\":\"urn:onedoor:problem:%s\",\"title\":\"t\",\"status\":409}", problems[i]);
    g_autoptr (GError) error = od_client_error_for_problem (409, json);
    char *words = od_words_for_refusal (error, "B 1", NULL);

    assert_true (g_str_has_suffix (words, "."));
    assert_true (g_hash_table_add (seen, words));
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (states_have_words),
    cmocka_unit_test (people_are_counted),
    cmocka_unit_test (a_foreign_name_does_not_turn_the_line),
    cmocka_unit_test (a_reader_from_the_right_reads_from_the_right),
    cmocka_unit_test (what_should_be_known_before_a_call_is_said),
    cmocka_unit_test (who_is_stuck_is_said_with_the_number),
    cmocka_unit_test (a_step_says_when_what_and_where),
    cmocka_unit_test (every_ready_reason_has_words),
    cmocka_unit_test (a_printer_says_what_it_needs_once),
    cmocka_unit_test (changes_are_told_with_the_number),
    cmocka_unit_test (refusals_say_why),
    cmocka_unit_test (every_problem_of_the_line_has_a_sentence),
  };

  return cmocka_run_group_tests_name ("words", tests, NULL, NULL);
}
