/* SPDX-License-Identifier: EUPL-1.2 */
#include "command.h"
#include "od-client.h"

typedef struct {
  GMainLoop *loop;
  GError    *error;
} Asking;

static void
on_centre_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (OdCentre) centre G_GNUC_UNUSED = od_client_get_centre_finish (OD_CLIENT (source), result, &asking->error);

  g_main_loop_quit (asking->loop);
}

static GError *
ask (const char *url)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = od_client_new (url, NULL, clock, chance);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Asking asking = { loop, NULL };

  od_client_get_centre_async (client, NULL, on_centre_ready, &asking);
  g_main_loop_run (loop);

  return asking.error;
}

/* A service that asks who we are is up: nobody but a device or a person is told more. */
CommandStatus
command_status (int    argc,
                char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;

  if (command_parse (&argc, &argv, entries, 1) != COMMAND_DONE)
    return COMMAND_USAGE;
  if (argc > 2 || (!g_str_has_prefix (argv[1], "http://") && !g_str_has_prefix (argv[1], "https://"))) {
    g_printerr (_("onedoor: status needs the service's address, like http://127.0.0.1:8080\n"));
    return COMMAND_USAGE;
  }

  error = ask (argv[1]);
  if (error == NULL || g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_SIGNED_OUT)) {
    g_print (_("The service at %s is up.\n"), argv[1]);
    return COMMAND_DONE;
  }

  if (g_error_matches (error, OD_CLIENT_ERROR, OD_CLIENT_ERROR_OFFLINE))
    g_printerr (_("onedoor: no service answers at %s\n"), argv[1]);
  else
    g_printerr (_("onedoor: what answers at %s is no Onedoor service: %s\n"), argv[1], error->message);
  return COMMAND_FAILED;
}
