/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-house-model.h"

G_BEGIN_DECLS

/**
 * OdBookModel:
 *
 * Times that are promised: the appointments of one day, and the slots of pools that have slots (shower, laundry, meal).
 *
 * Lists, GListModel of OdRecord: appointments (OdAppointment, by time), slots (OdSlot).
 * Signals: "made" (char *code): an appointment was made, tell the code; "taken" (char *label): the number of who has the slot, isolated.
 */
#define OD_TYPE_BOOK_MODEL (od_book_model_get_type ())
G_DECLARE_FINAL_TYPE (OdBookModel, od_book_model, OD, BOOK_MODEL, OdHouseModel)

OdBookModel *od_book_model_new (OdClient * client,
                                OdCentreView * house,
                                OdClock * clock) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed. */
OdCentreView *od_book_model_house            (OdBookModel *self);
const char   *od_book_model_get_day          (OdBookModel *self);   /* "2026-11-22"; at first the house's today */
GListModel   *od_book_model_get_appointments (OdBookModel *self);
GListModel   *od_book_model_get_slots        (OdBookModel *self);
/* List of OdChoice: the pools that have slots, and those that somebody can be told a time for. */
GListModel   *od_book_model_list_slot_pools  (OdBookModel *self) G_GNUC_WARN_UNUSED_RESULT;
GListModel   *od_book_model_list_pools       (OdBookModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* Fetches the day that is @days after the one shown; 0: the same again. */
void od_book_model_turn      (OdBookModel *self,
                              int          days);
/* At @hour and @minute of the house's wall clock on the day shown. The other arguments may be NULL. FALSE: there is no such time on that day. */
gboolean od_book_model_make  (OdBookModel *self,
                              const char  *pool_id,
                              guint        hour,
                              guint        minute,
                              const char  *language,
                              const char  *for_staff_id);
void od_book_model_cancel    (OdBookModel *self,
                              const char  *appointment_id);

/* Free and taken slots of the pool, today. */
void od_book_model_see_slots (OdBookModel *self,
                              const char  *pool_id);
/* The slot that begins at @start_us, for @visit, which keeps its number and its other places; NULL: for somebody new, who speaks @language. */
void od_book_model_take_slot (OdBookModel   *self,
                              const OdVisit *visit,
                              const char    *language,
                              gint64         start_us);

/* "14:05" on the house's wall clock. */
char *od_book_model_dup_time (OdBookModel *self,
                              gint64       us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
