/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-id.h"
#include "od-message.h"
#include "od-store-access.h"
#include "od-stream.h"
#include "od-throttle.h"
#include "od-wire.h"
#include "od-writes.h"

#define CODE_CHARS 8
#define TOKEN_CHARS 32
#define SESSION_US (12 * 60 * 60 * (gint64) G_USEC_PER_SEC)
#define TRIES_A_MINUTE 5
#define CODES_A_MINUTE 20
#define MAX_SECRET 256
/* argon2id eats a core and 64 MB: no crowd of strangers may start more of it at once. */
#define HASHING_A_MINUTE 60

/* One person at the door. */
typedef struct {
  char      *name;
  char      *secret;
  char      *hash;      /* NULL: nobody has this name */
  OdAccount *account;
  char      *token;     /* once the secret was right */
} Visitor;

static void
visitor_free (Visitor *self)
{
  g_free (self->name);
  g_free (self->secret);
  g_free (self->hash);
  g_free (self->token);
  g_clear_pointer (&self->account, od_account_free);
  g_free (self);
}

static gboolean
refuse_code (OdCall *call)
{
  od_call_refuse (call, 403, "bad-code", "The code is unknown, used or too old.");
  return TRUE;
}

gboolean
od_handle_enrol (OdCall  *call,
                 GError **error)
{
  static const char *const names[] = { "code", NULL };
  OdServer *service = call->service;
  g_autoptr (GError) fault = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body, names, 1, &fault);
  g_autofree char *code = NULL;
  g_autofree char *code_digest = NULL;
  g_autofree char *token = NULL;
  g_autofree char *token_digest = NULL;
  g_autoptr (OdAccount) device = NULL;

  if (values == NULL) {
    od_call_refuse_wire (call, fault);
    return TRUE;
  }
  if (!od_throttle_try (service->throttle, "enrol", CODES_A_MINUTE, call->now_us)) {
    od_call_refuse (call, 429, "slow-down", "Too many codes were tried. Wait a minute.");
    return TRUE;
  }
  code = od_token_normalise (values[0], CODE_CHARS);
  if (code == NULL)
    return refuse_code (call);

  token = od_token_new (service->chance, TOKEN_CHARS);
  code_digest = od_vault_digest (code);
  token_digest = od_vault_digest (token);
  device = od_store_enrol_device (service->store, code_digest, token_digest, call->now_us, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (device == NULL)
    return refuse_code (call);
  od_call_answer (call, 201, od_wire_strings_to_json ("device_id", device->id, "token", token, "role", device->role, "name",
                                                      device->name, NULL));
  return TRUE;
}

/* On a thread of its own. An unknown name takes as long as a wrong secret, so that names cannot be found out. */
static void
weigh_secret (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Visitor *visitor = data;
  g_autofree char *idle = NULL;

  if (visitor->hash != NULL) {
    g_task_return_boolean (task, od_vault_verify_secret (visitor->hash, visitor->secret));
    return;
  }
  idle = od_vault_hash_secret (visitor->secret, NULL);
  g_task_return_boolean (task, FALSE);
}

static gboolean
write_session (OdCall  *call,
               GError **error)
{
  Visitor *visitor = call->data;
  g_autoptr (OdSession) session = od_session_new ();
  g_autofree char *digest = NULL;

  session->token = od_token_new (call->service->chance, TOKEN_CHARS);
  session->staff_id = g_strdup (visitor->account->id);
  session->name = g_strdup (visitor->account->name);
  session->role = g_strdup (visitor->account->role);
  session->desks = g_strdupv (visitor->account->desks);
  session->expires_us = call->now_us + SESSION_US;
  digest = od_vault_digest (session->token);
  if (!od_store_add_session (call->service->store, digest, visitor->account->id, session->expires_us, error))
    return FALSE;
  od_call_answer (call, 201, od_wire_session_to_json (session));
  return TRUE;
}

static void
on_weighed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (OdCall) call = data;
  OdServer *service = call->service;
  const Visitor *visitor = call->data;

  if (!g_task_propagate_boolean (G_TASK (result), NULL)) {
    od_call_refuse (call, 403, "bad-secret", "The name or the secret is wrong.");
    od_call_release (call);
    return;
  }
  od_throttle_pardon (service->throttle, visitor->name);
  call->work = write_session;
  od_writes_add (service->writes, g_steal_pointer (&call));
}

static gboolean
parse_visitor (OdCall *call)
{
  static const char *const names[] = { "name", "secret", NULL };
  g_autoptr (GError) why = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body, names, 2, &why);
  Visitor *visitor;

  if (values == NULL) {
    od_call_refuse_wire (call, why);
    return FALSE;
  }
  if (strlen (values[0]) > MAX_SECRET || strlen (values[1]) > MAX_SECRET) {
    od_call_refuse (call, 400, "wrong-value", "Name and secret have at most %d bytes each.", MAX_SECRET);
    return FALSE;
  }
  visitor = g_new0 (Visitor, 1);
  visitor->name = g_utf8_casefold (values[0], -1);
  visitor->secret = g_strdup (values[1]);
  visitor->account = od_store_dup_staff_by_name (call->service->store, values[0], &why);
  visitor->hash = visitor->account == NULL ? NULL : g_strdup (visitor->account->secret_hash);
  call->data = visitor;
  call->free_data = (GDestroyNotify) visitor_free;
  if (why != NULL)
    od_call_refuse_fault (call, why);
  return why == NULL;
}

static gboolean
may_try (OdCall *call)
{
  OdThrottle *throttle = call->service->throttle;
  const Visitor *visitor = call->data;

  if (od_throttle_try (throttle, visitor->name, TRIES_A_MINUTE, call->now_us)
      && od_throttle_try (throttle, " anybody", HASHING_A_MINUTE, call->now_us))
    return TRUE;
  od_call_set_header (call, "Retry-After", "60");
  od_call_refuse (call, 429, "slow-down", "Too many tries. Wait a minute.");
  return FALSE;
}

gboolean
od_handle_sign_in (OdCall  *taken,
                   GError **error)
{
  g_autoptr (OdCall) call = taken;
  g_autoptr (GTask) task = NULL;

  if (!parse_visitor (call) || !may_try (call)) {
    od_call_release (call);
    return TRUE;
  }
  od_call_hold (call);
  task = g_task_new (NULL, NULL, on_weighed, call);
  g_task_set_task_data (task, call->data, NULL);
  g_steal_pointer (&call);
  g_task_run_in_thread (task, weigh_secret);
  return TRUE;
}

gboolean
od_handle_sign_out (OdCall  *call,
                    GError **error)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Authorization");
  g_autofree char *digest = od_vault_digest (header + strlen ("Bearer "));

  if (!od_store_drop_session (call->service->store, digest, error))
    return FALSE;
  od_auth_forget (call->service->auth, digest);
  if (call->bearer->is_staff)
    od_stream_end (call->service->stream, digest);
  od_call_empty (call, 204);
  return TRUE;
}
