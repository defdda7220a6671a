/* SPDX-License-Identifier: EUPL-1.2 */
#include "pain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
  Door      *door;
  PainAsk    question;
  guint      thread;
  guint      n_times;
  GPtrArray *answers;
} Crowd;

static gpointer
ask_again_and_again (gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (od_house_get_port (crowd->door->house));

  for (guint i = 0; i < crowd->n_times; i++) {
    char *answer = crowd->question (http, crowd->door, crowd->thread, i);

    if (answer != NULL)
      g_ptr_array_add (crowd->answers, answer);
  }
  return NULL;
}

GPtrArray *
pain_ask_at_once (Door   *door,
                  guint   n_threads,
                  guint   n_times,
                  PainAsk question)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  g_autofree Crowd *crowds = g_new0 (Crowd, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);

  for (guint i = 0; i < n_threads; i++) {
    crowds[i] = (Crowd) { door, question, i, n_times, g_ptr_array_new () };
    threads[i] = g_thread_new ("crowd", ask_again_and_again, &crowds[i]);
  }
  for (guint i = 0; i < n_threads; i++) {
    g_thread_join (threads[i]);
    g_ptr_array_extend_and_steal (all, crowds[i].answers);
  }
  return all;
}

guint
pain_commonest (GPtrArray *words)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = 0;

  for (guint i = 0; i < words->len; i++) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words->pdata[i])) + 1;

    g_hash_table_insert (counts, words->pdata[i], GUINT_TO_POINTER (n));
    most = MAX (most, n);
  }
  return most;
}

void
pain_empty_house (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdJsonDocument) document = NULL;
  OdJson *visits;

  assert_int_equal (ask (door, WHO_ADMIN, "GET", "/api/v1/visits", NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  visits = od_json_member (od_json_root (document), "visits");
  for (guint i = 0; i < od_json_length (visits); i++)
    assert_int_equal (act (door, WHO_ADMIN, od_json_string (od_json_member (od_json_element (visits, i), "id")), "cancel", "{}", NULL), 200);
}

char *
pain_take_ticket (OdPlainHttp *http,
                  Door        *door,
                  Who          who,
                  const char  *need)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"needs\":[\"%s\"]}", need);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *series = NULL;
  const OdPlainRequest request = { "POST", "/api/v1/visits", door->tokens[who], key, body };

  assert_int_equal (od_plain_http_ask (http, &request, answer), 201);
  series = od_plain_http_pick (answer->str, "series");
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, series, od_plain_http_pick_number (answer->str, "number"));
}

char *
pain_leg_member (Door       *door,
                 const char *visit_id,
                 guint       nth,
                 const char *name)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s", visit_id);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdJsonDocument) document = NULL;
  OdJson *member;

  assert_int_equal (ask (door, WHO_ADMIN, "GET", path, NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  member = od_json_member (od_json_element (od_json_member (od_json_root (document), "legs"), nth), name);
  if (od_json_kind (member) == OD_JSON_NUMBER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, od_json_integer (member));
  return g_strdup (od_json_string (member) != NULL ? od_json_string (member) : "");
}

char *
pain_call_next (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  guint status = ask (door, WHO_PROVIDER, "POST", "/api/v1/desks/room-3/call-next", "{}", answer);

  assert_true (status == 200 || status == 204);
  return status == 200 ? od_plain_http_pick (answer->str, "id") : NULL;
}
