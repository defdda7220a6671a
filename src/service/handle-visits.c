/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-json.h"
#include "od-line.h"
#include "od-store-events.h"
#include "od-store-visits.h"
#include "od-wire.h"

static int
compare_arrived (gconstpointer a,
                 gconstpointer b)
{
  const OdVisit *visit_a = *(OdVisit *const *) a;
  const OdVisit *visit_b = *(OdVisit *const *) b;

  if (visit_a->arrived_us != visit_b->arrived_us)
    return visit_a->arrived_us < visit_b->arrived_us ? -1 : 1;
  return g_strcmp0 (visit_a->id, visit_b->id);
}

/* (element-type OdVisit) @visits that the caller may see. Borrowed from them. */
static GPtrArray *
list_seen (OdCall    *call,
           GPtrArray *visits)
{
  GPtrArray *seen = g_ptr_array_new ();

  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = g_ptr_array_index (visits, i);

    if (od_bearer_may_see (call->bearer, call->service->centre, visit))
      g_ptr_array_add (seen, visit);
  }
  return seen;
}

static gboolean
read_all (OdCall   *call,
          gboolean *all)
{
  const char *wanted = od_call_query (call, "all");

  *all = g_strcmp0 (wanted, "yes") == 0;
  if (wanted == NULL || *all || g_str_equal (wanted, "no"))
    return TRUE;
  od_call_refuse (call, 400, "bad-query", "\"all\" is \"yes\" or \"no\".");
  return FALSE;
}

gboolean
od_handle_visits (OdCall  *call,
                  GError **error)
{
  OdServer *service = call->service;
  const char *today = od_server_today (service, call->now_us, error);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  gboolean all = FALSE;

  if (today == NULL)
    return FALSE;
  if (!read_all (call, &all))
    return TRUE;

  visits = all ? od_store_list_visits (service->store, today, TRUE, error) : g_ptr_array_ref (od_line_get_open (service->line));
  if (visits == NULL)
    return FALSE;
  seen = list_seen (call, visits);
  g_ptr_array_sort (seen, compare_arrived);
  od_call_answer (call, 200, od_wire_visits_to_json (seen));
  return TRUE;
}

gboolean
od_handle_visit (OdCall  *call,
                 GError **error)
{
  g_autoptr (OdVisit) visit = od_change_dup_seen (call, call->parts[0], error);

  if (visit == NULL)
    return call->status != 0;
  od_call_answer (call, 200, od_wire_visit_to_json (visit, OD_WIRE_STAFF));
  return TRUE;
}

gboolean
od_handle_name (OdCall  *call,
                GError **error)
{
  g_autoptr (OdVisit) visit = od_change_dup_seen (call, call->parts[0], error);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *name = NULL;

  if (visit == NULL)
    return call->status != 0;

  if (!od_store_get_sealed (call->service->store, visit->id, &key, &sealed, &fault)) {
    if (fault == NULL)
      od_call_refuse (call, 404, "no-name", "This visitor gave no name.");
    else
      g_propagate_error (error, g_steal_pointer (&fault));
    return call->status != 0;
  }
  name = od_vault_unseal (call->service->vault, visit->id, key, sealed, error);
  if (name == NULL || !od_change_read (call, visit, "name", error))
    return FALSE;
  od_call_answer (call, 200, od_wire_strings_to_json ("name", name, NULL));
  return TRUE;
}

static void
write_event (OdJsonWriter  *writer,
             const OdEvent *event)
{
  g_autofree char *at = od_time_format (event->at_us);

  od_json_writer_object (writer, NULL);
  od_json_writer_integer (writer, "seq", event->seq);
  od_json_writer_string (writer, "id", event->id);
  od_json_writer_string (writer, "at", at);
  od_json_writer_string (writer, "verb", od_verb_to_text (event->verb));
  od_json_writer_string (writer, "leg_id", event->leg_id);
  od_json_writer_integer (writer, "version", event->version);
  od_json_writer_string (writer, "actor", event->actor);
  od_json_writer_string (writer, "from", od_leg_state_to_text (event->from));
  od_json_writer_string (writer, "to", od_leg_state_to_text (event->to));
  od_json_writer_string (writer, "desk_id", event->desk_id);
  od_json_writer_string (writer, "pool_id", event->pool_id);
  od_json_writer_string (writer, "reason", event->reason);
  od_json_writer_string (writer, "undoes", event->undoes);
  od_json_writer_end (writer);
}

gboolean
od_handle_path (OdCall  *call,
                GError **error)
{
  g_autoptr (OdVisit) visit = od_change_dup_seen (call, call->parts[0], error);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (OdJsonWriter) writer = NULL;

  if (visit == NULL)
    return call->status != 0;
  events = od_store_list_visit_events (call->service->store, visit->id, error);
  if (events == NULL)
    return FALSE;

  writer = od_json_writer_new ();
  od_json_writer_object (writer, NULL);
  od_json_writer_array (writer, "events");
  for (guint i = 0; i < events->len; i++)
    write_event (writer, g_ptr_array_index (events, i));
  od_json_writer_end (writer);
  od_json_writer_end (writer);
  od_call_answer (call, 200, od_json_writer_finish (writer));
  return TRUE;
}
