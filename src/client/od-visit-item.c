/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-item-private.h"

#define US_PER_MINUTE (60 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (OdVisitItem, od_visit_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_REVISION,
  PROP_MINUTES,
  PROP_CALLS,
  PROP_MISSED,
  PROP_ADULTS,
  PROP_CHILDREN,
  PROP_COMPANIONS,
  PROP_NOTES,
  PROP_URGENCY,
  PROP_OFFERED,
  PROP_HAS_NAME,
  PROP_INTERPRETER,
  PROP_BANNED,
  PROP_CARRIED,
  PROP_PERSONAL,
  PROP_OPEN,
  PROP_FIRST_TEXT,
};

static int
count_minutes (OdVisitItem *self)
{
  gint64 since = self->leg->state == OD_LEG_SERVING ? self->leg->started_us : self->leg->queued_us;
  gint64 until = self->leg->ended_us > 0 ? self->leg->ended_us : self->now_us;

  return (int) (MAX (until - since, 0) / US_PER_MINUTE);
}

/* The limit from which waiting is too long: of the line, else of the house; 0 = none. */
static guint
find_limit (OdVisitItem *self)
{
  const OdCentre *centre = od_centre_view_get_centre (self->house);
  const OdPool *pool = od_centre_find_pool (centre, self->leg->pool_id);

  return pool != NULL && pool->wait_alert_min > 0 ? pool->wait_alert_min : centre->policy->wait_alert_min;
}

static guint
weigh_urgency (OdVisitItem *self)
{
  guint minutes = (guint) count_minutes (self);
  guint limit = find_limit (self);

  if (limit == 0 || self->leg->state != OD_LEG_WAITING)
    return 0;
  if (minutes >= limit)
    return 2;

  return 3 * minutes >= 2 * limit ? 1 : 0;
}

OdStuck
od_visit_item_get_stuck (OdVisitItem *self)
{
  return od_queue_stuck (self->visit, od_centre_view_get_centre (self->house), self->now_us);
}

static guint
get_number (OdVisitItem *self,
            guint        id)
{
  switch (id) {
  case PROP_REVISION:
    return self->revision;

  case PROP_CALLS:
    return self->leg->calls;

  case PROP_MISSED:
    return self->leg->missed;

  case PROP_ADULTS:
    return self->visit->adults;

  case PROP_CHILDREN:
    return self->visit->children;

  case PROP_COMPANIONS:
    return self->visit->companions;

  case PROP_NOTES:
    return self->visit->notes;

  default:
    return weigh_urgency (self);
  }
}

static gboolean
get_flag (OdVisitItem *self,
          guint        id)
{
  switch (id) {
  case PROP_OFFERED:
    return self->leg->offered;

  case PROP_HAS_NAME:
    return self->visit->has_name;

  case PROP_INTERPRETER:
    return self->visit->interpreter;

  case PROP_BANNED:
    return self->visit->banned;

  case PROP_CARRIED:
    return self->visit->carried_from != NULL;

  case PROP_PERSONAL:
    return self->leg->for_staff_id != NULL;

  default:
    return od_visit_is_open (self->visit);
  }
}

static void
get_text (OdVisitItem *self,
          guint        id,
          GValue      *value)
{
  gsize n_texts = 0;
  const OdVisitText *texts = od_visit_texts (&n_texts);
  char *text;

  g_assert (id - PROP_FIRST_TEXT < n_texts);
  text = texts[id - PROP_FIRST_TEXT].dup (self);
  g_value_take_string (value, text != NULL ? text : g_strdup (""));
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
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    g_value_set_uint (value, get_number (self, id));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, get_flag (self, id));
  else
    get_text (self, id, value);
}

static void
od_visit_item_finalize (GObject *object)
{
  OdVisitItem *self = OD_VISIT_ITEM (object);

  g_clear_pointer (&self->visit, od_visit_free);
  g_clear_object (&self->house);
  g_strfreev (self->pools);
  G_OBJECT_CLASS (od_visit_item_parent_class)->finalize (object);
}

static void
install_numbers (GObjectClass *object_class)
{
  static const struct {
    guint       id;
    const char *name;
  } numbers[] = {
    { PROP_REVISION, "revision" }, { PROP_CALLS, "calls" }, { PROP_MISSED, "missed" }, { PROP_ADULTS, "adults" },
    { PROP_CHILDREN, "children" }, { PROP_COMPANIONS, "companions" }, { PROP_NOTES, "notes" }, { PROP_URGENCY, "urgency" },
  };
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_object_class_install_property (object_class, numbers[i].id,
                                     g_param_spec_uint (numbers[i].name, NULL, NULL, 0, G_MAXUINT, 0, flags));

  g_object_class_install_property (object_class, PROP_MINUTES, g_param_spec_int ("minutes", NULL, NULL, 0, G_MAXINT, 0, flags));
}

