/* SPDX-License-Identifier: EUPL-1.2 */

/* Writes that share a commit: one that fails takes nothing else with it, and a commit that fails leaves nothing behind. The faults are
 * made in the database itself, by triggers. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "od-door.h"

#define N_CLIENTS 8
#define ROUNDS 10

/* 13 adults break their own write, 14 break the commit. */
#define FAULTS                                                                                                         \
  "CREATE TRIGGER breaks_write BEFORE INSERT ON visit WHEN NEW.adults = 13 BEGIN SELECT RAISE (ABORT, 'broken'); END;" \
  "CREATE TABLE promise (id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED);"                                \
  "CREATE TRIGGER breaks_commit AFTER INSERT ON visit WHEN NEW.adults = 14 BEGIN INSERT INTO promise VALUES ('nobody'); END;"

static int
open_broken_door (void **state)
{
  g_autofree char *path = NULL;
  sqlite3 *db = NULL;
  Door *door;

  open_door (state);
  door = *state;
  od_house_close (door->house, SIGTERM);
  path = g_build_filename (od_house_get_dir (door->house), "onedoor.db", NULL);
  assert_int_equal (sqlite3_open (path, &db), SQLITE_OK);
  assert_int_equal (sqlite3_exec (db, FAULTS, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal (sqlite3_close (db), SQLITE_OK);
  assert_true (od_house_open (door->house, NULL));
  g_clear_pointer (&door->http, od_plain_http_free);
  door->http = od_plain_http_new (od_house_get_port (door->house));
  return 0;
}

typedef struct {
  Door  *door;
  guint  adults;
  guint  statuses[ROUNDS];
  gint64 numbers[ROUNDS];
} Client;

static gpointer
ask_for_tickets (gpointer data)
{
  Client *client = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (od_house_get_port (client->door->house));
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"needs\":[],\"adults\":%u}", client->adults);

  for (guint i = 0; i < ROUNDS; i++) {
    g_autofree char *key = g_uuid_string_random ();
    const OdPlainRequest request = { .method = "POST", .path = "/api/v1/visits", .token = client->door->tokens[WHO_KIOSK],
                                     .key = key, .body = body };

    client->statuses[i] = od_plain_http_ask (http, &request, answer);
    client->numbers[i] = od_plain_http_pick_number (answer->str, "number");
  }
  return NULL;
}

static void
run_clients (Door  *door,
             Client clients[N_CLIENTS],
             guint  adults_of_first)
{
  GThread *threads[N_CLIENTS];

  for (guint i = 0; i < N_CLIENTS; i++) {
    clients[i].door = door;
    clients[i].adults = i == 0 ? adults_of_first : 1;
    threads[i] = g_thread_new ("client", ask_for_tickets, &clients[i]);
  }
  for (guint i = 0; i < N_CLIENTS; i++)
    g_thread_join (threads[i]);
}

/* Every number once, none left out between the first and the last. */
static void
check_numbers (const Client clients[N_CLIENTS])
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gint64 lowest = G_MAXINT64;
  gint64 highest = 0;

  for (guint i = 0; i < N_CLIENTS; i++) {
    for (guint j = 0; j < ROUNDS; j++) {
      if (clients[i].statuses[j] != 201)
        continue;
      assert_true (g_hash_table_add (seen, GINT_TO_POINTER ((int) clients[i].numbers[j])));
      lowest = MIN (lowest, clients[i].numbers[j]);
      highest = MAX (highest, clients[i].numbers[j]);
    }
  }
  assert_int_equal (g_hash_table_size (seen), highest - lowest + 1);
}

static void
a_write_that_fails_takes_nothing_else_with_it (void **state)
{
  Client clients[N_CLIENTS] = { 0 };

  run_clients (*state, clients, 13);
  for (guint i = 0; i < N_CLIENTS; i++) {
    for (guint j = 0; j < ROUNDS; j++)
      assert_int_equal (clients[i].statuses[j], i == 0 ? 500 : 201);
  }
  check_numbers (clients);
}

static gint64
next_number (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\"}", answer), 201);
  return od_plain_http_pick_number (answer->str, "number");
}

static void
a_commit_that_fails_leaves_nothing_behind (void **state)
{
  Door *door = *state;
  Client clients[N_CLIENTS] = { 0 };
  g_autoptr (GString) answer = g_string_new (NULL);
  gint64 before = next_number (door);
  guint n_issued = 0;

  run_clients (door, clients, 14);
  for (guint i = 0; i < N_CLIENTS; i++) {
    for (guint j = 0; j < ROUNDS; j++) {
      assert_true (clients[i].statuses[j] == 503 || (i > 0 && clients[i].statuses[j] == 201));
      n_issued += clients[i].statuses[j] == 201;
    }
  }
  assert_int_equal (next_number (door), before + n_issued + 1);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/metrics", NULL, answer), 200);
  assert_null (strstr (answer->str, "onedoor_failed_commits_total 0\n"));
}

static void
a_failed_commit_is_a_problem_that_can_be_tried_again (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();

  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\",\"adults\":14}", answer), 503);
  assert_true (is_problem (answer, "unavailable"));
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, "{\"language\":\"es\",\"adults\":2}", answer), 201);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_write_that_fails_takes_nothing_else_with_it),
    cmocka_unit_test (a_commit_that_fails_leaves_nothing_behind),
    cmocka_unit_test (a_failed_commit_is_a_problem_that_can_be_tried_again),
  };

  return cmocka_run_group_tests_name ("service-writes", tests, open_broken_door, close_door);
}
