/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "directory-room.h"

#include <string.h>

int
room_set_up (void **state)
{
  DirectoryRoom *self = g_new0 (DirectoryRoom, 1);

  self->map = od_service_map_new ();
  self->report = od_directory_report_new ();
  *state = self;
  return 0;
}

int
room_tear_down (void **state)
{
  DirectoryRoom *self = *state;

  od_service_map_unref (self->map);
  od_directory_report_free (self->report);
  g_free (self);
  return 0;
}

void
room_read (DirectoryRoom *self,
           const char    *name,
           const char    *text)
{
  od_directory_read_text (self->map, name, text, strlen (text), self->report);
}

OdService *
room_read_service (DirectoryRoom *self,
                   const char    *json)
{
  room_read (self, "services.json", json);
  if (self->report->n_refused > 0)
    print_error ("%s\n", (char *) g_ptr_array_index (self->report->complaints, 0));
  assert_int_equal (self->report->n_refused, 0);

  return room_only (self, OD_MAP_SERVICE);
}

gpointer
room_only (DirectoryRoom *self,
           OdMapTable     table)
{
  GPtrArray *records = od_service_map_records (self->map, table);

  assert_int_equal (records->len, 1);
  return g_ptr_array_index (records, 0);
}

const char *
room_complaint (DirectoryRoom *self)
{
  assert_int_equal (self->report->n_refused, 1);
  assert_int_equal (self->report->complaints->len, 1);
  return g_ptr_array_index (self->report->complaints, 0);
}

char *
room_shared (const char *name)
{
  return g_build_filename (g_getenv ("OD_SOURCE_DIR"), "..", "shared", name, NULL);
}

static gboolean
has_shared (const char *name)
{
  g_autofree char *path = room_shared (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
room_need_shared (const char *name)
{
  if (has_shared (name))
    return;

  print_message ("no %s beside the project\n", name);
  skip ();
}

OdServiceMap *
room_read_shared (const char        *name,
                  OdDirectoryReport *report)
{
  g_autofree char *inside = g_build_filename ("data", "hsds", name, NULL);
  g_autofree char *path = room_shared (inside);
  g_autoptr (OdServiceMap) map = od_service_map_new ();

  assert_true (od_directory_read_file (map, path, report, NULL));
  od_service_map_seal (map);
  return g_steal_pointer (&map);
}
