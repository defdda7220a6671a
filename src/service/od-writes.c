/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-writes.h"

#include "od-estimates.h"
#include "od-line.h"
#include "od-phones.h"
#include "od-routes.h"
#include "od-store-events.h"
#include "od-stream.h"
#include "od-watch.h"

/* A flood of requests must not keep those that wait from their commit; but where the disk is slow, waiting as long as the last commits took
 * makes fewer of them. */
#define MAX_WAITING 64
#define MAX_WAIT_US (5 * 1000)
#define LONGEST_WAIT_US (20 * 1000)
/* Those who were answered together ask again together: a quarter of a slow commit is waited for the rest of them. */
#define SLOW_COMMIT_US 1000
#define PATIENCE 4

struct _OdWrites {
  OdServer  *service;   /* borrowed */
  GPtrArray *waiting;   /* OdCall, owned */
  guint      source_id;
  gint64     oldest_us;  /* g_get_monotonic_time () of the first of them */
  gint64     commit_us;  /* how long a commit takes, of late */
  guint      last[2];    /* how many shared the last two commits */
  gboolean   resting;    /* the source waits for more */
};

OdWrites *
od_writes_new (OdServer *service)
{
  OdWrites *self = g_new0 (OdWrites, 1);

  self->service = service;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) od_call_free);
  return self;
}

void
od_writes_free (OdWrites *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

static gboolean
replay_answer (OdCall   *call,
               gboolean *replayed,
               GError  **error)
{
  g_autofree char *body = NULL;
  OdReplay replay = OD_REPLAY_NEW;
  guint status = 0;

  *replayed = FALSE;
  if (call->key == NULL)
    return TRUE;
  if (!od_store_find_answer (call->service->store, call->actor, call->key, call->digest, &replay, &status, &body, error))
    return FALSE;

  *replayed = replay != OD_REPLAY_NEW;
  if (replay == OD_REPLAY_SAME)
    od_call_answer (call, status, g_steal_pointer (&body));
  else if (replay == OD_REPLAY_OTHER)
    od_call_refuse (call, 422, "key-reused", "The same Idempotency-Key came before with another request.");
  return TRUE;
}

static gboolean
remember_answer (OdCall  *call,
                 GError **error)
{
  if (call->key == NULL)
    return TRUE;
  return od_store_add_answer (call->service->store, call->actor, call->key, call->digest, call->status, call->answer, call->now_us,
                              error);
}

/* Says nothing under the request's key: the same one is done when the clock is right again. */
static gboolean
is_timely (OdCall *call)
{
  /* The time at which it is done: since it was asked, a secret may have been hashed, or the clock set right. */
  call->now_us = od_clock_now_us (call->service->clock);
  if (call->endpoint->way == OD_WAY_ANY_TIME || od_watch_set (call->service, &call->now_us))
    return TRUE;
  od_call_refuse (call, 409, "clock-back", "%s", OD_CLOCK_BACK_SENTENCE);
  return FALSE;
}

static gboolean
do_work (OdCall  *call,
         GError **error)
{
  return call->work (call, error) && remember_answer (call, error);
}

/* The work of one call in a savepoint of its own: all of it is kept, or nothing. */
static gboolean
do_work_in_mark (OdCall  *call,
                 GError **error)
{
  OdStore *store = call->service->store;

  if (!od_store_mark (store, error))
    return FALSE;
  if (do_work (call, error) && od_store_keep (store, error))
    return TRUE;
  od_store_drop (store);
  return FALSE;
}

static gboolean
run_call (OdCall   *call,
          OdHandler doing,
          GError  **error)
{
  gboolean replayed = FALSE;

  if (!replay_answer (call, &replayed, error))
    return FALSE;
  if (replayed || !is_timely (call))
    return TRUE;
  if (!doing (call, error))
    return FALSE;
  if (call->visit != NULL)
    od_line_take (call->service->line, od_visit_copy (call->visit), call->event->before);
  return TRUE;
}

static gboolean
run_swiftly (OdWrites  *self,
             GPtrArray *batch,
             GError   **error)
{
  for (guint i = 0; i < batch->len; i++) {
    if (!run_call (g_ptr_array_index (batch, i), do_work, error))
      return FALSE;
  }
  return TRUE;
}

static void
forget_call (OdCall *call)
{
  g_clear_pointer (&call->visit, od_visit_free);
  g_clear_pointer (&call->event, od_event_free);
  g_clear_pointer (&call->answer, g_free);
  g_clear_pointer (&call->alarm, g_free);
  call->status = 0;
  call->resync = FALSE;
}

static void
forget_batch (OdWrites  *self,
              GPtrArray *batch)
{
  OdServer *service = self->service;
  g_autoptr (GError) error = NULL;
  const char *day = od_line_get_day (service->line);

  od_store_rollback (service->store);
  for (guint i = 0; i < batch->len; i++)
    forget_call (g_ptr_array_index (batch, i));
  if (day != NULL && !od_line_load (service->line, service->store, day, &error))
    g_warning ("the line could not be read anew: %s", error->message);
}

static void
run_carefully (OdWrites  *self,
               GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++) {
    OdCall *call = g_ptr_array_index (batch, i);
    g_autoptr (GError) error = NULL;

    if (run_call (call, do_work_in_mark, &error))
      continue;
    forget_call (call);
    od_call_refuse_fault (call, error);
  }
}

