/* SPDX-License-Identifier: EUPL-1.2 */

/* Importing the 3,162 services of a real directory: seconds, and how that compares with merely parsing the same bytes in the same run. */

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "od-directory.h"
#include "od-json.h"
#include "od-store-map.h"

#define N_ROUNDS 5

static void
parse (const char *text)
{
  for (const char *at = text; *at != '\0';) {
    const char *stop = strchrnul (at, '\n');
    g_autoptr (OdJsonDocument) document = od_json_parse (at, stop - at, NULL);

    if (document == NULL)
      g_error ("the directory does not parse");
    at = *stop == '\n' ? stop + 1 : stop;
  }
}

static OdServiceMap *
read_map (const char *path,
          const char *text)
{
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  OdServiceMap *map = od_service_map_new ();

  od_directory_read_text (map, path, text, strlen (text), report);
  if (report->n_refused > 0)
    g_error ("%s", (char *) g_ptr_array_index (report->complaints, 0));
  od_service_map_seal (map);

  return map;
}

/* What `onedoor map import` does: read, merge, commit. */
static guint
import (OdStore    *store,
        const char *path,
        const char *text)
{
  g_autoptr (OdServiceMap) map = read_map (path, text);
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, NULL);
  OdMapCounts counts = { 0 };

  if (transaction == NULL || !od_store_merge_map (store, map, &counts, NULL) || !od_store_transaction_commit (&transaction, NULL))
    g_error ("the directory cannot be imported");

  return counts.of[OD_MAP_SERVICE].added;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

/* Each round in a new store; the best of the rounds counts. */
static void
measure (const char *path,
         const char *text)
{
  gint64 best_parse = G_MAXINT64;
  gint64 best_first = G_MAXINT64;
  gint64 best_again = G_MAXINT64;
  guint n_services = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autofree char *folder = g_dir_make_tmp ("onedoor-bench-XXXXXX", NULL);
    OdStore *store = od_store_open (folder, NULL);
    gint64 began = g_get_monotonic_time ();

    parse (text);
    best_parse = MIN (best_parse, g_get_monotonic_time () - began);
    began = g_get_monotonic_time ();
    n_services = import (store, path, text);
    best_first = MIN (best_first, g_get_monotonic_time () - began);
    began = g_get_monotonic_time ();
    if (import (store, path, text) != 0)
      g_error ("the second import added something");
    best_again = MIN (best_again, g_get_monotonic_time () - began);

    od_store_close (store);
    remove_folder (folder);
  }

  printf ("import of %u services: %.3f s, %.2f times parsing them (%.3f s)\n", n_services, best_first / 1e6,
          (double) best_first / best_parse, best_parse / 1e6);
  printf ("the same again, unchanged: %.3f s, %.2f times parsing\n", best_again / 1e6, (double) best_again / best_parse);
}

int
main (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "..", "shared", "data", "hsds", "haarrrvest-us",
                                            "services.hsds31.jsonl", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    printf ("no real directory beside the project: nothing was measured\n");
    return 0;
  }

  measure (path, text);
  return 0;
}
