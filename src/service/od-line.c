/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-line.h"

#include "od-queue.h"
#include "od-store-visits.h"

/* Closed visits that the board may still show. */
#define KEEP_CLOSED 16
#define BOARD_LAST 5

/* One who waits in one pool. Both borrowed. */
typedef struct {
  const OdVisit *visit;
  const OdLeg   *leg;
} Place;

struct _OdLine {
  char       *day;
  OdDayBook  *book;
  GHashTable *visits;   /* id → OdVisit, owned: the open ones and the last closed ones */
  GHashTable *tokens;   /* token → OdVisit, borrowed from visits */
  GPtrArray  *open;     /* OdVisit, borrowed from visits */
  GHashTable *pools;    /* pool id → GSequence of Place, in the order of the line */
  GHashTable *places;   /* OdVisit → GSList of GSequenceIter: where it stands */
  GHashTable *desks;    /* desk id → gint64 *: when it was last busy */
  GQueue      closed;   /* ids in the order they closed, owned */
};

OdLine *
od_line_new (void)
{
  OdLine *self = g_new0 (OdLine, 1);

  self->book = od_day_book_new ();
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) od_visit_free);
  self->tokens = g_hash_table_new (g_str_hash, g_str_equal);
  self->open = g_ptr_array_new ();
  self->pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_sequence_free);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_slist_free);
  self->desks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->closed);
  return self;
}

static void
line_clear (OdLine *self)
{
  od_day_book_clear (self->book);
  g_ptr_array_set_size (self->open, 0);
  g_hash_table_remove_all (self->places);
  g_hash_table_remove_all (self->pools);
  g_hash_table_remove_all (self->desks);
  g_hash_table_remove_all (self->tokens);
  g_hash_table_remove_all (self->visits);
  g_queue_clear_full (&self->closed, g_free);
  g_clear_pointer (&self->day, g_free);
}

void
od_line_free (OdLine *self)
{
  line_clear (self);
  od_day_book_free (self->book);
  g_ptr_array_unref (self->open);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->pools);
  g_hash_table_unref (self->desks);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->visits);
  g_free (self);
}

const char *
od_line_get_day (const OdLine *self)
{
  return self->day;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Place *place_a = a;
  const Place *place_b = b;

  return od_leg_compare_place (place_a->leg, place_a->visit->id, place_b->leg, place_b->visit->id);
}

static GSequence *
pool_of (OdLine     *self,
         const char *pool_id)
{
  GSequence *pool = g_hash_table_lookup (self->pools, pool_id);

  if (pool == NULL) {
    pool = g_sequence_new (g_free);
    g_hash_table_insert (self->pools, g_strdup (pool_id), pool);
  }
  return pool;
}

/* Somebody who waits twice in one pool stands there once, at the better place. */
static gboolean
has_better_place (const OdVisit *visit,
                  const OdLeg   *leg)
{
  gboolean earlier = TRUE;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *other = g_ptr_array_index (visit->legs, i);
    int order = other == leg ? 0 : od_leg_compare_place (other, visit->id, leg, visit->id);

    if (other == leg)
      earlier = FALSE;
    else if (other->state == OD_LEG_WAITING && g_str_equal (other->pool_id, leg->pool_id) && (order < 0 || (order == 0 && earlier)))
      return TRUE;
  }
  return FALSE;
}

static void
line_up (OdLine  *self,
         OdVisit *visit)
{
  GSList *places = NULL;

  g_ptr_array_add (self->open, visit);
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);
    Place *place;

    if (leg->state != OD_LEG_WAITING || has_better_place (visit, leg))
      continue;
    place = g_new0 (Place, 1);
    place->visit = visit;
    place->leg = leg;
    places = g_slist_prepend (places, g_sequence_insert_sorted (pool_of (self, leg->pool_id), place, compare_places, NULL));
  }
  if (places != NULL)
    g_hash_table_insert (self->places, visit, places);
}

static void
step_out (OdLine  *self,
          OdVisit *visit)
{
  g_ptr_array_remove_fast (self->open, visit);
  g_slist_foreach (g_hash_table_lookup (self->places, visit), (GFunc) (void *) g_sequence_remove, NULL);
  g_hash_table_remove (self->places, visit);
}

