/* SPDX-License-Identifier: EUPL-1.2 */

/* Whatever comes through the door: a problem for the sender, nothing half-written, the service stays up. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"

static void
expect_refusal (Door       *door,
                const char *body,
                guint       status,
                const char *problem)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *key = g_uuid_string_random ();
  guint got = ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, body, answer);

  if (got != status || !is_problem (answer, problem))
    fail_msg ("%.60s: %u %s", body, got, answer->str);
}

static gint64
count_open (Door *door)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *line;

  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/metrics", NULL, answer), 200);
  line = strstr (answer->str, "\nonedoor_open_visits ");
  assert_non_null (line);
  return g_ascii_strtoll (line + strlen ("\nonedoor_open_visits "), NULL, 10);
}

static void
bodies_that_make_no_sense_are_refused (void **state)
{
  static const struct {
    const char *body;
    const char *problem;
  } bodies[] = {
    { "", "not-json" },
    { "nonsense", "not-json" },
    { "{\"language\":\"es\",", "not-json" },
    { "{\"language\":\"es\"} {}", "not-json" },
    { "[]", "wrong-type" },
    { "{\"language\":7}", "wrong-type" },
    { "{\"needs\":[\"housing\"]}", "wrong-type" },
    { "{\"language\":\"es\",\"needs\":\"housing\"}", "wrong-type" },
    { "{\"language\":\"es\",\"adults\":\"two\"}", "wrong-type" },
    { "{\"language\":\"es\",\"needs\":[\"gold\"]}", "wrong-value" },
    { "{\"language\":\"not a tag\"}", "wrong-value" },
    { "{\"language\":\"es\",\"pool_id\":\"nowhere\"}", "wrong-value" },
    { "{\"language\":\"es\",\"adults\":51}", "wrong-value" },
    { "{\"language\":\"es\",\"adults\":-1}", "wrong-value" },
    { "{\"language\":\"es\",\"colour\":\"red\"}", "unknown-member" },
  };
  Door *door = *state;
  gint64 before = count_open (door);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    expect_refusal (door, bodies[i].body, 400, bodies[i].problem);
  assert_int_equal (count_open (door), before);
}

static void
text_that_is_not_utf8_is_refused (void **state)
{
  expect_refusal (*state, "{\"language\":\"\xff\xfe\"}", 400, "not-json");
}

static void
deep_nesting_is_refused (void **state)
{
  g_autofree char *deep = g_strnfill (2000, '[');

  expect_refusal (*state, deep, 400, "not-json");
}

static void
a_body_over_the_limit_is_too_large (void **state)
{
  g_autofree char *filling = g_strnfill (65 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"language\":\"%s\"}", filling);

  expect_refusal (*state, body, 413, "too-large");
}

static void
a_name_without_end_is_refused (void **state)
{
  g_autofree char *filling = g_strnfill (2000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"name\":\"%s\"}", filling);

  expect_refusal (*state, body, 400, "wrong-value");
}

/* Sends @text as it is and reads what comes back until the line is closed or an answer is whole. */
static char *
talk (Door       *door,
      const char *text,
      gsize       length)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) line = NULL;
  GString *answer = g_string_new (NULL);
  char bytes[4096];
  gssize n;

  g_socket_client_set_timeout (client, 10);
  line = g_socket_client_connect_to_host (client, "127.0.0.1", od_house_get_port (door->house), NULL, NULL);
  assert_non_null (line);
  (void) g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line)), text, length, NULL, NULL, NULL);
  while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (line)), bytes, sizeof bytes, NULL, NULL)) > 0) {
    g_string_append_len (answer, bytes, n);
    if (strstr (answer->str, "\r\n\r\n") != NULL)
      break;
  }
  return g_string_free (answer, FALSE);
}

