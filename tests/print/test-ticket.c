/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-ticket.h"

#include "od-qr.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define TOKEN "7ZQ4M2K9XHDFRSTV"
#define ADDRESS "HTTPS://DESK.EXAMPLE.ORG/T/" TOKEN
#define DOTS_A_MM (203 / 25.4)

/* A catalogue of our own, so that what is tested here is the page and not the translators' work. */
static const char spanish[] =
  "msgid \"\"\n"
  "msgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
  "msgid \"We call this number on the screen.\"\n"
  "msgstr \"Llamamos este número en la pantalla.\"\n"
  "msgid \"Nobody will say your name.\"\n"
  "msgstr \"Nadie dirá su nombre.\"\n"
  "msgid \"{n} person is before you.\"\n"
  "msgid_plural \"{n} people are before you.\"\n"
  "msgstr[0] \"Hay {n} persona antes.\"\n"
  "msgstr[1] \"Hay {n} personas antes.\"\n";

typedef struct {
  char        *dir;
  OdCatalogue *catalogue;
} Fixture;

static char *
run (const char *const *argv)
{
  char *out = NULL;
  int status = 1;

  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                             NULL, NULL, &out, NULL, &status, NULL));
  return g_strchomp (out);
}

static OdTicket
a_ticket (void)
{
  OdTicket ticket = {
    .series = "B", .number = 27, .url = ADDRESS, .token = TOKEN, .language = "en", .centre_language = "en",
    .centre_name = "Open House", .day = "2026-11-22", .time = "10:42", .before = 3, .estimate = { TRUE, 10, 20 },
  };

  return ticket;
}

/* Renders and leaves the page in a file; answers its height. */
static double
render (Fixture        *fixture,
        const OdTicket *ticket,
        char          **path)
{
  g_autoptr (GError) error = NULL;
  double height_mm = 0;
  g_autoptr (GBytes) pdf = od_ticket_render (ticket, fixture->catalogue, &height_mm, &error);
  gsize length;
  const char *data;

  assert_null (error);
  data = g_bytes_get_data (pdf, &length);
  *path = g_build_filename (fixture->dir, "ticket.pdf", NULL);
  assert_true (g_file_set_contents (*path, data, (gssize) length, NULL));
  return height_mm;
}

static char *
read_text (Fixture        *fixture,
           const OdTicket *ticket)
{
  g_autofree char *path = NULL;

  render (fixture, ticket, &path);
  return run ((const char *[]) { "pdftotext", "-layout", path, "-", NULL });
}

/* The page in the dots of the printer, as a picture file. */
static char *
draw (Fixture    *fixture,
      const char *pdf)
{
  g_autofree char *stem = g_build_filename (fixture->dir, "page", NULL);

  g_free (run ((const char *[]) { "pdftoppm", "-r", "203", "-gray", "-singlefile", pdf, stem, NULL }));
  return g_strconcat (stem, ".pgm", NULL);
}

static char *
read_code (const char *picture)
{
  return run ((const char *[]) { "zbarimg", "-q", "--raw", "--nodbus", picture, NULL });
}

/* --- A page as rows of dots --- */

typedef struct {
  char         *file;
  const guint8 *dots;
  guint         width;
  guint         height;
} Page;

static Page
load (const char *path)
{
  Page page = { 0 };
  gsize length;

  assert_true (g_file_get_contents (path, &page.file, &length, NULL));
  assert_int_equal (sscanf (page.file, "P5 %u %u", &page.width, &page.height), 2);
  page.dots = (const guint8 *) page.file + length - (gsize) page.width * page.height;
  return page;
}

static gboolean
row_has_ink (const Page *page,
             guint       y)
{
  for (guint x = 0; x < page->width; x++)
    if (page->dots[y * page->width + x] < 128)
      return TRUE;
  return FALSE;
}

/* The height of the @nth line of ink, in dots. */
static guint
height_of_line (const Page *page,
                guint       nth)
{
  guint y = 0;
  guint from = 0;

  for (guint i = 0; i <= nth; i++) {
    while (y < page->height && !row_has_ink (page, y))
      y++;
    for (from = y; y < page->height && row_has_ink (page, y);)
      y++;
  }

  return y - from;
}

