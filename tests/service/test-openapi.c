/* SPDX-License-Identifier: EUPL-1.2 */

/* What /openapi.json says of an answer is what the service answers: member by member, for everything that answers in JSON. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-clock.h"
#include "od-door.h"
#include "od-routes.h"
#include "od-schema.h"

#define SERVICE "65861d68-ea08-533b-8fad-81e2ab9273fa"

typedef struct {
  Door           *door;
  OdJsonDocument *document;
  GHashTable     *seen;      /* "GET /pattern": something was answered and fits */
} Reader;

/* The pattern that @path was asked by. */
static const char *
pattern_of (const char *method,
            const char *path)
{
  g_autofree char *plain = g_strndup (path, strcspn (path, "?"));
  gsize n_endpoints = 0;
  const OdEndpoint *endpoints = od_routes_get (&n_endpoints);

  for (gsize i = 0; i < n_endpoints; i++) {
    g_auto (GStrv) parts = NULL;

    if (g_str_equal (endpoints[i].method, method) && od_routes_match (endpoints[i].pattern, plain, &parts))
      return endpoints[i].pattern;
  }
  fail_msg ("%s %s leads nowhere", method, path);
  return NULL;
}

static OdJson *
response_of (Reader     *self,
             const char *method,
             const char *pattern,
             guint       status)
{
  OdJson *paths = od_json_member (od_json_root (self->document), "paths");
  g_autofree char *name = g_ascii_strdown (method, -1);
  g_autofree char *code = g_strdup_printf ("%u", status);
  OdJson *responses = od_json_member (od_json_member (od_json_member (paths, pattern), name), "responses");
  OdJson *response = od_json_member (responses, code);

  if (response == NULL)
    fail_msg ("%s %s: nobody described %u", method, pattern, status);
  if (od_json_member (response, "$ref") != NULL)
    response = od_json_member (od_json_member (od_json_member (od_json_root (self->document), "components"), "responses"), "Problem");
  return response;
}

static void
check_answer (Reader        *self,
              const char    *method,
              const char    *path,
              guint          status,
              const GString *answer)
{
  const char *pattern = pattern_of (method, path);
  OdJson *content = od_json_member (response_of (self, method, pattern, status), "content");
  const char *type = status < 400 ? "application/json" : "application/problem+json";
  OdJson *schema = od_json_member (od_json_member (content, type), "schema");
  g_autoptr (OdJsonDocument) said = answer->len == 0 ? NULL : od_json_parse (answer->str, -1, NULL);
  g_autofree char *complaint = NULL;

  if (answer->len > 0 && schema != NULL)
    complaint = od_schema_complain (od_json_root (self->document), schema, od_json_root (said), pattern);
  else if (answer->len > 0)
    complaint = g_strdup ("an answer that nobody described");
  if (complaint != NULL)
    fail_msg ("%s %s %u: %s", method, path, status, complaint);
  g_hash_table_add (self->seen, g_strdup_printf ("%s %s %s", method, pattern, status < 400 ? "well" : "refused"));
}

/* One request; the answer must be described and fit. */
static char *
say (Reader     *self,
     Who         who,
     const char *method,
     const char *path,
     const char *body,
     guint       status)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  const OdPlainRequest request = { .method = method, .path = path, .token = self->door->tokens[who], .body = body,
                                   .key = g_str_equal (path, "/api/v1/visits") && body != NULL ? key : NULL };
  guint got = od_plain_http_ask (self->door->http, &request, answer);

  if (got != status)
    fail_msg ("%s %s: %u %s", method, path, got, answer->str);
  check_answer (self, method, path, status, answer);
  return od_plain_http_pick (answer->str, "id");
}

static void
say_of (Reader     *self,
        Who         who,
        const char *method,
        const char *pattern,
        const char *id,
        const char *body,
        guint       status)
{
  g_auto (GStrv) halves = g_strsplit (pattern, "%s", 2);
  g_autofree char *path = g_strjoinv (id, halves);

  g_free (say (self, who, method, path, body, status));
}

static void
say_plainly (Reader     *self,
             Who         who,
             const char *path)
{
  g_free (say (self, who, "GET", path, NULL, 200));
}

