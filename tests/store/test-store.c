/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-room.h"

static gboolean
put_setting (StoreRoom  *self,
             const char *name)
{
  return od_store_put_setting (self->store, name, "x", NULL);
}

static gboolean
has_setting (StoreRoom  *self,
             const char *name)
{
  g_autofree char *value = od_store_dup_setting (self->store, name, NULL);

  return value != NULL;
}

static void
assert_mode (StoreRoom  *self,
             const char *name,
             guint       mode)
{
  g_autofree char *path = room_path (self, name);
  GStatBuf about;

  assert_int_equal (g_stat (path, &about), 0);
  assert_int_equal (about.st_mode & 0777, mode);
}

static void
a_new_folder_is_made_for_its_owner_alone (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *inner = room_path (self, "a/b");
  g_autofree char *outer = room_path (self, "a");
  StoreRoom room = { .folder = inner };
  g_autoptr (GError) error = NULL;

  room.store = od_store_open (inner, &error);
  assert_null (error);
  assert_mode (&room, ".", 0700);
  assert_mode (&room, "onedoor.db", 0600);
  assert_mode (&room, "lock", 0600);
  room_begin (&room);
  assert_true (put_setting (&room, "a"));
  room_commit (&room);
  assert_mode (&room, "onedoor.db-wal", 0600);
  od_store_close (room.store);
  room_remove_folder (inner);
  room_remove_folder (outer);
}

static void
the_file_says_whose_it_is (void **state)
{
  StoreRoom *self = *state;

  assert_int_equal (room_ask (self->folder, "PRAGMA application_id"), 0x4F6E6564);
  assert_int_equal (room_ask (self->folder, "PRAGMA user_version"), OD_STORE_VERSION);
}

static void
commits_go_to_a_log_that_a_clean_end_empties (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *mode = room_ask_text (self->folder, "PRAGMA journal_mode");
  g_autofree char *wal = room_path (self, "onedoor.db-wal");

  assert_string_equal (mode, "wal");
  assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  od_store_close (self->store);
  self->store = NULL;
  assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
a_second_opener_is_told_in_plain_words (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_null (od_store_open (self->folder, &error));
  assert_non_null (strstr (error->message, "in use by another program"));
  assert_non_null (strstr (error->message, self->folder));
  room_assert_error (&error, OD_STORE_ERROR_LOCKED);
  room_reopen (self);
}

/* What a process of its own gets: 0 = opened, else the error's code. */
static int
open_in_child (const char *folder)
{
  pid_t pid = fork ();
  int status = 0;

  assert_true (pid >= 0);
  if (pid == 0) {
    g_autoptr (GError) error = NULL;
    OdStore *store = od_store_open (folder, &error);

    _exit (store != NULL ? 0 : error->code);
  }
  assert_int_equal (waitpid (pid, &status, 0), pid);
  assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
another_process_opens_the_folder_only_when_we_left_it (void **state)
{
  StoreRoom *self = *state;

  assert_int_equal (open_in_child (self->folder), OD_STORE_ERROR_LOCKED);
  od_store_close (self->store);
  self->store = NULL;
  assert_int_equal (open_in_child (self->folder), 0);
}

static void
a_folder_that_cannot_be_is_an_error (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *below_a_file = room_path (self, "onedoor.db/x");
  g_autofree char *blocked = room_path (self, "blocked");
  g_autofree char *lock = g_build_filename (blocked, "lock", NULL);
  g_autofree char *file = g_build_filename (blocked, "onedoor.db", NULL);
  g_autoptr (GError) error = NULL;

  assert_null (od_store_open (below_a_file, &error));
  room_assert_error (&error, OD_STORE_ERROR_OPEN);
  assert_int_equal (g_mkdir_with_parents (lock, 0700), 0);
  assert_null (od_store_open (blocked, &error));
  room_assert_error (&error, OD_STORE_ERROR_OPEN);
  assert_int_equal (g_rmdir (lock), 0);
  assert_int_equal (g_mkdir_with_parents (file, 0700), 0);
  assert_null (od_store_open (blocked, &error));
  room_assert_error (&error, OD_STORE_ERROR_OPEN);
  g_rmdir (file);
  room_remove_folder (blocked);
}

static void
what_is_committed_stays_and_the_rest_does_not (void **state)
{
  StoreRoom *self = *state;

  room_begin (self);
  assert_true (put_setting (self, "kept"));
  room_commit (self);
  room_begin (self);
  assert_true (put_setting (self, "dropped"));
  assert_true (has_setting (self, "dropped"));
  od_store_rollback (self->store);
  od_store_rollback (self->store);
  room_begin (self);
  assert_true (put_setting (self, "never committed"));
  room_reopen (self);
  assert_true (has_setting (self, "kept"));
  assert_false (has_setting (self, "dropped"));
  assert_false (has_setting (self, "never committed"));
}

static void
leave_scope (StoreRoom *self,
             gboolean   committing)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, NULL);

  assert_non_null (transaction);
  assert_true (put_setting (self, "a"));
  if (committing) {
    assert_true (od_store_transaction_commit (&transaction, NULL));
    assert_null (transaction);
  }
}

static void
a_transaction_that_leaves_scope_is_rolled_back (void **state)
{
  StoreRoom *self = *state;

  leave_scope (self, FALSE);
  assert_false (has_setting (self, "a"));
  leave_scope (self, TRUE);
  assert_true (has_setting (self, "a"));
}

