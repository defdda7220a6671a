/* SPDX-License-Identifier: EUPL-1.2 */

/* Paper: letters that come out as question marks, and a printer that is not there while the screen says "your ticket is being printed". */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "od-printer.h"
#include "od-ticket.h"

static GBytes *
render (const char *name,
        const char *language,
        double     *height_mm)
{
  g_autoptr (OdCatalogue) catalogue = od_catalogue_open (g_getenv ("OD_BUILD_DIR"), "onedoor", NULL);
  const OdTicket ticket = {
    .series = "B", .number = 27, .url = "HTTPS://DESK.EXAMPLE.ORG/T/7ZQ4M2K9XHDFRSTV", .token = "7ZQ4M2K9XHDFRSTV", .language = language,
    .centre_language = language, .centre_name = name, .day = "2026-11-22", .time = "10:42",
  };

  return od_ticket_render (&ticket, catalogue, height_mm, NULL);
}

/* The words as they can be read off the page. */
static char *
read_page (GBytes *pdf)
{
  g_autofree char *dir = g_dir_make_tmp ("onedoor-pains-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "ticket.pdf", NULL);
  const char *argv[] = { "pdftotext", path, "-", NULL };
  char *text = NULL;

  assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  g_remove (path);
  g_rmdir (dir);
  return text;
}

static void
assert_on_paper (const char *name,
                 const char *language)
{
  double height_mm = 0;
  g_autoptr (GBytes) pdf = render (name, language, &height_mm);
  g_autofree char *text = read_page (pdf);

  assert_non_null (strstr (text, name));
}

static void
accents_come_out_as_question_marks__novosga_159__160 (void **state)
{
  assert_on_paper ("Ação à Égalité", "pt");
  assert_on_paper ("Відчинені", "uk");
}

static void
take_outcome (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

/* "Your ticket is being printed" for ever: a printer that is not there is an error at once, never a print. */
static void
the_screen_says_printed_and_nothing_came__fqm_91__93__100__125__triage_app_2__3__14__25 (void **state)
{
  double height_mm = 0;
  g_autoptr (GBytes) pdf = render ("Casa", "es", &height_mm);
  g_autoptr (OdPrinter) printer = od_cups_printer_new ("nobody-has-such-a-queue", 2000);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdPrintOutcome outcome = OD_PRINT_ABORTED;
  gboolean tried;

  od_printer_print_async (printer, pdf, height_mm, NULL, take_outcome, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  tried = od_printer_print_finish (printer, result, &outcome, &error);
  assert_true (!tried || outcome != OD_PRINTED);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (accents_come_out_as_question_marks__novosga_159__160),
    cmocka_unit_test (the_screen_says_printed_and_nothing_came__fqm_91__93__100__125__triage_app_2__3__14__25),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
