/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-catalogue.h"
#include "od-desk-session.h"
#include "od-printer.h"

G_BEGIN_DECLS

/**
 * OdReprint:
 *
 * Prints again what the session's signal "ticket" brings, and tells the service what became of it. Signal "done" (char *label, gboolean out):
 * whether the paper came out.
 */
#define OD_TYPE_REPRINT (od_reprint_get_type ())
G_DECLARE_FINAL_TYPE (OdReprint, od_reprint, OD, REPRINT, GObject)

/* @catalogue: of the visitors' languages. */
OdReprint *od_reprint_new (OdDeskSession * session,
                           OdPrinter * printer,
                           OdCatalogue * catalogue) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
