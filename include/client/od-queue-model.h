/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-client.h"
#include "od-visit-item.h"

G_BEGIN_DECLS

/**
 * OdQueueModel:
 *
 * Today's visits as a GListModel of OdVisitItem, fetched once and then kept by the client's stream; fetched again at a "resync". Those
 * that are over stay, at the end: somebody may come late. An item is the same object all day.
 *
 * Read-only properties: "waiting" (uint), "longest" (uint, minutes of who waits longest), "loaded".
 * Signal "visit-changed" (char *visit_id, gint64 version) for each change, the last one too. Signal "aged": time
 * went by, minutes and what is stuck may be others.
 */
#define OD_TYPE_QUEUE_MODEL (od_queue_model_get_type ())
G_DECLARE_FINAL_TYPE (OdQueueModel, od_queue_model, OD, QUEUE_MODEL, GObject)

/* Fetches at once when the client has a token. */
OdQueueModel *od_queue_model_new (OdClient * client,
                                  OdCentreView * house,
                                  OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;
void          od_queue_model_refresh (OdQueueModel *self);

/* Consumes @visit: what a verb answered. Older than what is known: dropped. */
void od_queue_model_take (OdQueueModel *self,
                          OdVisit      *visit);

/* Borrowed, or NULL. */
OdVisitItem *od_queue_model_find (OdQueueModel *self,
                                  const char   *visit_id);
OdVisitItem *od_queue_model_next (OdQueueModel  *self,
                                  const OdAsker *asker);

/* How many are called or served at @desk_id, joint calls included. */
guint        od_queue_model_count_at (OdQueueModel *self,
                                      const char   *desk_id);

/* What the reader's desk serves; NULL = no desk. */
void         od_queue_model_set_pools (OdQueueModel      *self,
                                       const char *const *pool_ids);

G_END_DECLS
