/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printer.h"

#include "../../src/print/od-roll-private.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define ADDRESS "HTTPS://DESK.EXAMPLE.ORG/T/%04u"

typedef struct {
  char *dir;         /* of printer.sh; NULL when the machine has no CUPS */
  guint n_sheets;    /* made so far, each with an address of its own */
} House;

/* --- The printer system --- */

static char *
run (const char *const *argv)
{
  char *out = NULL;
  int status = 1;

  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, NULL));
  assert_true (g_spawn_check_wait_status (status, NULL));
  return g_strchomp (out);
}

static void
turn (House      *house,
      const char *verb,
      const char *what)
{
  g_autofree char *script = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "tests", "tools", "printer.sh", NULL);
  const char *argv[] = { script, verb, house->dir, what, NULL };

  g_free (run (argv));
}

static guint
count_printed (House *house)
{
  g_autofree char *path = g_build_filename (house->dir, "printed", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* How many documents ever reached the print engine. */
static guint
count_fed (House *house)
{
  g_autofree char *path = g_build_filename (house->dir, "engine.log", NULL);
  g_autofree char *log = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &log, NULL, NULL))
    return 0;
  for (const char *c = log; *c != '\0'; c++)
    n += *c == '\n';
  return n;
}

static gboolean
queue_is_empty (void)
{
  const char *argv[] = { "lpstat", "-o", NULL };
  g_autofree char *jobs = run (argv);

  return *jobs == '\0';
}

/* What a reader makes of sheet @n of the printer. */
static char *
read_code (House *house,
           guint  n)
{
  g_autofree char *sheet = g_strdup_printf ("%s/printed/%03u.pdf", house->dir, n);
  g_autofree char *picture = g_build_filename (house->dir, "sheet", NULL);
  g_autofree char *png = g_strconcat (picture, ".png", NULL);
  const char *draw[] = { "pdftoppm", "-r", "203", "-gray", "-png", "-singlefile", sheet, picture, NULL };
  const char *read[] = { "zbarimg", "-q", "--raw", "--nodbus", png, NULL };

  g_free (run (draw));
  return run (read);
}

/* --- Printing --- */

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GBytes *
make_sheet (House  *house,
            double *height_mm)
{
  g_autofree char *address = g_strdup_printf (ADDRESS, ++house->n_sheets);
  g_autoptr (OdRoll) roll = od_roll_new ();

  od_roll_add_number (roll, "B 27");
  od_roll_add_qr (roll, od_qr_new (address, NULL), "here", "ABCD");
  return od_roll_finish (roll, height_mm, NULL);
}

static gboolean
print (House          *house,
       const char     *queue,
       guint           timeout_ms,
       OdPrintOutcome *outcome,
       GError        **error)
{
  g_autoptr (OdPrinter) printer = od_cups_printer_new (queue, timeout_ms);
  g_autoptr (GAsyncResult) result = NULL;
  double height_mm = 0;
  g_autoptr (GBytes) pdf = make_sheet (house, &height_mm);

  od_printer_print_async (printer, pdf, height_mm, NULL, on_done, &result);
  return od_printer_print_finish (printer, wait_for (&result), outcome, error);
}

static OdPrintOutcome
print_well (House *house,
            guint  timeout_ms)
{
  OdPrintOutcome outcome = OD_PRINT_ABORTED;

  assert_true (print (house, "Ticket", timeout_ms, &outcome, NULL));
  return outcome;
}

static OdPrinterHealth *
check (const char *queue,
       GError    **error)
{
  g_autoptr (OdPrinter) printer = od_cups_printer_new (queue, 1000);
  g_autoptr (GAsyncResult) result = NULL;

  od_printer_check_async (printer, NULL, on_done, &result);
  return od_printer_check_finish (printer, wait_for (&result), error);
}

static void
assert_prints_next (House *house)
{
  guint before = count_printed (house);
  g_autofree char *expected = NULL;
  g_autofree char *code = NULL;

  assert_int_equal (print_well (house, 15000), OD_PRINTED);
  assert_int_equal (count_printed (house), before + 1);
  expected = g_strdup_printf (ADDRESS, house->n_sheets);
  code = read_code (house, before + 1);
  assert_string_equal (code, expected);
}

/* The roll is in, the cover closed: a moment later the printer knows. */
static void
mend (House *house)
{
  gboolean blocked = TRUE;

  turn (house, "fault", "none");
  for (guint i = 0; blocked && i < 1000; i++) {
    g_autoptr (OdPrinterHealth) health = check ("Ticket", NULL);

    blocked = health->blocked;
  }
  assert_false (blocked);
}

/* --- Behaviours --- */

static void
a_ticket_comes_out_and_its_code_reads (void **state)
{
  assert_prints_next (*state);
}

