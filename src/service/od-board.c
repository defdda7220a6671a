/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-board.h"

#include "od-estimates.h"
#include "od-line.h"

/* Of so many who wait with a letter the estimate is made; the others are like them. */
#define MAX_ASKED 64
/* A range so wide helps nobody who reads it from the wall; their own page tells each of them better. */
#define WIDEST_MIN 120

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* From the quarter to the three quarters of what they can expect; unknown when nobody can say it of most of them. */
static OdEstimate
middle_of (GArray *lows,
           GArray *highs,
           guint   n_asked)
{
  OdEstimate middle = { FALSE, 0, 0 };

  if (lows->len == 0 || lows->len * 2 < n_asked)
    return middle;
  g_array_sort (lows, compare_numbers);
  g_array_sort (highs, compare_numbers);
  middle.low_min = g_array_index (lows, guint, lows->len / 4);
  middle.high_min = g_array_index (highs, guint, (highs->len * 3) / 4);
  middle.known = middle.high_min - middle.low_min <= WIDEST_MIN;
  return middle;
}

static OdEstimate
estimate_letter (OdServer  *self,
                 GPtrArray *waiting,
                 gint64     now_us)
{
  g_autoptr (GArray) lows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) highs = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_asked = MIN (waiting->len, MAX_ASKED);

  for (guint i = 0; i < n_asked; i++) {
    const OdVisit *visit = g_ptr_array_index (waiting, (guint64) i * waiting->len / n_asked);
    guint before;
    OdEstimate estimate = od_server_estimate (self, visit, now_us, &before);

    if (estimate.known) {
      g_array_append_val (lows, estimate.low_min);
      g_array_append_val (highs, estimate.high_min);
    }
  }
  return middle_of (lows, highs, n_asked);
}

static int
compare_series (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 ((*(OdBoardLetter *const *) a)->series, (*(OdBoardLetter *const *) b)->series);
}

static void
fill_letters (OdServer *self,
              OdBoard  *board,
              gint64    now_us)
{
  GHashTableIter iter;
  gpointer series, waiting;

  g_hash_table_iter_init (&iter, od_line_get_letters (self->line));
  while (g_hash_table_iter_next (&iter, &series, &waiting)) {
    OdBoardLetter *letter;

    if (((GPtrArray *) waiting)->len == 0)
      continue;
    letter = od_board_letter_new ();
    letter->series = g_strdup (series);
    letter->waiting = ((GPtrArray *) waiting)->len;
    letter->estimate = estimate_letter (self, waiting, now_us);
    g_ptr_array_add (board->letters, letter);
  }
  g_ptr_array_sort (board->letters, compare_series);
}

OdBoard *
od_server_make_board (OdServer *self,
                      gint64    now_us)
{
  OdBoard *board = od_board_new ();

  od_line_fill_board (self->line, self->centre, board);
  board->closing = od_server_closing (self, NULL, now_us);
  if (board->closing.state != OD_CLOSING_CLOSED)
    fill_letters (self, board, now_us);
  board->opens_us = board->closing.state == OD_CLOSING_CLOSED ? od_server_opens (self, now_us) : 0;
  return board;
}
