/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-item.h"

#include "od-day.h"
#include "od-language.h"
#include "od-queue.h"
#include "od-text.h"

#define US_PER_MINUTE (60 * G_USEC_PER_SEC)

struct _OdVisitItem {
  GObject       parent_instance;

  /* owned */
  OdVisit      *visit;
  OdCentreView *house;

  /* state */
  gint64        now_us;
};

G_DEFINE_FINAL_TYPE (OdVisitItem, od_visit_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_NEEDS_TEXT,
  PROP_POOL_TEXT,
  PROP_THEN_TEXT,
  PROP_LANGUAGE_NAME,
  PROP_STATE,
  PROP_MINUTES,
  PROP_CALLS,
  PROP_OFFERED,
  PROP_DESK_TEXT,
  PROP_ADULTS,
  PROP_CHILDREN,
  PROP_ARRIVED_TEXT,
  PROP_ROUTE,
  PROP_PRINT,
  PROP_HAS_NAME,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static int
count_minutes (OdVisitItem *self)
{
  const OdLeg *leg = od_visit_current_leg (self->visit);
  gint64 since = leg->state == OD_LEG_SERVING ? leg->started_us : leg->queued_us;

  return (int) (MAX (self->now_us - since, 0) / US_PER_MINUTE);
}

/* Where it goes on after the present leg; a leg that waits beside a called one is not forgotten. */
static char *
dup_then_text (OdVisitItem *self)
{
  const OdLeg *current = od_visit_current_leg (self->visit);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (self->visit->legs, i);

    if (leg == current || (leg->state != OD_LEG_WAITING && leg->state != OD_LEG_ON_HOLD))
      continue;
    if (text->len > 0)
      g_string_append (text, ", ");
    g_string_append (text, od_centre_view_pool_name (self->house, leg->pool_id));
  }

  return g_strdup (text->str);
}

static void
get_text (OdVisitItem *self,
          guint        id,
          GValue      *value)
{
  const OdVisit *visit = self->visit;
  const OdLeg *leg = od_visit_current_leg (visit);

  if (id == PROP_ID)
    g_value_set_string (value, visit->id);
  else if (id == PROP_LABEL)
    g_value_take_string (value, od_text_number (visit->series, visit->number));
  else if (id == PROP_NEEDS_TEXT)
    g_value_take_string (value, od_centre_view_dup_needs_text (self->house, (const char *const *) visit->needs));
  else if (id == PROP_POOL_TEXT)
    g_value_set_string (value, od_centre_view_pool_name (self->house, leg->pool_id));
  else if (id == PROP_THEN_TEXT)
    g_value_take_string (value, dup_then_text (self));
  else if (id == PROP_LANGUAGE_NAME)
    g_value_take_string (value, od_text_isolate (od_language_own_name (visit->language)));
  else if (id == PROP_STATE)
    g_value_set_string (value, od_leg_state_to_text (leg->state));
  else if (id == PROP_DESK_TEXT)
    g_value_set_string (value, od_centre_view_desk_place (self->house, leg->desk_id));
  else if (id == PROP_ARRIVED_TEXT)
    g_value_take_string (value, od_day_wall_clock (visit->arrived_us, od_centre_view_get_centre (self->house)->zone));
  else if (id == PROP_ROUTE)
    g_value_set_string (value, od_route_to_text (visit->route));
  else if (id == PROP_PRINT)
    g_value_set_string (value, od_print_state_to_text (visit->print));
}

static void
od_visit_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdVisitItem *self = OD_VISIT_ITEM (object);

  if (id == PROP_MINUTES)
    g_value_set_int (value, count_minutes (self));
  else if (id == PROP_CALLS)
    g_value_set_uint (value, od_visit_current_leg (self->visit)->calls);
  else if (id == PROP_OFFERED)
    g_value_set_boolean (value, od_visit_current_leg (self->visit)->offered);
  else if (id == PROP_ADULTS)
    g_value_set_uint (value, self->visit->adults);
  else if (id == PROP_CHILDREN)
    g_value_set_uint (value, self->visit->children);
  else if (id == PROP_HAS_NAME)
    g_value_set_boolean (value, self->visit->has_name);
  else
    get_text (self, id, value);
}

