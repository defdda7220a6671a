/* SPDX-License-Identifier: EUPL-1.2 */

/* odday PORT PLAN.json SUMMARY.json: the people of a busy day. Visitors come, wait, step out, come back, leave; eight desks call, serve,
 * hand over, hold, miss somebody, take something back. All over the service's API and the phone page, in the time of the house.
 *
 * PLAN: {"seed","visits","opens","last","closes" (RFC 3339), "kiosks":[token], "phones": bool,
 *        "desks":[{"id","name","secret","lunch"}], "needs":[id], "pools":[{"id","usual_min"}]}
 * SUMMARY: what was done, by the answers: {"issued","leaves","outs","calls","repeats","finishes","missed","hand_overs","holds","undos",
 *          "served","left_waiting", "refused":{type: n}, "errors":[..]} */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "od-clock.h"
#include "od-json.h"
#include "od-plain-http.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define LOOK_US 4000

typedef struct {
  guint16     port;
  OdClock    *clock;
  OdJson     *plan;
  gint64      opens_us;
  gint64      last_us;
  gint64      closes_us;
  GMutex      mutex;          /* of what follows */
  GHashTable *tally;          /* word → count */
  GHashTable *refused;        /* problem type → count */
  GPtrArray  *errors;
} Day;

/* Somebody who does things: an own connection, own chance. */
typedef struct {
  Day         *day;
  OdPlainHttp *http;
  GRand       *rand;
  char        *token;
  OdJson      *desk;
  GString     *answer;
} Actor;

static void
count (Day        *day,
       GHashTable *table,
       const char *word)
{
  g_mutex_lock (&day->mutex);
  g_hash_table_replace (table, g_strdup (word), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, word)) + 1));
  g_mutex_unlock (&day->mutex);
}

static void
tell_error (Actor      *actor,
            const char *path,
            guint       status)
{
  g_mutex_lock (&actor->day->mutex);
  g_ptr_array_add (actor->day->errors, g_strdup_printf ("%s: %u %s", path, status, actor->answer->str));
  g_mutex_unlock (&actor->day->mutex);
}

static gint64
now (Actor *actor)
{
  return od_clock_now_us (actor->day->clock);
}

static void
sleep_until (Actor *actor,
             gint64 us)
{
  while (now (actor) < us)
    g_usleep (LOOK_US);
}

static void
sleep_minutes (Actor *actor,
               double minutes)
{
  sleep_until (actor, now (actor) + (gint64) (minutes * (double) MINUTE_US));
}

static gboolean
happens (Actor *actor,
         double share)
{
  return g_rand_double (actor->rand) < share;
}

/* A service's length leans to the long side: most are near the usual, a few take twice as long. */
static double
length_of (Actor *actor,
           double usual_min)
{
  double a = g_rand_double_range (actor->rand, 1e-9, 1);
  double b = g_rand_double (actor->rand);

  return usual_min * exp (0.35 * sqrt (-2 * log (a)) * cos (2 * G_PI * b));
}

static guint
ask (Actor      *actor,
     const char *method,
     const char *path,
     const char *body)
{
  g_autofree char *key = g_uuid_string_random ();
  const OdPlainRequest request = { method, path, actor->token, key, body };

  return od_plain_http_ask (actor->http, &request, actor->answer);
}

/* TRUE when it was done. A 409 is part of life; anything else is a fault of the house. */
static gboolean
wish (Actor      *actor,
      const char *path,
      const char *body,
      const char *word)
{
  guint status = ask (actor, "POST", path, body);

  if (status >= 200 && status < 300) {
    count (actor->day, actor->day->tally, word);
    return status != 204;
  }
  if (status == 409) {
    g_autofree char *type = od_plain_http_pick (actor->answer->str, "type");

    count (actor->day, actor->day->refused, type != NULL ? type + strlen ("urn:onedoor:problem:") : "?");
    return FALSE;
  }
  tell_error (actor, path, status);
  return FALSE;
}

static gboolean
act (Actor      *actor,
     const char *visit_id,
     const char *verb,
     const char *body,
     const char *word)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/%s", visit_id, verb);

  return wish (actor, path, body, word);
}

