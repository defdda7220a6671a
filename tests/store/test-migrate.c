/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "od-store-access.h"
#include "store-room.h"

static int
set_up_folder (void **state)
{
  StoreRoom *self = g_new0 (StoreRoom, 1);

  self->folder = room_make_folder ();
  *state = self;
  return 0;
}

static char *
read_source (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    fail_msg ("cannot read %s", path);
  return text;
}

/* The folder as a program of @version left it. */
static void
build_old (StoreRoom *self,
           int        version)
{
  g_autofree char *name = g_strdup_printf ("tests/data/db/v%d.sql", version);
  g_autofree char *sql = read_source (name);

  assert_int_equal (room_tell (self->folder, sql), SQLITE_OK);
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), version);
}

static void
open_it (StoreRoom *self)
{
  g_autoptr (GError) error = NULL;

  self->store = od_store_open (self->folder, &error);
  if (self->store == NULL)
    fail_msg ("%s", error->message);
}

static void
assert_not_opened (StoreRoom   *self,
                   OdStoreError code,
                   const char  *words)
{
  g_autoptr (GError) error = NULL;

  assert_null (od_store_open (self->folder, &error));
  if (error != NULL && strstr (error->message, words) == NULL)
    fail_msg ("\"%s\" does not say \"%s\"", error->message, words);
  room_assert_error (&error, code);
}

static gboolean
has_file (StoreRoom  *self,
          const char *name)
{
  g_autofree char *path = room_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Every table of the file and how many rows it has, one a line. */
static char *
count_rows (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *tables = NULL;
  GString *text = g_string_new (NULL);

  assert_int_equal (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  assert_int_equal (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('pool', 'pool_need', "
                                            "'desk', 'desk_pool', 'centre', 'centre_language', 'need', 'label', 'setting', 'counter', "
                                            "'visit', 'visit_need', 'leg', 'person_key', 'person_text', 'event', 'event_leg', 'answer', "
                                            "'outbox', 'device', 'staff', 'staff_desk', 'session') ORDER BY name", -1, &tables, NULL),
                    SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW) {
    const char *name = (const char *) sqlite3_column_text (tables, 0);
    g_autofree char *sql = g_strdup_printf ("SELECT COUNT (*) FROM %s", name);
    sqlite3_stmt *count = NULL;

    assert_int_equal (sqlite3_prepare_v2 (db, sql, -1, &count, NULL), SQLITE_OK);
    assert_int_equal (sqlite3_step (count), SQLITE_ROW);
    g_string_append_printf (text, "%s %d\n", name, sqlite3_column_int (count, 0));
    sqlite3_finalize (count);
  }
  sqlite3_finalize (tables);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

static void
every_old_version_is_brought_up_without_losing_a_row (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *file = room_path (self, "onedoor.db");

  for (int version = 1; version < OD_STORE_VERSION; version++) {
    g_autofree char *copy_name = g_strdup_printf ("onedoor.db.v%d", version);
    g_autofree char *copy = room_path (self, copy_name);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autofree char *copied = NULL;

    build_old (self, version);
    before = count_rows (file);
    open_it (self);
    assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), OD_STORE_VERSION);
    after = count_rows (file);
    copied = count_rows (copy);
    assert_string_equal (after, before);
    assert_string_equal (copied, before);
    assert_non_null (strstr (before, "session 1\n"));
    g_clear_pointer (&self->store, od_store_close);
    g_unlink (file);
  }
}

static void
what_an_old_version_held_is_read_by_this_one (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (OdEvent) last = NULL;
  g_autoptr (OdCentre) centre = NULL;
  g_autoptr (OdAccount) staff = NULL;
  guint number = 0;

  build_old (self, 1);
  open_it (self);
  visit = od_store_dup_visit_by_token (self->store, "T000000000000001", NULL);
  assert_int_equal (od_visit_current_leg (visit)->state, OD_LEG_CALLED);
  assert_true (visit->has_name);
  last = od_store_dup_last_event (self->store, visit->id, NULL);
  assert_int_equal (od_visit_current_leg (last->before)->state, OD_LEG_WAITING);
  centre = od_store_dup_centre (self->store, NULL);
  assert_int_equal (centre->pools->len, 2);
  staff = od_store_dup_staff_by_name (self->store, "maria", NULL);
  assert_string_equal (staff->desks[0], "desk-1");
  room_begin (self);
  assert_true (od_store_next_number (self->store, ROOM_DAY, "B", &number, NULL));
  assert_int_equal (number, 3);
  assert_true (od_store_outbox_sent (self->store, 2, ROOM_NOW, NULL));
  room_commit (self);
}

static OdVisit *
find_visit (StoreRoom  *self,
            const char *token)
{
  OdVisit *visit = od_store_dup_visit_by_token (self->store, token, NULL);

  assert_non_null (visit);
  return visit;
}

static void
a_line_of_version_2_goes_on_where_it_stood (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) waits = NULL;
  g_autoptr (OdVisit) handed = NULL;
  g_autoptr (OdVisit) held = NULL;
  const OdLeg *leg;

  build_old (self, 2);
  open_it (self);
  waits = find_visit (self, "T000000000000013");
  assert_int_equal (waits->legs->len, 2);
  leg = waits->legs->pdata[1];
  assert_int_equal (leg->place_us, leg->queued_us);
  assert_int_equal (leg->made_us, waits->arrived_us);
  assert_int_equal (leg->first_called_us, 0);

  handed = find_visit (self, "T000000000000015");
  leg = handed->legs->pdata[2];
  assert_true (leg->offered);
  assert_string_equal (leg->from_desk_id, "desk-1");
  assert_string_equal (leg->from_pool_id, "housing");
  assert_int_equal (leg->place_us, handed->arrived_us);
  assert_true (leg->made_us > leg->queued_us);
  leg = handed->legs->pdata[0];
  assert_int_equal (leg->first_called_us, leg->called_us);
  assert_null (leg->from_desk_id);

  held = find_visit (self, "T000000000000017");
  leg = held->legs->pdata[0];
  assert_int_equal (leg->state, OD_LEG_ON_HOLD);
  assert_true (leg->held_us > leg->called_us);
}

