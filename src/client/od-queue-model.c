/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-queue-model.h"

#include "od-json.h"
#include "od-queue.h"
#include "od-wire.h"

#define TICK_S 10

struct _OdQueueModel {
  GObject       parent_instance;

  /* owned */
  OdClient     *client;
  OdCentreView *house;
  OdClock      *clock;
  GPtrArray    *items;    /* OdVisitItem, sorted */
  GHashTable   *touched;  /* visit id → OdVisit heard of while a list was on its way */
  GStrv         pools;    /* of the reader's desk; NULL */

  /* handles */
  GCancellable *fetching;
  guint         tick_id;

  /* state */
  guint         waiting;
  guint         longest;
  gboolean      loaded;
  gboolean      wanted;   /* a list must be fetched: the last one failed, or is older than the wish */
};

static void od_queue_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdQueueModel, od_queue_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, od_queue_model_list_init))

enum { PROP_0, PROP_WAITING, PROP_LONGEST, PROP_LOADED, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { VISIT_CHANGED, AGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return OD_TYPE_VISIT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OD_QUEUE_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  OdQueueModel *self = OD_QUEUE_MODEL (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
od_queue_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
count (OdQueueModel *self)
{
  guint waiting = 0;
  int longest = 0;

  for (guint i = 0; i < self->items->len; i++) {
    OdVisitItem *item = g_ptr_array_index (self->items, i);
    int minutes;

    if (od_visit_item_get_leg (item)->state != OD_LEG_WAITING)
      continue;
    g_object_get (item, "minutes", &minutes, NULL);
    waiting++;
    longest = MAX (longest, minutes);
  }

  if (waiting != self->waiting) {
    self->waiting = waiting;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
  }
  if ((guint) longest != self->longest) {
    self->longest = (guint) longest;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LONGEST]);
  }
}

static gboolean
find_index (OdQueueModel *self,
            const char   *visit_id,
            guint        *index)
{
  for (guint i = 0; i < self->items->len; i++) {
    if (g_str_equal (od_visit_item_get_visit (g_ptr_array_index (self->items, i))->id, visit_id)) {
      *index = i;
      return TRUE;
    }
  }

  return FALSE;
}

static guint
place_for (OdQueueModel *self,
           OdVisitItem  *item)
{
  guint place = 0;

  while (place < self->items->len && od_visit_item_compare (g_ptr_array_index (self->items, place), item) <= 0)
    place++;

  return place;
}

static OdVisitItem *
new_item (OdQueueModel *self,
          OdVisit      *visit)
{
  OdVisitItem *item = od_visit_item_new (visit, self->house, od_clock_now_us (self->clock));

  od_visit_item_set_pools (item, (const char *const *) self->pools);

  return item;
}

static void
add_visit (OdQueueModel *self,
           OdVisit      *visit)
{
  OdVisitItem *item = new_item (self, visit);
  guint place = place_for (self, item);

  g_ptr_array_insert (self->items, (int) place, item);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* One change over the whole stretch, so that a selection above finds the moved item again. */
static void
update_at (OdQueueModel *self,
           guint         index,
           OdVisit      *visit)
{
  OdVisitItem *item = g_ptr_array_steal_index (self->items, index);
  guint place;

  od_visit_item_update (item, visit);
  place = place_for (self, item);
  g_ptr_array_insert (self->items, (int) place, item);

  if (place != index) {
    guint first = MIN (place, index);
    guint stretch = MAX (place, index) - first + 1;

    g_list_model_items_changed (G_LIST_MODEL (self), first, stretch, stretch);
  }
}

static void
put_visit (OdQueueModel *self,
           OdVisit      *visit)
{
  guint index = 0;

  if (!find_index (self, visit->id, &index))
    add_visit (self, visit);
  else if (od_visit_item_get_visit (g_ptr_array_index (self->items, index))->version >= visit->version)
    od_visit_free (visit);
  else
    update_at (self, index, visit);
}

void
od_queue_model_take (OdQueueModel *self,
                     OdVisit      *visit)
{
  g_autofree char *id = NULL;
  gint64 version;

  g_return_if_fail (OD_IS_QUEUE_MODEL (self));
  g_return_if_fail (visit != NULL);

  id = g_strdup (visit->id);
  version = visit->version;
  if (self->fetching != NULL)
    g_hash_table_replace (self->touched, g_strdup (id), od_visit_copy (visit));

  put_visit (self, visit);
  count (self);
  g_signal_emit (self, signals[VISIT_CHANGED], 0, id, version);
}

/* What was heard while the list was on its way is newer than the list where the version says so. */
static void
overlay_touched (OdQueueModel *self,
                 GPtrArray    *visits)
{
  for (guint i = 0; i < visits->len; i++) {
    OdVisit *listed = g_ptr_array_index (visits, i);
    OdVisit *heard = g_hash_table_lookup (self->touched, listed->id);

    if (heard == NULL)
      continue;
    if (heard->version > listed->version) {
      visits->pdata[i] = od_visit_copy (heard);
      od_visit_free (listed);
    }
    g_hash_table_remove (self->touched, ((OdVisit *) visits->pdata[i])->id);
  }
}

static OdVisitItem *
make_item (OdQueueModel  *self,
           const OdVisit *visit)
{
  OdVisitItem *item = od_queue_model_find (self, visit->id);

  if (item == NULL)
    return new_item (self, od_visit_copy (visit));

  if (od_visit_item_get_visit (item)->version < visit->version)
    od_visit_item_update (item, od_visit_copy (visit));
  return g_object_ref (item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return od_visit_item_compare (*(OdVisitItem *const *) a, *(OdVisitItem *const *) b);
}

static void
replace_all (OdQueueModel *self,
             GPtrArray    *visits)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer heard;

  overlay_touched (self, visits);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (items, make_item (self, g_ptr_array_index (visits, i)));

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, NULL, &heard))
    g_ptr_array_add (items, make_item (self, heard));