/* --- Behaviours --- */

static void
the_page_is_as_wide_as_the_roll_and_as_long_as_it_says (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *pdf = NULL;
  double height_mm = render (*state, &ticket, &pdf);
  g_autofree char *info = run ((const char *[]) { "pdfinfo", pdf, NULL });
  const char *size = strstr (info, "Page size:");
  double width = 0;
  double height = 0;

  assert_non_null (size);
  assert_int_equal (sscanf (size, "Page size: %lf x %lf", &width, &height), 2);
  assert_float_equal (width, 80 * 72 / 25.4, 0.1);
  assert_float_equal (height, height_mm * 72 / 25.4, 0.1);
  assert_true (height_mm > 60 && height_mm < 150);
  assert_non_null (strstr (info, "Pages:           1"));
}

static void
assert_number_is_high (Fixture *fixture,
                       guint    number)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *pdf = NULL;
  g_autofree char *picture = NULL;
  Page page;

  ticket.number = number;
  ticket.centre_name = "x";
  render (fixture, &ticket, &pdf);
  picture = draw (fixture, pdf);
  page = load (picture);
  assert_true (height_of_line (&page, 1) >= 10 * DOTS_A_MM);
  for (guint y = 0; y < page.height; y++)
    assert_true (page.dots[y * page.width] > 128 && page.dots[y * page.width + page.width - 1] > 128);
  g_free (page.file);
}

static void
the_number_is_ten_millimetres_high_and_stays_on_the_paper (void **state)
{
  assert_number_is_high (*state, 1);
  assert_number_is_high (*state, 27);
  assert_number_is_high (*state, 9999);
  assert_number_is_high (*state, 123456);
}

static void
the_code_reads_from_the_printers_dots (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *pdf = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *code = NULL;

  render (*state, &ticket, &pdf);
  picture = draw (*state, pdf);
  code = read_code (picture);
  assert_string_equal (code, ADDRESS);
}

static void
a_module_is_four_dots (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *pdf = NULL;
  g_autofree char *picture = NULL;
  g_autoptr (OdQr) qr = od_qr_new (ADDRESS, NULL);
  guint size = od_qr_get_size (qr);
  guint left = 4 * 8 + 4 * OD_QR_QUIET_ZONE;
  guint top;
  Page page;

  render (*state, &ticket, &pdf);
  picture = draw (*state, pdf);
  page = load (picture);
  for (top = page.height - 1; page.dots[top * page.width + left] > 128;)
    top--;
  top -= size * 4 - 1;

  for (guint y = 0; y < size * 4; y++)
    for (guint x = 0; x < size * 4; x++)
      assert_int_equal (page.dots[(top + y) * page.width + left + x] < 128, od_qr_is_dark (qr, x / 4, y / 4));
  g_free (page.file);
}

/* Thermal heads bleed by a dot, and nobody holds a ticket straight (standards §6.3). */
static void
a_bled_and_tilted_code_reads_ten_times_of_ten (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *worn = g_build_filename (fixture->dir, "worn.png", NULL);

  for (guint i = 0; i < 10; i++) {
    g_autofree char *token = g_strdup_printf ("7ZQ4M2K9XHDFR%03u", i * 97);
    g_autofree char *address = g_strconcat ("HTTPS://DESK.EXAMPLE.ORG/T/", token, NULL);
    g_autofree char *pdf = NULL;
    g_autofree char *picture = NULL;
    g_autofree char *code = NULL;
    OdTicket ticket = a_ticket ();

    ticket.url = address;
    ticket.token = token;
    render (fixture, &ticket, &pdf);
    picture = draw (fixture, pdf);
    g_free (run ((const char *[]) { "/usr/bin/convert", picture, "-threshold", "50%", "-negate", "-morphology", "Dilate",
                                    "Rectangle:2x1+0+0", "-negate", "-background", "white", "-rotate", "3", worn, NULL }));
    code = read_code (worn);
    assert_string_equal (code, address);
  }
}

