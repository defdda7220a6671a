/* SPDX-License-Identifier: EUPL-1.2 */

/* A manager wants the figures of a year while the front desk works: how long the desk waits at worst, held against how long the report
 * takes. One that was made between the desk's requests would stop it for all of that time. */

#include <stdio.h>

#include "od-bench.h"
#include "od-history.h"
#include "od-house.h"
#include "od-plain-http.h"

#define N_HISTORY 1000000
#define N_WAITING 100
#define WANTED 0.25
#define SECRET "a secret long enough"
#define AT_LEAST 200

typedef struct {
  OdPlainHttp *http;
  char        *token;
  const char  *path;
  gint64       took_us;
  guint        status;
  int          done;     /* atomic */
} Manager;

static gpointer
ask_for_report (gpointer data)
{
  Manager *self = data;
  const OdPlainRequest request = { .method = "GET", .path = self->path, .token = self->token };
  gint64 begin = g_get_monotonic_time ();

  self->status = od_plain_http_ask (self->http, &request, NULL);
  self->took_us = g_get_monotonic_time () - begin;
  g_atomic_int_set (&self->done, 1);
  return NULL;
}

/* What the slowest of the desk's requests took while the report was made. */
static gint64
work_meanwhile (OdPlainHttp *desk,
                Manager     *manager)
{
  const OdPlainRequest request = { .method = "GET", .path = "/healthz" };
  GThread *thread = g_thread_new ("manager", ask_for_report, manager);
  gint64 slowest = 0;

  for (guint i = 0; i < AT_LEAST || !g_atomic_int_get (&manager->done); i++) {
    gint64 begin = g_get_monotonic_time ();

    if (od_plain_http_ask (desk, &request, NULL) != 200)
      g_error ("the service does not answer");
    if (!g_atomic_int_get (&manager->done))
      slowest = MAX (slowest, g_get_monotonic_time () - begin);
  }
  g_thread_join (thread);
  if (manager->status != 200)
    g_error ("the report was answered with %u", manager->status);
  return slowest;
}

static gboolean
compare (OdHouse    *house,
         const char *span,
         const char *path)
{
  Manager manager = { .http = od_plain_http_new (od_house_get_port (house)), .path = path,
                      .token = od_house_sign_in (house, "manager", SECRET) };
  g_autoptr (OdPlainHttp) desk = od_plain_http_new (od_house_get_port (house));
  gint64 slowest = work_meanwhile (desk, &manager);

  printf ("a report over %s: %.1f ms; the slowest answer meanwhile: %.1f ms\n", span, manager.took_us / 1000.0, slowest / 1000.0);
  printf ("resident after it: %.1f MB\n", (double) od_bench_resident_kb (od_house_get_pid (house)) / 1024);
  od_plain_http_free (manager.http);
  g_free (manager.token);
  return od_bench_at_most ("slowest answer by the report's own time", (double) slowest / (double) manager.took_us, WANTED);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdHouse) house = od_house_new (&error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) month = g_date_time_add_days (now, -30);
  g_autoptr (GDateTime) year = g_date_time_add_days (now, -365);
  g_autofree char *to = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *of_month = g_date_time_format (month, "/api/v1/reports?from=%Y-%m-%d&by=hour&to=");
  g_autofree char *of_year = g_date_time_format (year, "/api/v1/reports?from=%Y-%m-%d&by=pool&to=");
  g_autofree char *month_path = g_strconcat (of_month, to, NULL);
  g_autofree char *year_path = g_strconcat (of_year, to, NULL);
  gboolean holds;

  if (house == NULL || !od_house_add_staff (house, "manager", "manager", SECRET, &error)
      || !od_history_make (od_house_get_dir (house), N_HISTORY, N_WAITING, &error) || !od_house_open (house, &error))
    g_error ("no house: %s", error->message);

  holds = compare (house, "a month (30,000 visits)", month_path);
  return compare (house, "a year (365,000 visits)", year_path) && holds ? 0 : 1;
}
