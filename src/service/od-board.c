/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-board.h"

#include "od-estimates.h"
#include "od-line.h"

/* Of so many who wait with a letter the estimate is made; the others lie between them. */
#define MAX_ASKED 64

/* One who waits with a letter. */
typedef struct {
  const char *pool_id;
  guint       before;
} Wait;

/* Those who wait, by letter. */
typedef struct {
  GHashTable *waits;     /* series → GArray of Wait */
  const char *pool_id;   /* that is walked */
} Letters;

static void
note_wait (const OdVisit *visit,
           guint          before,
           gpointer       data)
{
  Letters *letters = data;
  const OdLeg *leg = od_visit_current_leg (visit);
  const Wait wait = { letters->pool_id, before };
  GArray *waits;

  /* A visit with several needs counts once: where it stands now. */
  if (leg->state != OD_LEG_WAITING || !g_str_equal (leg->pool_id, letters->pool_id))
    return;
  waits = g_hash_table_lookup (letters->waits, visit->series);
  if (waits == NULL) {
    waits = g_array_new (FALSE, FALSE, sizeof (Wait));
    g_hash_table_insert (letters->waits, visit->series, waits);
  }
  g_array_append_val (waits, wait);
}

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
  middle.known = TRUE;
  middle.low_min = g_array_index (lows, guint, lows->len / 4);
  middle.high_min = g_array_index (highs, guint, (highs->len * 3) / 4);
  return middle;
}

static OdEstimate
estimate_waits (OdServer *self,
                GArray   *waits,
                gint64    now_us)
{
  g_autoptr (GArray) lows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) highs = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_asked = MIN (waits->len, MAX_ASKED);

  for (guint i = 0; i < n_asked; i++) {
    const Wait *wait = &g_array_index (waits, Wait, (guint64) i * waits->len / n_asked);
    OdEstimate estimate = od_server_estimate_place (self, wait->pool_id, wait->before, now_us);

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
  g_autoptr (GHashTable) waits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  Letters letters = { waits, NULL };
  GHashTableIter iter;
  gpointer series, found;

  for (guint i = 0; i < self->centre->pools->len; i++) {
    letters.pool_id = ((OdPool *) g_ptr_array_index (self->centre->pools, i))->id;
    od_places_walk (od_line_get_places (self->line), letters.pool_id, note_wait, &letters);
  }

  g_hash_table_iter_init (&iter, waits);
  while (g_hash_table_iter_next (&iter, &series, &found)) {
    OdBoardLetter *letter = od_board_letter_new ();

    letter->series = g_strdup (series);
    letter->waiting = ((GArray *) found)->len;
    letter->estimate = estimate_waits (self, found, now_us);
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
  fill_letters (self, board, now_us);
  board->closing = od_server_closing (self, NULL, now_us);
  board->opens_us = board->closing.state == OD_CLOSING_CLOSED ? od_server_opens (self, now_us) : 0;
  return board;
}
