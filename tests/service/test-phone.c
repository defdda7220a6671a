/* SPDX-License-Identifier: EUPL-1.2 */

/* The phone page: over HTTP, and in a real browser. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"

#define MAX_PAGE 15000

static int
open_door_with_words (void **state)
{
  g_autofree char *words = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);

  g_setenv ("ONEDOOR_LOCALE_DIR", words, TRUE);
  return open_door (state);
}

static guint
get_page (Door       *door,
          const char *token,
          const char *rest,
          GString    *answer)
{
  g_autofree char *path = g_strdup_printf ("/t/%s%s", token, rest);

  return ask (door, WHO_NOBODY, "GET", path, NULL, answer);
}

static void
expect_words (const GString *page,
              const char    *words)
{
  if (strstr (page->str, words) == NULL)
    fail_msg ("\"%s\" is not in: %s", words, page->str);
}

static void
it_speaks_the_languages_of_the_house (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "work", &token);

  assert_int_equal (get_page (door, token, "", page), 200);
  expect_words (page, "<html lang=\"es\" dir=\"ltr\">");
  assert_int_equal (get_page (door, token, "?lang=ar", page), 200);
  expect_words (page, "<html lang=\"ar\" dir=\"rtl\">");
  expect_words (page, "<bdi dir=\"ltr\">B ");
  assert_null (strstr (page->str, "You are next"));
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "You are next.");
  expect_words (page, "We do not know yet how long it takes.");
  assert_int_equal (get_page (door, token, "?lang=tlh\"><script>", page), 200);
  assert_null (strstr (page->str, "tlh"));
  assert_null (strstr (page->str, id));
}

static void
it_answers_a_token_in_any_case (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "work", &token);
  g_autofree char *small = g_ascii_strdown (token, -1);
  g_autofree char *shouted = g_strdup_printf ("/T/%s", token);

  assert_non_null (id);
  assert_int_equal (get_page (door, small, "", NULL), 200);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", shouted, NULL, NULL), 200);
}

static void
it_counts_who_is_before (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *first = register_visit (door, "isolation", NULL);
  g_autofree char *second = register_visit (door, "isolation", &token);
  g_autofree char *third = NULL;

  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "There is 1 person before you.");
  g_clear_pointer (&token, g_free);
  third = register_visit (door, "isolation", &token);
  assert_non_null (third);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "There are 2 people before you.");
  assert_int_equal (act (door, WHO_RECEPTION, first, "cancel", "{}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, second, "cancel", "{}", NULL), 200);
  assert_int_equal (get_page (door, token, "/state?lang=en", page), 200);
  expect_words (page, "\"before\":0");
}

static void
it_tells_where_to_go_and_what_became_of_it (void **state)
{
  static const struct {
    const char *verb;
    const char *body;
    const char *words;
  } steps[] = {
    { "call", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", "It is your turn." },
    { "no-show", "{}", "we call you again at about" },
    { "call", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", "It is your turn." },
    { "no-show", "{}", "Go to reception, or wait" },
    { "call", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", "It is your turn." },
    { "no-show", "{}", "Please go to reception." },
    { "recall", "{}", "You are next." },
    { "hold", "{}", "We keep your place." },
    { "resume", "{}", "You are next." },
    { "start", "{\"desk_id\":\"room-4\"}", "Somebody is helping you now." },
    { "finish", "{}", "Your visit is finished." },
  };
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = NULL;

  id = register_visit (door, "work", &token);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    assert_int_equal (act (door, WHO_RECEPTION, id, steps[i].verb, steps[i].body, NULL), 200);
    assert_int_equal (get_page (door, token, "?lang=en", page), 200);
    expect_words (page, steps[i].words);
    assert_true ((strstr (page->str, "Room 4") != NULL) == (strcmp (steps[i].verb, "call") == 0 || strcmp (steps[i].verb, "start") == 0));
  }
}

static void
who_had_to_leave_says_so_without_script (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "work", &token);
  g_autofree char *leave = g_strdup_printf ("/t/%s/leave", token);

  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "<details><summary>I leave</summary>");
  expect_words (page, "<form method=\"post\"");
  assert_int_equal (ask (door, WHO_NOBODY, "POST", leave, NULL, page), 303);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "You told us that you left.");
  expect_words (page, "Are you back today?");
  assert_null (strstr (page->str, "/leave"));
  assert_null (strstr (page->str, "/step-out"));
  assert_int_equal (ask (door, WHO_NOBODY, "POST", leave, NULL, page), 303);
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"desk_id\":\"room-4\"}", NULL), 409);
}

static void
a_ticket_that_nobody_knows_gets_a_kind_page (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);

  assert_int_equal (get_page (door, "AAAAAAAAAAAAAAAA", "?lang=en", page), 404);
  expect_words (page, "We do not know this ticket.");
  assert_int_equal (get_page (door, "nothing", "?lang=en", page), 404);
  assert_int_equal (get_page (door, "AAAAAAAAAAAAAAAA", "/state", page), 404);
  assert_true (is_problem (page, "not-found"));
}

static void
all_of_it_is_small_and_its_own (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GString) style = g_string_new (NULL);
  g_autoptr (GString) script = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "work", &token);

  assert_non_null (id);
  assert_int_equal (get_page (door, token, "?lang=ar", page), 200);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/t/app.css", NULL, style), 200);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/T/APP.JS", NULL, script), 200);
  print_message ("# %" G_GSIZE_FORMAT " bytes\n", page->len + style->len + script->len);
  assert_true (page->len + style->len + script->len < MAX_PAGE);
  assert_null (strstr (page->str, "://"));
  assert_null (strstr (style->str, "://"));
  assert_null (strstr (script->str, "://"));
  assert_null (strstr (page->str, "style=\""));
}

static guint
press (Door       *door,
       const char *token,
       const char *wish,
       const char *form,
       GString    *answer)
{
  g_autofree char *path = g_strdup_printf ("/t/%s/%s?lang=en", token, wish);

  return ask (door, WHO_NOBODY, "POST", path, form, answer);
}

static void
who_steps_out_keeps_the_place_and_is_not_called (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "isolation", &token);

  assert_non_null (id);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "I stepped out");
  assert_null (strstr (page->str, "I am back"));
  assert_int_equal (press (door, token, "step-out", NULL, NULL), 303);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "You stepped out. We keep your place.");
  expect_words (page, "I am back");
  assert_null (strstr (page->str, "I stepped out"));
  assert_int_equal (press (door, token, "step-out", NULL, NULL), 303);
  assert_int_equal (press (door, token, "back", NULL, NULL), 303);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "You are next.");
}

static void
whoever_is_over_is_asked_how_it_was (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "isolation", &token);

  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  assert_null (strstr (page->str, "How was it today?"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "finish", "{}", NULL), 200);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "How was it today?");
  expect_words (page, "name=\"score\" value=\"5\"");
  expect_words (page, "name=\"unmet\" value=\"none\"");
  assert_int_equal (get_page (door, token, "?lang=en&thanks=yes", page), 200);
  expect_words (page, "Thank you. This helps us.");
  assert_null (strstr (page->str, "How was it today?"));
}

static void
it_tells_the_way (void **state)
{
  Door *door = *state;
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}", NULL), 200);
  assert_int_equal (get_page (door, token, "?lang=en", page), 200);
  expect_words (page, "class=\"way\"");
  expect_words (page, "Floor ");
}

/* --- The same truth as the display's, at once --- */