  g_ptr_array_sort (items, compare_items);
  old = g_steal_pointer (&self->items);
  self->items = items;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, items->len);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdQueueModel) self = user_data;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;

  visits = od_client_list_visits_finish (OD_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->fetching);
  if (visits == NULL) {
    self->wanted = TRUE;
    g_debug ("the list did not come: %s", error->message);
    return;
  }

  replace_all (self, visits);
  g_hash_table_remove_all (self->touched);
  count (self);
  if (!self->loaded) {
    self->loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
  }
  if (self->wanted)
    od_queue_model_refresh (self);
}

void
od_queue_model_refresh (OdQueueModel *self)
{
  g_return_if_fail (OD_IS_QUEUE_MODEL (self));

  self->wanted = self->fetching != NULL;
  if (self->wanted)
    return;

  g_hash_table_remove_all (self->touched);
  self->fetching = g_cancellable_new ();
  od_client_list_visits_async (self->client, self->fetching, on_listed, g_object_ref (self));
}

static void
on_event (OdQueueModel *self,
          const char   *type,
          const char   *json)
{
  g_autoptr (OdJsonDocument) document = NULL;
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_str_equal (type, "visit"))
    return;

  document = od_json_parse (json, -1, &error);
  if (document != NULL) {
    text = od_json_to_text (od_json_member (od_json_root (document), "visit"));
    visit = od_wire_visit_from_json (text, &error);
  }

  if (visit != NULL)
    od_queue_model_take (self, g_steal_pointer (&visit));
  else
    g_debug ("an event could not be read: %s", error->message);
}

static void
on_online (OdQueueModel *self)
{
  if (self->wanted && self->fetching == NULL && od_client_get_online (self->client))
    od_queue_model_refresh (self);
}

static gboolean
on_tick (gpointer user_data)
{
  OdQueueModel *self = user_data;
  gint64 now_us = od_clock_now_us (self->clock);

  for (guint i = 0; i < self->items->len; i++)
    od_visit_item_set_now (g_ptr_array_index (self->items, i), now_us);

  count (self);
  on_online (self);
  g_signal_emit (self, signals[AGED], 0);

  return G_SOURCE_CONTINUE;
}

