/* SPDX-License-Identifier: EUPL-1.2 */
#include "model-house.h"

#include <stdio.h>
#include <string.h>

#include "od-fake-chance.h"
#include "od-server.h"
#include "od-store-access.h"
#include "od-store-centre.h"
#include "od-wire.h"

/* Needs of od-need.h, one for each pool. */
static const char *const needs[MODEL_N_POOLS] = { "person", "work", "housing", "money", "health" };

static const struct {
  const char *name;
  const char *role;
  const char *series;   /* of a kiosk */
} people[MODEL_N_WHO] = {
  { "one", "provider", NULL }, { "two", "provider", NULL }, { "front", "reception", NULL },
  { "nobody", NULL, NULL }, { "kiosk-b", "kiosk", "B" }, { "kiosk-c", "kiosk", "C" },
};

struct _ModelHouse {
  char        *dir;
  OdStore     *store;
  OdVault     *vault;
  OdCatalogue *catalogue;
  OdFakeClock *clock;
  OdChance    *chance;
  OdServer    *server;
  char        *tokens[MODEL_N_WHO];
  char        *ids[MODEL_N_WHO];
};

static OdLabels *
new_label (const char *text)
{
  OdLabels *labels = od_labels_new ();

  od_labels_set (labels, "en", text);
  return labels;
}

static OdPool *
make_pool (int               index,
           const ModelRules *rules)
{
  OdPool *pool = od_pool_new ();

  pool->id = g_strdup_printf ("pool-%d", index);
  pool->name = new_label (pool->id);
  pool->needs = g_strsplit (needs[index], " ", -1);
  pool->usual_min = 10;
  pool->joint_pool_id = rules->joint[index] == MODEL_NONE ? NULL : g_strdup_printf ("pool-%d", rules->joint[index]);
  return pool;
}

static OdDesk *
make_desk (int               index,
           const ModelRules *rules)
{
  OdDesk *desk = od_desk_new ();
  g_autoptr (GStrvBuilder) pools = g_strv_builder_new ();

  desk->id = g_strdup_printf ("desk-%d", index);
  desk->name = new_label (desk->id);
  desk->place = new_label (desk->id);
  desk->floor = g_strdup ("0");
  desk->seats = (guint) rules->seats[index];
  for (int pool = 0; pool < MODEL_N_POOLS; pool++) {
    g_autofree char *id = g_strdup_printf ("pool-%d", pool);

    if (rules->pools[index] & (1u << pool))
      g_strv_builder_add (pools, id);
  }
  desk->pools = g_strv_builder_end (pools);
  return desk;
}

static OdCentre *
make_centre (const char       *zone,
             int               rollover_hour,
             const ModelRules *rules)
{
  OdCentre *centre = od_centre_new ();

  centre->id = g_strdup ("3377c857-eedd-5cdb-a2c1-f4de4778e073");
  centre->name = new_label ("House of the model");
  centre->zone = g_strdup (zone);
  centre->language = g_strdup ("en");
  centre->languages = g_strsplit ("en", " ", -1);
  centre->rollover_hour = rollover_hour;
  centre->reception_pool = g_strdup ("pool-0");
  centre->public_url = g_strdup ("http://127.0.0.1");
  for (int i = 0; i < MODEL_N_POOLS; i++)
    g_ptr_array_add (centre->pools, make_pool (i, rules));
  for (int i = 0; i < MODEL_N_DESKS; i++)
    g_ptr_array_add (centre->desks, make_desk (i, rules));
  centre->policy->grace_calls = rules->grace_calls;
  centre->policy->grace_min = rules->grace_min;
  centre->policy->grace_places = rules->grace_places;
  return centre;
}

static OdAccount *
make_account (int who)
{
  OdAccount *account = od_account_new ();

  account->id = g_strdup_printf ("00000000-0000-7000-8000-00000000000%d", who);
  account->name = g_strdup (people[who].name);
  account->role = g_strdup (people[who].role);
  account->series = g_strdup (people[who].series);
  account->secret_hash = g_strdup ("nobody signs in with a secret here");
  return account;
}

