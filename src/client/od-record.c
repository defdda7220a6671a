/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-house-model.h"

struct _OdRecord {
  GObject        parent_instance;

  /* owned */
  gpointer       data;
  GDestroyNotify free_data;
};

G_DEFINE_FINAL_TYPE (OdRecord, od_record, G_TYPE_OBJECT)

static void
od_record_finalize (GObject *object)
{
  OdRecord *self = OD_RECORD (object);

  self->free_data (self->data);
  G_OBJECT_CLASS (od_record_parent_class)->finalize (object);
}

static void
od_record_class_init (OdRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_record_finalize;
}

static void
od_record_init (OdRecord *self)
{
}

OdRecord *
od_record_new (gpointer       data,
               GDestroyNotify free_data)
{
  OdRecord *self;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (free_data != NULL, NULL);

  self = g_object_new (OD_TYPE_RECORD, NULL);
  self->data = data;
  self->free_data = free_data;

  return self;
}

gconstpointer
od_record_get (OdRecord *self)
{
  g_return_val_if_fail (OD_IS_RECORD (self), NULL);

  return self->data;
}
