/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-places.h"

/* One leg that waits. @visit and @leg are borrowed. */
typedef struct {
  const OdVisit *visit;
  const OdLeg   *leg;
  GSequenceIter *in_line;   /* NULL: the visit is out, or stands there with a better leg */
  GSequenceIter *in_front;  /* among those who can be called, or those who rest; NULL: neither */
} Place;

struct _OdPlaces {
  GHashTable *lines;     /* pool id → GSequence of Place: everybody who waits there */
  GHashTable *fronts;    /* pool, desk and person → GSequence of Place: whom call-next may take */
  GSequence  *resting;   /* of Place: whose time has not come, by that time */
  GHashTable *visits;    /* OdVisit → GPtrArray of Place, owned */
};

OdPlaces *
od_places_new (void)
{
  OdPlaces *self = g_new0 (OdPlaces, 1);

  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_sequence_free);
  self->fronts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_sequence_free);
  self->resting = g_sequence_new (NULL);
  self->visits = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
od_places_clear (OdPlaces *self)
{
  g_hash_table_remove_all (self->lines);
  g_hash_table_remove_all (self->fronts);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->resting), g_sequence_get_end_iter (self->resting));
  g_hash_table_remove_all (self->visits);
}

void
od_places_free (OdPlaces *self)
{
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->fronts);
  g_sequence_free (self->resting);
  g_hash_table_unref (self->visits);
  g_free (self);
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

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  gint64 time_a = ((const Place *) a)->leg->not_before_us;
  gint64 time_b = ((const Place *) b)->leg->not_before_us;

  return (time_a > time_b) - (time_a < time_b);
}

static GSequence *
sequence_of (GHashTable *sequences,
             const char *key)
{
  GSequence *sequence = g_hash_table_lookup (sequences, key);

  if (sequence == NULL) {
    sequence = g_sequence_new (NULL);
    g_hash_table_insert (sequences, g_strdup (key), sequence);
  }
  return sequence;
}

static char *
front_key (const char *pool_id,
           const char *desk_id,
           const char *staff_id)
{
  return g_strjoin ("\n", pool_id, desk_id == NULL ? "" : desk_id, staff_id == NULL ? "" : staff_id, NULL);
}

static void
come_forward (OdPlaces *self,
              Place    *place)
{
  g_autofree char *key = front_key (place->leg->pool_id, place->leg->for_desk_id, place->leg->for_staff_id);

  place->in_front = g_sequence_insert_sorted (sequence_of (self->fronts, key), place, compare_places, NULL);
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

static gboolean
is_away (const OdVisit *visit)
{
  OdLegState state = od_visit_current_leg (visit)->state;

  return visit->out_us != 0 || state == OD_LEG_CALLED || state == OD_LEG_SERVING;
}

static Place *
make_place (OdPlaces      *self,
            const OdVisit *visit,
            const OdLeg   *leg)
{
  Place *place = g_new0 (Place, 1);

  place->visit = visit;
  place->leg = leg;
  /* Who stepped out is not counted meanwhile. */
  if (visit->out_us == 0 && !has_better_place (visit, leg))
    place->in_line = g_sequence_insert_sorted (sequence_of (self->lines, leg->pool_id), place, compare_places, NULL);
  if (is_away (visit))
    return place;
  if (leg->not_before_us != 0)
    place->in_front = g_sequence_insert_sorted (self->resting, place, compare_times, NULL);
  else
    come_forward (self, place);
  return place;
}

void
od_places_add (OdPlaces      *self,
               const OdVisit *visit)
{
  GPtrArray *places = NULL;

  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    if (leg->state != OD_LEG_WAITING)
      continue;
    if (places == NULL)
      places = g_ptr_array_new_full (1, g_free);
    g_ptr_array_add (places, make_place (self, visit, leg));
  }
  if (places != NULL)
    g_hash_table_insert (self->visits, (gpointer) visit, places);
}

void
od_places_remove (OdPlaces      *self,
                  const OdVisit *visit)
{
  GPtrArray *places = g_hash_table_lookup (self->visits, visit);

  for (guint i = 0; places != NULL && i < places->len; i++) {
    Place *place = g_ptr_array_index (places, i);

    g_clear_pointer (&place->in_line, g_sequence_remove);
    g_clear_pointer (&place->in_front, g_sequence_remove);
  }
  g_hash_table_remove (self->visits, visit);
}

