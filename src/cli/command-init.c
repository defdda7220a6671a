/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "command.h"
#include "od-store-centre.h"
#include "od-vault.h"

#define PRIVATE_FOLDER 0700
#define DEFAULT_LISTEN "127.0.0.1:8080"

/* The pack's folder: @centre itself, or the one of that name among the installed packs. */
static char *
find_pack (const char *centre,
           GError    **error)
{
  const char *data_dir = g_getenv ("ONEDOOR_DATA_DIR");
  g_autofree char *folder = NULL;

  if (g_file_test (centre, G_FILE_TEST_IS_DIR))
    return g_strdup (centre);

  folder = g_build_filename (data_dir != NULL ? data_dir : OD_DATA_DIR, "centres", centre, NULL);
  if (strchr (centre, '/') == NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("there is no centre pack %s"), centre);
  return NULL;
}

static gboolean
make_private_folder (const char *path,
                     GError    **error)
{
  if (g_mkdir_with_parents (path, PRIVATE_FOLDER) == 0 && g_chmod (path, PRIVATE_FOLDER) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("cannot make the folder %s: %s"), path, g_strerror (errno));
  return FALSE;
}

static char *
clean_public_url (const char *url,
                  GError    **error)
{
  g_autofree char *clean = g_strdup (url);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) || g_uri_get_host (uri) == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s is no address of the form https://host"), url);
    return NULL;
  }

  while (g_str_has_suffix (clean, "/"))
    clean[strlen (clean) - 1] = '\0';
  return g_steal_pointer (&clean);
}

/* A house keeps its identity and, unless told otherwise, its address. */
static gboolean
settle_centre (OdStore    *store,
               OdCentre   *centre,
               const char *public_url,
               GError    **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (OdCentre) before = od_store_dup_centre (store, &why);

  if (why != NULL) {
    g_propagate_error (error, g_steal_pointer (&why));
    return FALSE;
  }

  if (before != NULL && strcmp (before->id, centre->id) != 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("another centre lives there already"));
    return FALSE;
  }

  if (public_url == NULL && before != NULL)
    public_url = before->public_url;
  if (public_url != NULL) {
    g_free (centre->public_url);
    centre->public_url = g_strdup (public_url);
  }

  return TRUE;
}

static gboolean
put_house (OdStore            *store,
           OdCentre           *centre,
           const OdServiceMap *map,
           const char         *public_url,
           GError            **error)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, error);
  OdMapCounts counts = { 0 };

  return transaction != NULL && settle_centre (store, centre, public_url, error) && od_store_put_centre (store, centre, error)
         && od_store_merge_map (store, map, &counts, error) && od_store_transaction_commit (&transaction, error);
}

/* What an admin wrote there stays; only what is absent, or was asked for now, is set. */
static void
set_absent (GKeyFile   *conf,
            const char *group,
            const char *key,
            const char *value)
{
  if (!g_key_file_has_key (conf, group, key, NULL))
    g_key_file_set_string (conf, group, key, value);
}

static gboolean
write_conf (const char *dir,
            const char *public_url,
            const char *outbox,
            GError    **error)
{
  g_autofree char *path = g_build_filename (dir, "onedoord.conf", NULL);
  g_autoptr (GKeyFile) conf = g_key_file_new ();

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_key_file_load_from_file (conf, path, G_KEY_FILE_KEEP_COMMENTS, error)) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }

  set_absent (conf, "service", "listen", DEFAULT_LISTEN);
  g_key_file_set_string (conf, "service", "public_url", public_url);
  set_absent (conf, "courier", "carrier", "dir");
  set_absent (conf, "courier", "folder", outbox);
  return g_key_file_save_to_file (conf, path, error);
}

static gboolean
make_house (const char         *dir,
            OdCentre           *centre,
            const OdServiceMap *map,
            const char         *public_url,
            GError            **error)
{
  g_autofree char *full = g_canonicalize_filename (dir, NULL);
  g_autofree char *outbox = g_build_filename (full, "outbox", NULL);
  g_autofree char *key = g_build_filename (full, "house.key", NULL);
  g_autoptr (OdStore) store = NULL;
  g_autoptr (OdVault) vault = NULL;

  if (!make_private_folder (full, error) || !make_private_folder (outbox, error))
    return FALSE;

  store = od_store_open (full, error);
  if (store == NULL)
    return FALSE;

  vault = od_vault_open (key, error);
  return vault != NULL && put_house (store, centre, map, public_url, error) && write_conf (full, centre->public_url, outbox, error);
}

static void
tell (const char         *dir,
      const OdCentre     *centre,
      const OdServiceMap *map)
{
  g_print (_("%s is set up in %s: %u lines to wait in, %u desks, %u services on the map.\n"),
           od_labels_get (centre->name, centre->language, centre->language, NULL), dir, centre->pools->len, centre->desks->len,
           od_service_map_count_services (map));
  g_print (_("Next: onedoor staff add, onedoor device add, then onedoord %s\n"), dir);
}

static gboolean
read_pack (const char    *name,
           OdCentre     **centre,
           OdServiceMap **map,
           GError       **error)
{
  g_autofree char *folder = find_pack (name, error);
  g_autoptr (OdDirectoryReport) report = od_directory_report_new ();
  g_auto (GStrv) paths = NULL;

  if (folder == NULL)
    return FALSE;

  *centre = od_directory_read_centre (folder, error);
  paths = *centre != NULL ? od_directory_list_pack (folder, error) : NULL;
  if (paths == NULL)
    return FALSE;

  *map = command_read_map (paths, report);
  if (*map == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("the map of %s is not sound"), folder);

  return *map != NULL;
}

CommandStatus
command_init (int    argc,
              char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *public_url = NULL;
  g_autofree char *clean_url = NULL;
  const GOptionEntry entries[] = {
    { "centre", 0, 0, G_OPTION_ARG_FILENAME, &name, NULL, NULL },
    { "public-url", 0, 0, G_OPTION_ARG_STRING, &public_url, NULL, NULL },
    { NULL },
  };
  g_autoptr (OdCentre) centre = NULL;
  g_autoptr (OdServiceMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (command_parse (&argc, &argv, entries, 1) != COMMAND_DONE)
    return COMMAND_USAGE;
  if (argc > 2 || name == NULL) {
    g_printerr (_("onedoor: init needs one DIR and --centre; see onedoor help\n"));
    return COMMAND_USAGE;
  }

  clean_url = public_url != NULL ? clean_public_url (public_url, &error) : NULL;
  if (error != NULL || !read_pack (name, &centre, &map, &error) || !make_house (argv[1], centre, map, clean_url, &error))
    return command_fail (argv[1], error);

  tell (argv[1], centre, map);
  return COMMAND_DONE;
}
