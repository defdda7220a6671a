/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-catalogue.h"
#include "od-client.h"
#include "od-printer.h"

G_BEGIN_DECLS

/* What became of the visitor's paper. */
typedef enum {
  OD_PAPER_NONE,      /* nobody asked for any, or there is no printer */
  OD_PAPER_COMING,
  OD_PAPER_OUT,
  OD_PAPER_FAILED,    /* and none will come any more */
} OdPaperState;

/**
 * OdPaper:
 *
 * Prints tickets and tells the service what became of them and how the printer is. Property "state" (int, OdPaperState) is that of
 * the last ticket, until forget (). A ticket under way then is still seen through and told, but changes "state" no more.
 */
#define OD_TYPE_PAPER (od_paper_get_type ())
G_DECLARE_FINAL_TYPE (OdPaper, od_paper, OD, PAPER, GObject)

/* @printer may be NULL: every ticket is shown on the screen. */
OdPaper *od_paper_new (OdPrinter * printer,
                       OdClient * client,
                       OdCatalogue * catalogue) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the printer every @seconds how it is and tells what changed. */
void          od_paper_watch     (OdPaper *self,
                                  guint    seconds);

void          od_paper_print     (OdPaper        *self,
                                  const OdIssued *issued,
                                  const OdCentre *centre);
void          od_paper_forget    (OdPaper *self);
OdPaperState  od_paper_get_state (OdPaper *self);

G_END_DECLS
