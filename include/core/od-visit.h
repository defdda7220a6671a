/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A visit is one person's (or household's) time in the house today; a leg is one place where it waits or is
 * served. Plain data, copied by value of its members; the rules are in od-visit-machine.h. design.md §3. */

typedef enum {
  OD_LEG_WAITING,
  OD_LEG_CALLED,
  OD_LEG_SERVING,
  OD_LEG_ON_HOLD,
  OD_LEG_DONE,
  OD_LEG_NO_SHOW,
  OD_LEG_LEFT,
  OD_LEG_CANCELLED,
  OD_LEG_CARRIED,        /* the day ended before its turn came: it goes first next time */
} OdLegState;

/* The way in. */
typedef enum {
  OD_ROUTE_KIOSK,
  OD_ROUTE_RECEPTION,
  OD_ROUTE_APPOINTMENT,
  OD_ROUTE_CARRIED,      /* came back with a ticket of a day that ended before its turn */
  OD_ROUTE_REFERRAL,     /* sent by somebody who helps elsewhere */
} OdRoute;

/* Printing is a small machine of its own and never holds a visit back. */
typedef enum {
  OD_PRINT_PENDING,
  OD_PRINT_PRINTED,
  OD_PRINT_FAILED,
  OD_PRINT_REPRINTED,
  OD_PRINT_SHOWN,
  OD_PRINT_NONE,
} OdPrintState;

/* All strings owned; times in microseconds UTC, 0 = never. */
typedef struct {
  char      *id;
  char      *pool_id;
  OdLegState state;
  gboolean   offered;     /* handed over, not yet accepted by a desk of the pool */
  char      *desk_id;     /* who called it; NULL while waiting */
  char      *with_desk_id; /* the second desk of a joint call; NULL */
  char      *from_desk_id; /* the desk that handed it over and stays responsible until it is accepted; NULL */
  char      *from_pool_id; /* where it stood then; NULL */
  char      *for_desk_id; /* waits for this desk alone; NULL = any that serves the pool */
  char      *for_staff_id; /* waits for this person alone; NULL */
  gint64     made_us;     /* when this leg began: its wait is first_called_us - made_us, whatever happens later */
  gint64     queued_us;   /* the moment its place in the line counts from: kept by hand-over, hold, recall */
  gint64     place_us;    /* its place in the line, od_leg_place (): smaller goes first */
  gint64     due_us;      /* its appointment or slot; 0 */
  gint64     not_before_us; /* call-next leaves it alone until then: grace after a missed call, a slot; 0 */
  gint64     first_called_us; /* never wiped */
  gint64     called_us;   /* the newest call */
  gint64     started_us;
  gint64     held_us;     /* since when it is on hold; 0 */
  gint64     ended_us;
  guint      calls;       /* how often it was called */
  guint      missed;      /* how often nobody came */
  int        priority;    /* class of OdPolicy.priorities: 0 = ordinary; staff only */
} OdLeg;

typedef struct {
  char        *id;        /* UUID v7 */
  char        *day;       /* business day, "2026-11-22" */
  char        *series;    /* "A".."Z": of the door it came by, never of the need */
  guint        number;    /* from 1, unique in (day, series) */
  char        *token;     /* od-id.h: the QR's secret */
  char        *language;  /* BCP 47 */
  GStrv        needs;     /* hints, not diagnoses; staff only */
  guint        adults;
  guint        children;
  guint        companions; /* who came along to help or to translate, and is not helped here */
  gboolean     interpreter; /* one is needed */
  char        *age;       /* "under-18", "18-29", "30-64", "65-plus"; NULL = not told. Information for staff, never a gate */
  char        *residence; /* "here", "elsewhere"; NULL = not told. Likewise */
  OdRoute      route;
  OdPrintState print;
  gint64       arrived_us;
  gint64       out_us;    /* stepped out since then and keeps every place; 0 = here */
  char        *carried_from; /* id of the visit of an earlier day that this one goes on with; NULL */
  gint64       version;   /* of the row; grows by one with every change */
  gboolean     has_name;  /* a name was given and lies sealed in the vault */
  guint        notes;     /* notes for staff that are in force */
  gboolean     banned;    /* one of them is a ban */
  GPtrArray   *legs;      /* (element-type OdLeg), in order of creation, never empty */
} OdVisit;

#define OD_TYPE_VISIT (od_visit_get_type ())
/* As with every plain type of core: a new one has no strings, no vectors, no labels (NULL reads as none), and its arrays are
 * there, empty and owning their elements. */
GType    od_visit_get_type (void) G_GNUC_CONST;
OdVisit *od_visit_new      (void) G_GNUC_WARN_UNUSED_RESULT;
OdVisit *od_visit_copy     (const OdVisit *self) G_GNUC_WARN_UNUSED_RESULT;
void     od_visit_free     (OdVisit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdVisit, od_visit_free)

OdLeg *od_leg_new  (void) G_GNUC_WARN_UNUSED_RESULT;
OdLeg *od_leg_copy (const OdLeg *self) G_GNUC_WARN_UNUSED_RESULT;
void   od_leg_free (OdLeg *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdLeg, od_leg_free)

/* The leg with @leg_id, or NULL. Borrowed. */
OdLeg *od_visit_find_leg (const OdVisit *self,
                          const char    *leg_id);

/* The leg that staff act on: serving, else called, else on hold, else the first waiting, else the last. Borrowed, never NULL. */
OdLeg *od_visit_current_leg (const OdVisit *self);

/* The leg that a desk which serves @pool_ids means: what is at a desk or on hold already, else the first that waits in one of those pools,
 * else od_visit_current_leg (). Borrowed, never NULL. */
OdLeg *od_visit_leg_for (const OdVisit     *self,
                         const char *const *pool_ids);

/* Whether any leg still waits, is called, served or on hold. */
gboolean od_visit_is_open (const OdVisit *self);

/* "B 27": no isolation marks, for machines; od_text_number() is for eyes. */
char *od_visit_label (const OdVisit *self) G_GNUC_WARN_UNUSED_RESULT;

/* Names as they travel: "waiting", "called", "serving", "on_hold", "done", "no_show", "left", "cancelled", "carried";
 * "kiosk", "reception", "appointment", "carried", "referral"; "pending", "printed", "failed", "reprinted", "shown", "none". The _from_ forms return FALSE on an unknown name. */
const char *od_leg_state_to_text     (OdLegState    state);
gboolean    od_leg_state_from_text   (const char   *text,
                                      OdLegState   *state);
const char *od_route_to_text         (OdRoute       route);
gboolean    od_route_from_text       (const char   *text,
                                      OdRoute      *route);
const char *od_print_state_to_text   (OdPrintState  state);
gboolean    od_print_state_from_text (const char   *text,
                                      OdPrintState *state);

G_END_DECLS
