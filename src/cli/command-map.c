/* SPDX-License-Identifier: EUPL-1.2 */
#include "command.h"

static void
tell_count (const char       *what,
            const OdMapCount *count)
{
  g_print (_("%-14s %u added, %u changed, %u unchanged, %u gone\n"), what, count->added, count->changed, count->unchanged, count->gone);
}

static void
tell_counts (const OdMapCounts *counts)
{
  OdMapCount rest = { 0 };

  tell_count (_("services"), &counts->of[OD_MAP_SERVICE]);
  tell_count (_("organizations"), &counts->of[OD_MAP_ORGANIZATION]);
  tell_count (_("places"), &counts->of[OD_MAP_LOCATION]);

  for (OdMapTable table = OD_MAP_SERVICE_AT_LOCATION; table < OD_N_MAP_TABLES; table++) {
    rest.added += counts->of[table].added;
    rest.changed += counts->of[table].changed;
    rest.unchanged += counts->of[table].unchanged;
    rest.gone += counts->of[table].gone;
  }
  tell_count (_("details"), &rest);
}

static void
tell_repairs (const OdDirectoryReport *report)
{
  const char *const sentences[OD_DIRECTORY_N_REPAIRS] = {
    [OD_DIRECTORY_REPAIR_COORDINATES] = N_("coordinates that are on no map: left out"),
    [OD_DIRECTORY_REPAIR_ADDRESS] = N_("web or e-mail addresses that are none: left out"),
    [OD_DIRECTORY_REPAIR_HOURS] = N_("hours that were not understood: shown as they were written"),
    [OD_DIRECTORY_REPAIR_ID] = N_("details without an id of their own: given one"),
    [OD_DIRECTORY_REPAIR_OTHER] = N_("other values that made no sense: left out"),
  };

  for (guint i = 0; i < OD_DIRECTORY_N_REPAIRS; i++) {
    if (report->repairs[i] > 0)
      g_print ("%-6u %s\n", report->repairs[i], _(sentences[i]));
  }

  if (report->n_repeated > 0)
    g_print ("%-6u %s\n", report->n_repeated, _("records that came more than once: their last word counts"));
}

static gboolean
merge (const char         *dir,
       const OdServiceMap *map,
       gboolean            dry_run,
       OdMapCounts        *counts,
       GError            **error)
{
  g_autoptr (OdStore) store = command_open_store (dir, error);
  g_autoptr (OdStoreTransaction) transaction = NULL;

  if (store == NULL)
    return FALSE;

  transaction = od_store_transaction (store, error);
  if (transaction == NULL || !od_store_merge_map (store, map, counts, error))
    return FALSE;

  return dry_run || od_store_transaction_commit (&transaction, error);
}

CommandStatus
command_map_import (int    argc,
                    char **argv)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { NULL },
  };
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_autoptr (OdServiceMap) map = NULL;
  g_autoptr (GError) error = NULL;
  OdMapCounts counts = { 0 };

  if (command_parse (&argc, &argv, entries, 2) != COMMAND_DONE)
    return COMMAND_USAGE;

  map = command_read_map (argv + 2, report);
  if (map == NULL)
    return COMMAND_FAILED;
  if (!merge (argv[1], map, dry_run, &counts, &error))
    return command_fail (argv[1], error);

  tell_counts (&counts);
  tell_repairs (report);
  if (dry_run)
    g_print (_("This was a rehearsal: nothing was written.\n"));

  return COMMAND_DONE;
}
