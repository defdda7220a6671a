/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-store-centre.h"
#include "od-store-private.h"

G_BEGIN_DECLS

/* Pools and desks with their labels; what is not in @centre any more is retired. od-store-house.c. */
gboolean od_store_put_house  (OdStore        *self,
                              const OdCentre *centre,
                              GError        **error);
gboolean od_store_load_house (OdStore  *self,
                              OdCentre *centre,
                              GError  **error);

G_END_DECLS
