/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define NOW (1000 * MINUTE)

static const double minutes[] = { 10, 10, 10, 20, 20, 20, 10, 20 };   /* quartiles 10 and 20 */

static OdClosing
closing_with (gint64 left_min,
              guint  waiting,
              guint  n_desks)
{
  OdOpening opening = { OD_OPEN_NOW, 0, NOW + left_min * MINUTE };

  return od_queue_closing (&opening, NOW, waiting, n_desks, minutes, G_N_ELEMENTS (minutes), 0);
}

static void
a_line_that_fits_is_open (void **state)
{
  OdClosing closing = closing_with (100, 1, 1);

  assert_int_equal (closing.state, OD_CLOSING_OPEN);
  assert_int_equal (closing.closes_us, NOW + 100 * MINUTE);
  assert_int_equal (closing.last_ticket_us, NOW + 60 * MINUTE);
  assert_int_equal (closing.fits, 4);
  assert_int_equal (closing_with (100, 1, 3).fits, 14);
}

static void
the_last_that_surely_fits_fits (void **state)
{
  OdClosing closing = closing_with (40, 1, 1);

  assert_int_equal (closing.state, OD_CLOSING_OPEN);
  assert_int_equal (closing.fits, 1);
  assert_int_equal (closing.last_ticket_us, NOW);
}

static void
a_line_that_may_not_fit_is_tight (void **state)
{
  OdClosing closing = closing_with (39, 1, 1);

  assert_int_equal (closing.state, OD_CLOSING_TIGHT);
  assert_int_equal (closing.fits, 0);
  assert_int_equal (closing.last_ticket_us, NOW - MINUTE);
  assert_int_equal (closing_with (41, 4, 1).state, OD_CLOSING_TIGHT);
}

static void
a_line_that_cannot_be_reached_is_full (void **state)
{
  assert_int_equal (closing_with (40, 4, 1).state, OD_CLOSING_FULL);
  assert_int_equal (closing_with (40, 4, 2).state, OD_CLOSING_TIGHT);
  assert_int_equal (closing_with (40, 400, 2).fits, 0);
}

static void
closed_doors_are_closed (void **state)
{
  const OdOpening later = { OD_OPEN_LATER, NOW + MINUTE, 0 };
  const OdOpening closed = { OD_OPEN_CLOSED, 0, 0 };

  assert_int_equal (od_queue_closing (&later, NOW, 0, 1, minutes, 8, 0).state, OD_CLOSING_CLOSED);
  assert_int_equal (od_queue_closing (&closed, NOW, 0, 1, minutes, 8, 0).state, OD_CLOSING_CLOSED);
  assert_int_equal (closing_with (0, 0, 1).state, OD_CLOSING_CLOSED);
  assert_int_equal (closing_with (0, 0, 1).last_ticket_us, 0);
}

static void
nothing_is_promised_of_what_nobody_knows (void **state)
{
  const OdOpening ask = { OD_OPEN_ASK, 0, 0 };
  const OdOpening open = { OD_OPEN_NOW, 0, NOW + 100 * MINUTE };
  OdClosing closing;

  assert_int_equal (od_queue_closing (&ask, NOW, 0, 1, minutes, 8, 0).state, OD_CLOSING_UNKNOWN);
  closing = od_queue_closing (&open, NOW, 0, 0, minutes, 8, 0);
  assert_int_equal (closing.state, OD_CLOSING_UNKNOWN);
  assert_int_equal (closing.closes_us, NOW + 100 * MINUTE);
  assert_int_equal (closing.last_ticket_us, 0);
  closing = od_queue_closing (&open, NOW, 0, 1, minutes, 4, 0);
  assert_int_equal (closing.state, OD_CLOSING_UNKNOWN);
  assert_int_equal (closing.fits, 0);
}

static void
the_usual_duration_stands_in_here_too (void **state)
{
  const OdOpening open = { OD_OPEN_NOW, 0, NOW + 100 * MINUTE };
  OdClosing closing = od_queue_closing (&open, NOW, 0, 1, NULL, 0, 20);   /* 15 to 30 */

  assert_int_equal (closing.fits, 3);
  assert_int_equal (closing.last_ticket_us, NOW + 70 * MINUTE);
  assert_int_equal (closing.state, OD_CLOSING_OPEN);
}

static void
doors_that_never_close_have_no_last_ticket (void **state)
{
  const OdOpening open = { OD_OPEN_NOW, 0, 0 };
  OdClosing closing = od_queue_closing (&open, NOW, 10, 1, minutes, 8, 0);

  assert_int_equal (closing.state, OD_CLOSING_OPEN);
  assert_int_equal (closing.closes_us, 0);
  assert_int_equal (closing.last_ticket_us, 0);
  assert_int_equal (closing.fits, 14 * 24 * 3 - 10);
}

static void
visits_of_no_time_at_all_fit_without_end (void **state)
{
  const double none[] = { 0, 0, 0, 0, 0 };
  const OdOpening open = { OD_OPEN_NOW, 0, NOW + MINUTE };
  OdClosing closing = od_queue_closing (&open, NOW, 7, 1, none, 5, 0);

  assert_int_equal (closing.state, OD_CLOSING_OPEN);
  assert_true (closing.fits > 1000000);
}

/* More who wait never make room, more desks never take it. */
static void
the_forecast_is_steady (void **state)
{
  for (gint64 left = 5; left < 200; left += 13) {
    for (guint waiting = 0; waiting < 20; waiting++) {
      OdClosing here = closing_with (left, waiting, 2);

      assert_true (closing_with (left, waiting + 1, 2).fits <= here.fits);
      assert_true (closing_with (left, waiting, 3).fits >= here.fits);
      assert_true (closing_with (left, waiting + 1, 2).state >= here.state);
      assert_int_equal (here.fits > 0, here.state == OD_CLOSING_OPEN);
      assert_int_equal (here.last_ticket_us >= NOW, here.state == OD_CLOSING_OPEN);
    }
  }
}

static void
every_closing_has_its_word (void **state)
{
  const char *const words[] = { "open", "tight", "full", "closed", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    OdClosingState closing = OD_CLOSING_UNKNOWN;

    assert_string_equal (od_closing_state_to_text (i), words[i]);
    assert_true (od_closing_state_from_text (words[i], &closing));
    assert_int_equal (closing, i);
  }
  {
    OdClosingState closing = OD_CLOSING_TIGHT;

    assert_false (od_closing_state_from_text ("shut", &closing));
    assert_int_equal (closing, OD_CLOSING_TIGHT);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_line_that_fits_is_open),
    cmocka_unit_test (the_last_that_surely_fits_fits),
    cmocka_unit_test (a_line_that_may_not_fit_is_tight),
    cmocka_unit_test (a_line_that_cannot_be_reached_is_full),
    cmocka_unit_test (closed_doors_are_closed),
    cmocka_unit_test (nothing_is_promised_of_what_nobody_knows),
    cmocka_unit_test (the_usual_duration_stands_in_here_too),
    cmocka_unit_test (doors_that_never_close_have_no_last_ticket),
    cmocka_unit_test (visits_of_no_time_at_all_fit_without_end),
    cmocka_unit_test (the_forecast_is_steady),
    cmocka_unit_test (every_closing_has_its_word),
  };

  return cmocka_run_group_tests_name ("closing", tests, NULL, NULL);
}
