/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reprint.h"

#include "od-day.h"
#include "od-text.h"
#include "od-ticket.h"

struct _OdReprint {
  GObject        parent_instance;

  /* owned */
  OdDeskSession *session;
  OdPrinter     *printer;
  OdCatalogue   *catalogue;
};

G_DEFINE_FINAL_TYPE (OdReprint, od_reprint, G_TYPE_OBJECT)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* One ticket on its way. */
typedef struct {
  OdReprint *reprint;
  char      *visit_id;
  char      *label;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->reprint);
  g_free (job->visit_id);
  g_free (job->label);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
end_job (Job        *job,
         gboolean    out,
         const char *reason)
{
  OdPrintState state = out ? OD_PRINT_REPRINTED : OD_PRINT_FAILED;

  od_desk_session_tell_print (job->reprint->session, job->visit_id, state, reason);
  g_signal_emit (job->reprint, signals[DONE], 0, job->label, out);
}

static const char *
reason_of (OdPrintOutcome outcome)
{
  static const char *const reasons[] = { NULL, "blocked", "late", "aborted" };

  return reasons[MIN ((guint) outcome, G_N_ELEMENTS (reasons) - 1)];
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  OdPrintOutcome outcome = OD_PRINT_ABORTED;

  if (od_printer_print_finish (OD_PRINTER (source), result, &outcome, &error))
    end_job (job, outcome == OD_PRINTED, reason_of (outcome));
  else
    end_job (job, FALSE, "no-printer");
}

static GBytes *
render (OdReprint      *self,
        const OdIssued *issued,
        double         *height_mm,
        GError        **error)
{
  const OdCentre *centre = od_centre_view_get_centre (od_desk_session_get_house (self->session));
  const OdVisit *visit = issued->visit;
  g_autofree char *time = od_day_wall_clock (visit->arrived_us, centre->zone);
  g_autofree char *day = od_day_of (visit->arrived_us, centre->zone, 0);
  const OdTicket ticket = {
    .series = visit->series, .number = visit->number, .url = issued->url, .token = visit->token, .language = visit->language,
    .centre_language = centre->language, .centre_name = od_labels_get (centre->name, visit->language, centre->language, NULL),
    .day = day != NULL ? day : visit->day, .time = time != NULL ? time : "", .before = issued->before, .estimate = issued->estimate,
  };

  return od_ticket_render (&ticket, self->catalogue, height_mm, error);
}

static void
on_ticket (OdReprint      *self,
           const OdIssued *issued)
{
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Job) job = g_new0 (Job, 1);
  double height_mm = 0;

  job->reprint = g_object_ref (self);
  job->visit_id = g_strdup (issued->visit->id);
  job->label = od_text_number (issued->visit->series, issued->visit->number);
  page = render (self, issued, &height_mm, &error);
  if (page == NULL) {
    g_warning ("a ticket could not be drawn: %s", error->message);
    end_job (job, FALSE, "aborted");
    return;
  }

  od_printer_print_async (self->printer, page, height_mm, NULL, on_printed, g_steal_pointer (&job));
}

static void
od_reprint_dispose (GObject *object)
{
  OdReprint *self = OD_REPRINT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->printer);
  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (od_reprint_parent_class)->dispose (object);
}

static void
od_reprint_class_init (OdReprintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_reprint_dispose;
  signals[DONE] = g_signal_new ("done", OD_TYPE_REPRINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
od_reprint_init (OdReprint *self)
{
}

OdReprint *
od_reprint_new (OdDeskSession *session,
                OdPrinter     *printer,
                OdCatalogue   *catalogue)
{
  OdReprint *self;

  g_return_val_if_fail (OD_IS_DESK_SESSION (session), NULL);
  g_return_val_if_fail (OD_IS_PRINTER (printer), NULL);
  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OD_TYPE_REPRINT, NULL);
  self->session = g_object_ref (session);
  self->printer = g_object_ref (printer);
  self->catalogue = g_object_ref (catalogue);
  g_signal_connect_object (session, "ticket", G_CALLBACK (on_ticket), self, G_CONNECT_SWAPPED);

  return self;
}
