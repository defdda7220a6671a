/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-page.h"

G_BEGIN_DECLS

/* One row of a flow: pages are known by their widget name. */
typedef struct {
  const char *page;
  const char *next;   /* where a page that was applied leads; NULL = it ends here */
  const char *back;   /* NULL = no way back */
} OdPageStep;

/**
 * OdPageFlow:
 *
 * Pages one at a time, in the order of a table. Only the page that is seen is visible, to eyes and to the
 * accessibility tree alike. Property "page" (OdPage, notify) is the one that is seen.
 */
#define OD_TYPE_PAGE_FLOW (od_page_flow_get_type ())
G_DECLARE_FINAL_TYPE (OdPageFlow, od_page_flow, OD, PAGE_FLOW, GtkWidget)

/* @steps must outlive the flow; the first row is where it starts. */
void        od_page_flow_set_steps (OdPageFlow       *self,
                                    const OdPageStep *steps,
                                    gsize             n_steps);

/* Takes @page, whose widget name is a row of the table. The page of the first row is seen at once. */
void        od_page_flow_add       (OdPageFlow *self,
                                    OdPage     *page);

/* Borrowed; NULL before the first page was added. */
OdPage *od_page_flow_get_page  (OdPageFlow *self);
OdPage *od_page_flow_find      (OdPageFlow *self,
                                const char *name);

gboolean    od_page_flow_can_go_back (OdPageFlow *self);

/* Applies the page, then turns to the next one. Nothing happens while the page is not complete, or is applying. Whoever must know
 * of a failure listens to "failed" (OdPage *, GError *). */
void        od_page_flow_go_next   (OdPageFlow *self);
void        od_page_flow_go_back   (OdPageFlow *self);
void        od_page_flow_show      (OdPageFlow *self,
                                    const char *name);

/* What is under way is given up, every page forgets, and the first one is seen. */
void        od_page_flow_restart   (OdPageFlow *self);

/* Every page, seen or not, says everything again. */
void        od_page_flow_retranslate (OdPageFlow *self);

G_END_DECLS
