/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "od-store-care.h"
#include "store-room.h"

#define SECRET "what was sealed of the note"

static OdSealedNote *
make_note (guint       serial,
           const char *visit_id,
           const char *until)
{
  OdSealedNote *sealed = g_new0 (OdSealedNote, 1);

  sealed->note = od_note_new ();
  sealed->note->id = room_make_id ("7777", serial);
  sealed->note->visit_id = g_strdup (visit_id);
  sealed->note->at_us = ROOM_NOW + serial;
  sealed->note->until = g_strdup (until);
  sealed->note->actor = g_strdup ("staff:s-1");
  sealed->key = g_bytes_new ("the key of it", 13);
  sealed->sealed = g_bytes_new (SECRET, strlen (SECRET));
  return sealed;
}

static void
add_note (StoreRoom  *self,
          guint       serial,
          const char *visit_id,
          const char *until)
{
  g_autoptr (OdSealedNote) note = make_note (serial, visit_id, until);
  g_autoptr (GError) error = NULL;

  room_begin (self);
  od_store_add_note (self->store, note, &error);
  assert_null (error);
  room_commit (self);
}

/* A visit of another day that goes on with @from. */
static OdVisit *
add_visit (StoreRoom     *self,
           guint          number,
           const OdVisit *from)
{
  OdVisit *visit = room_make_visit (number);

  visit->carried_from = from != NULL ? g_strdup (from->id) : NULL;
  room_add_visit (self, visit);
  return visit;
}

static void
a_note_comes_back_sealed (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);
  g_autoptr (OdSealedNote) note = make_note (1, visit->id, "2026-12-31");
  g_autoptr (OdSealedNote) found = NULL;
  g_autoptr (GError) error = NULL;

  note->note->kind = OD_NOTE_BAN;
  note->note->pool_id = g_strdup ("housing");
  room_begin (self);
  assert_true (od_store_add_note (self->store, note, NULL));
  room_commit (self);
  room_reopen (self);
  found = od_store_dup_note (self->store, note->note->id, NULL);
  assert_true (g_bytes_equal (found->key, note->key));
  assert_true (g_bytes_equal (found->sealed, note->sealed));
  assert_int_equal (found->note->kind, OD_NOTE_BAN);
  assert_string_equal (found->note->visit_id, visit->id);
  assert_string_equal (found->note->pool_id, "housing");
  assert_string_equal (found->note->until, "2026-12-31");
  assert_string_equal (found->note->actor, "staff:s-1");
  assert_int_equal (found->note->at_us, ROOM_NOW + 1);
  assert_int_equal (found->note->ended_us, 0);
  assert_null (found->note->text);
  assert_null (od_store_dup_note (self->store, "no note", &error));
  assert_null (error);
}

