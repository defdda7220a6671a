/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-paper.h"

#include "od-day.h"
#include "od-ticket.h"

struct _OdPaper {
  GObject       parent_instance;

  OdPrinter    *printer;
  OdClient     *client;
  OdCatalogue  *catalogue;
  GCancellable *cancellable;
  guint         source;       /* handle */

  OdPaperState  state;
  guint         ticket;       /* counts tickets, so that an old one's news is known for what it is */
  gboolean      checking;
  char         *told;         /* health as the service knows it */
};

/* One ticket on its way. */
typedef struct {
  OdPaper *paper;
  guint    ticket;
  char    *visit_id;
} Job;

/* One word about the printer on its way. */
typedef struct {
  OdPaper *paper;
  char    *health;
} Word;

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdPaper, od_paper, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_object_unref (job->paper);
  g_free (job->visit_id);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
word_free (Word *word)
{
  g_object_unref (word->paper);
  g_free (word->health);
  g_free (word);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Word, word_free)

static void
set_state (OdPaper     *self,
           OdPaperState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/* A word that does not arrive costs the visitor nothing; reception still sees the printer's health. */
static void
on_told (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  od_client_tell_print_finish (OD_CLIENT (object), result, NULL);
}

static void
end_job (Job         *job,
         OdPrintState state,
         const char  *reason)
{
  od_client_tell_print_async (job->paper->client, job->visit_id, state, reason, NULL, on_told, NULL);
  if (job->ticket == job->paper->ticket)
    set_state (job->paper, state == OD_PRINT_PRINTED ? OD_PAPER_OUT : OD_PAPER_FAILED);
}

static const char *
reason_of (OdPrintOutcome outcome)
{
  switch (outcome) {
  case OD_PRINT_BLOCKED:
    return "blocked";
  case OD_PRINT_LATE:
    return "late";
  case OD_PRINT_ABORTED:
    return "aborted";
  case OD_PRINTED:
  default:
    return NULL;
  }
}

static void
on_printed (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  OdPrintOutcome outcome = OD_PRINT_ABORTED;

  if (!od_printer_print_finish (OD_PRINTER (object), result, &outcome, &error))
    end_job (job, OD_PRINT_FAILED, "no-printer");
  else
    end_job (job, outcome == OD_PRINTED ? OD_PRINT_PRINTED : OD_PRINT_FAILED, reason_of (outcome));
}

static GBytes *
render (OdPaper        *self,
        const OdIssued *issued,
        const OdCentre *centre,
        double         *height_mm,
        GError        **error)
{
  const OdVisit *visit = issued->visit;
  g_autofree char *time = od_day_wall_clock (visit->arrived_us, centre->zone);
  /* The calendar's day, not the business day: after midnight the two differ, and the clock stands beside it. */
  g_autofree char *day = od_day_of (visit->arrived_us, centre->zone, 0);
  const OdTicket ticket = {
    .series = visit->series, .number = visit->number, .url = issued->url, .token = visit->token, .language = visit->language,
    .centre_language = centre->language,
    .centre_name = od_labels_get (centre->name, visit->language, centre->language, NULL),
    .day = day != NULL ? day : visit->day, .time = time != NULL ? time : "", .before = issued->before, .estimate = issued->estimate,
  };

  return od_ticket_render (&ticket, self->catalogue, height_mm, error);
}

static char *
health_to_text (const OdPrinterHealth *health)
{
  g_autofree char *reasons = g_strjoinv (" ", health->reasons);

  return g_strdup_printf ("%s|%s", health->blocked || !health->reachable ? "blocked" : "well", reasons);
}

static void
on_health_told (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Word) word = user_data;

  if (!od_client_tell_health_finish (OD_CLIENT (object), result, NULL))
    return;
  g_free (word->paper->told);
  word->paper->told = g_strdup (word->health);
}

