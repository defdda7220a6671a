/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a device last said of its printer. All owned. */
typedef struct {
  char    *device_id;
  char    *name;
  gboolean blocked;
  GStrv    reasons;   /* printer-state-reasons */
} OdPrinterNews;

OdPrinterNews *od_printer_news_new     (const char *device_id,
                                        const char *name,
                                        gboolean    blocked,
                                        const char *reasons) G_GNUC_WARN_UNUSED_RESULT;
void           od_printer_news_free    (OdPrinterNews *self);
char *od_printer_news_to_json (const OdPrinterNews *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
