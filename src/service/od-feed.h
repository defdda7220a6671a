/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * OdFeed:
 *
 * One connection that listens to server-sent events. Holds at most OD_FEED_FULL bytes for a reader that is slow; what does not fit is
 * refused, and the owner brings the reader up to date when it has read what it was given.
 */
typedef struct _OdFeed OdFeed;

#define OD_FEED_FULL (256 * 1024)

typedef void (*OdFeedFunc) (OdFeed  *feed,
                            gpointer data);

/* Begins an event stream as the answer to @message, whose connection it takes over; what was set as the answer's headers goes along. What is
 * given before the main loop turns leaves in one piece. @drained is called when everything given was written, @gone when the connection ended:
 * the reader must be freed then, or before. */
OdFeed *od_feed_new  (SoupServerMessage *message,
                      OdFeedFunc         drained,
                      OdFeedFunc         gone,
                      gpointer           data) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the stream when it has not ended by itself. */
void      od_feed_free (OdFeed *self);

/* FALSE, nothing sent: the reader has enough to read. @id 0 and @kind NULL are left out; @data is one line. */
gboolean  od_feed_send (OdFeed     *self,
                        gint64      id,
                        const char *kind,
                        const char *data);

/* A comment, so that proxies and readers know that we live. */
void      od_feed_greet (OdFeed *self);

/* Tells the reader where the log stands without any news. */
void      od_feed_mark (OdFeed *self,
                        gint64  id);

G_END_DECLS
