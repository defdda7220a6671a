/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-routes.h"

#include "od-entrance.h"
#include "od-handlers.h"
#include "od-id.h"
#include "od-vault.h"
#include "od-writes.h"

#define API "/api/v1"
#define DEVICES (OD_ROLE_KIOSK | OD_ROLE_DISPLAY)

/* More than this of a refused body is not even read to its end. */
#define MAX_PATIENCE (8 * 1024 * 1024)
#define LINGER_SECONDS 2

/* A literal pattern stands before one with braces that would fit as well. */
static const OdEndpoint endpoints[] = {
  { "GET", "/healthz", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_health },
  { "GET", "/metrics", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_metrics },
  { "GET", "/openapi.json", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_openapi },
  { "POST", API "/devices/enrol", OD_ROLE_NOBODY, OD_WAY_ANY_TIME, od_handle_enrol },
  { "POST", API "/session", OD_ROLE_NOBODY, OD_WAY_TAKE, od_handle_sign_in },
  { "DELETE", API "/session", OD_ROLES_ALL, OD_WAY_ANY_TIME, od_handle_sign_out },
  { "GET", API "/centre", OD_ROLES_ALL, OD_WAY_READ, od_handle_centre },
  { "GET", API "/help", OD_ROLES_STAFF | OD_ROLE_KIOSK, OD_WAY_READ, od_handle_help },
  { "GET", API "/board", OD_ROLES_HOUSE | OD_ROLE_DISPLAY, OD_WAY_READ, od_handle_board },
  { "GET", API "/staff", OD_ROLES_STAFF, OD_WAY_READ, od_handle_staff },
  { "GET", API "/events", OD_ROLES_STAFF | DEVICES, OD_WAY_TAKE, od_handle_events },
  { "POST", API "/visits", OD_ROLES_HOUSE | OD_ROLE_KIOSK, OD_WAY_KEYED, od_handle_register },
  { "GET", API "/visits", OD_ROLES_STAFF, OD_WAY_READ, od_handle_visits },
  { "GET", API "/visits/find", OD_ROLES_STAFF, OD_WAY_READ, od_handle_find },
  { "GET", API "/visits/{id}", OD_ROLES_STAFF, OD_WAY_READ, od_handle_visit },
  { "GET", API "/visits/{id}/name", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_name },
  { "GET", API "/visits/{id}/ticket", OD_ROLES_HOUSE, OD_WAY_WRITE, od_handle_ticket },
  { "GET", API "/visits/{id}/notes", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_notes },
  { "POST", API "/visits/{id}/notes", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_note_write },
  { "GET", API "/visits/{id}/referrals", OD_ROLES_STAFF, OD_WAY_READ, od_handle_referrals },
  { "POST", API "/visits/{id}/referrals", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_referral_make },
  { "GET", API "/visits/{id}/path", OD_ROLES_STAFF, OD_WAY_READ, od_handle_path },
  { "POST", API "/visits/{id}/print", OD_ROLES_HOUSE | OD_ROLE_KIOSK, OD_WAY_WRITE, od_handle_print },
  { "POST", API "/visits/{id}/{verb}", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_verb },
  { "POST", API "/desks/{id}/call-next", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_call_next },
  { "POST", API "/desks/{id}/alarm", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_alarm_raise },
  { "GET", API "/alarms", OD_ROLES_STAFF, OD_WAY_READ, od_handle_alarms },
  { "POST", API "/alarms/{id}/end", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_alarm_end },
  { "POST", API "/notes/{id}/end", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_note_end },
  { "POST", API "/referrals/{id}/{step}", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_referral_step },
  { "GET", API "/appointments", OD_ROLES_STAFF, OD_WAY_READ, od_handle_appointments },
  { "POST", API "/appointments", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_appointment_make },
  { "POST", API "/appointments/{id}/cancel", OD_ROLES_STAFF, OD_WAY_WRITE, od_handle_appointment_cancel },
  { "POST", API "/unmet", OD_ROLES_STAFF | OD_ROLE_KIOSK, OD_WAY_WRITE, od_handle_unmet },
  { "GET", API "/reports", OD_ROLES_HOUSE | OD_ROLE_MANAGER, OD_WAY_TAKE, od_handle_report },
  { "GET", API "/reports.csv", OD_ROLES_HOUSE | OD_ROLE_MANAGER, OD_WAY_TAKE, od_handle_report_csv },
  { "GET", API "/reports/today", OD_ROLES_STAFF, OD_WAY_READ, od_handle_today },
  { "POST", API "/devices/self/health", OD_ROLE_KIOSK, OD_WAY_READ, od_handle_printer_health },
  { "GET", API "/pools/{id}/slots", OD_ROLES_STAFF | OD_ROLE_KIOSK, OD_WAY_READ, od_handle_slots },
  { "POST", API "/clock", OD_ROLES_HOUSE, OD_WAY_ANY_TIME, od_handle_clock },
  { "GET", "/hsds/", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_hsds_about },
  { "GET", "/hsds/services", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_hsds_services },
  { "GET", "/hsds/services/{id}", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_hsds_service },
  { "GET", "/t/app.js", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_phone_asset },
  { "GET", "/t/app.css", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_phone_asset },
  { "GET", "/t/{token}", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_phone_page },
  { "GET", "/t/{token}/state", OD_ROLE_NOBODY, OD_WAY_READ, od_handle_phone_state },
  { "GET", "/t/{token}/events", OD_ROLE_NOBODY, OD_WAY_TAKE, od_handle_phone_events },
  { "POST", "/t/{token}/leave", OD_ROLE_NOBODY, OD_WAY_WRITE, od_handle_phone_wish },
  { "POST", "/t/{token}/step-out", OD_ROLE_NOBODY, OD_WAY_WRITE, od_handle_phone_wish },
  { "POST", "/t/{token}/back", OD_ROLE_NOBODY, OD_WAY_WRITE, od_handle_phone_wish },
  { "POST", "/t/{token}/feedback", OD_ROLE_NOBODY, OD_WAY_WRITE, od_handle_phone_feedback },
};

