/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-queue.h"

G_BEGIN_DECLS

/**
 * OdPlaces:
 *
 * Who waits where today, in the order of the line: what od-queue.h says of a list of visits, found without walking it.
 */
typedef struct _OdPlaces OdPlaces;

OdPlaces *od_places_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void      od_places_free  (OdPlaces *self);
void      od_places_clear (OdPlaces *self);

/* @visit is borrowed until it is removed, and must not change meanwhile. */
void od_places_add    (OdPlaces      *self,
                       const OdVisit *visit);
void od_places_remove (OdPlaces      *self,
                       const OdVisit *visit);

/* What od_queue_before () counts; @known (may be NULL) is the same visit as it was added. */
guint od_places_count_before (const OdPlaces *self,
                              const OdVisit  *visit,
                              const OdVisit  *known);

/* How many wait in the pool. */
guint od_places_count (const OdPlaces *self,
                       const char     *pool_id);

/* What od_queue_place_behind () says. */
gint64 od_places_find_behind (const OdPlaces *self,
                              const OdVisit  *visit,
                              const OdLeg    *leg,
                              guint           n);

/* (element-type OdVisit) those at the front for @asker, enough for od_queue_next () to find who is next. */
GPtrArray *od_places_list_front (OdPlaces      *self,
                                 const OdAsker *asker) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
