/* SPDX-License-Identifier: EUPL-1.2 */

/* What a long life costs: a house with ten thousand waiting and a million visits of history beside an empty one, call by call and start by
 * start in turns. Both have a display and a reception that listen. */

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "od-bench.h"
#include "od-day.h"
#include "od-history.h"
#include "od-house.h"
#include "od-plain-http.h"

#define N_HISTORY       1000000
#define N_WAITING       10000
#define ROUNDS          7
#define CALLS           200    /* of one round */
#define STARTS          9
#define WANTED_CALL     2.0
#define WANTED_MB       40.0
#define WANTED_START    2.0
#define SECRET          "a long enough secret"
#define TICKET          "{\"language\":\"en\",\"needs\":[\"person\"]}"

typedef struct {
  OdHouse           *house;
  char              *display;
  char              *kiosk;
  char              *clerk;
  OdPlainHttp       *http;
  GSocketConnection *ears[2];   /* what they hear stays unread in the socket until the round is over */
} Side;

static char *
ask (Side       *side,
     const char *path,
     const char *token,
     const char *body,
     guint       wanted)
{
  g_autofree char *key = g_uuid_string_random ();
  const OdPlainRequest request = { body == NULL ? "GET" : "POST", path, token, body == NULL ? NULL : key, body };
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status = od_plain_http_ask (side->http, &request, answer);

  if (status != wanted)
    g_error ("%s was answered %u: %s", path, status, answer->str);
  return g_strdup (answer->str);
}

static GSocketConnection *
listen_as (Side       *side,
           const char *token)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *text = g_strdup_printf ("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n", token);
  GSocketConnection *line = g_socket_client_connect_to_host (client, "127.0.0.1", od_house_get_port (side->house), NULL, NULL);

  if (line == NULL || !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line)), text, strlen (text), NULL, NULL, NULL))
    g_error ("nobody listens");
  return line;
}

static gpointer
drain (gpointer data)
{
  GInputStream *in = g_io_stream_get_input_stream (data);
  char bytes[65536];

  while (g_input_stream_read (in, bytes, sizeof bytes, NULL, NULL) > 0)
    ;
  return NULL;
}

/* --- Calls ------------------------------------------------------------------------------------------------------------------------- */

static void
do_verb (Side       *side,
         const char *visit_json,
         const char *verb)
{
  g_autofree char *id = od_plain_http_pick (visit_json, "id");
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/%s", id, verb);
  g_autofree char *body = g_strdup_printf ("{\"version\":%" G_GINT64_FORMAT ",\"desk_id\":\"front-1\"}",
                                           od_plain_http_pick_number (visit_json, "version"));

  g_free (ask (side, path, side->clerk, body, 200));
}

/* One visitor comes, the next one is called and served: as many wait afterwards as before. */
static double
call_once (Side *side)
{
  g_autofree char *issued = ask (side, "/api/v1/visits", side->kiosk, TICKET, 201);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *called = ask (side, "/api/v1/desks/front-1/call-next", side->clerk, "{}", 200);
  gint64 end = g_get_monotonic_time ();
  g_autofree char *id = od_plain_http_pick (called, "id");
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s", id);
  g_autofree char *started = NULL;

  do_verb (side, called, "start");
  started = ask (side, path, side->clerk, NULL, 200);
  do_verb (side, started, "finish");
  return (double) (end - start);
}

static double
p99_of_round (Side *side)
{
  double spans[CALLS];

  for (guint i = 0; i < CALLS; i++)
    spans[i] = call_once (side);
  return od_bench_quantile (spans, CALLS, 0.99);
}

static gboolean
compare_calls (Side *empty,
               Side *full)
{
  double ratios[ROUNDS];

  (void) p99_of_round (empty);
  (void) p99_of_round (full);
  for (guint i = 0; i < ROUNDS; i++) {
    double alone = p99_of_round (empty);
    double crowded = p99_of_round (full);

    ratios[i] = crowded / alone;
    printf ("call-next p99: %.2f ms in an empty house, %.2f ms with %u waiting and %u before them\n", alone / 1e3, crowded / 1e3,
            N_WAITING, N_HISTORY);
  }
  return od_bench_at_most ("p99 of call-next, against an empty house (median of rounds)", od_bench_quantile (ratios, ROUNDS, 0.5),
                           WANTED_CALL);
}