static Actor *
actor_new (Day        *day,
           const char *token,
           guint       nth)
{
  Actor *actor = g_new0 (Actor, 1);

  actor->day = day;
  actor->http = od_plain_http_new (day->port);
  actor->rand = g_rand_new_with_seed ((guint32) od_json_integer (od_json_member (day->plan, "seed")) + nth);
  actor->token = g_strdup (token);
  actor->answer = g_string_new (NULL);
  return actor;
}

static void
actor_free (Actor *actor)
{
  od_plain_http_free (actor->http);
  g_rand_free (actor->rand);
  g_free (actor->token);
  g_string_free (actor->answer, TRUE);
  g_free (actor);
}

/* ---- the desks */

static char *
pick_of_called_leg (OdJson     *visit,
                    const char *desk_id,
                    const char *name)
{
  OdJson *legs = od_json_member (visit, "legs");

  for (guint i = 0; i < od_json_length (legs); i++) {
    OdJson *leg = od_json_element (legs, i);

    if (g_strcmp0 (od_json_string (od_json_member (leg, "state")), "called") == 0
        && g_strcmp0 (od_json_string (od_json_member (leg, "desk_id")), desk_id) == 0)
      return g_strdup (od_json_string (od_json_member (leg, name)));
  }
  return NULL;
}

static double
usual_minutes (Day        *day,
               const char *pool_id)
{
  OdJson *pools = od_json_member (day->plan, "pools");

  for (guint i = 0; i < od_json_length (pools); i++) {
    OdJson *pool = od_json_element (pools, i);

    if (g_strcmp0 (od_json_string (od_json_member (pool, "id")), pool_id) == 0)
      return MAX (od_json_number (od_json_member (pool, "usual_min")), 5);
  }
  return 15;
}

static const char *
other_pool (Actor      *actor,
            const char *pool_id)
{
  OdJson *pools = od_json_member (actor->day->plan, "pools");
  const char *other;

  do
    other = od_json_string (od_json_member (od_json_element (pools, (guint) g_rand_int_range (actor->rand, 0, (gint32) od_json_length (pools))),
                                            "id"));
  while (g_strcmp0 (other, pool_id) == 0);
  return other;
}

static void
end_service (Actor      *actor,
             const char *desk_id,
             const char *visit_id,
             const char *pool_id)
{
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\"}", desk_id);

  if (happens (actor, 0.10)) {
    g_autofree char *on = g_strdup_printf ("{\"desk_id\":\"%s\",\"pool_id\":\"%s\",\"reason\":\"next step\"}", desk_id, other_pool (actor, pool_id));

    act (actor, visit_id, "hand-over", on, "hand_overs");
  } else if (happens (actor, 0.05)) {
    if (act (actor, visit_id, "hold", body, "holds")) {
      sleep_minutes (actor, 6);
      act (actor, visit_id, "resume", body, "resumes");
    }
  } else {
    act (actor, visit_id, "finish", body, "finishes");
  }
}

static void
serve (Actor      *actor,
       const char *desk_id,
       const char *visit_id,
       const char *pool_id)
{
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\"}", desk_id);

  sleep_minutes (actor, g_rand_double_range (actor->rand, 0.5, 2));
  if (happens (actor, 0.08)) {
    act (actor, visit_id, "call", body, "repeats");
    sleep_minutes (actor, 1);
  }
  if (happens (actor, 0.07)) {
    act (actor, visit_id, "no-show", body, "missed");
    if (!happens (actor, 0.15) || !act (actor, visit_id, "undo", "{}", "undos"))
      return;
  }
  if (!act (actor, visit_id, "start", body, "starts"))
    return;
  sleep_minutes (actor, length_of (actor, usual_minutes (actor->day, pool_id)));
  end_service (actor, desk_id, visit_id, pool_id);
}

static void
call_somebody (Actor      *actor,
               const char *desk_id)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/desks/%s/call-next", desk_id);
  g_autoptr (OdJsonDocument) document = NULL;
  g_autofree char *visit_id = NULL;
  g_autofree char *pool_id = NULL;

  if (!wish (actor, path, "{}", "calls")) {
    sleep_minutes (actor, 2);
    return;
  }
  document = od_json_parse (actor->answer->str, -1, NULL);
  visit_id = g_strdup (od_json_string (od_json_member (od_json_root (document), "id")));
  pool_id = pick_of_called_leg (od_json_root (document), desk_id, "pool_id");
  serve (actor, desk_id, visit_id, pool_id);
}

