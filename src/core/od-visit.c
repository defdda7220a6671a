/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit.h"

#include "od-names-private.h"

G_DEFINE_BOXED_TYPE (OdVisit, od_visit, od_visit_copy, od_visit_free)

static const char *const leg_states[] = { "waiting", "called", "serving", "on_hold", "done", "no_show", "left", "cancelled", "carried" };
static const char *const routes[] = { "kiosk", "reception", "appointment", "carried", "referral" };
static const char *const print_states[] = { "pending", "printed", "failed", "reprinted", "shown", "none" };

OdLeg *
od_leg_new (void)
{
  return g_new0 (OdLeg, 1);
}

OdLeg *
od_leg_copy (const OdLeg *self)
{
  OdLeg *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->pool_id = g_strdup (self->pool_id);
  copy->desk_id = g_strdup (self->desk_id);
  copy->with_desk_id = g_strdup (self->with_desk_id);
  copy->from_desk_id = g_strdup (self->from_desk_id);
  copy->from_pool_id = g_strdup (self->from_pool_id);
  copy->for_desk_id = g_strdup (self->for_desk_id);
  copy->for_staff_id = g_strdup (self->for_staff_id);
  return copy;
}

void
od_leg_free (OdLeg *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->pool_id);
  g_free (self->desk_id);
  g_free (self->with_desk_id);
  g_free (self->from_desk_id);
  g_free (self->from_pool_id);
  g_free (self->for_desk_id);
  g_free (self->for_staff_id);
  g_free (self);
}

static void
free_leg (gpointer leg)
{
  od_leg_free (leg);
}

OdVisit *
od_visit_new (void)
{
  OdVisit *self = g_new0 (OdVisit, 1);

  self->legs = g_ptr_array_new_with_free_func (free_leg);
  return self;
}

OdVisit *
od_visit_copy (const OdVisit *self)
{
  OdVisit *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->day = g_strdup (self->day);
  copy->series = g_strdup (self->series);
  copy->token = g_strdup (self->token);
  copy->language = g_strdup (self->language);
  copy->needs = g_strdupv (self->needs);
  copy->age = g_strdup (self->age);
  copy->residence = g_strdup (self->residence);
  copy->carried_from = g_strdup (self->carried_from);
  copy->legs = g_ptr_array_new_full (self->legs->len, free_leg);
  for (guint i = 0; i < self->legs->len; i++)
    g_ptr_array_add (copy->legs, od_leg_copy (self->legs->pdata[i]));
  return copy;
}

void
od_visit_free (OdVisit *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->day);
  g_free (self->series);
  g_free (self->token);
  g_free (self->language);
  g_strfreev (self->needs);
  g_free (self->age);
  g_free (self->residence);
  g_free (self->carried_from);
  g_ptr_array_unref (self->legs);
  g_free (self);
}

OdLeg *
od_visit_find_leg (const OdVisit *self,
                   const char    *leg_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->legs->len; i++) {
    OdLeg *leg = self->legs->pdata[i];

    if (g_strcmp0 (leg->id, leg_id) == 0)
      return leg;
  }
  return NULL;
}

static OdLeg *
find_leg_in (const OdVisit *self,
             OdLegState     state)
{
  for (guint i = 0; i < self->legs->len; i++) {
    OdLeg *leg = self->legs->pdata[i];

    if (leg->state == state)
      return leg;
  }

  return NULL;
}

OdLeg *
od_visit_current_leg (const OdVisit *self)
{
  static const OdLegState order[] = { OD_LEG_SERVING, OD_LEG_CALLED, OD_LEG_ON_HOLD, OD_LEG_WAITING };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->legs->len > 0, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    OdLeg *leg = find_leg_in (self, order[i]);

    if (leg != NULL)
      return leg;
  }
  return self->legs->pdata[self->legs->len - 1];
}

OdLeg *
od_visit_leg_for (const OdVisit     *self,
                  const char *const *pool_ids)
{
  OdLeg *current;

  g_return_val_if_fail (self != NULL && self->legs->len > 0, NULL);
  g_return_val_if_fail (pool_ids != NULL, NULL);

  current = od_visit_current_leg (self);
  if (current->state != OD_LEG_WAITING)
    return current;

  for (guint i = 0; i < self->legs->len; i++) {
    OdLeg *leg = self->legs->pdata[i];

    if (leg->state == OD_LEG_WAITING && g_strv_contains (pool_ids, leg->pool_id))
      return leg;
  }
  return current;
}

gboolean
od_visit_is_open (const OdVisit *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->legs->len; i++) {
    const OdLeg *leg = self->legs->pdata[i];

    if (leg->state <= OD_LEG_ON_HOLD)
      return TRUE;
  }
  return FALSE;
}

char *
od_visit_label (const OdVisit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s %u", self->series, self->number);
}

const char *
od_leg_state_to_text (OdLegState state)
{
  return od_name_of (state, leg_states, G_N_ELEMENTS (leg_states));
}

gboolean
od_leg_state_from_text (const char *text,
                        OdLegState *state)
{
  guint index;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, leg_states, G_N_ELEMENTS (leg_states), &index))
    return FALSE;
  *state = index;
  return TRUE;
}

const char *
od_route_to_text (OdRoute route)
{
  return od_name_of (route, routes, G_N_ELEMENTS (routes));
}

gboolean
od_route_from_text (const char *text,
                    OdRoute    *route)
{
  guint index;

  g_return_val_if_fail (route != NULL, FALSE);

  if (!od_name_find (text, routes, G_N_ELEMENTS (routes), &index))
    return FALSE;
  *route = index;
  return TRUE;
}

const char *
od_print_state_to_text (OdPrintState state)
{
  return od_name_of (state, print_states, G_N_ELEMENTS (print_states));
}

gboolean
od_print_state_from_text (const char   *text,
                          OdPrintState *state)
{
  guint index;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, print_states, G_N_ELEMENTS (print_states), &index))
    return FALSE;
  *state = index;
  return TRUE;
}
