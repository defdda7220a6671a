/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-event.h"
#include "od-store.h"

G_BEGIN_DECLS

/* The append-only log: triggers refuse UPDATE and DELETE. Sets @event->seq. */
gboolean od_store_add_event (OdStore *self,
                             OdEvent *event,
                             GError **error);

/* (element-type OdEvent) events after @seq, oldest first, at most @limit; without their `before`. */
GPtrArray *od_store_list_events (OdStore *self,
                                 gint64   seq,
                                 guint    limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdEvent) of one visit, oldest first, without `before`. */
GPtrArray *od_store_list_visit_events (OdStore    *self,
                                       const char *visit_id,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The newest event of a visit with its `before`, notes and readings apart, which change nothing that could be taken back; NULL when none. What od_visit_undo () asks for. */
OdEvent *od_store_dup_last_event (OdStore    *self,
                                  const char *visit_id,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 od_store_get_last_seq (OdStore *self);

/* Answers remembered for Idempotency-Key: @who is the caller's actor, @digest of method, path and body. */
typedef enum {
  OD_REPLAY_NEW,
  OD_REPLAY_SAME,        /* @status and @body are the first answer */
  OD_REPLAY_OTHER,       /* same key, other request */
} OdReplay;

gboolean od_store_find_answer (OdStore    *self,
                               const char *who,
                               const char *key,
                               const char *digest,
                               OdReplay   *replay,
                               guint      *status,
                               char      **body,
                               GError    **error);
gboolean od_store_add_answer  (OdStore    *self,
                               const char *who,
                               const char *key,
                               const char *digest,
                               guint       status,
                               const char *body,
                               gint64      now_us,
                               GError    **error);
gboolean od_store_drop_answers (OdStore *self,
                                gint64   before_us,
                                GError **error);

G_END_DECLS
