/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printer.h"

#include <cups/cups.h>
#include <string.h>

#define JOB_NAME "Onedoor ticket"
#define CONNECT_MS 3000
#define ANSWER_S 3.0
#define POLL_US (100 * 1000)
#define TAKE_BACK_MS 5000

#define OD_TYPE_CUPS_PRINTER (od_cups_printer_get_type ())
G_DECLARE_FINAL_TYPE (OdCupsPrinter, od_cups_printer, OD, CUPS_PRINTER, GObject)

struct _OdCupsPrinter {
  GObject parent_instance;

  /* owned */
  char   *queue;

  /* state */
  guint   timeout_ms;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ipp_t, ippDelete)

/* Somebody who speaks IPP: the queue in cupsd, or the device behind it. */
typedef struct {
  http_t *http;
  char   *uri;
  char   *resource;
} Peer;

typedef struct {
  GBytes *pdf;
  double  height_mm;
} Sheet;

static void od_cups_printer_implement (OdPrinterInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdCupsPrinter, od_cups_printer, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_PRINTER, od_cups_printer_implement))

static void
peer_free (Peer *peer)
{
  if (peer == NULL)
    return;

  httpClose (peer->http);
  g_free (peer->uri);
  g_free (peer->resource);
  g_free (peer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_bytes_unref (sheet->pdf);
  g_free (sheet);
}

/* A peer that holds the line and says nothing must not hold up a visitor. */
static int
on_silence (http_t *http,
            void   *data)
{
  return 0;
}

static Peer *
peer_new (http_t     *http,
          const char *uri,
          const char *resource)
{
  Peer *peer = g_new0 (Peer, 1);

  httpSetTimeout (http, ANSWER_S, on_silence, NULL);
  peer->http = http;
  peer->uri = g_strdup (uri);
  peer->resource = g_strdup (resource);
  return peer;
}

static Peer *
connect_queue (OdCupsPrinter *self,
               GError       **error)
{
  g_autofree char *resource = g_strconcat ("/printers/", self->queue, NULL);
  char uri[HTTP_MAX_URI];
  http_t *http = httpConnect2 (cupsServer (), ippPort (), NULL, AF_UNSPEC, cupsEncryption (), 1, CONNECT_MS, NULL);

  if (http == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "the print service does not answer: %s",
                 cupsLastErrorString ());
    return NULL;
  }

  httpAssembleURI (HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, resource);
  return peer_new (http, uri, resource);
}

static Peer *
connect_device (const char *device_uri)
{
  cups_dest_t dest = { .name = (char *) "device" };
  char resource[HTTP_MAX_URI];
  http_t *http;

  dest.num_options = cupsAddOption ("device-uri", device_uri, 0, &dest.options);
  http = cupsConnectDest (&dest, CUPS_DEST_FLAGS_DEVICE, CONNECT_MS, NULL, resource, sizeof resource, NULL, NULL);
  cupsFreeOptions (dest.num_options, dest.options);

  return http != NULL ? peer_new (http, device_uri, resource) : NULL;
}

static ipp_t *
new_request (const Peer *peer,
             ipp_op_t    operation)
{
  ipp_t *request = ippNewRequest (operation);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, peer->uri);
  return request;
}

static void
add_who (ipp_t *request)
{
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cupsUser ());
}

/* Consumes @request; NULL when refused or not answered. */
static ipp_t *
ask (const Peer *peer,
     ipp_t      *request)
{
  ipp_t *answer = cupsDoRequest (peer->http, request, peer->resource);

  if (cupsLastError () < IPP_STATUS_REDIRECTION_OTHER_SITE)
    return answer;

  ippDelete (answer);
  return NULL;
}

static ipp_t *
ask_attributes (const Peer        *peer,
                const char *const *names,
                int                n_names)
{
  ipp_t *request = new_request (peer, IPP_OP_GET_PRINTER_ATTRIBUTES);

  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", n_names, NULL, names);
  return ask (peer, request);
}

