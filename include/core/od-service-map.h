/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-help.h"
#include "od-map-record.h"

G_BEGIN_DECLS

/**
 * OdServiceMap:
 *
 * The service map in memory: what HSDS 3.1 calls organizations, services, locations and what hangs on them, with the house's own
 * extensions. Built record by record (from files, from the store), then sealed; immutable and shared from then on. A new one replaces it.
 */
typedef struct _OdServiceMap OdServiceMap;

OdServiceMap *od_service_map_ref   (OdServiceMap *self);
void          od_service_map_unref (OdServiceMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdServiceMap, od_service_map_unref)

/* Building. A record whose id is there already joins it: what the new one says replaces what the old one said, links to further
 * parents are added, and neither a mere mention (partial) nor a link ever takes something away. Order does not matter. */
OdServiceMap *od_service_map_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          od_service_map_take (OdServiceMap *self,
                                   gpointer      record);
void          od_service_map_seal (OdServiceMap *self);   /* links the records */

guint od_service_map_count_services (const OdServiceMap *self);

/* (element-type OdRecord) every record of @table in the order it came. Borrowed. */
GPtrArray *od_service_map_records (const OdServiceMap *self,
                                   OdMapTable          table);

/* Borrowed, or NULL. @id in either case. */
gpointer od_service_map_find (const OdServiceMap *self,
                              OdMapTable          table,
                              const char         *id);

/* (element-type OdRecord) the records of @table that hang on @parent, in the order they came. Borrowed; NULL when there are none.
 * Sealed maps only. */
GPtrArray *od_service_map_children (const OdServiceMap *self,
                                    const OdRecord     *parent,
                                    OdMapTable          table);

/* The schedules that count for @service: its own, else those of its places there, else of its locations. (element-type OdScheduleRow) Owned
 * array of borrowed rows. */
GPtrArray *od_service_map_schedules (const OdServiceMap *self,
                                     const OdService    *service) G_GNUC_WARN_UNUSED_RESULT;

/* Who can help with @needs (any of them; empty = with anything), as cards in @language: services in the house first, open ones first,
 * then those that a ticket for the needs leads to, then more of the needs, then name. At most @limit (0 = all). @languages spoken by the visitor do not filter. Inactive and
 * defunct services never appear. A virtual location never shows an address. (element-type OdHelpCard) */
GPtrArray *od_service_map_help (const OdServiceMap *self,
                                const OdCentre     *centre,
                                const char *const  *needs,
                                const char         *language,
                                gint64              now_us,
                                guint               limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
