/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-pictogram.h"

#include <librsvg/rsvg.h>
#include <string.h>

struct _OdPictogram {
  GtkWidget   parent_instance;

  char       *name;
  RsvgHandle *svg;
  GdkTexture *texture;    /* what was painted last, and for which look */
  char       *look;
  gboolean    directional;
};

enum {
  PROP_0,
  PROP_PICTOGRAM,
  PROP_DIRECTIONAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdPictogram, od_pictogram, GTK_TYPE_WIDGET)

static RsvgHandle *
read_svg (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/onedoor/icons/%s.svg", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return rsvg_handle_new_from_data (data, length, NULL);
}

static char *
colour_to_css (const GdkRGBA *colour)
{
  return g_strdup_printf ("#%02x%02x%02x", (int) (colour->red * 255 + 0.5), (int) (colour->green * 255 + 0.5),
                          (int) (colour->blue * 255 + 0.5));
}

/* The theme's colours as a style sheet for the drawing. */
static char *
colours_to_css (OdPictogram *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour, soft;
  g_autofree char *stroke = NULL;
  g_autofree char *fill = NULL;

  gtk_style_context_get_color (context, &colour);
  stroke = colour_to_css (&colour);
  /* A pictogram has one soft surface: whatever is filled at all. Without a theme it keeps the file's own fill. */
  if (!gtk_style_context_lookup_color (context, "od_mist", &soft))
    return g_strdup_printf ("svg { stroke: %s }", stroke);

  fill = colour_to_css (&soft);
  return g_strdup_printf ("svg { stroke: %s } [fill]:not([fill=\"none\"]) { fill: %s }", stroke, fill);
}

static gboolean
is_turned (OdPictogram *self)
{
  return self->directional && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static cairo_surface_t *
paint (OdPictogram *self,
       const char  *css,
       int          width,
       int          height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  RsvgRectangle viewport = { 0, 0, width, height };

  if (is_turned (self)) {
    cairo_translate (cr, width, 0);
    cairo_scale (cr, -1, 1);
  }
  rsvg_handle_set_stylesheet (self->svg, (const guint8 *) css, strlen (css), NULL);
  rsvg_handle_render_document (self->svg, cr, &viewport, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Drawing a page means drawing fifteen of these: each is painted once and kept until its look changes. */
static void
ensure_texture (OdPictogram *self,
                int          width,
                int          height)
{
  g_autofree char *css = colours_to_css (self);
  g_autofree char *look = g_strdup_printf ("%d %d %d %s", width, height, is_turned (self), css);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  gsize stride;

  if (self->texture != NULL && g_str_equal (look, self->look))
    return;

  surface = paint (self, css, width, height);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  cairo_surface_destroy (surface);
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  g_free (self->look);
  self->look = g_steal_pointer (&look);
}

static void
od_pictogram_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  OdPictogram *self = OD_PICTOGRAM (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->svg == NULL || width < 1 || height < 1)
    return;

  ensure_texture (self, width * scale, height * scale);
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
od_pictogram_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  OdPictogram *self = OD_PICTOGRAM (object);

  switch (prop_id) {
  case PROP_PICTOGRAM:
    g_value_set_string (value, self->name);
    break;
  case PROP_DIRECTIONAL:
    g_value_set_boolean (value, self->directional);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_pictogram_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  OdPictogram *self = OD_PICTOGRAM (object);

  switch (prop_id) {
  case PROP_PICTOGRAM:
    od_pictogram_set_pictogram (self, g_value_get_string (value));
    break;
  case PROP_DIRECTIONAL:
    self->directional = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
od_pictogram_finalize (GObject *object)
{
  OdPictogram *self = OD_PICTOGRAM (object);

  g_clear_object (&self->svg);
  g_clear_object (&self->texture);
  g_free (self->look);
  g_free (self->name);

  G_OBJECT_CLASS (od_pictogram_parent_class)->finalize (object);
}

static void
od_pictogram_class_init (OdPictogramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = od_pictogram_get_property;
  object_class->set_property = od_pictogram_set_property;
  object_class->finalize = od_pictogram_finalize;
  widget_class->snapshot = od_pictogram_snapshot;

  props[PROP_PICTOGRAM] = g_param_spec_string ("pictogram", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_DIRECTIONAL] = g_param_spec_boolean ("directional", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "pictogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
od_pictogram_init (OdPictogram *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

void
od_pictogram_set_pictogram (OdPictogram *self,
                            const char  *name)
{
  g_return_if_fail (OD_IS_PICTOGRAM (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_object (&self->svg);
  g_clear_object (&self->texture);
  if (name != NULL)
    self->svg = read_svg (name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PICTOGRAM]);
}