static void
one_that_fails_takes_nothing_else_with_it (void **state)
{
  StoreRoom *self = *state;

  room_begin (self);
  assert_true (od_store_mark (self->store, NULL));
  assert_true (put_setting (self, "first"));
  assert_true (od_store_keep (self->store, NULL));
  assert_true (od_store_mark (self->store, NULL));
  assert_true (put_setting (self, "second"));
  assert_false (put_setting (self, ""));
  od_store_drop (self->store);
  assert_true (od_store_mark (self->store, NULL));
  assert_true (put_setting (self, "third"));
  assert_true (od_store_keep (self->store, NULL));
  room_commit (self);
  room_reopen (self);
  assert_true (has_setting (self, "first"));
  assert_false (has_setting (self, "second"));
  assert_true (has_setting (self, "third"));
}

static void
a_change_needs_a_transaction (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_false (od_store_put_setting (self->store, "a", "x", &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_false (has_setting (self, "a"));
}

static void
a_transaction_is_begun_and_ended_once (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  assert_false (od_store_mark (self->store, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_false (od_store_keep (self->store, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_false (od_store_commit (self->store, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  od_store_drop (self->store);
  room_begin (self);
  assert_false (od_store_begin (self->store, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_null (od_store_transaction (self->store, NULL));
  assert_true (put_setting (self, "a"));
  room_commit (self);
}

static void
a_broken_table_is_an_error_of_every_reader (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;
  OdOutboxCount count;

  assert_int_equal (room_tell (self->folder, "DROP TABLE outbox; DROP TABLE setting; PRAGMA foreign_keys = OFF;"
                                             "DROP TABLE event_leg; DROP TABLE event; DROP TABLE visit_need; DROP TABLE centre_language"),
                    SQLITE_OK);
  assert_null (od_store_dup_setting (self->store, "a", &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_null (od_store_list_due (self->store, ROOM_NOW, 1, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_false (od_store_count_outbox (self->store, &count, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_int_equal (od_store_get_next_due (self->store), 0);
  assert_null (od_store_list_events (self->store, 0, 1, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_null (od_store_list_visit_events (self->store, "x", &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_null (od_store_dup_last_event (self->store, "x", &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_int_equal (od_store_get_last_seq (self->store), 0);
  assert_null (od_store_list_visits (self->store, ROOM_DAY, FALSE, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_null (od_store_dup_centre (self->store, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
}

static void
types_are_held_by_the_schema (void **state)
{
  StoreRoom *self = *state;

  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                                            "AND name NOT LIKE 'sqlite_%'"), 0);
  assert_true (room_ask (self->folder, "SELECT COUNT (*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1") > 20);
}

static void
a_reader_sees_what_is_committed_beside_the_owner (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdStore) reader = od_store_open_reader (self->folder, &error);
  StoreRoom second = { .folder = self->folder, .store = reader };

  assert_null (error);
  assert_string_equal (od_store_get_dir (reader), self->folder);
  room_begin (self);
  assert_true (put_setting (self, "a"));
  assert_false (has_setting (&second, "a"));
  room_commit (self);
  assert_true (has_setting (&second, "a"));
}

static void
a_reader_never_writes (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdStore) reader = od_store_open_reader (self->folder, NULL);
  g_autoptr (GError) error = NULL;

  assert_true (od_store_begin (reader, NULL));
  assert_false (od_store_put_setting (reader, "a", "x", &error));
  room_assert_error (&error, OD_STORE_ERROR_FULL);
  od_store_rollback (reader);
  assert_false (has_setting (self, "a"));
}

static void
a_reader_refuses_what_it_cannot_read (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *path = room_path (self, "onedoor.db");
  g_autoptr (GError) error = NULL;

  assert_null (od_store_open_reader ("/nonexistent", &error));
  room_assert_error (&error, OD_STORE_ERROR_OPEN);
  assert_int_equal (room_tell (self->folder, "PRAGMA user_version = 99"), SQLITE_OK);
  assert_null (od_store_open_reader (self->folder, &error));
  room_assert_error (&error, OD_STORE_ERROR_NEWER);
  assert_int_equal (room_tell (self->folder, "PRAGMA user_version = 1"), SQLITE_OK);
  assert_null (od_store_open_reader (self->folder, &error));
  room_assert_error (&error, OD_STORE_ERROR_MIGRATE);

  g_clear_pointer (&self->store, od_store_close);
  assert_true (g_file_set_contents (path, "this is no database, however long it may be", -1, NULL));
  assert_null (od_store_open_reader (self->folder, &error));
  room_assert_error (&error, OD_STORE_ERROR_OPEN);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_new_folder_is_made_for_its_owner_alone, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (the_file_says_whose_it_is, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (commits_go_to_a_log_that_a_clean_end_empties, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_second_opener_is_told_in_plain_words, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (another_process_opens_the_folder_only_when_we_left_it, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_folder_that_cannot_be_is_an_error, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_committed_stays_and_the_rest_does_not, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_transaction_that_leaves_scope_is_rolled_back, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (one_that_fails_takes_nothing_else_with_it, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_change_needs_a_transaction, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_transaction_is_begun_and_ended_once, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_broken_table_is_an_error_of_every_reader, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (types_are_held_by_the_schema, room_set_up_empty, room_tear_down),
    cmocka_unit_test_setup_teardown (a_reader_sees_what_is_committed_beside_the_owner, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_reader_never_writes, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_reader_refuses_what_it_cannot_read, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-store", tests, NULL, NULL);
}
