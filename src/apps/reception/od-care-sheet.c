/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-care-sheet.h"

typedef struct {
  /* owned */
  OdCareSession *care;
} OdCareSheetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OdCareSheet, od_care_sheet, GTK_TYPE_BOX)

enum { PROP_0, PROP_CARE, N_PROPS };
static GParamSpec *props[N_PROPS];

static OdCareSheetPrivate *
get_private (gpointer self)
{
  return od_care_sheet_get_instance_private (self);
}

static void
attach (OdCareSheet *self)
{
  OdCareSheetClass *klass = OD_CARE_SHEET_GET_CLASS (self);

  if (klass->attach != NULL)
    klass->attach (self, get_private (self)->care);
}

static void
set_care (OdCareSheet   *self,
          OdCareSession *care)
{
  OdCareSheetPrivate *priv = get_private (self);

  if (priv->care == care)
    return;

  if (priv->care != NULL)
    g_signal_handlers_disconnect_by_func (priv->care, attach, self);
  g_set_object (&priv->care, care);
  if (care != NULL)
    g_signal_connect_object (care, "notify", G_CALLBACK (attach), self, G_CONNECT_SWAPPED);
  attach (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARE]);
}

static void
od_care_sheet_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_CARE)
    g_value_set_object (value, get_private (object)->care);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
od_care_sheet_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_CARE)
    set_care (OD_CARE_SHEET (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
od_care_sheet_grab_focus (GtkWidget *widget)
{
  OdCareSheetClass *klass = OD_CARE_SHEET_GET_CLASS (widget);

  if (klass->open == NULL)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  klass->open (OD_CARE_SHEET (widget));
  return TRUE;
}

static void
od_care_sheet_dispose (GObject *object)
{
  set_care (OD_CARE_SHEET (object), NULL);
  if (OD_CARE_SHEET_GET_CLASS (object)->has_template)
    gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (od_care_sheet_parent_class)->dispose (object);
}

static void
od_care_sheet_class_init (OdCareSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_care_sheet_get_property;
  object_class->set_property = od_care_sheet_set_property;
  object_class->dispose = od_care_sheet_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = od_care_sheet_grab_focus;

  props[PROP_CARE] = g_param_spec_object ("care", NULL, NULL, OD_TYPE_CARE_SESSION,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_care_sheet_init (OdCareSheet *self)
{
}

OdCareSession *
od_care_sheet_get_care (OdCareSheet *self)
{
  g_assert (OD_IS_CARE_SHEET (self));

  return get_private (self)->care;
}

void
od_care_sheet_forget (OdCareSheet *self,
                      gpointer    *slot)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_data (*slot, self);

  g_clear_object (slot);
}

void
od_care_sheet_watch (OdCareSheet *self,
                     gpointer    *slot,
                     gpointer     model,
                     GCallback    on_changed)
{
  if (*slot == model)
    return;

  od_care_sheet_forget (self, slot);
  if (model != NULL) {
    *slot = g_object_ref (model);
    g_signal_connect_object (model, "changed", on_changed, self, G_CONNECT_SWAPPED);
  }
  ((void (*)(gpointer))on_changed)(self);
}

void
od_care_sheet_class_set_template (OdCareSheetClass *klass,
                                  const char       *name)
{
  g_autofree char *path = g_strdup_printf ("/onedoor/reception/%s.ui", name);

  klass->has_template = TRUE;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), path);
}