static void
look_at_the_house (Reader *self)
{
  static const char *const paths[] = {
    "/healthz", "/api/v1/centre", "/api/v1/help?needs=housing&lang=es", "/api/v1/board", "/api/v1/visits", "/api/v1/visits?all=yes",
    "/api/v1/visits/find?q=B1", "/api/v1/staff", "/api/v1/appointments", "/api/v1/alarms", "/api/v1/reports/today",
    "/api/v1/reports?from=2026-11-01&to=2026-11-22&by=pool", "/api/v1/pools/housing/slots",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    say_plainly (self, WHO_RECEPTION, paths[i]);
}

static void
live_through_a_visit (Reader *self)
{
  g_autofree char *id = say (self, WHO_RECEPTION, "POST", "/api/v1/visits",
                             "{\"language\":\"es\",\"needs\":[\"housing\"],\"name\":\"Amina\",\"age\":\"18-29\"}", 201);
  g_autofree char *kiosks = say (self, WHO_KIOSK, "POST", "/api/v1/visits", "{\"language\":\"es\",\"needs\":[\"housing\"]}", 201);

  say_of (self, WHO_RECEPTION, "GET", "/api/v1/visits/%s", id, NULL, 200);
  say_of (self, WHO_RECEPTION, "GET", "/api/v1/visits/%s/name", id, NULL, 200);
  say_of (self, WHO_RECEPTION, "GET", "/api/v1/visits/%s/ticket", id, NULL, 200);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/visits/%s/print", id, "{\"state\":\"printed\"}", 204);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/visits/%s/call", id, "{\"desk_id\":\"room-3\",\"reason\":\"first\"}", 200);
  say_plainly (self, WHO_RECEPTION, "/api/v1/board");
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/visits/%s/hand-over", id, "{\"pool_id\":\"employment\"}", 200);
  g_free (say (self, WHO_RECEPTION, "POST", "/api/v1/desks/room-3/call-next", "{}", 200));
  g_free (say (self, WHO_RECEPTION, "POST", "/api/v1/desks/room-1/call-next", "{}", 204));
  say_of (self, WHO_RECEPTION, "GET", "/api/v1/visits/%s/path", id, NULL, 200);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/visits/%s/finish", id, "{}", 409);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/visits/%s/finish", "nothing", "{}", 404);
  assert_non_null (kiosks);
}

static void
look_at_the_phone (Reader *self)
{
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (self->door, "housing", &token);

  say_of (self, WHO_NOBODY, "GET", "/t/%s/state", token, NULL, 200);
  assert_non_null (id);
}

static void
care_for_a_visit (Reader *self)
{
  g_autofree char *id = say (self, WHO_KIOSK, "POST", "/api/v1/visits", "{\"language\":\"es\",\"needs\":[\"housing\"]}", 201);
  g_autofree char *notes = g_strdup_printf ("/api/v1/visits/%s/notes", id);
  g_autofree char *referrals = g_strdup_printf ("/api/v1/visits/%s/referrals", id);
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autofree char *tomorrow = od_time_format (od_clock_now_us (clock) + 24 * 60 * 60 * (gint64) G_USEC_PER_SEC);
  g_autofree char *note_body = g_strdup_printf ("{\"kind\":\"note\",\"text\":\"x\",\"until\":\"%.10s\",\"reason\":\"y\"}", tomorrow);
  g_autofree char *book_body = g_strdup_printf ("{\"pool_id\":\"housing\",\"due\":\"%s\"}", tomorrow);
  g_autofree char *note = say (self, WHO_RECEPTION, "POST", notes, note_body, 201);
  g_autofree char *referral = say (self, WHO_RECEPTION, "POST", referrals, "{\"kind\":\"referral\",\"service_id\":\"" SERVICE "\"}", 201);
  g_autofree char *alarm = say (self, WHO_RECEPTION, "POST", "/api/v1/desks/room-3/alarm", "{}", 201);
  g_autofree char *appointment = say (self, WHO_RECEPTION, "POST", "/api/v1/appointments", book_body, 201);

  say_plainly (self, WHO_RECEPTION, notes);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/notes/%s/end", note, "{\"reason\":\"z\"}", 200);
  say_plainly (self, WHO_RECEPTION, referrals);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/referrals/%s/accept", referral, "{}", 200);
  g_free (say (self, WHO_RECEPTION, "POST", "/api/v1/desks/room-3/alarm", "{}", 200));
  say_plainly (self, WHO_RECEPTION, "/api/v1/alarms");
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/alarms/%s/end", alarm, "{\"reason\":\"z\"}", 200);
  say_of (self, WHO_RECEPTION, "POST", "/api/v1/appointments/%s/cancel", appointment, "{}", 200);
  g_free (say (self, WHO_KIOSK, "POST", "/api/v1/unmet", "{\"need\":\"housing\",\"why\":\"full\"}", 201));
}