static void
a_page_is_cut_to_its_own_length (void **state)
{
  House *house = *state;
  g_autofree char *sheet = NULL;
  g_autofree char *info = NULL;
  g_autofree char *size = NULL;
  double height_mm = 0;
  g_autoptr (GBytes) pdf G_GNUC_UNUSED = make_sheet (house, &height_mm);

  assert_int_equal (print_well (house, 15000), OD_PRINTED);
  sheet = g_strdup_printf ("%s/printed/%03u.pdf", house->dir, count_printed (house));
  size = g_strdup_printf ("226 x %d pts", (int) (height_mm * 72 / 25.4 + 0.5));
  info = run ((const char *[]) { "pdfinfo", sheet, NULL });
  assert_non_null (strstr (info, size));
}

static void
a_printer_that_is_well_says_so (void **state)
{
  g_autoptr (OdPrinterHealth) health = check ("Ticket", NULL);

  assert_true (health->reachable);
  assert_false (health->blocked);
  assert_false (health->low);
  assert_int_equal (g_strv_length (health->reasons), 0);
}

static void
a_printer_without_paper_is_sent_nothing (void **state)
{
  House *house = *state;
  guint printed = count_printed (house);
  guint fed = count_fed (house);
  g_autoptr (OdPrinterHealth) health = NULL;

  turn (house, "paper", "out");
  health = check ("Ticket", NULL);
  assert_true (health->reachable);
  assert_true (health->blocked);
  assert_true (g_strv_contains ((const char *const *) health->reasons, "media-empty"));
  assert_int_equal (print_well (house, 15000), OD_PRINT_BLOCKED);
  assert_true (queue_is_empty ());

  turn (house, "paper", "in");
  assert_prints_next (house);
  assert_int_equal (count_printed (house), printed + 1);
  assert_int_equal (count_fed (house), fed + 1);
}

static void
little_paper_prints_but_is_told (void **state)
{
  House *house = *state;
  g_autoptr (OdPrinterHealth) health = NULL;

  turn (house, "paper", "low");
  health = check ("Ticket", NULL);
  assert_false (health->blocked);
  assert_true (health->low);
  assert_prints_next (house);
  turn (house, "paper", "in");
}

static void
paper_that_ends_meanwhile_is_late_and_never_comes_out (void **state)
{
  House *house = *state;
  guint printed = count_printed (house);
  guint fed = count_fed (house);

  turn (house, "fault", "media-empty-error");
  assert_int_equal (print_well (house, 2000), OD_PRINT_LATE);
  assert_int_equal (count_fed (house), fed + 1);
  assert_true (queue_is_empty ());

  mend (house);
  assert_prints_next (house);
  assert_int_equal (count_printed (house), printed + 1);
}

static void
an_open_cover_meanwhile_is_late_too (void **state)
{
  House *house = *state;
  guint printed = count_printed (house);

  turn (house, "fault", "cover-open-error");
  assert_int_equal (print_well (house, 2000), OD_PRINT_LATE);
  mend (house);
  assert_prints_next (house);
  assert_int_equal (count_printed (house), printed + 1);
}