static void
forget (OdLine     *self,
        const char *id)
{
  OdVisit *old = g_hash_table_lookup (self->visits, id);

  if (old == NULL)
    return;
  step_out (self, old);
  g_hash_table_remove (self->tokens, old->token);
  g_hash_table_remove (self->visits, id);
}

static void
see_desk (OdLine     *self,
          const char *desk_id,
          gint64      at_us)
{
  gint64 *seen = g_hash_table_lookup (self->desks, desk_id);

  if (seen == NULL) {
    seen = g_new0 (gint64, 1);
    g_hash_table_insert (self->desks, g_strdup (desk_id), seen);
  }
  *seen = MAX (*seen, at_us);
}

static void
see_desks (OdLine        *self,
           const OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->desk_id != NULL)
      see_desk (self, leg->desk_id, MAX (leg->called_us, MAX (leg->started_us, leg->ended_us)));
  }
}

static void
remember_closed (OdLine  *self,
                 OdVisit *visit)
{
  GList *link = g_queue_find_custom (&self->closed, visit->id, (GCompareFunc) g_strcmp0);

  if (link != NULL)
    g_queue_unlink (&self->closed, link);
  g_queue_push_tail (&self->closed, link != NULL ? link->data : g_strdup (visit->id));
  g_list_free (link);

  if (self->closed.length > KEEP_CLOSED) {
    g_autofree char *oldest = g_queue_pop_head (&self->closed);
    const OdVisit *found = g_hash_table_lookup (self->visits, oldest);

    if (found != NULL && !od_visit_is_open (found))
      forget (self, oldest);
  }
}

void
od_line_take (OdLine  *self,
              OdVisit *visit)
{
  if (g_strcmp0 (visit->day, self->day) != 0) {
    od_visit_free (visit);
    return;
  }

  forget (self, visit->id);
  g_hash_table_insert (self->visits, visit->id, visit);
  g_hash_table_insert (self->tokens, visit->token, visit);
  see_desks (self, visit);
  od_day_book_take (self->book, visit);
  if (od_visit_is_open (visit))
    line_up (self, visit);
  else
    remember_closed (self, visit);
}

gboolean
od_line_load (OdLine     *self,
              OdStore    *store,
              const char *day,
              GError    **error)
{
  g_autofree char *wanted = g_strdup (day);
  g_autoptr (GPtrArray) visits = od_store_list_visits (store, wanted, TRUE, error);

  if (visits == NULL)
    return FALSE;

  line_clear (self);
  self->day = g_steal_pointer (&wanted);
  for (guint i = 0; i < visits->len; i++)
    od_line_take (self, od_visit_copy (g_ptr_array_index (visits, i)));
  return TRUE;
}

OdVisit *
od_line_find (const OdLine *self,
              const char   *id)
{
  return g_hash_table_lookup (self->visits, id);
}

OdVisit *
od_line_find_by_token (const OdLine *self,
                       const char   *token)
{
  return g_hash_table_lookup (self->tokens, token);
}

GPtrArray *
od_line_get_open (const OdLine *self)
{
  return self->open;
}

/* Nobody stands before themselves, even who waits twice in one pool. */
static gboolean
is_before_itself (const OdLine *self,
                  GSequence    *pool,
                  const Place  *own)
{
  const OdVisit *known = g_hash_table_lookup (self->visits, own->visit->id);
  GSList *places = known == NULL ? NULL : g_hash_table_lookup (self->places, known);

  for (GSList *link = places; link != NULL; link = link->next) {
    if (g_sequence_iter_get_sequence (link->data) == pool && compare_places (g_sequence_get (link->data), own, NULL) < 0)
      return TRUE;
  }
  return FALSE;
}

