/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-courier.h"

#include "od-store-outbox.h"

#define PARALLEL 8
#define SECOND_US G_GINT64_CONSTANT (1000000)
#define SHORTEST_US SECOND_US
#define LONGEST_US (15 * 60 * SECOND_US)
#define LONGEST_SAID_US (24 * 3600 * SECOND_US) /* of a wait that the other end asked for */
#define LOOK_AGAIN_US (60 * SECOND_US)          /* at least so often: the machine's clock may have been set */
#define FAULT_US (5 * SECOND_US)
#define REST_US (SECOND_US / 10)

struct _OdCourier {
  GObject       parent_instance;

  /* owned */
  OdCarrier    *carrier;
  OdClock      *clock;
  OdChance     *chance;
  GCancellable *cancellable;

  /* borrowed */
  OdStore      *store;

  /* state */
  GHashTable   *under_way;    /* visit ids; a visit leaves when the result of its try is on disk */
  GPtrArray    *finished;     /* (element-type Try) results that are not on disk yet */
  GSource      *look;
  GSource      *settle;
  gint64        rest_us;
  gboolean      looks_soon;   /* @look is the next round's */
  gboolean      stopped;
};

typedef struct {
  OdCourier    *courier;
  gint64        seq;
  guint         tries;
  char         *visit_id;
  OdCarryResult result;
} Try;

G_DEFINE_FINAL_TYPE (OdCourier, od_courier, G_TYPE_OBJECT)

static void look_after (OdCourier *self,
                        gint64     wait_us);

static void
try_free (gpointer data)
{
  Try *try = data;

  g_object_unref (try->courier);
  g_free (try->visit_id);
  od_carry_result_clear (&try->result);
  g_free (try);
}

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
run_source (OdCourier  *self,
            GSource   **source,
            GSource    *fresh,
            GSourceFunc func)
{
  drop_source (source);
  *source = fresh;
  g_source_set_callback (fresh, func, self, NULL);
  g_source_attach (fresh, g_main_context_get_thread_default ());
}

/* --- After a try ---------------------------------------------------------------------------------------------------------------- */

static gboolean
note (OdCourier *self,
      const Try *try,
      GError   **error)
{
  const OdCarryResult *result = &try->result;
  gint64 now_us = od_clock_now_us (self->clock);
  gint64 wait_us;

  switch (result->outcome) {
  case OD_CARRIED:
    return od_store_outbox_sent (self->store, try->seq, now_us, error);
  case OD_CARRY_NEVER:
    return od_store_outbox_park (self->store, try->seq, now_us, result->problem, error);
  case OD_CARRY_AGAIN:
  default:
    wait_us = od_courier_back_off (try->tries + 1, od_chance_fraction (self->chance));
    wait_us = MAX (wait_us, MIN (result->retry_after_us, LONGEST_SAID_US));
    return od_store_outbox_retry (self->store, try->seq, now_us + wait_us, result->problem, error);
  }
}

static gboolean
note_all (OdCourier *self,
          GError   **error)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (self->store, error);

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < self->finished->len; i++)
    if (!note (self, g_ptr_array_index (self->finished, i), error))
      return FALSE;

  return od_store_transaction_commit (&transaction, error);
}

/* Results of a round share a commit. */
static gboolean
on_settle (gpointer data)
{
  OdCourier *self = data;
  g_autoptr (GPtrArray) finished = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noted = note_all (self, &error);

  drop_source (&self->settle);
  finished = g_steal_pointer (&self->finished);
  self->finished = g_ptr_array_new_with_free_func (try_free);
  for (guint i = 0; i < finished->len; i++)
    g_hash_table_remove (self->under_way, ((Try *) g_ptr_array_index (finished, i))->visit_id);

  /* What could not be noted is carried once more, under the same id; but not in a circle while the disk is full. */
  if (!noted)
    g_debug ("the outbox cannot be written: %s", error->message);
  look_after (self, noted ? self->rest_us : FAULT_US);
  return G_SOURCE_REMOVE;
}

/* A slow try keeps the results of the others from the disk for one rest, not for longer. */
static void
settle_when_due (OdCourier *self)
{
  gboolean is_whole = self->finished->len == g_hash_table_size (self->under_way);

  if (is_whole || self->rest_us == 0)
    run_source (self, &self->settle, g_idle_source_new (), on_settle);
  else if (self->settle == NULL)
    run_source (self, &self->settle, g_timeout_source_new ((guint) (self->rest_us / 1000)), on_settle);
}

static void
on_carried (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Try *try = data;
  OdCourier *self = try->courier;

  od_carrier_carry_finish (OD_CARRIER (source), result, &try->result);

  /* The store may be closed by now. Whoever comes after carries it again, and they have it once. */
  if (self->stopped) {
    try_free (try);
    return;
  }

  g_ptr_array_add (self->finished, try);
  settle_when_due (self);
}

/* --- Before a try --------------------------------------------------------------------------------------------------------------- */

