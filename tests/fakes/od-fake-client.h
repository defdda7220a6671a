/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"

G_BEGIN_DECLS

/* Stands in for the room client's OdClient at link time: a service in memory that says what a test wants. Answers come from the
 * main loop, never at once. Only for what the real service cannot be made to do on demand. */

/* Takes @centre; NULL = the house cannot be fetched. */
void         od_fake_client_take_centre      (OdClient *self,
                                              OdCentre *centre);
void         od_fake_client_set_online       (OdClient *self,
                                              gboolean  online);

/* (element-type OdHelpCard) NULL = the question fails. */
void         od_fake_client_set_cards        (OdClient  *self,
                                              GPtrArray *cards);

/* What the next ticket says about the line. */
void         od_fake_client_set_line         (OdClient  *self,
                                              guint      before,
                                              OdEstimate estimate);

/* While held, registrations wait for release (). */
void         od_fake_client_hold             (OdClient *self);
void         od_fake_client_release          (OdClient *self);

/* Registrations fail as if the service did not answer. */
void         od_fake_client_set_refusing     (OdClient *self,
                                              gboolean  refusing);

/* What it heard. Borrowed. */
guint        od_fake_client_count_wishes     (OdClient *self);
const char *od_fake_client_get_last_wish    (OdClient *self);     /* "ar|housing money|pool|name" */
const char *od_fake_client_get_prints       (OdClient *self);     /* "printed:", "failed:late", joined by blanks */
const char *od_fake_client_get_health       (OdClient *self);     /* the last "blocked media-empty" */

G_END_DECLS
