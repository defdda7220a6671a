/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-fake-printer.h"

struct _OdFakePrinter {
  GObject parent_instance;

  GQueue  waiting;  /* GTask */
  guint   n;
  char   *reason;
};

static void
od_fake_printer_print_async (OdPrinter          *printer,
                             GBytes             *pdf,
                             double              height_mm,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  OdFakePrinter *self = OD_FAKE_PRINTER (printer);

  self->n++;
  g_queue_push_tail (&self->waiting, g_task_new (self, cancellable, callback, user_data));
}

static gboolean
od_fake_printer_print_finish (OdPrinter      *printer,
                              GAsyncResult   *result,
                              OdPrintOutcome *outcome,
                              GError        **error)
{
  gssize ended = g_task_propagate_int (G_TASK (result), error);

  if (ended < 0)
    return FALSE;
  *outcome = (OdPrintOutcome) ended;
  return TRUE;
}

static void
od_fake_printer_check_async (OdPrinter          *printer,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static OdPrinterHealth *
od_fake_printer_check_finish (OdPrinter    *printer,
                              GAsyncResult *result,
                              GError      **error)
{
  OdFakePrinter *self = OD_FAKE_PRINTER (printer);
  OdPrinterHealth *health;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  health = od_printer_health_new ();
  health->reachable = TRUE;
  health->blocked = self->reason != NULL;
  g_strfreev (health->reasons);
  health->reasons = g_new0 (char *, 2);
  health->reasons[0] = g_strdup (self->reason);
  return health;
}

static void
od_fake_printer_printer_init (OdPrinterInterface *iface)
{
  iface->print_async = od_fake_printer_print_async;
  iface->print_finish = od_fake_printer_print_finish;
  iface->check_async = od_fake_printer_check_async;
  iface->check_finish = od_fake_printer_check_finish;
}

G_DEFINE_TYPE_WITH_CODE (OdFakePrinter, od_fake_printer, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_PRINTER, od_fake_printer_printer_init))

static void
od_fake_printer_finalize (GObject *object)
{
  OdFakePrinter *self = OD_FAKE_PRINTER (object);

  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self->reason);

  G_OBJECT_CLASS (od_fake_printer_parent_class)->finalize (object);
}

static void
od_fake_printer_class_init (OdFakePrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_fake_printer_finalize;
}

static void
od_fake_printer_init (OdFakePrinter *self)
{
  g_queue_init (&self->waiting);
}

OdFakePrinter *
od_fake_printer_new (void)
{
  return g_object_new (OD_TYPE_FAKE_PRINTER, NULL);
}

guint
od_fake_printer_count (OdFakePrinter *self)
{
  return self->n;
}

void
od_fake_printer_end (OdFakePrinter *self,
                     OdPrintOutcome outcome,
                     gboolean       broken)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

  if (broken)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such queue");
  else
    g_task_return_int (task, (gssize) outcome);
}

void
od_fake_printer_set_reason (OdFakePrinter *self,
                            const char    *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}
