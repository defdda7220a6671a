/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-book-model-private.h"

#include "od-day.h"
#include "od-text.h"

static void
on_slots (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  g_autoptr (GArray) slots = NULL;
  GPtrArray *copies = NULL;
  GError *error = NULL;

  slots = od_client_list_slots_finish (OD_CLIENT (source), result, &error);
  if (!od_house_model_told (self, error))
    return;

  copies = g_ptr_array_new ();
  for (guint i = 0; i < slots->len; i++)
    g_ptr_array_add (copies, g_memdup2 (&g_array_index (slots, OdSlot, i), sizeof (OdSlot)));

  od_house_model_fill (self->slots, copies, g_free);
  od_house_model_changed (self);
}

static void
fetch (OdBookModel *self)
{
  const OdCentre *centre = od_house_model_centre (self);
  g_autofree char *today = od_day_of (od_house_model_now_us (self), centre->zone, centre->rollover_hour);

  od_client_list_slots_async (od_house_model_client (self), self->pool_id, today, od_house_model_cancellable (self), on_slots,
                              g_object_ref (self));
}

void
od_book_model_see_slots (OdBookModel *self,
                         const char  *pool_id)
{
  g_return_if_fail (OD_IS_BOOK_MODEL (self));
  g_return_if_fail (pool_id != NULL);

  if (g_strcmp0 (pool_id, self->pool_id) != 0) {
    g_free (self->pool_id);
    self->pool_id = g_strdup (pool_id);
    g_list_store_remove_all (self->slots);
    od_house_model_changed (self);
  }

  fetch (self);
}

static void
tell_taken (OdBookModel   *self,
            const OdVisit *visit)
{
  g_autofree char *label = od_text_number (visit->series, visit->number);

  od_book_model_taken (self, label);
  fetch (self);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  g_autoptr (OdVisit) visit = NULL;
  GError *error = NULL;

  visit = od_client_act_finish (OD_CLIENT (source), result, &error);
  if (od_house_model_end (self, error))
    tell_taken (self, visit);
  else
    fetch (self);
}

static void
on_registered (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdBookModel) self = user_data;
  g_autoptr (OdIssued) issued = NULL;
  GError *error = NULL;

  issued = od_client_register_finish (OD_CLIENT (source), result, &error);
  if (od_house_model_end (self, error))
    tell_taken (self, issued->visit);
  else
    fetch (self);
}

void
od_book_model_take_slot (OdBookModel   *self,
                         const OdVisit *visit,
                         const char    *language,
                         gint64         start_us)
{
  OdRegistration newcomer = { .language = (char *) language, .due_us = start_us };
  OdWishBody wish = { .due_us = start_us };

  g_return_if_fail (OD_IS_BOOK_MODEL (self));
  g_return_if_fail (visit != NULL || language != NULL);
  g_return_if_fail (start_us > 0);

  if (self->pool_id == NULL || !od_house_model_begin (self))
    return;

  wish.pool_id = self->pool_id;
  newcomer.pool_id = self->pool_id;
  if (visit != NULL)
    od_client_act_async (od_house_model_client (self), visit->id, OD_VERB_ADD, &wish, od_house_model_cancellable (self), on_added,
                         g_object_ref (self));
  else
    od_client_register_async (od_house_model_client (self), &newcomer, NULL, od_house_model_cancellable (self), on_registered,
                              g_object_ref (self));
}

static GListModel *
list_pools (OdBookModel *self,
            gboolean     with_slots)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);
  GPtrArray *pools = od_house_model_centre (self)->pools;

  for (guint i = 0; i < pools->len; i++) {
    const OdPool *pool = g_ptr_array_index (pools, i);
    g_autoptr (OdChoice) choice = od_choice_new (pool->id, od_centre_view_pool_name (od_house_model_house (self), pool->id));

    if ((pool->slot_min > 0) == with_slots)
      g_list_store_append (store, choice);
  }

  return G_LIST_MODEL (store);
}

GListModel *
od_book_model_list_slot_pools (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return list_pools (self, TRUE);
}

GListModel *
od_book_model_list_pools (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return list_pools (self, FALSE);
}

GListModel *
od_book_model_get_slots (OdBookModel *self)
{
  g_return_val_if_fail (OD_IS_BOOK_MODEL (self), NULL);

  return G_LIST_MODEL (self->slots);
}
