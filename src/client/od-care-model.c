/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-care-model-private.h"

#include "od-day.h"

G_DEFINE_FINAL_TYPE (OdCareModel, od_care_model, OD_TYPE_HOUSE_MODEL)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

void
od_care_model_done (OdCareModel *self)
{
  g_signal_emit (self, signals[DONE], 0, self->wished);
}

static void
on_notes (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  GError *error = NULL;
  GPtrArray *notes = od_client_list_notes_finish (OD_CLIENT (source), result, &error);

  if (!od_house_model_end (self, error))
    return;

  self->has_read = TRUE;
  od_house_model_fill (self->notes, notes, (GDestroyNotify) od_note_free);
  od_house_model_changed (self);
}

void
od_care_model_list_notes (OdCareModel *self)
{
  if (self->visit != NULL && od_house_model_begin (self))
    od_client_list_notes_async (od_house_model_client (self), self->visit->id, od_house_model_cancellable (self), on_notes,
                                g_object_ref (self));
}

void
od_care_model_read_notes (OdCareModel *self)
{
  g_return_if_fail (OD_IS_CARE_MODEL (self));

  od_care_model_list_notes (self);
}

static void
on_note_added (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  g_autoptr (OdNote) note = NULL;
  GError *error = NULL;

  note = od_client_add_note_finish (OD_CLIENT (source), result, &error);
  if (!od_house_model_end (self, error))
    return;

  od_care_model_done (self);
  od_care_model_list_notes (self);
}

void
od_care_model_add_note (OdCareModel *self,
                        OdNoteKind   kind,
                        const char  *text,
                        const char  *until,
                        const char  *reason,
                        const char  *pool_id)
{
  OdNote note = { .kind = kind, .text = (char *) text, .until = (char *) until, .pool_id = (char *) pool_id };

  g_return_if_fail (OD_IS_CARE_MODEL (self));
  g_return_if_fail (text != NULL && until != NULL && reason != NULL);

  if (self->visit == NULL || !od_house_model_begin (self))
    return;

  self->wished = "note";
  note.visit_id = self->visit->id;
  od_client_add_note_async (od_house_model_client (self), &note, reason, od_house_model_cancellable (self), on_note_added,
                            g_object_ref (self));
}

static void
on_note_ended (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (OdCareModel) self = user_data;
  g_autoptr (OdNote) note = NULL;
  GError *error = NULL;

  note = od_client_end_note_finish (OD_CLIENT (source), result, &error);
  if (!od_house_model_end (self, error))
    return;

  od_care_model_done (self);
  od_care_model_list_notes (self);
}

void
od_care_model_end_note (OdCareModel *self,
                        const char  *note_id,
                        const char  *reason)
{
  g_return_if_fail (OD_IS_CARE_MODEL (self));
  g_return_if_fail (note_id != NULL && reason != NULL);

  if (!od_house_model_begin (self))
    return;

  self->wished = "note-ended";
  od_client_end_note_async (od_house_model_client (self), note_id, reason, od_house_model_cancellable (self), on_note_ended,
                            g_object_ref (self));
}

char *
od_care_model_dup_day (OdCareModel *self,
                       guint        days)
{
  const OdCentre *centre;

  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  centre = od_house_model_centre (self);
  return od_day_of (od_house_model_now_us (self) + days * G_TIME_SPAN_DAY, centre->zone, centre->rollover_hour);
}

void
od_care_model_set_visit (OdCareModel   *self,
                         const OdVisit *visit)
{
  gboolean same;

  g_return_if_fail (OD_IS_CARE_MODEL (self));

  same = visit != NULL && self->visit != NULL && g_str_equal (visit->id, self->visit->id);
  g_clear_pointer (&self->visit, od_visit_free);
  self->visit = visit != NULL ? od_visit_copy (visit) : NULL;
  if (same)
    return;

  od_house_model_drop (self);
  self->has_read = FALSE;
  g_list_store_remove_all (self->notes);
  g_list_store_remove_all (self->referrals);
  od_house_model_changed (self);
  if (visit != NULL)
    od_care_model_list_referrals (self);
}

static void
od_care_model_finalize (GObject *object)
{
  OdCareModel *self = OD_CARE_MODEL (object);

  od_visit_free (self->visit);
  g_object_unref (self->notes);
  g_object_unref (self->referrals);
  g_object_unref (self->services);
  g_hash_table_unref (self->names);
  G_OBJECT_CLASS (od_care_model_parent_class)->finalize (object);
}

static void
od_care_model_class_init (OdCareModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_care_model_finalize;

  signals[DONE] = g_signal_new ("done", OD_TYPE_CARE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
od_care_model_init (OdCareModel *self)
{
  self->notes = g_list_store_new (OD_TYPE_RECORD);
  self->referrals = g_list_store_new (OD_TYPE_RECORD);
  self->services = g_list_store_new (OD_TYPE_RECORD);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

OdCareModel *
od_care_model_new (OdClient     *client,
                   OdCentreView *house,
                   OdClock      *clock)
{
  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  return od_house_model_make (OD_TYPE_CARE_MODEL, client, house, clock);
}

const OdVisit *
od_care_model_get_visit (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  return self->visit;
}

OdCentreView *
od_care_model_house (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  return od_house_model_house (self);
}

GListModel *
od_care_model_get_notes (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), NULL);

  return G_LIST_MODEL (self->notes);
}

gboolean
od_care_model_has_read_notes (OdCareModel *self)
{
  g_return_val_if_fail (OD_IS_CARE_MODEL (self), FALSE);

  return self->has_read;
}
