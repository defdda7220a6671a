/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-store.h"

G_BEGIN_DECLS

/* One message to the case back-end: written in the transaction of its event, the same bytes on every try. */
typedef struct {
  gint64  seq;
  char   *event_id;
  char   *visit_id;
  GBytes *body;
  guint   tries;
  gint64  due_us;
  gint64  parked_us;    /* 0 = not parked */
  char   *problem;      /* of the last try; NULL */
} OdOutboxRow;

OdOutboxRow *od_outbox_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void         od_outbox_row_free (OdOutboxRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdOutboxRow, od_outbox_row_free)

gboolean od_store_add_outbox (OdStore    *self,
                              const char *event_id,
                              const char *visit_id,
                              GBytes     *body,
                              gint64      now_us,
                              GError    **error);

/* (element-type OdOutboxRow) the oldest unsent row of each visit, if it is due at @now_us and not parked; a parked row stops its
 * visit. Oldest first, at most @limit. */
GPtrArray *od_store_list_due (OdStore *self,
                              gint64   now_us,
                              guint    limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* When the next row falls due that od_store_list_due () could give; 0 when there is none. */
gint64 od_store_get_next_due (OdStore *self);

/* What became of a try. A row that was sent already stays as it is. Retry and park count the try; unpark begins the count anew. */
gboolean od_store_outbox_sent   (OdStore *self,
                                 gint64   seq,
                                 gint64   now_us,
                                 GError **error);    /* keeps the row, drops its body */
gboolean od_store_outbox_retry  (OdStore    *self,
                                 gint64      seq,
                                 gint64      due_us,
                                 const char *problem,
                                 GError    **error);
gboolean od_store_outbox_park   (OdStore    *self,
                                 gint64      seq,
                                 gint64      now_us,
                                 const char *problem,
                                 GError    **error);
gboolean od_store_outbox_unpark (OdStore *self,
                                 gint64   seq,
                                 GError **error);

typedef struct {
  guint waiting;
  guint parked;
  guint sent;
} OdOutboxCount;

gboolean od_store_count_outbox (OdStore       *self,
                                OdOutboxCount *count,
                                GError       **error);

G_END_DECLS
