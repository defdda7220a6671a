/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-kiosk-page.h"
#include "od-paper.h"

G_BEGIN_DECLS

/**
 * OdTicketPage:
 *
 * The number, and what to do with it. Shows number and QR large when no paper comes.
 */
#define OD_TYPE_TICKET_PAGE (od_ticket_page_get_type ())
G_DECLARE_FINAL_TYPE (OdTicketPage, od_ticket_page, OD, TICKET_PAGE, OdKioskPage)

/* Whose "state" tells what to say about the paper. */
void od_ticket_page_set_paper  (OdTicketPage *self,
                                OdPaper      *paper);

/* The way to a person: with this number, at the reception desk. */
void od_ticket_page_show_person (OdTicketPage *self);

G_END_DECLS
