/* SPDX-License-Identifier: EUPL-1.2 */

/* The service is killed without a word, again and again, while kiosks ask for tickets. What a kiosk was told must be
 * there afterwards, once; what it was not told it asks again with the same key, and gets one ticket. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-house.h"
#include "od-plain-http.h"

#define N_KIOSKS          4
#define N_KILLS           100
#define MOST_TICKETS      24   /* in one life; each life ends after another number of them */

typedef struct {
  OdHouse    *house;
  const char *token;
  guint16     port;
  GMutex      lock;
  GCond       more;
  GPtrArray  *answers;    /* every 201, owned JSON */
  guint       in_this_life;
  guint       wanted;     /* before the kill */
} Load;

typedef struct {
  Load *load;
  char *pending_key;      /* asked, not yet answered: survives the service */
} Kiosk;

static void
note_answer (Load       *load,
             const char *json)
{
  g_mutex_lock (&load->lock);
  g_ptr_array_add (load->answers, g_strdup (json));
  load->in_this_life++;
  g_cond_signal (&load->more);
  g_mutex_unlock (&load->lock);
}

/* Asks until the line is lost: that is the kill. */
static gpointer
ask_for_tickets (gpointer data)
{
  Kiosk *kiosk = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (kiosk->load->port);
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status;

  do {
    OdPlainRequest request = { .method = "POST", .path = "/api/v1/visits", .token = kiosk->load->token,
                               .body = "{\"language\":\"en\",\"needs\":[\"housing\"]}" };

    if (kiosk->pending_key == NULL)
      kiosk->pending_key = g_uuid_string_random ();
    request.key = kiosk->pending_key;
    status = od_plain_http_ask (http, &request, answer);
    if (status == 201) {
      note_answer (kiosk->load, answer->str);
      g_clear_pointer (&kiosk->pending_key, g_free);
    }
  } while (status == 201);

  return GUINT_TO_POINTER (status);
}

static void
wait_for_load (Load *load)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  g_mutex_lock (&load->lock);
  while (load->in_this_life < load->wanted)
    if (!g_cond_wait_until (&load->more, &load->lock, deadline))
      break;
  g_mutex_unlock (&load->lock);
}

static void
live_once (Load  *load,
           Kiosk *kiosks)
{
  GThread *threads[N_KIOSKS];
  g_autoptr (GError) error = NULL;

  if (!od_house_open (load->house, &error))
    fail_msg ("the service did not come back: %s", error->message);
  load->port = od_house_get_port (load->house);
  load->in_this_life = 0;

  for (guint i = 0; i < N_KIOSKS; i++)
    threads[i] = g_thread_new ("kiosk", ask_for_tickets, &kiosks[i]);
  wait_for_load (load);
  od_house_close (load->house, SIGKILL);
  for (guint i = 0; i < N_KIOSKS; i++)
    assert_int_equal (GPOINTER_TO_UINT (g_thread_join (threads[i])), 0);

  assert_true (load->in_this_life >= load->wanted);
}

static char *
number_of (const char *json)
{
  g_autofree char *series = od_plain_http_pick (json, "series");

  return g_strdup_printf ("%s %" G_GINT64_FORMAT, series, od_plain_http_pick_number (json, "number"));
}

static void
assert_numbers_differ (GPtrArray *answers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < answers->len; i++)
    if (!g_hash_table_add (seen, number_of (g_ptr_array_index (answers, i))))
      fail_msg ("a number was given twice: %s", (char *) g_ptr_array_index (answers, i));
}

static void
assert_all_are_there (GPtrArray  *answers,
                      const char *visits)
{
  for (guint i = 0; i < answers->len; i++) {
    g_autofree char *id = od_plain_http_pick (g_ptr_array_index (answers, i), "id");

    assert_non_null (id);
    if (strstr (visits, id) == NULL)
      fail_msg ("visit %s was promised and is lost", id);
  }
}

static guint
count_visits (const char *visits)
{
  guint n = 0;

  for (const char *at = visits; (at = strstr (at, "\"series\":")) != NULL; at++)
    n++;
  return n;
}

static void
assert_kept (Load *load)
{
  g_autoptr (GString) visits = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autoptr (OdPlainHttp) http = NULL;
  OdPlainRequest request = { .method = "GET", .path = "/api/v1/visits" };

  assert_true (od_house_open (load->house, NULL));
  token = od_house_sign_in (load->house, "front", "a long enough secret");
  assert_non_null (token);
  request.token = token;
  http = od_plain_http_new (od_house_get_port (load->house));
  assert_int_equal (od_plain_http_ask (http, &request, visits), 200);

  assert_numbers_differ (load->answers);
  assert_all_are_there (load->answers, visits->str);
  /* Beyond what was promised there is at most what each kiosk had just asked for. */
  assert_in_range (count_visits (visits->str), load->answers->len, load->answers->len + N_KIOSKS);
}

static void
open_the_house (Load *load)
{
  g_autofree char *code = NULL;

  load->house = od_house_new (NULL);
  assert_non_null (load->house);
  code = od_house_add_device (load->house, "kiosk", "kiosk", "B", NULL);
  assert_non_null (code);
  assert_true (od_house_add_staff (load->house, "front", "reception", "a long enough secret", NULL));
  assert_true (od_house_open (load->house, NULL));
  load->token = od_house_enrol (load->house, code);
  assert_non_null (load->token);
  od_house_close (load->house, SIGTERM);
}

static void
a_killed_service_keeps_every_promise (void **state)
{
  Load load = { .answers = g_ptr_array_new_with_free_func (g_free) };
  Kiosk kiosks[N_KIOSKS] = { 0 };

  open_the_house (&load);
  for (guint i = 0; i < N_KIOSKS; i++)
    kiosks[i].load = &load;
  for (guint life = 0; life < N_KILLS; life++) {
    load.wanted = 1 + life % MOST_TICKETS;
    live_once (&load, kiosks);
  }
  assert_kept (&load);
  print_message ("%u kills, %u tickets promised and kept\n", N_KILLS, load.answers->len);

  for (guint i = 0; i < N_KIOSKS; i++)
    g_free (kiosks[i].pending_key);
  od_house_free (load.house);
  g_free ((char *) load.token);
  g_ptr_array_unref (load.answers);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_killed_service_keeps_every_promise),
  };

  return cmocka_run_group_tests_name ("kill", tests, NULL, NULL);
}
