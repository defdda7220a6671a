/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-service-map.h"
#include "od-store.h"

G_BEGIN_DECLS

/* What became of the records of one table. */
typedef struct {
  guint added;
  guint changed;
  guint unchanged;
  guint gone;        /* hung on a record of the import before, and no longer do */
} OdMapCount;

typedef struct {
  OdMapCount of[OD_N_MAP_TABLES];
} OdMapCounts;

/* The whole map as the visitor may see it. An empty map when nothing was imported. Sealed, owned. */
OdServiceMap *od_store_load_map (OdStore *self,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings what @map (sealed) says into the store: records are added or become what @map says, by id; what the store alone knows stays. A row
 * that hung on a record of @map and is not in @map is marked gone, nothing is deleted; a reviewed translation gives way to a
 * reviewed one only. Inside the caller's transaction. Adds to @counts. */
gboolean od_store_merge_map (OdStore            *self,
                             const OdServiceMap *map,
                             OdMapCounts        *counts,
                             GError            **error);

G_END_DECLS
