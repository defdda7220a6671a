/* SPDX-License-Identifier: EUPL-1.2 */

/* What the waiting room is told: how long it takes, by letter and by the hour, and whether the doors close first. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-estimates.h"
#include "od-inside.h"
#include "od-line.h"
#include "od-plain-http.h"
#include "od-turning.h"
#include "od-wire.h"

#define AT(hours, minutes) (MIDNIGHT_US + ((hours) * 60 + (minutes)) * MINUTE_US)
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define MIDNIGHT_US G_GINT64_CONSTANT (1795388400000000)   /* of Monday, on the wall clock of Madrid */

static OdBoard *
board_of (Inside *inside)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  OdBoard *board;

  assert_int_equal (inside_ask (inside, "display", "GET", "/api/v1/board", NULL, answer), 200);
  board = od_wire_board_from_json (answer->str, &error);
  assert_null (error);
  return board;
}

static void
serve (Inside     *inside,
       const char *id,
       double      minutes)
{
  assert_problem (inside_act (inside, "ana", id, "start", "{\"desk_id\":\"desk-1\",\"reason\":\"to learn\"}"), "");
  od_fake_clock_advance (inside_get_clock (inside), minutes * 60);
  assert_problem (inside_act (inside, "ana", id, "finish", "{}"), "");
}

static void
serve_some (Inside *inside,
            guint   n,
            double  minutes)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *id = inside_register (inside, "housing", NULL);

    serve (inside, id, minutes);
  }
}

static OdBoardLetter *
letter_of (OdBoard    *board,
           const char *series)
{
  for (guint i = 0; i < board->letters->len; i++) {
    OdBoardLetter *letter = g_ptr_array_index (board->letters, i);

    if (g_str_equal (letter->series, series))
      return letter;
  }
  return NULL;
}

static void
nobody_promises_what_nobody_knows (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdBoard) board = NULL;

  for (guint i = 0; i < 3; i++)
    g_free (inside_register (inside, "housing", NULL));
  board = board_of (inside);
  assert_int_equal (board->waiting, 3);
  assert_int_equal (letter_of (board, "B")->waiting, 3);
  assert_false (letter_of (board, "B")->estimate.known);
  assert_null (letter_of (board, "C"));
  assert_int_equal (board->closing.state, OD_CLOSING_UNKNOWN);
}

static void
each_letter_has_a_range (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (OdBoard) board = NULL;

  serve_some (inside, 5, 10);
  for (guint i = 0; i < 4; i++)
    g_free (inside_register (inside, "housing", NULL));
  od_fake_clock_advance (inside_get_clock (inside), 1);
  assert_int_equal (inside_ask (inside, "kiosk-2", "POST", "/api/v1/visits", "{\"language\":\"es\",\"needs\":[\"housing\"]}", answer), 201);

  board = board_of (inside);
  assert_int_equal (board->letters->len, 2);
  assert_int_equal (letter_of (board, "B")->waiting, 4);
  assert_true (letter_of (board, "B")->estimate.known);
  assert_int_equal (letter_of (board, "B")->estimate.low_min, 10);
  assert_int_equal (letter_of (board, "B")->estimate.high_min, 40);
  assert_int_equal (letter_of (board, "C")->estimate.low_min, 40);
  assert_int_equal (letter_of (board, "C")->estimate.high_min, 50);
}

static OdEstimate
estimate_at (Inside     *inside,
             const char *time)
{
  OdEstimate estimate;

  od_fake_clock_set (inside_get_clock (inside), time);
  serve_some (inside, 1, 10);
  g_free (inside_register (inside, "housing", NULL));
  estimate = od_server_estimate_place (inside_get_server (inside), "housing", 1, od_clock_now_us (OD_CLOCK (inside_get_clock (inside))));
  assert_true (estimate.known);
  return estimate;
}

static void
the_morning_learns_from_mornings (void **state)
{
  Inside *inside = *state;
  OdEstimate estimate;

  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T08:05:00Z");
  serve_some (inside, 6, 10);
  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T12:00:00Z");
  serve_some (inside, 6, 40);

  estimate = estimate_at (inside, "2026-11-24T08:30:00Z");
  assert_int_equal (estimate.low_min, 10);
  assert_int_equal (estimate.high_min, 20);
  estimate = estimate_at (inside, "2026-11-24T13:00:00Z");
  assert_int_equal (estimate.low_min, 40);
  assert_int_equal (estimate.high_min, 80);
}

static void
what_was_forgotten_for_hours_teaches_nothing (void **state)
{
  Inside *inside = *state;
  OdEstimate estimate;

  for (guint day = 23; day < 28; day++) {
    g_autofree char *morning = g_strdup_printf ("2026-11-%uT08:00:00Z", day);

    od_fake_clock_set (inside_get_clock (inside), morning);
    serve_some (inside, 1, 9 * 60);
  }
  od_fake_clock_set (inside_get_clock (inside), "2026-11-28T08:00:00Z");
  serve_some (inside, 5, 10);
  g_free (inside_register (inside, "housing", NULL));
  estimate = od_server_estimate_place (inside_get_server (inside), "housing", 1, od_clock_now_us (OD_CLOCK (inside_get_clock (inside))));
  assert_true (estimate.known);
  assert_int_equal (estimate.high_min, 20);
}

