/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-change.h"
#include "od-printers.h"
#include "od-store-events.h"
#include "od-stream.h"
#include "od-text.h"
#include "od-wire.h"

#define MAX_REASON 200

static gboolean
reason_is_fine (const char *reason)
{
  return strlen (reason) <= MAX_REASON && (reason[0] == '\0' || od_text_is_line (reason));
}

static gboolean
is_maker (OdCall        *call,
          const OdVisit *visit,
          gboolean      *maker,
          GError       **error)
{
  g_autoptr (GPtrArray) events = NULL;

  *maker = (call->bearer->role & OD_ROLES_HOUSE) != 0;
  if (*maker)
    return TRUE;
  events = od_store_list_visit_events (call->service->store, visit->id, error);
  if (events == NULL)
    return FALSE;
  *maker = events->len > 0 && g_strcmp0 (((OdEvent *) g_ptr_array_index (events, 0))->actor, call->actor) == 0;
  return TRUE;
}

/* NULL with the call answered, or with @error set. */
static OdVisit *
dup_own_visit (OdCall  *call,
               GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (OdVisit) visit = od_change_dup_visit (call, call->parts[0], &fault);
  gboolean maker = FALSE;

  if (fault != NULL || (visit != NULL && !is_maker (call, visit, &maker, &fault))) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (maker)
    return g_steal_pointer (&visit);
  od_call_refuse (call, 404, "not-found", "There is no such visit.");
  return NULL;
}

static gboolean
parse_print (OdCall       *call,
             OdPrintState *state,
             char        **reason)
{
  static const char *const names[] = { "state", "reason", NULL };
  g_autoptr (GError) why = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body, names, 1, &why);

  if (values == NULL) {
    od_call_refuse_wire (call, why);
    return FALSE;
  }
  if (!od_print_state_from_text (values[0], state) || !reason_is_fine (values[1])) {
    od_call_refuse (call, 400, "wrong-value", "The member \"state\" or \"reason\" has a value that is not allowed.");
    return FALSE;
  }
  *reason = values[1][0] == '\0' ? NULL : g_strdup (values[1]);
  return TRUE;
}

gboolean
od_handle_print (OdCall  *call,
                 GError **error)
{
  g_autoptr (OdVisit) visit = NULL;
  g_autofree char *reason = NULL;
  OdPrintState state = OD_PRINT_NONE;
  OdEvent *event;

  if (!parse_print (call, &state, &reason))
    return TRUE;
  visit = dup_own_visit (call, error);
  if (visit == NULL)
    return call->status != 0;

  visit->print = state;
  visit->version++;
  event = od_change_event (call, OD_VERB_PRINT, visit);
  event->reason = g_strdup (reason != NULL ? reason : od_print_state_to_text (state));
  if (!od_change_update (call, g_steal_pointer (&visit), event, error))
    return FALSE;
  if (call->status == 0)
    od_call_empty (call, 204);
  return TRUE;
}

gboolean
od_handle_printer_health (OdCall  *call,
                          GError **error)
{
  static const char *const names[] = { "blocked", "reasons", NULL };
  OdServer *service = call->service;
  const OdAccount *device = call->bearer->account;
  g_autoptr (GError) why = NULL;
  g_autofree char *json = NULL;
  g_auto (GStrv) values = od_wire_strings_from_json (call->body, names, 1, &why);
  OdPrinterNews *news;

  if (values == NULL) {
    od_call_refuse_wire (call, why);
    return TRUE;
  }
  if ((!g_str_equal (values[0], "yes") && !g_str_equal (values[0], "no")) || !reason_is_fine (values[1])) {
    od_call_refuse (call, 400, "wrong-value", "\"blocked\" is \"yes\" or \"no\", \"reasons\" a short list of words.");
    return TRUE;
  }

  news = od_printer_news_new (device->id, device->name, g_str_equal (values[0], "yes"), values[1]);
  g_hash_table_replace (service->printers, news->device_id, news);
  json = od_printer_news_to_json (news);
  od_stream_tell_device (service->stream, json);
  od_call_empty (call, 204);
  return TRUE;
}
