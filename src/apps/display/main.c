/* SPDX-License-Identifier: EUPL-1.2 */
#include <locale.h>
#include <stdlib.h>

#include "od-announcer.h"
#include "od-display-options.h"
#include "od-display-window.h"
#include "od-enrol.h"
#include "od-look.h"
#include "od-sight.h"

#define SHORT_SIDE 1080.0
#define LONG_SIDE 1920.0

static void
tell_reach (OdDisplayWindow        *window,
            const OdDisplayOptions *options,
            GdkMonitor             *monitor,
            int                     width_px)
{
  int screen_mm = options->screen_mm > 0 ? options->screen_mm : monitor != NULL ? gdk_monitor_get_width_mm (monitor) : 0;
  double digit_px = 0.0;
  double x_px = 0.0;
  double mm;

  if (screen_mm <= 0) {
    g_print ("onedoor-display: the screen does not tell its size (--screen-mm)\n");
    return;
  }

  od_display_window_measure (window, &digit_px, &x_px);
  mm = (double) screen_mm / width_px;
  g_print ("onedoor-display: the number is %.0f mm high, the x of its place %.0f mm: to be read from %.1f m\n",
           digit_px * mm, x_px * mm, od_sight_reach (digit_px * mm, x_px * mm));
}

static void
fit_screen (OdDisplayWindow        *window,
            const OdDisplayOptions *options)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  GdkRectangle place = { 0, 0, (int) LONG_SIDE, (int) SHORT_SIDE };

  if (options->size != NULL) {
    place.width = options->width;
    place.height = options->height;
  } else if (monitor != NULL) {
    gdk_monitor_get_geometry (monitor, &place);
  }

  od_look_set_scale (display, MIN (MAX (place.width, place.height) / LONG_SIDE, MIN (place.width, place.height) / SHORT_SIDE));
  od_display_window_set_upright (window, place.height > place.width);
  gtk_window_set_default_size (GTK_WINDOW (window), place.width, place.height);
  if (options->size == NULL)
    gtk_window_fullscreen (GTK_WINDOW (window));
  tell_reach (window, options, monitor, place.width);
}

static OdCatalogue *
open_catalogue (GError **error)
{
  const char *dir = g_getenv ("ONEDOOR_LOCALE_DIR");

  return od_catalogue_open (dir != NULL ? dir : OD_LOCALE_DIR, "onedoor", error);
}

static void
on_mute (OdAnnouncer     *announcer,
         GParamSpec      *pspec,
         OdDisplayWindow *window)
{
  gboolean mute = FALSE;

  g_object_get (announcer, "mute", &mute, NULL);
  od_display_window_set_mute (window, mute);
}

static OdAnnouncer *
start_announcer (const OdDisplayOptions *options,
                 OdBoardModel           *board,
                 OdCatalogue            *catalogue,
                 OdDisplayWindow        *window)
{
  g_autoptr (OdSpeaker) speaker = NULL;
  g_autoptr (OdChime) chime = NULL;
  OdAnnouncer *announcer;

  if (options->silent)
    return NULL;

  speaker = od_dispatcher_speaker_new (options->speech);
  chime = od_pulse_chime_new (NULL);
  announcer = od_announcer_new (board, speaker, chime, catalogue, (const char *const *) options->floors);
  g_signal_connect_object (announcer, "notify::mute", G_CALLBACK (on_mute), window, 0);

  return announcer;
}

static gboolean
run (const OdDisplayOptions *options,
     GError                **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = od_client_new (options->service, options->ca_file, clock, chance);
  g_autoptr (OdCatalogue) catalogue = open_catalogue (error);
  g_autoptr (OdBoardModel) board = NULL;
  g_autoptr (OdAnnouncer) announcer = NULL;
  OdDisplayWindow *window;

  if (catalogue == NULL || !od_enrol_device (client, options->token_file, options->code, error))
    return FALSE;

  od_look_load (gdk_display_get_default (), "/onedoor/display/display.css");
  board = od_board_model_new (client, clock, NULL);
  window = OD_DISPLAY_WINDOW (od_display_window_new (board, catalogue, (const char *const *) options->floors));
  od_display_window_set_contrast (window, options->contrast);
  fit_screen (window, options);
  announcer = start_announcer (options, board, catalogue, window);

  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_auto (OdDisplayOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");
  gtk_disable_setlocale ();
  g_set_prgname ("onedoor-display");
  if (!od_display_options_read (&options, &argc, &argv, &error)) {
    g_printerr ("onedoor-display: %s\n", error->message);
    return 2;
  }
  if (!gtk_init_check ()) {
    g_printerr ("onedoor-display: no screen to draw on\n");
    return EXIT_FAILURE;
  }
  if (!run (&options, &error)) {
    g_printerr ("onedoor-display: %s\n", error->message);
    return EXIT_FAILURE;
  }

  return EXIT_SUCCESS;
}