static gboolean
sign_in (Actor *actor)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"%s\",\"secret\":\"%s\"}", od_json_string (od_json_member (actor->desk, "name")),
                                           od_json_string (od_json_member (actor->desk, "secret")));

  if (ask (actor, "POST", "/api/v1/session", body) != 201) {
    tell_error (actor, "/api/v1/session", 0);
    return FALSE;
  }
  actor->token = od_plain_http_pick (actor->answer->str, "token");
  return TRUE;
}

static gpointer
work_at_desk (gpointer data)
{
  Actor *actor = data;
  const char *desk_id = od_json_string (od_json_member (actor->desk, "id"));
  gint64 lunch_us = G_MAXINT64;
  gboolean has_eaten = FALSE;

  od_time_parse (od_json_string (od_json_member (actor->desk, "lunch")), &lunch_us);
  if (!sign_in (actor))
    return NULL;
  sleep_until (actor, actor->day->opens_us);
  while (now (actor) < actor->day->closes_us) {
    if (!has_eaten && now (actor) >= lunch_us) {
      has_eaten = TRUE;
      sleep_minutes (actor, 45);
    }
    call_somebody (actor, desk_id);
  }
  return NULL;
}

/* ---- the visitors */

typedef struct {
  gint64 at_us;
  char  *token;     /* of the ticket; NULL: somebody comes */
  char  *verb;      /* on the phone page */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->token);
  g_free (step->verb);
  g_free (step);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Step *first = a;
  const Step *second = b;

  return first->at_us < second->at_us ? -1 : first->at_us > second->at_us;
}

static void
add_step (GQueue     *steps,
          gint64      at_us,
          const char *token,
          const char *verb)
{
  Step *step = g_new0 (Step, 1);

  step->at_us = at_us;
  step->token = g_strdup (token);
  step->verb = g_strdup (verb);
  g_queue_insert_sorted (steps, step, compare_steps, NULL);
}

/* Most come in the middle of the morning, a second wave in the afternoon. */
static gint64
time_of_arrival (Actor *actor)
{
  const Day *day = actor->day;
  double span = (double) (day->last_us - day->opens_us);
  double at;

  do {
    double wave = g_rand_double (actor->rand) < 0.6 ? 0.2 : 0.72;

    at = wave + (g_rand_double (actor->rand) + g_rand_double (actor->rand) + g_rand_double (actor->rand) - 1.5) * 0.42;
  } while (at < 0 || at > 1);
  return day->opens_us + (gint64) (at * span);
}

static char *
invent_registration (Actor *actor)
{
  static const char *const languages[] = { "es", "es", "es", "es", "ar", "ar", "en", "en", "fr", "ro" };
  OdJson *needs = od_json_member (actor->day->plan, "needs");
  guint n = od_json_length (needs);
  guint first = (guint) g_rand_int_range (actor->rand, 0, (gint32) n);
  guint second = happens (actor, 0.25) ? (first + 1 + (guint) g_rand_int_range (actor->rand, 0, (gint32) n - 1)) % n : first;
  g_autofree char *more = second == first ? g_strdup ("")
                                          : g_strdup_printf (",\"%s\"", od_json_string (od_json_element (needs, second)));

  return g_strdup_printf ("{\"language\":\"%s\",\"needs\":[\"%s\"%s],\"adults\":%d,\"children\":%d}",
                          languages[g_rand_int_range (actor->rand, 0, G_N_ELEMENTS (languages))],
                          od_json_string (od_json_element (needs, first)), more, happens (actor, 0.15) ? 2 : 1,
                          happens (actor, 0.2) ? g_rand_int_range (actor->rand, 1, 4) : 0);
}

static void
come (Actor  *actor,
      GQueue *steps,
      guint   nth)
{
  OdJson *kiosks = od_json_member (actor->day->plan, "kiosks");
  g_autofree char *body = invent_registration (actor);
  g_autofree char *ticket = NULL;
  g_autofree char *id = NULL;
  g_autofree char *print = NULL;

  g_free (actor->token);
  actor->token = g_strdup (od_json_string (od_json_element (kiosks, nth % od_json_length (kiosks))));
  if (!wish (actor, "/api/v1/visits", body, "issued"))
    return;
  ticket = od_plain_http_pick (actor->answer->str, "token");
  id = od_plain_http_pick (actor->answer->str, "id");
  print = g_strdup_printf ("/api/v1/visits/%s/print", id);
  wish (actor, print, "{\"state\":\"printed\"}", "prints");

  if (happens (actor, 0.03)) {
    add_step (steps, now (actor) + 25 * MINUTE_US, ticket, "leave");
  } else if (happens (actor, 0.06)) {
    add_step (steps, now (actor) + 5 * MINUTE_US, ticket, "step-out");
    add_step (steps, now (actor) + 20 * MINUTE_US, ticket, "back");
  }
}

