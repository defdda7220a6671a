/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>
#include <libspeechd.h>

G_BEGIN_DECLS

typedef enum {
  OD_DISPATCHER_ENDED,   /* said to its end */
  OD_DISPATCHER_CUT,     /* stopped before; the connection can be used again */
  OD_DISPATCHER_LOST,    /* the service is gone, or does not answer as it should: close the connection */
} OdDispatcherEnd;

/* The next text's end is to be told of. */
gboolean        od_dispatcher_end_expect (SPDConnection *connection);

/* Waits for the end of the text that was given last, in this thread. When *@wish (atomic) is not @mine any more, it is cut. */
OdDispatcherEnd od_dispatcher_end_wait   (SPDConnection *connection,
                                          const int     *wish,
                                          int            mine);

G_END_DECLS
