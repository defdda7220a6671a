/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-desk-session.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdDeskSession *session;
  GError        *refusal;
  guint          asked;       /* verb that wants a reason; 0 = none */
  char          *joined;
  char          *nothing;
  char          *token;       /* of a carried ticket */
  char          *ticket;      /* address on a ticket to be printed again */
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
keep_asked (Bench *bench,
            guint  verb)
{
  bench->asked = verb;
}

static void
keep_text (char      **place,
           const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
keep_carried (Bench         *bench,
              const OdVisit *visit,
              const char    *token)
{
  keep_text (&bench->token, token);
}

static void
keep_ticket (Bench          *bench,
             const OdIssued *issued)
{
  keep_text (&bench->ticket, issued->url);
}

static Bench *
bench_new (const char *role)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new (role);
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  bench->session = od_desk_session_new (client, clock, "en");
  g_signal_connect_swapped (bench->session, "refused", G_CALLBACK (keep_refusal), bench);
  g_signal_connect_swapped (bench->session, "reason-needed", G_CALLBACK (keep_asked), bench);
  g_signal_connect_swapped (bench->session, "joined", G_CALLBACK (keep_text), &bench->joined);
  g_signal_connect_swapped (bench->session, "found-nothing", G_CALLBACK (keep_text), &bench->nothing);
  g_signal_connect_swapped (bench->session, "carried", G_CALLBACK (keep_carried), bench);
  g_signal_connect_swapped (bench->session, "ticket", G_CALLBACK (keep_ticket), bench);

  return bench;
}

static int
set_up (void **state)
{
  *state = bench_new ("reception");

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_object_unref (bench->session);
  od_tiny_service_free (bench->service);
  g_clear_error (&bench->refusal);
  g_free (bench->joined);
  g_free (bench->nothing);
  g_free (bench->token);
  g_free (bench->ticket);
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
act (Bench            *bench,
     OdVerb            verb,
     const OdWishBody *more)
{
  od_turn_until (od_desk_session_allows (bench->session, verb));
  od_desk_session_act (bench->session, verb, more);
  od_turn_until (!is_busy (bench));
}

static void
choose (Bench         *bench,
        const OdVisit *visit)
{
  g_autoptr (OdQueueModel) queue = NULL;

  g_object_get (bench->session, "queue", &queue, NULL);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue, visit->id));
}

static void
call_next (Bench *bench)
{
  od_turn_until (od_desk_session_allows_call_next (bench->session));
  od_desk_session_call_next (bench->session);
  od_turn_until (!is_busy (bench));
}

static void
who_went_home_is_let_in_again (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  choose (bench, visit);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_RECALL));
  act (bench, OD_VERB_LEAVE, NULL);
  assert_int_equal (count_rows (bench), 0);
  choose (bench, visit);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_LEAVE));
  act (bench, OD_VERB_RECALL, NULL);
  assert_int_equal (od_visit_current_leg (visit)->state, OD_LEG_WAITING);
  assert_int_equal (count_rows (bench), 1);
}

static void
a_missed_call_rests (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);
  guint missed = 0;

  sit_down (bench, "d1", 1);
  call_next (bench);
  act (bench, OD_VERB_NO_SHOW, NULL);
  choose (bench, visit);
  g_object_get (row (bench, 0), "missed", &missed, NULL);
  assert_int_equal (missed, 1);
  assert_false (says (row (bench, 0), "rests-text", ""));
  assert_false (od_desk_session_allows_call_next (bench->session));
}

static void
who_passes_others_needs_a_reason (void **state)
{
  Bench *bench = *state;
  OdVisit *first = od_tiny_service_add_visit (bench->service, "es", NULL);
  OdVisit *second = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 2);
  choose (bench, first);
  assert_false (od_desk_session_asks_reason (bench->session, OD_VERB_CALL));
  choose (bench, second);
  assert_true (od_desk_session_asks_reason (bench->session, OD_VERB_CALL));
  act (bench, OD_VERB_CALL, NULL);
  assert_int_equal (bench->asked, OD_VERB_CALL);
  assert_null (bench->refusal);
  act (bench, OD_VERB_CALL, &(OdWishBody) { .reason = (char *) "agreed" });
  assert_int_equal (od_visit_current_leg (second)->state, OD_LEG_CALLED);
}

