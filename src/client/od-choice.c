/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre-view.h"

struct _OdChoice {
  GObject parent_instance;

  /* owned */
  char   *id;
  char   *label;
};

G_DEFINE_FINAL_TYPE (OdChoice, od_choice, G_TYPE_OBJECT)

enum { PROP_0, PROP_ID, PROP_LABEL, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
od_choice_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  OdChoice *self = OD_CHOICE (object);

  if (id == PROP_ID)
    g_value_set_string (value, self->id);
  else if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_choice_finalize (GObject *object)
{
  OdChoice *self = OD_CHOICE (object);

  g_free (self->id);
  g_free (self->label);
  G_OBJECT_CLASS (od_choice_parent_class)->finalize (object);
}

static void
od_choice_class_init (OdChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_choice_get_property;
  object_class->finalize = od_choice_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_choice_init (OdChoice *self)
{
}

OdChoice *
od_choice_new (const char *id,
               const char *label)
{
  OdChoice *self = g_object_new (OD_TYPE_CHOICE, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);

  return self;
}

const char *
od_choice_get_id (OdChoice *self)
{
  g_return_val_if_fail (OD_IS_CHOICE (self), NULL);

  return self->id;
}

const char *
od_choice_get_label (OdChoice *self)
{
  g_return_val_if_fail (OD_IS_CHOICE (self), NULL);

  return self->label;
}
