/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libsoup/soup.h>

#include "od-chance.h"
#include "od-clock.h"
#include "od-tiny-care.h"

G_BEGIN_DECLS

struct _OdTinyService {
  /* owned */
  SoupServer *server;
  OdClock    *clock;
  OdChance   *chance;
  OdCentre   *centre;
  char       *house;
  GPtrArray  *visits;   /* OdVisit */
  GPtrArray  *earlier;  /* OdVisit of an earlier day */
  GPtrArray  *log;      /* OdEvent */
  GHashTable *last;     /* visit id → its newest OdEvent */
  GHashTable *answers;  /* key → answer already given */
  GPtrArray  *keys;
  GPtrArray  *ears;     /* SoupServerMessage of each open stream */
  OdTinyCare *care;
  char       *role;
  char       *last_id;

  /* state */
  guint       port;
  guint       lose;
  guint       n_lists;
  guint       n_numbers;
  guint       n_events;
  gint64      clock_back_us;
  gboolean    forgetful;
};

/* od-tiny-reads.c: what is only looked at. */
void  od_tiny_answer     (SoupServerMessage *message,
                          guint              status,
                          const char        *json);
void  od_tiny_refuse     (SoupServerMessage *message,
                          guint              status,
                          const char        *tail,
                          const char        *holder);
char *od_tiny_board_json (OdTinyService *self);
void  od_tiny_read       (OdTinyService     *self,
                          SoupServerMessage *message,
                          char             **parts,
                          GHashTable        *query);

/* What is beside the queue, or 404; @body NULL: only looked at. */
void  od_tiny_answer_beside (OdTinyService     *self,
                             SoupServerMessage *message,
                             char             **parts,
                             const char        *body);

/* od-tiny-service.c */
void  od_tiny_open_ear   (OdTinyService     *self,
                          SoupServerMessage *message);

G_END_DECLS
