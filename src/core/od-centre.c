/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre.h"

OdPool *
od_pool_new (void)
{
  OdPool *self = g_new0 (OdPool, 1);

  self->hours = g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);
  return self;
}

void
od_pool_free (OdPool *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  od_labels_free (self->name);
  g_free (self->service_id);
  g_strfreev (self->needs);
  g_strfreev (self->languages);
  g_free (self->joint_pool_id);
  g_ptr_array_unref (self->hours);
  g_free (self);
}

OdDesk *
od_desk_new (void)
{
  OdDesk *self = g_new0 (OdDesk, 1);

  self->hours = g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);
  return self;
}

void
od_desk_free (OdDesk *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  od_labels_free (self->name);
  od_labels_free (self->place);
  g_free (self->floor);
  g_free (self->arrow);
  g_strfreev (self->pools);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->hours);
  g_free (self);
}

OdNeed *
od_need_new (void)
{
  return g_new0 (OdNeed, 1);
}

void
od_need_free (OdNeed *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  od_labels_free (self->label);
  g_free (self);
}

OdPair *
od_pair_new (void)
{
  return g_new0 (OdPair, 1);
}

void
od_pair_free (OdPair *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->needs);
  g_free (self->pool_id);
  g_free (self);
}

OdCentre *
od_centre_new (void)
{
  OdCentre *self = g_new0 (OdCentre, 1);

  self->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) od_need_free);
  self->pools = g_ptr_array_new_with_free_func ((GDestroyNotify) od_pool_free);
  self->desks = g_ptr_array_new_with_free_func ((GDestroyNotify) od_desk_free);
  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) od_labels_free);
  self->hours = g_ptr_array_new_with_free_func ((GDestroyNotify) od_schedule_free);
  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) od_pair_free);
  self->policy = od_policy_new ();
  return self;
}

void
od_centre_free (OdCentre *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  od_labels_free (self->name);
  g_free (self->zone);
  g_free (self->language);
  g_strfreev (self->languages);
  g_free (self->reception_pool);
  g_free (self->public_url);
  g_ptr_array_unref (self->needs);
  g_ptr_array_unref (self->pools);
  g_ptr_array_unref (self->desks);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->hours);
  g_ptr_array_unref (self->pairs);
  g_free (self->first_pool);
  g_strfreev (self->voices);
  od_policy_free (self->policy);
  g_free (self);
}

const OdPool *
od_centre_find_pool (const OdCentre *self,
                     const char     *pool_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->pools->len; i++) {
    const OdPool *pool = self->pools->pdata[i];

    if (g_strcmp0 (pool->id, pool_id) == 0)
      return pool;
  }
  return NULL;
}

const OdDesk *
od_centre_find_desk (const OdCentre *self,
                     const char     *desk_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->desks->len; i++) {
    const OdDesk *desk = self->desks->pdata[i];

    if (g_strcmp0 (desk->id, desk_id) == 0)
      return desk;
  }
  return NULL;
}
