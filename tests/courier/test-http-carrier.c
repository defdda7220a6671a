/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-carrier.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define ID "0192f3b4-6a1e-7c3d-9f10-2b7a5c8d9e01"
#define BODY "{\"specversion\":\"1.0\",\"id\":\"" ID "\"}"
#define SECOND G_GINT64_CONSTANT (1000000)

/* --- A back-end that answers with what the test wrote down, word for word --- */

typedef struct {
  GSocketService  *service;
  GTlsCertificate *certificate;    /* NULL = plain */
  char            *url;
  GMutex           lock;
  char            *script;         /* the answer; "" hangs up, "…" keeps silent, text after a '|' comes drop by drop */
  GString         *heard;          /* the last request */
  guint            n_heard;
} Backend;

static gboolean
request_is_whole (const GString *text)
{
  const char *end = strstr (text->str, "\r\n\r\n");
  g_autofree char *lower = g_ascii_strdown (text->str, -1);
  const char *length = strstr (lower, "content-length:");

  return end != NULL && length != NULL &&
         text->len >= (gsize) (end + 4 - text->str) + strtoul (length + strlen ("content-length:"), NULL, 10);
}

static void
hear (Backend      *backend,
      GInputStream *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char piece[4096];
  gssize n;

  while (!request_is_whole (text) && (n = g_input_stream_read (input, piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (text, piece, n);

  g_mutex_lock (&backend->lock);
  g_string_assign (backend->heard, text->str);
  backend->n_heard++;
  g_mutex_unlock (&backend->lock);
}

/* Until the other side has had enough. */
static void
drip (GOutputStream *output,
      const char    *drop)
{
  while (g_output_stream_write_all (output, drop, strlen (drop), NULL, NULL, NULL))
    g_usleep (100 * 1000);
}

static void
wait_for_hang_up (GInputStream *input)
{
  char nothing[16];

  while (g_input_stream_read (input, nothing, sizeof nothing, NULL, NULL) > 0)
    ;
}

static void
reply (const char *script,
       GIOStream  *stream)
{
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  g_auto (GStrv) parts = g_strsplit (script, "|", 2);

  if (strcmp (script, "…") == 0) {
    wait_for_hang_up (g_io_stream_get_input_stream (stream));
    return;
  }
  if (parts[0] != NULL)
    g_output_stream_write_all (output, parts[0], strlen (parts[0]), NULL, NULL, NULL);
  if (parts[0] != NULL && parts[1] != NULL)
    drip (output, parts[1]);
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                data)
{
  Backend *backend = data;
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));
  g_autofree char *script = NULL;

  if (backend->certificate != NULL) {
    g_autoptr (GIOStream) plain = g_steal_pointer (&stream);

    stream = g_tls_server_connection_new (plain, backend->certificate, NULL);
    if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, NULL))
      return TRUE;
  }

  hear (backend, g_io_stream_get_input_stream (stream));
  g_mutex_lock (&backend->lock);
  script = g_strdup (backend->script);
  g_mutex_unlock (&backend->lock);
  reply (script, stream);
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static Backend *
backend_new (GTlsCertificate *certificate)
{
  Backend *self = g_new0 (Backend, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wish = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  self->service = g_threaded_socket_service_new (16);
  self->certificate = certificate;
  self->heard = g_string_new (NULL);
  g_mutex_init (&self->lock);
  assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wish, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                              NULL, &address, NULL));
  self->url = g_strdup_printf ("%s://127.0.0.1:%u/hooks/visits", certificate != NULL ? "https" : "http",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_service_start (self->service);
  return self;
}

/* Its threads say goodbye first: each holds the service. */
static void
backend_free (Backend *self)
{
  gpointer alive = self->service;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_add_weak_pointer (G_OBJECT (self->service), &alive);
  g_object_unref (self->service);
  while (g_atomic_pointer_get (&alive) != NULL)
    g_main_context_iteration (NULL, FALSE);

  g_clear_object (&self->certificate);
  g_mutex_clear (&self->lock);
  g_string_free (self->heard, TRUE);
  g_free (self->script);
  g_free (self->url);
  g_free (self);
}

