/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-door.h"
#include "od-json.h"

G_BEGIN_DECLS

/* Several at once, each over a connection of its own: @question is asked @n_times in each of @n_threads threads; what it returns (owned text
 * or NULL) is gathered. */
typedef char *(*PainAsk) (OdPlainHttp *http,
                          Door        *door,
                          guint        thread,
                          guint        nth);
GPtrArray *pain_ask_at_once (Door   *door,
                             guint   n_threads,
                             guint   n_times,
                             PainAsk question) G_GNUC_WARN_UNUSED_RESULT;

/* How often the commonest of @words (element-type char *) stands among them; 0 when there are none. */
guint pain_commonest (GPtrArray *words);

/* Cancels whoever is still there from the test before. */
void pain_empty_house (Door *door);

/* A kiosk's ticket over @http: "B 27". */
char *pain_take_ticket (OdPlainHttp *http,
                        Door        *door,
                        Who          who,
                        const char  *need) G_GNUC_WARN_UNUSED_RESULT;

/* The member @name of the visit's leg number @nth, as text; "" when it is null. */
char *pain_leg_member (Door       *door,
                       const char *visit_id,
                       guint       nth,
                       const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Who is called by call-next to room-3; NULL: nobody. */
char *pain_call_next (Door *door) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
