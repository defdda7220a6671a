/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-handlers.h"

#include "od-line.h"
#include "od-phones.h"
#include "od-service-resources.h"
#include "od-store-outbox.h"
#include "od-stream.h"
#include "od-wire.h"

#define METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"

gboolean
od_handle_health (OdCall  *call,
                  GError **error)
{
  if (od_server_today (call->service, call->now_us, error) == NULL)
    return FALSE;
  od_call_answer (call, 200, od_wire_strings_to_json ("status", "ok", "version", OD_VERSION, NULL));
  return TRUE;
}

static void
add_metric (GString    *text,
            const char *name,
            const char *type,
            const char *help,
            guint64     value)
{
  g_string_append_printf (text, "# HELP onedoor_%s %s\n# TYPE onedoor_%s %s\nonedoor_%s %" G_GUINT64_FORMAT "\n",
                          name, help, name, type, name, value);
}

static void
add_answers (GString       *text,
             const OdTally *tally)
{
  g_string_append (text, "# HELP onedoor_answers_total Answers by class of status.\n# TYPE onedoor_answers_total counter\n");
  for (guint i = 2; i < G_N_ELEMENTS (tally->answers); i++)
    g_string_append_printf (text, "onedoor_answers_total{class=\"%uxx\"} %" G_GUINT64_FORMAT "\n", i, tally->answers[i]);
}

static void
add_open_files (GString *text)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  g_string_append_printf (text, "# HELP process_open_fds Open files and connections.\n# TYPE process_open_fds gauge\n"
                                "process_open_fds %u\n", n_files);
}

gboolean
od_handle_metrics (OdCall  *call,
                   GError **error)
{
  OdServer *service = call->service;
  const OdTally *tally = &service->tally;
  OdOutboxCount outbox = { 0 };
  GString *text;

  if (!od_call_is_local (call)) {
    od_call_refuse (call, 403, "forbidden", "Metrics are for this machine only.");
    return TRUE;
  }
  if (!od_store_count_outbox (service->store, &outbox, error))
    return FALSE;

  text = g_string_new (NULL);
  add_answers (text, tally);
  add_metric (text, "writes_total", "counter", "Writing requests.", tally->writes);
  add_metric (text, "commits_total", "counter", "Transactions that they shared.", tally->commits);
  add_metric (text, "failed_commits_total", "counter", "Transactions that did not reach the disk.", tally->failed_commits);
  add_metric (text, "open_visits", "gauge", "Visits of today that are not over.", od_line_get_open (service->line)->len);
  add_metric (text, "listeners", "gauge", "Apps on the event stream.", od_stream_count (service->stream));
  add_metric (text, "phones", "gauge", "Phones on the phone page's stream.", od_phones_count (service->phones));
  add_metric (text, "outbox_waiting", "gauge", "Messages that the back-end does not have yet.", outbox.waiting);
  add_metric (text, "outbox_parked", "gauge", "Messages that it refused.", outbox.parked);
  add_open_files (text);
  od_call_answer (call, 200, g_string_free (text, FALSE));
  call->type = METRICS_TYPE;
  return TRUE;
}

gboolean
od_handle_openapi (OdCall  *call,
                   GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (od_service_get_resource (), "/org/onedoor/service/openapi.json", 0, error);
  gsize length = 0;
  const char *text;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  od_call_answer (call, 200, g_strndup (text, length));
  return TRUE;
}
