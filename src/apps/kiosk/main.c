/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chance.h"
#include "od-enrol.h"
#include "od-kiosk-window.h"
#include "od-look.h"
#include "od-steady-clock.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define RETRY_MS 3000
#define PRINT_TIMEOUT_MS 15000
#define WATCH_SECONDS 10

typedef struct {
  char *service;
  char *token_file;
  char *code;
  char *printer;
  char *print_folder;
  char *size;
  char *ca_file;
  int   text_percent;
  int   idle_seconds;
  int   warn_seconds;
} Options;

/* All that the program is made of. */
typedef struct {
  OdClock        *clock;
  OdClock        *steady;
  OdChance       *chance;
  OdClient       *client;
  OdCatalogue    *catalogue;
  OdPrinter      *printer;
  OdKioskSession *session;
  OdTexts        *texts;
  OdPaper        *paper;
  OdIdleGuard    *guard;
  GtkWidget      *window;
} Kiosk;

static void
options_clear (Options *options)
{
  g_free (options->service);
  g_free (options->token_file);
  g_free (options->code);
  g_free (options->printer);
  g_free (options->print_folder);
  g_free (options->size);
  g_free (options->ca_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
kiosk_clear (Kiosk *kiosk)
{
  g_clear_object (&kiosk->guard);
  g_clear_object (&kiosk->paper);
  g_clear_object (&kiosk->texts);
  g_clear_object (&kiosk->session);
  g_clear_object (&kiosk->printer);
  g_clear_object (&kiosk->catalogue);
  g_clear_object (&kiosk->client);
  g_clear_object (&kiosk->chance);
  g_clear_object (&kiosk->steady);
  g_clear_object (&kiosk->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kiosk, kiosk_clear)

static gboolean
read_options (Options *options,
              int     *argc,
              char  ***argv,
              GError **error)
{
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &options->service, "Where the service is", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file, "Where this kiosk keeps its token", "FILE" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &options->code, "One-time code, for the first start", "CODE" },
    { "printer", 0, 0, G_OPTION_ARG_STRING, &options->printer, "CUPS queue of the ticket printer", "QUEUE" },
    { "print-folder", 0, 0, G_OPTION_ARG_FILENAME, &options->print_folder, "Put tickets into a folder instead", "DIR" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, "A window instead of the full screen", "WxH" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file, "Who vouches for an https service", "PEM" },
    { "text-size", 0, 0, G_OPTION_ARG_INT, &options->text_percent, "How large text is (100)", "PERCENT" },
    { "idle", 0, 0, G_OPTION_ARG_INT, &options->idle_seconds, "Seconds without a touch until the warning (60)", "SECONDS" },
    { "warn", 0, 0, G_OPTION_ARG_INT, &options->warn_seconds, "Seconds of warning, at least 20 (30)", "SECONDS" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the kiosk of a Onedoor centre");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->service == NULL || options->token_file == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "--service and --token-file are needed");
  else if (options->text_percent < 50 || options->text_percent > 300)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--text-size is between 50 and 300");
  else if (options->idle_seconds < 1 || options->warn_seconds < 1)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--idle and --warn are whole seconds");
  else
    return TRUE;
  return FALSE;
}

static OdPrinter *
choose_printer (const Options *options)
{
  if (options->printer != NULL)
    return od_cups_printer_new (options->printer, PRINT_TIMEOUT_MS);
  if (options->print_folder == NULL)
    return NULL;
  g_mkdir_with_parents (options->print_folder, 0700);
  return od_folder_printer_new (options->print_folder);
}

static gboolean
wire_up (Kiosk         *kiosk,
         const Options *options,
         GError       **error)
{
  const char *locale_dir = g_getenv ("ONEDOOR_LOCALE_DIR");

  kiosk->catalogue = od_catalogue_open (locale_dir != NULL ? locale_dir : OD_LOCALE_DIR, "onedoor", error);
  if (kiosk->catalogue == NULL)
    return FALSE;

  kiosk->clock = od_system_clock_new ();
  kiosk->steady = od_steady_clock_new ();
  kiosk->chance = od_system_chance_new ();
  kiosk->client = od_client_new (options->service, options->ca_file, kiosk->clock, kiosk->chance);
  if (!od_enrol_device (kiosk->client, options->token_file, options->code, error))
    return FALSE;

  kiosk->printer = choose_printer (options);
  kiosk->session = od_kiosk_session_new (kiosk->client, kiosk->clock, RETRY_MS);
  kiosk->texts = od_texts_new (kiosk->catalogue);
  kiosk->paper = od_paper_new (kiosk->printer, kiosk->client, kiosk->catalogue);
  kiosk->guard = od_idle_guard_new (kiosk->steady, (guint) options->idle_seconds, (guint) options->warn_seconds);
  return TRUE;
}

/* The screen is as large as its first monitor, or as the window that was asked for. */
static gboolean
fit_screen (Kiosk         *kiosk,
            const Options *options,
            GError       **error)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  GdkRectangle place = { 0, 0, 1080, 1920 };

  if (options->size != NULL && sscanf (options->size, "%dx%d", &place.width, &place.height) != 2) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--size is WIDTHxHEIGHT, not \"%s\"", options->size);
    return FALSE;
  }
  if (options->size == NULL && monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);

  od_kiosk_window_set_shape (OD_KIOSK_WINDOW (kiosk->window), place.width, place.height, options->text_percent);
  if (options->size == NULL)
    gtk_window_fullscreen (GTK_WINDOW (kiosk->window));
  return TRUE;
}

static void
on_window_destroyed (GtkWidget *window,
                     GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static gboolean
run (const Options *options,
     GError       **error)
{
  g_auto (Kiosk) kiosk = { 0 };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (!wire_up (&kiosk, options, error))
    return FALSE;

  od_look_load (gdk_display_get_default (), "/org/onedoor/kiosk/od-kiosk.css");
  kiosk.window = od_kiosk_window_new (kiosk.session, kiosk.texts, kiosk.paper, kiosk.guard, kiosk.steady);
  if (!fit_screen (&kiosk, options, error))
    return FALSE;
  g_signal_connect (kiosk.window, "destroy", G_CALLBACK (on_window_destroyed), loop);
  od_kiosk_session_start (kiosk.session);
  od_paper_watch (kiosk.paper, WATCH_SECONDS);
  gtk_window_present (GTK_WINDOW (kiosk.window));
  g_main_loop_run (loop);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .text_percent = 100, .idle_seconds = 60, .warn_seconds = 30 };
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8");
  gtk_disable_setlocale ();
  g_set_prgname ("onedoor-kiosk");
  if (!read_options (&options, &argc, &argv, &error)) {
    g_printerr ("onedoor-kiosk: %s\n", error->message);
    return 2;
  }
  if (!gtk_init_check ()) {
    g_printerr ("onedoor-kiosk: no screen to draw on\n");
    return EXIT_FAILURE;
  }
  if (!run (&options, &error)) {
    g_printerr ("onedoor-kiosk: %s\n", error->message);
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