static void
what_version_2_did_can_be_taken_back (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) handed = NULL;
  g_autoptr (OdEvent) last = NULL;
  const OdLeg *leg;

  build_old (self, 2);
  open_it (self);
  handed = find_visit (self, "T000000000000015");
  last = od_store_dup_last_event (self->store, handed->id, NULL);
  assert_int_equal (last->verb, OD_VERB_HAND_OVER);
  assert_int_equal (last->before->version, handed->version - 1);
  assert_int_equal (last->before->legs->len, 2);
  leg = last->before->legs->pdata[0];
  assert_int_equal (leg->state, OD_LEG_SERVING);
  assert_int_equal (leg->place_us, leg->queued_us);
  assert_int_equal (leg->first_called_us, leg->called_us);
}

static void
names_of_version_2_stay_sealed_or_erased (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) named = NULL;
  g_autoptr (OdVisit) erased = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  build_old (self, 2);
  open_it (self);
  named = find_visit (self, "T000000000000013");
  assert_true (named->has_name);
  assert_true (od_store_get_sealed (self->store, named->id, &key, &sealed, NULL));
  assert_int_equal (g_bytes_get_size (sealed), 3);
  erased = find_visit (self, "T000000000000016");
  assert_false (erased->has_name);
  assert_false (od_store_get_sealed (self->store, erased->id, &key, &sealed, &error));
  assert_null (error);
}

static void
a_log_of_version_2_is_still_append_only (void **state)
{
  StoreRoom *self = *state;

  build_old (self, 2);
  open_it (self);
  g_clear_pointer (&self->store, od_store_close);
  assert_int_not_equal (room_tell (self->folder, "UPDATE event SET actor = 'x'"), SQLITE_OK);
  assert_int_not_equal (room_tell (self->folder, "DELETE FROM event"), SQLITE_OK);
  assert_int_not_equal (room_tell (self->folder, "UPDATE event_leg SET calls = 9"), SQLITE_OK);
  assert_int_not_equal (room_tell (self->folder, "DELETE FROM event_leg"), SQLITE_OK);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM event"), 16);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM pragma_foreign_key_check"), 0);
}

static void
a_house_of_version_2_has_the_usual_rules (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdCentre) centre = NULL;
  g_autoptr (OdPolicy) usual = od_policy_new ();

  build_old (self, 2);
  open_it (self);
  centre = od_store_dup_centre (self->store, NULL);
  assert_int_equal (centre->policy->grace_calls, usual->grace_calls);
  assert_int_equal (centre->policy->priorities->len, usual->priorities->len);
  assert_null (centre->voices);
  assert_int_equal (centre->hours->len, 0);
}