/* --- Starts ------------------------------------------------------------------------------------------------------------------------ */

static void
open_side (Side *side)
{
  g_autoptr (GError) error = NULL;

  if (!od_house_open (side->house, &error))
    g_error ("the service did not start: %s", error->message);
  side->http = od_plain_http_new (od_house_get_port (side->house));
}

static void
close_side (Side *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (side->ears); i++)
    g_clear_object (&side->ears[i]);
  g_clear_pointer (&side->http, od_plain_http_free);
  od_house_close (side->house, SIGTERM);
}

/* From nothing to the first answer that needs the line. */
static double
start_once (Side *side)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end;

  open_side (side);
  g_free (ask (side, "/api/v1/board", side->display, NULL, 200));
  end = g_get_monotonic_time ();
  close_side (side);
  return (double) (end - start);
}

static gboolean
compare_starts (Side *empty,
                Side *full)
{
  double alone[STARTS];
  double crowded[STARTS];
  double ratios[STARTS];

  for (guint i = 0; i < STARTS; i++) {
    alone[i] = start_once (empty);
    crowded[i] = start_once (full);
    ratios[i] = crowded[i] / alone[i];
  }
  printf ("start to the first board: p50 %.1f ms empty, %.1f ms with the history; ratios from %.2f to %.2f\n",
          od_bench_quantile (alone, STARTS, 0.5) / 1e3, od_bench_quantile (crowded, STARTS, 0.5) / 1e3,
          od_bench_quantile (ratios, STARTS, 0), od_bench_quantile (ratios, STARTS, 1));
  return od_bench_at_most ("restart to ready, against an empty house (median of turns)", od_bench_quantile (ratios, STARTS, 0.5),
                           WANTED_START);
}

/* --- Houses ------------------------------------------------------------------------------------------------------------------------ */

static void
make_side (Side *side)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *display = NULL;
  g_autofree char *kiosk = NULL;

  side->house = od_house_new (&error);
  if (side->house == NULL || !od_house_add_staff (side->house, "front", "reception", SECRET, &error))
    g_error ("no house: %s", error->message);
  display = od_house_add_device (side->house, "display", "display", NULL, &error);
  kiosk = od_house_add_device (side->house, "kiosk", "kiosk", "B", &error);
  if (display == NULL || kiosk == NULL)
    g_error ("no devices: %s", error->message);
  open_side (side);
  side->display = od_house_enrol (side->house, display);
  side->kiosk = od_house_enrol (side->house, kiosk);
  side->clerk = od_house_sign_in (side->house, "front", SECRET);
  close_side (side);
}

static void
free_side (Side *side)
{
  close_side (side);
  od_house_free (side->house);
  g_free (side->display);
  g_free (side->kiosk);
  g_free (side->clerk);
}

static void
open_with_ears (Side *side)
{
  open_side (side);
  side->ears[0] = listen_as (side, side->display);
  side->ears[1] = listen_as (side, side->clerk);
  for (guint i = 0; i < G_N_ELEMENTS (side->ears); i++)
    g_thread_unref (g_thread_new ("ear", drain, g_object_ref (side->ears[i])));
}

int
main (void)
{
  Side empty = { 0 };
  Side full = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean holds;
  double resident_mb;

  make_side (&empty);
  make_side (&full);
  if (!od_history_make (od_house_get_dir (full.house), N_HISTORY, N_WAITING, &error))
    g_error ("no history: %s", error->message);

  holds = compare_starts (&empty, &full);
  open_with_ears (&empty);
  open_with_ears (&full);
  holds = compare_calls (&empty, &full) && holds;
  resident_mb = (double) od_bench_resident_kb (od_house_get_pid (full.house)) / 1024;
  printf ("resident: %.1f MB empty\n", (double) od_bench_resident_kb (od_house_get_pid (empty.house)) / 1024);
  holds = od_bench_at_most ("resident MB with the history", resident_mb, WANTED_MB) && holds;

  free_side (&empty);
  free_side (&full);
  return holds ? 0 : 1;
}