static GSocketConnection *
listen_to (Door       *door,
           Who         who,
           const char *path)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *request = NULL;
  GSocketConnection *line;

  g_socket_client_set_timeout (client, 10);
  line = g_socket_client_connect_to_host (client, "127.0.0.1", od_house_get_port (door->house), NULL, NULL);
  assert_non_null (line);
  request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: x\r\n%s%s\r\n\r\n", path, door->tokens[who] != NULL ? "Authorization: Bearer " : "X-None: ",
                             door->tokens[who] != NULL ? door->tokens[who] : "x");
  assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line)), request, strlen (request), NULL, NULL, NULL));

  return line;
}

/* Reads on until @words come; answers when they did. */
static gint64
hear (GSocketConnection *line,
      GString           *heard,
      const char        *words)
{
  char bytes[4096];

  while (strstr (heard->str, words) == NULL) {
    gssize n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (line)), bytes, sizeof bytes, NULL, NULL);

    if (n <= 0)
      fail_msg ("\"%s\" was not heard: %s", words, heard->str);
    g_string_append_len (heard, bytes, n);
  }

  return g_get_monotonic_time ();
}

static void
the_phone_hears_of_a_call_within_a_second_of_the_display (void **state)
{
  Door *door = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *path = g_strdup_printf ("/t/%s/events?lang=en", token);
  g_autoptr (GSocketConnection) display = listen_to (door, WHO_DISPLAY, "/api/v1/events");
  g_autoptr (GSocketConnection) phone = listen_to (door, WHO_NOBODY, path);
  g_autoptr (GString) of_display = g_string_new (NULL);
  g_autoptr (GString) of_phone = g_string_new (NULL);
  gint64 shown_us;
  gint64 told_us;

  hear (display, of_display, "event: board");
  hear (phone, of_phone, "\"waiting\"");
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"reason\":\"they asked\"}", NULL), 200);
  shown_us = hear (display, of_display, "Room 3");
  told_us = hear (phone, of_phone, "Room 3");
  assert_true (told_us - shown_us < G_USEC_PER_SEC);
  assert_non_null (strstr (of_phone->str, "It is your turn."));
}

