/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../store/store-room.h"
#include "od-courier.h"
#include "od-fake-chance.h"
#include "od-fake-clock.h"

#define SECOND G_GINT64_CONSTANT (1000000)

/* --- A carrier that does nothing until the test says what became of a message --- */

#define TEST_TYPE_CARRIER (test_carrier_get_type ())
G_DECLARE_FINAL_TYPE (TestCarrier, test_carrier, TEST, CARRIER, GObject)

struct _TestCarrier {
  GObject    parent_instance;
  GPtrArray *open;     /* (element-type GTask) begun and not answered */
  GString   *log;      /* the bodies in the order they were begun, each with a blank after it */
};

static void test_carrier_implement (OdCarrierInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestCarrier, test_carrier, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_CARRIER, test_carrier_implement))

static void
test_carrier_carry_async (OdCarrier          *carrier,
                          const char         *event_id,
                          GBytes             *body,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  TestCarrier *self = TEST_CARRIER (carrier);
  GTask *task = g_task_new (carrier, cancellable, callback, user_data);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  g_task_set_task_data (task, g_strndup (text, length), g_free);
  g_ptr_array_add (self->open, task);
  g_string_append_printf (self->log, "%.*s ", (int) length, text);
}

static void
test_carrier_carry_finish (OdCarrier     *carrier,
                           GAsyncResult  *result,
                           OdCarryResult *carried)
{
  g_autofree OdCarryResult *told = g_task_propagate_pointer (G_TASK (result), NULL);

  *carried = told != NULL ? *told : (OdCarryResult) { OD_CARRY_AGAIN, 0, g_strdup ("cancelled") };
}

static void
test_carrier_implement (OdCarrierInterface *iface)
{
  iface->carry_async = test_carrier_carry_async;
  iface->carry_finish = test_carrier_carry_finish;
}

static void
test_carrier_finalize (GObject *object)
{
  TestCarrier *self = TEST_CARRIER (object);

  g_ptr_array_unref (self->open);
  g_string_free (self->log, TRUE);
  G_OBJECT_CLASS (test_carrier_parent_class)->finalize (object);
}

static void
test_carrier_class_init (TestCarrierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_carrier_finalize;
}

static void
test_carrier_init (TestCarrier *self)
{
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->log = g_string_new (NULL);
}

/* --- The office: a store, a courier and a clock that is turned by hand --- */

typedef struct {
  StoreRoom   *room;
  TestCarrier *carrier;
  OdFakeClock *clock;
  OdCourier   *courier;
} Office;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wake (Office *office)
{
  od_courier_wake (office->courier);
  settle ();
}

static void
advance (Office *office,
         double  seconds)
{
  od_fake_clock_advance (office->clock, seconds);
  wake (office);
}

static void
add_message (Office *office,
             guint   visit_number,
             guint   serial)
{
  g_autoptr (OdVisit) visit = room_make_visit (visit_number);
  g_autoptr (OdEvent) event = room_make_event (visit, OD_VERB_CALL, serial);
  g_autofree char *text = g_strdup_printf ("m%u", serial);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (OdVisit) known = od_store_dup_visit (office->room->store, visit->id, NULL);

  room_begin (office->room);
  if (known == NULL)
    assert_true (od_store_add_visit (office->room->store, visit, NULL));
  assert_true (od_store_add_event (office->room->store, event, NULL));
  assert_true (od_store_add_outbox (office->room->store, event->id, visit->id, body,
                                    od_clock_now_us (OD_CLOCK (office->clock)), NULL));
  room_commit (office->room);
}

/* Answers the open try of message @text. */
static void
answer_later (Office        *office,
              const char    *text,
              OdCarryOutcome outcome,
              gint64         retry_after_us)
{
  for (guint i = 0; i < office->carrier->open->len; i++) {
    GTask *task = g_ptr_array_index (office->carrier->open, i);

    if (strcmp (g_task_get_task_data (task), text) == 0) {
      OdCarryResult *result = g_new0 (OdCarryResult, 1);

      *result = (OdCarryResult) { outcome, retry_after_us, outcome == OD_CARRIED ? NULL : g_strdup ("no luck") };
      g_task_return_pointer (task, result, g_free);
      g_ptr_array_remove_index (office->carrier->open, i);
      return;
    }
  }

  fail_msg ("%s is not under way", text);
}

