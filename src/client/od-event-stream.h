/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

#include "od-chance.h"

G_BEGIN_DECLS

/**
 * OdEventStream:
 *
 * The service's news as one lasting connection. Opens it again with growing pauses whenever it breaks, and resumes where
 * it broke.
 *
 * Signals: "event" (char *type, char *json); "resync" whenever something may have been missed; "word" (gboolean arrived):
 * the service was heard, or is lost; "refused" (guint status): it answered, but not with a stream.
 */
#define OD_TYPE_EVENT_STREAM (od_event_stream_get_type ())
G_DECLARE_FINAL_TYPE (OdEventStream, od_event_stream, OD, EVENT_STREAM, GObject)

OdEventStream *od_event_stream_new (SoupSession * session,
                                    const char *url,
                                    OdChance * chance) G_GNUC_WARN_UNUSED_RESULT;
void           od_event_stream_set_token (OdEventStream *self,
                                          const char    *token);
void           od_event_stream_start     (OdEventStream *self);
void           od_event_stream_stop      (OdEventStream *self);

G_END_DECLS
