/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-alert-private.h"

struct _OdAlert {
  GObject parent_instance;

  /* owned */
  char   *device_id;
  char   *name;
  char   *reasons;
};

G_DEFINE_FINAL_TYPE (OdAlert, od_alert, G_TYPE_OBJECT)

enum { PROP_0, PROP_DEVICE_ID, PROP_NAME, PROP_REASONS, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
od_alert_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdAlert *self = OD_ALERT (object);

  if (id == PROP_DEVICE_ID)
    g_value_set_string (value, self->device_id);
  else if (id == PROP_NAME)
    g_value_set_string (value, self->name);
  else if (id == PROP_REASONS)
    g_value_set_string (value, self->reasons);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_alert_finalize (GObject *object)
{
  OdAlert *self = OD_ALERT (object);

  g_free (self->device_id);
  g_free (self->name);
  g_free (self->reasons);
  G_OBJECT_CLASS (od_alert_parent_class)->finalize (object);
}

static void
od_alert_class_init (OdAlertClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = od_alert_get_property;
  object_class->finalize = od_alert_finalize;

  props[PROP_DEVICE_ID] = g_param_spec_string ("device-id", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_REASONS] = g_param_spec_string ("reasons", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_alert_init (OdAlert *self)
{
}

static OdAlert *
alert_from_json (OdJson *news)
{
  OdJson *reasons = od_json_member (news, "reasons");
  g_autoptr (GString) words = g_string_new (NULL);
  OdAlert *self = g_object_new (OD_TYPE_ALERT, NULL);

  for (guint i = 0; i < od_json_length (reasons); i++) {
    const char *reason = od_json_string (od_json_element (reasons, i));

    if (reason != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", reason);
  }

  self->device_id = g_strdup (od_json_string (od_json_member (news, "device_id")));
  self->name = g_strdup (od_json_string (od_json_member (news, "name")));
  self->reasons = g_strdup (words->str);

  return self;
}

static void
forget_alert (GListStore *alerts,
              const char *device_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (alerts)); i++) {
    g_autoptr (OdAlert) alert = g_list_model_get_item (G_LIST_MODEL (alerts), i);

    if (g_strcmp0 (alert->device_id, device_id) == 0) {
      g_list_store_remove (alerts, i);
      return;
    }
  }
}

void
od_alerts_take_news (GListStore *alerts,
                     const char *json)
{
  g_autoptr (OdJsonDocument) document = od_json_parse (json, -1, NULL);
  OdJson *news = document != NULL ? od_json_root (document) : NULL;
  const char *device_id = od_json_string (od_json_member (news, "device_id"));

  if (device_id == NULL)
    return;

  forget_alert (alerts, device_id);
  if (od_json_boolean (od_json_member (news, "blocked"))) {
    g_autoptr (OdAlert) alert = alert_from_json (news);

    g_list_store_append (alerts, alert);
  }
}
