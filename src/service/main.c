/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib-unix.h>
#include <stdio.h>

#include "od-config.h"
#include "od-server.h"

/* Everything that a running service hangs on, in the order of making. */
typedef struct {
  OdConfig    *config;
  OdStore     *store;
  OdVault     *vault;
  OdCatalogue *catalogue;
  OdCarrier   *carrier;
  OdClock     *clock;
  OdChance    *chance;
  OdServer    *service;
} House;

static void
house_clear (House *self)
{
  g_clear_pointer (&self->service, od_server_free);
  g_clear_object (&self->carrier);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->clock);
  g_clear_object (&self->chance);
  g_clear_pointer (&self->vault, od_vault_close);
  g_clear_pointer (&self->store, od_store_close);
  g_clear_pointer (&self->config, od_config_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (House, house_clear)

static int
complain (const char   *dir,
          const GError *error)
{
  if (g_error_matches (error, OD_STORE_ERROR, OD_STORE_ERROR_LOCKED))
    g_printerr ("onedoord: another program has %s open; stop it first.\n", dir);
  else if (g_error_matches (error, OD_SERVER_ERROR, OD_SERVER_ERROR_NO_CENTRE))
    g_printerr ("onedoord: %s in %s; make one with: onedoor init %s --centre NAME\n", error->message, dir, dir);
  else
    g_printerr ("onedoord: %s\n", error->message);
  return 1;
}

static gboolean
check_dir (const char *dir,
           GError    **error)
{
  g_autofree char *database = g_build_filename (dir, "onedoor.db", NULL);

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR, "%s is no folder", dir);
    return FALSE;
  }
  if (!g_file_test (database, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (error, OD_SERVER_ERROR, OD_SERVER_ERROR_NO_CENTRE, "there is no centre yet");
    return FALSE;
  }
  return TRUE;
}

static const char *
locale_dir (void)
{
  const char *given = g_getenv ("ONEDOOR_LOCALE_DIR");

  return given != NULL ? given : OD_LOCALE_DIR;
}

static gboolean
open_house (House      *self,
            const char *dir,
            GError    **error)
{
  g_autofree char *key = g_build_filename (dir, "house.key", NULL);
  g_autoptr (GError) fault = NULL;

  self->config = od_config_load (dir, error);
  if (self->config == NULL)
    return FALSE;
  self->store = od_store_open (dir, error);
  if (self->store == NULL)
    return FALSE;
  self->vault = od_vault_open (key, error);
  if (self->vault == NULL)
    return FALSE;
  self->catalogue = od_catalogue_open (locale_dir (), "onedoor", error);
  if (self->catalogue == NULL)
    return FALSE;

  self->carrier = od_config_make_carrier (self->config, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  self->clock = od_system_clock_new ();
  self->chance = od_system_chance_new ();
  return TRUE;
}

static gboolean
start_service (House   *self,
               GError **error)
{
  const OdServerParts parts = {
    .store = self->store,
    .vault = self->vault,
    .carrier = self->carrier,
    .catalogue = self->catalogue,
    .clock = self->clock,
    .chance = self->chance,
    .public_url = self->config->public_url,
  };

  self->service = od_server_new (&parts, error);
  return self->service != NULL && od_server_listen (self->service, self->config->listen, error);
}

static gboolean
on_signal (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
run_until_told (OdServer *service)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  printf ("onedoord: listening on %s\n", od_server_get_url (service));
  fflush (stdout);
  g_main_loop_run (loop);
  od_server_stop (service);
}

static int
run (const char *dir)
{
  g_auto (House) house = { 0 };
  g_autoptr (GError) error = NULL;

  if (!check_dir (dir, &error) || !open_house (&house, dir, &error) || !start_service (&house, &error))
    return complain (dir, error);
  run_until_told (house.service);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--version")) {
    printf ("onedoord %s\n", OD_VERSION);
    return 0;
  }
  if (argc != 2 || argv[1][0] == '-') {
    g_printerr ("usage: onedoord DIR\n");
    return 2;
  }
  return run (argv[1]);
}
