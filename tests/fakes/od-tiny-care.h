/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-chance.h"
#include "od-clock.h"
#include "od-tiny-service.h"

G_BEGIN_DECLS

/**
 * OdTinyCare:
 *
 * The part of the tiny service beside the queue: alarms, notes, referrals, unmet need, appointments, slots and reports. It keeps what it
 * is told, and tells what a test puts in.
 */
typedef struct {
  /* owned */
  OdClock   *clock;
  OdChance  *chance;
  GPtrArray *alarms;        /* OdAlarm, ended ones too */
  GPtrArray *notes;         /* OdNote */
  GPtrArray *referrals;     /* OdReferral */
  GPtrArray *appointments;  /* OdAppointment */
  GArray    *slots;         /* OdSlot, of every pool */
  OdToday   *today;
  OdReport  *report;
  char      *last_body;     /* of the newest wish */
  char      *last_query;    /* of the newest report */

  /* state */
  guint      n_reads;       /* how often notes were read */
  guint      n_todays;      /* how often the day was asked for */
  guint      n_unmet;
} OdTinyCare;

OdTinyCare *od_tiny_care_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        od_tiny_care_free (OdTinyCare *self);

/* The answer to what the rest of the service does not know, or NULL; sets @status. @body NULL: only reading. @service tells its stream. */
char *od_tiny_care_answer (OdTinyCare    *self,
                           OdTinyService *service,
                           char         **parts,
                           const char    *query,
                           const char    *body,
                           guint         *status) G_GNUC_WARN_UNUSED_RESULT;

/* Another desk raises an alarm; its id, borrowed. */
const char *od_tiny_care_raise (OdTinyCare    *self,
                                OdTinyService *service,
                                const char    *desk_id);

/* Of a tiny service, borrowed. */
OdTinyCare *od_tiny_service_get_care (OdTinyService *self);

/* A busy morning: five hours, three lines, one of them full. */
void od_tiny_care_fill_today (OdTinyCare *self);
/* A report by service of three lines, one of them too small to be told. */
void od_tiny_care_fill_report (OdTinyCare *self);

G_END_DECLS