static void
od_visit_item_finalize (GObject *object)
{
  OdVisitItem *self = OD_VISIT_ITEM (object);

  g_clear_pointer (&self->visit, od_visit_free);
  g_clear_object (&self->house);
  G_OBJECT_CLASS (od_visit_item_parent_class)->finalize (object);
}

static void
install_texts (void)
{
  static const struct {
    guint       id;
    const char *name;
  } texts[] = {
    { PROP_ID, "id" },
    { PROP_LABEL, "label" },
    { PROP_NEEDS_TEXT, "needs-text" },
    { PROP_POOL_TEXT, "pool-text" },
    { PROP_THEN_TEXT, "then-text" },
    { PROP_LANGUAGE_NAME, "language-name" },
    { PROP_STATE, "state" },
    { PROP_DESK_TEXT, "desk-text" },
    { PROP_ARRIVED_TEXT, "arrived-text" },
    { PROP_ROUTE, "route" },
    { PROP_PRINT, "print" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
od_visit_item_class_init (OdVisitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_visit_item_get_property;
  object_class->finalize = od_visit_item_finalize;

  install_texts ();
  props[PROP_MINUTES] = g_param_spec_int ("minutes", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_CALLS] = g_param_spec_uint ("calls", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OFFERED] = g_param_spec_boolean ("offered", NULL, NULL, FALSE, flags);
  props[PROP_ADULTS] = g_param_spec_uint ("adults", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_CHILDREN] = g_param_spec_uint ("children", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_HAS_NAME] = g_param_spec_boolean ("has-name", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_visit_item_init (OdVisitItem *self)
{
}

OdVisitItem *
od_visit_item_new (OdVisit      *visit,
                   OdCentreView *house,
                   gint64        now_us)
{
  OdVisitItem *self;

  g_return_val_if_fail (visit != NULL, NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);

  self = g_object_new (OD_TYPE_VISIT_ITEM, NULL);
  self->visit = visit;
  self->house = g_object_ref (house);
  self->now_us = now_us;

  return self;
}

const OdVisit *
od_visit_item_get_visit (OdVisitItem *self)
{
  g_return_val_if_fail (OD_IS_VISIT_ITEM (self), NULL);

  return self->visit;
}

const OdLeg *
od_visit_item_get_leg (OdVisitItem *self)
{
  g_return_val_if_fail (OD_IS_VISIT_ITEM (self), NULL);

  return od_visit_current_leg (self->visit);
}

void
od_visit_item_update (OdVisitItem *self,
                      OdVisit     *visit)
{
  g_return_if_fail (OD_IS_VISIT_ITEM (self));
  g_return_if_fail (visit != NULL);

  od_visit_free (self->visit);
  self->visit = visit;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
od_visit_item_set_now (OdVisitItem *self,
                       gint64       now_us)
{
  int before;

  g_return_if_fail (OD_IS_VISIT_ITEM (self));

  before = count_minutes (self);
  self->now_us = now_us;
  if (count_minutes (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MINUTES]);
}

static int
group_of (const OdLeg *leg)
{
  if (leg->state == OD_LEG_CALLED)
    return 0;
  if (leg->state == OD_LEG_WAITING)
    return 1;

  return leg->state == OD_LEG_ON_HOLD ? 2 : 3;
}

int
od_visit_item_compare (OdVisitItem *a,
                       OdVisitItem *b)
{
  const OdLeg *leg_a = od_visit_item_get_leg (a);
  const OdLeg *leg_b = od_visit_item_get_leg (b);
  int difference = group_of (leg_a) - group_of (leg_b);

  return difference != 0 ? difference : od_leg_compare_place (leg_a, a->visit->id, leg_b, b->visit->id);
}
