/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

#include "od-labels.h"

G_BEGIN_DECLS

/* How a house treats those who wait: data of its pack. */

/* A class of priority. Staff only. */
typedef struct {
  char     *id;              /* "ordinary", "soon" */
  OdLabels *name;
  guint     head_start_min;  /* it goes as if it had come so many minutes earlier */
} OdPriority;

/* All minutes; 0 switches an alert off. */
typedef struct {
  guint      grace_calls;        /* calls that may be missed until the leg ends as no_show; 1 = the first ends it */
  guint      grace_min;          /* after a missed call it rests so long */
  guint      grace_places;       /* and lets so many others of its line go first */
  guint      wait_alert_min;
  guint      hold_alert_min;
  guint      offer_alert_min;
  guint      calls_alert;        /* so many calls and nobody came: somebody should look; 0 = never */
  guint      appointment_early_min; /* who comes early is not called earlier than this before the appointment */
  guint      appointment_lead_min;  /* an appointment goes as if it had come so long before its time */
  guint      appointment_late_min;  /* who comes later than that has lost the lead and counts from arrival */
  guint      carry_days;         /* so long a ticket whose turn did not come goes first */
  GPtrArray *priorities;         /* OdPriority, by class; never empty; [0] has no head start */
} OdPolicy;

/* 3 calls, 5 minutes, 0 places, alerts after 45, 20 and 10 minutes and at 2 calls, appointments 10 early, 30 lead, 15 late, 14 days; classes
 * "ordinary" (0), "soon" (20), "urgent" (60), "carried" (120). */
OdPolicy *od_policy_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void      od_policy_free (OdPolicy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPolicy, od_policy_free)

OdPriority *od_priority_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        od_priority_free (OdPriority *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPriority, od_priority_free)

/* Head start of a class in minutes: FALSE when there is no such class. @self NULL: the default policy. */
gboolean od_policy_head_start (const OdPolicy *self,
                               int             priority,
                               guint          *minutes);
/* The class with that id, -1 when there is none. */
int      od_policy_find_priority (const OdPolicy *self,
                                  const char     *id);

G_END_DECLS