/* What a phone of 2020 would stumble over. */
static void
its_script_is_understood_by_old_phones (void **state)
{
  static const char *const newer[] = { "=>", "let ", "const ", "`", "?.", "??", "async ", "class ", "import ", "...", "replaceAll", "structuredClone" };
  static const char *const newer_style[] = { ":has(", ":is(", ":where(", "@container", "@layer", "inset:", "gap:", "aspect-ratio", "clamp(", "color-mix", ":focus-visible" };
  Door *door = *state;
  g_autoptr (GString) script = g_string_new (NULL);
  g_autoptr (GString) style = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/t/app.js", NULL, script), 200);
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/t/app.css", NULL, style), 200);
  for (gsize i = 0; i < G_N_ELEMENTS (newer); i++)
    assert_null (strstr (script->str, newer[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (newer_style); i++)
    assert_null (strstr (style->str, newer_style[i]));
}

/* --- Against WCAG 2.2 AA, in a real browser --- */

/* Puts the page of a new visit, in each language, behind @arguments; @verbs bring the visit there. */
static void
add_pages (Door              *door,
           GPtrArray         *arguments,
           const char        *name,
           const char        *need,
           const char *const *verbs)
{
  static const char *const languages[] = { "en", "es", "ar" };
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, need, &token);
  g_autofree char *body = g_strdup_printf ("{\"desk_id\":\"%s\",\"reason\":\"they asked\"}", strcmp (need, "housing") == 0 ? "room-3" : "room-4");

  for (gsize i = 0; verbs[i] != NULL; i++) {
    if (verbs[i][0] == '/')
      assert_int_equal (press (door, token, verbs[i] + 1, NULL, NULL), 303);
    else
      assert_int_equal (act (door, WHO_RECEPTION, id, verbs[i], strstr ("call start", verbs[i]) != NULL ? body : "{}", NULL), 200);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    g_ptr_array_add (arguments, g_strdup_printf ("%s-%s=http://127.0.0.1:%u/t/%s?lang=%s", name, languages[i],
                                                 od_house_get_port (door->house), token, languages[i]));
}

/* node on our own checker; NULL when something that it needs is not installed. */
static GPtrArray *
begin_check (void)
{
  g_autofree char *node = g_find_program_in_path ("node");
  g_autofree char *browser = g_find_program_in_path ("chromium");
  g_autofree char *tools = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "node", NULL);
  g_autofree char *axe = g_build_filename (tools, "node_modules", "axe-core", NULL);
  GPtrArray *arguments;

  if (node == NULL || browser == NULL || !g_file_test (axe, G_FILE_TEST_EXISTS)) {
    print_message ("# no node, no chromium, or no axe-core: npm ci --prefix tests/tools/node\n");
    return NULL;
  }

  arguments = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (arguments, g_steal_pointer (&node));
  g_ptr_array_add (arguments, g_build_filename (tools, "check-page.js", NULL));
  g_ptr_array_add (arguments, g_steal_pointer (&browser));

  return arguments;
}

static char *
run_check (GPtrArray *arguments,
           gboolean  *fine)
{
  g_autoptr (GSubprocess) checker = NULL;
  char *words = NULL;

  g_ptr_array_add (arguments, NULL);
  checker = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  assert_non_null (checker);
  assert_true (g_subprocess_communicate_utf8 (checker, NULL, NULL, &words, NULL, NULL));
  *fine = g_subprocess_get_successful (checker);

  return words;
}

static void
every_state_meets_wcag_in_every_language (void **state)
{
  static const struct {
    const char *name;
    const char *need;
    const char *verbs[8];
  } pages[] = {
    { "waiting", "isolation", { NULL } }, { "out", "isolation", { "/step-out", NULL } }, { "missed", "isolation", { "call", "no-show", NULL } },
    { "hold", "isolation", { "hold", NULL } }, { "done", "isolation", { "start", "finish", NULL } },
    { "left", "isolation", { "/leave", NULL } }, { "carried", "isolation", { "carry", NULL } }, { "called", "housing", { "call", NULL } },
    { "serving", "isolation", { "start", NULL } },
  };
  Door *door = *state;
  g_autoptr (GPtrArray) arguments = begin_check ();
  g_autofree char *words = NULL;
  gboolean fine = FALSE;

  if (arguments == NULL)
    skip ();
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    add_pages (door, arguments, pages[i].name, pages[i].need, pages[i].verbs);
  g_ptr_array_add (arguments, g_strdup_printf ("unknown=http://127.0.0.1:%u/t/AAAAAAAAAAAAAAAA", od_house_get_port (door->house)));
  words = run_check (arguments, &fine);
  if (!fine)
    fail_msg ("%s", words);
  assert_non_null (strstr (words, "28 pages, 0 faults"));
}

static void
everything_works_without_script (void **state)
{
  Door *door = *state;
  g_autoptr (GPtrArray) arguments = begin_check ();
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "isolation", &token);
  g_autofree char *words = NULL;
  gboolean fine = FALSE;

  assert_non_null (id);
  if (arguments == NULL)
    skip ();
  g_ptr_array_add (arguments, g_strdup ("--press"));
  g_ptr_array_add (arguments, g_strdup_printf ("http://127.0.0.1:%u/t/%s?lang=en", od_house_get_port (door->house), token));
  g_ptr_array_add (arguments, g_strdup ("I stepped out"));
  g_ptr_array_add (arguments, g_strdup ("Yes, I stepped out"));
  g_ptr_array_add (arguments, g_strdup ("I am back"));
  g_ptr_array_add (arguments, g_strdup ("I leave"));
  g_ptr_array_add (arguments, g_strdup ("Yes, I leave"));
  words = run_check (arguments, &fine);
  if (!fine || strstr (words, "You told us that you left.") == NULL)
    fail_msg ("%s", words);
}