static void
the_copy_is_for_its_owner_and_no_draft_stays (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *copy = room_path (self, "onedoor.db.v1");
  g_autofree char *draft = room_path (self, "onedoor.db.v1.part");
  GStatBuf about;

  build_old (self, 1);
  assert_true (g_file_set_contents (copy, "an older copy", -1, NULL));
  assert_true (g_file_set_contents (draft, "left by a crash", -1, NULL));
  open_it (self);
  assert_int_equal (g_stat (copy, &about), 0);
  assert_int_equal (about.st_mode & 0777, 0600);
  assert_true (about.st_size > 4096);
  assert_false (has_file (self, "onedoor.db.v1.part"));
}

static void
a_new_store_has_nothing_to_copy (void **state)
{
  StoreRoom *self = *state;

  open_it (self);
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), OD_STORE_VERSION);
  assert_false (has_file (self, "onedoor.db.v0"));
  room_reopen (self);
  assert_false (has_file (self, "onedoor.db.v1"));
}

static void
without_room_for_the_copy_nothing_is_migrated (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *blocked = room_path (self, "onedoor.db.v1.part");

  build_old (self, 1);
  assert_int_equal (g_mkdir (blocked, 0700), 0);
  assert_not_opened (self, OD_STORE_ERROR_FULL, "onedoor.db.v1");
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), 1);
  g_rmdir (blocked);
  open_it (self);
}

static void
a_copy_that_cannot_get_its_name_stops_the_migration (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *blocked = room_path (self, "onedoor.db.v1");

  build_old (self, 1);
  assert_int_equal (g_mkdir (blocked, 0700), 0);
  assert_not_opened (self, OD_STORE_ERROR_FULL, "onedoor.db.v1");
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), 1);
  g_rmdir (blocked);
}

static void
a_step_that_fails_leaves_the_old_version (void **state)
{
  StoreRoom *self = *state;

  build_old (self, 1);
  assert_int_equal (room_tell (self->folder, "CREATE TABLE translation (x TEXT)"), SQLITE_OK);
  assert_not_opened (self, OD_STORE_ERROR_MIGRATE, "version 2");
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), 1);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM sqlite_schema WHERE name = 'organization'"), 0);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM visit"), 2);
  assert_int_equal (room_tell (self->folder, "DROP TABLE translation"), SQLITE_OK);
  open_it (self);
}

static void
a_step_that_would_leave_loose_rows_is_refused (void **state)
{
  StoreRoom *self = *state;

  build_old (self, 1);
  assert_int_equal (room_tell (self->folder, "PRAGMA foreign_keys = OFF; DELETE FROM staff"), SQLITE_OK);
  assert_not_opened (self, OD_STORE_ERROR_MIGRATE, "not there");
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), 1);
}

static void
what_is_erased_is_erased_in_the_copy_too (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *copy = room_path (self, "onedoor.db.v1");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  build_old (self, 1);
  open_it (self);
  before = count_rows (copy);
  assert_non_null (strstr (before, "person_key 1\n"));
  room_begin (self);
  assert_true (od_store_erase_sealed (self->store, "2026-11-23", NULL));
  room_commit (self);
  after = count_rows (copy);
  assert_non_null (strstr (after, "person_key 0\n"));
  assert_non_null (strstr (after, "visit 2\n"));
}

static void
a_copy_that_cannot_be_erased_in_is_an_error (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *copy = room_path (self, "onedoor.db.v1");
  g_autofree char *junk = g_strnfill (8192, 'x');
  g_autoptr (GError) error = NULL;

  build_old (self, 1);
  open_it (self);
  assert_true (g_file_set_contents (copy, junk, -1, NULL));
  room_begin (self);
  assert_false (od_store_erase_sealed (self->store, "2026-11-23", &error));
  assert_non_null (strstr (error->message, "version 1"));
  od_store_rollback (self->store);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM person_key"), 1);
}

