/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-desk-session.h"
#include "od-fake-clock.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdFakeClock   *clock;
  OdDeskSession *session;
  GError        *refusal;
  guint          n_nobody;
} Bench;

static void
keep_refusal (Bench        *bench,
              const GError *error,
              const char   *label)
{
  g_clear_error (&bench->refusal);
  bench->refusal = g_error_copy (error);
}

static void
count_nobody (Bench *bench)
{
  bench->n_nobody++;
}

static Bench *
bench_new (const char *role)
{
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  bench->service = od_tiny_service_new (role);
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, OD_CLOCK (bench->clock), chance);
  bench->session = od_desk_session_new (client, OD_CLOCK (bench->clock), "en");
  g_signal_connect_swapped (bench->session, "refused", G_CALLBACK (keep_refusal), bench);
  g_signal_connect_swapped (bench->session, "nobody-waits", G_CALLBACK (count_nobody), bench);

  return bench;
}

static int
set_up (void **state)
{
  *state = bench_new ("reception");

  return 0;
}

static int
set_up_provider (void **state)
{
  *state = bench_new ("provider");

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_object_unref (bench->session);
  od_tiny_service_free (bench->service);
  g_object_unref (bench->clock);
  g_clear_error (&bench->refusal);
  g_free (bench);

  return 0;
}

static char *
text (gpointer    object,
      const char *property)
{
  char *value = NULL;

  g_object_get (object, property, &value, NULL);

  return value;
}

static gboolean
says (gpointer    object,
      const char *property,
      const char *wanted)
{
  g_autofree char *value = text (object, property);

  return g_strcmp0 (value, wanted) == 0;
}

static gboolean
is_busy (Bench *bench)
{
  gboolean busy = FALSE;

  g_object_get (bench->session, "busy", &busy, NULL);

  return busy;
}

/* Those whose visit is over stay at the end of the list. */
static guint
count_open (GListModel *queue)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++) {
    g_autoptr (OdVisitItem) item = g_list_model_get_item (queue, i);

    count += od_visit_is_open (od_visit_item_get_visit (item)) ? 1 : 0;
  }

  return count;
}

static guint
count_rows (Bench *bench)
{
  g_autoptr (GListModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);

  return queue != NULL ? count_open (queue) : 0;
}

static OdVisitItem *
row (Bench *bench,
     guint  position)
{
  g_autoptr (GListModel) queue = NULL;
  g_autoptr (OdVisitItem) item = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);
  item = g_list_model_get_item (queue, position);

  return item;
}

static guint
undo_seconds (Bench *bench)
{
  guint seconds = 0;

  g_object_get (bench->session, "undo-seconds", &seconds, NULL);

  return seconds;
}

static void
sign_in (Bench *bench)
{
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (says (bench->session, "state", "choose"));
}

static void
sit_down (Bench      *bench,
          const char *desk_id,
          guint       n_rows)
{
  sign_in (bench);
  od_desk_session_choose_desk (bench->session, desk_id);
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1 && count_rows (bench) == n_rows);
}

static void
act (Bench *bench,
     OdVerb verb)
{
  od_desk_session_act (bench->session, verb, NULL);
  assert_true (is_busy (bench));
  od_turn_until (!is_busy (bench));
}

static void
a_wrong_secret_stays_at_the_door (void **state)
{
  Bench *bench = *state;

  od_desk_session_sign_in (bench->session, "Nadia", "guess");
  od_turn_until (bench->refusal != NULL);
  assert_string_equal (od_client_error_get_problem (bench->refusal), "bad-secret");
  assert_true (says (bench->session, "state", "enter"));
  assert_false (is_busy (bench));
}

static void
who_signs_in_chooses_a_desk (void **state)
{
  Bench *bench = *state;
  g_autoptr (GListModel) desks = NULL;

  sign_in (bench);
  g_object_get (bench->session, "desks", &desks, NULL);
  assert_int_equal (g_list_model_get_n_items (desks), 2);
  assert_true (says (bench->session, "staff-name", "Nadia"));
  assert_true (says (bench->session, "house-name", "Open House"));
  od_desk_session_choose_desk (bench->session, "d1");
  assert_true (says (bench->session, "desk-place", "Room 1"));
  assert_true (says (bench->session, "state", "work"));
}

static void
a_row_says_what_staff_need (void **state)
{
  Bench *bench = *state;
  OdVisitItem *item;

  od_tiny_service_add_visit (bench->service, "ar", "housing");
  sit_down (bench, "d1", 1);
  item = row (bench, 0);
  assert_true (says (item, "label", "\u2066B 1\u2069"));
  assert_true (says (item, "needs-text", "A place to live"));
  assert_true (says (item, "pool-text", "Housing"));
  assert_true (says (item, "language-name", "\u2068العربية\u2069"));
  assert_true (says (item, "state", "waiting"));
  assert_true (says (item, "desk-text", ""));
}

static void
nothing_is_allowed_without_somebody (void **state)
{
  Bench *bench = *state;

  sit_down (bench, "d1", 0);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_CALL));
  assert_false (od_desk_session_allows_call_next (bench->session));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_UNDO));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
}

