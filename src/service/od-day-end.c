/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-day-end.h"

#include "od-change.h"
#include "od-day.h"
#include "od-id.h"
#include "od-line.h"
#include "od-phones.h"
#include "od-store-visits.h"
#include "od-stream.h"
#include "od-visit-machine.h"
#include "od-watch.h"

/* Visits of one transaction. */
#define BITE 16
#define ACTOR "system"
#define REASON "the day ended"
#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* What one change made, to be told once it is on disk. */
typedef struct {
  OdVisit *visit;
  OdEvent *event;
} News;

struct _OdDayEnd {
  OdServer  *service;   /* borrowed */
  GPtrArray *left;      /* ids of visits that are still to be carried, or NULL */
  guint      source_id;
};

static void
news_free (News *self)
{
  od_visit_free (self->visit);
  od_event_free (self->event);
  g_free (self);
}

OdDayEnd *
od_day_end_new (OdServer *service)
{
  OdDayEnd *self = g_new0 (OdDayEnd, 1);

  self->service = service;
  return self;
}

void
od_day_end_free (OdDayEnd *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_free (self);
}

/* One change of @visit by nobody in particular; the visit stays as it is when the change is not legal. */
static gboolean
change (OdServer  *service,
        OdVisit   *visit,
        OdWish    *wish,
        GPtrArray *news,
        GError   **error)
{
  g_autofree char *event_id = od_id_new (service->clock, service->chance);
  g_autoptr (OdEvent) event = NULL;
  gboolean stale = FALSE;
  News *item;

  wish->actor = ACTOR;
  wish->reason = REASON;
  wish->event_id = event_id;
  wish->any_desk = TRUE;
  wish->policy = service->centre->policy;
  if (od_visit_apply (visit, wish, &event) != OD_OUTCOME_DONE)
    return TRUE;
  if (!od_store_update_visit (service->store, visit, &stale, error))
    return stale;
  if (!od_change_store (service, visit, event, error))
    return FALSE;

  item = g_new0 (News, 1);
  item->visit = od_visit_copy (visit);
  item->event = g_steal_pointer (&event);
  g_ptr_array_add (news, item);
  return TRUE;
}

/* Who is being served when the day ends was served: somebody forgot to say that it is over. */
static gboolean
end_visit (OdServer   *service,
           const char *id,
           gint64      now_us,
           GPtrArray  *news,
           GError    **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdVisit) visit = od_store_dup_visit (service->store, id, &fault);

  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (visit == NULL)
    return TRUE;
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);
    OdWish finish = { .verb = OD_VERB_FINISH, .leg_id = leg->id, .now_us = now_us };

    if (leg->state == OD_LEG_SERVING && !change (service, visit, &finish, news, error))
      return FALSE;
  }
  return change (service, visit, &(OdWish) { .verb = OD_VERB_CARRY, .now_us = now_us }, news, error);
}

static void
tell_news (OdServer  *service,
           GPtrArray *news)
{
  for (guint i = 0; i < news->len; i++) {
    const News *item = g_ptr_array_index (news, i);

    od_stream_tell_change (service->stream, item->event, item->visit);
  }
  od_phones_tell (service->phones);
  if (service->courier != NULL)
    od_courier_wake (service->courier);
}

static gboolean
take_bite (OdDayEnd *self,
           gint64    now_us,
           GError  **error)
{
  OdServer *service = self->service;
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (service->store, error);
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) news_free);
  guint n = MIN (BITE, self->left->len);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) fault = NULL;

    if (!end_visit (service, g_ptr_array_index (self->left, i), now_us, news, &fault)) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  }
  if (!od_store_transaction_commit (&transaction, error))
    return FALSE;
  g_ptr_array_remove_range (self->left, 0, n);
  tell_news (service, news);
  return TRUE;
}

static gboolean
list_left (OdDayEnd *self,
           gint64    now_us,
           GError  **error)
{
  const char *today = od_server_today (self->service, now_us, error);

  if (today == NULL)
    return FALSE;
  self->left = od_store_list_left_over (self->service->store, today, error);
  return self->left != NULL;
}

/* After a fault it stops; the next tick of the house begins anew. */
static gboolean
on_turn (gpointer data)
{
  OdDayEnd *self = data;
  gint64 now_us = od_clock_now_us (self->service->clock);
  g_autoptr (GError) error = NULL;
  gboolean fine = od_watch_set (self->service, &now_us);

  if (fine && self->left == NULL)
    fine = list_left (self, now_us, &error);
  else if (fine)
    fine = take_bite (self, now_us, &error);
  if (error != NULL)
    g_warning ("the end of the day was not worked off: %s", error->message);
  if (fine && self->left->len > 0)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->left, g_ptr_array_unref);
  self->source_id = 0;
  return G_SOURCE_REMOVE;
}

void
od_day_end_begin (OdDayEnd *self)
{
  if (self->source_id == 0)
    self->source_id = g_idle_add_full (G_PRIORITY_LOW, on_turn, self, NULL);
}

static gboolean
was_carried (const OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    if (((const OdLeg *) g_ptr_array_index (visit->legs, i))->state == OD_LEG_CARRIED)
      return TRUE;
  }
  return FALSE;
}

gboolean
od_day_end_may_go_on (OdServer      *service,
                      const OdVisit *visit,
                      const char    *today)
{
  const OdCentre *centre = service->centre;
  gint64 from_us, then_us, now_us, to_us;

  if (!was_carried (visit) || !od_day_bounds (visit->day, centre->zone, centre->rollover_hour, &then_us, &to_us)
      || !od_day_bounds (today, centre->zone, centre->rollover_hour, &now_us, &from_us))
    return FALSE;
  /* A day may have 23 or 25 hours. */
  return now_us - then_us <= centre->policy->carry_days * DAY_US + DAY_US / 2;
}

gboolean
od_day_end_carry_ahead (OdCall  *call,
                        gint64   ahead_us,
                        GError **error)
{
  OdServer *service = call->service;
  g_autofree char *day = od_day_of (ahead_us, service->centre->zone, service->centre->rollover_hour);
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func ((GDestroyNotify) news_free);
  g_autoptr (GPtrArray) visits = NULL;

  if (day == NULL || g_strcmp0 (day, od_line_get_day (service->line)) <= 0)
    return TRUE;
  visits = od_store_list_visits (service->store, day, FALSE, error);
  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    const OdVisit *visit = g_ptr_array_index (visits, i);

    if (!end_visit (service, visit->id, ahead_us, news, error))
      return FALSE;
  }
  return visits != NULL;
}