static void
nobody_waits_any_more_so_it_is_taken_back (void **state)
{
  House *house = *state;
  g_autoptr (OdPrinter) printer = od_cups_printer_new ("Ticket", 15000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdPrintOutcome outcome;
  double height_mm = 0;
  g_autoptr (GBytes) pdf = make_sheet (house, &height_mm);
  guint printed = count_printed (house);
  guint fed = count_fed (house);

  turn (house, "fault", "cover-open-error");
  od_printer_print_async (printer, pdf, height_mm, cancellable, on_done, &result);
  while (count_fed (house) == fed && result == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  assert_false (od_printer_print_finish (printer, wait_for (&result), &outcome, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));

  mend (house);
  assert_prints_next (house);
  assert_int_equal (count_printed (house), printed + 1);
}

static void
a_printer_that_is_off_is_blocked_and_prints_again_when_on (void **state)
{
  House *house = *state;
  g_autoptr (OdPrinterHealth) health = NULL;

  turn (house, "power", "off");
  health = check ("Ticket", NULL);
  assert_false (health->reachable);
  assert_true (health->blocked);
  assert_true (g_strv_contains ((const char *const *) health->reasons, "offline"));
  assert_int_equal (print_well (house, 15000), OD_PRINT_BLOCKED);
  assert_true (queue_is_empty ());

  turn (house, "power", "on");
  assert_prints_next (house);
}

static void
a_paused_queue_is_blocked (void **state)
{
  House *house = *state;
  const char *pause[] = { "cupsdisable", "Ticket", NULL };
  const char *resume[] = { "cupsenable", "Ticket", NULL };

  g_free (run (pause));
  assert_int_equal (print_well (house, 15000), OD_PRINT_BLOCKED);
  g_free (run (resume));
  assert_prints_next (house);
}

static void
a_queue_that_takes_no_jobs_is_blocked (void **state)
{
  House *house = *state;
  const char *reject[] = { "cupsreject", "Ticket", NULL };
  const char *accept[] = { "cupsaccept", "Ticket", NULL };

  g_free (run (reject));
  assert_int_equal (print_well (house, 15000), OD_PRINT_BLOCKED);
  g_free (run (accept));
  assert_prints_next (house);
}

/* A kiosk that died left a ticket behind. It is not young enough any more after a few others at most. */
static void
a_stale_ticket_is_cancelled_before_the_next (void **state)
{
  House *house = *state;
  g_autofree char *sheet = g_strdup_printf ("%s/printed/001.pdf", house->dir);
  const char *lp[] = { "lp", "-d", "Ticket", "-t", "Onedoor ticket", "-H", "hold", sheet, NULL };
  guint printed = count_printed (house);
  guint others = 0;

  g_free (run (lp));
  assert_false (queue_is_empty ());
  while (!queue_is_empty ()) {
    assert_int_equal (print_well (house, 3000), OD_PRINTED);
    assert_true (++others < 20);
  }
  assert_int_equal (count_printed (house), printed + others);
}

static void
somebody_elses_job_is_left_alone (void **state)
{
  House *house = *state;
  g_autofree char *sheet = g_strdup_printf ("%s/printed/001.pdf", house->dir);
  const char *lp[] = { "lp", "-d", "Ticket", "-t", "A letter", "-H", "hold", sheet, NULL };
  const char *cancel[] = { "cancel", "-a", NULL };

  g_free (run (lp));
  assert_int_equal (print_well (house, 3000), OD_PRINTED);
  assert_int_equal (print_well (house, 3000), OD_PRINTED);
  assert_false (queue_is_empty ());
  g_free (run (cancel));
}

static void
a_queue_nobody_made_is_an_error (void **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;
  OdPrintOutcome outcome;

  assert_false (print (*state, "Nowhere", 15000, &outcome, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  assert_null (check ("Nowhere", &check_error));
  assert_true (g_error_matches (check_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}

/* --- */

static void
take_env (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "env", NULL);
  g_autofree char *text = NULL;
  const char *from;
  g_autofree char *socket = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  from = strstr (text, "CUPS_SERVER='");
  assert_non_null (from);
  from += strlen ("CUPS_SERVER='");
  socket = g_strndup (from, strcspn (from, "'"));
  g_setenv ("CUPS_SERVER", socket, TRUE);
}

static int
start_printer (void **state)
{
  House *house = g_new0 (House, 1);

  house->dir = g_dir_make_tmp ("od-cups-XXXXXX", NULL);
  *state = house;
  turn (house, "start", NULL);
  take_env (house->dir);
  return 0;
}

static int
stop_printer (void **state)
{
  House *house = *state;
  const char *argv[] = { "rm", "-rf", house->dir, NULL };

  turn (house, "stop", NULL);
  g_free (run (argv));
  g_free (house->dir);
  g_free (house);
  return 0;
}

static void
printing_is_not_tested (void **state)
{
  print_message ("cups and cups-ipp-utils are not installed\n");
  skip ();
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_ticket_comes_out_and_its_code_reads),
    cmocka_unit_test (a_page_is_cut_to_its_own_length),
    cmocka_unit_test (a_printer_that_is_well_says_so),
    cmocka_unit_test (a_printer_without_paper_is_sent_nothing),
    cmocka_unit_test (little_paper_prints_but_is_told),
    cmocka_unit_test (paper_that_ends_meanwhile_is_late_and_never_comes_out),
    cmocka_unit_test (an_open_cover_meanwhile_is_late_too),
    cmocka_unit_test (nobody_waits_any_more_so_it_is_taken_back),
    cmocka_unit_test (a_printer_that_is_off_is_blocked_and_prints_again_when_on),
    cmocka_unit_test (a_paused_queue_is_blocked),
    cmocka_unit_test (a_queue_that_takes_no_jobs_is_blocked),
    cmocka_unit_test (a_stale_ticket_is_cancelled_before_the_next),
    cmocka_unit_test (somebody_elses_job_is_left_alone),
    cmocka_unit_test (a_queue_nobody_made_is_an_error),
  };
  const struct CMUnitTest nothing[] = {
    cmocka_unit_test (printing_is_not_tested),
  };
  g_autofree char *path = g_strconcat (g_getenv ("PATH"), ":/usr/sbin", NULL);

  g_setenv ("PATH", path, TRUE);
  if (!g_file_test ("/usr/sbin/cupsd", G_FILE_TEST_IS_EXECUTABLE) || !g_file_test ("/usr/sbin/ippeveprinter", G_FILE_TEST_IS_EXECUTABLE))
    return cmocka_run_group_tests_name ("cups-printer", nothing, NULL, NULL);

  return cmocka_run_group_tests_name ("cups-printer", tests, start_printer, stop_printer);
}