static void
a_desk_with_somebody_calls_nobody_else (void **state)
{
  Bench *bench = *state;
  OdVisit *second;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  second = od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 2);
  call_next (bench);
  assert_false (od_desk_session_allows_call_next (bench->session));
  choose (bench, second);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_CALL));
  assert_false (od_desk_session_allows (bench->session, OD_VERB_START));
  assert_true (od_desk_session_allows (bench->session, OD_VERB_HOLD));
}

static guint
count_partners (Bench *bench)
{
  g_autoptr (GListModel) partners = od_desk_session_list_partners (bench->session);

  return g_list_model_get_n_items (partners);
}

static void
a_pair_is_met_by_two_free_desks (void **state)
{
  Bench *bench = *state;
  OdVisit *pair = od_tiny_service_add_visit (bench->service, "es", "work");
  OdVisit *other = od_tiny_service_add_visit (bench->service, "es", "housing");

  sit_down (bench, "d1", 2);
  choose (bench, other);
  assert_int_equal (count_partners (bench), 0);
  choose (bench, pair);
  assert_int_equal (count_partners (bench), 1);
  assert_int_equal (od_tiny_service_act (bench->service, other, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  od_turn_until (count_partners (bench) == 0);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_CALL));
  assert_int_equal (od_tiny_service_act (bench->service, other, OD_VERB_CANCEL, "d2"), OD_OUTCOME_DONE);
  od_turn_until (count_partners (bench) == 1);
  act (bench, OD_VERB_CALL, NULL);
  assert_string_equal (od_visit_current_leg (pair)->with_desk_id, "d2");
  assert_true (says (row (bench, 0), "with-text", "Room 2"));
}

/* The second desk sees whom the first one called to both. */
static void
the_second_desk_of_a_pair_is_told (void **state)
{
  Bench *bench = *state;
  OdVisit *pair = od_tiny_service_add_visit (bench->service, "es", "work");

  sit_down (bench, "d2", 1);
  assert_int_equal (od_tiny_service_act (bench->service, pair, OD_VERB_CALL, "d1"), OD_OUTCOME_DONE);
  od_turn_until (bench->joined != NULL);
  assert_string_equal (bench->joined, "\u2066B 1\u2069");
  assert_ptr_equal (od_desk_session_get_current (bench->session), row (bench, 0));
  act (bench, OD_VERB_START, NULL);
  assert_int_equal (od_visit_current_leg (pair)->state, OD_LEG_SERVING);
}

static void
somebody_is_sent_to_a_person (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);
  g_autoptr (GListModel) staff = NULL;
  gboolean personal = FALSE;

  sit_down (bench, "d1", 1);
  g_object_get (bench->session, "staff", &staff, NULL);
  od_turn_until (g_list_model_get_n_items (staff) == 2);
  call_next (bench);
  od_desk_session_send (bench->session, OD_VERB_HAND_OVER, OD_TARGET_PERSON, "s2", "knows-matter");
  od_turn_until (od_visit_current_leg (visit)->offered);
  assert_string_equal (od_visit_current_leg (visit)->for_staff_id, "s2");
  assert_string_equal (od_visit_current_leg (visit)->pool_id, "housing");
  od_turn_until (says (row (bench, 0), "from-text", "Desk 1"));
  g_object_get (row (bench, 0), "personal", &personal, NULL);
  assert_true (personal);
}

