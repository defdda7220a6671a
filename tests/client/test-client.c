/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-client.h"
#include "od-tiny-service.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdClient      *client;
  GAsyncResult  *result;
  guint          n_resyncs;
  guint          n_events;
  guint          n_signed_out;
  char          *last_type;
} Bench;

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *bench = user_data;

  g_set_object (&bench->result, result);
}

static void
count_resync (Bench *bench)
{
  bench->n_resyncs++;
}

static void
count_signed_out (Bench *bench)
{
  bench->n_signed_out++;
}

static void
count_event (Bench      *bench,
             const char *type,
             const char *json)
{
  bench->n_events++;
  g_free (bench->last_type);
  bench->last_type = g_strdup (type);
}

static int
set_up (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("reception");
  url = od_tiny_service_get_url (bench->service);
  bench->client = od_client_new (url, NULL, clock, chance);
  od_client_set_token (bench->client, "t0ken");
  g_signal_connect_swapped (bench->client, "resync", G_CALLBACK (count_resync), bench);
  g_signal_connect_swapped (bench->client, "event", G_CALLBACK (count_event), bench);
  g_signal_connect_swapped (bench->client, "signed-out", G_CALLBACK (count_signed_out), bench);
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_clear_object (&bench->result);
  g_object_unref (bench->client);
  od_tiny_service_free (bench->service);
  g_free (bench->last_type);
  g_free (bench);

  return 0;
}

static GAsyncResult *
wait_for (Bench *bench)
{
  od_turn_until (bench->result != NULL);

  return bench->result;
}

static void
call (Bench      *bench,
      OdVisit    *visit,
      const char *desk_id)
{
  OdWishBody wish = { .desk_id = (char *) desk_id };

  g_clear_object (&bench->result);
  od_client_act_async (bench->client, visit->id, OD_VERB_CALL, &wish, NULL, on_result, bench);
}

static void
a_house_is_read (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdCentre) centre = NULL;

  od_client_get_centre_async (bench->client, NULL, on_result, bench);
  centre = od_client_get_centre_finish (bench->client, wait_for (bench), NULL);
  assert_non_null (centre);
  assert_int_equal (centre->desks->len, 2);
  assert_true (od_client_get_online (bench->client));
}

static void
a_lost_answer_is_asked_for_with_the_same_key (void **state)
{
  Bench *bench = *state;
  OdRegistration registration = { .language = (char *) "ar" };
  g_autoptr (OdIssued) issued = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *keys = od_tiny_service_get_keys (bench->service);

  od_tiny_service_lose_answers (bench->service, 2);
  od_client_register_async (bench->client, &registration, NULL, NULL, on_result, bench);
  issued = od_client_register_finish (bench->client, wait_for (bench), &error);
  assert_null (error);
  assert_int_equal (issued->visit->number, 1);
  assert_int_equal (keys->len, 3);
  assert_true (strlen (keys->pdata[0]) > 30);
  assert_string_equal (keys->pdata[0], keys->pdata[1]);
  assert_string_equal (keys->pdata[0], keys->pdata[2]);
}

static void
two_wishes_have_two_keys (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdVisit) called = NULL;
  g_autoptr (OdVisit) again = NULL;
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", NULL);
  GPtrArray *keys = od_tiny_service_get_keys (bench->service);

  call (bench, visit, "d1");
  called = od_client_act_finish (bench->client, wait_for (bench), NULL);
  call (bench, visit, "d1");
  again = od_client_act_finish (bench->client, wait_for (bench), NULL);
  assert_int_equal (od_visit_current_leg (again)->calls, 2);
  assert_string_not_equal (keys->pdata[0], keys->pdata[1]);
}

static void
a_service_that_is_away_is_offline (void **state)
{
  Bench *bench = *state;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  od_tiny_service_go (bench->service);
  od_client_list_visits_async (bench->client, NULL, on_result, bench);
  visits = od_client_list_visits_finish (bench->client, wait_for (bench), &error);
  assert_null (visits);
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE));
  assert_false (od_client_get_online (bench->client));
}

static void
the_second_of_two_desks_hears_who_was_first (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  OdVisit *waiting = od_tiny_service_add_visit (bench->service, "es", "housing");

  assert_int_equal (od_tiny_service_act (bench->service, waiting, OD_VERB_CALL, "d2"), OD_OUTCOME_DONE);
  call (bench, waiting, "d1");
  visit = od_client_act_finish (bench->client, wait_for (bench), &error);
  assert_null (visit);
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_TAKEN));
  assert_string_equal (od_client_error_get_holder (error), "d2");
  assert_string_equal (od_client_error_get_problem (error), "taken");
}

static void
an_old_wish_is_stale (void **state)
{
  Bench *bench = *state;
  OdWishBody wish = { .version = 7 };
  OdVisit *waiting = od_tiny_service_add_visit (bench->service, "es", NULL);
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) error = NULL;

  od_client_act_async (bench->client, waiting->id, OD_VERB_HOLD, &wish, NULL, on_result, bench);
  visit = od_client_act_finish (bench->client, wait_for (bench), &error);
  assert_null (visit);
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_STALE));
}

