/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-centre-view.h"
#include "od-client-care.h"

G_BEGIN_DECLS

/**
 * OdHouseModel:
 *
 * What the view models beside the queue have in common. Property "busy" (notified): a wish is on its way. Signals: "changed", what the
 * getters give is new; "refused" (GError *error, in OD_CLIENT_ERROR): a wish was not done.
 */
#define OD_TYPE_HOUSE_MODEL (od_house_model_get_type ())
G_DECLARE_DERIVABLE_TYPE (OdHouseModel, od_house_model, OD, HOUSE_MODEL, GObject)

struct _OdHouseModelClass {
  GObjectClass parent_class;

  /* The stream brought @type with @json; "resync" with NULL when everything is to be fetched again. May be NULL. */
  void (*news) (OdHouseModel *self,
                const char   *type,
                const char   *json);
};

gboolean od_house_model_get_busy (OdHouseModel *self);

/**
 * OdRecord:
 *
 * A plain message of od-message.h or od-help.h as an item of a list.
 */
#define OD_TYPE_RECORD (od_record_get_type ())
G_DECLARE_FINAL_TYPE (OdRecord, od_record, OD, RECORD, GObject)

/* Consumes @data, which @free_data frees. */
OdRecord *od_record_new (gpointer       data,
                         GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed; who asks knows of which list the item is. */
gconstpointer od_record_get (OdRecord *self);

G_END_DECLS