static int
integer (ipp_t      *answer,
         const char *name)
{
  ipp_attribute_t *attribute = ippFindAttribute (answer, name, IPP_TAG_ZERO);

  return attribute != NULL ? ippGetInteger (attribute, 0) : 0;
}

/* --- Health --------------------------------------------------------------------------------------------------------------------- */

/* The keyword without its severity; NULL for what says nothing of the machine. */
static char *
bare_reason (const char *reason)
{
  static const char *const severities[] = { "-report", "-warning", "-error", NULL };

  if (strcmp (reason, "none") == 0 || g_str_has_prefix (reason, "cups-"))
    return NULL;

  for (guint i = 0; severities[i] != NULL; i++)
    if (g_str_has_suffix (reason, severities[i]))
      return g_strndup (reason, strlen (reason) - strlen (severities[i]));

  return g_strdup (reason);
}

static gboolean
reason_blocks (const char *reason)
{
  static const char *const blocking[] = {
    "media-empty", "media-jam", "media-needed", "cover-open", "door-open", "interlock-open", "input-tray-missing", "offline",
    "paused", "stopped", "shutdown", "power-down", NULL,
  };

  return g_strv_contains (blocking, reason);
}

static gboolean
reason_is_low (const char *reason)
{
  return g_str_has_suffix (reason, "-low") || g_str_has_suffix (reason, "-almost-full") || g_str_has_suffix (reason, "-empty");
}

