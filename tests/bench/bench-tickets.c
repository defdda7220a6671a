/* SPDX-License-Identifier: EUPL-1.2 */

/* How fast tickets come, as ratios of one run: against an empty handler of the same HTTP server in a process of its own, and
 * against the bare commit loop of SQLite on the same file system, both at synchronous=FULL. */

#include <libsoup/soup.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "od-house.h"
#include "od-id.h"
#include "od-plain-http.h"

#define WANTED_RATIO 0.3
#define ROUNDS       5

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
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GSList *uris;

  soup_server_add_handler (server, NULL, answer_nothing, NULL, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL))
    return 1;

  uris = soup_server_get_uris (server);
  printf ("%d\n", g_uri_get_port (uris->data));
  fflush (stdout);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  return 0;
}

static double
measure_empty (const char *program,
               guint       n_clients,
               guint       total)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--serve-nothing", NULL);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  Client model = { .request = { .method = "POST", .path = "/", .body = "{\"language\":\"en\",\"needs\":[\"housing\"]}" },
                   .want_status = 200 };
  double rate;

  model.port = (guint16) g_ascii_strtoull (line, NULL, 10);
  rate = measure (&model, n_clients, total);
  g_subprocess_force_exit (process);
  (void) g_subprocess_wait (process, NULL, NULL);
  return rate;
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

static int
compare_ratios (gconstpointer a,
                gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The median of rounds by turns: what else the machine does falls on both sides. */
static double
compare (const char *program,
         Client     *tickets,
         guint       n_clients,
         guint       total,
         double      commits)
{
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    double empty = measure_empty (program, n_clients, total);
    double issued = measure (tickets, n_clients, total);

    ratios[i] = issued / empty;
    printf ("%2u clients: %.0f tickets/s; %.2f of the empty handler (%.0f/s); %.2f of bare commits (%.0f/s)\n",
            n_clients, issued, ratios[i], empty, issued / commits, commits);
  }

  qsort (ratios, ROUNDS, sizeof *ratios, compare_ratios);
  return ratios[ROUNDS / 2];
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (OdHouse) house = NULL;
  g_autofree char *token = NULL;
  Client tickets = { .request = { .method = "POST", .path = "/api/v1/visits",
                                  .body = "{\"language\":\"en\",\"needs\":[\"housing\"]}" },
                     .with_key = TRUE, .want_status = 201 };
  double commits;
  double ratio;

  if (argc > 1 && strcmp (argv[1], "--serve-nothing") == 0)
    return serve_nothing ();

  house = od_house_new (NULL);
  if (house == NULL)
    g_error ("no house");
  token = open_house_for_a_kiosk (house);
  tickets.port = od_house_get_port (house);
  tickets.request.token = token;

  commits = measure_commits (od_house_get_dir (house), 5000);
  (void) compare (argv[0], &tickets, 1, 2000, commits);
  ratio = compare (argv[0], &tickets, 16, 8000, commits);
  printf ("at 16 clients the median is %.2f of the empty handler, wanted at least %.2f\n", ratio, WANTED_RATIO);
  return ratio >= WANTED_RATIO ? 0 : 1;
}