/* Nobody stands before themselves, even who waits twice in one pool. */
static gboolean
is_before_itself (const OdPlaces *self,
                  GSequence      *line,
                  const Place    *own,
                  const OdVisit  *known)
{
  GPtrArray *places = known == NULL ? NULL : g_hash_table_lookup (self->visits, known);

  for (guint i = 0; places != NULL && i < places->len; i++) {
    const Place *place = g_ptr_array_index (places, i);

    if (place->in_line != NULL && g_sequence_iter_get_sequence (place->in_line) == line && compare_places (place, own, NULL) < 0)
      return TRUE;
  }
  return FALSE;
}

/* The first that stands where @own does or behind it. */
static GSequenceIter *
find_place (GSequence   *line,
            const Place *own)
{
  GSequenceIter *iter = g_sequence_lookup (line, (gpointer) own, compare_places, NULL);

  return iter != NULL ? iter : g_sequence_search (line, (gpointer) own, compare_places, NULL);
}

guint
od_places_count_before (const OdPlaces *self,
                        const OdVisit  *visit,
                        const OdVisit  *known)
{
  const OdLeg *leg = od_visit_current_leg (visit);
  const Place own = { visit, leg, NULL, NULL };
  GSequence *line = g_hash_table_lookup (self->lines, leg->pool_id);
  guint n_before;

  if (line == NULL || (leg->state != OD_LEG_WAITING && leg->state != OD_LEG_ON_HOLD))
    return 0;
  n_before = (guint) g_sequence_iter_get_position (find_place (line, &own));
  return is_before_itself (self, line, &own, known) ? n_before - 1 : n_before;
}

guint
od_places_count (const OdPlaces *self,
                 const char     *pool_id)
{
  GSequence *line = g_hash_table_lookup (self->lines, pool_id);

  return line == NULL ? 0 : (guint) g_sequence_get_length (line);
}

gint64
od_places_find_behind (const OdPlaces *self,
                       const OdVisit  *visit,
                       const OdLeg    *leg,
                       guint           n)
{
  const Place own = { visit, leg, NULL, NULL };
  GSequence *line = g_hash_table_lookup (self->lines, leg->pool_id);
  GSequenceIter *iter = line == NULL ? NULL : find_place (line, &own);
  const Place *found = NULL;

  for (; n > 0 && iter != NULL && !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter)) {
    const Place *place = g_sequence_get (iter);

    if (g_str_equal (place->visit->id, visit->id) || is_away (place->visit))
      continue;
    found = place;
    n--;
  }
  return found == NULL ? 0 : found->leg->place_us;
}

static void
wake (OdPlaces *self,
      gint64    now_us)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->resting);

  while (!g_sequence_iter_is_end (first)) {
    Place *place = g_sequence_get (first);

    if (place->leg->not_before_us > now_us)
      return;
    g_sequence_remove (first);
    come_forward (self, place);
    first = g_sequence_get_begin_iter (self->resting);
  }
}

/* A clock that was put back lets those rest again who were awake. */
static void
add_first (const OdPlaces *self,
           GPtrArray      *front,
           const char     *key,
           gint64          now_us)
{
  GSequence *sequence = g_hash_table_lookup (self->fronts, key);
  GSequenceIter *iter = sequence == NULL ? NULL : g_sequence_get_begin_iter (sequence);

  for (; iter != NULL && !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter)) {
    const Place *place = g_sequence_get (iter);

    if (place->leg->not_before_us > now_us)
      continue;
    g_ptr_array_add (front, (gpointer) place->visit);
    return;
  }
}

/* For anybody, for the desk, for the person, for both. */
static void
list_pool_front (const OdPlaces *self,
                 const OdAsker  *asker,
                 const char     *pool_id,
                 gint64          now_us,
                 GPtrArray      *front)
{
  for (guint i = 0; i < 4; i++) {
    const char *desk_id = (i & 1) != 0 ? asker->desk_id : NULL;
    const char *staff_id = (i & 2) != 0 ? asker->staff_id : NULL;
    g_autofree char *key = front_key (pool_id, desk_id, staff_id);

    if (((i & 1) != 0 && desk_id == NULL) || ((i & 2) != 0 && staff_id == NULL))
      continue;
    add_first (self, front, key, now_us);
  }
}

GPtrArray *
od_places_list_front (OdPlaces      *self,
                      const OdAsker *asker)
{
  GPtrArray *front = g_ptr_array_new ();
  gint64 now_us = asker->now_us == 0 ? G_MAXINT64 : asker->now_us;

  wake (self, now_us);
  for (guint i = 0; asker->pool_ids != NULL && asker->pool_ids[i] != NULL; i++)
    list_pool_front (self, asker, asker->pool_ids[i], now_us, front);
  return front;
}
