/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-service-map.h"
#include "od-store.h"

G_BEGIN_DECLS

/* The whole map as the visitor may see it. An empty map when nothing was imported. Owned. */
OdServiceMap *od_store_load_map (OdStore *self,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
