/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reports.h"

#include "od-day.h"
#include "od-store-care.h"
#include "od-wire.h"

/* A figure of fewer people than this could point to one of them. */
#define LEAST_PEOPLE 5
#define MOST_ORDERS 8

typedef struct {
  OdReports   *reports;  /* borrowed */
  OdCall      *call;
  char        *from;
  char        *to;
  char        *by;
  char        *zone;
  OdReportForm form;
  /* what came of it */
  char        *text;
  GError      *error;
} Order;

struct _OdReports {
  OdServer *service;    /* borrowed */
  GQueue    orders;     /* Order, owned: those that wait */
  Order    *order;      /* owned: the one that is being made; NULL */
  GThread  *thread;     /* makes it */
  guint     done_id;    /* written on the thread; read after it was joined */
};

static void
order_free (Order *self)
{
  od_call_free (self->call);
  g_clear_error (&self->error);
  g_free (self->from);
  g_free (self->to);
  g_free (self->by);
  g_free (self->zone);
  g_free (self->text);
  g_free (self);
}

OdReports *
od_reports_new (OdServer *service)
{
  OdReports *self = g_new0 (OdReports, 1);

  self->service = service;
  g_queue_init (&self->orders);
  return self;
}

void
od_reports_free (OdReports *self)
{
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_handle_id (&self->done_id, g_source_remove);
  g_clear_pointer (&self->order, order_free);
  g_queue_clear_full (&self->orders, (GDestroyNotify) order_free);
  g_free (self);
}

static guint
hour_of (gint64   us,
         gpointer data)
{
  return od_day_hour (us, data);
}

static char *
make_text (const Order *order,
           OdStore     *store,
           GError     **error)
{
  g_autoptr (GTimeZone) zone G_GNUC_UNUSED = g_time_zone_new_identifier (order->zone);
  g_autoptr (OdReport) report = od_store_make_report (store, order->from, order->to, order->by, hour_of, order->zone, error);

  if (report == NULL)
    return NULL;
  od_report_suppress (report, LEAST_PEOPLE);
  return order->form == OD_REPORT_AS_CSV ? od_wire_report_to_csv (report) : od_wire_report_to_json (report);
}

static gboolean on_done (gpointer data);

/* On the thread: touches nothing of the service but the order. */
static gpointer
make_report (gpointer data)
{
  Order *order = data;
  OdReports *reports = order->reports;
  g_autoptr (OdStore) store = od_store_open_reader (od_store_get_dir (reports->service->store), &order->error);

  if (store != NULL)
    order->text = make_text (order, store, &order->error);
  reports->done_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_done, reports, NULL);
  return NULL;
}

static void
begin_next (OdReports *self)
{
  self->order = g_queue_pop_head (&self->orders);
  if (self->order != NULL)
    self->thread = g_thread_new ("report", make_report, self->order);
}

static void
answer (Order *order)
{
  OdCall *call = order->call;

  if (order->error != NULL) {
    od_call_refuse_fault (call, order->error);
  } else {
    od_call_answer (call, 200, g_steal_pointer (&order->text));
    if (order->form == OD_REPORT_AS_CSV)
      call->type = "text/csv; charset=utf-8; header=present";
  }
  od_call_release (call);
}

static gboolean
on_done (gpointer data)
{
  OdReports *self = data;
  Order *order = g_steal_pointer (&self->order);

  g_thread_join (g_steal_pointer (&self->thread));
  self->done_id = 0;
  answer (order);
  order_free (order);
  begin_next (self);
  return G_SOURCE_REMOVE;
}

void
od_reports_add (OdReports   *self,
                OdCall      *call,
                const char  *from,
                const char  *to,
                const char  *by,
                OdReportForm form)
{
  Order *order;

  if (self->orders.length >= MOST_ORDERS) {
    od_call_set_header (call, "Retry-After", "60");
    od_call_refuse (call, 429, "slow-down", "Other reports are being made. Try again in a minute.");
    od_call_release (call);
    od_call_free (call);
    return;
  }

  od_call_hold (call);
  order = g_new0 (Order, 1);
  order->reports = self;
  order->call = call;
  order->from = g_strdup (from);
  order->to = g_strdup (to);
  order->by = g_strdup (by);
  order->zone = g_strdup (self->service->centre->zone);
  order->form = form;
  g_queue_push_tail (&self->orders, order);
  if (self->order == NULL)
    begin_next (self);
}