static void
a_face_is_pressed_without_script (void **state)
{
  Door *door = *state;
  g_autoptr (GPtrArray) arguments = begin_check ();
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "isolation", &token);
  g_autofree char *words = NULL;
  gboolean fine = FALSE;

  if (arguments == NULL)
    skip ();
  assert_int_equal (act (door, WHO_RECEPTION, id, "start", "{\"desk_id\":\"room-4\",\"reason\":\"they asked\"}", NULL), 200);
  assert_int_equal (act (door, WHO_RECEPTION, id, "finish", "{}", NULL), 200);
  g_ptr_array_add (arguments, g_strdup ("--press"));
  g_ptr_array_add (arguments, g_strdup_printf ("http://127.0.0.1:%u/t/%s?lang=en", od_house_get_port (door->house), token));
  g_ptr_array_add (arguments, g_strdup ("Very good"));
  words = run_check (arguments, &fine);
  if (!fine || strstr (words, "Thank you. This helps us.") == NULL)
    fail_msg ("%s", words);
}

/* Chromium on the page of @token, with @mode; NULL when there is none here. */
static GSubprocess *
browse (Door       *door,
        const char *token,
        const char *mode,
        const char *profile)
{
  g_autofree char *browser = g_find_program_in_path ("chromium");
  g_autofree char *profile_option = g_strconcat ("--user-data-dir=", profile, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/T/%s?lang=en", od_house_get_port (door->house), token);

  if (browser == NULL)
    return NULL;
  return g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, browser, "--headless",
                           "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                           "--disable-component-update", "--disable-sync", profile_option, mode, url, NULL);
}

/* The browser's children go a moment after it and write to the last. */
static void
sweep (const char *profile)
{
  gboolean gone = FALSE;

  for (guint i = 0; i < 100 && !gone; i++) {
    g_autoptr (GSubprocess) sweeper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "rm", "-rf", profile, NULL);

    gone = g_subprocess_wait_check (sweeper, NULL, NULL);
    if (!gone)
      g_usleep (50000);
  }
  assert_true (gone);
}