guint
od_line_count_before (const OdLine  *self,
                      const OdVisit *visit)
{
  const OdLeg *leg = od_visit_current_leg (visit);
  const Place own = { visit, leg };
  GSequence *pool = g_hash_table_lookup (self->pools, leg->pool_id);
  GSequenceIter *iter;
  guint n_before;

  if (pool == NULL || (leg->state != OD_LEG_WAITING && leg->state != OD_LEG_ON_HOLD))
    return 0;
  iter = g_sequence_lookup (pool, (gpointer) & own, compare_places, NULL);
  if (iter == NULL)
    iter = g_sequence_search (pool, (gpointer) & own, compare_places, NULL);
  n_before = (guint) g_sequence_iter_get_position (iter);
  return is_before_itself (self, pool, &own) ? n_before - 1 : n_before;
}

static gboolean
is_at_a_desk (const OdVisit *visit)
{
  OdLegState state = od_visit_current_leg (visit)->state;

  return state == OD_LEG_CALLED || state == OD_LEG_SERVING;
}

static void
list_pool_front (const OdLine *self,
                 const char   *pool_id,
                 GPtrArray    *front)
{
  GSequence *pool = g_hash_table_lookup (self->pools, pool_id);
  GSequenceIter *iter = pool == NULL ? NULL : g_sequence_get_begin_iter (pool);

  while (iter != NULL && !g_sequence_iter_is_end (iter)) {
    const Place *place = g_sequence_get (iter);

    g_ptr_array_add (front, (gpointer) place->visit);
    iter = is_at_a_desk (place->visit) ? g_sequence_iter_next (iter) : NULL;
  }
}

GPtrArray *
od_line_list_front (const OdLine      *self,
                    const char *const *pool_ids)
{
  GPtrArray *front = g_ptr_array_new ();

  for (guint i = 0; pool_ids != NULL && pool_ids[i] != NULL; i++)
    list_pool_front (self, pool_ids[i], front);
  return front;
}

gint64
od_line_get_desk_seen (const OdLine *self,
                       const char   *desk_id)
{
  const gint64 *seen = g_hash_table_lookup (self->desks, desk_id);

  return seen == NULL ? 0 : *seen;
}

const OdDayBook *
od_line_get_book (const OdLine *self)
{
  return self->book;
}

static OdBoardLine *
make_board_line (const OdVisit  *visit,
                 const OdLeg    *leg,
                 const OdCentre *centre)
{
  const OdDesk *desk = leg->desk_id == NULL ? NULL : od_centre_find_desk (centre, leg->desk_id);
  OdBoardLine *line = od_board_line_new ();

  line->series = g_strdup (visit->series);
  line->number = visit->number;
  line->called_us = leg->called_us;
  line->calls = leg->calls;
  if (desk != NULL) {
    line->place = od_labels_copy (desk->place);
    line->floor = g_strdup (desk->floor);
    line->arrow = g_strdup (desk->arrow);
  }
  return line;
}

static int
compare_called (gconstpointer a,
                gconstpointer b)
{
  const OdBoardLine *line_a = *(OdBoardLine *const *) a;
  const OdBoardLine *line_b = *(OdBoardLine *const *) b;

  if (line_a->called_us != line_b->called_us)
    return line_a->called_us > line_b->called_us ? -1 : 1;
  return (int) line_b->number - (int) line_a->number;
}

static void
show_visit (OdBoard        *board,
            const OdVisit  *visit,
            const OdCentre *centre)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->state == OD_LEG_CALLED)
      g_ptr_array_add (board->now, make_board_line (visit, leg, centre));
    else if (leg->called_us != 0 && leg->state != OD_LEG_WAITING)
      g_ptr_array_add (board->last, make_board_line (visit, leg, centre));
  }
  /* Somebody who is called or served for one need does not sit and wait for the next. */
  if (od_visit_current_leg (visit)->state == OD_LEG_WAITING)
    board->waiting++;
}

OdBoard *
od_line_make_board (const OdLine   *self,
                    const OdCentre *centre)
{
  OdBoard *board = od_board_new ();
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &visit))
    show_visit (board, visit, centre);

  g_ptr_array_sort (board->now, compare_called);
  g_ptr_array_sort (board->last, compare_called);
  if (board->last->len > BOARD_LAST)
    g_ptr_array_set_size (board->last, BOARD_LAST);
  return board;
}