static void
answer (Office        *office,
        const char    *text,
        OdCarryOutcome outcome)
{
  answer_later (office, text, outcome, 0);
  settle ();
}

static void
assert_log (Office     *office,
            const char *expected)
{
  assert_string_equal (office->carrier->log->str, expected);
}

static void
assert_count (Office *office,
              guint   waiting,
              guint   parked,
              guint   sent)
{
  OdOutboxCount count = { 0 };

  assert_true (od_store_count_outbox (office->room->store, &count, NULL));
  assert_int_equal (count.waiting, waiting);
  assert_int_equal (count.parked, parked);
  assert_int_equal (count.sent, sent);
}

/* --- Behaviours --- */

static void
a_message_is_carried_once_and_its_body_dropped (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  wake (office);
  answer (office, "m1", OD_CARRIED);
  wake (office);
  assert_log (office, "m1 ");
  assert_count (office, 0, 0, 1);
  assert_int_equal (room_ask (office->room->folder, "SELECT COUNT (*) FROM outbox WHERE body IS NOT NULL"), 0);
}

static void
messages_of_a_visit_go_in_order_one_at_a_time (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  add_message (office, 1, 2);
  add_message (office, 1, 3);
  wake (office);
  assert_log (office, "m1 ");
  wake (office);
  assert_log (office, "m1 ");
  answer (office, "m1", OD_CARRIED);
  assert_log (office, "m1 m2 ");
  answer (office, "m2", OD_CARRIED);
  answer (office, "m3", OD_CARRIED);
  assert_log (office, "m1 m2 m3 ");
}

static void
a_message_that_has_to_wait_holds_its_visit_but_no_other (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  add_message (office, 1, 2);
  add_message (office, 2, 3);
  wake (office);
  answer (office, "m1", OD_CARRY_AGAIN);
  answer (office, "m3", OD_CARRIED);
  assert_log (office, "m1 m3 ");
  advance (office, 2);
  assert_log (office, "m1 m3 m1 ");
  answer (office, "m1", OD_CARRIED);
  assert_log (office, "m1 m3 m1 m2 ");
}

static void
at_most_eight_visits_are_under_way (void **state)
{
  Office *office = *state;

  for (guint i = 1; i <= 20; i++)
    add_message (office, i, i);
  wake (office);
  assert_int_equal (office->carrier->open->len, 8);
  answer (office, "m3", OD_CARRIED);
  assert_int_equal (office->carrier->open->len, 8);
  assert_log (office, "m1 m2 m3 m4 m5 m6 m7 m8 m9 ");
}

static void
a_try_that_hangs_holds_up_nobody_else (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  wake (office);
  for (guint i = 2; i <= 30; i++) {
    g_autofree char *text = g_strdup_printf ("m%u", i);

    add_message (office, i, i);
    wake (office);
    answer (office, text, OD_CARRIED);
  }
  assert_count (office, 1, 0, 29);
}

static void
it_waits_longer_after_every_failure (void **state)
{
  Office *office = *state;
  gint64 longest = 0;

  add_message (office, 1, 1);
  for (guint tries = 1; tries <= 16; tries++) {
    gint64 wait;

    wake (office);
    answer (office, "m1", OD_CARRY_AGAIN);
    wait = od_store_get_next_due (office->room->store) - od_clock_now_us (OD_CLOCK (office->clock));
    assert_true (wait >= SECOND);
    assert_true (wait <= MIN (SECOND << tries, 900 * SECOND));
    longest = MAX (longest, wait);
    wake (office);
    assert_int_equal (office->carrier->open->len, 0);
    advance (office, (double) wait / SECOND);
    assert_int_equal (office->carrier->open->len, 1);
  }
  assert_true (longest > 60 * SECOND);
}

