/* SPDX-License-Identifier: EUPL-1.2 */

/* Eight kiosks give out ten thousand tickets while eight desks call, serve and let go whoever is next, over HTTP, and the service is killed
 * a hundred times in between. Nothing that was answered may be lost, nothing may be there twice: a wish whose answer was lost is asked
 * again with the same key. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "od-house.h"
#include "od-plain-http.h"

#define N_KIOSKS      8
#define N_DESKS       8
#define N_WORKERS     (N_KIOSKS + N_DESKS)
#define N_TICKETS     10000
#define N_KILLS       100
#define OF_A_LIFE     380    /* answers: a hundred lives must end before the forty thousand wishes do */
#define SECRET        "a long enough secret"

typedef struct _Worker Worker;

typedef struct {
  OdHouse *house;
  guint16  port;
  GMutex   lock;
  GCond    news;
  guint    answers;      /* in this life */
  guint    n_issued;     /* tickets that were answered */
  guint    n_claimed;    /* of them, those that a desk went to call */
  guint    n_at_work;    /* workers that did not yet end this life */
  gboolean over;         /* this life ended */
} Day;

/* One thread of one life; what it had asked and not been told lives on. */
struct _Worker {
  Day       *day;
  char      *token;
  char      *desk;       /* NULL: a kiosk */
  char      *key;        /* of the wish without an answer; NULL: none */
  char      *path;
  char      *body;
  guint      left;       /* tickets to give out */
  gboolean   claimed;
  char      *visit;      /* at the desk */
  GPtrArray *ids;        /* visits given out, or called */
  GPtrArray *numbers;    /* given out */
};

static const char *const tickets[] = {
  "{\"language\":\"en\",\"needs\":[\"person\"]}",
  "{\"language\":\"en\",\"needs\":[\"housing\"]}",
};

/* --- One wish ---------------------------------------------------------------------------------------------------------------------- */

static void
note_answer (Day *day)
{
  g_mutex_lock (&day->lock);
  day->answers++;
  g_cond_broadcast (&day->news);
  g_mutex_unlock (&day->lock);
}

static void
forget_wish (Worker *worker)
{
  g_clear_pointer (&worker->key, g_free);
  g_clear_pointer (&worker->path, g_free);
  g_clear_pointer (&worker->body, g_free);
}

/* Takes @path and @body; a wish that is still open stays. */
static void
wish (Worker *worker,
      char   *path,
      char   *body)
{
  g_assert (worker->key == NULL);
  worker->key = g_uuid_string_random ();
  worker->path = path;
  worker->body = body;
}

/* The answer's status; 0: the service is gone, the wish stays open. */
static guint
ask (Worker      *worker,
     OdPlainHttp *http,
     GString     *answer)
{
  const OdPlainRequest request = { "POST", worker->path, worker->token, worker->key, worker->body };
  guint status = od_plain_http_ask (http, &request, answer);

  if (status == 0)
    return 0;
  note_answer (worker->day);
  return status;
}

/* --- A kiosk ----------------------------------------------------------------------------------------------------------------------- */

static void
note_ticket (Worker     *worker,
             const char *json)
{
  g_autofree char *series = od_plain_http_pick (json, "series");

  g_ptr_array_add (worker->ids, od_plain_http_pick (json, "id"));
  g_ptr_array_add (worker->numbers, g_strdup_printf ("%s %" G_GINT64_FORMAT, series, od_plain_http_pick_number (json, "number")));
  worker->left--;
  g_mutex_lock (&worker->day->lock);
  worker->day->n_issued++;
  g_cond_broadcast (&worker->day->news);
  g_mutex_unlock (&worker->day->lock);
}

static gboolean
give_out (Worker      *worker,
          OdPlainHttp *http,
          GString     *answer)
{
  guint status;

  if (worker->key == NULL && worker->left == 0)
    return FALSE;
  if (worker->key == NULL)
    wish (worker, g_strdup ("/api/v1/visits"), g_strdup (tickets[worker->left % G_N_ELEMENTS (tickets)]));

  status = ask (worker, http, answer);
  if (status == 0)
    return FALSE;
  if (status != 201)
    g_error ("a ticket was answered %u: %s", status, answer->str);
  note_ticket (worker, answer->str);
  forget_wish (worker);
  return TRUE;
}

/* --- A desk ------------------------------------------------------------------------------------------------------------------------ */

/* Waits until somebody waits for whom no other desk goes already. FALSE: there is nobody left, or this life is over. */
static gboolean
claim (Worker *worker)
{
  Day *day = worker->day;

  g_mutex_lock (&day->lock);
  while (!worker->claimed && !day->over && day->n_claimed < N_TICKETS && day->n_claimed >= day->n_issued)
    g_cond_wait (&day->news, &day->lock);
  if (!worker->claimed && !day->over && day->n_claimed < day->n_issued) {
    worker->claimed = TRUE;
    day->n_claimed++;
  }
  g_mutex_unlock (&day->lock);
  return worker->claimed;
}