static void
set_script (Backend    *self,
            const char *script)
{
  g_mutex_lock (&self->lock);
  g_free (self->script);
  self->script = g_strdup (script);
  g_mutex_unlock (&self->lock);
}

/* --- Carrying --- */

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static OdCarryResult
carry_to (const char   *url,
          const char   *token,
          guint         timeout_s,
          GCancellable *cancellable)
{
  g_autoptr (OdCarrier) carrier = od_http_carrier_new (url, token, timeout_s);
  g_autoptr (GBytes) body = g_bytes_new_static (BODY, strlen (BODY));
  g_autoptr (GAsyncResult) result = NULL;
  OdCarryResult carried = { 0 };

  od_carrier_carry_async (carrier, ID, body, cancellable, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  od_carrier_carry_finish (carrier, result, &carried);
  return carried;
}

static OdCarryResult
carry (Backend    *backend,
       const char *script)
{
  set_script (backend, script);
  return carry_to (backend->url, NULL, 10, NULL);
}

static void
assert_outcome (Backend       *backend,
                const char    *script,
                OdCarryOutcome outcome,
                gint64         retry_after_us)
{
  OdCarryResult carried = carry (backend, script);

  assert_int_equal (carried.outcome, outcome);
  assert_int_equal (carried.retry_after_us, retry_after_us);
  assert_true ((carried.problem == NULL) == (outcome == OD_CARRIED));
  od_carry_result_clear (&carried);
}

static char *
answer (const char *status,
        const char *headers,
        const char *body)
{
  return g_strdup_printf ("HTTP/1.1 %s\r\n%sContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
                          status, headers, strlen (body), body);
}

static void
assert_status (Backend       *backend,
               const char    *status,
               OdCarryOutcome outcome)
{
  g_autofree char *script = answer (status, "", "");

  assert_outcome (backend, script, outcome, 0);
}

/* --- Behaviours --- */

static void
a_message_is_posted_as_a_structured_cloud_event (void **state)
{
  Backend *backend = *state;
  g_autofree char *script = answer ("202 Accepted", "", "");
  OdCarryResult carried;

  set_script (backend, script);
  carried = carry_to (backend->url, "s3cret", 10, NULL);
  assert_int_equal (carried.outcome, OD_CARRIED);
  assert_true (g_str_has_prefix (backend->heard->str, "POST /hooks/visits HTTP/1.1\r\n"));
  assert_non_null (strstr (backend->heard->str, "\r\nContent-Type: application/cloudevents+json; charset=utf-8\r\n"));
  assert_non_null (strstr (backend->heard->str, "\r\nIdempotency-Key: \"" ID "\"\r\n"));
  assert_non_null (strstr (backend->heard->str, "\r\nAuthorization: Bearer s3cret\r\n"));
  assert_true (g_str_has_suffix (backend->heard->str, "\r\n\r\n" BODY));
}

static void
without_a_token_nothing_is_said_of_one (void **state)
{
  Backend *backend = *state;

  assert_status (backend, "200 OK", OD_CARRIED);
  assert_null (strstr (backend->heard->str, "Authorization"));
}

static void
every_two_hundred_is_carried (void **state)
{
  assert_status (*state, "200 OK", OD_CARRIED);
  assert_status (*state, "201 Created", OD_CARRIED);
  assert_status (*state, "202 Accepted", OD_CARRIED);
  assert_outcome (*state, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", OD_CARRIED, 0);
}

static void
what_passes_is_tried_again (void **state)
{
  assert_status (*state, "408 Request Timeout", OD_CARRY_AGAIN);
  assert_status (*state, "425 Too Early", OD_CARRY_AGAIN);
  assert_status (*state, "429 Too Many Requests", OD_CARRY_AGAIN);
  assert_status (*state, "500 Internal Server Error", OD_CARRY_AGAIN);
  assert_status (*state, "502 Bad Gateway", OD_CARRY_AGAIN);
  assert_status (*state, "503 Service Unavailable", OD_CARRY_AGAIN);
}

static void
what_does_not_pass_is_never_taken (void **state)
{
  assert_status (*state, "400 Bad Request", OD_CARRY_NEVER);
  assert_status (*state, "401 Unauthorized", OD_CARRY_NEVER);
  assert_status (*state, "403 Forbidden", OD_CARRY_NEVER);
  assert_status (*state, "404 Not Found", OD_CARRY_NEVER);
  assert_status (*state, "410 Gone", OD_CARRY_NEVER);
  assert_status (*state, "422 Unprocessable Content", OD_CARRY_NEVER);
}

static void
a_conflict_about_the_same_event_is_carried (void **state)
{
  g_autofree char *word = answer ("409 Conflict", "", "{\"title\":\"Duplicate event\"}");
  g_autofree char *id = answer ("409 Conflict", "", "{\"existing\":\"0192F3B4-6A1E-7C3D-9F10-2B7A5C8D9E01\"}");
  g_autofree char *progress = answer ("409 Conflict", "", "{\"title\":\"still in progress\"}");

  assert_outcome (*state, word, OD_CARRIED, 0);
  assert_outcome (*state, id, OD_CARRIED, 0);
  assert_outcome (*state, progress, OD_CARRY_AGAIN, 0);
}

static void
retry_after_is_heard_in_both_its_forms (void **state)
{
  g_autofree char *seconds = answer ("503 Service Unavailable", "Retry-After: 120\r\n", "");
  g_autofree char *date = answer ("429 Too Many Requests",
                                  "Date: Sun, 22 Nov 2026 09:00:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 09:05:00 GMT\r\n", "");
  g_autofree char *past = answer ("503 Service Unavailable",
                                  "Date: Sun, 22 Nov 2026 09:00:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 08:00:00 GMT\r\n", "");
  g_autofree char *undated = answer ("503 Service Unavailable", "Retry-After: Sun, 22 Nov 2026 09:05:00 GMT\r\n", "");
  g_autofree char *nonsense = answer ("503 Service Unavailable", "Retry-After: soon\r\n", "");

  assert_outcome (*state, seconds, OD_CARRY_AGAIN, 120 * SECOND);
  assert_outcome (*state, date, OD_CARRY_AGAIN, 300 * SECOND);
  assert_outcome (*state, past, OD_CARRY_AGAIN, 0);
  assert_outcome (*state, undated, OD_CARRY_AGAIN, 0);
  assert_outcome (*state, nonsense, OD_CARRY_AGAIN, 0);
}

static void
a_redirect_is_not_followed (void **state)
{
  Backend *backend = *state;
  g_autofree char *location = g_strdup_printf ("Location: %s\r\n", backend->url);
  g_autofree char *moved = answer ("302 Found", location, "");
  guint before = backend->n_heard;

  assert_outcome (backend, moved, OD_CARRY_AGAIN, 0);
  assert_int_equal (backend->n_heard, before + 1);
}

static void
their_words_are_not_repeated (void **state)
{
  g_autofree char *script = answer ("422 Amina Haddad", "", "{\"detail\":\"Amina Haddad is unknown\"}");
  OdCarryResult carried = carry (*state, script);

  assert_non_null (strstr (carried.problem, "422"));
  assert_null (strstr (carried.problem, "Amina"));
  od_carry_result_clear (&carried);
}

static void
a_line_dropped_before_the_answer_is_tried_again (void **state)
{
  assert_outcome (*state, "", OD_CARRY_AGAIN, 0);
  assert_outcome (*state, "HTTP/1.1 20", OD_CARRY_AGAIN, 0);
  assert_outcome (*state, "this is not HTTP at all\r\n\r\n", OD_CARRY_AGAIN, 0);
}

static void
a_line_dropped_within_the_answer_has_answered (void **state)
{
  assert_outcome (*state, "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n{\"acc", OD_CARRIED, 0);
}

static void
a_silent_back_end_is_left (void **state)
{
  Backend *backend = *state;
  OdCarryResult carried;

  set_script (backend, "…");
  carried = carry_to (backend->url, NULL, 1, NULL);
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  od_carry_result_clear (&carried);
}

static void
a_dripping_answer_is_left (void **state)
{
  Backend *backend = *state;
  OdCarryResult carried;

  set_script (backend, "HTTP/1.1 202 Accepted\r\n|X-Drop: 1\r\n");
  carried = carry_to (backend->url, NULL, 2, NULL);
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_non_null (strstr (carried.problem, "in time"));
  od_carry_result_clear (&carried);
}

static void
an_endless_body_is_not_read (void **state)
{
  assert_outcome (*state, "HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\n|a body without an end, piece by piece by piece by piece "
                          "by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece "
                          "by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece by piece ",
                  OD_CARRIED, 0);
}

static void
nobody_there_is_tried_again (void **state)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  OdCarryResult carried;

  g_socket_listener_close (listener);
  carried = carry_to (url, NULL, 10, NULL);
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_non_null (carried.problem);
  od_carry_result_clear (&carried);
}

static void
an_address_that_is_none_is_told (void **state)
{
  OdCarryResult carried = carry_to ("not an address", NULL, 10, NULL);

  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_non_null (strstr (carried.problem, "address"));
  od_carry_result_clear (&carried);
}

static gboolean
on_cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
a_cancelled_try_ends_at_once (void **state)
{
  Backend *backend = *state;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  OdCarryResult carried;

  set_script (backend, "…");
  g_timeout_add (50, on_cancel, cancellable);
  carried = carry_to (backend->url, NULL, 60, cancellable);
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  od_carry_result_clear (&carried);
}

static void
a_certificate_nobody_vouches_for_is_refused (void **state)
{
  g_autofree char *dir = g_dir_make_tmp ("od-tls-XXXXXX", NULL);
  g_autofree char *pem = g_build_filename (dir, "self.pem", NULL);
  const char *argv[] = { "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", pem, "-out", "/dev/stdout", NULL };
  g_autofree char *certificate_text = NULL;
  g_autofree char *key_text = NULL;
  g_autofree char *both = NULL;
  GTlsCertificate *certificate;
  Backend *backend;
  OdCarryResult carried;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &certificate_text,
                     NULL, NULL, NULL)) {
    print_message ("openssl is not installed\n");
    skip ();
  }
  assert_true (g_file_get_contents (pem, &key_text, NULL, NULL));
  both = g_strconcat (certificate_text, key_text, NULL);
  certificate = g_tls_certificate_new_from_pem (both, -1, NULL);
  assert_non_null (certificate);

  backend = backend_new (certificate);
  set_script (backend, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
  carried = carry_to (backend->url, NULL, 10, NULL);
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_int_equal (backend->n_heard, 0);
  od_carry_result_clear (&carried);
  backend_free (backend);
  g_unlink (pem);
  g_rmdir (dir);
}