static void
it_waits_as_long_as_it_is_told (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  wake (office);
  answer_later (office, "m1", OD_CARRY_AGAIN, 120 * SECOND);
  settle ();
  advance (office, 119);
  assert_log (office, "m1 ");
  advance (office, 1);
  assert_log (office, "m1 m1 ");
}

static void
a_wait_of_years_is_cut_to_a_day (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  wake (office);
  answer_later (office, "m1", OD_CARRY_AGAIN, 365 * 86400 * SECOND);
  settle ();
  advance (office, 86400);
  assert_log (office, "m1 m1 ");
}

static void
what_is_never_taken_is_parked_with_its_reason (void **state)
{
  Office *office = *state;
  g_autofree char *problem = NULL;

  add_message (office, 1, 1);
  add_message (office, 1, 2);
  wake (office);
  answer (office, "m1", OD_CARRY_NEVER);
  advance (office, 86400);
  assert_log (office, "m1 ");
  assert_count (office, 1, 1, 0);
  problem = room_ask_text (office->room->folder, "SELECT problem FROM outbox WHERE parked_us IS NOT NULL");
  assert_string_equal (problem, "no luck");
}

static void
a_parked_message_goes_on_when_staff_let_it (void **state)
{
  Office *office = *state;
  gint64 seq;

  add_message (office, 1, 1);
  add_message (office, 1, 2);
  wake (office);
  answer (office, "m1", OD_CARRY_NEVER);
  seq = room_ask (office->room->folder, "SELECT seq FROM outbox WHERE parked_us IS NOT NULL");

  room_begin (office->room);
  assert_true (od_store_outbox_unpark (office->room->store, seq, NULL));
  room_commit (office->room);
  wake (office);
  answer (office, "m1", OD_CARRIED);
  answer (office, "m2", OD_CARRIED);
  assert_log (office, "m1 m1 m2 ");
}

static void
results_that_come_together_are_noted_together (void **state)
{
  Office *office = *state;

  for (guint i = 1; i <= 8; i++)
    add_message (office, i, i);
  wake (office);
  for (guint i = 1; i <= 8; i++) {
    g_autofree char *text = g_strdup_printf ("m%u", i);

    answer_later (office, text, OD_CARRIED, 0);
  }
  assert_count (office, 8, 0, 0);
  settle ();
  assert_count (office, 0, 0, 8);
}

static void
another_courier_resumes_days_later (void **state)
{
  Office *office = *state;
  g_autoptr (OdChance) chance = OD_CHANCE (od_fake_chance_new (2));

  add_message (office, 1, 1);
  add_message (office, 1, 2);
  wake (office);
  od_courier_stop (office->courier);
  g_clear_object (&office->courier);
  answer_later (office, "m1", OD_CARRIED, 0);
  settle ();
  assert_count (office, 2, 0, 0);

  room_reopen (office->room);
  od_fake_clock_advance (office->clock, 3 * 86400);
  office->courier = od_courier_new (office->room->store, OD_CARRIER (office->carrier), OD_CLOCK (office->clock), chance);
  od_courier_set_rest (office->courier, 0);
  wake (office);
  answer (office, "m1", OD_CARRIED);
  answer (office, "m2", OD_CARRIED);
  assert_log (office, "m1 m1 m2 ");
  assert_count (office, 0, 0, 2);
}

static void
a_stopped_courier_begins_nothing_and_cancels (void **state)
{
  Office *office = *state;

  add_message (office, 1, 1);
  wake (office);
  od_courier_stop (office->courier);
  assert_true (g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (office->carrier->open, 0))));
  add_message (office, 2, 2);
  wake (office);
  assert_log (office, "m1 ");
  answer (office, "m1", OD_CARRIED);
  assert_count (office, 2, 0, 0);
}

static void
a_clock_that_ran_ahead_holds_nothing_back_for_years (void **state)
{
  Office *office = *state;
  gint64 right = od_clock_now_us (OD_CLOCK (office->clock));

  od_fake_clock_advance (office->clock, 3.0 * 365 * 86400);
  add_message (office, 1, 1);
  wake (office);
  answer (office, "m1", OD_CARRY_AGAIN);
  od_fake_clock_set_us (office->clock, right);
  wake (office);
  assert_log (office, "m1 m1 ");
  answer (office, "m1", OD_CARRIED);
  assert_count (office, 0, 0, 1);
}

