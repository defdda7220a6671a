/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "od-display-options.h"
#include "od-floors.h"
#include "od-sight.h"

static gboolean
read_line (OdDisplayOptions *options,
           const char       *line,
           GError          **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree GStrv kept = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof (char *));
  int n_words = (int) g_strv_length (words);
  char **argv = kept;

  return od_display_options_read (options, &n_words, &argv, error);
}

#define NEEDED "onedoor-display --service http://127.0.0.1:1 --token-file /tmp/t"

static void
floors_may_be_named_again_and_again (void **state)
{
  g_auto (OdDisplayOptions) options = { 0 };

  assert_true (read_line (&options, NEEDED " --floor 0 --floor 1 --contrast --screen-mm 1210 --size 1080x1920", NULL));
  assert_int_equal (g_strv_length (options.floors), 2);
  assert_string_equal (options.floors[1], "1");
  assert_true (options.contrast);
  assert_int_equal (options.screen_mm, 1210);
  assert_int_equal (options.width, 1080);
  assert_int_equal (options.height, 1920);
}

static void
what_is_wrong_or_lacking_is_said (void **state)
{
  const char *const lines[] = {
    "onedoor-display", NEEDED " --size big", NEEDED " --size 0x100", NEEDED " --screen-mm -3", NEEDED " --screen-mm 99999", NEEDED " --nonsense",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_auto (OdDisplayOptions) options = { 0 };
    g_autoptr (GError) error = NULL;

    assert_false (read_line (&options, lines[i], &error));
    assert_non_null (error);
  }
}

static void
a_display_holds_its_floors (void **state)
{
  const char *const some[] = { "0", "1", NULL };
  const char *const none[] = { NULL };

  assert_true (od_floors_hold (some, "1"));
  assert_false (od_floors_hold (some, "2"));
  assert_true (od_floors_hold (some, ""));
  assert_true (od_floors_hold (NULL, "2"));
  assert_true (od_floors_hold (none, "2"));
}

static void
the_way_to_another_floor_is_up_or_down (void **state)
{
  const char *const middle[] = { "1", NULL };
  const char *const around[] = { "0", "2", NULL };
  const char *const named[] = { "Garden", NULL };

  assert_int_equal (od_floors_way (middle, "2"), 1);
  assert_int_equal (od_floors_way (middle, "-1"), -1);
  assert_int_equal (od_floors_way (around, "3"), 1);
  assert_int_equal (od_floors_way (around, "1"), 0);
  assert_int_equal (od_floors_way (named, "1"), 0);
  assert_int_equal (od_floors_way (middle, "Garden"), 0);
}

static void
what_is_larger_is_read_from_farther (void **state)
{
  /* 0.7° at 8 m are 97.7 mm; 16 CSS pixels there are 47.6 mm. */
  assert_true (od_sight_reach (97.8, 47.7) >= 8.0);
  assert_true (od_sight_reach (97.6, 47.7) < 8.0);
  assert_true (od_sight_reach (97.8, 47.5) < 8.0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (floors_may_be_named_again_and_again),
    cmocka_unit_test (what_is_wrong_or_lacking_is_said),
    cmocka_unit_test (a_display_holds_its_floors),
    cmocka_unit_test (the_way_to_another_floor_is_up_or_down),
    cmocka_unit_test (what_is_larger_is_read_from_farther),
  };

  return cmocka_run_group_tests_name ("display-options", tests, NULL, NULL);
}
