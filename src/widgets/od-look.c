/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-look.h"

/* The drawing's dpi in GTK's units. At this and FONT, 1rem is 10 px. */
#define DPI (96 * 1024)
#define FONT "Noto Sans 7.5"

static void
add_sheet (GdkDisplay *display,
           const char *resource_path,
           guint       priority)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource_path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), priority);
}

void
od_look_load (GdkDisplay *display,
              const char *resource_path)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  g_object_set (gtk_settings_get_for_display (display), "gtk-font-name", FONT, "gtk-enable-animations", FALSE, NULL);
  od_look_set_scale (display, 1);
  add_sheet (display, "/org/onedoor/widgets/od-look.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  add_sheet (display, "/org/onedoor/widgets/od-keyboard.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (resource_path != NULL)
    add_sheet (display, resource_path, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

void
od_look_set_scale (GdkDisplay *display,
                   double      scale)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));
  g_return_if_fail (scale > 0);

  g_object_set (gtk_settings_get_for_display (display), "gtk-xft-dpi", (int) (DPI * scale + 0.5), NULL);
}