static void
a_visit_is_called_served_and_done (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  od_turn_until (od_desk_session_allows_call_next (bench->session));
  od_desk_session_call_next (bench->session);
  od_turn_until (!is_busy (bench));
  assert_non_null (od_desk_session_get_current (bench->session));
  assert_false (od_desk_session_allows_call_next (bench->session));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_FINISH));
  assert_true (od_desk_session_allows (bench->session, OD_VERB_CALL));
  act (bench, OD_VERB_START);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_CALL));
  act (bench, OD_VERB_FINISH);
  assert_false (od_visit_is_open (visit));
  assert_null (od_desk_session_get_current (bench->session));
  assert_int_equal (count_rows (bench), 0);
}

static void
the_last_change_can_be_taken_back (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_LEAVE));
  act (bench, OD_VERB_LEAVE);
  assert_int_equal (count_rows (bench), 0);
  assert_int_equal (undo_seconds (bench), 60);
  assert_true (says (bench->session, "undo-verb", "leave"));
  od_desk_session_undo (bench->session);
  od_turn_until (!is_busy (bench));
  assert_int_equal (od_visit_current_leg (visit)->state, OD_LEG_WAITING);
  assert_int_equal (count_rows (bench), 1);
  assert_ptr_equal (od_desk_session_get_current (bench->session), row (bench, 0));
  assert_int_equal (undo_seconds (bench), 0);
}

static void
taking_back_ends_after_a_minute (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_HOLD));
  act (bench, OD_VERB_HOLD);
  od_fake_clock_advance (bench->clock, 20);
  od_turn_until (undo_seconds (bench) == 40);
  od_fake_clock_advance (bench->clock, 41);
  od_turn_until (undo_seconds (bench) == 0);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_UNDO));
}

static void
what_another_changed_cannot_be_taken_back (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_HOLD));
  act (bench, OD_VERB_HOLD);
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_RESUME, NULL), OD_OUTCOME_DONE);
  od_turn_until (undo_seconds (bench) == 0);
}

/* The stream is held back so that this desk does not know yet. */
static void
the_second_desk_is_told_who_was_first (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");

  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_CALL));
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  od_desk_session_act (bench->session, OD_VERB_CALL, NULL);
  od_turn_until (bench->refusal != NULL);
  assert_true (g_error_matches (bench->refusal, OD_CLIENT_ERROR, OD_CLIENT_ERROR_TAKEN));
  assert_string_equal (od_client_error_get_holder (bench->refusal), "d2");
  od_turn_until (!od_desk_session_allows (bench->session, OD_VERB_CALL));
}

static void
a_hand_over_waits_at_the_other_line (void **state)
{
  Bench *bench = *state;
  gboolean offered = FALSE;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  od_turn_until (od_desk_session_allows_call_next (bench->session));
  od_desk_session_call_next (bench->session);
  od_turn_until (!is_busy (bench));
  od_desk_session_send (bench->session, OD_VERB_HAND_OVER, OD_TARGET_POOL, "housing", NULL);
  od_turn_until (!is_busy (bench));
  g_object_get (row (bench, 0), "offered", &offered, NULL);
  assert_true (offered);
  assert_true (says (row (bench, 0), "pool-text", "Housing"));
}

static void
a_walk_in_gets_a_number (void **state)
{
  Bench *bench = *state;

  sit_down (bench, "d1", 0);
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  od_desk_session_register (bench->session, &(OdRegistration) { .language = (char *) "ar" });
  od_turn_until (says (bench->session, "walk-in-label", "\u2066B 1\u2069"));
  od_turn_until (count_rows (bench) == 1);
  od_desk_session_close_walk_in (bench->session);
  assert_true (says (bench->session, "walk-in-label", ""));
}

static void
a_lost_answer_makes_one_walk_in (void **state)
{
  Bench *bench = *state;

  sit_down (bench, "d1", 0);
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  od_tiny_service_lose_answers (bench->service, 1);
  od_desk_session_register (bench->session, &(OdRegistration) { .language = (char *) "ar" });
  od_turn_until (!is_busy (bench));
  assert_null (bench->refusal);
  od_turn_until (count_rows (bench) == 1);
  assert_true (says (bench->session, "walk-in-label", "\u2066B 1\u2069"));
}

static void
a_lost_service_allows_nothing_and_comes_back (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  od_turn_until (od_desk_session_allows_call_next (bench->session));
  od_tiny_service_go (bench->service);
  od_turn_until (!od_desk_session_allows_call_next (bench->session));
  assert_true (says (bench->session, "lost-since", "10:00"));
  assert_int_equal (count_rows (bench), 1);
  od_tiny_service_come_back (bench->service);
  od_turn_until (od_desk_session_allows_call_next (bench->session));
  assert_true (says (bench->session, "lost-since", ""));
}