static void
wish_verb (Worker     *worker,
           const char *visit_json,
           const char *verb)
{
  wish (worker, g_strdup_printf ("/api/v1/visits/%s/%s", worker->visit, verb),
        g_strdup_printf ("{\"desk_id\":\"%s\",\"version\":%" G_GINT64_FORMAT "}", worker->desk,
                         od_plain_http_pick_number (visit_json, "version")));
}

static void
note_called (Worker     *worker,
             guint       status,
             const char *json)
{
  if (status == 204)
    g_error ("%s found nobody, and somebody waits", worker->desk);
  worker->visit = od_plain_http_pick (json, "id");
  g_ptr_array_add (worker->ids, g_strdup (worker->visit));
  wish_verb (worker, json, "start");
}

/* The answer to one wish makes the next: call, start, finish. */
static void
go_on (Worker     *worker,
       guint       status,
       const char *json)
{
  g_autofree char *done = g_steal_pointer (&worker->path);

  forget_wish (worker);
  if (g_str_has_suffix (done, "/call-next")) {
    note_called (worker, status, json);
  } else if (g_str_has_suffix (done, "/start")) {
    wish_verb (worker, json, "finish");
  } else {
    g_clear_pointer (&worker->visit, g_free);
    worker->claimed = FALSE;
  }
}

static gboolean
serve (Worker      *worker,
       OdPlainHttp *http,
       GString     *answer)
{
  guint status;

  if (worker->key == NULL && !claim (worker))
    return FALSE;
  if (worker->key == NULL)
    wish (worker, g_strdup_printf ("/api/v1/desks/%s/call-next", worker->desk), g_strdup ("{}"));

  status = ask (worker, http, answer);
  if (status == 0)
    return FALSE;
  if (status != 200 && status != 204)
    g_error ("%s was answered %u: %s", worker->path, status, answer->str);
  go_on (worker, status, answer->str);
  return TRUE;
}

/* --- Lives ------------------------------------------------------------------------------------------------------------------------- */

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  Day *day = worker->day;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (day->port);
  g_autoptr (GString) answer = g_string_new (NULL);

  while (worker->desk == NULL ? give_out (worker, http, answer) : serve (worker, http, answer))
    ;
  g_mutex_lock (&day->lock);
  day->n_at_work--;
  g_cond_broadcast (&day->news);
  g_mutex_unlock (&day->lock);
  return NULL;
}

/* Until @n_answers were given, 0 = until all is done. */
static void
wait_for_answers (Day  *day,
                  guint n_answers)
{
  g_mutex_lock (&day->lock);
  while (day->n_at_work > 0 && (n_answers == 0 || day->answers < n_answers))
    g_cond_wait (&day->news, &day->lock);
  g_mutex_unlock (&day->lock);
}

static void
end_life (Day *day)
{
  g_mutex_lock (&day->lock);
  day->over = TRUE;
  g_cond_broadcast (&day->news);
  g_mutex_unlock (&day->lock);
}

static void
live (Day    *day,
      Worker *workers,
      guint   n_answers)
{
  GThread *threads[N_WORKERS];
  g_autoptr (GError) error = NULL;

  if (!od_house_open (day->house, &error))
    fail_msg ("the service did not come back: %s", error->message);
  day->port = od_house_get_port (day->house);
  day->answers = 0;
  day->over = FALSE;
  day->n_at_work = N_WORKERS;

  for (guint i = 0; i < N_WORKERS; i++)
    threads[i] = g_thread_new ("worker", work, &workers[i]);
  wait_for_answers (day, n_answers);
  if (n_answers > 0)
    od_house_close (day->house, SIGKILL);
  end_life (day);
  for (guint i = 0; i < N_WORKERS; i++)
    g_thread_join (threads[i]);
  if (n_answers > 0)
    assert_true (day->answers >= n_answers);
}

/* --- What must hold ---------------------------------------------------------------------------------------------------------------- */

/* Everything of @pick that the workers from @first on hold; fails on the first double. */
static GHashTable *
gather (Worker     *workers,
        guint       n_workers,
        gboolean    numbers,
        const char *what)
{
  GHashTable *seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_workers; i++) {
    GPtrArray *found = numbers ? workers[i].numbers : workers[i].ids;

    for (guint j = 0; j < found->len; j++)
      if (!g_hash_table_add (seen, g_ptr_array_index (found, j)))
        fail_msg ("%s twice: %s", what, (char *) g_ptr_array_index (found, j));
  }
  return seen;
}

static guint
count_verb (const char *path_json,
            const char *verb)
{
  g_autofree char *member = g_strdup_printf ("\"verb\":\"%s\"", verb);
  guint n = 0;

  for (const char *at = path_json; (at = strstr (at, member)) != NULL; at++)
    n++;
  return n;
}

