/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-event.h"
#include "od-store.h"
#include "od-visit-machine.h"

G_BEGIN_DECLS

/* The next number of (@day, @series), from a counter row that is locked by the transaction: never COUNT, never MAX. First is 1. */
gboolean od_store_next_number (OdStore    *self,
                               const char *day,
                               const char *series,
                               guint      *number,
                               GError    **error);

/* Adds @visit with its legs at version 1. CONFLICT: its id, token, number or a leg's id is in use, or the centre has no such pool or
 * desk. */
gboolean od_store_add_visit (OdStore       *self,
                             const OdVisit *visit,
                             GError       **error);

/* Writes @visit over the row of version @visit->version - 1. FALSE with @stale TRUE and @error unset when the row has another
 * version by now. */
gboolean od_store_update_visit (OdStore       *self,
                                const OdVisit *visit,
                                gboolean      *stale,
                                GError       **error);

/* Owned, or NULL with @error unset when there is none. */
OdVisit *od_store_dup_visit          (OdStore    *self,
                                      const char *id,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
OdVisit *od_store_dup_visit_by_token (OdStore    *self,
                                      const char *token,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The one that goes on with visit @carried_from; the newest, when there are several. */
OdVisit *od_store_dup_visit_from     (OdStore    *self,
                                      const char *carried_from,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type OdVisit) visits of @day with an open leg, in order of arrival; with @all also the closed ones. */
GPtrArray *od_store_list_visits (OdStore    *self,
                                 const char *day,
                                 gboolean    all,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Minutes from start to end of the newest @limit served legs of @pool_id (element-type double). */
GArray *od_store_list_service_minutes (OdStore    *self,
                                       const char *pool_id,
                                       guint       limit,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same with the moment each began, of those that ended after @since_us: an estimate for ten in the morning learns from mornings. */
typedef struct {
  gint64 started_us;
  double minutes;
} OdServed;
GArray *od_store_list_served (OdStore    *self,
                              const char *pool_id,
                              gint64      since_us,
                              guint       limit,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;   /* (element-type OdServed) */

/* (element-type char *) ids of open visits of days before @day: those that the end of a day left waiting. */
GPtrArray *od_store_list_left_over (OdStore    *self,
                                    const char *day,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* A sealed name (od-vault.h) and its small key, one row a visit. Erasing deletes the key, in the copies that migrations left too, blanks
 * the text and clears has_name without a new version; after the commit nothing of it is left in any file of the store. */
gboolean od_store_put_sealed   (OdStore    *self,
                                const char *visit_id,
                                GBytes     *key,
                                GBytes     *sealed,
                                GError    **error);
gboolean od_store_get_sealed   (OdStore    *self,
                                const char *visit_id,
                                GBytes    **key,
                                GBytes    **sealed,
                                GError    **error);    /* FALSE, error unset: none */
gboolean od_store_erase_sealed (OdStore    *self,
                                const char *before_day,
                                GError    **error);    /* of every visit of a day before it */

G_END_DECLS
