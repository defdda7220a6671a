/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-day.h"
#include "od-day-end.h"
#include "od-line.h"
#include "od-store-visits.h"
#include "od-text.h"
#include "od-watch.h"
#include "od-wire.h"

#define REASON "the clock was put right"

static gint64
not_after (gint64 at_us,
           gint64 now_us)
{
  return MIN (at_us, now_us);
}

static gboolean
leg_is_ahead (const OdLeg *leg,
              gint64       now_us)
{
  return MAX (MAX (leg->made_us, leg->first_called_us), MAX (leg->called_us, leg->started_us)) > now_us
         || MAX (leg->held_us, leg->ended_us) > now_us;
}

static gboolean
is_ahead (const OdVisit *visit,
          gint64         now_us)
{
  if (visit->arrived_us > now_us || visit->out_us > now_us)
    return TRUE;
  for (guint i = 0; i < visit->legs->len; i++) {
    if (leg_is_ahead (g_ptr_array_index (visit->legs, i), now_us))
      return TRUE;
  }
  return FALSE;
}

/* What happened while the clock was ahead happened now at the latest. */
static void
bring_back_leg (OdLeg          *leg,
                const OdPolicy *policy,
                gint64          now_us)
{
  if (leg->due_us == 0 && leg->queued_us > now_us) {
    leg->queued_us = now_us;
    leg->place_us = od_leg_place (leg, policy);
  }
  if (leg->due_us == 0)
    leg->not_before_us = not_after (leg->not_before_us, now_us + policy->grace_min * 60 * (gint64) G_USEC_PER_SEC);
  leg->made_us = not_after (leg->made_us, now_us);
  leg->first_called_us = not_after (leg->first_called_us, now_us);
  leg->called_us = not_after (leg->called_us, now_us);
  leg->started_us = not_after (leg->started_us, now_us);
  leg->held_us = not_after (leg->held_us, now_us);
  leg->ended_us = not_after (leg->ended_us, now_us);
}

static gboolean
bring_back (OdCall        *call,
            const OdVisit *known,
            GError       **error)
{
  OdServer *service = call->service;
  g_autoptr (OdVisit) visit = od_visit_copy (known);
  g_autoptr (OdEvent) event = NULL;
  gboolean stale = FALSE;

  visit->arrived_us = not_after (visit->arrived_us, call->now_us);
  visit->out_us = not_after (visit->out_us, call->now_us);
  for (guint i = 0; i < visit->legs->len; i++)
    bring_back_leg (g_ptr_array_index (visit->legs, i), service->centre->policy, call->now_us);
  visit->version++;
  event = od_change_event (call, OD_VERB_MOVE, visit);
  event->reason = g_strdup (REASON);
  return od_store_update_visit (service->store, visit, &stale, error) && od_change_store (service, visit, event, error);
}

/* Else nobody could work on a visit that was touched meanwhile, until its time has come again. */
static gboolean
bring_back_all (OdCall  *call,
                GError **error)
{
  OdServer *service = call->service;
  const char *today = od_server_today (service, call->now_us, error);
  g_autofree char *day = g_strdup (today);
  GPtrArray *open = od_line_get_open (service->line);

  if (today == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++) {
    const OdVisit *visit = g_ptr_array_index (open, i);

    if (is_ahead (visit, call->now_us) && !bring_back (call, visit, error))
      return FALSE;
  }
  return od_line_load (service->line, service->store, day, error);
}

static gboolean
read_reason (OdCall *call,
             char  **reason)
{
  static const char *const names[] = { "reason", NULL };
  g_autoptr (GError) why = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body, names, 1, &why);

  if (values == NULL) {
    od_call_refuse_wire (call, why);
    return FALSE;
  }
  g_strstrip (values[0]);
  if (values[0][0] == '\0' || strlen (values[0]) > OD_CALL_MAX_REASON || !od_text_is_line (values[0])) {
    od_call_refuse (call, 400, "wrong-value", "The member \"reason\" has a value that is not allowed.");
    return FALSE;
  }
  *reason = g_strdup (values[0]);
  return TRUE;
}

gboolean
od_handle_clock (OdCall  *call,
                 GError **error)
{
  OdServer *service = call->service;
  g_autofree char *reason = NULL;
  gint64 ahead_us = service->floor_us;

  if (!read_reason (call, &reason))
    return TRUE;
  if (ahead_us > call->now_us) {
    g_message ("the clock was accepted by %s", call->actor);
    /* Last of all: what is written here is no longer ahead. */
    if (!bring_back_all (call, error) || !od_day_end_carry_ahead (call, ahead_us, error)
        || !od_watch_accept (service, call->now_us, call->actor, reason, error))
      return FALSE;
    call->resync = TRUE;
  }
  od_call_empty (call, 204);
  return TRUE;
}
