/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-policy.h"

/* What the default classes are called and how far ahead they go. */
static const struct {
  const char *id;
  guint       head_start_min;
} classes[] = { { "ordinary", 0 }, { "soon", 20 }, { "urgent", 60 }, { "carried", 120 } };

OdPriority *
od_priority_new (void)
{
  return g_new0 (OdPriority, 1);
}

void
od_priority_free (OdPriority *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  od_labels_free (self->name);
  g_free (self);
}

static GPtrArray *
new_classes (void)
{
  GPtrArray *priorities = g_ptr_array_new_with_free_func ((GDestroyNotify) od_priority_free);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++) {
    OdPriority *priority = od_priority_new ();

    priority->id = g_strdup (classes[i].id);
    priority->head_start_min = classes[i].head_start_min;
    g_ptr_array_add (priorities, priority);
  }
  return priorities;
}

OdPolicy *
od_policy_new (void)
{
  OdPolicy *self = g_new0 (OdPolicy, 1);

  self->grace_calls = 3;
  self->grace_min = 5;
  self->wait_alert_min = 45;
  self->hold_alert_min = 20;
  self->offer_alert_min = 10;
  self->calls_alert = 2;
  self->appointment_early_min = 10;
  self->appointment_lead_min = 30;
  self->appointment_late_min = 15;
  self->carry_days = 14;
  self->priorities = new_classes ();
  return self;
}

void
od_policy_free (OdPolicy *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->priorities);
  g_free (self);
}

gboolean
od_policy_head_start (const OdPolicy *self,
                      int             priority,
                      guint          *minutes)
{
  guint n_classes = self != NULL ? self->priorities->len : G_N_ELEMENTS (classes);
  const OdPriority *found;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (priority < 0 || (guint) priority >= n_classes)
    return FALSE;
  found = self != NULL ? self->priorities->pdata[priority] : NULL;
  *minutes = found != NULL ? found->head_start_min : classes[priority].head_start_min;
  return TRUE;
}

int
od_policy_find_priority (const OdPolicy *self,
                         const char     *id)
{
  guint n_classes = self != NULL ? self->priorities->len : G_N_ELEMENTS (classes);

  for (guint i = 0; i < n_classes; i++) {
    const OdPriority *found = self != NULL ? self->priorities->pdata[i] : NULL;

    if (g_strcmp0 (found != NULL ? found->id : classes[i].id, id) == 0)
      return (int) i;
  }
  return -1;
}