const OdEndpoint *
od_routes_get (gsize *n_endpoints)
{
  g_return_val_if_fail (n_endpoints != NULL, NULL);

  *n_endpoints = G_N_ELEMENTS (endpoints);
  return endpoints;
}

/* One segment, from @text to the next slash or the end. */
static gsize
segment_length (const char *text)
{
  return strcspn (text, "/");
}

/* The phone page's address comes out of a QR in capitals. */
static gboolean
literal_fits (const char *wanted,
              const char *given,
              gsize       length,
              gboolean    any_case)
{
  return any_case ? g_ascii_strncasecmp (wanted, given, length) == 0 : strncmp (wanted, given, length) == 0;
}

static gboolean
segment_fits (const char *wanted,
              const char *given,
              gboolean    any_case)
{
  gsize length = segment_length (given);

  if (wanted[0] == '{')
    return length > 0;
  return segment_length (wanted) == length && literal_fits (wanted, given, length, any_case);
}

static gboolean
add_part (GStrvBuilder *found,
          const char   *segment)
{
  g_autofree char *raw = g_strndup (segment, segment_length (segment));
  g_autofree char *part = g_uri_unescape_string (raw, NULL);

  if (part == NULL || !g_utf8_validate (part, -1, NULL))
    return FALSE;
  g_strv_builder_add (found, part);
  return TRUE;
}

static gboolean
collect_parts (const char *pattern,
               const char *path,
               GStrv      *parts)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (; *pattern == '/'; pattern += segment_length (pattern), path += segment_length (path)) {
    pattern++;
    path++;
    if (*pattern == '{' && !add_part (found, path))
      return FALSE;
  }
  *parts = g_strv_builder_end (found);
  return TRUE;
}

gboolean
od_routes_match (const char *pattern,
                 const char *path,
                 GStrv      *parts)
{
  gboolean any_case = g_str_has_prefix (pattern, "/t/");
  const char *wanted = pattern;
  const char *given = path;

  for (; *wanted == '/' && *given == '/'; wanted += segment_length (wanted), given += segment_length (given)) {
    wanted++;
    given++;
    if (!segment_fits (wanted, given, any_case))
      return FALSE;
  }
  return *wanted == '\0' && *given == '\0' && collect_parts (pattern, path, parts);
}

