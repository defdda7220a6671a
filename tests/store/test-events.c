/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store-room.h"

static void
assert_same_event (const OdEvent *a,
                   const OdEvent *b)
{
  assert_int_equal (a->seq, b->seq);
  assert_string_equal (a->id, b->id);
  assert_int_equal (a->at_us, b->at_us);
  assert_int_equal (a->verb, b->verb);
  assert_string_equal (a->visit_id, b->visit_id);
  assert_int_equal (g_strcmp0 (a->leg_id, b->leg_id), 0);
  assert_int_equal (a->version, b->version);
  assert_string_equal (a->actor, b->actor);
  assert_int_equal (a->from, b->from);
  assert_int_equal (a->to, b->to);
  assert_int_equal (g_strcmp0 (a->desk_id, b->desk_id), 0);
  assert_int_equal (g_strcmp0 (a->pool_id, b->pool_id), 0);
  assert_int_equal (g_strcmp0 (a->reason, b->reason), 0);
  assert_int_equal (g_strcmp0 (a->undoes, b->undoes), 0);
}

/* A visit that was registered, and called at desk 1. Returns it as it stands; @called is the call. */
static OdVisit *
add_called_visit (StoreRoom *self,
                  guint      number,
                  OdEvent  **called)
{
  OdVisit *visit = room_make_visit (number);
  g_autoptr (OdEvent) registered = room_make_event (visit, OD_VERB_REGISTER, number * 10);
  g_autoptr (OdVisit) before = od_visit_copy (visit);
  OdLeg *leg = visit->legs->pdata[0];
  gboolean stale = FALSE;

  room_add_visit (self, visit);
  room_add_event (self, registered);
  leg->state = OD_LEG_CALLED;
  leg->desk_id = g_strdup ("desk-1");
  leg->called_us = ROOM_NOW + 5;
  leg->calls = 1;
  visit->version = 2;
  *called = room_make_event (visit, OD_VERB_CALL, number * 10 + 1);
  (*called)->reason = g_strdup ("out of turn");
  (*called)->undoes = room_make_id ("eeee", 77);
  (*called)->before = g_steal_pointer (&before);

  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  assert_true (od_store_add_event (self->store, *called, NULL));
  room_commit (self);
  return visit;
}

static void
events_come_back_in_the_order_of_the_log (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdEvent) first = room_make_event (visit, OD_VERB_REGISTER, 1);
  g_autoptr (OdEvent) second = room_make_event (visit, OD_VERB_CALL, 2);
  g_autoptr (OdEvent) third = room_make_event (visit, OD_VERB_UNDO, 3);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) one = NULL;

  room_add_visit (self, visit);
  assert_int_equal (od_store_get_last_seq (self->store), 0);
  g_clear_pointer (&first->leg_id, g_free);
  second->reason = g_strdup ("why");
  third->undoes = g_strdup (second->id);
  room_add_event (self, first);
  room_add_event (self, second);
  room_add_event (self, third);
  assert_true (0 < first->seq && first->seq < second->seq && second->seq < third->seq);
  assert_int_equal (od_store_get_last_seq (self->store), third->seq);

  all = od_store_list_events (self->store, 0, 100, NULL);
  assert_int_equal (all->len, 3);
  assert_same_event (all->pdata[0], first);
  assert_same_event (all->pdata[1], second);
  assert_same_event (all->pdata[2], third);
  after = od_store_list_events (self->store, first->seq, 100, NULL);
  assert_int_equal (after->len, 2);
  assert_same_event (after->pdata[0], second);
  one = od_store_list_events (self->store, 0, 1, NULL);
  assert_int_equal (one->len, 1);
  assert_same_event (one->pdata[0], first);
}

static void
a_visit_has_its_own_path (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdEvent) one_called = NULL;
  g_autoptr (OdEvent) two_called = NULL;
  g_autoptr (OdVisit) one = add_called_visit (self, 1, &one_called);
  g_autoptr (OdVisit) two = add_called_visit (self, 2, &two_called);
  g_autoptr (GPtrArray) path = od_store_list_visit_events (self->store, one->id, NULL);
  g_autoptr (GPtrArray) nothing = od_store_list_visit_events (self->store, "nobody", NULL);

  assert_int_equal (path->len, 2);
  assert_same_event (path->pdata[1], one_called);
  assert_null (((OdEvent *) path->pdata[1])->before);
  assert_int_equal (nothing->len, 0);
  assert_string_not_equal (two->id, one->id);
}

