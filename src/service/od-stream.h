/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-call.h"

G_BEGIN_DECLS

/* News to apps (docs/API.md, "Events"): who may hear what, resume from the log, readers that are slow. */

OdStream *od_stream_new  (OdServer *service) G_GNUC_WARN_UNUSED_RESULT;
void      od_stream_free (OdStream *self);

/* Makes the caller of @call a listener; takes @call. */
void od_stream_add (OdStream *self,
                    OdCall   *call);

/* What was committed. */
void od_stream_tell_change (OdStream      *self,
                            const OdEvent *event,
                            const OdVisit *visit);
/* Soon, when it is another one than was told last: at once when @at_once, somebody is called; else at most once a second. */
void od_stream_tell_board  (OdStream *self,
                            gboolean  at_once);
/* Everybody who hears of visits fetches everything anew. */
void od_stream_tell_resync (OdStream *self);
void od_stream_tell_device (OdStream   *self,
                            const char *json);
/* To staff alone: nobody else in the house must notice. */
void od_stream_tell_alarm  (OdStream   *self,
                            const char *json);

/* Ends the streams that were opened with this token: its session is over. */
void od_stream_end (OdStream   *self,
                    const char *token_digest);

guint od_stream_count (OdStream *self);

G_END_DECLS