static void
a_body_without_end_is_cut_off (void **state)
{
  Door *door = *state;
  g_autofree char *head = g_strdup_printf ("POST /api/v1/visits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                           "Content-Length: 999999999999\r\n\r\n", door->tokens[WHO_KIOSK]);
  g_autofree char *answer = talk (door, head, strlen (head));

  assert_true (g_str_has_prefix (answer, "HTTP/1.1 413"));
}

static void
chunks_without_end_are_cut_off (void **state)
{
  Door *door = *state;
  g_autofree char *chunk = g_strnfill (0x10000, 'x');
  g_autoptr (GString) text = g_string_new ("POST /api/v1/visits HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  g_autofree char *answer = NULL;

  for (guint i = 0; i < 140; i++)
    g_string_append_printf (text, "10000\r\n%s\r\n", chunk);
  answer = talk (door, text->str, text->len);
  assert_true (g_str_has_prefix (answer, "HTTP/1.1 413"));
}

static void
what_is_not_http_is_refused (void **state)
{
  static const char *const noises[] = {
    "\r\n\r\n\r\n\r\n",
    "GET\r\n\r\n",
    "GET /healthz HTTP/9.9\r\n\r\n",
    "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /t/%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /api/v1/visits HTTP/1.1\r\nHost: x\r\nContent-Length: minus\r\n\r\n",
  };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (noises); i++) {
    g_autofree char *answer = talk (door, noises[i], strlen (noises[i]));

    assert_false (g_str_has_prefix (answer, "HTTP/1.1 2"));
    assert_int_equal (ask (door, WHO_NOBODY, "GET", "/healthz", NULL, NULL), 200);
  }
}

static void
half_a_request_is_no_visit (void **state)
{
  Door *door = *state;
  gint64 before = count_open (door);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) line = NULL;
  g_autofree char *half = g_strdup_printf ("POST /api/v1/visits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                           "Idempotency-Key: \"0192f3b4-6a1e-7c3d-9f10-2b7a5c8d9e01\"\r\nContent-Length: 60\r\n\r\n"
                                           "{\"language\":\"es\"", door->tokens[WHO_KIOSK]);

  line = g_socket_client_connect_to_host (client, "127.0.0.1", od_house_get_port (door->house), NULL, NULL);
  assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (line)), half, strlen (half), NULL, NULL, NULL));
  assert_true (g_io_stream_close (G_IO_STREAM (line), NULL, NULL));
  assert_int_equal (count_open (door), before);
}

static void
names_and_reasons_are_one_line_of_plain_text (void **state)
{
  static const char *const texts[] = { "A\\nB", "A\\u0007B", "A\\u001b[2J", "A\\u202eB", "\\u2066A", "   ", "\\u200b", "A\\u2028B" };
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *print = g_strdup_printf ("/api/v1/visits/%s/print", id);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *key = g_uuid_string_random ();
    g_autofree char *named = g_strdup_printf ("{\"language\":\"es\",\"needs\":[],\"name\":\"%s\"}", texts[i]);
    g_autofree char *reason = g_strdup_printf ("{\"reason\":\"%s\"}", texts[i]);
    g_autofree char *printed = g_strdup_printf ("{\"state\":\"failed\",\"reason\":\"%s\"}", texts[i]);
    g_autofree char *health = g_strdup_printf ("{\"blocked\":\"yes\",\"reasons\":\"%s\"}", texts[i]);

    assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, named, answer), 400);
    assert_true (is_problem (answer, "wrong-value"));
    assert_int_equal (act (door, WHO_RECEPTION, id, "hold", reason, answer), 400);
    assert_true (is_problem (answer, "wrong-value"));
    assert_int_equal (ask (door, WHO_KIOSK, "POST", print, printed, answer), 400);
    assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/devices/self/health", health, answer), 400);
  }
}

static void
a_ticket_needs_a_key_in_quotes (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/visits", "{\"language\":\"es\"}", answer), 400);
  assert_true (is_problem (answer, "key-missing"));
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", "not a uuid", "{\"language\":\"es\"}", answer), 400);
  assert_true (is_problem (answer, "bad-key"));
}