/* The page answers a touched button by sending the browser back to it; a button that does not fit any more does no harm. */
static void
touch_phone (Actor      *actor,
             const Step *step)
{
  g_autofree char *path = g_strdup_printf ("/t/%s/%s", step->token, step->verb);
  guint status = ask (actor, "POST", path, "");

  if (status == 303)
    count (actor->day, actor->day->tally, step->verb);
  else
    tell_error (actor, "/t/…", status);
}

static gpointer
live_as_visitors (gpointer data)
{
  Actor *actor = data;
  g_autoptr (GQueue) steps = g_queue_new ();
  gint64 n_visits = od_json_integer (od_json_member (actor->day->plan, "visits"));
  guint nth = 0;

  for (gint64 i = 0; i < n_visits; i++)
    add_step (steps, time_of_arrival (actor), NULL, NULL);

  while (!g_queue_is_empty (steps)) {
    Step *step = g_queue_pop_head (steps);

    sleep_until (actor, step->at_us);
    if (step->token == NULL)
      come (actor, steps, nth++);
    else
      touch_phone (actor, step);
    step_free (step);
  }
  return NULL;
}

/* ---- the day */

static void
write_counts (OdJsonWriter *writer,
              const char   *name,
              GHashTable   *table)
{
  GHashTableIter iter;
  gpointer word, n;

  od_json_writer_object (writer, name);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &word, &n))
    od_json_writer_integer (writer, word, GPOINTER_TO_UINT (n));
  od_json_writer_end (writer);
}

static gboolean
write_summary (Day        *day,
               const char *path)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (day->errors, NULL);
  od_json_writer_object (writer, NULL);
  write_counts (writer, "done", day->tally);
  write_counts (writer, "refused", day->refused);
  od_json_writer_strings (writer, "errors", (const char *const *) day->errors->pdata);
  od_json_writer_end (writer);
  text = od_json_writer_finish (writer);
  return g_file_set_contents (path, text, -1, NULL) && day->errors->len == 1;
}

static void
play (Day *day)
{
  OdJson *desks = od_json_member (day->plan, "desks");
  guint n = od_json_length (desks);
  g_autofree GThread **threads = g_new0 (GThread *, n + 1);
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func ((GDestroyNotify) actor_free);

  for (guint i = 0; i <= n; i++) {
    Actor *actor = actor_new (day, NULL, i);

    g_ptr_array_add (actors, actor);
    actor->desk = od_json_element (desks, i);
    threads[i] = g_thread_new (i < n ? "desk" : "visitors", i < n ? work_at_desk : live_as_visitors, actor);
  }
  for (guint i = 0; i <= n; i++)
    g_thread_join (threads[i]);
}

static gboolean
read_plan (Day        *day,
           const char *port)
{
  day->port = (guint16) atoi (port);
  return day->plan != NULL && od_time_parse (od_json_string (od_json_member (day->plan, "opens")), &day->opens_us)
         && od_time_parse (od_json_string (od_json_member (day->plan, "last")), &day->last_us)
         && od_time_parse (od_json_string (od_json_member (day->plan, "closes")), &day->closes_us);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (OdJsonDocument) document = NULL;
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autofree char *text = NULL;
  Day day = { .clock = clock };

  if (argc == 4 && g_file_get_contents (argv[2], &text, NULL, NULL))
    document = od_json_parse (text, -1, NULL);
  day.plan = document == NULL ? NULL : od_json_root (document);
  if (day.plan == NULL || !read_plan (&day, argv[1])) {
    fprintf (stderr, "odday: usage: odday PORT PLAN.json SUMMARY.json\n");
    return 2;
  }
  day.tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  day.refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  day.errors = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&day.mutex);
  play (&day);
  if (!write_summary (&day, argv[3]))
    return 1;
  g_hash_table_unref (day.tally);
  g_hash_table_unref (day.refused);
  g_ptr_array_unref (day.errors);
  return 0;
}