static void
a_real_browser_shows_the_page (void **state)
{
  Door *door = *state;
  g_autofree char *profile = g_dir_make_tmp ("onedoor-phone-XXXXXX", NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autofree char *dom = NULL;
  g_autoptr (GSubprocess) browser = NULL;

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  browser = browse (door, token, "--dump-dom", profile);
  if (browser == NULL)
    skip ();
  assert_true (g_subprocess_communicate_utf8 (browser, NULL, NULL, &dom, NULL, NULL));
  sweep (profile);
  if (strstr (dom, "It is your turn.") == NULL || strstr (dom, "Room 3") == NULL)
    fail_msg ("the browser saw: %s", dom);
}

/* A number of /metrics. */
static gint64
count (Door       *door,
       const char *name)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *found;

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/metrics", NULL, answer), 200);
  found = strstr (answer->str, name);
  assert_non_null (found);
  return g_ascii_strtoll (found + strlen (name), NULL, 10);
}

static gboolean
wait_for_phones (Door  *door,
                 gint64 n_phones)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (count (door, "\nonedoor_phones ") < n_phones) {
    if (g_get_monotonic_time () > deadline)
      return FALSE;
    g_usleep (20000);
  }
  return TRUE;
}

/* Once its visitor is called, the browser fetches the page, its style, its script and the news again, of its own accord. */
static gboolean
wait_for_reload (Door *door)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gint64 first = count (door, "{class=\"2xx\"} ");
  gint64 asked = 0;

  while (count (door, "{class=\"2xx\"} ") - first - ++asked < 2) {
    if (g_get_monotonic_time () > deadline)
      return FALSE;
    g_usleep (20000);
  }
  return TRUE;
}

static void
a_real_browser_follows_the_call_live (void **state)
{
  Door *door = *state;
  g_autofree char *profile = g_dir_make_tmp ("onedoor-phone-XXXXXX", NULL);
  g_autofree char *token = NULL;
  g_autofree char *id = register_visit (door, "housing", &token);
  g_autoptr (GSubprocess) browser = browse (door, token, "--remote-debugging-port=0", profile);
  gboolean listened;
  gboolean reloaded;

  if (browser == NULL)
    skip ();
  listened = wait_for_phones (door, 1);
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\"}", NULL), 200);
  reloaded = listened && wait_for_reload (door);
  g_subprocess_send_signal (browser, SIGTERM);
  assert_true (g_subprocess_wait (browser, NULL, NULL));
  sweep (profile);
  assert_true (listened);
  assert_true (reloaded);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup (it_speaks_the_languages_of_the_house, empty_house),
    cmocka_unit_test_setup (it_answers_a_token_in_any_case, empty_house),
    cmocka_unit_test_setup (it_counts_who_is_before, empty_house),
    cmocka_unit_test_setup (it_tells_where_to_go_and_what_became_of_it, empty_house),
    cmocka_unit_test_setup (who_had_to_leave_says_so_without_script, empty_house),
    cmocka_unit_test_setup (a_ticket_that_nobody_knows_gets_a_kind_page, empty_house),
    cmocka_unit_test_setup (all_of_it_is_small_and_its_own, empty_house),
    cmocka_unit_test_setup (who_steps_out_keeps_the_place_and_is_not_called, empty_house),
    cmocka_unit_test_setup (whoever_is_over_is_asked_how_it_was, empty_house),
    cmocka_unit_test_setup (it_tells_the_way, empty_house),
    cmocka_unit_test_setup (the_phone_hears_of_a_call_within_a_second_of_the_display, empty_house),
    cmocka_unit_test_setup (its_script_is_understood_by_old_phones, empty_house),
    cmocka_unit_test_setup (every_state_meets_wcag_in_every_language, empty_house),
    cmocka_unit_test_setup (everything_works_without_script, empty_house),
    cmocka_unit_test_setup (a_face_is_pressed_without_script, empty_house),
    cmocka_unit_test_setup (a_real_browser_shows_the_page, empty_house),
    cmocka_unit_test_setup (a_real_browser_follows_the_call_live, empty_house),
  };

  return cmocka_run_group_tests_name ("service-phone", tests, open_door_with_words, close_door);
}
