/* SPDX-License-Identifier: EUPL-1.2 */

/* A ticket in somebody's hand leads to its visit; nobody finds what is not theirs. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"

/* The id of the one visit that @q finds; NULL: none. */
static char *
find (Door       *door,
      Who         who,
      const char *q)
{
  g_autofree char *escaped = g_uri_escape_string (q, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/api/v1/visits/find?q=", escaped, NULL);
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, who, "GET", path, NULL, answer), 200);
  return g_str_equal (answer->str, "{\"visits\":[]}") ? NULL : od_plain_http_pick (answer->str, "id");
}

static void
expect_found (Door       *door,
              Who         who,
              const char *q,
              const char *id)
{
  g_autofree char *found = find (door, who, q);

  if (g_strcmp0 (found, id) != 0)
    fail_msg ("%s found %s instead of %s", q, found, id);
}

static char *
label_of (Door       *door,
          const char *id)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *path = g_strconcat ("/api/v1/visits/", id, NULL);
  g_autofree char *series = NULL;

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
  series = od_plain_http_pick (answer->str, "series");
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, series, od_plain_http_pick_number (answer->str, "number"));
}

static void
a_number_is_read_as_people_type_it (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *label = label_of (door, id);
  g_autofree char *low = g_ascii_strdown (label, -1);
  g_autofree char *spaced = g_strdup_printf (" %c %s ", label[0], label + 1);
  g_autofree char *dashed = g_strdup_printf ("%c-00%s", label[0], label + 1);

  expect_found (door, WHO_RECEPTION, label, id);
  expect_found (door, WHO_RECEPTION, low, id);
  expect_found (door, WHO_RECEPTION, spaced, id);
  expect_found (door, WHO_RECEPTION, dashed, id);
}

static void
a_token_and_the_address_around_it_find_the_visit (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *address = g_strdup_printf ("HTTP://127.0.0.1:8080/T/%s", token);
  g_autofree char *asked = g_strdup_printf ("http://127.0.0.1:8080/t/%s?lang=ar", token);

  expect_found (door, WHO_RECEPTION, token, id);
  expect_found (door, WHO_RECEPTION, address, id);
  expect_found (door, WHO_ADMIN, asked, id);
}

static void
what_is_no_ticket_finds_nothing (void **state)
{
  static const char *const strange[] = { "B", "27", "B27x", "B1234567", "BB27", "Z999", "AAAAAAAAAAAAAAAA", "http://", "/", "é27", "%" };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    expect_found (door, WHO_RECEPTION, strange[i], NULL);
}

static void
a_search_for_nothing_is_refused (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *filling = g_strnfill (301, 'a');
  g_autofree char *path = g_strconcat ("/api/v1/visits/find?q=", filling, NULL);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits/find", NULL, answer), 400);
  assert_true (is_problem (answer, "bad-query"));
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits/find?q=", NULL, answer), 400);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 400);
}

static void
a_provider_finds_only_their_own (void **state)
{
  Door *door = *state;
  g_autofree char *own_token = NULL;
  g_autofree char *other_token = NULL;
  g_autofree char *own = register_visit (door, "housing", &own_token);
  g_autofree char *other = register_visit (door, "work", &other_token);
  g_autofree char *own_label = label_of (door, own);
  g_autofree char *other_label = label_of (door, other);

  expect_found (door, WHO_PROVIDER, own_label, own);
  expect_found (door, WHO_PROVIDER, own_token, own);
  expect_found (door, WHO_PROVIDER, other_label, NULL);
  expect_found (door, WHO_PROVIDER, other_token, NULL);
}

static void
a_closed_visit_is_found_long_after (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *label = label_of (door, id);

  assert_int_equal (act (door, WHO_RECEPTION, id, "leave", "{}", answer), 200);
  for (guint i = 0; i < 20; i++) {
    g_autofree char *after = register_visit (door, "work", NULL);

    assert_int_equal (act (door, WHO_RECEPTION, after, "leave", "{}", answer), 200);
  }
  expect_found (door, WHO_RECEPTION, label, id);
}

static guint
count_visits (Door       *door,
              Who         who,
              const char *path)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  guint n = 0;

  assert_int_equal (ask (door, who, "GET", path, NULL, answer), 200);
  for (const char *at = answer->str; (at = strstr (at, "\"series\":")) != NULL; at++)
    n++;
  return n;
}

static void
all_visits_are_the_closed_ones_too (void **state)
{
  Door *door = *state;
  guint open = count_visits (door, WHO_RECEPTION, "/api/v1/visits");
  guint all = count_visits (door, WHO_RECEPTION, "/api/v1/visits?all=yes");
  guint own = count_visits (door, WHO_PROVIDER, "/api/v1/visits?all=yes");
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "leave", "{}", NULL), 200);
  assert_int_equal (count_visits (door, WHO_RECEPTION, "/api/v1/visits?all=no"), open);
  assert_int_equal (count_visits (door, WHO_RECEPTION, "/api/v1/visits?all=yes"), all + 1);
  assert_int_equal (count_visits (door, WHO_PROVIDER, "/api/v1/visits?all=yes"), own + 1);
  assert_true (own < all);
}

static void
all_is_yes_or_no (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits?all=1", NULL, answer), 400);
  assert_true (is_problem (answer, "bad-query"));
}

static void
the_ticket_comes_once_more_and_the_log_says_for_whom (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/ticket", id);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
  assert_non_null (strstr (answer->str, token));
  assert_non_null (strstr (answer->str, "\"estimate\":"));
  assert_int_equal (ask_about (door, WHO_RECEPTION, "GET", "/api/v1/visits/%s/path", id, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"verb\":\"read\""));
  assert_non_null (strstr (answer->str, "\"reason\":\"ticket\""));
  assert_null (strstr (answer->str, token));
  expect_problem (door, WHO_PROVIDER, "GET", path, NULL, 403, "forbidden");
  expect_problem (door, WHO_KIOSK, "GET", path, NULL, 403, "forbidden");
  expect_problem (door, WHO_RECEPTION, "GET", "/api/v1/visits/nothing/ticket", NULL, 404, "not-found");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_number_is_read_as_people_type_it),
    cmocka_unit_test (a_token_and_the_address_around_it_find_the_visit),
    cmocka_unit_test (what_is_no_ticket_finds_nothing),
    cmocka_unit_test (a_search_for_nothing_is_refused),
    cmocka_unit_test (a_provider_finds_only_their_own),
    cmocka_unit_test (a_closed_visit_is_found_long_after),
    cmocka_unit_test (all_visits_are_the_closed_ones_too),
    cmocka_unit_test (all_is_yes_or_no),
    cmocka_unit_test (the_ticket_comes_once_more_and_the_log_says_for_whom),
  };

  return cmocka_run_group_tests_name ("service-find", tests, open_door, close_door);
}
