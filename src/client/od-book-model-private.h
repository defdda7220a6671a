/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-book-model.h"
#include "od-house-model-private.h"

G_BEGIN_DECLS

struct _OdBookModel {
  OdHouseModel parent_instance;

  /* owned */
  GListStore  *appointments;
  GListStore  *slots;
  char        *day;
  char        *pool_id;    /* whose slots are shown; NULL */
};

/* Tells who has the slot. */
void od_book_model_taken (OdBookModel *self,
                          const char  *label);

G_END_DECLS
