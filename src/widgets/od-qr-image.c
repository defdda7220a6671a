/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-qr-image.h"

#include "od-qr.h"

struct _OdQrImage {
  GtkWidget parent_instance;

  char     *text;
  OdQr     *qr;
};

enum {
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdQrImage, od_qr_image, GTK_TYPE_WIDGET)

static void
draw_row (GtkSnapshot   *snapshot,
          const OdQr    *qr,
          const GdkRGBA *ink,
          guint          row,
          float          x,
          float          y,
          float          module)
{
  guint size = od_qr_get_size (qr);
  guint from = 0;

  for (guint column = 0; column < size; column++) {
    gboolean ends = column + 1 == size || !od_qr_is_dark (qr, column + 1, row);

    if (column == 0 || !od_qr_is_dark (qr, column - 1, row))
      from = column;
    if (od_qr_is_dark (qr, column, row) && ends)
      gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (x + (float) from * module, y,
                                                                     (float) (column - from + 1) * module, module));
  }
}

static void
od_qr_image_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  OdQrImage *self = OD_QR_IMAGE (widget);
  int side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int modules, module;
  float x, y;
  GdkRGBA ink;

  if (self->qr == NULL)
    return;

  modules = (int) od_qr_get_size (self->qr) + 2 * OD_QR_QUIET_ZONE;
  module = MAX (side / modules, 1);
  x = (float) ((gtk_widget_get_width (widget) - modules * module) / 2 + OD_QR_QUIET_ZONE * module);
  y = (float) ((gtk_widget_get_height (widget) - modules * module) / 2 + OD_QR_QUIET_ZONE * module);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  for (guint row = 0; row < od_qr_get_size (self->qr); row++)
    draw_row (snapshot, self->qr, &ink, row, x, y + (float) ((int) row * module), (float) module);
}

static void
od_qr_image_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  OdQrImage *self = OD_QR_IMAGE (object);

  if (prop_id == PROP_TEXT)
    g_value_set_string (value, self->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_qr_image_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (prop_id == PROP_TEXT)
    od_qr_image_set_text (OD_QR_IMAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_qr_image_finalize (GObject *object)
{
  OdQrImage *self = OD_QR_IMAGE (object);

  g_clear_pointer (&self->qr, od_qr_free);
  g_free (self->text);

  G_OBJECT_CLASS (od_qr_image_parent_class)->finalize (object);
}

static void
od_qr_image_class_init (OdQrImageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_qr_image_get_property;
  object_class->set_property = od_qr_image_set_property;
  object_class->finalize = od_qr_image_finalize;
  widget_class->snapshot = od_qr_image_snapshot;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "qr");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
od_qr_image_init (OdQrImage *self)
{
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

void
od_qr_image_set_text (OdQrImage  *self,
                      const char *text)
{
  g_return_if_fail (OD_IS_QR_IMAGE (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->qr, od_qr_free);
  if (text != NULL)
    self->qr = od_qr_new (text, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}
