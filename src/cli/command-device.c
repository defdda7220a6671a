/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "command.h"
#include "od-id.h"
#include "od-store-access.h"
#include "od-vault.h"

#define CODE_LENGTH 8
#define CODE_HOURS 24

static gboolean
put_device (const char      *dir,
            const OdAccount *device,
            const char      *code,
            gint64           expires_us,
            GError         **error)
{
  g_autoptr (OdStore) store = command_open_store (dir, error);
  g_autoptr (OdStoreTransaction) transaction = NULL;
  g_autofree char *digest = od_vault_digest (code);

  if (store == NULL)
    return FALSE;

  transaction = od_store_transaction (store, error);
  return transaction != NULL && od_store_add_device (store, device, digest, expires_us, error)
         && od_store_transaction_commit (&transaction, error);
}

static gboolean
is_series (const char *series)
{
  return series == NULL || (strlen (series) == 1 && g_ascii_isupper (*series));
}

static CommandStatus
add_device (const char *dir,
            const char *name,
            const char *role,
            const char *series)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autofree char *code = od_token_new (chance, CODE_LENGTH);
  g_autoptr (OdAccount) device = od_account_new ();
  g_autoptr (GError) error = NULL;

  device->id = od_id_new (clock, chance);
  device->name = g_strdup (name);
  device->role = g_strdup (role);
  device->series = g_strdup (series);
  if (!put_device (dir, device, code, od_clock_now_us (clock) + CODE_HOURS * G_TIME_SPAN_HOUR, &error))
    return command_fail (dir, error);

  g_print ("%.4s-%.4s\n", code, code + CODE_LENGTH / 2);
  g_printerr (_("Type this code on %s. It works once, within %d hours.\n"), device->name, CODE_HOURS);
  return COMMAND_DONE;
}

CommandStatus
command_device_add (int    argc,
                    char **argv)
{
  g_autofree char *role = NULL;
  g_autofree char *series = NULL;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, NULL, NULL },
    { "series", 0, 0, G_OPTION_ARG_STRING, &series, NULL, NULL },
    { NULL },
  };

  if (command_parse (&argc, &argv, entries, 2) != COMMAND_DONE)
    return COMMAND_USAGE;
  if (argc > 3 || (g_strcmp0 (role, "kiosk") != 0 && g_strcmp0 (role, "display") != 0) || *g_strstrip (argv[2]) == '\0') {
    g_printerr (_("onedoor: device add needs DIR, NAME and --role kiosk or display\n"));
    return COMMAND_USAGE;
  }
  if (!is_series (series)) {
    g_printerr (_("onedoor: a series is one letter from A to Z\n"));
    return COMMAND_USAGE;
  }

  return add_device (argv[1], argv[2], role, series);
}
