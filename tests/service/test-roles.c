/* SPDX-License-Identifier: EUPL-1.2 */

/* Who may do what, for every address that the service has; and that /openapi.json names exactly those. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"
#include "od-json.h"
#include "od-routes.h"

/* docs/API.md, "who may": K kiosk, D display, P provider, R reception and admin, M manager, N nobody in particular. */
static const struct {
  const char *method;
  const char *pattern;
  const char *who;
} rights[] = {
  { "GET", "/healthz", "N" },
  { "GET", "/metrics", "N" },
  { "GET", "/openapi.json", "N" },
  { "POST", "/api/v1/devices/enrol", "N" },
  { "POST", "/api/v1/session", "N" },
  { "DELETE", "/api/v1/session", "KDPRM" },
  { "GET", "/api/v1/centre", "KDPRM" },
  { "GET", "/api/v1/help", "KPR" },
  { "GET", "/api/v1/board", "DR" },
  { "GET", "/api/v1/staff", "PR" },
  { "GET", "/api/v1/events", "KDPR" },
  { "POST", "/api/v1/visits", "KR" },
  { "GET", "/api/v1/visits", "PR" },
  { "GET", "/api/v1/visits/find", "PR" },
  { "GET", "/api/v1/visits/{id}", "PR" },
  { "GET", "/api/v1/visits/{id}/name", "PR" },
  { "GET", "/api/v1/visits/{id}/ticket", "R" },
  { "GET", "/api/v1/visits/{id}/notes", "PR" },
  { "POST", "/api/v1/visits/{id}/notes", "PR" },
  { "GET", "/api/v1/visits/{id}/referrals", "PR" },
  { "POST", "/api/v1/visits/{id}/referrals", "PR" },
  { "GET", "/api/v1/visits/{id}/path", "PR" },
  { "POST", "/api/v1/visits/{id}/print", "KR" },
  { "POST", "/api/v1/visits/{id}/{verb}", "PR" },
  { "POST", "/api/v1/desks/{id}/call-next", "PR" },
  { "POST", "/api/v1/desks/{id}/alarm", "PR" },
  { "GET", "/api/v1/alarms", "PR" },
  { "POST", "/api/v1/alarms/{id}/end", "PR" },
  { "POST", "/api/v1/notes/{id}/end", "PR" },
  { "POST", "/api/v1/referrals/{id}/{step}", "PR" },
  { "GET", "/api/v1/appointments", "PR" },
  { "POST", "/api/v1/appointments", "PR" },
  { "POST", "/api/v1/appointments/{id}/cancel", "PR" },
  { "POST", "/api/v1/unmet", "KPR" },
  { "GET", "/api/v1/reports", "RM" },
  { "GET", "/api/v1/reports.csv", "RM" },
  { "GET", "/api/v1/reports/today", "PR" },
  { "POST", "/api/v1/devices/self/health", "K" },
  { "POST", "/api/v1/clock", "R" },
  { "GET", "/api/v1/pools/{id}/slots", "KPR" },
  { "GET", "/hsds/", "N" },
  { "GET", "/hsds/services", "N" },
  { "GET", "/hsds/services/{id}", "N" },
  { "GET", "/t/app.js", "N" },
  { "GET", "/t/app.css", "N" },
  { "GET", "/t/{token}", "N" },
  { "GET", "/t/{token}/state", "N" },
  { "GET", "/t/{token}/events", "N" },
  { "POST", "/t/{token}/leave", "N" },
  { "POST", "/t/{token}/step-out", "N" },
  { "POST", "/t/{token}/back", "N" },
  { "POST", "/t/{token}/feedback", "N" },
};

static const char letters[N_WHO] = {
  [WHO_NOBODY] = 'N',
  [WHO_KIOSK] = 'K',
  [WHO_OTHER_KIOSK] = 'K',
  [WHO_DISPLAY] = 'D',
  [WHO_PROVIDER] = 'P',
  [WHO_RECEPTION] = 'R',
  [WHO_ADMIN] = 'R',
  [WHO_MANAGER] = 'M',
};

static const char *
who_may (const OdEndpoint *endpoint)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++) {
    if (g_str_equal (rights[i].method, endpoint->method) && g_str_equal (rights[i].pattern, endpoint->pattern))
      return rights[i].who;
  }
  return NULL;
}

static char *
fill_pattern (const char *pattern)
{
  g_auto (GStrv) segments = g_strsplit (pattern, "/", -1);

  for (char **segment = segments; *segment != NULL; segment++) {
    if (**segment == '{') {
      const char *filling = g_str_equal (*segment, "{verb}") ? "start" : "nothing";

      g_free (*segment);
      *segment = g_strdup (filling);
    }
  }
  return g_strjoinv ("/", segments);
}

/* A stream has no end to wait for, and signing out would end the round. */
static gboolean
is_asked (const OdEndpoint *endpoint)
{
  return !g_str_has_suffix (endpoint->pattern, "/events") && !g_str_equal (endpoint->method, "DELETE");
}

