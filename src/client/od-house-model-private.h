/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-clock.h"
#include "od-house-model.h"

G_BEGIN_DECLS

/* A new model of @type; keeps what it is given. */
gpointer od_house_model_make (GType         type,
                              OdClient     *client,
                              OdCentreView *house,
                              OdClock      *clock) G_GNUC_WARN_UNUSED_RESULT;

/* All borrowed. */
OdClient       *od_house_model_client (gpointer self);
OdCentreView   *od_house_model_house  (gpointer self);
const OdCentre *od_house_model_centre (gpointer self);
gint64          od_house_model_now_us (gpointer self);

/* Of everything on its way; cancelled when the model goes, and by od_house_model_drop (): then what was asked before is not heard. */
GCancellable *od_house_model_cancellable (gpointer self);
void          od_house_model_drop        (gpointer self);

/* A wish begins: FALSE while another is on its way. */
gboolean od_house_model_begin (gpointer self);

/* It ended; consumes @error. TRUE: it was done. A cancelled one is silent. */
gboolean od_house_model_end (gpointer self,
                             GError  *error);

/* As od_house_model_end () for what a model asks by itself: it was never busy, and a refusal is nobody's news. */
gboolean od_house_model_heard (gpointer self,
                               GError  *error);

/* As od_house_model_heard () for a list that somebody wanted to see: a refusal is told. */
gboolean od_house_model_told (gpointer self,
                              GError  *error);

void od_house_model_changed (gpointer self);

/* Fills @store with an OdRecord for each element; consumes @elements, whose own free function is not called. */
void od_house_model_fill (GListStore    *store,
                          GPtrArray     *elements,
                          GDestroyNotify free_element);

G_END_DECLS