static void
make_mistakes (Reader *self)
{
  g_free (say (self, WHO_KIOSK, "POST", "/api/v1/unmet", "{}", 400));
  g_free (say (self, WHO_KIOSK, "GET", "/api/v1/visits", NULL, 403));
  g_free (say (self, WHO_NOBODY, "GET", "/api/v1/visits", NULL, 401));
  g_free (say (self, WHO_RECEPTION, "GET", "/api/v1/reports?from=x&to=y", NULL, 400));
  g_free (say (self, WHO_RECEPTION, "POST", "/api/v1/clock", "{}", 400));
  g_free (say (self, WHO_NOBODY, "POST", "/api/v1/session", "{\"name\":\"nobody\",\"secret\":\"x\"}", 403));
  g_free (say (self, WHO_NOBODY, "GET", "/t/0000000000000000/state", NULL, 404));
}

/* What answers in JSON and was left out above. */
static gboolean
is_another_matter (const OdEndpoint *endpoint)
{
  static const char *const others[] = {
    "/metrics", "/openapi.json", "/api/v1/events", "/api/v1/reports.csv", "/api/v1/devices/enrol", "/api/v1/session",
    "/api/v1/devices/self/health", "/api/v1/clock", NULL
  };

  return g_strv_contains (others, endpoint->pattern) || g_str_has_prefix (endpoint->pattern, "/t/")
         || g_str_has_prefix (endpoint->pattern, "/hsds/");
}

static void
every_answer_is_as_it_is_described (void **state)
{
  Reader *reader = *state;
  gsize n_endpoints = 0;
  const OdEndpoint *endpoints = od_routes_get (&n_endpoints);

  live_through_a_visit (reader);
  care_for_a_visit (reader);
  look_at_the_phone (reader);
  look_at_the_house (reader);
  make_mistakes (reader);
  for (gsize i = 0; i < n_endpoints; i++) {
    g_autofree char *wanted = g_strdup_printf ("%s %s well", endpoints[i].method, endpoints[i].pattern);

    if (!is_another_matter (&endpoints[i]) && !g_hash_table_contains (reader->seen, wanted))
      fail_msg ("nobody looked at %s", wanted);
  }
}

static void
the_reader_finds_what_is_wrong (void **state)
{
  Reader *reader = *state;
  static const char *const wrong[] = { "{}", "{\"id\":7}", "{\"id\":\"x\",\"colour\":\"red\"}", "[]", "null" };
  OdJson *root = od_json_root (reader->document);
  OdJson *schema = od_json_member (od_json_member (od_json_member (root, "components"), "schemas"), "Alarm");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (OdJsonDocument) document = od_json_parse (wrong[i], -1, NULL);
    g_autofree char *complaint = od_schema_complain (root, schema, od_json_root (document), "alarm");

    assert_non_null (complaint);
  }
}

static int
open_reader (void **state)
{
  Reader *reader = g_new0 (Reader, 1);
  g_autoptr (GString) answer = g_string_new (NULL);
  void *door = NULL;

  open_door (&door);
  reader->door = door;
  reader->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  assert_int_equal (ask (reader->door, WHO_NOBODY, "GET", "/openapi.json", NULL, answer), 200);
  reader->document = od_json_parse (answer->str, -1, NULL);
  assert_non_null (reader->document);
  *state = reader;
  return 0;
}

static int
close_reader (void **state)
{
  Reader *reader = *state;
  void *door = reader->door;

  od_json_document_free (reader->document);
  g_hash_table_unref (reader->seen);
  g_free (reader);
  return close_door (&door);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_reader_finds_what_is_wrong),
    cmocka_unit_test (every_answer_is_as_it_is_described),
  };

  return cmocka_run_group_tests_name ("service-openapi", tests, open_reader, close_reader);
}
