/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store-room.h"

#define NOW ROOM_NOW

/* A message of visit @number about a new event of it. */
static void
add_message (StoreRoom *self,
             guint      number,
             guint      serial,
             gint64     now_us)
{
  g_autoptr (OdVisit) visit = room_make_visit (number);
  g_autoptr (OdEvent) event = room_make_event (visit, OD_VERB_CALL, serial);
  g_autofree char *text = g_strdup_printf ("message %u", serial);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (OdVisit) known = od_store_dup_visit (self->store, visit->id, NULL);

  room_begin (self);
  if (known == NULL)
    assert_true (od_store_add_visit (self->store, visit, NULL));
  assert_true (od_store_add_event (self->store, event, NULL));
  assert_true (od_store_add_outbox (self->store, event->id, visit->id, body, now_us, NULL));
  room_commit (self);
}

/* The serials of what is due, as "1 4". */
static char *
due_at (StoreRoom *self,
        gint64     now_us,
        guint      limit)
{
  g_autoptr (GPtrArray) rows = od_store_list_due (self->store, now_us, limit, NULL);
  GString *text = g_string_new (NULL);

  assert_non_null (rows);
  for (guint i = 0; i < rows->len; i++) {
    const OdOutboxRow *row = rows->pdata[i];

    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", (guint) g_ascii_strtoull (row->event_id + 24, NULL, 10));
  }
  return g_string_free (text, FALSE);
}

static void
assert_due (StoreRoom  *self,
            gint64      now_us,
            const char *serials)
{
  g_autofree char *due = due_at (self, now_us, 100);

  assert_string_equal (due, serials);
}

static gint64
seq_of (StoreRoom *self,
        guint      serial)
{
  g_autofree char *sql = g_strdup_printf ("SELECT seq FROM outbox WHERE event_id LIKE '%%%u'", serial);

  return room_ask (self->folder, sql);
}

typedef enum { SENT, RETRY, PARK, UNPARK } Deed;

static void
do_deed (StoreRoom *self,
         Deed       deed,
         guint      serial,
         gint64     us)
{
  gint64 seq = seq_of (self, serial);
  gboolean done = FALSE;

  room_begin (self);
  switch (deed) {
  case SENT:
    done = od_store_outbox_sent (self->store, seq, us, NULL);
    break;
  case RETRY:
    done = od_store_outbox_retry (self->store, seq, us, "connection refused", NULL);
    break;
  case PARK:
    done = od_store_outbox_park (self->store, seq, us, "422", NULL);
    break;
  case UNPARK:
    done = od_store_outbox_unpark (self->store, seq, NULL);
    break;
  default:
    break;
  }
  assert_true (done);
  room_commit (self);
}

static void
assert_count (StoreRoom *self,
              guint      waiting,
              guint      parked,
              guint      sent)
{
  OdOutboxCount count = { 99, 99, 99 };

  assert_true (od_store_count_outbox (self->store, &count, NULL));
  assert_int_equal (count.waiting, waiting);
  assert_int_equal (count.parked, parked);
  assert_int_equal (count.sent, sent);
}

static void
a_message_is_due_at_once_with_the_bytes_it_was_given (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GPtrArray) rows = NULL;
  const OdOutboxRow *row;

  add_message (self, 1, 11, NOW);
  room_reopen (self);
  rows = od_store_list_due (self->store, NOW, 10, NULL);
  assert_int_equal (rows->len, 1);
  row = rows->pdata[0];
  assert_int_equal (row->seq, seq_of (self, 11));
  assert_int_equal (g_bytes_get_size (row->body), strlen ("message 11"));
  assert_memory_equal (g_bytes_get_data (row->body, NULL), "message 11", strlen ("message 11"));
  assert_int_equal (row->tries, 0);
  assert_int_equal (row->due_us, NOW);
  assert_int_equal (row->parked_us, 0);
  assert_null (row->problem);
  assert_string_equal (row->visit_id, "019aa000-aaaa-7000-8000-000000000001");
}

static void
each_visit_sends_one_after_the_other (void **state)
{
  StoreRoom *self = *state;

  add_message (self, 1, 11, NOW);
  add_message (self, 1, 12, NOW);
  add_message (self, 2, 21, NOW);
  add_message (self, 1, 13, NOW);
  assert_due (self, NOW - 1, "");
  assert_due (self, NOW, "11 21");
  do_deed (self, SENT, 11, NOW);
  assert_due (self, NOW, "12 21");
  do_deed (self, SENT, 12, NOW);
  assert_due (self, NOW, "21 13");
  do_deed (self, SENT, 13, NOW);
  add_message (self, 1, 14, NOW);
  assert_due (self, NOW, "21 14");
}

