/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* Writes the log row and the outbox row of a change that is already in the visit's own rows. Sets @event's seq. */
gboolean od_change_store (OdServer      *service,
                          const OdVisit *visit,
                          OdEvent       *event,
                          GError       **error);

/* Logs that @call's actor read something of @visit ("name", "notes", "ticket"). The visit stays as it is, and nobody is told. */
gboolean od_change_read (OdCall        *call,
                         const OdVisit *visit,
                         const char    *reason,
                         GError       **error);

/* The same as od_change_store (), and remembers it on @call for those who listen.
 * Takes @visit and @event. */
gboolean od_change_record (OdCall  *call,
                           OdVisit *visit,
                           OdEvent *event,
                           GError **error);

/* Writes @visit over its former version, then records it. Answers 409 `stale` when the row moved on. Takes @visit and @event. */
gboolean od_change_update (OdCall  *call,
                           OdVisit *visit,
                           OdEvent *event,
                           GError **error);

/* A new event of @call's actor on @visit. */
OdEvent *od_change_event (OdCall        *call,
                          OdVerb         verb,
                          const OdVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

/* Owned: today's from memory, others from the store. NULL, @error unset: there is none. */
OdVisit *od_change_dup_visit (OdCall     *call,
                              const char *id,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Likewise, when the caller may see it: what somebody may not see is not there for them. NULL with @call answered, or with @error set. */
OdVisit *od_change_dup_seen (OdCall     *call,
                             const char *id,
                             GError    **error);

G_END_DECLS
