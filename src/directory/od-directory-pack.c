/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "od-directory-private.h"
#include "od-wire.h"

#define CENTRE_FILE "centre.json"

OdCentre *
od_directory_read_centre (const char *folder,
                          GError    **error)
{
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) why = NULL;
  OdCentre *centre;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, CENTRE_FILE, NULL);
  if (!g_file_get_contents (path, &json, NULL, &why)) {
    g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ, "cannot read %s: %s", path, why->message);
    return NULL;
  }

  centre = od_wire_centre_from_json (json, &why);
  if (centre == NULL)
    g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_SYNTAX, "%s: %s", path, why->message);

  return centre;
}

static int
compare_paths (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

GStrv
od_directory_list_pack (const char *folder,
                        GError    **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GError) why = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, &why);
  if (dir == NULL) {
    g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ, "cannot read %s: %s", folder, why->message);
    return NULL;
  }

  while ((name = g_dir_read_name (dir)) != NULL) {
    if ((g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl")) && strcmp (name, CENTRE_FILE) != 0)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }

  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}