static void
a_token_that_nobody_has_opens_nothing (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  const OdPlainRequest request = { .method = "GET", .path = "/api/v1/visits", .token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };

  assert_int_equal (od_plain_http_ask (door->http, &request, answer), 401);
  assert_true (is_problem (answer, "signed-out"));
}

static void
wishes_that_make_no_sense_are_refused (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = register_visit (door, "housing", NULL);

  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{}", answer), 400);
  assert_true (is_problem (answer, "wrong-type"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"attic\"}", answer), 400);
  assert_true (is_problem (answer, "wrong-value"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"leg_id\":\"x\"}", answer), 400);
  assert_true (is_problem (answer, "wrong-value"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "call", "{\"desk_id\":\"room-3\",\"why\":\"x\"}", answer), 400);
  assert_true (is_problem (answer, "unknown-member"));
  assert_int_equal (act (door, WHO_RECEPTION, id, "dance", "{}", answer), 404);
  assert_int_equal (act (door, WHO_RECEPTION, id, "register", "{}", answer), 404);
  assert_int_equal (act (door, WHO_RECEPTION, id, "undo", "{}", answer), 409);
  assert_true (is_problem (answer, "illegal"));
}

static void
a_printer_health_that_makes_no_sense_is_refused (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/devices/self/health", "{\"blocked\":\"maybe\"}", answer), 400);
  assert_true (is_problem (answer, "wrong-value"));
  assert_int_equal (ask (door, WHO_KIOSK, "POST", "/api/v1/devices/self/health", "{\"blocked\":true}", answer), 400);
  assert_true (is_problem (answer, "wrong-type"));
}

static void
strange_addresses_lead_nowhere (void **state)
{
  static const char *const paths[] = { "/", "//", "/api", "/api/v1/visits/", "/api/v1/visits//call", "/hsds", "/t/", "/T/a/b/c/d" };
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    assert_int_equal (ask (door, WHO_ADMIN, "GET", paths[i], NULL, answer), 404);
    assert_true (is_problem (answer, "not-found"));
  }
}

static void
connections_leave_nothing_open (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  const char *line;

  for (guint i = 0; i < 200; i++) {
    g_autofree char *said = talk (door, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 54);

    assert_true (g_str_has_prefix (said, "HTTP/1.1 200"));
  }
  assert_int_equal (ask (door, WHO_NOBODY, "GET", "/metrics", NULL, answer), 200);
  line = strstr (answer->str, "\nprocess_open_fds ");
  assert_non_null (line);
  assert_in_range (g_ascii_strtoll (line + strlen ("\nprocess_open_fds "), NULL, 10), 5, 60);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (bodies_that_make_no_sense_are_refused),
    cmocka_unit_test (text_that_is_not_utf8_is_refused),
    cmocka_unit_test (deep_nesting_is_refused),
    cmocka_unit_test (a_body_over_the_limit_is_too_large),
    cmocka_unit_test (a_name_without_end_is_refused),
    cmocka_unit_test (a_body_without_end_is_cut_off),
    cmocka_unit_test (chunks_without_end_are_cut_off),
    cmocka_unit_test (what_is_not_http_is_refused),
    cmocka_unit_test (half_a_request_is_no_visit),
    cmocka_unit_test (names_and_reasons_are_one_line_of_plain_text),
    cmocka_unit_test (a_ticket_needs_a_key_in_quotes),
    cmocka_unit_test (a_token_that_nobody_has_opens_nothing),
    cmocka_unit_test (wishes_that_make_no_sense_are_refused),
    cmocka_unit_test (a_printer_health_that_makes_no_sense_is_refused),
    cmocka_unit_test (strange_addresses_lead_nowhere),
    cmocka_unit_test (connections_leave_nothing_open),
  };

  return cmocka_run_group_tests_name ("service-bad-input", tests, open_door, close_door);
}
