/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-directory.h"

#define PER_PAGE 50
#define MAX_PER_PAGE 500

gboolean
od_handle_hsds_about (OdCall  *call,
                      GError **error)
{
  od_call_answer (call, 200, od_directory_about_to_json (call->service->centre->public_url));
  return TRUE;
}

static gboolean
query_number (OdCall     *call,
              const char *name,
              guint       fallback,
              guint       max,
              guint      *number)
{
  const char *text = od_call_query (call, name);
  guint64 parsed = fallback;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, max, &parsed, NULL)) {
    od_call_refuse (call, 400, "bad-query", "\"%s\" is a number from 1 to %u.", name, max);
    return FALSE;
  }
  *number = (guint) parsed;
  return TRUE;
}

gboolean
od_handle_hsds_services (OdCall  *call,
                         GError **error)
{
  guint page = 1;
  guint per_page = PER_PAGE;

  if (query_number (call, "page", 1, G_MAXINT, &page) && query_number (call, "per_page", PER_PAGE, MAX_PER_PAGE, &per_page))
    od_call_answer (call, 200, od_directory_page_to_json (call->service->map, page, per_page));
  return TRUE;
}

gboolean
od_handle_hsds_service (OdCall  *call,
                        GError **error)
{
  char *json = od_directory_service_to_json (call->service->map, call->parts[0]);

  if (json == NULL)
    od_call_refuse (call, 404, "not-found", "There is no such service.");
  else
    od_call_answer (call, 200, json);
  return TRUE;
}
