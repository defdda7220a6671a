/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-kiosk-session.h"
#include "od-tiny-service.h"
#include "od-turning.h"

/* So many times one wish is sent before it is given up. */
#define ATTEMPTS 4

typedef struct {
  OdTinyService  *service;
  OdClient       *client;
  OdKioskSession *session;
  GAsyncResult   *result;
} Bench;

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bench *bench = user_data;

  g_set_object (&bench->result, result);
}

static int
set_up (void **state)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new ("kiosk");
  url = od_tiny_service_get_url (bench->service);
  bench->client = od_client_new (url, NULL, clock, chance);
  od_client_set_token (bench->client, "t0ken");
  bench->session = od_kiosk_session_new (bench->client, clock, 10);
  od_kiosk_session_set_language (bench->session, "ar");
  od_kiosk_session_set_need (bench->session, "housing", TRUE);
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_clear_object (&bench->result);
  g_object_unref (bench->session);
  g_object_unref (bench->client);
  od_tiny_service_free (bench->service);
  g_free (bench);

  return 0;
}

static gboolean
take_number (Bench   *bench,
             GError **error)
{
  g_clear_object (&bench->result);
  od_kiosk_session_take_number_async (bench->session, FALSE, NULL, on_result, bench);
  od_turn_until (bench->result != NULL);

  return od_kiosk_session_take_number_finish (bench->session, bench->result, error);
}

/* A number is asked for, and given, but the kiosk never hears of it. */
static void
lose_number (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  od_tiny_service_lose_answers (bench->service, ATTEMPTS);
  assert_false (take_number (bench, &error));
  assert_true (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE));
}

static int
take_again (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  take_number (bench, &error);
  assert_null (error);

  return (int) od_kiosk_session_get_issued (bench->session)->visit->number;
}

static const char *
last_key (Bench *bench)
{
  GPtrArray *keys = od_tiny_service_get_keys (bench->service);

  return keys->pdata[keys->len - 1];
}

static const char *
first_key (Bench *bench)
{
  return od_tiny_service_get_keys (bench->service)->pdata[0];
}

static void
a_lost_number_that_is_asked_for_again_is_the_same_number (void **state)
{
  Bench *bench = *state;

  lose_number (bench);
  assert_int_equal (take_again (bench), 1);
  assert_string_equal (last_key (bench), first_key (bench));
}

static void
what_was_chosen_and_unchosen_again_is_the_same_wish (void **state)
{
  Bench *bench = *state;

  lose_number (bench);
  od_kiosk_session_set_need (bench->session, "work", TRUE);
  od_kiosk_session_set_need (bench->session, "work", FALSE);
  assert_int_equal (take_again (bench), 1);
}

static void
another_name_is_another_wish (void **state)
{
  Bench *bench = *state;

  lose_number (bench);
  od_kiosk_session_set_name (bench->session, "Somebody");
  assert_int_equal (take_again (bench), 2);
  assert_string_not_equal (last_key (bench), first_key (bench));
}

static void
the_next_visitor_gets_another_number (void **state)
{
  Bench *bench = *state;

  lose_number (bench);
  od_kiosk_session_reset (bench->session);
  od_kiosk_session_set_language (bench->session, "ar");
  od_kiosk_session_set_need (bench->session, "housing", TRUE);
  assert_int_equal (take_again (bench), 2);
}

static void
the_next_visitor_after_a_number_gets_another_one (void **state)
{
  Bench *bench = *state;

  assert_int_equal (take_again (bench), 1);
  od_kiosk_session_reset (bench->session);
  od_kiosk_session_set_language (bench->session, "ar");
  od_kiosk_session_set_need (bench->session, "housing", TRUE);
  assert_int_equal (take_again (bench), 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_lost_number_that_is_asked_for_again_is_the_same_number, set_up, tear_down),
    cmocka_unit_test_setup_teardown (what_was_chosen_and_unchosen_again_is_the_same_wish, set_up, tear_down),
    cmocka_unit_test_setup_teardown (another_name_is_another_wish, set_up, tear_down),
    cmocka_unit_test_setup_teardown (the_next_visitor_gets_another_number, set_up, tear_down),
    cmocka_unit_test_setup_teardown (the_next_visitor_after_a_number_gets_another_one, set_up, tear_down),
  };

  return cmocka_run_group_tests_name ("kiosk-session", tests, NULL, NULL);
}
