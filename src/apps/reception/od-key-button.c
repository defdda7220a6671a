/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-key-button.h"

struct _OdKeyButton {
  GtkButton parent_instance;

  /* owned */
  char     *text;
  char     *key;
};

G_DEFINE_FINAL_TYPE (OdKeyButton, od_key_button, GTK_TYPE_BUTTON)

enum { PROP_0, PROP_TEXT, PROP_KEY, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
set_text (OdKeyButton *self,
          const char  *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

static void
set_key (OdKeyButton *self,
         const char  *key)
{
  g_free (self->key);
  self->key = g_strdup (key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key != NULL ? key : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEY]);
}

static gboolean
has_key (OdKeyButton *self,
         const char  *key)
{
  return key != NULL && key[0] != '\0';
}

static void
od_key_button_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdKeyButton *self = OD_KEY_BUTTON (object);

  if (id == PROP_TEXT)
    g_value_set_string (value, self->text);
  else if (id == PROP_KEY)
    g_value_set_string (value, self->key);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_key_button_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_TEXT)
    set_text (OD_KEY_BUTTON (object), g_value_get_string (value));
  else if (id == PROP_KEY)
    set_key (OD_KEY_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_key_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), OD_TYPE_KEY_BUTTON);
  G_OBJECT_CLASS (od_key_button_parent_class)->dispose (object);
}

static void
od_key_button_finalize (GObject *object)
{
  OdKeyButton *self = OD_KEY_BUTTON (object);

  g_free (self->text);
  g_free (self->key);
  G_OBJECT_CLASS (od_key_button_parent_class)->finalize (object);
}

static void
od_key_button_class_init (OdKeyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_key_button_get_property;
  object_class->set_property = od_key_button_set_property;
  object_class->dispose = od_key_button_dispose;
  object_class->finalize = od_key_button_finalize;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/onedoor/reception/od-key-button.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_key);
}

static void
od_key_button_init (OdKeyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