static void
add_reason (GPtrArray  *reasons,
            const char *reason)
{
  if (!g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
    g_ptr_array_add (reasons, g_strdup (reason));
}

static void
read_health (ipp_t           *answer,
             OdPrinterHealth *health,
             GPtrArray       *reasons)
{
  ipp_attribute_t *told = ippFindAttribute (answer, "printer-state-reasons", IPP_TAG_KEYWORD);

  for (int i = 0; i < ippGetCount (told); i++) {
    g_autofree char *reason = bare_reason (ippGetString (told, i, NULL));

    if (reason == NULL)
      continue;
    add_reason (reasons, reason);
    health->blocked |= reason_blocks (reason);
    health->low |= !reason_blocks (reason) && reason_is_low (reason);
  }

  /* Whatever it is called: a machine that has stopped prints nothing. */
  if (integer (answer, "printer-state") == IPP_PSTATE_STOPPED) {
    health->blocked = TRUE;
    if (reasons->len == 0)
      add_reason (reasons, "stopped");
  }
}

static void
ask_device_health (const char      *device_uri,
                   OdPrinterHealth *health,
                   GPtrArray       *reasons)
{
  static const char *const names[] = { "printer-state", "printer-state-reasons" };
  g_autoptr (Peer) device = connect_device (device_uri);
  g_autoptr (ipp_t) answer = device != NULL ? ask_attributes (device, names, G_N_ELEMENTS (names)) : NULL;

  if (answer != NULL) {
    read_health (answer, health, reasons);
    return;
  }

  health->reachable = FALSE;
  health->blocked = TRUE;
  add_reason (reasons, "offline");
}

static gboolean
speaks_ipp (const char *device_uri)
{
  return g_str_has_prefix (device_uri, "ipp:") || g_str_has_prefix (device_uri, "ipps:") || g_str_has_prefix (device_uri, "dnssd:");
}

static ipp_t *
ask_queue (OdCupsPrinter *self,
           const Peer    *queue,
           GError       **error)
{
  static const char *const names[] = {
    "device-uri", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-up-time",
  };
  ipp_t *answer = ask_attributes (queue, names, G_N_ELEMENTS (names));

  if (answer == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no print queue \"%s\": %s", self->queue, cupsLastErrorString ());
  return answer;
}

static const char *
device_uri_of (ipp_t *queue_answer)
{
  const char *uri = ippGetString (ippFindAttribute (queue_answer, "device-uri", IPP_TAG_URI), 0, NULL);

  return uri != NULL ? uri : "";
}

static OdPrinterHealth *
find_health (ipp_t *queue_answer)
{
  OdPrinterHealth *health = od_printer_health_new ();
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  ipp_attribute_t *accepting = ippFindAttribute (queue_answer, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
  const char *device_uri = device_uri_of (queue_answer);

  health->reachable = TRUE;
  if (accepting != NULL && !ippGetBoolean (accepting, 0)) {
    health->blocked = TRUE;
    add_reason (reasons, "paused");
  }

  /* An idle queue only knows what was so during the last job; so it has a say only where the device has no voice of its own. */
  if (!speaks_ipp (device_uri))
    read_health (queue_answer, health, reasons);
  else if (integer (queue_answer, "printer-state") == IPP_PSTATE_STOPPED) {
    health->blocked = TRUE;
    add_reason (reasons, "paused");
  } else
    ask_device_health (device_uri, health, reasons);

  g_strfreev (health->reasons);
  health->reasons = g_strdupv ((GStrv) reasons->pdata);
  return health;
}

/* --- Jobs ----------------------------------------------------------------------------------------------------------------------- */

static void
cancel_job (const Peer *peer,
            int         id)
{
  ipp_t *request = new_request (peer, IPP_OP_CANCEL_JOB);

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  add_who (request);
  ippDelete (ask (peer, request));
}

/* IPP_JSTATE_PENDING … IPP_JSTATE_COMPLETED; 0 when nobody answers. */
static int
ask_job_state (const Peer *peer,
               int         id)
{
  ipp_t *request = new_request (peer, IPP_OP_GET_JOB_ATTRIBUTES);
  g_autoptr (ipp_t) answer = NULL;

  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  add_who (request);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", NULL, "job-state");
  answer = ask (peer, request);
  return integer (answer, "job-state");
}

typedef struct {
  int      id;
  int      created;     /* by the peer's own clock */
  gboolean ours;
  gboolean stopping;    /* cancelled already, needs nothing more */
} Job;

static void
note (Job             *job,
      ipp_attribute_t *attribute)
{
  const char *name = ippGetName (attribute);

  if (strcmp (name, "job-id") == 0)
    job->id = ippGetInteger (attribute, 0);
  else if (strcmp (name, "time-at-creation") == 0)
    job->created = ippGetInteger (attribute, 0);
  else if (strcmp (name, "job-name") == 0)
    job->ours = g_strcmp0 (ippGetString (attribute, 0, NULL), JOB_NAME) == 0;
  else if (strcmp (name, "job-state-reasons") == 0)
    job->stopping = ippContainsString (attribute, "processing-to-stop-point");
}

/* (element-type Job): an attribute without a name parts one job from the next. */
static GArray *
read_jobs (ipp_t *answer)
{
  GArray *jobs = g_array_new (FALSE, TRUE, sizeof (Job));
  gboolean inside = FALSE;

  for (ipp_attribute_t *attribute = ippFirstAttribute (answer); attribute != NULL; attribute = ippNextAttribute (answer)) {
    gboolean of_job = ippGetName (attribute) != NULL && ippGetGroupTag (attribute) == IPP_TAG_JOB;

    if (of_job && !inside)
      g_array_set_size (jobs, jobs->len + 1);
    if (of_job)
      note (&g_array_index (jobs, Job, jobs->len - 1), attribute);
    inside = of_job;
  }

  return jobs;
}

static GArray *
list_open_jobs (const Peer *peer)
{
  static const char *const names[] = { "job-id", "job-name", "job-state-reasons", "time-at-creation" };
  ipp_t *request = new_request (peer, IPP_OP_GET_JOBS);
  g_autoptr (ipp_t) answer = NULL;

  add_who (request);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", NULL, "not-completed");
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", G_N_ELEMENTS (names), NULL, names);
  answer = ask (peer, request);
  return read_jobs (answer);
}

/* Cancels the tickets, of any kiosk, that wait at @peer for at least @min_age_s; answers how many. */
static guint
sweep (const Peer *peer,
       int         min_age_s)
{
  static const char *const names[] = { "printer-up-time" };
  g_autoptr (ipp_t) answer = ask_attributes (peer, names, G_N_ELEMENTS (names));
  g_autoptr (GArray) jobs = list_open_jobs (peer);
  int now = integer (answer, "printer-up-time");
  guint n = 0;

  for (guint i = 0; i < jobs->len; i++) {
    const Job *job = &g_array_index (jobs, Job, i);

    if (!job->ours || job->stopping || now - job->created < min_age_s)
      continue;
    cancel_job (peer, job->id);
    n++;
  }

  return n;
}

static gboolean
has_time (gint64 deadline_us)
{
  if (g_get_monotonic_time () >= deadline_us)
    return FALSE;

  g_usleep (POLL_US);
  return TRUE;
}

static gint64
after_ms (guint ms)
{
  return g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);
}

/* Older tickets of whoever has left: their time is over, wherever they are stuck. */
static void
sweep_stale (OdCupsPrinter *self,
             const Peer    *queue,
             const char    *device_uri)
{
  int min_age_s = (int) (self->timeout_ms + 999) / 1000;
  g_autoptr (Peer) device = speaks_ipp (device_uri) ? connect_device (device_uri) : NULL;

  sweep (queue, min_age_s);
  if (device != NULL)
    sweep (device, min_age_s);
}

/* Cancels at the queue, waits until the queue has let go, and sees to it that the device, too, holds no ticket back. */
static void
take_back (const Peer *queue,
           const char *device_uri,
           int         id)
{
  gint64 deadline = after_ms (TAKE_BACK_MS);
  gboolean at_device = ask_job_state (queue, id) >= IPP_JSTATE_PROCESSING && speaks_ipp (device_uri);
  g_autoptr (Peer) device = NULL;

  cancel_job (queue, id);
  while (ask_job_state (queue, id) < IPP_JSTATE_CANCELED && has_time (deadline))
    ;

  device = at_device ? connect_device (device_uri) : NULL;
  while (device != NULL && sweep (device, 0) > 0 && has_time (deadline))
    ;
}

/* PWG 5101.1 §5: any length of the roll is a size of its own. Rounded up: CUPS cuts a page to the medium, in whole points. */
static char *
media_name (double height_mm)
{
  char length[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (length, sizeof length, "%.2f", height_mm + 0.005);
  return g_strdup_printf ("custom_80x%smm_80x%smm", length, length);
}

/* Answers the job's id, 0 when the queue did not take it. */
static int
send_job (const Peer  *queue,
          const Sheet *sheet)
{
  g_autofree char *media = media_name (sheet->height_mm);
  ipp_t *request = new_request (queue, IPP_OP_PRINT_JOB);
  g_autoptr (ipp_t) answer = NULL;
  gsize length;
  const char *data = g_bytes_get_data (sheet->pdf, &length);
  http_status_t status;

  add_who (request);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, JOB_NAME);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, "application/pdf");
  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL, media);
  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");

  status = cupsSendRequest (queue->http, request, queue->resource, ippLength (request) + length);
  if (status == HTTP_STATUS_CONTINUE)
    status = cupsWriteRequestData (queue->http, data, length);
  ippDelete (request);

  answer = cupsGetResponse (queue->http, queue->resource);
  return cupsLastError () < IPP_STATUS_REDIRECTION_OTHER_SITE ? integer (answer, "job-id") : 0;
}

