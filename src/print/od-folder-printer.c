/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define OD_TYPE_FOLDER_PRINTER (od_folder_printer_get_type ())
G_DECLARE_FINAL_TYPE (OdFolderPrinter, od_folder_printer, OD, FOLDER_PRINTER, GObject)

struct _OdFolderPrinter {
  GObject parent_instance;

  /* owned */
  char   *folder;
};

static void od_folder_printer_implement (OdPrinterInterface *iface);

G_DEFINE_TYPE_WITH_CODE (OdFolderPrinter, od_folder_printer, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (OD_TYPE_PRINTER, od_folder_printer_implement))

/* link(2) refuses a name that is taken, so a sheet that is there already is never overwritten, not even by another kiosk. */
static gboolean
give_a_number (OdFolderPrinter *self,
               const char      *aside,
               GError         **error)
{
  for (guint n = 1; n < G_MAXUINT; n++) {
    g_autofree char *name = g_strdup_printf ("ticket-%u.pdf", n);
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    if (link (aside, path) == 0)
      return TRUE;
    if (errno != EEXIST)
      break;
  }

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "cannot put a ticket into %s: %s",
               self->folder, g_strerror (errno));
  return FALSE;
}

static gboolean
put_down (OdFolderPrinter *self,
          GBytes          *pdf,
          GError         **error)
{
  g_autofree char *aside = g_build_filename (self->folder, ".ticket-XXXXXX", NULL);
  int fd = g_mkstemp_full (aside, O_WRONLY | O_CLOEXEC, 0644);
  gboolean done;
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);

  if (fd < 0) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "cannot write into %s: %s", self->folder, g_strerror (errno));
    return FALSE;
  }

  g_close (fd, NULL);
  done = g_file_set_contents_full (aside, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, error) &&
         give_a_number (self, aside, error);
  g_unlink (aside);
  return done;
}

static void
on_print_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (put_down (source, data, &error))
    g_task_return_int (task, OD_PRINTED);
  else
    g_task_return_error (task, error);
}

static void
od_folder_printer_print_async (OdPrinter          *printer,
                               GBytes             *pdf,
                               double              height_mm,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, user_data);

  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, on_print_thread);
}

static gboolean
od_folder_printer_print_finish (OdPrinter      *printer,
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
od_folder_printer_check_async (OdPrinter          *printer,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  OdFolderPrinter *self = OD_FOLDER_PRINTER (printer);
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, user_data);
  OdPrinterHealth *health = od_printer_health_new ();

  health->reachable = g_file_test (self->folder, G_FILE_TEST_IS_DIR);
  health->blocked = !health->reachable || g_access (self->folder, W_OK) != 0;
  g_task_return_pointer (task, health, (GDestroyNotify) od_printer_health_free);
}

static OdPrinterHealth *
od_folder_printer_check_finish (OdPrinter    *printer,
                                GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
od_folder_printer_finalize (GObject *object)
{
  g_free (OD_FOLDER_PRINTER (object)->folder);

  G_OBJECT_CLASS (od_folder_printer_parent_class)->finalize (object);
}

static void
od_folder_printer_implement (OdPrinterInterface *iface)
{
  iface->print_async = od_folder_printer_print_async;
  iface->print_finish = od_folder_printer_print_finish;
  iface->check_async = od_folder_printer_check_async;
  iface->check_finish = od_folder_printer_check_finish;
}

static void
od_folder_printer_class_init (OdFolderPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_folder_printer_finalize;
}

static void
od_folder_printer_init (OdFolderPrinter *self)
{
}

OdPrinter *
od_folder_printer_new (const char *folder)
{
  OdFolderPrinter *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (OD_TYPE_FOLDER_PRINTER, NULL);
  self->folder = g_strdup (folder);
  return OD_PRINTER (self);
}
