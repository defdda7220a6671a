/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-help.h"

G_BEGIN_DECLS

/**
 * OdServiceMap:
 *
 * The published service map in memory: what HSDS 3.1 calls organizations, services, locations and what hangs on them,
 * with the house's own extensions. Immutable after it was loaded; a new one replaces it.
 */
typedef struct _OdServiceMap OdServiceMap;

OdServiceMap *od_service_map_ref   (OdServiceMap *self);
void          od_service_map_unref (OdServiceMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdServiceMap, od_service_map_unref)

guint od_service_map_count_services (const OdServiceMap *self);

/* Who can help with @needs (any of them; empty = with anything), as cards in @language: services in the house first, open ones first,
 * then more of the needs, then name. At most @limit (0 = all). @languages spoken by the visitor do not filter. Inactive and
 * defunct services never appear. (element-type OdHelpCard) */
GPtrArray *od_service_map_help (const OdServiceMap *self,
                                const OdCentre     *centre,
                                const char *const  *needs,
                                const char         *language,
                                gint64              now_us,
                                guint               limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
