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

/* Opening hours; @owner is "centre", "pool" or "desk". od-store-opening.c. */
gboolean od_store_add_hours  (OdStore    *self,
                              const char *owner,
                              const char *owner_id,
                              GPtrArray  *hours,
                              GError    **error);
gboolean od_store_load_hours (OdStore    *self,
                              const char *owner,
                              const char *owner_id,
                              GPtrArray  *hours,
                              GError    **error);

/* With its classes. A store that holds none leaves @policy as it is. od-store-policy.c. */
gboolean od_store_put_policy  (OdStore        *self,
                               const OdPolicy *policy,
                               GError        **error);
gboolean od_store_load_policy (OdStore  *self,
                               OdPolicy *policy,
                               GError  **error);

G_END_DECLS
