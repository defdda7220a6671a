/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "../../src/client/od-sse.h"

static gboolean
feed_all (OdSse             *sse,
          const char *const *lines)
{
  gboolean complete = FALSE;

  for (gsize i = 0; lines[i] != NULL; i++)
    complete = od_sse_feed (sse, lines[i]);

  return complete;
}

static void
an_event_ends_at_an_empty_line (void **state)
{
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_false (od_sse_feed (sse, "id: 7"));
  assert_false (od_sse_feed (sse, "event: board"));
  assert_false (od_sse_feed (sse, "data: {}"));
  assert_true (od_sse_feed (sse, ""));
  assert_string_equal (od_sse_get_type (sse), "board");
  assert_string_equal (od_sse_get_data (sse), "{}");
  assert_string_equal (od_sse_get_id (sse), "7");
}

static void
data_lines_are_joined (void **state)
{
  const char *lines[] = { "data: {", "data:}", "", NULL };
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_true (feed_all (sse, lines));
  assert_string_equal (od_sse_get_data (sse), "{\n}");
  assert_string_equal (od_sse_get_type (sse), "message");
}

static void
a_comment_is_no_event (void **state)
{
  const char *lines[] = { ": alive", "", NULL };
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_false (feed_all (sse, lines));
}

static void
an_event_without_data_is_dropped (void **state)
{
  const char *lines[] = { "event: visit", "", "data: x", "", NULL };
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_true (feed_all (sse, lines));
  assert_string_equal (od_sse_get_type (sse), "message");
}

static void
the_id_outlives_its_event (void **state)
{
  const char *lines[] = { "id: 1", "data: a", "", "data: b", "", NULL };
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_true (feed_all (sse, lines));
  assert_string_equal (od_sse_get_data (sse), "b");
  assert_string_equal (od_sse_get_id (sse), "1");
}

static void
a_broken_line_leaves_nothing_behind (void **state)
{
  const char *lines[] = { "id: 9", "event: visit", "data: half", NULL };
  g_autoptr (OdSse) sse = od_sse_new ();

  assert_false (feed_all (sse, lines));
  od_sse_restart (sse);
  assert_false (od_sse_feed (sse, ""));
  assert_string_equal (od_sse_get_id (sse), "9");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_event_ends_at_an_empty_line),
    cmocka_unit_test (data_lines_are_joined),
    cmocka_unit_test (a_comment_is_no_event),
    cmocka_unit_test (an_event_without_data_is_dropped),
    cmocka_unit_test (the_id_outlives_its_event),
    cmocka_unit_test (a_broken_line_leaves_nothing_behind),
  };

  return cmocka_run_group_tests_name ("sse", tests, NULL, NULL);
}
