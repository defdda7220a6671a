/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-qr.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define ADDRESS "HTTPS://DESK.EXAMPLE.ORG/T/7ZQ4M2K9XHDFR"   /* 40 characters, all alphanumeric */

/* A portable grey map of the symbol with its quiet zone, each module @dots wide. */
static char *
draw (const OdQr *qr,
      guint       dots)
{
  guint side = (od_qr_get_size (qr) + 2 * OD_QR_QUIET_ZONE) * dots;
  GString *pgm = g_string_new (NULL);
  g_autofree char *dir = g_dir_make_tmp ("od-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "qr.pgm", NULL);
  gsize header;

  g_string_printf (pgm, "P5 %u %u 255\n", side, side);
  header = pgm->len;
  g_string_set_size (pgm, header + (gsize) side * side);
  memset (pgm->str + header, 0xff, (gsize) side * side);

  for (guint y = OD_QR_QUIET_ZONE * dots; y < side - OD_QR_QUIET_ZONE * dots; y++)
    for (guint x = OD_QR_QUIET_ZONE * dots; x < side - OD_QR_QUIET_ZONE * dots; x++)
      if (od_qr_is_dark (qr, x / dots - OD_QR_QUIET_ZONE, y / dots - OD_QR_QUIET_ZONE))
        pgm->str[header + (gsize) y * side + x] = 0;

  assert_true (g_file_set_contents (path, pgm->str, (gssize) pgm->len, NULL));
  g_string_free (pgm, TRUE);
  return g_steal_pointer (&path);
}

/* What a reader that is not ours makes of the picture. */
static char *
read_back (const char *path)
{
  const char *argv[] = { "zbarimg", "-q", "--raw", "--nodbus", path, NULL };
  g_autofree char *dir = g_path_get_dirname (path);
  char *out = NULL;
  int status = 0;

  assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                             NULL, NULL, &out, NULL, &status, NULL));
  g_unlink (path);
  g_rmdir (dir);
  return g_strchomp (out);
}

static void
assert_reads_back (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdQr) qr = od_qr_new (text, &error);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  assert_null (error);
  path = draw (qr, 4);
  read = read_back (path);
  assert_string_equal (read, text);
}

/* The level's two bits stand beside the top left finder, masked with 10 (ISO/IEC 18004 §7.9). */
static guint
level_bits (const OdQr *qr)
{
  return ((guint) od_qr_is_dark (qr, 0, 8) << 1 | (guint) od_qr_is_dark (qr, 1, 8)) ^ 2;
}

static guint
size_of (const char *text)
{
  g_autoptr (OdQr) qr = od_qr_new (text, NULL);

  assert_non_null (qr);
  return od_qr_get_size (qr);
}

static void
an_address_in_capitals_is_version_3_at_level_q (void **state)
{
  g_autoptr (OdQr) qr = od_qr_new (ADDRESS, NULL);

  assert_int_equal (strlen (ADDRESS), 40);
  assert_int_equal (od_qr_get_size (qr), 29);
  assert_int_equal (level_bits (qr), 3);    /* 11 = Q */
}

static void
capitals_up_to_47_stay_version_3 (void **state)
{
  g_autofree char *most = g_strnfill (47, 'A');
  g_autofree char *more = g_strnfill (48, 'A');
  g_autoptr (OdQr) qr = od_qr_new (more, NULL);

  assert_int_equal (size_of (most), 29);
  assert_int_equal (od_qr_get_size (qr), 29);
  assert_int_equal (level_bits (qr), 0);    /* 00 = M: Q would need version 4 */
}

static void
small_letters_take_more_room (void **state)
{
  g_autofree char *small = g_ascii_strdown (ADDRESS, -1);
  g_autofree char *longer = g_strconcat (small, small, NULL);
  g_autofree char *capitals = g_strconcat (ADDRESS, ADDRESS, NULL);

  assert_true (size_of (longer) > size_of (capitals));
}

static void
a_reader_gets_the_address_back (void **state)
{
  assert_reads_back (ADDRESS);
}

static void
a_reader_gets_other_scripts_back (void **state)
{
  assert_reads_back ("Номер талона: А 27, يوم جيد");
}

static void
an_empty_text_is_refused (void **state)
{
  g_autoptr (GError) error = NULL;

  assert_null (od_qr_new ("", &error));
  assert_true (g_error_matches (error, OD_QR_ERROR, OD_QR_ERROR_TEXT));
}

static void
a_text_longer_than_any_symbol_is_refused (void **state)
{
  g_autofree char *text = g_strnfill (4000, 'A');
  g_autoptr (GError) error = NULL;

  assert_null (od_qr_new (text, &error));
  assert_true (g_error_matches (error, OD_QR_ERROR, OD_QR_ERROR_TEXT));
}

static void
a_text_too_long_for_q_alone_falls_to_m (void **state)
{
  g_autofree char *text = g_strnfill (3000, 'A');

  assert_int_equal (size_of (text), 17 + 4 * 38);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_address_in_capitals_is_version_3_at_level_q),
    cmocka_unit_test (capitals_up_to_47_stay_version_3),
    cmocka_unit_test (small_letters_take_more_room),
    cmocka_unit_test (a_reader_gets_the_address_back),
    cmocka_unit_test (a_reader_gets_other_scripts_back),
    cmocka_unit_test (an_empty_text_is_refused),
    cmocka_unit_test (a_text_longer_than_any_symbol_is_refused),
    cmocka_unit_test (a_text_too_long_for_q_alone_falls_to_m),
  };

  return cmocka_run_group_tests_name ("qr", tests, NULL, NULL);
}
