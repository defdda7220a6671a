/* SPDX-License-Identifier: EUPL-1.2 */

/* A reference model and the real service go the same random ways, over HTTP, with a clock that the walk turns. */

#include "model-walk.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define N_STEPS 100000
#define N_STEPS_TO_A_BUG 4000

static const ModelStretch stretches[] = {
  { "an autumn night in Madrid", "Europe/Madrid", 3, "2026-10-24T18:00:00Z", 3, 0 },
  { "a spring night in Madrid", "Europe/Madrid", 4, "2026-03-28T20:00:00Z", 2, 2 },
  { "midnight in Madrid", "Europe/Madrid", 0, "2026-06-10T20:00:00Z", 1, 0 },
  { "the end of a year in Madrid", "Europe/Madrid", 0, "2026-12-31T20:00:00Z", 3, 1 },
  { "an autumn night in St. John’s", "America/St_Johns", 2, "2026-10-31T22:00:00Z", 3, 2 },
  { "a spring night in St. John’s", "America/St_Johns", 4, "2026-03-07T22:00:00Z", 2, 0 },
  { "midnight in St. John’s", "America/St_Johns", 0, "2026-06-10T22:00:00Z", 3, 3 },
  { "the end of a year in St. John’s", "America/St_Johns", 0, "2026-12-31T22:00:00Z", 2, 0 },
};

static guint64
new_seed (void)
{
  const char *given = g_getenv ("OD_SEED");
  guint64 seed = given != NULL ? g_ascii_strtoull (given, NULL, 10) : (guint64) g_get_real_time ();

  printf ("# walking with OD_SEED=%" G_GUINT64_FORMAT "\n", seed);
  return seed;
}

static void
model_and_service_agree (void **state)
{
  const ModelStretch *stretch = *state;
  g_autofree char *wrong = model_walk (stretch, od_plain_http_ask, new_seed (), N_STEPS / G_N_ELEMENTS (stretches));

  if (wrong != NULL)
    fail_msg ("%s", wrong);
}

/* A service that takes any version for the newest. */
static guint
ask_without_version (OdPlainHttp          *http,
                     const OdPlainRequest *request,
                     GString              *answer)
{
  OdPlainRequest spoilt = *request;
  g_autofree char *body = g_strdup (request->body);
  char *version = body == NULL ? NULL : strstr (body, "\"version\":");

  while (version != NULL && *version != ',' && *version != '}')
    *version++ = ' ';
  if (version != NULL && *version == ',')
    *version = ' ';
  spoilt.body = body;
  return od_plain_http_ask (http, &spoilt, answer);
}

/* A service that gives every ninth number twice. */
static guint
ask_and_repeat_a_number (OdPlainHttp          *http,
                         const OdPlainRequest *request,
                         GString              *answer)
{
  guint status = od_plain_http_ask (http, request, answer);
  gint64 number = od_plain_http_pick_number (answer->str, "number");

  if (number > 1 && number % 9 == 0) {
    g_autofree char *told = g_strdup_printf ("\"number\":%" G_GINT64_FORMAT, number);
    g_autofree char *twice = g_strdup_printf ("\"number\":%" G_GINT64_FORMAT, number - 1);

    g_string_replace (answer, told, twice, 0);
  }
  return status;
}

/* A service whose undo leaves the legs waiting that were made meanwhile. */
static guint
ask_and_undo_by_half (OdPlainHttp          *http,
                      const OdPlainRequest *request,
                      GString              *answer)
{
  guint status = od_plain_http_ask (http, request, answer);

  if (status == 200 && g_str_has_suffix (request->path, "/undo"))
    g_string_replace (answer, "\"state\":\"cancelled\"", "\"state\":\"waiting\"", 0);
  return status;
}

static void
a_planted_bug_is_found (void **state)
{
  const ModelAsk bugs[] = { ask_without_version, ask_and_repeat_a_number, ask_and_undo_by_half };

  for (gsize i = 0; i < G_N_ELEMENTS (bugs); i++) {
    g_autofree char *wrong = model_walk (&stretches[0], bugs[i], 27, N_STEPS_TO_A_BUG);

    assert_non_null (wrong);
    printf ("# found: %s\n", wrong);
  }
}

int
main (void)
{
  struct CMUnitTest tests[G_N_ELEMENTS (stretches) + 1] = { cmocka_unit_test (a_planted_bug_is_found) };

  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    tests[i + 1] = (struct CMUnitTest) { stretches[i].name, model_and_service_agree, NULL, NULL, (void *) &stretches[i] };

  return cmocka_run_group_tests_name ("model", tests, NULL, NULL);
}
