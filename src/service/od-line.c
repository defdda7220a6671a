/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-line.h"

#include "od-queue.h"
#include "od-store-visits.h"

/* Closed visits that the board may still show. */
#define KEEP_CLOSED 16
#define BOARD_LAST 5

/* Both borrowed. */
typedef struct {
  const OdVisit *visit;
  const OdLeg   *leg;
} Shown;

typedef struct {
  gint64     seen_us;   /* when it was last busy */
  GPtrArray *visits;    /* OdVisit, borrowed: called to it or served there */
} Desk;

struct _OdLine {
  char       *day;
  OdDayBook  *book;
  GHashTable *visits;   /* id → OdVisit, owned: the open ones and the last closed ones */
  GHashTable *tokens;   /* token → OdVisit, borrowed from visits */
  GPtrArray  *open;     /* OdVisit, borrowed from visits */
  GHashTable *indices;  /* OdVisit → where it is in open */
  OdPlaces   *places;
  GHashTable *desks;      /* desk id → Desk */
  GSequence  *shown;      /* Shown: legs that were called and are not waiting any more, the newest call first */
  GHashTable *showing;    /* OdVisit → GSList of GSequenceIter in shown */
  GHashTable *tickets;    /* pool id → how many tickets */
  GHashTable *dues;       /* pool id → GArray of gint64 */
  GHashTable *letters;    /* series → GPtrArray of OdVisit: who waits with that letter */
  GHashTable *in_letters; /* OdVisit → where it is in there */
  guint       n_waiting;
  GQueue      closed;   /* ids in the order they closed, owned */
};

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->visits = g_ptr_array_new ();
  return self;
}

static void
desk_free (Desk *self)
{
  g_ptr_array_unref (self->visits);
  g_free (self);
}

OdLine *
od_line_new (void)
{
  OdLine *self = g_new0 (OdLine, 1);

  self->book = od_day_book_new ();
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) od_visit_free);
  self->tokens = g_hash_table_new (g_str_hash, g_str_equal);
  self->open = g_ptr_array_new ();
  self->indices = g_hash_table_new (NULL, NULL);
  self->places = od_places_new ();
  self->desks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) desk_free);
  self->shown = g_sequence_new (g_free);
  self->showing = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_slist_free);
  self->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->in_letters = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->closed);
  return self;
}

static void
line_clear (OdLine *self)
{
  od_day_book_clear (self->book);
  g_ptr_array_set_size (self->open, 0);
  g_hash_table_remove_all (self->indices);
  od_places_clear (self->places);
  g_hash_table_remove_all (self->desks);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->shown), g_sequence_get_end_iter (self->shown));
  g_hash_table_remove_all (self->showing);
  g_hash_table_remove_all (self->tickets);
  g_hash_table_remove_all (self->dues);
  g_hash_table_remove_all (self->letters);
  g_hash_table_remove_all (self->in_letters);
  g_hash_table_remove_all (self->tokens);
  g_hash_table_remove_all (self->visits);
  g_queue_clear_full (&self->closed, g_free);
  g_clear_pointer (&self->day, g_free);
  self->n_waiting = 0;
}

void
od_line_free (OdLine *self)
{
  line_clear (self);
  od_day_book_free (self->book);
  g_ptr_array_unref (self->open);
  g_hash_table_unref (self->indices);
  od_places_free (self->places);
  g_hash_table_unref (self->desks);
  g_sequence_free (self->shown);
  g_hash_table_unref (self->showing);
  g_hash_table_unref (self->tickets);
  g_hash_table_unref (self->dues);
  g_hash_table_unref (self->letters);
  g_hash_table_unref (self->in_letters);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->visits);
  g_free (self);
}

const char *
od_line_get_day (const OdLine *self)
{
  return self->day;
}

static Desk *
desk_of (OdLine     *self,
         const char *desk_id)
{
  Desk *desk = g_hash_table_lookup (self->desks, desk_id);

  if (desk == NULL) {
    desk = desk_new ();
    g_hash_table_insert (self->desks, g_strdup (desk_id), desk);
  }
  return desk;
}

static gboolean
is_at_a_desk (const OdLeg *leg)
{
  return leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING;
}

/* Both desks of a joint call. */
static void
sit_down (OdLine        *self,
          const OdVisit *visit,
          const OdLeg   *leg)
{
  const char *const ids[] = { leg->desk_id, leg->with_desk_id };
  gint64 at_us = MAX (leg->called_us, MAX (leg->started_us, leg->ended_us));

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    Desk *desk = ids[i] == NULL ? NULL : desk_of (self, ids[i]);

    if (desk == NULL)
      continue;
    desk->seen_us = MAX (desk->seen_us, at_us);
    if (is_at_a_desk (leg))
      g_ptr_array_add (desk->visits, (gpointer) visit);
  }
}