static void
a_class_is_given_by_its_id (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  choose (bench, visit);
  assert_true (od_desk_session_asks_reason (bench->session, OD_VERB_PRIORITISE));
  act (bench, OD_VERB_PRIORITISE, &(OdWishBody) { .priority = (char *) "soon", .reason = (char *) "long-wait" });
  assert_true (says (row (bench, 0), "priority-text", "soon"));
  act (bench, OD_VERB_PRIORITISE, &(OdWishBody) { .priority = (char *) "never", .reason = (char *) "long-wait" });
  assert_string_equal (od_client_error_get_problem (bench->refusal), "no-such-priority");
}

static void
the_same_walk_in_asked_again_is_the_same_number (void **state)
{
  Bench *bench = *state;
  OdRegistration walk_in = { .language = (char *) "ar" };
  GPtrArray *keys = od_tiny_service_get_keys (bench->service);

  sit_down (bench, "d1", 0);
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  od_tiny_service_lose_answers (bench->service, 4);
  od_desk_session_register (bench->session, &walk_in);
  od_turn_until (bench->refusal != NULL);
  assert_true (g_error_matches (bench->refusal, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE));
  od_tiny_service_say (bench->service, "centre", "{}");
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  od_desk_session_register (bench->session, &walk_in);
  od_turn_until (says (bench->session, "walk-in-label", "\u2066B 1\u2069"));
  assert_string_equal (g_ptr_array_index (keys, keys->len - 1), g_ptr_array_index (keys, keys->len - 2));
  od_desk_session_register (bench->session, &walk_in);
  od_turn_until (says (bench->session, "walk-in-label", "\u2066B 2\u2069"));
}

static void
a_full_line_asks_why (void **state)
{
  Bench *bench = *state;
  const char *needs[] = { "money", NULL };
  OdRegistration walk_in = { .language = (char *) "en", .needs = (GStrv) needs };

  od_tiny_service_add_visit (bench->service, "es", "money");
  sit_down (bench, "d1", 1);
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_REGISTER));
  bench->asked = OD_N_VERBS;
  od_desk_session_register (bench->session, &walk_in);
  od_turn_until (bench->asked == OD_VERB_REGISTER);
  assert_string_equal (od_client_error_get_problem (bench->refusal), "full");
  walk_in.reason = (char *) "agreed";
  od_desk_session_register (bench->session, &walk_in);
  od_turn_until (count_rows (bench) == 2);
}

static void
a_number_or_a_token_finds_somebody (void **state)
{
  Bench *bench = *state;
  OdVisit *first = od_tiny_service_add_visit (bench->service, "es", NULL);
  OdVisit *second = od_tiny_service_add_visit (bench->service, "es", NULL);
  g_autofree char *address = g_strdup_printf ("HTTP://127.0.0.1:8080/T/%s", first->token);

  sit_down (bench, "d1", 2);
  od_desk_session_find (bench->session, " b2 ");
  assert_string_equal (od_visit_item_get_visit (od_desk_session_get_current (bench->session))->id, second->id);
  od_turn_until (od_client_get_online (od_desk_session_get_client (bench->session)));
  od_desk_session_find (bench->session, address);
  od_turn_until (!is_busy (bench));
  assert_string_equal (od_visit_item_get_visit (od_desk_session_get_current (bench->session))->id, first->id);
  od_desk_session_find (bench->session, "C2");
  od_turn_until (bench->nothing != NULL);
  assert_string_equal (bench->nothing, "C2");
}

static void
a_ticket_of_another_day_brings_its_token (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);
  g_autofree char *token = g_strdup (visit->token);

  od_tiny_service_carry (bench->service, visit);
  sit_down (bench, "d1", 0);
  od_desk_session_find (bench->session, token);
  od_turn_until (bench->token != NULL);
  assert_string_equal (bench->token, token);
}