static gboolean
method_fits (const OdEndpoint *endpoint,
             const char       *method)
{
  if (g_str_equal (method, "HEAD"))
    return g_str_equal (endpoint->method, "GET") && endpoint->way == OD_WAY_READ;
  return g_str_equal (endpoint->method, method);
}

static void
refuse_method (OdCall  *call,
               GString *allow)
{
  od_call_set_header (call, "Allow", allow->str);
  od_call_refuse (call, 405, "not-allowed", "This address takes %s.", allow->str);
}

static gboolean
find_endpoint (OdCall     *call,
               const char *method,
               const char *path)
{
  g_autoptr (GString) allow = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++) {
    g_auto (GStrv) parts = NULL;

    if (!od_routes_match (endpoints[i].pattern, path, &parts))
      continue;
    if (method_fits (&endpoints[i], method)) {
      call->endpoint = &endpoints[i];
      call->parts = g_steal_pointer (&parts);
      return TRUE;
    }
    g_string_append_printf (allow, "%s%s", allow->len == 0 ? "" : ", ", endpoints[i].method);
  }

  if (allow->len > 0)
    refuse_method (call, allow);
  else
    od_call_refuse (call, 404, "not-found", "This address leads nowhere.");
  return FALSE;
}

static const char *
bearer_token (OdCall *call)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Authorization");

  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    return NULL;
  return header + 7;
}

static gboolean
refuse_stranger (OdCall *call)
{
  od_call_set_header (call, "WWW-Authenticate", "Bearer");
  od_call_refuse (call, 401, "signed-out", "The token is missing, unknown or no longer good.");
  return FALSE;
}

static gboolean
check_role (OdCall *call)
{
  g_autoptr (GError) error = NULL;
  const char *token = bearer_token (call);

  if (call->endpoint->roles == OD_ROLE_NOBODY) {
    call->actor = g_strdup ("nobody");
    return TRUE;
  }
  if (token == NULL)
    return refuse_stranger (call);

  call->bearer = od_auth_dup_bearer (call->service->auth, token, call->now_us, &error);
  if (error != NULL) {
    od_call_refuse_fault (call, error);
    return FALSE;
  }
  if (call->bearer == NULL)
    return refuse_stranger (call);
  if ((call->bearer->role & call->endpoint->roles) == 0) {
    od_call_refuse (call, 403, "forbidden", "The role %s may not do this.", call->bearer->account->role);
    return FALSE;
  }
  call->actor = g_strdup_printf ("%s:%s", call->bearer->is_staff ? "staff" : "device", call->bearer->account->id);
  return TRUE;
}

static gboolean
read_body (OdCall *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (call->message);
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *text;

  /* on_got_chunk () stops to collect what is too large. */
  if (!soup_message_body_get_accumulate (body) || body->length > OD_CALL_MAX_BODY) {
    od_call_refuse (call, 413, "too-large", "A body may have %d bytes at most.", OD_CALL_MAX_BODY);
    return FALSE;
  }
  bytes = soup_message_body_flatten (body);
  text = g_bytes_get_data (bytes, &length);
  if (length > 0 && !g_utf8_validate_len (text, length, NULL)) {
    od_call_refuse (call, 400, "not-json", "The body is not UTF-8 text.");
    return FALSE;
  }
  call->body = length == 0 ? g_strdup ("") : g_strndup (text, length);
  return TRUE;
}

static void
make_digest (OdCall *call)
{
  g_autofree char *whole = g_strconcat (call->endpoint->method, " ", g_uri_get_path (soup_server_message_get_uri (call->message)),
                                        "\n", call->body, NULL);

  call->digest = od_vault_digest (whole);
}

/* Idempotency-Key is a structured field's string: a UUID in quotes. */
static gboolean
read_key (OdCall *call)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Idempotency-Key");
  g_autofree char *key = NULL;
  gsize length = header == NULL ? 0 : strlen (header);

  /* A question that is logged has nothing to be remembered, least of all its answer. */
  if (g_str_equal (call->endpoint->method, "GET"))
    return TRUE;
  if (header == NULL) {
    if (call->endpoint->way == OD_WAY_KEYED)
      od_call_refuse (call, 400, "key-missing", "This request needs an Idempotency-Key.");
    return call->endpoint->way != OD_WAY_KEYED;
  }
  if (length > 2 && header[0] == '"' && header[length - 1] == '"')
    key = g_strndup (header + 1, length - 2);
  if (key == NULL || !od_id_is_valid (key)) {
    od_call_refuse (call, 400, "bad-key", "Idempotency-Key is a UUID in double quotes.");
    return FALSE;
  }

  /* Without a known caller an answer cannot be kept for the one it belongs to. */
  if (call->bearer != NULL) {
    call->key = g_steal_pointer (&key);
    make_digest (call);
  }
  return TRUE;
}