static void
a_wrong_secret_is_forbidden (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdSession) session = NULL;
  g_autoptr (GError) error = NULL;

  od_client_sign_in_async (bench->client, "Nadia", "closed", NULL, on_result, bench);
  session = od_client_sign_in_finish (bench->client, wait_for (bench), &error);
  assert_null (session);
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_FORBIDDEN));
  assert_string_equal (od_client_error_get_problem (error), "bad-secret");
}

static void
a_forgotten_session_is_signed_out (void **state)
{
  Bench *bench = *state;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  od_tiny_service_forget_sessions (bench->service);
  od_client_list_visits_async (bench->client, NULL, on_result, bench);
  visits = od_client_list_visits_finish (bench->client, wait_for (bench), &error);
  assert_null (visits);
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_SIGNED_OUT));
  assert_int_equal (bench->n_signed_out, 1);
}

static void
nobody_waiting_is_no_error (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) error = NULL;

  od_client_call_next_async (bench->client, "d1", NULL, NULL, on_result, bench);
  visit = od_client_call_next_finish (bench->client, wait_for (bench), &error);
  assert_null (visit);
  assert_null (error);
}

static void
no_name_is_no_error (void **state)
{
  Bench *bench = *state;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  od_client_get_name_async (bench->client, "0199", NULL, on_result, bench);
  name = od_client_get_name_finish (bench->client, wait_for (bench), &error);
  assert_null (name);
  assert_null (error);
}

static void
a_device_enrols (void **state)
{
  Bench *bench = *state;
  g_autofree char *token = NULL;

  od_client_enrol_async (bench->client, "ABCD-EFGH", NULL, on_result, bench);
  token = od_client_enrol_finish (bench->client, wait_for (bench), NULL);
  assert_string_equal (token, "device-token");
}

static void
a_cancelled_wish_ends_at_once (void **state)
{
  Bench *bench = *state;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  od_tiny_service_go (bench->service);
  od_client_list_visits_async (bench->client, cancellable, on_result, bench);
  g_cancellable_cancel (cancellable);
  visits = od_client_list_visits_finish (bench->client, wait_for (bench), &error);
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
listen (Bench *bench)
{
  od_client_listen (bench->client);
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1 && bench->n_resyncs == 1);
}

static void
news_arrive (void **state)
{
  Bench *bench = *state;

  listen (bench);
  assert_true (od_client_get_online (bench->client));
  od_tiny_service_say (bench->service, "centre", "{}");
  od_turn_until (bench->n_events == 1);
  assert_string_equal (bench->last_type, "centre");
}

static void
a_broken_stream_goes_on_where_it_was (void **state)
{
  Bench *bench = *state;

  listen (bench);
  od_tiny_service_say (bench->service, "centre", "{}");
  od_turn_until (bench->n_events == 1);
  od_tiny_service_break_stream (bench->service);
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1);
  assert_string_equal (od_tiny_service_get_last_id (bench->service), "1");
  od_tiny_service_say (bench->service, "centre", "{}");
  od_turn_until (bench->n_events == 2);
  assert_int_equal (bench->n_resyncs, 1);
}

static void
a_stream_that_heard_nothing_yet_asks_to_fetch_again (void **state)
{
  Bench *bench = *state;

  listen (bench);
  od_tiny_service_break_stream (bench->service);
  od_turn_until (bench->n_resyncs == 2);
}

static void
the_service_says_when_all_must_be_fetched (void **state)
{
  Bench *bench = *state;

  listen (bench);
  od_tiny_service_say (bench->service, "resync", "{}");
  od_turn_until (bench->n_resyncs == 2);
  assert_int_equal (bench->n_events, 0);
}

static void
a_service_that_comes_back_is_found_again (void **state)
{
  Bench *bench = *state;

  listen (bench);
  od_tiny_service_go (bench->service);
  od_turn_until (!od_client_get_online (bench->client));
  od_tiny_service_come_back (bench->service);
  od_turn_until (od_client_get_online (bench->client));
  assert_int_equal (od_tiny_service_count_ears (bench->service), 1);
}

static void
a_hushed_client_hears_nothing (void **state)
{
  Bench *bench = *state;

  listen (bench);
  od_client_hush (bench->client);
  od_turn_until ((od_tiny_service_say (bench->service, "centre", "{}"), od_tiny_service_count_ears (bench->service) == 0));
  assert_int_equal (bench->n_events, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_house_is_read),
    TEST (a_lost_answer_is_asked_for_with_the_same_key),
    TEST (two_wishes_have_two_keys),
    TEST (a_service_that_is_away_is_offline),
    TEST (the_second_of_two_desks_hears_who_was_first),
    TEST (an_old_wish_is_stale),
    TEST (a_wrong_secret_is_forbidden),
    TEST (a_forgotten_session_is_signed_out),
    TEST (nobody_waiting_is_no_error),
    TEST (no_name_is_no_error),
    TEST (a_device_enrols),
    TEST (a_cancelled_wish_ends_at_once),
    TEST (news_arrive),
    TEST (a_broken_stream_goes_on_where_it_was),
    TEST (a_stream_that_heard_nothing_yet_asks_to_fetch_again),
    TEST (the_service_says_when_all_must_be_fetched),
    TEST (a_service_that_comes_back_is_found_again),
    TEST (a_hushed_client_hears_nothing),
  };

  return cmocka_run_group_tests_name ("client", tests, NULL, NULL);
}