static void
a_result_that_cannot_be_noted_is_carried_again (void **state)
{
  Office *office = *state;
  sqlite3 *other;

  add_message (office, 1, 1);
  wake (office);
  other = room_look (office->room->folder);
  assert_int_equal (sqlite3_exec (other, "CREATE TRIGGER no_ink BEFORE UPDATE ON outbox BEGIN SELECT RAISE (ABORT, 'no'); END",
                                  NULL, NULL, NULL), SQLITE_OK);
  answer (office, "m1", OD_CARRIED);
  assert_count (office, 1, 0, 0);
  assert_log (office, "m1 ");

  assert_int_equal (sqlite3_exec (other, "DROP TRIGGER no_ink", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (other);
  wake (office);
  answer (office, "m1", OD_CARRIED);
  assert_log (office, "m1 m1 ");
  assert_count (office, 0, 0, 1);
}

static void
the_wait_is_full_jitter_from_a_second_to_fifteen_minutes (void **state)
{
  for (guint tries = 1; tries <= 100; tries++) {
    gint64 ceiling = tries < 10 ? SECOND << tries : 900 * SECOND;

    assert_int_equal (od_courier_back_off (tries, 0), SECOND);
    assert_true (od_courier_back_off (tries, 0.999999) <= ceiling);
    assert_true (od_courier_back_off (tries, 0.999999) > ceiling * 99 / 100);
    assert_true (od_courier_back_off (tries, 0.5) < od_courier_back_off (tries, 0.6));
  }
}

/* --- */

static int
open_office (void **state)
{
  Office *office = g_new0 (Office, 1);
  g_autoptr (OdChance) chance = OD_CHANCE (od_fake_chance_new (1));

  room_set_up ((void **) &office->room);
  office->carrier = g_object_new (TEST_TYPE_CARRIER, NULL);
  office->clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  office->courier = od_courier_new (office->room->store, OD_CARRIER (office->carrier), OD_CLOCK (office->clock), chance);
  od_courier_set_rest (office->courier, 0);
  *state = office;
  return 0;
}

static int
close_office (void **state)
{
  Office *office = *state;

  od_courier_stop (office->courier);
  for (guint i = 0; i < office->carrier->open->len; i++)
    g_task_return_pointer (g_ptr_array_index (office->carrier->open, i), NULL, NULL);
  settle ();
  assert_int_equal (G_OBJECT (office->courier)->ref_count, 1);
  g_object_unref (office->courier);
  g_object_unref (office->carrier);
  g_object_unref (office->clock);
  room_tear_down ((void **) &office->room);
  g_free (office);
  return 0;
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown (test, open_office, close_office)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_OFFICE (a_message_is_carried_once_and_its_body_dropped),
    IN_OFFICE (messages_of_a_visit_go_in_order_one_at_a_time),
    IN_OFFICE (a_message_that_has_to_wait_holds_its_visit_but_no_other),
    IN_OFFICE (at_most_eight_visits_are_under_way),
    IN_OFFICE (a_try_that_hangs_holds_up_nobody_else),
    IN_OFFICE (it_waits_longer_after_every_failure),
    IN_OFFICE (it_waits_as_long_as_it_is_told),
    IN_OFFICE (a_wait_of_years_is_cut_to_a_day),
    IN_OFFICE (what_is_never_taken_is_parked_with_its_reason),
    IN_OFFICE (a_parked_message_goes_on_when_staff_let_it),
    IN_OFFICE (results_that_come_together_are_noted_together),
    IN_OFFICE (another_courier_resumes_days_later),
    IN_OFFICE (a_stopped_courier_begins_nothing_and_cancels),
    IN_OFFICE (a_clock_that_ran_ahead_holds_nothing_back_for_years),
    IN_OFFICE (a_result_that_cannot_be_noted_is_carried_again),
    cmocka_unit_test (the_wait_is_full_jitter_from_a_second_to_fifteen_minutes),
  };

  return cmocka_run_group_tests_name ("courier", tests, NULL, NULL);
}