static void
the_last_event_holds_the_visit_before_it (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdEvent) called = NULL;
  g_autoptr (OdVisit) visit = add_called_visit (self, 1, &called);
  g_autoptr (OdVisit) before = room_make_visit (1);
  g_autoptr (OdEvent) last = NULL;

  room_reopen (self);
  last = od_store_dup_last_event (self->store, visit->id, NULL);
  assert_same_event (last, called);
  room_assert_same_visit (last->before, before);
}

static void
what_is_undone_by_the_rules_comes_back_as_it_was (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdEvent) called = NULL;
  g_autoptr (OdVisit) visit = add_called_visit (self, 1, &called);
  g_autoptr (OdEvent) last = od_store_dup_last_event (self->store, visit->id, NULL);
  g_autoptr (OdEvent) undone = NULL;
  g_autoptr (OdVisit) found = NULL;
  const OdWish wish = {
    .verb = OD_VERB_UNDO, .actor = "staff:1", .now_us = called->at_us + 1, .event_id = "019aa000-eeee-7000-8000-000000000099",
  };
  gboolean stale = FALSE;

  assert_int_equal (od_visit_undo (visit, last, &wish, &undone), OD_OUTCOME_DONE);
  room_begin (self);
  assert_true (od_store_update_visit (self->store, visit, &stale, NULL));
  assert_true (od_store_add_event (self->store, undone, NULL));
  room_commit (self);
  found = od_store_dup_visit (self->store, visit->id, NULL);
  assert_int_equal (found->version, 3);
  assert_int_equal (od_visit_current_leg (found)->state, OD_LEG_WAITING);
  assert_null (od_visit_current_leg (found)->desk_id);
}

static void
every_verb_can_be_written_down (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (GPtrArray) events = NULL;

  room_add_visit (self, visit);
  for (guint verb = 0; verb < OD_N_VERBS; verb++) {
    g_autoptr (OdEvent) event = room_make_event (visit, verb, verb + 1);

    event->from = event->to = OD_LEG_CARRIED;
    room_add_event (self, event);
  }
  events = od_store_list_visit_events (self->store, visit->id, NULL);
  assert_int_equal (events->len, OD_N_VERBS);
  for (guint verb = 0; verb < OD_N_VERBS; verb++) {
    assert_int_equal (((OdEvent *) events->pdata[verb])->verb, verb);
    assert_int_equal (((OdEvent *) events->pdata[verb])->to, OD_LEG_CARRIED);
  }
}

static void
whether_somebody_was_out_is_known_before_each_event (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdEvent) event = NULL;
  g_autoptr (OdEvent) last = NULL;

  visit->out_us = ROOM_NOW + 3;
  room_add_visit (self, visit);
  event = room_make_event (visit, OD_VERB_BACK, 1);
  event->before = od_visit_copy (visit);
  event->before->out_us = ROOM_NOW + 77;
  ((OdLeg *) event->before->legs->pdata[0])->missed = 2;
  room_add_event (self, event);
  last = od_store_dup_last_event (self->store, visit->id, NULL);
  room_assert_same_visit (last->before, event->before);
}

static void
an_event_that_nothing_went_before_has_no_before (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdEvent) registered = room_make_event (visit, OD_VERB_REGISTER, 1);
  g_autoptr (OdEvent) last = NULL;
  g_autoptr (GError) error = NULL;

  assert_null (od_store_dup_last_event (self->store, visit->id, &error));
  assert_null (error);
  room_add_visit (self, visit);
  room_add_event (self, registered);
  last = od_store_dup_last_event (self->store, visit->id, NULL);
  assert_same_event (last, registered);
  assert_null (last->before);
}

