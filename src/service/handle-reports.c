/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-ask.h"
#include "od-reports.h"
#include "od-today.h"
#include "od-wire.h"

/* Of days that a report may be over: three years, so that one can be held against the year before. */
#define MOST_DAYS 1100
#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

static gboolean
by_is_known (const char *by)
{
  static const char *const known[] = { "day", "pool", "desk", "hour", "language", "route", "need", NULL };

  return g_strv_contains (known, by);
}

static const char *
ask_by (OdCall *call)
{
  const char *asked = od_call_query (call, "by");

  if (asked == NULL)
    return "day";
  if (by_is_known (asked))
    return asked;
  od_call_refuse (call, 400, "bad-query", "\"by\" is day, pool, desk, hour, language, route or need.");
  return NULL;
}

static gboolean
days_are_fine (OdCall *call,
               gint64  from_us,
               gint64  to_us)
{
  if (from_us < to_us && to_us - from_us < MOST_DAYS * DAY_US)
    return TRUE;
  od_call_refuse (call, 400, "bad-query", "\"from\" is not after \"to\", and a report is of %d days at most.", MOST_DAYS);
  return FALSE;
}

static void
offer_file (OdCall     *call,
            const char *from,
            const char *to,
            const char *by)
{
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"report-%s-%s-by-%s.csv\"", from, to, by);

  od_call_set_header (call, "Content-Disposition", disposition);
}

static gboolean
order (OdCall      *taken,
       OdReportForm form)
{
  g_autoptr (OdCall) call = taken;
  OdReports *reports = call->service->reports;
  gint64 from_us = 0;
  gint64 to_us = 0;
  gint64 unused = 0;
  const char *from = od_ask_day (call, "from", NULL, &from_us, &unused);
  const char *to = from == NULL ? NULL : od_ask_day (call, "to", NULL, &unused, &to_us);
  const char *by = to == NULL ? NULL : ask_by (call);

  if (by == NULL || !days_are_fine (call, from_us, to_us)) {
    od_call_release (call);
    return TRUE;
  }
  if (form == OD_REPORT_AS_CSV)
    offer_file (call, from, to, by);
  od_reports_add (reports, g_steal_pointer (&call), from, to, by, form);
  return TRUE;
}

gboolean
od_handle_report (OdCall  *call,
                  GError **error)
{
  return order (call, OD_REPORT_AS_JSON);
}

gboolean
od_handle_report_csv (OdCall  *call,
                      GError **error)
{
  return order (call, OD_REPORT_AS_CSV);
}

gboolean
od_handle_today (OdCall  *call,
                 GError **error)
{
  g_autoptr (OdToday) today = NULL;

  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  today = od_today_make (call->service, call->bearer, call->now_us);
  od_call_answer (call, 200, od_wire_today_to_json (today));
  return TRUE;
}
