/* SPDX-License-Identifier: EUPL-1.2 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "od-display-window.h"
#include "od-enrol.h"
#include "od-look.h"

#define SHORT_SIDE 1080.0
#define LONG_SIDE 1920.0

typedef struct {
  char *service;
  char *token_file;
  char *code;
  char *ca_file;
  char *size;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->service);
  g_free (options->token_file);
  g_free (options->code);
  g_free (options->ca_file);
  g_free (options->size);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_options (Options *options,
              int     *argc,
              char  ***argv,
              GError **error)
{
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &options->service, "Where the service is", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file, "Where this display keeps its token", "FILE" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &options->code, "One-time code, for the first start", "CODE" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file, "Who vouches for an https service", "PEM" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, "A window instead of the full screen", "WxH" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the waiting room's screen of a Onedoor centre");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->service != NULL && options->token_file != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "--service and --token-file are needed");
  return FALSE;
}

static gboolean
fit_screen (GtkWidget     *window,
            const Options *options,
            GError       **error)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  GdkRectangle place = { 0, 0, (int) LONG_SIDE, (int) SHORT_SIDE };

  if (options->size != NULL && sscanf (options->size, "%dx%d", &place.width, &place.height) != 2) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--size is WIDTHxHEIGHT, not \"%s\"", options->size);
    return FALSE;
  }
  if (options->size == NULL && monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);

  od_look_set_scale (display, MIN (place.width / LONG_SIDE, place.height / SHORT_SIDE));
  gtk_window_set_default_size (GTK_WINDOW (window), place.width, place.height);
  if (options->size == NULL)
    gtk_window_fullscreen (GTK_WINDOW (window));

  return TRUE;
}

static OdCatalogue *
open_catalogue (GError **error)
{
  const char *dir = g_getenv ("ONEDOOR_LOCALE_DIR");

  return od_catalogue_open (dir != NULL ? dir : OD_LOCALE_DIR, "onedoor", error);
}

static gboolean
run (const Options *options,
     GError       **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = od_client_new (options->service, options->ca_file, clock, chance);
  g_autoptr (OdCatalogue) catalogue = open_catalogue (error);
  g_autoptr (OdBoardModel) board = NULL;
  GtkWidget *window;

  if (catalogue == NULL || !od_enrol_device (client, options->token_file, options->code, error))
    return FALSE;

  od_look_load (gdk_display_get_default (), "/onedoor/display/display.css");
  board = od_board_model_new (client, clock, NULL);
  window = od_display_window_new (board, catalogue);
  if (!fit_screen (window, options, error))
    return FALSE;

  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");
  gtk_disable_setlocale ();
  g_set_prgname ("onedoor-display");
  if (!read_options (&options, &argc, &argv, &error)) {
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
