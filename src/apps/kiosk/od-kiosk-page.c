/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-kiosk-page.h"

#include "od-say.h"

typedef struct {
  OdKioskSession *session;
} OdKioskPagePrivate;

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OdKioskPage, od_kiosk_page, OD_TYPE_PAGE)

static void
od_kiosk_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  OdKioskPagePrivate *priv = od_kiosk_page_get_instance_private (OD_KIOSK_PAGE (object));

  if (prop_id == PROP_SESSION)
    g_value_set_object (value, priv->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_kiosk_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  OdKioskPagePrivate *priv = od_kiosk_page_get_instance_private (OD_KIOSK_PAGE (object));

  if (prop_id == PROP_SESSION)
    priv->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_kiosk_page_finalize (GObject *object)
{
  OdKioskPagePrivate *priv = od_kiosk_page_get_instance_private (OD_KIOSK_PAGE (object));

  g_clear_object (&priv->session);

  G_OBJECT_CLASS (od_kiosk_page_parent_class)->finalize (object);
}

static void
od_kiosk_page_class_init (OdKioskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_kiosk_page_get_property;
  object_class->set_property = od_kiosk_page_set_property;
  object_class->finalize = od_kiosk_page_finalize;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, OD_TYPE_KIOSK_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_kiosk_page_init (OdKioskPage *self)
{
}

OdKioskSession *
od_kiosk_page_get_session (OdKioskPage *self)
{
  OdKioskPagePrivate *priv = od_kiosk_page_get_instance_private (self);

  g_return_val_if_fail (OD_IS_KIOSK_PAGE (self), NULL);

  return priv->session;
}

void
od_kiosk_page_say_pager (OdKioskPage *self,
                         OdPager     *pager)
{
  OdTexts *texts = od_page_get_texts (OD_PAGE (self));

  od_pager_say (pager, od_texts_say (texts, N_("Show more")), od_texts_say (texts, N_("Back to the top part")));
}
