/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-day-book.h"
#include "od-message.h"
#include "od-server-private.h"
#include "od-visit.h"

G_BEGIN_DECLS

/* Today's open visits in memory, so that a call or an estimate does not read the whole day from disk. What is on disk is the truth: the
 * line is changed only by what a transaction kept, and read anew when a commit fails. */

OdLine *od_line_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_line_free (OdLine *self);

/* Forgets everything and reads @day. */
gboolean od_line_load (OdLine     *self,
                       OdStore    *store,
                       const char *day,
                       GError    **error);

/* NULL before the first od_line_load (). Borrowed. */
const char *od_line_get_day (const OdLine *self);

/* Takes @visit in the place of what stood there under its id. A visit of another day is only let go. */
void od_line_take (OdLine  *self,
                   OdVisit *visit);

/* Borrowed, or NULL: not of today, or closed for some time. */
OdVisit *od_line_find          (const OdLine *self,
                                const char   *id);
OdVisit *od_line_find_by_token (const OdLine *self,
                                const char   *token);

/* (element-type OdVisit) the open ones, in no order. Borrowed. */
GPtrArray *od_line_get_open (const OdLine *self);

/* How many wait before @visit in the pool of its current leg: what od_queue_before () counts, without walking the whole line. */
guint od_line_count_before (const OdLine  *self,
                            const OdVisit *visit);

/* (element-type OdVisit) those at the front of @pool_ids, enough for od_queue_next () to find who is next. */
GPtrArray *od_line_list_front (const OdLine      *self,
                               const char *const *pool_ids) G_GNUC_WARN_UNUSED_RESULT;

/* When somebody last called, began or ended at @desk_id today; 0 = never. */
gint64 od_line_get_desk_seen (const OdLine *self,
                              const char   *desk_id);

/* Every visit of the day, closed ones included. Borrowed. */
const OdDayBook *od_line_get_book (const OdLine *self);

/* What the waiting room's display shows. */
OdBoard *od_line_make_board (const OdLine   *self,
                             const OdCentre *centre) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
