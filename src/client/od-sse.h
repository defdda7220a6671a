/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OdSse:
 *
 * Reads server-sent events line by line (WHATWG HTML §9.2.6), without I/O.
 */
typedef struct _OdSse OdSse;

OdSse *od_sse_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void   od_sse_free (OdSse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSse, od_sse_free)

/* @line without its end. TRUE when it completed an event: its type and data stay until the next line. */
gboolean od_sse_feed (OdSse      *self,
                      const char *line);

/* Borrowed. The type is "message" when none was named; the id is the last one seen, NULL before. */
const char *od_sse_get_type (OdSse *self);
const char *od_sse_get_data (OdSse *self);
const char *od_sse_get_id   (OdSse *self);

/* Forgets a half-read event of a broken line, keeps the id. */
void od_sse_restart (OdSse *self);

G_END_DECLS
