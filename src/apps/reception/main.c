/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib/gi18n.h>
#include <locale.h>

#include "od-reception-window.h"

typedef struct {
  char          *service;
  char          *ca_file;
  char          *printer;
  char          *print_folder;
  OdDeskSession *session;
} Reception;

/* A ticket that takes longer does not come out any more. */
#define PRINT_TIMEOUT_MS 20000

static void
load_look (void)
{
  g_autoptr (GtkCssProvider) look = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (look, "/onedoor/reception/reception.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (look),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The reader's language as a BCP 47 tag, from the locale. */
static char *
dup_language (void)
{
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], "_.@", 2);

  return g_strdup (g_str_equal (parts[0], "C") || g_str_equal (parts[0], "POSIX") ? "en" : parts[0]);
}

static OdPrinter *
choose_printer (const Reception *reception)
{
  if (reception->printer != NULL)
    return od_cups_printer_new (reception->printer, PRINT_TIMEOUT_MS);
  if (reception->print_folder == NULL)
    return NULL;

  g_mkdir_with_parents (reception->print_folder, 0700);
  return od_folder_printer_new (reception->print_folder);
}

static const char *
find_locale_dir (void)
{
  const char *dir = g_getenv ("ONEDOOR_LOCALE_DIR");

  return dir != NULL ? dir : OD_LOCALE_DIR;
}

/* Tickets are in the visitors' languages, whatever this desk reads. */
static void
connect_printer (Reception *reception,
                 GtkWidget *window)
{
  g_autoptr (OdPrinter) printer = choose_printer (reception);
  g_autoptr (OdCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if (printer == NULL)
    return;

  catalogue = od_catalogue_open (find_locale_dir (), "onedoor", &error);
  if (catalogue != NULL)
    od_reception_window_set_printer (OD_RECEPTION_WINDOW (window), printer, catalogue);
  else
    g_printerr ("onedoor-reception: no tickets are printed: %s\n", error->message);
}

static void
on_activate (GtkApplication *application,
             gpointer        user_data)
{
  Reception *reception = user_data;
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *language = dup_language ();
  GtkWidget *window;

  if (reception->session != NULL) {
    gtk_window_present (gtk_application_get_active_window (application));
    return;
  }

  load_look ();
  client = od_client_new (reception->service, reception->ca_file, clock, chance);
  reception->session = od_desk_session_new (client, clock, language);
  window = od_reception_window_new (application, reception->session);
  connect_printer (reception, window);
  gtk_window_present (GTK_WINDOW (window));
}

static int
on_options (GApplication *application,
            GVariantDict *options,
            gpointer      user_data)
{
  Reception *reception = user_data;

  if (reception->service != NULL)
    return -1;

  g_printerr ("onedoor-reception: say where the service is: --service http://127.0.0.1:8080\n");
  return 2;
}

static void
use_catalogue (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  Reception reception = { 0 };
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &reception.service, "Address of the service", "URL" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &reception.ca_file, "Trust this certificate", "FILE" },
    { "printer", 0, 0, G_OPTION_ARG_STRING, &reception.printer, "CUPS queue for tickets printed again", "QUEUE" },
    { "print-folder", 0, 0, G_OPTION_ARG_FILENAME, &reception.print_folder, "Put those tickets into a folder instead", "DIR" },
    { NULL }
  };
  g_autoptr (GtkApplication) application = NULL;
  int status;

  use_catalogue ();
  application = gtk_application_new ("org.onedoor.Reception", G_APPLICATION_NON_UNIQUE);
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_options), &reception);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &reception);
  status = g_application_run (G_APPLICATION (application), argc, argv);

  g_clear_object (&reception.session);
  g_free (reception.service);
  g_free (reception.ca_file);
  g_free (reception.printer);
  g_free (reception.print_folder);

  return status;
}