static gboolean
is_ready (OdCall     *call,
          const char *path)
{
  return find_endpoint (call, soup_server_message_get_method (call->message), path) && check_role (call) && read_body (call);
}

static void
run (OdCall *call)
{
  g_autoptr (OdCall) owned = call;
  g_autoptr (GError) error = NULL;

  switch (call->endpoint->way) {
  case OD_WAY_WRITE:
  case OD_WAY_KEYED:
  case OD_WAY_ANY_TIME:
    if (read_key (call)) {
      call->work = call->endpoint->handler;
      od_writes_add (call->service->writes, g_steal_pointer (&owned));
      return;
    }
    break;
  case OD_WAY_TAKE:
    call->endpoint->handler (g_steal_pointer (&owned), NULL);
    return;
  case OD_WAY_READ:
  default:
    if (!call->endpoint->handler (call, &error))
      od_call_refuse_fault (call, error);
    break;
  }
  od_call_release (call);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  g_autoptr (OdCall) call = od_call_new (data, message);

  call->query = query == NULL ? NULL : g_hash_table_ref (query);
  if (is_ready (call, path))
    run (g_steal_pointer (&call));
  else
    od_call_release (call);
}

static gboolean
on_lingered (gpointer data)
{
  g_io_stream_close (G_IO_STREAM (data), NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Answers in the middle of a body that has no end in sight. Closing at once would tear the answer out of the reader's hands. */
static void
break_off (SoupServerMessage *message,
           OdServer          *service)
{
  g_autoptr (OdCall) call = od_call_new (service, message);
  g_autoptr (GIOStream) stream = NULL;
  g_autofree char *text = NULL;

  od_call_refuse (call, 413, "too-large", "A body may have %d bytes at most.", OD_CALL_MAX_BODY);
  text = g_strdup_printf ("HTTP/1.1 413 Request Entity Too Large\r\nConnection: close\r\nContent-Type: %s\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s", call->type, strlen (call->answer), call->answer);
  service->tally.answers[4]++;
  stream = soup_server_message_steal_connection (message);
  g_output_stream_write (g_io_stream_get_output_stream (stream), text, strlen (text), NULL, NULL);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, LINGER_SECONDS, on_lingered, g_steal_pointer (&stream), g_object_unref);
}

typedef struct {
  OdServer *service;
  gsize     so_far;
} Intake;

static void
on_got_chunk (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           data)
{
  Intake *intake = data;

  intake->so_far += g_bytes_get_size (chunk);
  if (intake->so_far > MAX_PATIENCE)
    break_off (message, intake->service);
  else if (intake->so_far > OD_CALL_MAX_BODY)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* Looks at a request before its body is read, so that a huge one never lies in memory. */
static void
on_request_headers (SoupServer        *server,
                    SoupServerMessage *message,
                    const char        *path,
                    GHashTable        *query,
                    gpointer           data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  Intake *intake;

  if (soup_message_headers_get_content_length (headers) > MAX_PATIENCE) {
    break_off (message, data);
    return;
  }
  /* A body of a known, small size needs no watching. */
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CHUNKED
      && soup_message_headers_get_content_length (headers) <= OD_CALL_MAX_BODY)
    return;
  intake = g_new0 (Intake, 1);
  intake->service = data;
  g_signal_connect_data (message, "got-chunk", G_CALLBACK (on_got_chunk), intake, (GClosureNotify) (void *) g_free, 0);
}

void
od_routes_serve (OdServer *service)
{
  SoupServer *server = od_entrance_get_server (service->entrance);

  soup_server_add_early_handler (server, NULL, on_request_headers, service, NULL);
  soup_server_add_handler (server, NULL, on_request, service, NULL);
}
