/* SPDX-License-Identifier: EUPL-1.2 */

/* What the phone page says as the day goes on, on a clock that the test turns. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"

#define MINUTE 60.0
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static guint
get_page (Inside     *inside,
          const char *token,
          GString    *page)
{
  g_autofree char *path = g_strdup_printf ("/t/%s", token);
  guint status = inside_ask (inside, NULL, "GET", path, NULL, page);

  g_string_replace (page, "\u2068", "", 0);
  g_string_replace (page, "\u2069", "", 0);

  return status;
}

static void
expect_words (Inside     *inside,
              const char *token,
              const char *words)
{
  g_autoptr (GString) page = g_string_new (NULL);

  assert_int_equal (get_page (inside, token, page), 200);
  if (strstr (page->str, words) == NULL)
    fail_msg ("\"%s\" is not in: %s", words, page->str);
}

static void
expect_no_words (Inside     *inside,
                 const char *token,
                 const char *words)
{
  g_autoptr (GString) page = g_string_new (NULL);

  assert_int_equal (get_page (inside, token, page), 200);
  assert_null (strstr (page->str, words));
}

/* Somebody is helped at desk-1, so that its line has an estimate. */
static void
wake_housing (Inside *inside)
{
  g_autofree char *id = inside_register (inside, "housing", NULL);

  assert_problem (inside_act (inside, "reception", id, "start", "{\"desk_id\":\"desk-1\",\"reason\":\"x\"}"), "");
  assert_problem (inside_act (inside, "reception", id, "finish", "{}"), "");
}

static void
who_may_not_be_reached_before_closing_is_told (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  wake_housing (inside);
  other = inside_register (inside, "housing", NULL);
  id = inside_register (inside, "housing", &token);
  assert_non_null (id);
  expect_no_words (inside, token, "We close at");
  od_fake_clock_advance (inside_get_clock (inside), 4 * HOUR + 10 * MINUTE);
  wake_housing (inside);
  expect_words (inside, token, "We close at 14:00.");
  expect_words (inside, token, "next time you go first");
}

static void
a_missed_call_is_told_with_the_time_of_the_next (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);

  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
  expect_words (inside, token, "Room 1");
  expect_words (inside, token, "Floor 0. From the big screen, go left.");
  assert_problem (inside_act (inside, "reception", id, "no-show", "{}"), "");
  expect_words (inside, token, "data-state=\"missed\"");
  expect_words (inside, token, "we call you again at about 09:35");
  od_fake_clock_advance (inside_get_clock (inside), 5 * MINUTE + 1);
  expect_words (inside, token, "You are next.");
}

static void
two_helpers_at_once_are_told (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "work", &token);

  assert_problem (inside_act (inside, "reception", id, "call", "{\"desk_id\":\"desk-1\",\"with_desk_id\":\"social-1\"}"), "");
  expect_words (inside, token, "Two people wait for you together.");
  assert_problem (inside_act (inside, "reception", id, "start", "{\"desk_id\":\"desk-1\"}"), "");
  expect_words (inside, token, "Two people talk with you together.");
}

static void
a_slot_is_told_until_its_time (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdVisit) visit = NULL;
  const char *id;

  assert_int_equal (inside_ask (inside, "reception", "POST", "/api/v1/visits",
                                "{\"language\":\"es\",\"needs\":[],\"pool_id\":\"shower\",\"due\":\"2026-11-23T10:00:00Z\"}", answer), 201);
  id = strstr (answer->str, "\"id\":\"");
  assert_non_null (id);
  g_string_truncate (answer, (gsize) (id - answer->str) + 6 + 36);
  visit = inside_dup_visit (inside, answer->str + answer->len - 36);
  expect_words (inside, visit->token, "Your time is 11:00.");
  od_fake_clock_advance (inside_get_clock (inside), 2 * HOUR);
  expect_no_words (inside, visit->token, "Your time is");
}

static void
who_was_not_reached_comes_back_and_goes_on (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *body = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);

  assert_non_null (id);
  od_fake_clock_advance (inside_get_clock (inside), DAY);
  assert_int_equal (inside_ask (inside, "reception", "GET", "/api/v1/visits", NULL, NULL), 200);
  inside_settle (inside);
  expect_words (inside, token, "We could not see you today.");
  expect_words (inside, token, "until Monday 7/12");
  expect_no_words (inside, token, "How was it");

  body = g_strdup_printf ("{\"language\":\"es\",\"needs\":[],\"ticket\":\"%s\"}", token);
  assert_int_equal (inside_ask (inside, "kiosk", "POST", "/api/v1/visits", body, answer), 201);
  expect_words (inside, token, "You are next.");
  expect_no_words (inside, token, "We could not see you");
}

static void
a_ticket_is_old_when_its_days_are_over (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);

  assert_non_null (id);
  od_fake_clock_advance (inside_get_clock (inside), 15 * DAY);
  assert_int_equal (inside_ask (inside, "reception", "GET", "/api/v1/visits", NULL, NULL), 200);
  inside_settle (inside);
  assert_int_equal (get_page (inside, token, page), 410);
  assert_non_null (strstr (page->str, "This ticket is from another day."));
}

/* Its catalogue is empty: English is all that it speaks, whatever the house offers. */
static void
it_offers_only_languages_that_it_has_words_for (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);

  assert_non_null (id);
  expect_words (inside, token, "<html lang=\"en\" dir=\"ltr\">");
  expect_words (inside, token, "hreflang=\"en\"");
  expect_no_words (inside, token, "hreflang=\"es\"");
  expect_no_words (inside, token, "hreflang=\"ar\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, inside_open, inside_close)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (who_may_not_be_reached_before_closing_is_told),
    TEST (a_missed_call_is_told_with_the_time_of_the_next),
    TEST (two_helpers_at_once_are_told),
    TEST (a_slot_is_told_until_its_time),
    TEST (who_was_not_reached_comes_back_and_goes_on),
    TEST (a_ticket_is_old_when_its_days_are_over),
    TEST (it_offers_only_languages_that_it_has_words_for),
  };

  return cmocka_run_group_tests_name ("phone-states", tests, NULL, NULL);
}
