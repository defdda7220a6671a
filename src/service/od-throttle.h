/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Slows down who guesses. */
typedef struct _OdThrottle OdThrottle;

OdThrottle *od_throttle_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        od_throttle_free (OdThrottle *self);

/* Counts one try under @name. FALSE: @limit tries in the minute before @now_us were wrong or are still open. */
gboolean    od_throttle_try    (OdThrottle *self,
                                const char *name,
                                guint       limit,
                                gint64      now_us);

/* The try was good: the count of @name begins anew. */
void        od_throttle_pardon (OdThrottle *self,
                                const char *name);

G_END_DECLS