/* The visit's own log: each step once, whatever was killed in between. */
static void
assert_one_way (OdPlainHttp *http,
                const char  *token,
                const char  *id)
{
  static const char *const verbs[] = { "register", "call", "start", "finish" };
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/path", id);
  const OdPlainRequest request = { "GET", path, token, NULL, NULL };
  g_autoptr (GString) answer = g_string_new (NULL);

  if (od_plain_http_ask (http, &request, answer) != 200)
    fail_msg ("visit %s was promised and is lost", id);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (count_verb (answer->str, verbs[i]) != 1)
      fail_msg ("visit %s has \"%s\" %u times: %s", id, verbs[i], count_verb (answer->str, verbs[i]), answer->str);
}

static void
assert_nobody_is_left (OdPlainHttp *http,
                       const char  *token)
{
  const OdPlainRequest request = { "GET", "/api/v1/visits", token, NULL, NULL };
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (od_plain_http_ask (http, &request, answer), 200);
  if (strstr (answer->str, "\"series\":") != NULL)
    fail_msg ("somebody still waits whom nobody was promised: %.400s", answer->str);
}

static void
assert_kept (Day    *day,
             Worker *workers)
{
  g_autoptr (GHashTable) numbers = gather (workers, N_KIOSKS, TRUE, "a number was given");
  g_autoptr (GHashTable) issued = gather (workers, N_KIOSKS, FALSE, "a visit was given out");
  g_autoptr (GHashTable) called = gather (workers + N_KIOSKS, N_DESKS, FALSE, "a visit was called");
  g_autoptr (OdPlainHttp) http = od_plain_http_new (day->port);
  const char *token = workers[N_KIOSKS].token;
  GHashTableIter iter;
  gpointer id;

  assert_int_equal (g_hash_table_size (numbers), N_TICKETS);
  assert_int_equal (g_hash_table_size (issued), N_TICKETS);
  assert_int_equal (g_hash_table_size (called), N_TICKETS);
  g_hash_table_iter_init (&iter, issued);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!g_hash_table_contains (called, id))
      fail_msg ("visit %s was never called", (char *) id);
    assert_one_way (http, token, id);
  }
  assert_nobody_is_left (http, token);
}

/* --- The day ----------------------------------------------------------------------------------------------------------------------- */

static void
add_devices (Day  *day,
             char *codes[N_KIOSKS])
{
  for (guint i = 0; i < N_KIOSKS; i++) {
    g_autofree char *name = g_strdup_printf ("kiosk %u", i + 1);

    codes[i] = od_house_add_device (day->house, name, "kiosk", i % 2 == 0 ? "B" : "C", NULL);
    assert_non_null (codes[i]);
  }
}

/* Four kiosks share a series; every desk is a provider of its own. */
static void
open_the_house (Day    *day,
                Worker *workers)
{
  char *codes[N_KIOSKS];

  day->house = od_house_new_of ("centre-eight-desks", NULL);
  assert_non_null (day->house);
  add_devices (day, codes);
  assert_true (od_house_add_staff (day->house, "front", "reception", SECRET, NULL));
  assert_true (od_house_open (day->house, NULL));
  for (guint i = 0; i < N_WORKERS; i++) {
    Worker *worker = &workers[i];

    worker->day = day;
    worker->ids = g_ptr_array_new_with_free_func (g_free);
    worker->numbers = g_ptr_array_new_with_free_func (g_free);
    worker->left = i < N_KIOSKS ? N_TICKETS / N_KIOSKS : 0;
    worker->desk = i < N_KIOSKS ? NULL : g_strdup_printf ("desk-%u", i - N_KIOSKS + 1);
    worker->token = i < N_KIOSKS ? od_house_enrol (day->house, codes[i]) : od_house_sign_in (day->house, "front", SECRET);
    assert_non_null (worker->token);
  }
  od_house_close (day->house, SIGTERM);
  for (guint i = 0; i < N_KIOSKS; i++)
    g_free (codes[i]);
}

static void
worker_clear (Worker *worker)
{
  forget_wish (worker);
  g_free (worker->token);
  g_free (worker->desk);
  g_free (worker->visit);
  g_ptr_array_unref (worker->ids);
  g_ptr_array_unref (worker->numbers);
}

static void
eight_desks_and_eight_kiosks_lose_nobody_and_call_nobody_twice (void **state)
{
  Day day = { 0 };
  Worker workers[N_WORKERS] = { 0 };

  open_the_house (&day, workers);
  for (guint i = 0; i < N_KILLS; i++)
    live (&day, workers, OF_A_LIFE);
  live (&day, workers, 0);
  assert_kept (&day, workers);
  print_message ("%u tickets, %u desks, %u kiosks, %u kills: none lost, none twice\n", N_TICKETS, N_DESKS, N_KIOSKS, N_KILLS);

  for (guint i = 0; i < N_WORKERS; i++)
    worker_clear (&workers[i]);
  od_house_free (day.house);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (eight_desks_and_eight_kiosks_lose_nobody_and_call_nobody_twice),
  };

  return cmocka_run_group_tests_name ("desks", tests, NULL, NULL);
}