static void
everything_a_visitor_needs_is_in_clear (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *text = read_text (*state, &ticket);

  assert_non_null (strstr (text, "Open House"));
  assert_non_null (strstr (text, "B 27"));
  assert_non_null (strstr (text, "7ZQ4 M2K9 XHDF RSTV"));
  assert_non_null (strstr (text, "2026-11-22"));
  assert_non_null (strstr (text, "10:42"));
  assert_non_null (strstr (text, "3 people are before you."));
  assert_non_null (strstr (text, "About 10 to 20 minutes."));
  assert_non_null (strstr (text, "We call this number on the screen."));
  assert_non_null (strstr (text, "Nobody will say your name."));
}

static void
assert_says (Fixture    *fixture,
             guint       before,
             OdEstimate  estimate,
             const char *expected)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *text = NULL;

  ticket.before = before;
  ticket.estimate = estimate;
  text = read_text (fixture, &ticket);
  assert_non_null (strstr (text, expected));
}

static void
the_wait_is_told_as_far_as_it_is_known (void **state)
{
  assert_says (*state, 0, (OdEstimate) { TRUE, 0, 5 }, "Nobody is before you.");
  assert_says (*state, 0, (OdEstimate) { TRUE, 0, 5 }, "Up to 5 minutes.");
  assert_says (*state, 1, (OdEstimate) { TRUE, 5, 5 }, "1 person is before you.");
  assert_says (*state, 1, (OdEstimate) { TRUE, 5, 5 }, "About 5 minutes.");
  assert_says (*state, 2, (OdEstimate) { FALSE, 0, 0 }, "We cannot say yet how long.");
}

static void
an_unknown_wait_invents_no_minutes (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *text = NULL;

  ticket.estimate = (OdEstimate) { FALSE, 10, 20 };
  text = read_text (*state, &ticket);
  assert_null (strstr (text, "minute"));
}

static void
the_visitors_language_comes_first_then_the_centres (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *text = NULL;
  const char *own;
  const char *house;

  ticket.language = "es";
  text = read_text (*state, &ticket);
  own = strstr (text, "Hay 3 personas antes.");
  house = strstr (text, "3 people are before you.");
  assert_non_null (own);
  assert_non_null (house);
  assert_true (own < house);
  assert_non_null (strstr (text, "Nadie dirá su nombre."));
}

static void
one_language_is_told_once (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *text = read_text (*state, &ticket);
  const char *first = strstr (text, "people are before you");

  assert_non_null (first);
  assert_null (strstr (first + 1, "people are before you"));
}

/* From right to left, the code stands on the right, and the number is still read from the left. */
static void
a_right_to_left_ticket_is_mirrored_but_for_its_number (void **state)
{
  OdTicket ticket = a_ticket ();
  g_autofree char *pdf = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;
  guint left = 0;
  guint right = 0;
  Page page;

  ticket.language = "ar";
  text = read_text (*state, &ticket);
  assert_non_null (strstr (text, "B 27"));
  assert_non_null (strstr (text, "7ZQ4 M2K9 XHDF RSTV"));

  ticket.centre_language = "ar";
  render (*state, &ticket, &pdf);
  picture = draw (*state, pdf);
  code = read_code (picture);
  assert_string_equal (code, ADDRESS);

  page = load (picture);
  for (guint y = page.height - 150; y < page.height; y++)
    for (guint x = 0; x < page.width; x++)
      *(x < page.width / 4 ? &left : x > page.width * 3 / 4 ? &right : &(guint) { 0 }) += page.dots[y * page.width + x] < 128;
  assert_true (right > 3 * left);
  assert_true (left > 0);
  g_free (page.file);
}

static void
an_address_no_code_can_hold_is_an_error (void **state)
{
  Fixture *fixture = *state;
  OdTicket ticket = a_ticket ();
  g_autofree char *address = g_strnfill (5000, 'A');
  g_autoptr (GError) error = NULL;
  double height_mm = 0;

  ticket.url = address;
  assert_null (od_ticket_render (&ticket, fixture->catalogue, &height_mm, &error));
  assert_true (g_error_matches (error, OD_QR_ERROR, OD_QR_ERROR_TEXT));
}

