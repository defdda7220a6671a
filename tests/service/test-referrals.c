/* SPDX-License-Identifier: EUPL-1.2 */

/* Where somebody was sent, what became of it, what nobody could help with, and what the visitor thought of it. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "od-door.h"

#define REFERRALS "/api/v1/visits/%s/referrals"
#define SERVICE "65861d68-ea08-533b-8fad-81e2ab9273fa"
#define REFERRAL "{\"kind\":\"referral\",\"service_id\":\"" SERVICE "\",\"reason\":\"they have rooms\"}"
#define SIGNPOST "{\"kind\":\"signpost\",\"service_id\":\"" SERVICE "\"}"

static char *
make_referral (Door       *door,
               const char *visit_id,
               const char *body)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  if (ask_about (door, WHO_PROVIDER, "POST", REFERRALS, visit_id, body, answer) != 201)
    fail_msg ("%s", answer->str);
  assert_non_null (strstr (answer->str, "\"state\":\"offered\""));
  return od_plain_http_pick (answer->str, "id");
}

static guint
step (Door       *door,
      const char *id,
      const char *name,
      GString    *answer)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/referrals/%s/%s", id, name);

  return ask (door, WHO_PROVIDER, "POST", path, "{}", answer);
}

static void
a_referral_has_a_life_of_its_own (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *visit = register_visit (door, "housing", NULL);
  g_autofree char *id = make_referral (door, visit, REFERRAL);

  assert_int_equal (step (door, id, "accept", answer), 200);
  assert_int_equal (step (door, id, "lose", answer), 200);
  assert_int_equal (step (door, id, "arrive", answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"arrived\""));
  assert_non_null (strstr (answer->str, "they have rooms"));
  assert_int_equal (step (door, id, "decline", answer), 409);
  assert_true (is_problem (answer, "illegal"));
  assert_int_equal (ask_about (door, WHO_RECEPTION, "GET", REFERRALS, visit, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"arrived\""));
}

static void
a_reason_is_kept_with_the_step (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *visit = register_visit (door, "housing", NULL);
  g_autofree char *id = make_referral (door, visit, SIGNPOST);
  g_autofree char *other = make_referral (door, visit, REFERRAL);
  g_autofree char *path = g_strdup_printf ("/api/v1/referrals/%s/decline", other);

  assert_int_equal (ask (door, WHO_RECEPTION, "POST", path, "{\"reason\":\"full until May\"}", answer), 200);
  assert_int_equal (ask_about (door, WHO_RECEPTION, "GET", REFERRALS, visit, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "full until May"));
  assert_null (strstr (answer->str, "they have rooms"));
  assert_non_null (strstr (answer->str, id));
}

static void
a_signpost_is_only_recorded (void **state)
{
  static const char *const steps[] = { "accept", "decline", "arrive", "lose" };
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *visit = register_visit (door, "housing", NULL);
  g_autofree char *id = make_referral (door, visit, SIGNPOST);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    assert_int_equal (step (door, id, steps[i], answer), 409);
    assert_true (is_problem (answer, "illegal"));
  }
}

static void
referrals_are_for_who_may_see_the_visit (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *visit = register_visit (door, "work", NULL);
  g_autofree char *path = g_strdup_printf (REFERRALS, visit);
  g_autofree char *id = NULL;
  g_autofree char *accept = NULL;

  assert_int_equal (ask (door, WHO_RECEPTION, "POST", path, REFERRAL, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  accept = g_strdup_printf ("/api/v1/referrals/%s/accept", id);
  expect_problem (door, WHO_PROVIDER, "GET", path, NULL, 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", path, REFERRAL, 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", accept, "{}", 404, "not-found");
  expect_problem (door, WHO_MANAGER, "GET", path, NULL, 403, "forbidden");
  expect_problem (door, WHO_KIOSK, "GET", path, NULL, 403, "forbidden");
}

static void
referrals_that_make_no_sense_are_refused (void **state)
{
  Door *door = *state;
  g_autofree char *visit = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf (REFERRALS, visit);
  g_autofree char *id = make_referral (door, visit, REFERRAL);
  g_autofree char *dance = g_strdup_printf ("/api/v1/referrals/%s/dance", id);
  g_autofree char *accept = g_strdup_printf ("/api/v1/referrals/%s/accept", id);

  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"referral\"}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"gift\",\"service_id\":\"" SERVICE "\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"referral\",\"service_id\":\"nowhere\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", path, "{\"kind\":\"signpost\",\"service_id\":\"" SERVICE "\",\"reason\":\"a\\nb\"}", 400,
                  "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", dance, "{}", 404, "not-found");
  expect_problem (door, WHO_RECEPTION, "POST", accept, "{\"reason\":7}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "POST", accept, "{\"reason\":\"\\u202e\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", "/api/v1/referrals/nothing/accept", "{}", 404, "not-found");
}

static gint64
count_rows (Door       *door,
            const char *sql)
{
  g_autofree char *path = g_build_filename (od_house_get_dir (door->house), "onedoor.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n;

  assert_int_equal (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  assert_int_equal (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), SQLITE_OK);
  assert_int_equal (sqlite3_step (statement), SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

static void
an_unmet_need_is_counted_with_or_without_a_visit (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *visit = register_visit (door, "housing", NULL);
  g_autofree char *with_visit = g_strdup_printf ("{\"need\":\"housing\",\"why\":\"full\",\"visit_id\":\"%s\"}", visit);
  gint64 before = count_rows (door, "SELECT COUNT (*) FROM unmet");

  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"health\",\"why\":\"none\",\"language\":\"ar\"}", answer), 201);
  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/unmet", with_visit, answer), 201);
  assert_int_equal (ask (door, WHO_PROVIDER, "POST", "/api/v1/unmet", with_visit, answer), 201);
  assert_int_equal (count_rows (door, "SELECT COUNT (*) FROM unmet"), before + 3);
}

static void
an_unmet_need_that_makes_no_sense_is_refused (void **state)
{
  Door *door = *state;
  g_autofree char *visit = register_visit (door, "work", NULL);
  g_autofree char *not_theirs = g_strdup_printf ("{\"need\":\"work\",\"why\":\"full\",\"visit_id\":\"%s\"}", visit);

  expect_problem (door, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"work\"}", 400, "wrong-type");
  expect_problem (door, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"gold\",\"why\":\"none\"}", 400, "wrong-value");
  expect_problem (door, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"work\",\"why\":\"lazy\"}", 400, "wrong-value");
  expect_problem (door, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"work\",\"why\":\"none\",\"language\":\"not a tag\"}", 400,
                  "wrong-value");
  expect_problem (door, WHO_OTHER_KIOSK, "POST", "/api/v1/unmet", not_theirs, 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", "/api/v1/unmet", not_theirs, 404, "not-found");
  expect_problem (door, WHO_RECEPTION, "POST", "/api/v1/unmet", "{\"need\":\"work\",\"why\":\"none\",\"visit_id\":\"nothing\"}", 404,
                  "not-found");
  expect_problem (door, WHO_DISPLAY, "POST", "/api/v1/unmet", "{\"need\":\"work\",\"why\":\"none\"}", 403, "forbidden");
}

static guint
give_feedback (Door       *door,
               const char *token,
               const char *form,
               GString    *answer)
{
  return ask_about (door, WHO_NOBODY, "POST", "/t/%s/feedback", token, form, answer);
}

static void
feedback_is_kept_once_the_visit_is_over (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *score = g_strdup_printf ("SELECT score FROM feedback WHERE visit_id = '%s'", id);
  g_autofree char *rows = g_strdup_printf ("SELECT COUNT (*) FROM feedback WHERE visit_id = '%s'", id);
  g_autofree char *unmet = g_strdup_printf ("SELECT COUNT (*) FROM unmet WHERE visit_id = '%s' AND need = 'housing' AND why = 'full'", id);

  assert_int_equal (give_feedback (door, token, "score=4", NULL), 303);
  assert_int_equal (count_rows (door, rows), 0);
  assert_int_equal (act (door, WHO_RECEPTION, id, "leave", "{}", NULL), 200);
  assert_int_equal (give_feedback (door, token, "score=4&unmet=full", NULL), 303);
  assert_int_equal (count_rows (door, score), 4);
  assert_int_equal (count_rows (door, unmet), 1);
  assert_int_equal (give_feedback (door, token, "score=2&unmet=full", NULL), 303);
  assert_int_equal (count_rows (door, score), 2);
  assert_int_equal (count_rows (door, unmet), 1);
  assert_int_equal (give_feedback (door, token, "score=&unmet=", NULL), 303);
  assert_int_equal (count_rows (door, score), 2);
}

static void
feedback_that_makes_no_sense_is_refused (void **state)
{
  static const char *const forms[] = { "score=0", "score=6", "score=44", "score=x", "unmet=gold", "score=5&unmet=lazy", "score=-1" };
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);

  assert_int_equal (act (door, WHO_RECEPTION, id, "leave", "{}", NULL), 200);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    assert_int_equal (give_feedback (door, token, forms[i], answer), 400);
    assert_true (is_problem (answer, "wrong-value"));
  }
  assert_int_equal (give_feedback (door, token, "", answer), 303);
  assert_int_equal (give_feedback (door, "0000000000000000", "score=5", answer), 404);
  assert_true (is_problem (answer, "not-found"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_referral_has_a_life_of_its_own),
    cmocka_unit_test (a_reason_is_kept_with_the_step),
    cmocka_unit_test (a_signpost_is_only_recorded),
    cmocka_unit_test (referrals_are_for_who_may_see_the_visit),
    cmocka_unit_test (referrals_that_make_no_sense_are_refused),
    cmocka_unit_test (an_unmet_need_is_counted_with_or_without_a_visit),
    cmocka_unit_test (an_unmet_need_that_makes_no_sense_is_refused),
    cmocka_unit_test (feedback_is_kept_once_the_visit_is_over),
    cmocka_unit_test (feedback_that_makes_no_sense_is_refused),
  };

  return cmocka_run_group_tests_name ("service-referrals", tests, open_door, close_door);
}
