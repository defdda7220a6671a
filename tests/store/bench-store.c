/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "store-room.h"

/* How fast tickets are issued, against the bare commit loop of SQLite on the same file system. The rounds take turns, so that whatever
 * else the machine does falls on all alike. */
#define ROUNDS        5
#define ROUND_SECONDS 0.6
#define BODY_BYTES    600    /* of an answer and of a message, about what they are */

typedef struct {
  StoreRoom *room;
  sqlite3   *bare;
  GBytes    *message;
  char      *answer;
  guint      n_issued;
} Bench;

typedef struct {
  const char *name;
  guint       per_commit;    /* 0 = the bare loop */
  double      seconds;
  double      cpu_seconds;
  guint       n_done;
} Lane;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db = NULL;

  g_assert (sqlite3_open (path, &db) == SQLITE_OK);
  g_assert (sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                              "CREATE TABLE bare (seq INTEGER PRIMARY KEY, body TEXT) STRICT", NULL, NULL, NULL) == SQLITE_OK);
  return db;
}

static guint
commit_bare (Bench *self)
{
  sqlite3_stmt *statement = NULL;

  g_assert (sqlite3_prepare_v2 (self->bare, "INSERT INTO bare (body) VALUES ('a row')", -1, &statement, NULL) == SQLITE_OK);
  g_assert (sqlite3_step (statement) == SQLITE_DONE);
  sqlite3_finalize (statement);
  return 1;
}

/* What the service writes for one new ticket, between _mark and _keep. */
static void
issue_one (Bench *self)
{
  OdStore *store = self->room->store;
  guint serial = ++self->n_issued;
  g_autoptr (OdVisit) visit = room_make_visit (serial);
  g_autoptr (OdEvent) event = room_make_event (visit, OD_VERB_REGISTER, serial);
  g_autofree char *key = room_make_id ("4444", g_str_hash (visit->token) % 1000000000);
  guint number = 0;

  g_assert (od_store_mark (store, NULL));
  g_assert (od_store_next_number (store, ROOM_DAY, "B", &number, NULL));
  g_assert (number == serial);
  g_assert (od_store_add_visit (store, visit, NULL));
  g_assert (od_store_add_event (store, event, NULL));
  g_assert (od_store_add_outbox (store, event->id, visit->id, self->message, ROOM_NOW, NULL));
  g_assert (od_store_add_answer (store, "device:kiosk-1", key, "digest of the request, 64 characters of hex when it is real one",
                                 201, self->answer, ROOM_NOW, NULL));
  g_assert (od_store_keep (store, NULL));
}

static guint
commit_issues (Bench *self,
               guint  n_issues)
{
  g_assert (od_store_begin (self->room->store, NULL));
  for (guint i = 0; i < n_issues; i++)
    issue_one (self);
  g_assert (od_store_commit (self->room->store, NULL));
  return n_issues;
}

static void
run_lane (Bench *self,
          Lane  *lane)
{
  double began = read_clock (CLOCK_MONOTONIC);
  double cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  double now = began;

  while (now - began < ROUND_SECONDS) {
    lane->n_done += lane->per_commit == 0 ? commit_bare (self) : commit_issues (self, lane->per_commit);
    now = read_clock (CLOCK_MONOTONIC);
  }
  lane->seconds += now - began;
  lane->cpu_seconds += read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu;
}

static void
print_lane (const Lane *lane,
            const Lane *bare)
{
  double rate = lane->n_done / lane->seconds;

  printf ("%-28s %9.0f a second  %6.2f of the bare loop  %6.1f us of CPU each\n", lane->name, rate,
          rate / (bare->n_done / bare->seconds), lane->cpu_seconds / lane->n_done * 1e6);
}

static void
set_up_bench (Bench *self)
{
  void *room = NULL;

  room_set_up (&room);
  self->room = room;
  self->bare = open_bare (self->room->folder);
  self->answer = g_strnfill (BODY_BYTES, 'a');
  self->message = g_bytes_new (self->answer, BODY_BYTES);
}

static void
tear_down_bench (Bench *self)
{
  void *room = self->room;

  sqlite3_close (self->bare);
  g_bytes_unref (self->message);
  g_free (self->answer);
  room_tear_down (&room);
}

int
main (void)
{
  Lane lanes[] = {
    { .name = "bare commit", .per_commit = 0 },
    { .name = "ticket, 1 a commit", .per_commit = 1 },
    { .name = "ticket, 16 a commit", .per_commit = 16 },
    { .name = "ticket, 1000 a commit", .per_commit = 1000 },
  };
  Bench bench = { 0 };

  set_up_bench (&bench);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
      run_lane (&bench, &lanes[i]);

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    print_lane (&lanes[i], &lanes[0]);
  tear_down_bench (&bench);
  return 0;
}