static gboolean
add_person (ModelHouse *self,
            int         who,
            GError    **error)
{
  g_autoptr (OdAccount) account = make_account (who);
  g_autoptr (OdAccount) enrolled = NULL;
  g_autofree char *digest = NULL;

  self->ids[who] = g_strdup (account->id);
  self->tokens[who] = g_strdup_printf ("token-of-%s", people[who].name);
  digest = od_vault_digest (self->tokens[who]);
  if (people[who].series == NULL)
    return od_store_add_staff (self->store, account, error) &&
           od_store_add_session (self->store, digest, account->id, G_MAXINT64 / 2, error);
  if (!od_store_add_device (self->store, account, digest, G_MAXINT64 / 2, error))
    return FALSE;
  enrolled = od_store_enrol_device (self->store, digest, digest, 1, error);
  return enrolled != NULL;
}

static gboolean
furnish (ModelHouse       *self,
         const char       *zone,
         int               rollover_hour,
         const ModelRules *rules,
         GError          **error)
{
  g_autoptr (OdCentre) centre = make_centre (zone, rollover_hour, rules);
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, error);

  if (transaction == NULL || !od_store_put_centre (self->store, centre, error))
    return FALSE;
  for (int who = 0; who < MODEL_N_WHO; who++) {
    if (people[who].role != NULL && !add_person (self, who, error))
      return FALSE;
  }
  return od_store_transaction_commit (&transaction, error);
}

/* In memory where there is such a folder: a walk waits for every commit. */
static char *
make_dir (GError **error)
{
  const char *memory = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  char *dir = g_build_filename (memory, "onedoor-model-XXXXXX", NULL);

  if (g_mkdtemp (dir) != NULL)
    return dir;
  g_free (dir);
  return g_dir_make_tmp ("onedoor-model-XXXXXX", error);
}

static gboolean
open_rooms (ModelHouse *self,
            GError    **error)
{
  g_autofree char *key = NULL;

  self->dir = make_dir (error);
  self->store = self->dir == NULL ? NULL : od_store_open (self->dir, error);
  if (self->store == NULL)
    return FALSE;
  key = g_build_filename (self->dir, "house.key", NULL);
  self->vault = od_vault_open (key, error);
  self->catalogue = self->vault == NULL ? NULL : od_catalogue_open ("/nowhere", "onedoor", error);
  return self->catalogue != NULL;
}

static gboolean
start (ModelHouse *self,
       GError    **error)
{
  const OdServerParts parts = {
    .store = self->store, .vault = self->vault, .catalogue = self->catalogue, .clock = OD_CLOCK (self->clock), .chance = self->chance
  };

  self->server = od_server_new (&parts, error);
  return self->server != NULL && od_server_listen (self->server, "127.0.0.1:0", error);
}

ModelHouse *
model_house_new (const char       *zone,
                 int               rollover_hour,
                 const char       *start_time,
                 const ModelRules *rules,
                 guint64           seed,
                 GError          **error)
{
  ModelHouse *self = g_new0 (ModelHouse, 1);

  self->clock = od_fake_clock_new (start_time);
  self->chance = OD_CHANCE (od_fake_chance_new (seed));
  if (open_rooms (self, error) && furnish (self, zone, rollover_hour, rules, error) && start (self, error))
    return self;
  model_house_free (self);
  return NULL;
}

static void
remove_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    (void) remove (child);
  }
  (void) remove (path);
}

void
model_house_free (ModelHouse *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->server, od_server_free);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->vault, od_vault_close);
  g_clear_pointer (&self->store, od_store_close);
  g_clear_object (&self->clock);
  g_clear_object (&self->chance);
  if (self->dir != NULL)
    remove_dir (self->dir);
  g_free (self->dir);
  for (int who = 0; who < MODEL_N_WHO; who++) {
    g_free (self->tokens[who]);
    g_free (self->ids[who]);
  }
  g_free (self);
}

OdFakeClock *
model_house_get_clock (ModelHouse *self)
{
  return self->clock;
}

guint16
model_house_get_port (ModelHouse *self)
{
  const char *colon = strrchr (od_server_get_url (self->server), ':');

  return (guint16) g_ascii_strtoull (colon + 1, NULL, 10);
}

const char *
model_house_get_token (ModelHouse *self,
                       int         who)
{
  return self->tokens[who];
}

const char *
model_house_get_staff_id (ModelHouse *self,
                          int         who)
{
  return self->ids[who];
}
