/* SPDX-License-Identifier: EUPL-1.2 */

/* How fast tickets come, as ratios of one run: against an empty handler in a process of its own, and against the bare commit loop of SQLite on
 * the same file system, both at synchronous=FULL. The empty handler stands behind the service's own entrance, hears the very same requests
 * with all their headers and only answers. What the two processes spend of the CPU on each is printed beside: it swings less than the rates
 * on a machine that does other things. */

#include <libsoup/soup.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "od-bench.h"
#include "od-entrance.h"
#include "od-house.h"
#include "od-id.h"
#include "od-plain-http.h"

#define WANTED_16 0.4
#define WANTED_64 0.55
#define ROUNDS    7

typedef struct {
  guint16        port;
  OdPlainRequest request;
  gboolean       with_key;
  guint          want_status;
  guint          asks;
  guint          wrong;
} Client;

static gpointer
ask_many (gpointer data)
{
  Client *client = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (client->port);
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();

  for (guint i = 0; i < client->asks; i++) {
    /* A key as our own apps make it. */
    g_autofree char *key = client->with_key ? od_id_new (clock, chance) : NULL;
    OdPlainRequest request = client->request;

    request.key = key;
    if (od_plain_http_ask (http, &request, NULL) != client->want_status)
      client->wrong++;
  }

  return NULL;
}

/* Requests a second of @n_clients that send @total requests between them. */
static double
measure (const Client *model,
         guint         n_clients,
         guint         total)
{
  g_autofree Client *clients = g_new (Client, n_clients);
  g_autofree GThread **threads = g_new (GThread *, n_clients);
  gint64 start = g_get_monotonic_time ();
  guint wrong = 0;

  for (guint i = 0; i < n_clients; i++) {
    clients[i] = *model;
    clients[i].asks = total / n_clients;
    threads[i] = g_thread_new ("client", ask_many, &clients[i]);
  }
  for (guint i = 0; i < n_clients; i++) {
    g_thread_join (threads[i]);
    wrong += clients[i].wrong;
  }

  if (wrong > 0)
    g_error ("%u of %u answers were not %u", wrong, total, model->want_status);
  return total * 1e6 / (double) (g_get_monotonic_time () - start);
}

static void
answer_nothing (SoupServer        *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static int
serve_nothing (void)
{
  OdEntrance *entrance = od_entrance_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *url = NULL;

  soup_server_add_handler (od_entrance_get_server (entrance), NULL, answer_nothing, NULL, NULL);
  url = od_entrance_listen (entrance, "127.0.0.1:0", NULL);
  if (url == NULL)
    return 1;

  printf ("%s\n", strrchr (url, ':') + 1);
  fflush (stdout);
  g_main_loop_run (loop);
  od_entrance_free (entrance);
  return 0;
}

/* One side of a comparison. */
typedef struct {
  Client model;
  int    pid;
  double rate;
  double cpu_us;   /* of the server, for each request */
} Side;

static void
measure_side (Side *side,
              guint n_clients,
              guint total)
{
  gint64 before = od_bench_cpu_us (side->pid);

  side->rate = measure (&side->model, n_clients, total);
  side->cpu_us = (double) (od_bench_cpu_us (side->pid) - before) / total;
}

static GSubprocess *
start_empty (const char *program,
             Side       *empty)
{
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--serve-nothing", NULL);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (line == NULL)
    g_error ("the empty handler did not start");
  empty->model.port = (guint16) g_ascii_strtoull (line, NULL, 10);
  empty->pid = atoi (g_subprocess_get_identifier (process));
  return process;
}

static double
measure_commits (const char *dir,
                 guint       total)
{
  g_autofree char *path = g_build_filename (dir, "bare.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;
  gint64 start;
  gint64 end;

  if (sqlite3_open (path, &db) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a TEXT)", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, "INSERT INTO t VALUES ('a ticket of about this size, with its number and its token')", -1, &insert,
                          NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));

  start = g_get_monotonic_time ();
  for (guint i = 0; i < total; i++) {
    if (sqlite3_step (insert) != SQLITE_DONE)
      g_error ("%s", sqlite3_errmsg (db));
    sqlite3_reset (insert);
  }
  end = g_get_monotonic_time ();

  sqlite3_finalize (insert);
  sqlite3_close (db);
  return total * 1e6 / (double) (end - start);
}

static char *
open_house_for_a_kiosk (OdHouse *house)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = od_house_add_device (house, "kiosk", "kiosk", "B", &error);

  if (code == NULL || !od_house_open (house, &error))
    g_error ("%s", error->message);
  return od_house_enrol (house, code);
}

/* The median of rounds by turns: what else the machine does falls on both sides. */
static double
compare (Side  *empty,
         Side  *tickets,
         guint  n_clients,
         guint  total,
         double commits)
{
  double ratios[ROUNDS];
  double cpu[ROUNDS];
  double median;

  for (guint i = 0; i < ROUNDS; i++) {
    measure_side (empty, n_clients, total);
    measure_side (tickets, n_clients, total);
    ratios[i] = tickets->rate / empty->rate;
    cpu[i] = tickets->cpu_us / empty->cpu_us;
    printf ("%2u clients: %.0f tickets/s, %.0f us of CPU each; %.2f of the empty handler (%.0f/s, %.0f us); %.2f of bare commits\n",
            n_clients, tickets->rate, tickets->cpu_us, ratios[i], empty->rate, empty->cpu_us, tickets->rate / commits);
  }

  median = od_bench_quantile (ratios, ROUNDS, 0.5);
  printf ("%2u clients: ratios from %.2f to %.2f, median %.2f; %.1f times the empty handler's CPU\n", n_clients, ratios[0],
          ratios[ROUNDS - 1], median, od_bench_quantile (cpu, ROUNDS, 0.5));
  return median;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (OdHouse) house = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *token = NULL;
  Side tickets = { .model = { .request = { .method = "POST", .path = "/api/v1/visits",
                                           .body = "{\"language\":\"en\",\"needs\":[\"housing\"]}" },
                              .with_key = TRUE, .want_status = 201 } };
  Side empty;
  double commits;
  gboolean holds;

  if (argc > 1 && strcmp (argv[1], "--serve-nothing") == 0)
    return serve_nothing ();

  house = od_house_new (NULL);
  if (house == NULL)
    g_error ("no house");
  token = open_house_for_a_kiosk (house);
  tickets.model.port = od_house_get_port (house);
  tickets.model.request.token = token;
  tickets.pid = od_house_get_pid (house);
  empty = tickets;
  empty.model.want_status = 200;
  process = start_empty (argv[0], &empty);

  commits = measure_commits (od_house_get_dir (house), 2000);
  printf ("bare commits: %.0f/s\n", commits);
  (void) compare (&empty, &tickets, 1, 1000, commits);
  holds = od_bench_at_least ("tickets of 16 clients, against the empty handler", compare (&empty, &tickets, 16, 4000, commits), WANTED_16);
  holds = od_bench_at_least ("tickets of 64 clients, against the empty handler", compare (&empty, &tickets, 64, 6400, commits), WANTED_64)
          && holds;
  g_subprocess_force_exit (process);
  (void) g_subprocess_wait (process, NULL, NULL);
  return holds ? 0 : 1;
}
