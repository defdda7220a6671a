/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-catalogue.h"
#include "od-queue.h"

G_BEGIN_DECLS

/* What stands on a ticket: never a name, a need or a provider. Borrowed strings, filled by the caller. */
typedef struct {
  const char *series;
  guint       number;
  const char *url;             /* upper case */
  const char *token;           /* printed in clear, in groups of four */
  const char *language;        /* the visitor's */
  const char *centre_language;
  const char *centre_name;     /* in the visitor's language */
  const char *day;             /* "2026-11-22" */
  const char *time;            /* "10:42" */
  guint       before;
  OdEstimate  estimate;
} OdTicket;

/* A page for an 80 mm roll (72 mm printable) as PDF, as long as it needs to be; sets @height_mm. Number ≥ 10 mm high, QR 4 dots of
 * 203 dpi a module, texts in the visitor's language, then small in the centre's when it is another one. */
GBytes *od_ticket_render (const OdTicket *ticket,
                          OdCatalogue    *catalogue,
                          double         *height_mm,
                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