static void
the_limit_leaves_the_later_for_later (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *due = NULL;

  add_message (self, 1, 11, NOW + 2);
  add_message (self, 2, 21, NOW);
  add_message (self, 3, 31, NOW + 1);
  due = due_at (self, NOW + 9, 2);
  assert_string_equal (due, "21 31");
  assert_due (self, NOW + 9, "11 21 31");
}

static void
a_failed_try_holds_its_visit_until_it_is_due_again (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GPtrArray) rows = NULL;
  const OdOutboxRow *row;

  add_message (self, 1, 11, NOW);
  add_message (self, 1, 12, NOW);
  add_message (self, 2, 21, NOW + 5);
  assert_int_equal (od_store_get_next_due (self->store), NOW);
  do_deed (self, RETRY, 11, NOW + 10);
  assert_int_equal (od_store_get_next_due (self->store), NOW + 5);
  assert_due (self, NOW + 9, "21");
  assert_due (self, NOW + 10, "11 21");
  rows = od_store_list_due (self->store, NOW + 10, 1, NULL);
  row = rows->pdata[0];
  assert_string_equal (row->event_id, "019aa000-eeee-7000-8000-000000000021");
  g_clear_pointer (&rows, g_ptr_array_unref);
  do_deed (self, SENT, 21, NOW);
  rows = od_store_list_due (self->store, NOW + 10, 1, NULL);
  row = rows->pdata[0];
  assert_int_equal (row->tries, 1);
  assert_string_equal (row->problem, "connection refused");
  assert_memory_equal (g_bytes_get_data (row->body, NULL), "message 11", strlen ("message 11"));
}

static void
a_parked_message_stops_its_visit_and_no_other (void **state)
{
  StoreRoom *self = *state;

  add_message (self, 1, 11, NOW);
  add_message (self, 1, 12, NOW);
  add_message (self, 2, 21, NOW + 7);
  do_deed (self, PARK, 11, NOW + 1);
  assert_due (self, NOW + 99, "21");
  assert_int_equal (od_store_get_next_due (self->store), NOW + 7);
  assert_count (self, 2, 1, 0);
  do_deed (self, UNPARK, 11, 0);
  assert_due (self, NOW + 99, "11 21");
  assert_count (self, 3, 0, 0);
  do_deed (self, PARK, 11, NOW + 2);
  do_deed (self, SENT, 11, NOW + 3);
  assert_due (self, NOW + 99, "12 21");
}

static void
a_sent_message_keeps_its_row_and_drops_its_body (void **state)
{
  StoreRoom *self = *state;

  add_message (self, 1, 11, NOW);
  assert_count (self, 1, 0, 0);
  do_deed (self, SENT, 11, NOW + 5);
  assert_count (self, 0, 0, 1);
  assert_int_equal (od_store_get_next_due (self->store), 0);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM outbox WHERE body IS NULL AND sent_us IS NOT NULL"), 1);
  do_deed (self, SENT, 11, NOW + 6);
  do_deed (self, RETRY, 11, NOW + 6);
  do_deed (self, PARK, 11, NOW + 6);
  do_deed (self, UNPARK, 11, 0);
  assert_due (self, NOW + 99, "");
  assert_count (self, 0, 0, 1);
}

static void
an_event_is_sent_once (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GBytes) body = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  add_message (self, 1, 11, NOW);
  room_begin (self);
  assert_false (od_store_add_outbox (self->store, "019aa000-eeee-7000-8000-000000000011",
                                     "019aa000-aaaa-7000-8000-000000000001", body, NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_outbox (self->store, "019aa000-eeee-7000-8000-000000000012",
                                     "019aa000-aaaa-7000-8000-000000000001", body, NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_message_is_due_at_once_with_the_bytes_it_was_given, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (each_visit_sends_one_after_the_other, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_limit_leaves_the_later_for_later, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_failed_try_holds_its_visit_until_it_is_due_again, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_parked_message_stops_its_visit_and_no_other, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_sent_message_keeps_its_row_and_drops_its_body, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_event_is_sent_once, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-outbox", tests, NULL, NULL);
}
