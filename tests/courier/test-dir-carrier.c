/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-carrier.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#define ID "0192f3b4-6a1e-7c3d-9f10-2b7a5c8d9e01"

typedef struct {
  char      *parent;
  char      *folder;     /* made by the carrier itself */
  OdCarrier *carrier;
} Fixture;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static OdCarryResult
carry (OdCarrier  *carrier,
       const char *id,
       const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  OdCarryResult carried = { 0 };

  od_carrier_carry_async (carrier, id, body, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  od_carrier_carry_finish (carrier, result, &carried);
  return carried;
}

static void
assert_carried (Fixture    *fixture,
                const char *id,
                const char *text)
{
  OdCarryResult carried = carry (fixture->carrier, id, text);

  assert_int_equal (carried.outcome, OD_CARRIED);
  assert_null (carried.problem);
}

static char *
read_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
a_message_becomes_a_file_of_its_id (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *text = NULL;

  assert_carried (fixture, ID, "{\"specversion\":\"1.0\"}");
  text = read_file (fixture, ID ".json");
  assert_string_equal (text, "{\"specversion\":\"1.0\"}");
  assert_int_equal (count_files (fixture->folder), 1);
}

static void
only_the_owner_reads_it (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *path = g_build_filename (fixture->folder, ID ".json", NULL);
  GStatBuf file;
  GStatBuf folder;

  assert_carried (fixture, ID, "{}");
  assert_int_equal (g_stat (path, &file), 0);
  assert_int_equal (g_stat (fixture->folder, &folder), 0);
  assert_int_equal (file.st_mode & 0777, 0600);
  assert_int_equal (folder.st_mode & 0777, 0700);
}

static void
the_same_message_again_is_there_already (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *path = g_build_filename (fixture->folder, ID ".json", NULL);
  GStatBuf first;
  GStatBuf second;

  assert_carried (fixture, ID, "{}");
  assert_int_equal (g_stat (path, &first), 0);
  assert_carried (fixture, ID, "{}");
  assert_int_equal (g_stat (path, &second), 0);
  assert_int_equal (first.st_ino, second.st_ino);
  assert_int_equal (count_files (fixture->folder), 1);
}

static void
half_a_message_of_a_crash_is_written_anew (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *aside = g_build_filename (fixture->folder, "." ID ".part", NULL);
  g_autofree char *text = NULL;

  assert_int_equal (g_mkdir (fixture->folder, 0700), 0);
  assert_true (g_file_set_contents (aside, "{\"half\": and much more than that", -1, NULL));
  assert_carried (fixture, ID, "{}");
  text = read_file (fixture, ID ".json");
  assert_string_equal (text, "{}");
  assert_int_equal (count_files (fixture->folder), 1);
}

static void
a_folder_that_takes_nothing_is_tried_again (void **state)
{
  g_autoptr (OdCarrier) carrier = od_dir_carrier_new ("/proc/nowhere/outbox");
  OdCarryResult carried = carry (carrier, ID, "{}");

  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_non_null (strstr (carried.problem, "/proc/nowhere/outbox"));
  od_carry_result_clear (&carried);
}

static void
a_file_where_the_folder_should_be_is_tried_again (void **state)
{
  Fixture *fixture = *state;
  OdCarryResult carried;

  assert_true (g_file_set_contents (fixture->folder, "x", 1, NULL));
  carried = carry (fixture->carrier, ID, "{}");
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  od_carry_result_clear (&carried);
  g_unlink (fixture->folder);
}

static void
a_full_disk_leaves_no_half_message (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *aside = g_build_filename (fixture->folder, "." ID ".part", NULL);
  OdCarryResult carried;

  assert_int_equal (g_mkdir (fixture->folder, 0700), 0);
  assert_int_equal (symlink ("/dev/full", aside), 0);
  carried = carry (fixture->carrier, ID, "{}");
  assert_int_equal (carried.outcome, OD_CARRY_AGAIN);
  assert_non_null (strstr (carried.problem, "No space left"));
  assert_int_equal (count_files (fixture->folder), 0);
  od_carry_result_clear (&carried);
}

static void
an_id_that_is_none_names_no_file (void **state)
{
  Fixture *fixture = *state;
  OdCarryResult carried = carry (fixture->carrier, "../../etc/passwd", "{}");

  assert_int_equal (carried.outcome, OD_CARRY_NEVER);
  assert_int_equal (count_files (fixture->parent), 0);
  od_carry_result_clear (&carried);
}

static int
make_folder (void **state)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->parent = g_dir_make_tmp ("od-dir-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->parent, "outbox", NULL);
  fixture->carrier = od_dir_carrier_new (fixture->folder);
  *state = fixture;
  return 0;
}

static int
remove_folder (void **state)
{
  Fixture *fixture = *state;
  const char *argv[] = { "rm", "-rf", fixture->parent, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_object_unref (fixture->carrier);
  g_free (fixture->folder);
  g_free (fixture->parent);
  g_free (fixture);
  return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown (test, make_folder, remove_folder)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_FOLDER (a_message_becomes_a_file_of_its_id),
    IN_FOLDER (only_the_owner_reads_it),
    IN_FOLDER (the_same_message_again_is_there_already),
    IN_FOLDER (half_a_message_of_a_crash_is_written_anew),
    IN_FOLDER (a_folder_that_takes_nothing_is_tried_again),
    IN_FOLDER (a_file_where_the_folder_should_be_is_tried_again),
    IN_FOLDER (a_full_disk_leaves_no_half_message),
    IN_FOLDER (an_id_that_is_none_names_no_file),
  };

  return cmocka_run_group_tests_name ("dir-carrier", tests, NULL, NULL);
}
