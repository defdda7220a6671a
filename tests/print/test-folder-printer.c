/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-printer.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

typedef struct {
  char      *folder;
  OdPrinter *printer;
} Fixture;

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

static gboolean
print (OdPrinter  *printer,
       const char *text,
       GError    **error)
{
  g_autoptr (GBytes) page = g_bytes_new_static (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  OdPrintOutcome outcome = OD_PRINT_ABORTED;
  gboolean done;

  od_printer_print_async (printer, page, 100, NULL, on_done, &result);
  done = od_printer_print_finish (printer, wait_for (&result), &outcome, error);
  if (done)
    assert_int_equal (outcome, OD_PRINTED);
  return done;
}

static OdPrinterHealth *
check (OdPrinter *printer)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_printer_check_async (printer, NULL, on_done, &result);
  return od_printer_check_finish (printer, wait_for (&result), NULL);
}

static void
assert_sheet (Fixture    *fixture,
              const char *name,
              const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *read = NULL;

  assert_true (g_file_get_contents (path, &read, NULL, NULL));
  assert_string_equal (read, text);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
sheets_are_numbered_one_after_another (void **state)
{
  Fixture *fixture = *state;

  assert_true (print (fixture->printer, "first", NULL));
  assert_true (print (fixture->printer, "second", NULL));
  assert_sheet (fixture, "ticket-1.pdf", "first");
  assert_sheet (fixture, "ticket-2.pdf", "second");
  assert_int_equal (count_files (fixture->folder), 2);
}

static void
a_sheet_of_before_is_kept (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (OdPrinter) again = od_folder_printer_new (fixture->folder);

  assert_true (print (fixture->printer, "first", NULL));
  assert_true (print (again, "second", NULL));
  assert_sheet (fixture, "ticket-1.pdf", "first");
  assert_sheet (fixture, "ticket-2.pdf", "second");
}

static void
a_folder_that_is_there_is_well (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (OdPrinterHealth) health = check (fixture->printer);

  assert_true (health->reachable);
  assert_false (health->blocked);
  assert_int_equal (g_strv_length (health->reasons), 0);
}

static void
a_missing_folder_is_told_and_printed_nowhere (void **state)
{
  g_autoptr (OdPrinter) printer = od_folder_printer_new ("/nonexistent/tickets");
  g_autoptr (OdPrinterHealth) health = check (printer);
  g_autoptr (GError) error = NULL;

  assert_false (health->reachable);
  assert_true (health->blocked);
  assert_false (print (printer, "lost", &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  assert_non_null (strstr (error->message, "/nonexistent/tickets"));
}

static void
a_folder_that_takes_no_files_is_an_error (void **state)
{
  g_autoptr (OdPrinter) printer = od_folder_printer_new ("/proc/self");
  g_autoptr (GError) error = NULL;

  assert_false (print (printer, "lost", &error));
  assert_non_null (error);
}

static int
make_folder (void **state)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->folder = g_dir_make_tmp ("od-print-XXXXXX", NULL);
  fixture->printer = od_folder_printer_new (fixture->folder);
  *state = fixture;
  return 0;
}

static int
remove_folder (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }

  g_rmdir (fixture->folder);
  g_object_unref (fixture->printer);
  g_free (fixture->folder);
  g_free (fixture);
  return 0;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (sheets_are_numbered_one_after_another, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown (a_sheet_of_before_is_kept, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown (a_folder_that_is_there_is_well, make_folder, remove_folder),
    cmocka_unit_test (a_missing_folder_is_told_and_printed_nowhere),
    cmocka_unit_test (a_folder_that_takes_no_files_is_an_error),
  };

  return cmocka_run_group_tests_name ("folder-printer", tests, NULL, NULL);
}