static void
stand_up (OdLine        *self,
          const OdVisit *visit,
          const OdLeg   *leg)
{
  const char *const ids[] = { leg->desk_id, leg->with_desk_id };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    Desk *desk = ids[i] == NULL ? NULL : g_hash_table_lookup (self->desks, ids[i]);

    if (desk != NULL)
      g_ptr_array_remove_fast (desk->visits, (gpointer) visit);
  }
}

static int
compare_shown (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Shown *shown_a = a;
  const Shown *shown_b = b;

  if (shown_a->leg->called_us != shown_b->leg->called_us)
    return shown_a->leg->called_us > shown_b->leg->called_us ? -1 : 1;
  return (int) shown_b->visit->number - (int) shown_a->visit->number;
}

static void
show (OdLine        *self,
      const OdVisit *visit)
{
  GSList *iters = NULL;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);
    Shown *shown;

    if (leg->called_us == 0 || leg->state == OD_LEG_CALLED || leg->state == OD_LEG_WAITING)
      continue;
    shown = g_new0 (Shown, 1);
    shown->visit = visit;
    shown->leg = leg;
    iters = g_slist_prepend (iters, g_sequence_insert_sorted (self->shown, shown, compare_shown, NULL));
  }
  if (iters != NULL)
    g_hash_table_insert (self->showing, (gpointer) visit, iters);
}

static void
hide (OdLine        *self,
      const OdVisit *visit)
{
  g_slist_foreach (g_hash_table_lookup (self->showing, visit), (GFunc) (void *) g_sequence_remove, NULL);
  g_hash_table_remove (self->showing, visit);
}

/* Takes the element at @index out of @array, whose places @indices knows. */
static void
take_out (GPtrArray  *array,
          GHashTable *indices,
          guint       index)
{
  g_ptr_array_remove_index_fast (array, index);
  if (index < array->len)
    g_hash_table_insert (indices, g_ptr_array_index (array, index), GUINT_TO_POINTER (index));
}

static void
put_in (GPtrArray  *array,
        GHashTable *indices,
        OdVisit    *visit)
{
  g_hash_table_insert (indices, visit, GUINT_TO_POINTER (array->len));
  g_ptr_array_add (array, visit);
}

/* Somebody who is called or served for one need does not sit and wait for the next. */
static void
wait_with_letter (OdLine  *self,
                  OdVisit *visit)
{
  GPtrArray *waiting = g_hash_table_lookup (self->letters, visit->series);

  if (od_visit_current_leg (visit)->state != OD_LEG_WAITING)
    return;
  if (waiting == NULL) {
    waiting = g_ptr_array_new ();
    g_hash_table_insert (self->letters, g_strdup (visit->series), waiting);
  }
  put_in (waiting, self->in_letters, visit);
  self->n_waiting++;
}

static void
line_up (OdLine  *self,
         OdVisit *visit)
{
  put_in (self->open, self->indices, visit);
  od_places_add (self->places, visit);
  wait_with_letter (self, visit);
}

static void
step_out (OdLine  *self,
          OdVisit *visit)
{
  gpointer index = NULL;

  if (!g_hash_table_steal_extended (self->indices, visit, NULL, &index))
    return;
  take_out (self->open, self->indices, GPOINTER_TO_UINT (index));
  od_places_remove (self->places, visit);
  if (!g_hash_table_steal_extended (self->in_letters, visit, NULL, &index))
    return;
  take_out (g_hash_table_lookup (self->letters, visit->series), self->in_letters, GPOINTER_TO_UINT (index));
  self->n_waiting--;
}

static void
forget (OdLine     *self,
        const char *id)
{
  OdVisit *old = g_hash_table_lookup (self->visits, id);

  if (old == NULL)
    return;
  step_out (self, old);
  hide (self, old);
  for (guint i = 0; i < old->legs->len; i++)
    stand_up (self, old, g_ptr_array_index (old->legs, i));
  g_hash_table_remove (self->tokens, old->token);
  g_hash_table_remove (self->visits, id);
}

static void
count_due (OdLine      *self,
           const OdLeg *leg,
           int          sign)
{
  GArray *dues = g_hash_table_lookup (self->dues, leg->pool_id);

  if (leg->due_us == 0 || leg->state == OD_LEG_CANCELLED || leg->state == OD_LEG_LEFT)
    return;
  if (dues == NULL) {
    dues = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_insert (self->dues, g_strdup (leg->pool_id), dues);
  }
  if (sign > 0) {
    g_array_append_val (dues, leg->due_us);
    return;
  }
  for (guint i = 0; i < dues->len; i++) {
    if (g_array_index (dues, gint64, i) == leg->due_us) {
      g_array_remove_index_fast (dues, i);
      return;
    }
  }
}