static void
a_session_that_ended_leads_to_the_door (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_HOLD));
  od_tiny_service_forget_sessions (bench->service);
  od_desk_session_act (bench->session, OD_VERB_HOLD, NULL);
  od_turn_until (says (bench->session, "state", "enter"));
  assert_true (g_error_matches (bench->refusal, OD_CLIENT_ERROR, OD_CLIENT_ERROR_SIGNED_OUT));
  assert_null (od_desk_session_get_current (bench->session));
  assert_true (says (bench->session, "staff-name", ""));
}

static void
signing_out_forgets_everything (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  od_desk_session_sign_out (bench->session);
  assert_true (says (bench->session, "state", "enter"));
  assert_true (says (bench->session, "staff-name", ""));
  assert_int_equal (count_rows (bench), 0);
}

static void
a_blocked_printer_is_seen_until_it_is_well (void **state)
{
  Bench *bench = *state;
  g_autoptr (GListModel) alerts = NULL;
  g_autoptr (OdAlert) alert = NULL;

  sit_down (bench, "d1", 0);
  g_object_get (bench->session, "alerts", &alerts, NULL);
  od_tiny_service_say (bench->service, "device",
                       "{\"device_id\":\"k1\",\"name\":\"Entrance\",\"blocked\":true,\"reasons\":[\"media-empty\",\"cover-open\"]}");
  od_turn_until (g_list_model_get_n_items (alerts) == 1);
  alert = g_list_model_get_item (alerts, 0);
  assert_true (says (alert, "reasons", "media-empty cover-open"));
  od_tiny_service_say (bench->service, "device", "{\"device_id\":\"k1\",\"name\":\"Entrance\",\"blocked\":false,\"reasons\":[]}");
  od_turn_until (g_list_model_get_n_items (alerts) == 0);
}

static void
without_a_desk_nobody_is_called (void **state)
{
  Bench *bench = *state;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, NULL, 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_HOLD));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_CALL));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_START));
  assert_false (od_desk_session_allows_call_next (bench->session));
}

static void
a_provider_leaves_the_others_people_alone (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");

  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  sit_down (bench, "d1", 1);
  od_desk_session_set_current (bench->session, row (bench, 0));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_START));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  assert_int_equal (od_tiny_service_act (bench->service, visit, OD_VERB_CANCEL, NULL), OD_OUTCOME_DONE);
  od_turn_until (count_rows (bench) == 0);
}

static void
called_people_are_above_those_who_wait (void **state)
{
  Bench *bench = *state;
  OdVisit *second;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  second = od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 2);
  assert_true (says (row (bench, 0), "label", "\u2066B 1\u2069"));
  assert_int_equal (od_tiny_service_act (bench->service, second, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  od_turn_until (says (row (bench, 0), "label", "\u2066B 2\u2069"));
  assert_int_equal (od_tiny_service_act (bench->service, second, OD_VERB_HOLD, "d2"), OD_OUTCOME_DONE);
  od_turn_until (says (row (bench, 1), "label", "\u2066B 2\u2069"));
}

static void
the_list_is_fetched_again_when_something_was_missed (void **state)
{
  Bench *bench = *state;
  guint n_lists;

  sit_down (bench, "d1", 0);
  n_lists = od_tiny_service_count_lists (bench->service);
  od_tiny_service_say (bench->service, "resync", "{}");
  od_turn_until (od_tiny_service_count_lists (bench->service) > n_lists);
}

static void
the_same_item_lives_as_long_as_its_visit (void **state)
{
  Bench *bench = *state;
  OdVisitItem *item;
  guint n_lists;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  item = row (bench, 0);
  n_lists = od_tiny_service_count_lists (bench->service);
  od_tiny_service_say (bench->service, "resync", "{}");
  od_turn_until (od_tiny_service_count_lists (bench->service) > n_lists);
  od_tiny_service_add_visit (bench->service, "es", NULL);
  od_turn_until (count_rows (bench) == 2);
  assert_ptr_equal (row (bench, 0), item);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_wrong_secret_stays_at_the_door),
    TEST (who_signs_in_chooses_a_desk),
    TEST (a_row_says_what_staff_need),
    TEST (nothing_is_allowed_without_somebody),
    TEST (a_visit_is_called_served_and_done),
    TEST (the_last_change_can_be_taken_back),
    TEST (taking_back_ends_after_a_minute),
    TEST (what_another_changed_cannot_be_taken_back),
    TEST (the_second_desk_is_told_who_was_first),
    TEST (a_hand_over_waits_at_the_other_line),
    TEST (a_walk_in_gets_a_number),
    TEST (a_lost_answer_makes_one_walk_in),
    TEST (a_lost_service_allows_nothing_and_comes_back),
    TEST (a_session_that_ended_leads_to_the_door),
    TEST (signing_out_forgets_everything),
    TEST (a_blocked_printer_is_seen_until_it_is_well),
    TEST (without_a_desk_nobody_is_called),
    cmocka_unit_test_setup_teardown (a_provider_leaves_the_others_people_alone, set_up_provider, tear_down),
    TEST (called_people_are_above_those_who_wait),
    TEST (the_list_is_fetched_again_when_something_was_missed),
    TEST (the_same_item_lives_as_long_as_its_visit),
  };

  return cmocka_run_group_tests_name ("desk-session", tests, NULL, NULL);
}
