/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "od-scan.h"
#include "od-turning.h"

typedef struct {
  OdScan *scan;
  char   *text;
  guint   n_scans;
} Bench;

static void
on_scanned (Bench      *bench,
            const char *text)
{
  g_free (bench->text);
  bench->text = g_strdup (text);
  bench->n_scans++;
}

static int
set_up (void **state)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->scan = od_scan_new (NULL);
  g_signal_connect_swapped (bench->scan, "scanned", G_CALLBACK (on_scanned), bench);
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_object_unref (bench->scan);
  g_free (bench->text);
  g_free (bench);

  return 0;
}

static void
type (Bench      *bench,
      const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    assert_true (od_scan_press (bench->scan, gdk_unicode_to_keyval ((guchar) * at), 0, NULL));
}

static void
what_is_typed_faster_than_hands_is_a_scan (void **state)
{
  Bench *bench = *state;

  type (bench, "HTTP://127.0.0.1:8080/T/ABCD");
  assert_false (od_scan_press (bench->scan, GDK_KEY_Shift_L, 0, NULL));
  assert_true (od_scan_press (bench->scan, GDK_KEY_Return, 0, NULL));
  assert_int_equal (bench->n_scans, 1);
  assert_string_equal (bench->text, "HTTP://127.0.0.1:8080/T/ABCD");
}

static void
a_scanner_without_enter_is_understood (void **state)
{
  Bench *bench = *state;

  type (bench, "ABCDEFGHJKMNPQRS");
  od_turn_until (bench->n_scans == 1);
  assert_string_equal (bench->text, "ABCDEFGHJKMNPQRS");
}

static void
a_key_of_hands_is_no_scan (void **state)
{
  Bench *bench = *state;
  gint64 start_us = g_get_monotonic_time ();

  type (bench, "s");
  od_turn_until (g_get_monotonic_time () - start_us > 3 * OD_SCAN_PAUSE_MS * 1000);
  assert_int_equal (bench->n_scans, 0);
  assert_false (od_scan_press (bench->scan, GDK_KEY_Return, 0, NULL));
}

static void
keys_with_control_are_left_alone (void **state)
{
  Bench *bench = *state;

  assert_false (od_scan_press (bench->scan, GDK_KEY_z, GDK_CONTROL_MASK, NULL));
  assert_false (od_scan_press (bench->scan, GDK_KEY_Escape, 0, NULL));
}

static void
the_next_scan_begins_anew (void **state)
{
  Bench *bench = *state;

  type (bench, "ABCDEFGH");
  assert_true (od_scan_press (bench->scan, GDK_KEY_Return, 0, NULL));
  type (bench, "JKMNPQRS");
  assert_true (od_scan_press (bench->scan, GDK_KEY_Return, 0, NULL));
  assert_int_equal (bench->n_scans, 2);
  assert_string_equal (bench->text, "JKMNPQRS");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (what_is_typed_faster_than_hands_is_a_scan),
    TEST (a_scanner_without_enter_is_understood),
    TEST (a_key_of_hands_is_no_scan),
    TEST (keys_with_control_are_left_alone),
    TEST (the_next_scan_begins_anew),
  };

  return cmocka_run_group_tests_name ("scan", tests, NULL, NULL);
}
