/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printer.h"

G_DEFINE_INTERFACE (OdPrinter, od_printer, G_TYPE_OBJECT)

static void
od_printer_default_init (OdPrinterInterface *iface)
{
}

OdPrinterHealth *
od_printer_health_new (void)
{
  OdPrinterHealth *self = g_new0 (OdPrinterHealth, 1);

  self->reasons = g_new0 (char *, 1);
  return self;
}

void
od_printer_health_free (OdPrinterHealth *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->reasons);
  g_free (self);
}

void
od_printer_print_async (OdPrinter          *self,
                        GBytes             *pdf,
                        double              height_mm,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (OD_IS_PRINTER (self));
  g_return_if_fail (pdf != NULL);
  g_return_if_fail (height_mm > 0);

  OD_PRINTER_GET_IFACE (self)->print_async (self, pdf, height_mm, cancellable, callback, user_data);
}

gboolean
od_printer_print_finish (OdPrinter      *self,
                         GAsyncResult   *result,
                         OdPrintOutcome *outcome,
                         GError        **error)
{
  g_return_val_if_fail (OD_IS_PRINTER (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  return OD_PRINTER_GET_IFACE (self)->print_finish (self, result, outcome, error);
}

void
od_printer_check_async (OdPrinter          *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (OD_IS_PRINTER (self));

  OD_PRINTER_GET_IFACE (self)->check_async (self, cancellable, callback, user_data);
}

OdPrinterHealth *
od_printer_check_finish (OdPrinter    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (OD_IS_PRINTER (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  return OD_PRINTER_GET_IFACE (self)->check_finish (self, result, error);
}