static void
check_right (Door             *door,
             const OdEndpoint *endpoint,
             Who               who,
             const char       *may)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *path = fill_pattern (endpoint->pattern);
  guint status = ask (door, who, endpoint->method, path, g_str_equal (endpoint->method, "POST") ? "[]" : NULL, answer);
  gboolean refused = is_problem (answer, "signed-out") || is_problem (answer, "forbidden");
  gboolean allowed = strchr (may, letters[who]) != NULL || strchr (may, 'N') != NULL;

  if (refused == allowed)
    fail_msg ("%s %s by %c: %u", endpoint->method, path, letters[who], status);
  if (!allowed)
    assert_int_equal (status, who == WHO_NOBODY ? 401 : 403);
}

static void
each_role_does_what_it_may_and_nothing_else (void **state)
{
  Door *door = *state;
  gsize n_endpoints = 0;
  const OdEndpoint *endpoints = od_routes_get (&n_endpoints);

  for (gsize i = 0; i < n_endpoints; i++) {
    const char *may = who_may (&endpoints[i]);

    if (may == NULL)
      fail_msg ("nobody said who may %s %s", endpoints[i].method, endpoints[i].pattern);
    for (guint who = 0; is_asked (&endpoints[i]) && who < N_WHO; who++)
      check_right (door, &endpoints[i], who, may);
  }
  assert_int_equal (n_endpoints, G_N_ELEMENTS (rights));
}

static void
a_stream_is_refused_to_strangers_and_managers (void **state)
{
  Door *door = *state;

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/api/v1/events", NULL, NULL), 401);
  assert_int_equal (ask (door, WHO_MANAGER, "GET", "/api/v1/events", NULL, NULL), 403);
}

static void
every_address_is_in_the_description (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdJsonDocument) document = NULL;
  OdJson *paths;
  gsize n_endpoints = 0;
  const OdEndpoint *endpoints = od_routes_get (&n_endpoints);

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/openapi.json", NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  paths = od_json_member (od_json_root (document), "paths");
  for (gsize i = 0; i < n_endpoints; i++) {
    g_autofree char *method = g_ascii_strdown (endpoints[i].method, -1);

    if (od_json_member (od_json_member (paths, endpoints[i].pattern), method) == NULL)
      fail_msg ("%s %s is not described", endpoints[i].method, endpoints[i].pattern);
  }
}

static void
every_described_address_is_there (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdJsonDocument) document = NULL;
  g_auto (GStrv) names = NULL;
  OdJson *paths;

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/openapi.json", NULL, answer), 200);
  document = od_json_parse (answer->str, -1, NULL);
  paths = od_json_member (od_json_root (document), "paths");
  names = od_json_names (paths);
  assert_int_equal (g_strv_length (names), od_json_length (paths));
  for (char **name = names; *name != NULL; name++) {
    g_auto (GStrv) methods = od_json_names (od_json_member (paths, *name));
    g_autofree char *path = fill_pattern (*name);

    assert_non_null (methods[0]);
    for (char **method = methods; *method != NULL; method++) {
      const OdEndpoint wanted = { .method = g_ascii_strup (*method, -1), .pattern = *name };

      if (who_may (&wanted) == NULL)
        fail_msg ("%s %s is described and not there", wanted.method, *name);
      g_free ((char *) wanted.method);
    }
    assert_int_equal (ask (door, WHO_NOBODY, "PATCH", path, "{}", answer), 405);
  }
}

static void
an_ended_session_opens_nothing (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits", NULL, answer), 200);
  assert_int_equal (ask (door, WHO_RECEPTION, "DELETE", "/api/v1/session", NULL, answer), 204);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits", NULL, answer), 401);
  assert_true (is_problem (answer, "signed-out"));
}

static void
a_one_time_code_works_once (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_NOBODY, "POST", "/api/v1/devices/enrol", "{\"code\":\"AAAA-AAAA\"}", answer), 403);
  assert_true (is_problem (answer, "bad-code"));
  assert_int_equal (ask (door, WHO_NOBODY, "POST", "/api/v1/devices/enrol", "{\"code\":\"short\"}", answer), 403);
}

static void
who_guesses_secrets_is_slowed_down (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < 5; i++) {
    assert_int_equal (ask (door, WHO_NOBODY, "POST", "/api/v1/session", "{\"name\":\"admin\",\"secret\":\"guess\"}", answer), 403);
    assert_true (is_problem (answer, "bad-secret"));
  }
  assert_int_equal (ask (door, WHO_NOBODY, "POST", "/api/v1/session", "{\"name\":\"admin\",\"secret\":\"guess\"}", answer), 429);
  assert_true (is_problem (answer, "slow-down"));
  assert_int_equal (ask (door, WHO_NOBODY, "POST", "/api/v1/session", "{\"name\":\"unheard of\",\"secret\":\"x\"}", answer), 403);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_role_does_what_it_may_and_nothing_else),
    cmocka_unit_test (a_stream_is_refused_to_strangers_and_managers),
    cmocka_unit_test (every_address_is_in_the_description),
    cmocka_unit_test (every_described_address_is_there),
    cmocka_unit_test (an_ended_session_opens_nothing),
    cmocka_unit_test (a_one_time_code_works_once),
    cmocka_unit_test (who_guesses_secrets_is_slowed_down),
  };

  return cmocka_run_group_tests_name ("service-roles", tests, open_door, close_door);
}