static void
an_event_is_written_once_and_of_a_known_visit (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) stranger = room_make_visit (2);
  g_autoptr (OdEvent) first = room_make_event (visit, OD_VERB_REGISTER, 1);
  g_autoptr (OdEvent) again = room_make_event (visit, OD_VERB_REGISTER, 1);
  g_autoptr (OdEvent) strange = room_make_event (stranger, OD_VERB_REGISTER, 2);
  g_autoptr (GError) error = NULL;

  room_add_visit (self, visit);
  room_add_event (self, first);
  room_begin (self);
  assert_false (od_store_add_event (self->store, again, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_int_equal (again->seq, 0);
  assert_false (od_store_add_event (self->store, strange, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
the_log_cannot_be_changed_from_outside_either (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdEvent) called = NULL;
  g_autoptr (OdVisit) visit = add_called_visit (self, 1, &called);
  const char *attempts[] = {
    "UPDATE event SET actor = 'somebody'", "DELETE FROM event", "DELETE FROM event WHERE seq = 2",
    "UPDATE event_leg SET state = 'done'", "DELETE FROM event_leg",
  };

  assert_int_equal (visit->version, 2);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM event_leg"), 2);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_int_equal (room_tell (self->folder, attempts[i]), SQLITE_CONSTRAINT);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM event WHERE actor = 'device:kiosk-1'"), 2);
}

typedef struct {
  OdReplay replay;
  guint    status;
  char    *body;
} Found;

static Found
find_answer (StoreRoom  *self,
             const char *who,
             const char *key,
             const char *digest)
{
  Found found = { 0 };
  g_autoptr (GError) error = NULL;

  assert_true (od_store_find_answer (self->store, who, key, digest, &found.replay, &found.status, &found.body, &error));
  assert_null (error);
  return found;
}

static void
add_answer (StoreRoom  *self,
            const char *who,
            const char *key,
            const char *body,
            gint64      at_us)
{
  room_begin (self);
  assert_true (od_store_add_answer (self->store, who, key, "digest", 201, body, at_us, NULL));
  room_commit (self);
}

static void
the_same_request_gets_the_first_answer (void **state)
{
  StoreRoom *self = *state;
  Found found = find_answer (self, "device:1", "key", "digest");

  assert_int_equal (found.replay, OD_REPLAY_NEW);
  add_answer (self, "device:1", "key", "{\"number\":1}", ROOM_NOW);
  room_reopen (self);
  found = find_answer (self, "device:1", "key", "digest");
  assert_int_equal (found.replay, OD_REPLAY_SAME);
  assert_int_equal (found.status, 201);
  assert_string_equal (found.body, "{\"number\":1}");
  g_free (found.body);
}

static void
a_key_belongs_to_one_request_of_one_caller (void **state)
{
  StoreRoom *self = *state;
  Found found;
  g_autoptr (GError) error = NULL;

  add_answer (self, "device:1", "key", NULL, ROOM_NOW);
  found = find_answer (self, "device:1", "key", "other digest");
  assert_int_equal (found.replay, OD_REPLAY_OTHER);
  assert_null (found.body);
  found = find_answer (self, "device:2", "key", "digest");
  assert_int_equal (found.replay, OD_REPLAY_NEW);
  found = find_answer (self, "device:1", "key", "digest");
  assert_int_equal (found.replay, OD_REPLAY_SAME);
  assert_null (found.body);

  room_begin (self);
  assert_false (od_store_add_answer (self->store, "device:1", "key", "digest", 200, NULL, ROOM_NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
old_answers_are_dropped (void **state)
{
  StoreRoom *self = *state;
  Found found;

  add_answer (self, "device:1", "old", NULL, ROOM_NOW);
  add_answer (self, "device:1", "new", NULL, ROOM_NOW + 1);
  room_begin (self);
  assert_true (od_store_drop_answers (self->store, ROOM_NOW + 1, NULL));
  room_commit (self);
  found = find_answer (self, "device:1", "old", "digest");
  assert_int_equal (found.replay, OD_REPLAY_NEW);
  found = find_answer (self, "device:1", "new", "digest");
  assert_int_equal (found.replay, OD_REPLAY_SAME);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (events_come_back_in_the_order_of_the_log, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_visit_has_its_own_path, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_last_event_holds_the_visit_before_it, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_undone_by_the_rules_comes_back_as_it_was, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (every_verb_can_be_written_down, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (whether_somebody_was_out_is_known_before_each_event, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_event_that_nothing_went_before_has_no_before, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_event_is_written_once_and_of_a_known_visit, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_log_cannot_be_changed_from_outside_either, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (the_same_request_gets_the_first_answer, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_key_belongs_to_one_request_of_one_caller, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (old_answers_are_dropped, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-events", tests, NULL, NULL);
}