static void
tell_health (OdPaper               *self,
             const OdPrinterHealth *health)
{
  const char *const unreachable[] = { "unreachable", NULL };
  gboolean mute = health->reasons == NULL || health->reasons[0] == NULL;
  const char *const *reasons = (const char *const *) health->reasons;
  g_autoptr (Word) word = g_new0 (Word, 1);

  word->paper = g_object_ref (self);
  word->health = health_to_text (health);
  if (g_strcmp0 (word->health, self->told) == 0)
    return;
  if (!health->reachable && mute)
    reasons = unreachable;
  od_client_tell_health_async (self->client, health->blocked || !health->reachable, reasons, self->cancellable,
                               on_health_told, g_steal_pointer (&word));
}

static void
on_checked (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OdPaper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPrinterHealth) health = od_printer_check_finish (OD_PRINTER (object), result, &error);

  self->checking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (health == NULL) {
    health = od_printer_health_new ();
    health->blocked = TRUE;
  }
  if (health->reasons == NULL)
    health->reasons = g_new0 (char *, 1);
  tell_health (self, health);
}

static gboolean
check (gpointer user_data)
{
  OdPaper *self = user_data;

  if (!self->checking) {
    self->checking = TRUE;
    od_printer_check_async (self->printer, self->cancellable, on_checked, g_object_ref (self));
  }
  return G_SOURCE_CONTINUE;
}

static void
od_paper_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdPaper *self = OD_PAPER (object);

  if (prop_id == PROP_STATE)
    g_value_set_int (value, (int) self->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_paper_dispose (GObject *object)
{
  OdPaper *self = OD_PAPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->printer);
  g_clear_object (&self->client);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (od_paper_parent_class)->dispose (object);
}

static void
od_paper_finalize (GObject *object)
{
  OdPaper *self = OD_PAPER (object);

  g_clear_object (&self->cancellable);
  g_free (self->told);

  G_OBJECT_CLASS (od_paper_parent_class)->finalize (object);
}

static void
od_paper_class_init (OdPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_paper_get_property;
  object_class->dispose = od_paper_dispose;
  object_class->finalize = od_paper_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, OD_PAPER_NONE, OD_PAPER_FAILED, OD_PAPER_NONE,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_paper_init (OdPaper *self)
{
  self->cancellable = g_cancellable_new ();
}

OdPaper *
od_paper_new (OdPrinter   *printer,
              OdClient    *client,
              OdCatalogue *catalogue)
{
  OdPaper *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OD_TYPE_PAPER, NULL);
  g_set_object (&self->printer, printer);
  self->client = g_object_ref (client);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

void
od_paper_watch (OdPaper *self,
                guint    seconds)
{
  g_return_if_fail (OD_IS_PAPER (self));

  if (self->printer == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (seconds, check, self);
  check (self);
}

void
od_paper_print (OdPaper        *self,
                const OdIssued *issued,
                const OdCentre *centre)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Job) job = NULL;
  double height_mm = 0;

  g_return_if_fail (OD_IS_PAPER (self));
  g_return_if_fail (issued != NULL && centre != NULL);

  job = g_new0 (Job, 1);
  job->paper = g_object_ref (self);
  job->ticket = ++self->ticket;
  job->visit_id = g_strdup (issued->visit->id);
  if (self->printer == NULL) {
    end_job (job, OD_PRINT_SHOWN, NULL);
    return;
  }

  pdf = render (self, issued, centre, &height_mm, &error);
  if (pdf == NULL) {
    end_job (job, OD_PRINT_FAILED, "no-page");
    return;
  }
  set_state (self, OD_PAPER_COMING);
  od_printer_print_async (self->printer, pdf, height_mm, NULL, on_printed, g_steal_pointer (&job));
}

void
od_paper_forget (OdPaper *self)
{
  g_return_if_fail (OD_IS_PAPER (self));

  self->ticket++;
  set_state (self, OD_PAPER_NONE);
}

OdPaperState
od_paper_get_state (OdPaper *self)
{
  g_return_val_if_fail (OD_IS_PAPER (self), OD_PAPER_NONE);

  return self->state;
}