static int
open_backend (void **state)
{
  *state = backend_new (NULL);
  return 0;
}

static int
close_backend (void **state)
{
  backend_free (*state);
  return 0;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_message_is_posted_as_a_structured_cloud_event),
    cmocka_unit_test (without_a_token_nothing_is_said_of_one),
    cmocka_unit_test (every_two_hundred_is_carried),
    cmocka_unit_test (what_passes_is_tried_again),
    cmocka_unit_test (what_does_not_pass_is_never_taken),
    cmocka_unit_test (a_conflict_about_the_same_event_is_carried),
    cmocka_unit_test (retry_after_is_heard_in_both_its_forms),
    cmocka_unit_test (a_redirect_is_not_followed),
    cmocka_unit_test (their_words_are_not_repeated),
    cmocka_unit_test (a_line_dropped_before_the_answer_is_tried_again),
    cmocka_unit_test (a_line_dropped_within_the_answer_has_answered),
    cmocka_unit_test (a_silent_back_end_is_left),
    cmocka_unit_test (a_dripping_answer_is_left),
    cmocka_unit_test (an_endless_body_is_not_read),
    cmocka_unit_test (nobody_there_is_tried_again),
    cmocka_unit_test (an_address_that_is_none_is_told),
    cmocka_unit_test (a_cancelled_try_ends_at_once),
    cmocka_unit_test (a_certificate_nobody_vouches_for_is_refused),
  };

  return cmocka_run_group_tests_name ("http-carrier", tests, open_backend, close_backend);
}