static gboolean
commit (OdWrites *self,
        GError  **error)
{
  gint64 start = g_get_monotonic_time ();
  gboolean done = od_store_commit (self->service->store, error);

  self->commit_us = (3 * self->commit_us + g_get_monotonic_time () - start) / 4;
  return done;
}

/* Savepoints cost a copy of every page that is touched. So all go without; when one fails, all are forgotten and run again, each in
 * a savepoint, so that the one takes nothing else with it. */
static gboolean
run_batch (OdWrites  *self,
           GPtrArray *batch,
           GError   **error)
{
  OdStore *store = self->service->store;
  g_autoptr (GError) why = NULL;

  if (!od_store_begin (store, error))
    return FALSE;
  if (!run_swiftly (self, batch, &why)) {
    g_debug ("a batch is run again in savepoints: %s", why->message);
    forget_batch (self, batch);
    if (!od_store_begin (store, error))
      return FALSE;
    run_carefully (self, batch);
  }
  return commit (self, error);
}

/* Nothing of the batch is on disk, so nothing of it may be in memory or in an answer. */
static void
undo_batch (OdWrites     *self,
            GPtrArray    *batch,
            const GError *why)
{
  g_warning ("a commit of %u changes failed: %s", batch->len, why->message);
  self->service->tally.failed_commits++;
  forget_batch (self, batch);
  for (guint i = 0; i < batch->len; i++)
    od_call_refuse (g_ptr_array_index (batch, i), 503, "unavailable", "Nothing was changed. Please try again in a moment.");
}

static void
tell_news (OdWrites  *self,
           GPtrArray *batch)
{
  OdServer *service = self->service;
  gboolean any = FALSE;
  gboolean at_once = FALSE;

  for (guint i = 0; i < batch->len; i++) {
    const OdCall *call = g_ptr_array_index (batch, i);

    if (call->resync) {
      od_stream_tell_resync (service->stream);
      any = TRUE;
    }
    if (call->alarm != NULL)
      od_stream_tell_alarm (service->stream, call->alarm);
    if (call->visit == NULL)
      continue;
    any = TRUE;
    at_once = at_once || call->event->from == OD_LEG_CALLED || call->event->to == OD_LEG_CALLED;
    od_stream_tell_change (service->stream, call->event, call->visit);
    if (call->event->verb == OD_VERB_FINISH || call->event->verb == OD_VERB_UNDO)
      od_estimates_forget (service->estimates, call->event->pool_id == NULL ? "" : call->event->pool_id);
  }
  if (!any)
    return;
  od_stream_tell_board (service->stream, at_once);
  od_phones_tell (service->phones);
  if (service->courier != NULL)
    od_courier_wake (service->courier);
}

void
od_writes_flush (OdWrites *self)
{
  g_autoptr (GPtrArray) batch = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->waiting->len == 0)
    return;

  self->last[1] = self->last[0];
  self->last[0] = self->waiting->len;
  self->resting = FALSE;
  batch = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) od_call_free);
  self->service->tally.writes += batch->len;
  self->service->tally.commits++;

  if (run_batch (self, batch, &error))
    tell_news (self, batch);
  else
    undo_batch (self, batch, error);

  for (guint i = 0; i < batch->len; i++)
    od_call_release (g_ptr_array_index (batch, i));
}

static gboolean
on_rested (gpointer data)
{
  OdWrites *self = data;

  self->source_id = 0;
  od_writes_flush (self);
  return G_SOURCE_REMOVE;
}

static gboolean
are_more_expected (OdWrites *self)
{
  return self->commit_us >= SLOW_COMMIT_US && self->waiting->len < MAX (self->last[0], self->last[1]);
}

static gboolean
on_turn_over (gpointer data)
{
  OdWrites *self = data;

  self->source_id = 0;
  self->resting = are_more_expected (self);
  if (self->resting)
    self->source_id = g_timeout_add ((guint) MIN (self->commit_us, LONGEST_WAIT_US) / PATIENCE / 1000 + 1, on_rested, self);
  else
    od_writes_flush (self);
  return G_SOURCE_REMOVE;
}

static void
flush_soon (OdWrites *self)
{
  if (self->resting && !are_more_expected (self)) {
    g_clear_handle_id (&self->source_id, g_source_remove);
    self->resting = FALSE;
  }
  if (self->source_id == 0)
    self->source_id = g_idle_add_full (G_PRIORITY_LOW, on_turn_over, self, NULL);
}

void
od_writes_add (OdWrites *self,
               OdCall   *call)
{
  gint64 now = g_get_monotonic_time ();

  od_call_hold (call);
  if (self->waiting->len == 0)
    self->oldest_us = now;
  g_ptr_array_add (self->waiting, call);

  if (self->waiting->len >= MAX_WAITING || now - self->oldest_us > CLAMP (2 * self->commit_us, MAX_WAIT_US, LONGEST_WAIT_US))
    od_writes_flush (self);
  else
    flush_soon (self);
}