static void
a_long_line_is_told_before_the_doors_close (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdBoard) early = NULL;
  g_autoptr (OdBoard) late = NULL;

  serve_some (inside, 5, 10);
  early = board_of (inside);
  assert_int_equal (early->closing.state, OD_CLOSING_OPEN);
  assert_int_equal (early->closing.closes_us, AT (14, 0));
  assert_int_equal (early->closing.last_ticket_us, 0);

  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T12:20:00Z");
  serve_some (inside, 1, 10);
  for (guint i = 0; i < 5; i++)
    g_free (inside_register (inside, "housing", NULL));
  late = board_of (inside);
  /* Housing is full; the same desk could still meet somebody for the other line. */
  assert_int_equal (od_server_closing (inside_get_server (inside), "housing", AT (13, 30)).state, OD_CLOSING_FULL);
  assert_int_equal (od_server_closing (inside_get_server (inside), "pair", AT (13, 30)).state, OD_CLOSING_OPEN);
  assert_int_equal (late->closing.state, OD_CLOSING_TIGHT);
  assert_true (late->closing.last_ticket_us > 0 && late->closing.last_ticket_us < AT (14, 0));
}

static void
a_closed_house_says_when_it_opens (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdBoard) board = NULL;

  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T13:00:00Z");
  board = board_of (inside);
  assert_int_equal (board->closing.state, OD_CLOSING_CLOSED);
  assert_int_equal (board->opens_us, AT (24 + 9, 0));
}

/* Reads the display's stream in the test's own loop. */
typedef struct {
  GSocketConnection *line;
  GString           *heard;
  char               bytes[4096];
} Ear;

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Ear *ear = data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n <= 0)
    return;
  g_string_append_len (ear->heard, ear->bytes, n);
  g_input_stream_read_async (G_INPUT_STREAM (source), ear->bytes, sizeof ear->bytes, G_PRIORITY_DEFAULT, NULL, on_read, ear);
}

static void
listen_as_display (Inside *inside,
                   Ear    *ear)
{
  const char *request = "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer display\r\n\r\n";
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  const char *url = od_server_get_url (inside_get_server (inside));

  ear->heard = g_string_new (NULL);
  ear->line = g_socket_client_connect_to_host (client, url + strlen ("http://"), 80, NULL, NULL);
  assert_non_null (ear->line);
  assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (ear->line)), request, strlen (request), NULL, NULL, NULL));
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (ear->line)), ear->bytes, sizeof ear->bytes, G_PRIORITY_DEFAULT, NULL,
                             on_read, ear);
}

static void
ear_clear (Ear *ear)
{
  g_io_stream_close (G_IO_STREAM (ear->line), NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (ear->line);
  g_string_free (ear->heard, TRUE);
}

static void
the_display_hears_that_the_doors_close_though_nothing_happens (void **state)
{
  Inside *inside = *state;
  Ear ear = { 0 };

  listen_as_display (inside, &ear);
  od_turn_until (strstr (ear.heard->str, "event: board") != NULL);
  assert_null (strstr (ear.heard->str, "\"state\":\"closed\""));
  od_fake_clock_set (inside_get_clock (inside), "2026-11-23T13:00:00Z");
  od_server_tick (inside_get_server (inside));
  od_turn_until (strstr (ear.heard->str, "\"state\":\"closed\"") != NULL);
  assert_non_null (strstr (ear.heard->str, "\"opens\":\"2026-11-24T08:00:00.000Z\""));
  ear_clear (&ear);
}

static guint
count_boards (const Ear *ear)
{
  guint n = 0;

  for (const char *at = strstr (ear->heard->str, "event: board"); at != NULL; at = strstr (at + 1, "event: board"))
    n++;
  return n;
}

static void
a_crowd_at_the_kiosk_is_told_in_one_and_a_call_at_once (void **state)
{
  Inside *inside = *state;
  Ear ear = { 0 };
  gint64 begun_us;
  g_autofree char *id = NULL;

  listen_as_display (inside, &ear);
  od_turn_until (count_boards (&ear) == 1);
  begun_us = g_get_monotonic_time ();
  id = inside_register (inside, "housing", NULL);
  for (guint i = 0; i < 19; i++)
    g_free (inside_register (inside, "housing", NULL));
  od_turn_until (strstr (ear.heard->str, "\"waiting\":20") != NULL);
  /* One at once, and one a second after it. */
  assert_true (count_boards (&ear) <= 3 + (g_get_monotonic_time () - begun_us) / G_USEC_PER_SEC);

  assert_problem (inside_act (inside, "ana", id, "call", "{\"desk_id\":\"desk-1\"}"), "");
  od_turn_until (strstr (ear.heard->str, "\"en\":\"Room 1\"") != NULL);
  ear_clear (&ear);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, inside_open, inside_close)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (nobody_promises_what_nobody_knows),
    TEST (each_letter_has_a_range),
    TEST (the_morning_learns_from_mornings),
    TEST (what_was_forgotten_for_hours_teaches_nothing),
    TEST (a_long_line_is_told_before_the_doors_close),
    TEST (a_closed_house_says_when_it_opens),
    TEST (the_display_hears_that_the_doors_close_though_nothing_happens),
    TEST (a_crowd_at_the_kiosk_is_told_in_one_and_a_call_at_once),
  };

  return cmocka_run_group_tests_name ("service-board", tests, NULL, NULL);
}
