/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "od-page-flow.h"

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, OdPage)

/* A page that answers when the test says so. */
struct _TestPage {
  OdPage parent_instance;

  GTask *task;
  guint  resets;
  guint  shows;
};

G_DEFINE_TYPE (TestPage, test_page, OD_TYPE_PAGE)

static void
test_page_apply_async (OdPage             *page,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  TEST_PAGE (page)->task = g_task_new (page, cancellable, callback, user_data);
}

static gboolean
test_page_apply_finish (OdPage       *page,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
test_page_reset (OdPage *page)
{
  TEST_PAGE (page)->resets++;
}

static void
test_page_shown (OdPage *page)
{
  TEST_PAGE (page)->shows++;
}

static void
test_page_class_init (TestPageClass *klass)
{
  OdPageClass *page_class = OD_PAGE_CLASS (klass);

  page_class->apply_async = test_page_apply_async;
  page_class->apply_finish = test_page_apply_finish;
  page_class->reset = test_page_reset;
  page_class->shown = test_page_shown;
}

static void
test_page_init (TestPage *self)
{
}

typedef struct {
  OdPageFlow *flow;
  TestPage   *one;
  TestPage   *two;
  guint       failures;
} Room;

static const OdPageStep steps[] = {
  { "one", "two", NULL },
  { "two", NULL, "one" },
};

static void
on_failed (Room *room)
{
  room->failures++;
}

static int
open_room (void **state)
{
  Room *room = g_new0 (Room, 1);

  if (!gtk_init_check ()) {
    g_free (room);
    *state = NULL;
    return 0;
  }
  room->flow = g_object_ref_sink (g_object_new (OD_TYPE_PAGE_FLOW, NULL));
  room->one = g_object_new (TEST_TYPE_PAGE, "name", "one", NULL);
  room->two = g_object_new (TEST_TYPE_PAGE, "name", "two", NULL);
  od_page_flow_set_steps (room->flow, steps, G_N_ELEMENTS (steps));
  od_page_flow_add (room->flow, OD_PAGE (room->one));
  od_page_flow_add (room->flow, OD_PAGE (room->two));
  g_signal_connect_swapped (room->flow, "failed", G_CALLBACK (on_failed), room);
  *state = room;
  return 0;
}

static int
close_room (void **state)
{
  Room *room = *state;

  if (room != NULL)
    g_object_unref (room->flow);
  g_free (room);
  return 0;
}

static Room *
need_screen (void **state)
{
  if (*state == NULL) {
    print_message ("no screen to draw on\n");
    skip ();
  }
  return *state;
}

static void
answer (TestPage *page,
        gboolean  well)
{
  g_autoptr (GTask) task = g_steal_pointer (&page->task);

  if (well)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
it_starts_with_the_first_row (void **state)
{
  Room *room = need_screen (state);

  assert_ptr_equal (od_page_flow_get_page (room->flow), room->one);
  assert_true (gtk_widget_get_visible (GTK_WIDGET (room->one)));
  assert_false (gtk_widget_get_visible (GTK_WIDGET (room->two)));
  assert_false (od_page_flow_can_go_back (room->flow));
}

static void
an_incomplete_page_does_not_turn (void **state)
{
  Room *room = need_screen (state);

  od_page_flow_go_next (room->flow);
  assert_null (room->one->task);
}

static void
a_page_turns_when_its_wish_is_done (void **state)
{
  Room *room = need_screen (state);

  od_page_set_complete (OD_PAGE (room->one), TRUE);
  od_page_flow_go_next (room->flow);
  assert_true (od_page_get_applying (OD_PAGE (room->one)));
  assert_ptr_equal (od_page_flow_get_page (room->flow), room->one);
  answer (room->one, TRUE);
  assert_false (od_page_get_applying (OD_PAGE (room->one)));
  assert_ptr_equal (od_page_flow_get_page (room->flow), room->two);
  assert_int_equal (room->two->shows, 1);
  od_page_flow_go_back (room->flow);
  assert_ptr_equal (od_page_flow_get_page (room->flow), room->one);
}

static void
two_taps_are_one_wish (void **state)
{
  Room *room = need_screen (state);
  GTask *first;

  od_page_set_complete (OD_PAGE (room->one), TRUE);
  od_page_flow_go_next (room->flow);
  first = room->one->task;
  od_page_flow_go_next (room->flow);
  assert_ptr_equal (room->one->task, first);
  answer (room->one, TRUE);
}

static void
a_wish_that_fails_stays_and_tells (void **state)
{
  Room *room = need_screen (state);

  od_page_set_complete (OD_PAGE (room->one), TRUE);
  od_page_flow_go_next (room->flow);
  answer (room->one, FALSE);
  assert_ptr_equal (od_page_flow_get_page (room->flow), room->one);
  assert_int_equal (room->failures, 1);
}

static void
starting_again_forgets_every_page_and_what_was_under_way (void **state)
{
  Room *room = need_screen (state);

  od_page_set_complete (OD_PAGE (room->one), TRUE);
  od_page_flow_go_next (room->flow);
  od_page_flow_restart (room->flow);
  assert_int_equal (room->one->resets, 1);
  assert_int_equal (room->two->resets, 1);
  answer (room->one, TRUE);
  assert_ptr_equal (od_page_flow_get_page (room->flow), room->one);
  assert_int_equal (room->failures, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (it_starts_with_the_first_row, open_room, close_room),
    cmocka_unit_test_setup_teardown (an_incomplete_page_does_not_turn, open_room, close_room),
    cmocka_unit_test_setup_teardown (a_page_turns_when_its_wish_is_done, open_room, close_room),
    cmocka_unit_test_setup_teardown (two_taps_are_one_wish, open_room, close_room),
    cmocka_unit_test_setup_teardown (a_wish_that_fails_stays_and_tells, open_room, close_room),
    cmocka_unit_test_setup_teardown (starting_again_forgets_every_page_and_what_was_under_way, open_room, close_room),
  };

  return cmocka_run_group_tests_name ("page-flow", tests, NULL, NULL);
}