/* Until the job has ended, time is up or nobody wants it any more. */
static OdPrintOutcome
watch (OdCupsPrinter *self,
       const Peer    *queue,
       int            id,
       GCancellable  *cancellable)
{
  gint64 deadline = after_ms (self->timeout_ms);

  do {
    int state = ask_job_state (queue, id);

    if (state == IPP_JSTATE_COMPLETED)
      return OD_PRINTED;
    if (state >= IPP_JSTATE_CANCELED)
      return OD_PRINT_ABORTED;
  } while (!g_cancellable_is_cancelled (cancellable) && has_time (deadline));

  return OD_PRINT_LATE;
}

static gboolean
print_sheet (OdCupsPrinter  *self,
             const Sheet    *sheet,
             GCancellable   *cancellable,
             OdPrintOutcome *outcome,
             GError        **error)
{
  g_autoptr (Peer) queue = connect_queue (self, error);
  g_autoptr (ipp_t) answer = queue != NULL ? ask_queue (self, queue, error) : NULL;
  g_autoptr (OdPrinterHealth) health = NULL;
  int id;

  if (answer == NULL)
    return FALSE;

  sweep_stale (self, queue, device_uri_of (answer));

  *outcome = OD_PRINT_BLOCKED;
  health = find_health (answer);
  if (health->blocked)
    return TRUE;

  *outcome = OD_PRINT_ABORTED;
  id = send_job (queue, sheet);
  if (id != 0)
    *outcome = watch (self, queue, id, cancellable);
  if (id != 0 && *outcome != OD_PRINTED)
    take_back (queue, device_uri_of (answer), id);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- The interface -------------------------------------------------------------------------------------------------------------- */

static void
on_print_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  OdPrintOutcome outcome = OD_PRINT_ABORTED;
  GError *error = NULL;

  if (print_sheet (source, data, cancellable, &outcome, &error))
    g_task_return_int (task, outcome);
  else
    g_task_return_error (task, error);
}