static void
a_ticket_can_be_had_again (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);

  sit_down (bench, "d1", 1);
  assert_false (od_desk_session_allows (bench->session, OD_VERB_PRINT));
  choose (bench, visit);
  od_turn_until (od_desk_session_allows (bench->session, OD_VERB_PRINT));
  od_desk_session_ask_ticket (bench->session, NULL);
  od_turn_until (bench->ticket != NULL);
  assert_true (g_str_has_suffix (bench->ticket, visit->token));
  od_desk_session_tell_print (bench->session, visit->id, OD_PRINT_REPRINTED, NULL);
  od_turn_until (says (row (bench, 0), "print", "reprinted"));
}

static void
a_clock_that_went_back_stops_until_it_is_trusted (void **state)
{
  Bench *bench = *state;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);
  gboolean clock_back = FALSE;

  sit_down (bench, "d1", 1);
  call_next (bench);
  od_tiny_service_turn_clock_back (bench->service, 60);
  act (bench, OD_VERB_START, NULL);
  assert_true (g_error_matches (bench->refusal, OD_CLIENT_ERROR, OD_CLIENT_ERROR_CLOCK));
  g_object_get (bench->session, "clock-back", &clock_back, NULL);
  assert_true (clock_back);
  assert_int_equal (od_visit_current_leg (visit)->state, OD_LEG_CALLED);
  od_desk_session_trust_clock (bench->session, "it is right");
  od_turn_until (!is_busy (bench));
  g_object_get (bench->session, "clock-back", &clock_back, NULL);
  assert_false (clock_back);
  act (bench, OD_VERB_START, NULL);
  assert_int_equal (od_visit_current_leg (visit)->state, OD_LEG_SERVING);
}

static gboolean
has_steps (Bench *bench,
           guint  n)
{
  GPtrArray *path = od_desk_session_get_path (bench->session);

  return path != NULL && path->len == n;
}

static void
the_path_of_a_visit_is_told (void **state)
{
  Bench *bench = *state;
  const OdStep *step;

  od_tiny_service_add_visit (bench->service, "es", NULL);
  sit_down (bench, "d1", 1);
  call_next (bench);
  od_turn_until (has_steps (bench, 1));
  act (bench, OD_VERB_HOLD, NULL);
  od_turn_until (has_steps (bench, 2));
  step = g_ptr_array_index (od_desk_session_get_path (bench->session), 1);
  assert_int_equal (step->verb, OD_VERB_HOLD);
  assert_string_equal (step->pool_id, "reception");
  assert_true (step->at_us > 0);
}

static void
the_forecast_of_the_last_ticket_is_the_boards (void **state)
{
  Bench *bench = *state;

  sit_down (bench, "d1", 0);
  od_tiny_service_say (bench->service, "board",
                       "{\"now\":[],\"last\":[],\"waiting\":0,\"letters\":[],\"state\":\"tight\",\"opens\":null,"
                       "\"closes\":\"2026-11-22T15:00:00Z\",\"last_ticket\":\"2026-11-22T14:15:00Z\"}");
  od_turn_until (says (bench->session, "last-ticket", "15:15"));
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (who_went_home_is_let_in_again),
    TEST (a_missed_call_rests),
    TEST (who_passes_others_needs_a_reason),
    TEST (a_desk_with_somebody_calls_nobody_else),
    TEST (a_pair_is_met_by_two_free_desks),
    TEST (the_second_desk_of_a_pair_is_told),
    TEST (somebody_is_sent_to_a_person),
    TEST (a_class_is_given_by_its_id),
    TEST (the_same_walk_in_asked_again_is_the_same_number),
    TEST (a_full_line_asks_why),
    TEST (a_number_or_a_token_finds_somebody),
    TEST (a_ticket_of_another_day_brings_its_token),
    TEST (a_ticket_can_be_had_again),
    TEST (a_clock_that_went_back_stops_until_it_is_trusted),
    TEST (the_path_of_a_visit_is_told),
    TEST (the_forecast_of_the_last_ticket_is_the_boards),
  };

  return cmocka_run_group_tests_name ("desk-work", tests, NULL, NULL);
}