static void
install_flags (GObjectClass *object_class)
{
  static const struct {
    guint       id;
    const char *name;
  } toggles[] = {
    { PROP_OFFERED, "offered" }, { PROP_HAS_NAME, "has-name" }, { PROP_INTERPRETER, "interpreter" }, { PROP_BANNED, "banned" },
    { PROP_CARRIED, "carried" }, { PROP_PERSONAL, "personal" }, { PROP_OPEN, "open" },
  };
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_object_class_install_property (object_class, toggles[i].id, g_param_spec_boolean (toggles[i].name, NULL, NULL, FALSE, flags));
}

static void
install_texts (GObjectClass *object_class)
{
  gsize n_texts = 0;
  const OdVisitText *texts = od_visit_texts (&n_texts);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  for (gsize i = 0; i < n_texts; i++)
    g_object_class_install_property (object_class, PROP_FIRST_TEXT + (guint) i,
                                     g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags));
}

static void
od_visit_item_class_init (OdVisitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_visit_item_get_property;
  object_class->finalize = od_visit_item_finalize;

  install_numbers (object_class);
  install_flags (object_class);
  install_texts (object_class);
}

static void
od_visit_item_init (OdVisitItem *self)
{
}

static void
find_leg (OdVisitItem *self)
{
  static const char *const none[] = { NULL };

  self->leg = od_visit_leg_for (self->visit, self->pools != NULL ? (const char *const *) self->pools : none);
}

static void
notify_all (OdVisitItem *self)
{
  g_autofree GParamSpec **specs = NULL;
  guint n_specs = 0;

  self->revision++;
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (self), &n_specs);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n_specs; i++)
    g_object_notify_by_pspec (G_OBJECT (self), specs[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

OdVisitItem *
od_visit_item_new (OdVisit      *visit,
                   OdCentreView *house,
                   gint64        now_us)
{
  OdVisitItem *self;

  g_return_val_if_fail (visit != NULL && visit->legs->len > 0, NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);

  self = g_object_new (OD_TYPE_VISIT_ITEM, NULL);
  self->visit = visit;
  self->house = g_object_ref (house);
  self->now_us = now_us;
  find_leg (self);

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

  return self->leg;
}

gint64
od_visit_item_get_now (OdVisitItem *self)
{
  g_return_val_if_fail (OD_IS_VISIT_ITEM (self), 0);

  return self->now_us;
}

void
od_visit_item_update (OdVisitItem *self,
                      OdVisit     *visit)
{
  g_return_if_fail (OD_IS_VISIT_ITEM (self));
  g_return_if_fail (visit != NULL && visit->legs->len > 0);

  od_visit_free (self->visit);
  self->visit = visit;
  find_leg (self);
  notify_all (self);
}

void
od_visit_item_set_now (OdVisitItem *self,
                       gint64       now_us)
{
  gint64 before_us;

  g_return_if_fail (OD_IS_VISIT_ITEM (self));

  before_us = self->now_us;
  self->now_us = now_us;
  if (now_us / US_PER_MINUTE != before_us / US_PER_MINUTE)
    notify_all (self);
}

void
od_visit_item_set_pools (OdVisitItem       *self,
                         const char *const *pool_ids)
{
  g_return_if_fail (OD_IS_VISIT_ITEM (self));

  g_strfreev (self->pools);
  self->pools = g_strdupv ((char **) pool_ids);
  find_leg (self);
  notify_all (self);
}

OdFit
od_visit_item_fit_age (OdVisitItem *self)
{
  const OdPool *pool;

  g_return_val_if_fail (OD_IS_VISIT_ITEM (self), OD_FIT_YES);

  pool = od_centre_find_pool (od_centre_view_get_centre (self->house), self->leg->pool_id);
  return pool != NULL ? od_pool_fit_age (pool, self->visit->age) : OD_FIT_YES;
}

OdFit
od_visit_item_fit_residence (OdVisitItem *self)
{
  const OdPool *pool;

  g_return_val_if_fail (OD_IS_VISIT_ITEM (self), OD_FIT_YES);

  pool = od_centre_find_pool (od_centre_view_get_centre (self->house), self->leg->pool_id);
  return pool != NULL ? od_pool_fit_residence (pool, self->visit->residence) : OD_FIT_YES;
}

static int
group_of (OdVisitItem *self)
{
  if (self->leg->state == OD_LEG_CALLED)
    return 0;
  if (self->leg->state == OD_LEG_WAITING)
    return 1;
  if (self->leg->state == OD_LEG_ON_HOLD)
    return 2;

  return od_visit_is_open (self->visit) ? 3 : 4;
}

int
od_visit_item_compare (OdVisitItem *a,
                       OdVisitItem *b)
{
  int group = group_of (a);
  int difference = group - group_of (b);

  if (difference != 0)
    return difference;
  if (group == 4 && a->leg->ended_us != b->leg->ended_us)
    return a->leg->ended_us > b->leg->ended_us ? -1 : 1;

  return od_leg_compare_place (a->leg, a->visit->id, b->leg, b->visit->id);
}
