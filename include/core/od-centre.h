/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

#include "od-labels.h"

G_BEGIN_DECLS

/* What makes a centre itself, as data. All members owned. */

/* A line that people wait in: of a service, of reception. */
typedef struct {
  char     *id;
  OdLabels *name;        /* staff and visitors may see it; never on paper or display */
  char     *service_id;  /* HSDS service; NULL for reception */
  GStrv     needs;       /* needs that lead here */
  guint     usual_min;   /* usual minutes of one visit; 0 = not known */
} OdPool;

/* A place where somebody is served. */
typedef struct {
  char     *id;
  OdLabels *name;        /* "Desk 1": staff */
  OdLabels *place;       /* "Room 4": where the display sends people */
  char     *floor;       /* "0", "1" */
  char     *arrow;       /* "left", "right", "up", "down", "ahead" or NULL, seen from the display */
  GStrv     pools;       /* what it serves, in order of preference */
} OdDesk;

typedef struct {
  char     *id;          /* od-need.h */
  OdLabels *label;       /* two or three words */
} OdNeed;

typedef struct {
  char      *id;              /* UUID */
  OdLabels  *name;
  char      *zone;            /* IANA */
  char      *language;        /* the house's own language */
  GStrv      languages;       /* offered to visitors, in the order shown */
  int        rollover_hour;
  char      *reception_pool;  /* where "talk to a person" leads */
  char      *public_url;      /* "http://127.0.0.1:8080", no slash at the end: base of the phone page */
  GPtrArray *needs;           /* OdNeed, in the order shown */
  GPtrArray *pools;           /* OdPool */
  GPtrArray *desks;           /* OdDesk */
  GPtrArray *messages;        /* OdLabels: lines for the display */
} OdCentre;

OdCentre *od_centre_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void      od_centre_free (OdCentre *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdCentre, od_centre_free)

OdPool *od_pool_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_pool_free (OdPool *self);
OdDesk *od_desk_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_desk_free (OdDesk *self);
OdNeed *od_need_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_need_free (OdNeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPool, od_pool_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdDesk, od_desk_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdNeed, od_need_free)

/* Borrowed, or NULL. */
const OdPool *od_centre_find_pool (const OdCentre *self,
                                   const char     *pool_id);
const OdDesk *od_centre_find_desk (const OdCentre *self,
                                   const char     *desk_id);

/* Where a visit with @needs waits: the pool of each need in the order given, each pool once; reception's pool when @needs is empty, holds
 * "person", or leads nowhere. Never empty; borrowed ids. Each becomes a leg, and all of
 * them wait at once: the line never calls a visit to two places. */
GPtrArray *od_centre_route (const OdCentre    *self,
                            const char *const *needs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
