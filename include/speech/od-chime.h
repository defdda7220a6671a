/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdChime:
 *
 * A short gentle sound that makes a room look up.
 */
#define OD_TYPE_CHIME (od_chime_get_type ())
G_DECLARE_INTERFACE (OdChime, od_chime, OD, CHIME, GObject)

struct _OdChimeInterface {
  GTypeInterface parent_iface;

  void     (*ring_async)  (OdChime            *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
  gboolean (*ring_finish) (OdChime      *self,
                           GAsyncResult *result);
};

/* Answers when it has been heard to its end: TRUE; FALSE when nothing could play it. */
void     od_chime_ring_async  (OdChime            *self,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean od_chime_ring_finish (OdChime      *self,
                               GAsyncResult *result);

/* On PulseAudio (or what stands in for it) at @server; NULL = the session's own. */
OdChime *od_pulse_chime_new (const char *server) G_GNUC_WARN_UNUSED_RESULT;

/* The sound itself: one channel of @rate samples a second, element-type gint16. A high tone, then a lower one; swells from silence and
 * dies away, under half of full scale. */
GArray  *od_chime_make_sound (guint rate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
