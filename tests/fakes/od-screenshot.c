/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-screenshot.h"

static gboolean
on_settled (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Idle below redraw: by then layout and transitions of this moment are drawn. */
static void
settle (void)
{
  gboolean settled = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 400, on_settled, &settled, NULL);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (GtkWidget  *window,
      const char *name)
{
  const char *dir = g_getenv ("OD_SCREENSHOT_DIR");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (dir == NULL)
    return;

  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable), gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  path = g_strdup_printf ("%s/%s.png", dir, name);
  gdk_texture_save_to_png (texture, path);
}

void
od_screenshot (GtkWidget  *window,
               int         width,
               int         height,
               const char *name)
{
  int needed_width = 0;
  int needed_height = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  settle ();
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &needed_width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, width, &needed_height, NULL, NULL, NULL);
  save (window, name);
  if (needed_width > width || needed_height > height)
    g_error ("%s needs %d × %d and has %d × %d", name, needed_width, needed_height, width, height);
}

void
od_screenshot_load_look (const char *resource)
{
  g_autoptr (GtkCssProvider) look = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (look, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (look),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
