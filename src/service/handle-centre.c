/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-language.h"
#include "od-need.h"
#include "od-service-map.h"
#include "od-wire.h"

/* More cards than anybody reads. */
#define MAX_CARDS 60

gboolean
od_handle_centre (OdCall  *call,
                  GError **error)
{
  od_call_answer (call, 200, g_strdup (call->service->centre_json));
  return TRUE;
}

static GStrv
split_needs (const char *text)
{
  g_auto (GStrv) needs = g_strsplit (text == NULL ? "" : text, ",", OD_N_NEEDS + 1);

  for (char **need = needs; *need != NULL; need++) {
    if (!od_need_is_known (*need))
      return NULL;
  }
  return g_steal_pointer (&needs);
}

gboolean
od_handle_help (OdCall  *call,
                GError **error)
{
  OdServer *service = call->service;
  const char *language = od_call_query (call, "lang");
  g_auto (GStrv) needs = split_needs (od_call_query (call, "needs"));
  g_autoptr (GPtrArray) cards = NULL;

  if (language == NULL)
    language = service->centre->language;
  if (needs == NULL || !od_language_is_valid (language)) {
    od_call_refuse (call, 400, "bad-query", "\"needs\" holds known needs with commas between, \"lang\" a language tag.");
    return TRUE;
  }
  cards = od_service_map_help (service->map, service->centre, (const char *const *) needs, language, call->now_us, MAX_CARDS);
  od_call_answer (call, 200, od_wire_help_to_json (cards));
  return TRUE;
}