static void
od_queue_model_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  OdQueueModel *self = OD_QUEUE_MODEL (object);

  if (id == PROP_WAITING)
    g_value_set_uint (value, self->waiting);
  else if (id == PROP_LONGEST)
    g_value_set_uint (value, self->longest);
  else if (id == PROP_LOADED)
    g_value_set_boolean (value, self->loaded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_queue_model_dispose (GObject *object)
{
  OdQueueModel *self = OD_QUEUE_MODEL (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
  g_clear_object (&self->client);
  g_clear_object (&self->house);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (od_queue_model_parent_class)->dispose (object);
}

static void
od_queue_model_finalize (GObject *object)
{
  OdQueueModel *self = OD_QUEUE_MODEL (object);

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->touched);
  g_strfreev (self->pools);
  G_OBJECT_CLASS (od_queue_model_parent_class)->finalize (object);
}

static void
od_queue_model_class_init (OdQueueModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_queue_model_get_property;
  object_class->dispose = od_queue_model_dispose;
  object_class->finalize = od_queue_model_finalize;

  props[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LONGEST] = g_param_spec_uint ("longest", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[VISIT_CHANGED] = g_signal_new ("visit-changed", OD_TYPE_QUEUE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[AGED] = g_signal_new ("aged", OD_TYPE_QUEUE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_queue_model_init (OdQueueModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) od_visit_free);
}

OdQueueModel *
od_queue_model_new (OdClient     *client,
                    OdCentreView *house,
                    OdClock      *clock)
{
  OdQueueModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = g_object_new (OD_TYPE_QUEUE_MODEL, NULL);
  self->client = g_object_ref (client);
  self->house = g_object_ref (house);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (client, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "resync", G_CALLBACK (od_queue_model_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::online", G_CALLBACK (on_online), self, G_CONNECT_SWAPPED);
  self->tick_id = g_timeout_add_seconds (TICK_S, on_tick, self);
  od_queue_model_refresh (self);

  return self;
}

OdVisitItem *
od_queue_model_find (OdQueueModel *self,
                     const char   *visit_id)
{
  guint index = 0;

  g_return_val_if_fail (OD_IS_QUEUE_MODEL (self), NULL);
  g_return_val_if_fail (visit_id != NULL, NULL);

  return find_index (self, visit_id, &index) ? g_ptr_array_index (self->items, index) : NULL;
}

/* Borrows them. */
static GPtrArray *
list_visits (OdQueueModel *self)
{
  GPtrArray *visits = g_ptr_array_sized_new (self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (visits, (gpointer) od_visit_item_get_visit (g_ptr_array_index (self->items, i)));

  return visits;
}

OdVisitItem *
od_queue_model_next (OdQueueModel  *self,
                     const OdAsker *asker)
{
  g_autoptr (GPtrArray) visits = NULL;
  const OdVisit *next;
  OdLeg *leg = NULL;

  g_return_val_if_fail (OD_IS_QUEUE_MODEL (self), NULL);
  g_return_val_if_fail (asker != NULL && asker->pool_ids != NULL, NULL);

  visits = list_visits (self);
  next = od_queue_next (visits, asker, &leg);
  return next != NULL ? od_queue_model_find (self, next->id) : NULL;
}

static gboolean
is_at_desk (const OdLeg *leg,
            const char  *desk_id)
{
  gboolean busy = leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING;

  return busy && (g_strcmp0 (leg->desk_id, desk_id) == 0 || g_strcmp0 (leg->with_desk_id, desk_id) == 0);
}

guint
od_queue_model_count_at (OdQueueModel *self,
                         const char   *desk_id)
{
  guint count = 0;

  g_return_val_if_fail (OD_IS_QUEUE_MODEL (self), 0);
  g_return_val_if_fail (desk_id != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    count += is_at_desk (od_visit_item_get_leg (g_ptr_array_index (self->items, i)), desk_id) ? 1 : 0;

  return count;
}

void
od_queue_model_set_pools (OdQueueModel      *self,
                          const char *const *pool_ids)
{
  g_return_if_fail (OD_IS_QUEUE_MODEL (self));

  g_strfreev (self->pools);
  self->pools = g_strdupv ((char **) pool_ids);
  for (guint i = 0; i < self->items->len; i++)
    od_visit_item_set_pools (g_ptr_array_index (self->items, i), pool_ids);

  g_ptr_array_sort (self->items, compare_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->items->len, self->items->len);
}
