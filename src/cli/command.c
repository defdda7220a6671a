/* SPDX-License-Identifier: EUPL-1.2 */
#include "command.h"

CommandStatus
command_fail (const char   *dir,
              const GError *error)
{
  if (g_error_matches (error, OD_STORE_ERROR, OD_STORE_ERROR_LOCKED)) {
    g_printerr (_("onedoor: the service is running on %s; stop it first\n"), dir);
    return COMMAND_BUSY;
  }

  g_printerr ("onedoor: %s\n", error->message);
  return COMMAND_FAILED;
}

CommandStatus
command_parse (int               *argc,
               char            ***argv,
               const GOptionEntry entries[],
               int                n_words)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, argc, argv, &error)) {
    g_printerr (_("onedoor: %s; see onedoor help\n"), error->message);
    return COMMAND_USAGE;
  }

  if (*argc < n_words + 1) {
    g_printerr (_("onedoor: %s needs more words; see onedoor help\n"), (*argv)[0]);
    return COMMAND_USAGE;
  }

  return COMMAND_DONE;
}

OdStore *
command_open_store (const char *dir,
                    GError    **error)
{
  g_autofree char *database = g_build_filename (dir, "onedoor.db", NULL);

  if (!g_file_test (database, G_FILE_TEST_EXISTS)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s is no house yet; make it one with onedoor init"), dir);
    return NULL;
  }

  return od_store_open (dir, error);
}

static void
tell_complaints (const OdDirectoryReport *report)
{
  for (guint i = 0; i < report->complaints->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->complaints, i));

  if (report->n_refused > report->complaints->len)
    g_printerr (_("… and %u more\n"), report->n_refused - report->complaints->len);

  g_printerr (g_dngettext (GETTEXT_PACKAGE, "onedoor: nothing was written: %u record is not sound\n",
                           "onedoor: nothing was written: %u records are not sound\n", report->n_refused), report->n_refused);
}

OdServiceMap *
command_read_map (char             **paths,
                  OdDirectoryReport *report)
{
  g_autoptr (OdServiceMap) map = od_service_map_new ();

  for (guint i = 0; paths[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;

    if (!od_directory_read_file (map, paths[i], report, &error)) {
      g_printerr (_("onedoor: nothing was written: %s\n"), error->message);
      return NULL;
    }
  }

  if (report->n_refused > 0) {
    tell_complaints (report);
    return NULL;
  }

  od_service_map_seal (map);
  return g_steal_pointer (&map);
}
