/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

#include "od-hours.h"
#include "od-labels.h"
#include "od-policy.h"

G_BEGIN_DECLS

/* What makes a centre itself, as data. All members owned. */

/* A line that people wait in: of a service, of reception. */
typedef struct {
  char     *id;
  OdLabels *name;        /* staff and visitors may see it; never on paper or display */
  char     *service_id;  /* HSDS service; NULL for reception */
  GStrv     needs;       /* needs that lead here */
  guint     usual_min;   /* usual minutes of one visit; 0 = not known */
  GStrv     languages;   /* only for visitors who chose one of these; NULL = everybody */
  gboolean  referral_only; /* nobody lines up by themselves: needs lead to reception instead, staff may send people on */
  char     *joint_pool_id; /* met by two desks together: one of this pool, one of that; NULL */
  guint     daily_cap;   /* tickets a business day; 0 = no end. Staff go over it with a reason */
  guint     slot_min;    /* shower, laundry, meal, group: people come at a slot of so many minutes; 0 = a plain line */
  guint     slot_places; /* how many at a time */
  guint     wait_alert_min; /* 0 = the policy's */
  guint     min_age;     /* who it is for: information for staff and visitors, never a gate; 0 = any */
  guint     max_age;
  gboolean  residents;   /* meant for people who live here */
  GPtrArray *hours;      /* OdSchedule: when its slots are; empty = as its desks */
} OdPool;

/* A place where somebody is served. */
typedef struct {
  char     *id;
  OdLabels *name;        /* "Desk 1": staff */
  OdLabels *place;       /* "Room 4": where the display sends people */
  char     *floor;       /* "0", "1" */
  char     *arrow;       /* "left", "right", "up", "down", "ahead" or NULL, seen from the display */
  GStrv     pools;       /* what it serves, in order of preference */
  GStrv     languages;   /* spoken there; NULL = not told */
  guint     seats;       /* how many it can have at a time; 0 = 1 */
  GPtrArray *hours;      /* OdSchedule; empty = as the house */
} OdDesk;

typedef struct {
  char     *id;          /* od-need.h */
  OdLabels *label;       /* two or three words */
} OdNeed;

/* Several needs at once that one pool meets: social work and employment together. */
typedef struct {
  GStrv     needs;       /* all of them must be there */
  char     *pool_id;
} OdPair;

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
  GPtrArray *hours;           /* OdSchedule; empty = not told */
  GPtrArray *pairs;           /* OdPair */
  char      *first_pool;      /* everybody goes there first, whatever the need; NULL = straight to who can help */
  GStrv      voices;          /* languages of the spoken call, in this order; NULL = the house's own */
  OdPolicy  *policy;          /* never NULL */
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
OdPair *od_pair_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_pair_free (OdPair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPair, od_pair_free)

/* Borrowed, or NULL. */
const OdPool *od_centre_find_pool (const OdCentre *self,
                                   const char     *pool_id);
const OdDesk *od_centre_find_desk (const OdCentre *self,
                                   const char     *desk_id);

/* The hours of a desk: its own, else the house's. */
OdOpening od_centre_desk_opening (const OdCentre *self,
                                  const OdDesk   *desk,
                                  gint64          now_us);

/* The hours of a line: its own, else those of the desks that serve it: open while one of them is. */
OdOpening od_centre_pool_opening (const OdCentre *self,
                                  const OdPool   *pool,
                                  gint64          now_us);

/* (element-type OdOpenSpan) the same hours as a list: od_hours_list (). */
GArray *od_centre_list_pool_hours (const OdCentre *self,
                                   const OdPool   *pool,
                                   gint64          from_us,
                                   gint64          to_us) G_GNUC_WARN_UNUSED_RESULT;

/* Where a visit with @needs in @language waits: the pool of each need in the order given, each pool once; first_pool alone when the house has
 * one; reception's pool when @needs is empty, holds "person", or leads nowhere, and in place of a need that leads to referral-only doors
 * alone. Of several pools for a need one with the visitor's language goes first, then one for everybody; a pool for other languages never.
 * A pair whose needs are all there takes them together, unless its pool is referral-only or for other languages. "es" and "es-419" are one
 * language here. Never empty; borrowed ids. Each becomes a leg, and all of them wait at once: the line never calls a visit to two places. */
GPtrArray *od_centre_route (const OdCentre    *self,
                            const char *const *needs,
                            const char        *language) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @visit is whom @pool is meant for: information, never a gate. */
typedef enum {
  OD_FIT_YES,
  OD_FIT_NO,
  OD_FIT_UNKNOWN,    /* the visitor did not tell, or only a part of the age band fits */
} OdFit;
OdFit od_pool_fit_age       (const OdPool *self,
                             const char   *age);
OdFit od_pool_fit_residence (const OdPool *self,
                             const char   *residence);

G_END_DECLS
