/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-wire.h"

G_BEGIN_DECLS

/**
 * OdTinyService:
 *
 * A real HTTP server on the loopback that speaks as much of docs/API.md as clients' tests need, with the real rules of core behind it
 * and nothing on disk, and that can lose answers on purpose. Runs in the test's own main loop.
 */
typedef struct _OdTinyService OdTinyService;

/* A house of two desks ("d1" at "Room 1", "d2") and the pools "reception", "housing" (need "housing"), "pair" (need "work": a desk of it and one
 * of housing together) and "debt" (need "money": one a day, for grown-ups); d2 serves housing alone. The secret of everybody is "open". */
OdTinyService *od_tiny_service_new  (const char *role) G_GNUC_WARN_UNUSED_RESULT;
void           od_tiny_service_free (OdTinyService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdTinyService, od_tiny_service_free)

/* Another house, as JSON of docs/API.md; whoever listens hears "centre". */
void           od_tiny_service_set_house (OdTinyService *self,
                                          const char    *json);

char *od_tiny_service_get_url (OdTinyService * self) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody walks in; borrowed. @needs: one need or NULL. */
OdVisit *od_tiny_service_add_visit (OdTinyService *self,
                                    const char    *language,
                                    const char    *need);
OdVisit *od_tiny_service_find      (OdTinyService *self,
                                    const char    *visit_id);
/* What another desk does; tells the stream. */
OdOutcome od_tiny_service_act      (OdTinyService *self,
                                    OdVisit       *visit,
                                    OdVerb         verb,
                                    const char    *desk_id);

/* The caller changed @visit by hand: tells the stream. */
void od_tiny_service_touch (OdTinyService *self,
                            OdVisit       *visit);
/* Its day is over before its turn came: consumes @visit, which is found by its token alone from now on. */
void od_tiny_service_carry (OdTinyService *self,
                            OdVisit       *visit);
/* The clock of the house stands so many minutes back until somebody trusts it. */
void od_tiny_service_turn_clock_back (OdTinyService *self,
                                      guint          minutes);

/* The next @n writing requests are done, but their answers are lost. */
void od_tiny_service_lose_answers  (OdTinyService *self,
                                    guint          n);
/* Every writing request that came, as its Idempotency-Key or "". (element-type utf8) */
GPtrArray *od_tiny_service_get_keys (OdTinyService *self);
guint od_tiny_service_count_lists  (OdTinyService *self);   /* how often the list of visits was fetched */

/* The stream: an event for everybody who listens; the line breaks; what a newcomer said it had last, or NULL. */
void        od_tiny_service_say          (OdTinyService *self,
                                          const char    *type,
                                          const char    *json);
void        od_tiny_service_break_stream (OdTinyService *self);
guint       od_tiny_service_count_ears   (OdTinyService *self);
const char *od_tiny_service_get_last_id  (OdTinyService *self);

/* The whole service goes away, and comes back at the same address. */
void od_tiny_service_go        (OdTinyService *self);
void od_tiny_service_come_back (OdTinyService *self);

/* Answers everything with 401 from now on. */
void od_tiny_service_forget_sessions (OdTinyService *self);

G_END_DECLS
