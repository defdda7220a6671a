/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdPrinter:
 *
 * Paper out of a machine, and the machine's health. A print that does not come out in time is cancelled, so that it never
 * comes out for the next person.
 */
#define OD_TYPE_PRINTER (od_printer_get_type ())
G_DECLARE_INTERFACE (OdPrinter, od_printer, OD, PRINTER, GObject)

typedef enum {
  OD_PRINTED,            /* the device says completed */
  OD_PRINT_BLOCKED,      /* the device cannot print now: nothing was sent, or it was taken back */
  OD_PRINT_LATE,         /* no "completed" in time: taken back */
  OD_PRINT_ABORTED,      /* the device or the queue gave up */
} OdPrintOutcome;

typedef struct {
  gboolean reachable;
  gboolean blocked;      /* no paper, cover open, stopped, … (standards §6.1) */
  gboolean low;          /* staff should look at it soon */
  GStrv    reasons;      /* printer-state-reasons without severity; empty = none */
} OdPrinterHealth;

OdPrinterHealth *od_printer_health_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             od_printer_health_free (OdPrinterHealth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPrinterHealth, od_printer_health_free)

struct _OdPrinterInterface {
  GTypeInterface parent_iface;

  void             (*print_async)  (OdPrinter           *self,
                                    GBytes              *pdf,
                                    double               height_mm,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
  gboolean         (*print_finish) (OdPrinter           *self,
                                    GAsyncResult        *result,
                                    OdPrintOutcome      *outcome,
                                    GError             **error);
  void             (*check_async)  (OdPrinter           *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
  OdPrinterHealth *(*check_finish) (OdPrinter           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
};

/* Prints one page of 80 mm × @height_mm. FALSE with @error only when nothing could be tried at all (no such queue). */
void             od_printer_print_async  (OdPrinter           *self,
                                          GBytes              *pdf,
                                          double               height_mm,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean         od_printer_print_finish (OdPrinter           *self,
                                          GAsyncResult        *result,
                                          OdPrintOutcome      *outcome,
                                          GError             **error);

/* Asks the device itself, not the queue: an idle CUPS queue does not know. */
void             od_printer_check_async  (OdPrinter           *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
OdPrinterHealth *od_printer_check_finish (OdPrinter           *self,
                                          GAsyncResult        *result,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* A CUPS queue; @timeout_ms until a job counts as late. */
OdPrinter *od_cups_printer_new   (const char *queue,
                                  guint       timeout_ms) G_GNUC_WARN_UNUSED_RESULT;

/* Files ticket-<n>.pdf in @folder: a centre without a printer yet. */
OdPrinter *od_folder_printer_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
