/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-fake-chance.h"
#include "od-plain-http.h"
#include "od-store-access.h"
#include "od-store-centre.h"
#include "od-wire.h"

#define BEGIN "2026-11-23T08:30:00Z"
#define FOR_EVER G_MAXINT64

struct _Inside {
  char        *dir;
  OdStore     *store;
  OdVault     *vault;
  OdCatalogue *catalogue;
  OdFakeClock *clock;
  OdChance    *chance;
  OdServer    *server;
  OdPlainHttp *http;
};

static const struct {
  const char *name;
  const char *role;
  const char *desks;   /* with commas between */
} people[] = {
  { "kiosk", "kiosk", NULL },
  { "kiosk-2", "kiosk", NULL },
  { "display", "display", NULL },
  { "reception", "reception", "" },
  { "admin", "admin", "" },
  { "manager", "manager", "" },
  { "ana", "provider", "desk-1,desk-2" },
  { "ben", "provider", "money-1" },
};

/* Whoever works here has the name as a token: nobody signs in, which takes its time on purpose. */
static void
add_people (Inside *self)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autoptr (OdAccount) account = od_account_new ();
    g_autofree char *digest = od_vault_digest (people[i].name);

    account->id = g_strdup (people[i].name);
    account->name = g_strdup (people[i].name);
    account->role = g_strdup (people[i].role);
    if (people[i].desks == NULL) {
      g_autoptr (OdAccount) device = NULL;

      account->series = g_strdup (g_str_equal (people[i].name, "kiosk-2") ? "C" : "B");
      assert_true (od_store_add_device (self->store, account, digest, FOR_EVER, NULL));
      device = od_store_enrol_device (self->store, digest, digest, 0, NULL);
      assert_non_null (device);
    } else {
      account->desks = g_strsplit (people[i].desks, ",", -1);
      account->secret_hash = g_strdup ("none");
      assert_true (od_store_add_staff (self->store, account, NULL));
      assert_true (od_store_add_session (self->store, digest, account->id, FOR_EVER, NULL));
    }
  }
  assert_true (od_store_transaction_commit (&transaction, NULL));
}

static void
put_centre (Inside *self)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "data", "centre-line", "centre.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (OdStoreTransaction) transaction = NULL;
  g_autoptr (OdCentre) centre = NULL;
  g_autoptr (GError) error = NULL;

  assert_true (g_file_get_contents (path, &json, NULL, NULL));
  centre = od_wire_centre_from_json (json, &error);
  if (centre == NULL)
    fail_msg ("%s", error->message);
  transaction = od_store_transaction (self->store, NULL);
  assert_true (od_store_put_centre (self->store, centre, NULL));
  assert_true (od_store_transaction_commit (&transaction, NULL));
}

static void
start (Inside *self)
{
  const OdServerParts parts = {
    .store = self->store, .vault = self->vault, .catalogue = self->catalogue, .clock = OD_CLOCK (self->clock), .chance = self->chance,
  };
  g_autoptr (GError) error = NULL;

  self->server = od_server_new (&parts, &error);
  if (self->server == NULL || !od_server_listen (self->server, "127.0.0.1:0", &error))
    fail_msg ("%s", error->message);
  self->http = od_plain_http_new ((guint16) g_ascii_strtoull (strrchr (od_server_get_url (self->server), ':') + 1, NULL, 10));
}

static void
stop (Inside *self)
{
  od_plain_http_free (self->http);
  od_server_free (self->server);
}

int
inside_open (void **state)
{
  Inside *self = g_new0 (Inside, 1);
  g_autofree char *key = NULL;

  *state = self;
  self->dir = g_dir_make_tmp ("onedoor-inside-XXXXXX", NULL);
  key = g_build_filename (self->dir, "house.key", NULL);
  self->store = od_store_open (self->dir, NULL);
  self->vault = od_vault_open (key, NULL);
  self->catalogue = od_catalogue_open (self->dir, "onedoor", NULL);
  self->clock = od_fake_clock_new (BEGIN);
  self->chance = OD_CHANCE (od_fake_chance_new (27));
  put_centre (self);
  add_people (self);
  start (self);
  return 0;
}

int
inside_close (void **state)
{
  Inside *self = *state;
  g_autoptr (GSubprocess) sweeper = NULL;

  stop (self);
  od_store_close (self->store);
  od_vault_close (self->vault);
  g_object_unref (self->catalogue);
  g_object_unref (self->clock);
  g_object_unref (self->chance);
  sweeper = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", self->dir, NULL);
  assert_true (g_subprocess_wait_check (sweeper, NULL, NULL));
  g_free (self->dir);
  g_free (self);
  return 0;
}

void
inside_restart (Inside *self)
{
  stop (self);
  start (self);
}

OdFakeClock *
inside_get_clock (Inside *self)
{
  return self->clock;
}

OdServer *
inside_get_server (Inside *self)
{
  return self->server;
}

OdStore *
inside_get_store (Inside *self)
{
  return self->store;
}

void
inside_settle (Inside *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct {
  Inside        *self;
  OdPlainRequest request;
  GString       *answer;
  guint          status;
  int            done;   /* atomic */
} Errand;

static gpointer
run_errand (gpointer data)
{
  Errand *errand = data;

  errand->status = od_plain_http_ask (errand->self->http, &errand->request, errand->answer);
  g_atomic_int_set (&errand->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* The service lives in this thread: who asks it must be in another. */
static guint
do_errand (Errand *errand)
{
  GThread *thread = g_thread_new ("outside", run_errand, errand);

  while (g_atomic_int_get (&errand->done) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  return errand->status;
}

guint
inside_ask_with_key (Inside     *self,
                     const char *who,
                     const char *path,
                     const char *key,
                     const char *body,
                     GString    *answer)
{
  Errand errand = { self, { .method = "POST", .path = path, .token = who, .key = key, .body = body }, answer, 0, 0 };

  return do_errand (&errand);
}

guint
inside_ask (Inside     *self,
            const char *who,
            const char *method,
            const char *path,
            const char *body,
            GString    *answer)
{
  gboolean keyed = g_str_equal (method, "POST") && g_str_equal (path, "/api/v1/visits");
  g_autofree char *key = keyed ? g_uuid_string_random () : NULL;
  Errand errand = { self, { .method = method, .path = path, .token = who, .key = key, .body = body }, answer, 0, 0 };

  return do_errand (&errand);
}

char *
inside_problem (const GString *answer)
{
  g_autofree char *type = od_plain_http_pick (answer->str, "type");
  const char *prefix = "urn:onedoor:problem:";

  return g_strdup (type != NULL && g_str_has_prefix (type, prefix) ? type + strlen (prefix) : "");
}

char *
inside_act (Inside     *self,
            const char *who,
            const char *id,
            const char *verb,
            const char *body)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/%s", id, verb);
  g_autoptr (GString) answer = g_string_new (NULL);

  (void) inside_ask (self, who, "POST", path, body, answer);
  return inside_problem (answer);
}

char *
inside_register (Inside     *self,
                 const char *need,
                 char      **token)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"needs\":[\"%s\"]}", need);

  od_fake_clock_advance (self->clock, 0.001);
  if (inside_ask (self, "kiosk", "POST", "/api/v1/visits", body, answer) != 201)
    fail_msg ("%s", answer->str);
  if (token != NULL)
    *token = od_plain_http_pick (answer->str, "token");
  return od_plain_http_pick (answer->str, "id");
}

OdVisit *
inside_dup_visit (Inside     *self,
                  const char *id)
{
  OdVisit *visit = od_store_dup_visit (self->store, id, NULL);

  assert_non_null (visit);
  return visit;
}
