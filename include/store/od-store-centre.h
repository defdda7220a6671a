/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre.h"
#include "od-store.h"

G_BEGIN_DECLS

/* Replaces the centre's own data (names, languages, needs, pools, desks, messages) with @centre, keeping ids that stay. A pool or desk
 * that is gone is retired, never deleted. */
gboolean od_store_put_centre (OdStore        *self,
                              const OdCentre *centre,
                              GError        **error);

/* NULL, @error unset: no centre was put yet. */
OdCentre *od_store_dup_centre (OdStore *self,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Small things that outlive a run, by name: "public_url", "carrier". NULL when unset. */
char    *od_store_dup_setting (OdStore    *self,
                               const char *name,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean od_store_put_setting (OdStore    *self,
                               const char *name,
                               const char *value,
                               GError    **error);

G_END_DECLS