static void
a_newer_store_is_left_alone (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *file = room_path (self, "onedoor.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  open_it (self);
  g_clear_pointer (&self->store, od_store_close);
  assert_int_equal (room_tell (self->folder, "PRAGMA user_version = 99"), SQLITE_OK);
  assert_true (g_file_get_contents (file, &before, &n_before, NULL));
  assert_not_opened (self, OD_STORE_ERROR_NEWER, "newer Onedoor");
  assert_true (g_file_get_contents (file, &after, &n_after, NULL));
  assert_int_equal (n_before, n_after);
  assert_memory_equal (before, after, n_before);
}

static void
somebody_elses_database_is_left_alone (void **state)
{
  StoreRoom *self = *state;

  assert_int_equal (room_tell (self->folder, "CREATE TABLE theirs (x TEXT)"), SQLITE_OK);
  assert_not_opened (self, OD_STORE_ERROR_OPEN, "no database of Onedoor");
  assert_int_equal (room_tell (self->folder, "DROP TABLE theirs; PRAGMA application_id = 7"), SQLITE_OK);
  assert_not_opened (self, OD_STORE_ERROR_OPEN, "no database of Onedoor");
  assert_int_equal (room_tell (self->folder, "PRAGMA application_id = 0; PRAGMA user_version = 1"), SQLITE_OK);
  assert_not_opened (self, OD_STORE_ERROR_OPEN, "no database of Onedoor");
}

static void
what_is_no_database_is_left_alone (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *file = room_path (self, "onedoor.db");
  g_autofree char *text = g_strnfill (8192, 'x');
  g_autofree char *after = NULL;

  assert_true (g_file_set_contents (file, text, -1, NULL));
  assert_not_opened (self, OD_STORE_ERROR_OPEN, "not a database");
  assert_true (g_file_get_contents (file, &after, NULL, NULL));
  assert_string_equal (after, text);
}

static char *
describe_schema (const char *folder)
{
  sqlite3 *db = room_look (folder);
  sqlite3_stmt *statement = NULL;
  GString *text = g_string_new ("-- SPDX-License-Identifier: EUPL-1.2\n"
                                "-- The whole schema as the migrations make it; a test holds it to the truth.\n\n");

  assert_int_equal (sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name",
                                        -1, &statement, NULL), SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "%s;\n\n", (const char *) sqlite3_column_text (statement, 0));
  g_string_truncate (text, text->len - 1);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

static void
the_schema_is_the_one_that_is_written_down (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *real = NULL;
  g_autofree char *written = read_source ("data/sql/schema.sql");
  g_autofree char *beside = g_build_filename (g_getenv ("OD_BUILD_DIR"), "schema.sql", NULL);

  open_it (self);
  real = describe_schema (self->folder);
  if (strcmp (real, written) == 0)
    return;

  g_file_set_contents (beside, real, -1, NULL);
  fail_msg ("data/sql/schema.sql is not the schema; if the change is meant, copy %s over it", beside);
}

static void
an_old_store_ends_with_the_schema_of_a_new_one (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *written = read_source ("data/sql/schema.sql");
  g_autofree char *file = room_path (self, "onedoor.db");

  for (int version = 1; version < OD_STORE_VERSION; version++) {
    g_autofree char *migrated = NULL;

    build_old (self, version);
    open_it (self);
    migrated = describe_schema (self->folder);
    assert_string_equal (migrated, written);
    g_clear_pointer (&self->store, od_store_close);
    g_unlink (file);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (every_old_version_is_brought_up_without_losing_a_row, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (what_an_old_version_held_is_read_by_this_one, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_line_of_version_2_goes_on_where_it_stood, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (what_version_2_did_can_be_taken_back, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (names_of_version_2_stay_sealed_or_erased, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_log_of_version_2_is_still_append_only, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_house_of_version_2_has_the_usual_rules, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (the_copy_is_for_its_owner_and_no_draft_stays, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_new_store_has_nothing_to_copy, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (without_room_for_the_copy_nothing_is_migrated, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_copy_that_cannot_get_its_name_stops_the_migration, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_step_that_fails_leaves_the_old_version, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_step_that_would_leave_loose_rows_is_refused, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_erased_is_erased_in_the_copy_too, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_copy_that_cannot_be_erased_in_is_an_error, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (a_newer_store_is_left_alone, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (somebody_elses_database_is_left_alone, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_no_database_is_left_alone, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (the_schema_is_the_one_that_is_written_down, set_up_folder, room_tear_down),
    cmocka_unit_test_setup_teardown (an_old_store_ends_with_the_schema_of_a_new_one, set_up_folder, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-migrate", tests, NULL, NULL);
}