static void
assert_no_english (OdCatalogue *catalogue,
                   const char  *language,
                   guint        before,
                   OdEstimate   estimate)
{
  static const char *const english[] = { "before you", "minute", "About", "Up to", "cannot", "screen", "name", "phone" };
  g_autofree char *dir = g_dir_make_tmp ("od-ticket-XXXXXX", NULL);
  Fixture fixture = { dir, catalogue };
  OdTicket ticket = a_ticket ();
  g_autofree char *text = NULL;

  ticket.language = language;
  ticket.centre_language = language;
  ticket.before = before;
  ticket.estimate = estimate;
  text = read_text (&fixture, &ticket);
  assert_non_null (strstr (text, "B 27"));
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    assert_null (strstr (text, english[i]));
  g_free (run ((const char *[]) { "rm", "-rf", dir, NULL }));
}

static void
the_houses_own_words_are_whole_in_each_language (void **state)
{
  static const char *const languages[] = { "es", "ar" };
  static const OdEstimate estimates[] = { { FALSE, 0, 0 }, { TRUE, 0, 5 }, { TRUE, 5, 5 }, { TRUE, 10, 20 } };
  g_autofree char *dir = g_build_filename (g_getenv ("OD_BUILD_DIR"), "po", NULL);
  g_autoptr (OdCatalogue) catalogue = od_catalogue_open (dir, "onedoor", NULL);

  assert_non_null (catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (estimates); j++) {
      assert_no_english (catalogue, languages[i], 0, estimates[j]);
      assert_no_english (catalogue, languages[i], 3, estimates[j]);
    }
}

static int
open_catalogue (void **state)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autofree char *folder = NULL;
  g_autofree char *po = NULL;
  g_autofree char *mo = NULL;

  fixture->dir = g_dir_make_tmp ("od-ticket-XXXXXX", NULL);
  folder = g_build_filename (fixture->dir, "es", "LC_MESSAGES", NULL);
  po = g_build_filename (fixture->dir, "es.po", NULL);
  mo = g_build_filename (folder, "onedoor.mo", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (po, spanish, -1, NULL);
  g_free (run ((const char *[]) { "msgfmt", "-o", mo, po, NULL }));
  fixture->catalogue = od_catalogue_open (fixture->dir, "onedoor", NULL);
  *state = fixture;
  return fixture->catalogue == NULL;
}

static int
close_catalogue (void **state)
{
  Fixture *fixture = *state;

  g_free (run ((const char *[]) { "rm", "-rf", fixture->dir, NULL }));
  g_object_unref (fixture->catalogue);
  g_free (fixture->dir);
  g_free (fixture);
  return 0;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_page_is_as_wide_as_the_roll_and_as_long_as_it_says),
    cmocka_unit_test (the_number_is_ten_millimetres_high_and_stays_on_the_paper),
    cmocka_unit_test (the_code_reads_from_the_printers_dots),
    cmocka_unit_test (a_module_is_four_dots),
    cmocka_unit_test (a_bled_and_tilted_code_reads_ten_times_of_ten),
    cmocka_unit_test (everything_a_visitor_needs_is_in_clear),
    cmocka_unit_test (the_wait_is_told_as_far_as_it_is_known),
    cmocka_unit_test (an_unknown_wait_invents_no_minutes),
    cmocka_unit_test (the_visitors_language_comes_first_then_the_centres),
    cmocka_unit_test (one_language_is_told_once),
    cmocka_unit_test (a_right_to_left_ticket_is_mirrored_but_for_its_number),
    cmocka_unit_test (the_houses_own_words_are_whole_in_each_language),
    cmocka_unit_test (an_address_no_code_can_hold_is_an_error),
  };

  return cmocka_run_group_tests_name ("ticket", tests, open_catalogue, close_catalogue);
}
