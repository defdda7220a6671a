/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-printer.h"

G_BEGIN_DECLS

/**
 * OdFakePrinter:
 *
 * A printer that does what a test says. Prints wait until end ().
 */
#define OD_TYPE_FAKE_PRINTER (od_fake_printer_get_type ())
G_DECLARE_FINAL_TYPE (OdFakePrinter, od_fake_printer, OD, FAKE_PRINTER, GObject)

OdFakePrinter *od_fake_printer_new (void) G_GNUC_WARN_UNUSED_RESULT;

guint          od_fake_printer_count        (OdFakePrinter *self);

/* How the oldest print that waits ended; @broken: nothing could be tried at all. */
void           od_fake_printer_end          (OdFakePrinter *self,
                                             OdPrintOutcome outcome,
                                             gboolean       broken);

/* One reason or NULL; a reason blocks. */
void           od_fake_printer_set_reason   (OdFakePrinter *self,
                                             const char    *reason);

G_END_DECLS
