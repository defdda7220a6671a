/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-change.h"

#include "od-id.h"
#include "od-line.h"
#include "od-store-events.h"
#include "od-store-outbox.h"
#include "od-store-visits.h"
#include "od-watch.h"
#include "od-wire.h"

/* What became of a piece of paper, what staff wrote down and who read it is no news for a case back-end. */
static gboolean
is_news (OdVerb verb)
{
  return verb != OD_VERB_PRINT && verb != OD_VERB_NOTE && verb != OD_VERB_READ;
}

static gboolean
tell_back_end (OdServer      *service,
               const OdVisit *visit,
               const OdEvent *event,
               GError       **error)
{
  g_autoptr (GBytes) body = NULL;
  char *text;

  if (!is_news (event->verb))
    return TRUE;
  text = od_wire_cloud_event (event, visit, service->source);
  body = g_bytes_new_take (text, strlen (text));
  return od_store_add_outbox (service->store, event->id, visit->id, body, event->at_us, error);
}

gboolean
od_change_store (OdServer      *service,
                 const OdVisit *visit,
                 OdEvent       *event,
                 GError       **error)
{
  od_watch_saw (service, event->at_us);
  return od_store_add_event (service->store, event, error) && tell_back_end (service, visit, event, error);
}

gboolean
od_change_record (OdCall  *call,
                  OdVisit *visit,
                  OdEvent *event,
                  GError **error)
{
  call->visit = visit;
  call->event = event;
  return od_change_store (call->service, visit, event, error);
}

gboolean
od_change_read (OdCall        *call,
                const OdVisit *visit,
                const char    *reason,
                GError       **error)
{
  g_autoptr (OdEvent) event = od_change_event (call, OD_VERB_READ, visit);

  event->reason = g_strdup (reason);
  return od_change_store (call->service, visit, event, error);
}

gboolean
od_change_update (OdCall  *call,
                  OdVisit *visit,
                  OdEvent *event,
                  GError **error)
{
  g_autoptr (OdVisit) owned_visit = visit;
  g_autoptr (OdEvent) owned_event = event;
  gboolean stale = FALSE;

  if (od_store_update_visit (call->service->store, visit, &stale, error))
    return od_change_record (call, g_steal_pointer (&owned_visit), g_steal_pointer (&owned_event), error);
  if (!stale)
    return FALSE;
  od_call_refuse (call, 409, "stale", "The visit has changed since you last saw it.");
  return TRUE;
}

OdEvent *
od_change_event (OdCall        *call,
                 OdVerb         verb,
                 const OdVisit *visit)
{
  const OdLeg *leg = od_visit_current_leg (visit);
  OdEvent *event = od_event_new ();

  g_free (event->id);
  event->id = od_id_new (call->service->clock, call->service->chance);
  event->at_us = call->now_us;
  event->verb = verb;
  event->visit_id = g_strdup (visit->id);
  event->leg_id = g_strdup (leg->id);
  event->version = visit->version;
  event->actor = g_strdup (call->actor);
  event->from = leg->state;
  event->to = leg->state;
  event->pool_id = g_strdup (leg->pool_id);
  event->desk_id = g_strdup (leg->desk_id);
  return event;
}

OdVisit *
od_change_dup_visit (OdCall     *call,
                     const char *id,
                     GError    **error)
{
  const OdVisit *known = od_line_find (call->service->line, id);

  if (known != NULL)
    return od_visit_copy (known);
  return od_store_dup_visit (call->service->store, id, error);
}

OdVisit *
od_change_dup_seen (OdCall     *call,
                    const char *id,
                    GError    **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdVisit) visit = od_change_dup_visit (call, id, &fault);

  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (visit != NULL && od_bearer_may_see (call->bearer, call->service->centre, visit))
    return g_steal_pointer (&visit);
  od_call_refuse (call, 404, "not-found", "There is no such visit.");
  return NULL;
}
