/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include "store-room.h"

#define KEY    "a small key, sealed: 5f8e2d1c"
#define SEALED "a name, sealed: 9a7b6c5d"

static void
add_named (StoreRoom  *self,
           guint       number,
           const char *day)
{
  g_autoptr (OdVisit) visit = room_make_visit (number);
  g_autoptr (GBytes) key = g_bytes_new (KEY, strlen (KEY));
  g_autoptr (GBytes) sealed = g_bytes_new (SEALED, strlen (SEALED));

  room_set_text (&visit->day, day);
  visit->has_name = TRUE;
  room_begin (self);
  assert_true (od_store_add_visit (self->store, visit, NULL));
  assert_true (od_store_put_sealed (self->store, visit->id, key, sealed, NULL));
  room_commit (self);
}

static gboolean
has_sealed (StoreRoom *self,
            guint      number)
{
  g_autofree char *id = room_make_id ("aaaa", number);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = od_store_get_sealed (self->store, id, &key, &sealed, &error);

  assert_null (error);
  assert_int_equal (found, key != NULL);
  assert_int_equal (found, sealed != NULL);
  if (found) {
    assert_memory_equal (g_bytes_get_data (key, NULL), KEY, strlen (KEY));
    assert_memory_equal (g_bytes_get_data (sealed, NULL), SEALED, strlen (SEALED));
  }
  return found;
}

static void
erase_before (StoreRoom  *self,
              const char *day)
{
  room_begin (self);
  assert_true (od_store_erase_sealed (self->store, day, NULL));
  room_commit (self);
}

static void
a_sealed_name_comes_back (void **state)
{
  StoreRoom *self = *state;

  add_named (self, 1, ROOM_DAY);
  room_reopen (self);
  assert_true (has_sealed (self, 1));
  assert_false (has_sealed (self, 2));
}

static void
a_name_given_again_replaces_the_first (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *id = room_make_id ("aaaa", 1);
  g_autoptr (GBytes) other = g_bytes_new ("other", 5);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;

  add_named (self, 1, ROOM_DAY);
  room_begin (self);
  assert_true (od_store_put_sealed (self->store, id, other, other, NULL));
  room_commit (self);
  assert_true (od_store_get_sealed (self->store, id, &key, &sealed, NULL));
  assert_true (g_bytes_equal (key, other));
  assert_true (g_bytes_equal (sealed, other));
}

static void
a_name_is_of_a_known_visit (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_put_sealed (self->store, "nobody", bytes, bytes, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
erasing_takes_earlier_days_only (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *id = room_make_id ("aaaa", 1);
  g_autoptr (OdVisit) visit = NULL;

  add_named (self, 1, "2026-11-21");
  add_named (self, 2, ROOM_DAY);
  erase_before (self, ROOM_DAY);
  assert_false (has_sealed (self, 1));
  assert_true (has_sealed (self, 2));
  visit = od_store_dup_visit (self->store, id, NULL);
  assert_false (visit->has_name);
  assert_int_equal (visit->version, 1);
}

static gboolean
file_holds (StoreRoom  *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = room_path (self, name);
  g_autofree char *content = NULL;
  gsize n_content = 0;

  if (!g_file_get_contents (path, &content, &n_content, NULL))
    return FALSE;

  return memmem (content, n_content, text, strlen (text)) != NULL;
}

static gboolean
folder_holds (StoreRoom  *self,
              const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (file_holds (self, name, text))
      return TRUE;

  return FALSE;
}

static void
nothing_of_what_was_erased_stays_in_any_file (void **state)
{
  StoreRoom *self = *state;

  add_named (self, 1, "2026-11-21");
  assert_true (folder_holds (self, KEY));
  assert_true (folder_holds (self, SEALED));
  erase_before (self, ROOM_DAY);
  assert_false (folder_holds (self, KEY));
  assert_false (folder_holds (self, SEALED));
}

static void
an_erasure_rolled_back_erases_nothing (void **state)
{
  StoreRoom *self = *state;

  add_named (self, 1, "2026-11-21");
  room_begin (self);
  assert_true (od_store_erase_sealed (self->store, ROOM_DAY, NULL));
  od_store_rollback (self->store);
  assert_true (has_sealed (self, 1));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_sealed_name_comes_back, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_name_given_again_replaces_the_first, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_name_is_of_a_known_visit, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (erasing_takes_earlier_days_only, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (nothing_of_what_was_erased_stays_in_any_file, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_erasure_rolled_back_erases_nothing, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-people", tests, NULL, NULL);
}
