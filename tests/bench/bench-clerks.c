/* SPDX-License-Identifier: EUPL-1.2 */

/* Eight clerks at eight desks empty one line of a thousand while eight kiosks go on issuing: no number twice, nobody called twice, and how
 * long the slowest calls take beside the median of the same run. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "od-house.h"
#include "od-plain-http.h"

#define N_CLERKS   8
#define N_KIOSKS   8
#define N_WAITING  1000
#define SECRET     "a long enough secret"
#define TICKET     "{\"language\":\"en\",\"needs\":[\"person\"]}"

typedef struct {
  guint16    port;
  char      *token;
  char      *desk;       /* NULL: a kiosk */
  guint      asks;       /* tickets to issue */
  GArray    *spans_us;   /* of each call */
  GPtrArray *found;      /* visit ids called, or numbers issued */
} Worker;

static char *
number_of (const char *json)
{
  g_autofree char *series = od_plain_http_pick (json, "series");

  return g_strdup_printf ("%s %" G_GINT64_FORMAT, series, od_plain_http_pick_number (json, "number"));
}

static gpointer
issue (gpointer data)
{
  Worker *worker = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (worker->port);
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < worker->asks; i++) {
    g_autofree char *key = g_uuid_string_random ();
    const OdPlainRequest request = { "POST", "/api/v1/visits", worker->token, key, TICKET };

    if (od_plain_http_ask (http, &request, answer) != 201)
      g_error ("no ticket: %s", answer->str);
    g_ptr_array_add (worker->found, number_of (answer->str));
  }

  return NULL;
}

static guint
ask_verb (Worker      *worker,
          OdPlainHttp *http,
          const char  *verb,
          GString     *answer)
{
  g_autofree char *id = od_plain_http_pick (answer->str, "id");
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/%s", id, verb);
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\"}", worker->desk);
  const OdPlainRequest request = { "POST", path, worker->token, NULL, body };

  return od_plain_http_ask (http, &request, answer);
}

static void
serve (Worker      *worker,
       OdPlainHttp *http,
       GString     *answer)
{
  if (ask_verb (worker, http, "start", answer) != 200 || ask_verb (worker, http, "finish", answer) != 200)
    g_error ("who was called could not be served: %s", answer->str);
}

static gpointer
call_until_empty (gpointer data)
{
  Worker *worker = data;
  g_autofree char *path = g_strdup_printf ("/api/v1/desks/%s/call-next", worker->desk);
  g_autoptr (OdPlainHttp) http = od_plain_http_new (worker->port);
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status = 200;

  while (status == 200) {
    g_autofree char *key = g_uuid_string_random ();
    const OdPlainRequest request = { "POST", path, worker->token, key, "{}" };
    gint64 start = g_get_monotonic_time ();
    gint64 span;

    status = od_plain_http_ask (http, &request, answer);
    span = g_get_monotonic_time () - start;
    if (status == 200) {
      g_array_append_val (worker->spans_us, span);
      g_ptr_array_add (worker->found, od_plain_http_pick (answer->str, "id"));
      serve (worker, http, answer);
    }
  }

  if (status != 204)
    g_error ("a call was answered %u: %s", status, answer->str);
  return NULL;
}

static void
add_worker (GPtrArray *workers,
            OdHouse   *house,
            char      *token,
            char      *desk,
            guint      asks)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->port = od_house_get_port (house);
  worker->token = token;
  worker->desk = desk;
  worker->asks = asks;
  worker->spans_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  worker->found = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (workers, worker);
}

static void
run (GPtrArray *clerks,
     GPtrArray *kiosks)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  for (guint i = 0; i < kiosks->len; i++)
    g_ptr_array_add (threads, g_thread_new ("kiosk", issue, g_ptr_array_index (kiosks, i)));
  for (guint i = 0; clerks != NULL && i < clerks->len; i++)
    g_ptr_array_add (threads, g_thread_new ("clerk", call_until_empty, g_ptr_array_index (clerks, i)));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}

/* How many of all that @workers found were found before. */
static guint
count_doubles (GPtrArray *workers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint doubles = 0;

  for (guint i = 0; i < workers->len; i++) {
    Worker *worker = g_ptr_array_index (workers, i);

    for (guint j = 0; j < worker->found->len; j++)
      doubles += !g_hash_table_add (seen, g_ptr_array_index (worker->found, j));
  }

  return doubles;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
print_spans (GPtrArray *clerks)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  double median;
  double p99;

  for (guint i = 0; i < clerks->len; i++) {
    Worker *worker = g_ptr_array_index (clerks, i);

    g_array_append_vals (all, worker->spans_us->data, worker->spans_us->len);
  }

  g_array_sort (all, compare_spans);
  median = (double) g_array_index (all, gint64, all->len / 2);
  p99 = (double) g_array_index (all, gint64, all->len * 99 / 100);
  printf ("%u calls by %u clerks: p50 %.1f ms, p99 %.1f ms, %.1f times the median\n",
          all->len, N_CLERKS, median / 1e3, p99 / 1e3, p99 / median);
}

int
main (void)
{
  g_autoptr (OdHouse) house = od_house_new_of ("centre-eight-desks", NULL);
  g_autoptr (GPtrArray) clerks = g_ptr_array_new ();
  g_autoptr (GPtrArray) kiosks = g_ptr_array_new ();
  g_auto (GStrv) codes = g_new0 (char *, N_KIOSKS + 1);
  guint twice_numbered;
  guint twice_called;

  if (house == NULL || !od_house_add_staff (house, "front", "reception", SECRET, NULL))
    g_error ("no house");
  for (guint i = 0; i < N_KIOSKS; i++) {
    g_autofree char *name = g_strdup_printf ("kiosk %u", i + 1);

    codes[i] = od_house_add_device (house, name, "kiosk", i % 2 == 0 ? "B" : "C", NULL);
  }
  if (!od_house_open (house, NULL))
    g_error ("the service did not start");

  for (guint i = 0; i < N_KIOSKS; i++)
    add_worker (kiosks, house, od_house_enrol (house, codes[i]), NULL, N_WAITING / N_KIOSKS);
  run (NULL, kiosks);

  for (guint i = 0; i < N_CLERKS; i++)
    add_worker (clerks, house, od_house_sign_in (house, "front", SECRET), g_strdup_printf ("desk-%u", i + 1), 0);
  run (clerks, kiosks);

  twice_numbered = count_doubles (kiosks);
  twice_called = count_doubles (clerks);
  print_spans (clerks);
  printf ("%u numbers given twice, %u visits called twice\n", twice_numbered, twice_called);
  return twice_numbered == 0 && twice_called == 0 ? 0 : 1;
}
