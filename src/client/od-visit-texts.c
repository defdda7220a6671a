/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-item-private.h"

#include "od-day.h"
#include "od-language.h"
#include "od-text.h"

static char *
dup_clock (OdVisitItem *self,
           gint64       us)
{
  return us > 0 ? od_day_wall_clock (us, od_centre_view_get_centre (self->house)->zone) : NULL;
}

static char *
dup_id (OdVisitItem *self)
{
  return g_strdup (self->visit->id);
}

static char *
dup_label (OdVisitItem *self)
{
  return od_text_number (self->visit->series, self->visit->number);
}

static char *
dup_needs (OdVisitItem *self)
{
  return od_centre_view_dup_needs_text (self->house, (const char *const *) self->visit->needs);
}

static char *
dup_pool (OdVisitItem *self)
{
  return g_strdup (od_centre_view_pool_name (self->house, self->leg->pool_id));
}

/* Where it goes on after the present leg; a leg that waits beside a called one is not forgotten. */
static char *
dup_then (OdVisitItem *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (self->visit->legs, i);

    if (leg == self->leg || (leg->state != OD_LEG_WAITING && leg->state != OD_LEG_ON_HOLD))
      continue;
    if (text->len > 0)
      g_string_append (text, ", ");
    g_string_append (text, od_centre_view_pool_name (self->house, leg->pool_id));
  }

  return g_strdup (text->str);
}

static char *
dup_language (OdVisitItem *self)
{
  return od_text_isolate (od_language_own_name (self->visit->language));
}

static char *
dup_state (OdVisitItem *self)
{
  return g_strdup (od_leg_state_to_text (self->leg->state));
}

static char *
dup_desk (OdVisitItem *self)
{
  return g_strdup (od_centre_view_desk_place (self->house, self->leg->desk_id));
}

static char *
dup_with (OdVisitItem *self)
{
  return g_strdup (od_centre_view_desk_place (self->house, self->leg->with_desk_id));
}

static char *
dup_from (OdVisitItem *self)
{
  return self->leg->offered ? g_strdup (od_centre_view_desk_name (self->house, self->leg->from_desk_id)) : NULL;
}

static char *
dup_for (OdVisitItem *self)
{
  return g_strdup (od_centre_view_desk_name (self->house, self->leg->for_desk_id));
}

static char *
dup_due (OdVisitItem *self)
{
  return dup_clock (self, self->leg->due_us);
}

static char *
dup_arrived (OdVisitItem *self)
{
  return dup_clock (self, self->visit->arrived_us);
}

static char *
dup_rests (OdVisitItem *self)
{
  gboolean rests = self->leg->state == OD_LEG_WAITING && self->leg->not_before_us > self->now_us;

  return rests ? dup_clock (self, self->leg->not_before_us) : NULL;
}

static char *
dup_out (OdVisitItem *self)
{
  return dup_clock (self, self->visit->out_us);
}

static char *
dup_priority (OdVisitItem *self)
{
  const OdPolicy *policy = od_centre_view_get_centre (self->house)->policy;
  int class = self->leg->priority;
  const OdPriority *priority;

  if (class <= 0 || (guint) class >= policy->priorities->len)
    return NULL;

  priority = g_ptr_array_index (policy->priorities, (guint) class);
  return g_strdup (od_centre_view_label (self->house, priority->name, priority->id));
}

static char *
dup_route (OdVisitItem *self)
{
  return g_strdup (od_route_to_text (self->visit->route));
}

static char *
dup_print (OdVisitItem *self)
{
  return g_strdup (od_print_state_to_text (self->visit->print));
}

static char *
dup_stuck (OdVisitItem *self)
{
  return g_strdup (od_stuck_to_text (od_visit_item_get_stuck (self)));
}

const OdVisitText *
od_visit_texts (gsize *n_texts)
{
  static const OdVisitText texts[] = {
    { "id", dup_id },
    { "label", dup_label },
    { "needs-text", dup_needs },
    { "pool-text", dup_pool },
    { "then-text", dup_then },
    { "language-name", dup_language },
    { "state", dup_state },
    { "desk-text", dup_desk },
    { "with-text", dup_with },
    { "from-text", dup_from },
    { "for-text", dup_for },
    { "due-text", dup_due },
    { "arrived-text", dup_arrived },
    { "rests-text", dup_rests },
    { "out-text", dup_out },
    { "priority-text", dup_priority },
    { "route", dup_route },
    { "print", dup_print },
    { "stuck", dup_stuck },
  };

  *n_texts = G_N_ELEMENTS (texts);
  return texts;
}
