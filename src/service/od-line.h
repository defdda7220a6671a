/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-day-book.h"
#include "od-message.h"
#include "od-places.h"
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

/* Takes @visit in the place of what stood there under its id. @before is what it was: needed when it was closed for some time; NULL: it is
 * new, or its legs are as they were. A visit of another day is only let go. */
void od_line_take (OdLine        *self,
                   OdVisit       *visit,
                   const OdVisit *before);

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

/* Who waits where. Borrowed; not to be changed. */
OdPlaces *od_line_get_places (const OdLine *self);

/* Series → GPtrArray of OdVisit: who waits with which letter, in no order; a letter may have nobody. Borrowed. */
GHashTable *od_line_get_letters (const OdLine *self);

/* Tickets of the day for @pool_id, whatever became of them, but those that were cancelled: what a daily cap counts. */
guint od_line_count_tickets (const OdLine *self,
                             const char   *pool_id);

/* (element-type gint64) due_us of every leg of the day in @pool_id that has one and still wants it. Borrowed; NULL = none. */
GArray *od_line_get_dues (const OdLine *self,
                          const char   *pool_id);

/* How many are called to @desk_id or sit there, as the first or second desk, but for the visit with id @but (NULL = count all). */
guint od_line_count_at_desk (const OdLine *self,
                             const char   *desk_id,
                             const char   *but);

/* When somebody last called, began or ended at @desk_id today; 0 = never. */
gint64 od_line_get_desk_seen (const OdLine *self,
                              const char   *desk_id);

/* Every visit of the day, closed ones included. Borrowed. */
const OdDayBook *od_line_get_book (const OdLine *self);

/* Fills in what the waiting room's display shows of the line: now, last and waiting. */
void od_line_fill_board (const OdLine   *self,
                         const OdCentre *centre,
                         OdBoard        *board);

G_END_DECLS