static void
a_note_is_of_a_visit_and_a_day (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);
  g_autoptr (OdSealedNote) of_nobody = make_note (1, "nobody", "2026-12-31");
  g_autoptr (OdSealedNote) for_ever = make_note (2, visit->id, "for ever");
  g_autoptr (OdSealedNote) once = make_note (3, visit->id, "2026-12-31");
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_add_note (self->store, of_nobody, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_note (self->store, for_ever, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_true (od_store_add_note (self->store, once, NULL));
  assert_false (od_store_add_note (self->store, once, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static guint
count_notes (StoreRoom     *self,
             const OdVisit *visit,
             const char    *day)
{
  g_autoptr (GPtrArray) notes = od_store_list_notes (self->store, visit->id, day, NULL);

  assert_non_null (notes);
  return notes->len;
}

static void
notes_follow_whoever_comes_back (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) first = add_visit (self, 1, NULL);
  g_autoptr (OdVisit) second = add_visit (self, 2, first);
  g_autoptr (OdVisit) third = add_visit (self, 3, second);
  g_autoptr (OdVisit) stranger = add_visit (self, 4, NULL);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *oldest = room_make_id ("7777", 1);

  add_note (self, 2, third->id, "2026-12-31");
  add_note (self, 1, first->id, "2026-12-31");
  notes = od_store_list_notes (self->store, third->id, ROOM_DAY, NULL);
  assert_int_equal (notes->len, 2);
  assert_string_equal (((OdSealedNote *) notes->pdata[0])->note->id, oldest);
  assert_non_null (((OdSealedNote *) notes->pdata[0])->key);
  assert_int_equal (count_notes (self, second, ROOM_DAY), 1);
  assert_int_equal (count_notes (self, first, ROOM_DAY), 1);
  assert_int_equal (count_notes (self, stranger, ROOM_DAY), 0);
}

static void
a_note_holds_to_the_end_of_its_last_day (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);

  add_note (self, 1, visit->id, ROOM_DAY);
  assert_int_equal (count_notes (self, visit, "2026-11-21"), 1);
  assert_int_equal (count_notes (self, visit, ROOM_DAY), 1);
  assert_int_equal (count_notes (self, visit, "2026-11-23"), 0);
}

static void
a_note_that_was_ended_holds_no_more (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);
  g_autofree char *id = room_make_id ("7777", 1);
  g_autoptr (OdSealedNote) found = NULL;
  g_autoptr (GError) error = NULL;

  add_note (self, 1, visit->id, "2026-12-31");
  room_begin (self);
  assert_true (od_store_end_note (self->store, id, ROOM_NOW + 9, "staff:s-2", "said sorry", NULL));
  assert_false (od_store_end_note (self->store, id, ROOM_NOW + 10, "staff:s-3", NULL, &error));
  assert_null (error);
  assert_false (od_store_end_note (self->store, "no note", ROOM_NOW + 10, "staff:s-3", NULL, &error));
  assert_null (error);
  room_commit (self);
  assert_int_equal (count_notes (self, visit, ROOM_DAY), 0);
  found = od_store_dup_note (self->store, id, NULL);
  assert_int_equal (found->note->ended_us, ROOM_NOW + 9);
}

static gboolean
holds_text (StoreRoom  *self,
            const char *name,
            const char *text)
{
  g_autofree char *path = room_path (self, name);
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0;

  if (!g_file_get_contents (path, &bytes, &n_bytes, NULL))
    return FALSE;

  return memmem (bytes, n_bytes, text, strlen (text)) != NULL;
}

static void
erase (StoreRoom  *self,
       const char *day)
{
  room_begin (self);
  assert_true (od_store_erase_notes (self->store, day, NULL));
  room_commit (self);
}

static void
what_is_over_leaves_no_trace_but_that_there_was_a_note (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);
  g_autofree char *id = room_make_id ("7777", 1);
  g_autoptr (OdSealedNote) found = NULL;

  add_note (self, 1, visit->id, ROOM_DAY);
  room_begin (self);
  assert_true (od_store_end_note (self->store, id, ROOM_NOW + 9, "staff:s-2", "words of the end", NULL));
  room_commit (self);
  erase (self, ROOM_DAY);
  found = od_store_dup_note (self->store, id, NULL);
  assert_non_null (found->key);
  g_clear_pointer (&found, od_sealed_note_free);

  erase (self, "2026-11-23");
  found = od_store_dup_note (self->store, id, NULL);
  assert_null (found->key);
  assert_int_equal (g_bytes_get_size (found->sealed), 0);
  assert_string_equal (found->note->until, ROOM_DAY);
  assert_false (holds_text (self, "onedoor.db", SECRET));
  assert_false (holds_text (self, "onedoor.db-wal", SECRET));
  assert_false (holds_text (self, "onedoor.db", "the key of it"));
  assert_false (holds_text (self, "onedoor.db", "words of the end"));
  assert_false (holds_text (self, "onedoor.db-wal", "words of the end"));
}

static void
what_still_holds_is_not_erased (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = add_visit (self, 1, NULL);

  add_note (self, 1, visit->id, ROOM_DAY);
  add_note (self, 2, visit->id, "2026-12-31");
  erase (self, "2026-12-31");
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM note"), 2);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM note_key"), 1);
  assert_int_equal (count_notes (self, visit, ROOM_DAY), 2);
  assert_true (holds_text (self, "onedoor.db", SECRET));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_note_comes_back_sealed, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_note_is_of_a_visit_and_a_day, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (notes_follow_whoever_comes_back, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_note_holds_to_the_end_of_its_last_day, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_note_that_was_ended_holds_no_more, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_over_leaves_no_trace_but_that_there_was_a_note, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_still_holds_is_not_erased, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-notes", tests, NULL, NULL);
}