/* Whether the leg at @index is the first ticket of the visit for its pool. */
static gboolean
is_ticket (const OdVisit *visit,
           guint          index)
{
  const OdLeg *leg = g_ptr_array_index (visit->legs, index);

  for (guint i = 0; i < index; i++) {
    const OdLeg *other = g_ptr_array_index (visit->legs, i);

    if (other->state != OD_LEG_CANCELLED && g_str_equal (other->pool_id, leg->pool_id))
      return FALSE;
  }
  return leg->state != OD_LEG_CANCELLED;
}

static void
count (OdLine        *self,
       const OdVisit *visit,
       int            sign)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);
    int n = GPOINTER_TO_INT (g_hash_table_lookup (self->tickets, leg->pool_id));

    count_due (self, leg, sign);
    if (is_ticket (visit, i))
      g_hash_table_replace (self->tickets, g_strdup (leg->pool_id), GINT_TO_POINTER (n + sign));
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

static void
enter (OdLine  *self,
       OdVisit *visit)
{
  g_hash_table_insert (self->visits, visit->id, visit);
  g_hash_table_insert (self->tokens, visit->token, visit);
  for (guint i = 0; i < visit->legs->len; i++)
    sit_down (self, visit, g_ptr_array_index (visit->legs, i));
  show (self, visit);
  od_day_book_take (self->book, visit);
  if (od_visit_is_open (visit))
    line_up (self, visit);
  else
    remember_closed (self, visit);
}

void
od_line_take (OdLine        *self,
              OdVisit       *visit,
              const OdVisit *before)
{
  const OdVisit *known = g_hash_table_lookup (self->visits, visit->id);

  if (g_strcmp0 (visit->day, self->day) != 0) {
    od_visit_free (visit);
    return;
  }

  if (known == NULL)
    known = before != NULL || visit->version == 1 ? before : visit;
  if (known != NULL)
    count (self, known, -1);
  count (self, visit, 1);
  forget (self, visit->id);
  enter (self, visit);
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
  g_ptr_array_set_free_func (visits, NULL);
  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = g_ptr_array_index (visits, i);

    count (self, visit, 1);
    enter (self, visit);
  }
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

guint
od_line_count_before (const OdLine  *self,
                      const OdVisit *visit)
{
  return od_places_count_before (self->places, visit, g_hash_table_lookup (self->visits, visit->id));
}

OdPlaces *
od_line_get_places (const OdLine *self)
{
  return self->places;
}

GHashTable *
od_line_get_letters (const OdLine *self)
{
  return self->letters;
}

guint
od_line_count_tickets (const OdLine *self,
                       const char   *pool_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->tickets, pool_id));
}

GArray *
od_line_get_dues (const OdLine *self,
                  const char   *pool_id)
{
  return g_hash_table_lookup (self->dues, pool_id);
}

guint
od_line_count_at_desk (const OdLine *self,
                       const char   *desk_id,
                       const char   *but)
{
  const Desk *desk = g_hash_table_lookup (self->desks, desk_id);
  guint n = 0;

  for (guint i = 0; desk != NULL && i < desk->visits->len; i++) {
    const OdVisit *visit = g_ptr_array_index (desk->visits, i);

    n += g_strcmp0 (visit->id, but) != 0;
  }
  return n;
}

gint64
od_line_get_desk_seen (const OdLine *self,
                       const char   *desk_id)
{
  const Desk *desk = g_hash_table_lookup (self->desks, desk_id);

  return desk == NULL ? 0 : desk->seen_us;
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

/* A joint call is shown once, at the desk that called. */
static void
show_called (OdBoard        *board,
             const Desk     *desk,
             const char     *desk_id,
             const OdCentre *centre)
{
  for (guint i = 0; i < desk->visits->len; i++) {
    const OdVisit *visit = g_ptr_array_index (desk->visits, i);
    const OdLeg *leg = od_visit_current_leg (visit);

    if (leg->state == OD_LEG_CALLED && g_strcmp0 (leg->desk_id, desk_id) == 0)
      g_ptr_array_add (board->now, make_board_line (visit, leg, centre));
  }
}

void
od_line_fill_board (const OdLine   *self,
                    const OdCentre *centre,
                    OdBoard        *board)
{
  GSequenceIter *last = g_sequence_get_begin_iter (self->shown);
  GHashTableIter iter;
  gpointer desk_id, desk;

  g_hash_table_iter_init (&iter, self->desks);
  while (g_hash_table_iter_next (&iter, &desk_id, &desk))
    show_called (board, desk, desk_id, centre);
  g_ptr_array_sort (board->now, compare_called);

  for (; board->last->len < BOARD_LAST && !g_sequence_iter_is_end (last); last = g_sequence_iter_next (last)) {
    const Shown *shown = g_sequence_get (last);

    g_ptr_array_add (board->last, make_board_line (shown->visit, shown->leg, centre));
  }
  board->waiting = self->n_waiting;
}
