/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-screenshot.h"

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_size (GtkWidget *window,
          int        width,
          int        height)
{
  return gtk_widget_get_width (window) == width && gtk_widget_get_height (window) == height;
}

/* The display takes its time to give the size; the frame after that is whole. */
static void
settle (GtkWidget *window,
        int        width,
        int        height)
{
  gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint alarm = g_timeout_add (30, on_tick, NULL);
  GdkFrameClock *clock;
  gint64 last_frame;

  while (!has_size (window, width, height) && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);

  clock = gtk_widget_get_frame_clock (window);
  last_frame = gdk_frame_clock_get_frame_counter (clock);
  gtk_widget_queue_draw (window);
  while (gdk_frame_clock_get_frame_counter (clock) < last_frame + 1 && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_source_remove (alarm);
}

/* NULL while the window still waits to be laid out anew. */
static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable), gdk_paintable_get_intrinsic_height (paintable));

  return gtk_snapshot_to_node (snapshot);
}

static void
save (GtkWidget  *window,
      const char *name)
{
  const char *dir = g_getenv ("OD_SCREENSHOT_DIR");
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (dir == NULL)
    return;

  while ((node = draw (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
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

  settle (window, width, height);
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