static void
begin_try (OdCourier         *self,
           const OdOutboxRow *row)
{
  Try *try = g_new0 (Try, 1);

  try->courier = g_object_ref (self);
  try->seq = row->seq;
  try->tries = row->tries;
  try->visit_id = g_strdup (row->visit_id);
  g_hash_table_add (self->under_way, g_strdup (row->visit_id));
  od_carrier_carry_async (self->carrier, row->event_id, row->body, self->cancellable, on_carried, try);
}

static gboolean
begin_what_is_due (OdCourier *self,
                   gint64     now_us)
{
  guint limit = PARALLEL + g_hash_table_size (self->under_way);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = od_store_list_due (self->store, now_us, limit, &error);

  if (rows == NULL) {
    g_debug ("the outbox cannot be read: %s", error->message);
    return FALSE;
  }

  for (guint i = 0; i < rows->len && g_hash_table_size (self->under_way) < PARALLEL; i++) {
    const OdOutboxRow *row = g_ptr_array_index (rows, i);

    if (!g_hash_table_contains (self->under_way, row->visit_id))
      begin_try (self, row);
  }

  return TRUE;
}

/* Nothing is ever put off for longer than a day: what seems to be was put off by a clock that ran ahead and has been set right. */
static gint64
find_horizon (OdCourier *self)
{
  gint64 now_us = od_clock_now_us (self->clock);
  gint64 next_us = od_store_get_next_due (self->store);

  return next_us > now_us + LONGEST_SAID_US ? next_us : now_us;
}

static gboolean
on_look (gpointer data)
{
  OdCourier *self = data;
  gint64 now_us = find_horizon (self);
  gint64 next_us;

  self->looks_soon = FALSE;
  if (!begin_what_is_due (self, now_us)) {
    look_after (self, FAULT_US);
    return G_SOURCE_REMOVE;
  }

  /* What is due already is under way or waits for one that is: the end of a try looks again, too. */
  next_us = od_store_get_next_due (self->store);
  if (next_us == 0)
    drop_source (&self->look);
  else
    look_after (self, CLAMP (next_us - now_us, SECOND_US, LOOK_AGAIN_US));
  return G_SOURCE_REMOVE;
}

static void
look_after (OdCourier *self,
            gint64     wait_us)
{
  guint wait_ms = (guint) ((wait_us + 999) / 1000);

  self->looks_soon = wait_us <= self->rest_us;
  run_source (self, &self->look, wait_ms == 0 ? g_idle_source_new () : g_timeout_source_new (wait_ms), on_look);
}

/* --- The object ----------------------------------------------------------------------------------------------------------------- */

static void
od_courier_dispose (GObject *object)
{
  OdCourier *self = OD_COURIER (object);

  od_courier_stop (self);
  g_clear_object (&self->carrier);
  g_clear_object (&self->clock);
  g_clear_object (&self->chance);

  G_OBJECT_CLASS (od_courier_parent_class)->dispose (object);
}

static void
od_courier_finalize (GObject *object)
{
  OdCourier *self = OD_COURIER (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->under_way);
  g_ptr_array_unref (self->finished);

  G_OBJECT_CLASS (od_courier_parent_class)->finalize (object);
}

static void
od_courier_class_init (OdCourierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_courier_dispose;
  G_OBJECT_CLASS (klass)->finalize = od_courier_finalize;
}

static void
od_courier_init (OdCourier *self)
{
  self->rest_us = REST_US;
  self->cancellable = g_cancellable_new ();
  self->under_way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->finished = g_ptr_array_new_with_free_func (try_free);
}

OdCourier *
od_courier_new (OdStore   *store,
                OdCarrier *carrier,
                OdClock   *clock,
                OdChance  *chance)
{
  OdCourier *self;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (OD_IS_CARRIER (carrier), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (OD_IS_CHANCE (chance), NULL);

  self = g_object_new (OD_TYPE_COURIER, NULL);
  self->store = store;
  self->carrier = g_object_ref (carrier);
  self->clock = g_object_ref (clock);
  self->chance = g_object_ref (chance);
  return self;
}

void
od_courier_set_rest (OdCourier *self,
                     gint64     rest_us)
{
  g_return_if_fail (OD_IS_COURIER (self));
  g_return_if_fail (rest_us >= 0);

  self->rest_us = rest_us;
}

void
od_courier_wake (OdCourier *self)
{
  g_return_if_fail (OD_IS_COURIER (self));

  /* A steady stream of wakes must not put the round off for ever. */
  if (!self->stopped && !self->looks_soon)
    look_after (self, self->rest_us);
}

void
od_courier_stop (OdCourier *self)
{
  g_return_if_fail (OD_IS_COURIER (self));

  self->stopped = TRUE;
  drop_source (&self->look);
  drop_source (&self->settle);
  g_ptr_array_set_size (self->finished, 0);
  g_cancellable_cancel (self->cancellable);
}

gint64
od_courier_back_off (guint  tries,
                     double fraction)
{
  gint64 ceiling = tries < 20 ? MIN (SHORTEST_US << tries, LONGEST_US) : LONGEST_US;

  g_return_val_if_fail (fraction >= 0 && fraction < 1, SHORTEST_US);

  return SHORTEST_US + (gint64) (fraction * (double) (ceiling - SHORTEST_US));
}