static void
od_cups_printer_print_async (OdPrinter          *printer,
                             GBytes             *pdf,
                             double              height_mm,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, user_data);
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->pdf = g_bytes_ref (pdf);
  sheet->height_mm = height_mm;
  g_task_set_task_data (task, sheet, sheet_free);
  g_task_run_in_thread (task, on_print_thread);
}

static gboolean
od_cups_printer_print_finish (OdPrinter      *printer,
                              GAsyncResult   *result,
                              OdPrintOutcome *outcome,
                              GError        **error)
{
  gssize value = g_task_propagate_int (G_TASK (result), error);

  if (value < 0)
    return FALSE;

  *outcome = (OdPrintOutcome) value;
  return TRUE;
}

static void
on_check_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (Peer) queue = connect_queue (source, &error);
  g_autoptr (ipp_t) answer = queue != NULL ? ask_queue (source, queue, &error) : NULL;

  if (answer != NULL)
    g_task_return_pointer (task, find_health (answer), (GDestroyNotify) od_printer_health_free);
  else
    g_task_return_error (task, error);
}

static void
od_cups_printer_check_async (OdPrinter          *printer,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, user_data);

  g_task_run_in_thread (task, on_check_thread);
}

static OdPrinterHealth *
od_cups_printer_check_finish (OdPrinter    *printer,
                              GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
od_cups_printer_finalize (GObject *object)
{
  g_free (OD_CUPS_PRINTER (object)->queue);

  G_OBJECT_CLASS (od_cups_printer_parent_class)->finalize (object);
}

static void
od_cups_printer_implement (OdPrinterInterface *iface)
{
  iface->print_async = od_cups_printer_print_async;
  iface->print_finish = od_cups_printer_print_finish;
  iface->check_async = od_cups_printer_check_async;
  iface->check_finish = od_cups_printer_check_finish;
}

static void
od_cups_printer_class_init (OdCupsPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_cups_printer_finalize;
}

static void
od_cups_printer_init (OdCupsPrinter *self)
{
}

OdPrinter *
od_cups_printer_new (const char *queue,
                     guint       timeout_ms)
{
  OdCupsPrinter *self;

  g_return_val_if_fail (queue != NULL, NULL);
  g_return_val_if_fail (timeout_ms > 0, NULL);

  self = g_object_new (OD_TYPE_CUPS_PRINTER, NULL);
  self->queue = g_strdup (queue);
  self->timeout_ms = timeout_ms;
  return OD_PRINTER (self);
}
