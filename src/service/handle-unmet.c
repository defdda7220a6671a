/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-change.h"
#include "od-id.h"
#include "od-language.h"
#include "od-need.h"
#include "od-store-care.h"
#include "od-store-events.h"
#include "od-unmet.h"
#include "od-wire.h"

enum {
  NEED,
  WHY,
  VISIT_ID,
  LANGUAGE,
};

/* A kiosk knows of the visits that it made, staff of those that they may see. NULL with @call answered, or with @error set. */
static gboolean
check_visit (OdCall     *call,
             const char *visit_id,
             GError    **error)
{
  g_autoptr (OdVisit) visit = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (call->bearer->is_staff) {
    visit = od_change_dup_seen (call, visit_id, error);
    return visit != NULL;
  }
  events = od_store_list_visit_events (call->service->store, visit_id, error);
  if (events == NULL)
    return FALSE;
  if (events->len > 0 && g_str_equal (((OdEvent *) g_ptr_array_index (events, 0))->actor, call->actor))
    return TRUE;
  return od_ask_refuse_missing (call, "visit");
}

static gboolean
check_unmet (OdCall *call,
             GStrv   values)
{
  if (!od_need_is_known (values[NEED]))
    return od_ask_refuse_value (call, "need");
  if (!od_unmet_why_is_known (values[WHY]))
    return od_ask_refuse_value (call, "why");
  if (values[LANGUAGE][0] != '\0' && !od_language_is_valid (values[LANGUAGE]))
    return od_ask_refuse_value (call, "language");
  return TRUE;
}

gboolean
od_handle_unmet (OdCall  *call,
                 GError **error)
{
  static const char *const names[] = { "need", "why", "visit_id", "language", NULL };
  const char *today = od_server_today (call->service, call->now_us, error);
  g_autofree char *id = od_id_new (call->service->clock, call->service->chance);
  g_auto (GStrv) values = NULL;
  OdUnmet unmet = { 0 };

  if (today == NULL)
    return FALSE;
  values = od_ask_strings (call, names, 2);
  if (values == NULL || !check_unmet (call, values))
    return TRUE;
  if (values[VISIT_ID][0] != '\0' && !check_visit (call, values[VISIT_ID], error))
    return call->status != 0;

  unmet.id = id;
  unmet.day = today;
  unmet.at_us = call->now_us;
  unmet.need = values[NEED];
  unmet.why = values[WHY];
  unmet.visit_id = values[VISIT_ID][0] == '\0' ? NULL : values[VISIT_ID];
  unmet.language = values[LANGUAGE][0] == '\0' ? NULL : values[LANGUAGE];
  if (!od_store_add_unmet (call->service->store, &unmet, error))
    return FALSE;
  od_call_answer (call, 201, od_wire_strings_to_json ("id", id, NULL));
  return TRUE;
}
