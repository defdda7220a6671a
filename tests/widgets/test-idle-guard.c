/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-fake-clock.h"
#include "od-idle-guard.h"

typedef struct {
  OdFakeClock *clock;
  OdIdleGuard *guard;
  guint        expired;
} Room;

static void
on_expired (Room *room)
{
  room->expired++;
}

static int
open_room (void **state)
{
  Room *room = g_new0 (Room, 1);

  room->clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  room->guard = od_idle_guard_new (OD_CLOCK (room->clock), 60, 30);
  g_signal_connect_swapped (room->guard, "expired", G_CALLBACK (on_expired), room);
  *state = room;
  return 0;
}

static int
close_room (void **state)
{
  Room *room = *state;

  g_object_unref (room->guard);
  g_object_unref (room->clock);
  g_free (room);
  return 0;
}

static void
wait_seconds (Room  *room,
              double seconds)
{
  od_fake_clock_advance (room->clock, seconds);
  od_idle_guard_tick (room->guard);
}

static void
it_warns_and_counts_down (void **state)
{
  Room *room = *state;

  od_idle_guard_arm (room->guard);
  wait_seconds (room, 59.9);
  assert_false (od_idle_guard_get_warning (room->guard));
  wait_seconds (room, 0.1);
  assert_true (od_idle_guard_get_warning (room->guard));
  assert_int_equal (od_idle_guard_get_remaining (room->guard), 30);
  wait_seconds (room, 29.5);
  assert_int_equal (od_idle_guard_get_remaining (room->guard), 1);
  assert_int_equal (room->expired, 0);
}

static void
it_expires_once_and_then_rests (void **state)
{
  Room *room = *state;

  od_idle_guard_arm (room->guard);
  wait_seconds (room, 90);
  assert_int_equal (room->expired, 1);
  assert_false (od_idle_guard_get_warning (room->guard));
  wait_seconds (room, 1000);
  assert_int_equal (room->expired, 1);
}

static void
a_touch_extends_as_often_as_it_takes (void **state)
{
  Room *room = *state;

  od_idle_guard_arm (room->guard);
  for (guint i = 0; i < 12; i++) {
    wait_seconds (room, 89);
    assert_true (od_idle_guard_get_warning (room->guard));
    od_idle_guard_touch (room->guard);
    assert_false (od_idle_guard_get_warning (room->guard));
  }
  assert_int_equal (room->expired, 0);
}

static void
disarmed_it_says_nothing (void **state)
{
  Room *room = *state;

  od_idle_guard_arm (room->guard);
  od_idle_guard_disarm (room->guard);
  wait_seconds (room, 1000);
  assert_false (od_idle_guard_get_warning (room->guard));
  assert_int_equal (room->expired, 0);
}

static void
nobody_gets_less_than_twenty_seconds (void **state)
{
  Room *room = *state;
  g_autoptr (OdIdleGuard) hasty = od_idle_guard_new (OD_CLOCK (room->clock), 10, 1);

  od_idle_guard_arm (hasty);
  od_fake_clock_advance (room->clock, 10);
  od_idle_guard_tick (hasty);
  assert_int_equal (od_idle_guard_get_remaining (hasty), OD_IDLE_GUARD_WARN_MIN_SECONDS);
}

static gboolean
on_patience_ended (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
armed_it_looks_at_the_clock_by_itself (void **state)
{
  Room *room = *state;
  gboolean late = FALSE;
  guint patience = g_timeout_add_seconds (10, on_patience_ended, &late);

  od_idle_guard_arm (room->guard);
  od_fake_clock_advance (room->clock, 61);
  while (!od_idle_guard_get_warning (room->guard) && !late)
    g_main_context_iteration (NULL, TRUE);
  assert_false (late);
  g_source_remove (patience);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (it_warns_and_counts_down, open_room, close_room),
    cmocka_unit_test_setup_teardown (it_expires_once_and_then_rests, open_room, close_room),
    cmocka_unit_test_setup_teardown (a_touch_extends_as_often_as_it_takes, open_room, close_room),
    cmocka_unit_test_setup_teardown (disarmed_it_says_nothing, open_room, close_room),
    cmocka_unit_test_setup_teardown (nobody_gets_less_than_twenty_seconds, open_room, close_room),
    cmocka_unit_test_setup_teardown (armed_it_looks_at_the_clock_by_itself, open_room, close_room),
  };

  return cmocka_run_group_tests_name ("idle-guard", tests, NULL, NULL);
}
