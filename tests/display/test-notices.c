/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-notices.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)

/* Friday 2026-11-20, 12:00 in Madrid. */
#define NOON ((gint64) 1795172400 * G_USEC_PER_SEC)

typedef struct {
  OdCatalogue *catalogue;
  OdCentre    *centre;
  OdBoard     *board;
} Bench;

static int
set_up (void **state)
{
  g_autofree char *po = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  Bench *bench = g_new0 (Bench, 1);

  bench->catalogue = od_catalogue_open (po, "onedoor", NULL);
  bench->centre = od_centre_new ();
  bench->centre->zone = g_strdup ("Europe/Madrid");
  bench->centre->language = g_strdup ("en");
  bench->centre->languages = g_strsplit ("en es ar", " ", -1);
  bench->board = od_board_new ();
  bench->board->closing.state = OD_CLOSING_OPEN;
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  od_board_free (bench->board);
  od_centre_free (bench->centre);
  g_object_unref (bench->catalogue);
  g_free (bench);

  return 0;
}

/* What the foot says of the hours, the marks of direction taken out; "" for nothing. */
static char *
say (Bench      *bench,
     const char *tag)
{
  char *text = od_notice_dup_opening (bench->catalogue, bench->centre, bench->board, tag, NOON);
  GString *plain = g_string_new (text);

  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  g_free (text);

  return g_string_free (plain, FALSE);
}

static void
assert_said (Bench      *bench,
             const char *expected)
{
  g_autofree char *said = say (bench, "en");

  assert_string_equal (said, expected);
}

static void
an_open_house_says_until_when (void **state)
{
  Bench *bench = *state;
  g_autofree char *spanish = NULL;

  bench->board->closing.closes_us = NOON + 7 * HOUR_US;
  assert_said (bench, "Open until 19:00.");
  bench->board->closing.last_ticket_us = NOON + 6 * HOUR_US + 20 * MINUTE_US;
  assert_said (bench, "Open until 19:00. Last tickets about 18:20.");
  spanish = say (bench, "es");
  assert_string_equal (spanish, "Abierto hasta las 19:00. Últimos números sobre las 18:20.");
}

static void
a_line_that_is_too_long_is_told_before_it_closes (void **state)
{
  Bench *bench = *state;

  bench->board->closing.closes_us = NOON + HOUR_US;
  bench->board->closing.state = OD_CLOSING_TIGHT;
  bench->board->closing.last_ticket_us = NOON - MINUTE_US;
  assert_said (bench, "Open until 13:00. Who comes now may have to wait for another day. Please ask at the front desk.");
  bench->board->closing.state = OD_CLOSING_FULL;
  assert_said (bench, "Open until 13:00. Who comes now may have to wait for another day. Please ask at the front desk.");
}

static void
a_closed_house_says_when_it_opens (void **state)
{
  Bench *bench = *state;

  bench->board->closing.state = OD_CLOSING_CLOSED;
  assert_said (bench, "We are closed.");
  bench->board->opens_us = NOON + 3 * HOUR_US;
  assert_said (bench, "Closed. We open again: 15:00");
  bench->board->opens_us = NOON + 3 * 24 * HOUR_US - 3 * HOUR_US;
  assert_said (bench, "Closed. We open again: Monday 09:00");
}

static void
a_weekday_that_is_not_the_next_one_is_not_named (void **state)
{
  Bench *bench = *state;

  bench->board->closing.state = OD_CLOSING_CLOSED;
  bench->board->opens_us = NOON + 10 * 24 * HOUR_US;
  assert_said (bench, "We are closed.");
}

static void
where_nothing_is_known_nothing_is_said (void **state)
{
  Bench *bench = *state;

  bench->board->closing.state = OD_CLOSING_UNKNOWN;
  assert_said (bench, "");
  g_clear_pointer (&bench->board, od_board_free);
  assert_said (bench, "");
}

static void
everything_comes_in_each_language_before_the_next (void **state)
{
  Bench *bench = *state;
  static const char *const tags[] = { "en", "es", "ar", "en", "es", "es" };
  OdLabels *both = od_labels_new ();
  OdLabels *one = od_labels_new ();
  g_autoptr (GPtrArray) notices = NULL;

  od_labels_set (both, "en", "Coffee is free");
  od_labels_set (both, "es", "El café es gratis");
  od_labels_set (one, "es", "Hoy hay taller");
  g_ptr_array_add (bench->centre->messages, both);
  g_ptr_array_add (bench->centre->messages, one);
  bench->board->closing.closes_us = NOON + HOUR_US;
  notices = od_notices_list (bench->catalogue, bench->centre, bench->board, NOON);
  assert_int_equal (notices->len, G_N_ELEMENTS (tags));
  for (guint i = 0; i < notices->len; i++)
    assert_string_equal (((OdNotice *) g_ptr_array_index (notices, i))->tag, tags[i]);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (an_open_house_says_until_when),
    TEST (a_line_that_is_too_long_is_told_before_it_closes),
    TEST (a_closed_house_says_when_it_opens),
    TEST (a_weekday_that_is_not_the_next_one_is_not_named),
    TEST (where_nothing_is_known_nothing_is_said),
    TEST (everything_comes_in_each_language_before_the_next),
  };

  return cmocka_run_group_tests_name ("notices", tests, NULL, NULL);
}
