/* SPDX-License-Identifier: EUPL-1.2 */

/* onedoord on a terminal: it starts, it stops, it says in one sentence what is wrong. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "od-house.h"
#include "od-plain-http.h"

/* Runs onedoord until it ends by itself; what it said of its trouble. */
static char *
run_service (const char *argument,
             int        *status)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *program = g_build_filename (g_getenv ("OD_BUILD_DIR"), "src/service/onedoord", NULL);
  char *said = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, program, argument, NULL);
  assert_non_null (process);
  assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, NULL));
  assert_true (g_subprocess_get_if_exited (process));
  *status = g_subprocess_get_exit_status (process);
  return said;
}

static void
expect_sentence (const char *argument,
                 const char *words)
{
  int status = 0;
  g_autofree char *said = run_service (argument, &status);

  assert_int_equal (status, 1);
  assert_true (g_str_has_prefix (said, "onedoord: "));
  if (strstr (said, words) == NULL)
    fail_msg ("it said: %s", said);
  assert_ptr_equal (strchr (said, '\n'), said + strlen (said) - 1);
}

static void
write_config (OdHouse    *house,
              const char *text)
{
  g_autofree char *path = g_build_filename (od_house_get_dir (house), "onedoord.conf", NULL);

  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
no_folder_is_said (void **state)
{
  expect_sentence ("/nowhere/at/all", "/nowhere/at/all is no folder");
}

static void
no_centre_is_said_and_nothing_made (void **state)
{
  g_autofree char *dir = g_dir_make_tmp ("onedoor-empty-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (dir, "onedoor.db", NULL);

  expect_sentence (dir, "there is no centre yet");
  assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
  assert_int_equal (g_rmdir (dir), 0);
}

static void
a_folder_that_is_open_is_said (void **state)
{
  g_autoptr (OdHouse) house = od_house_new (NULL);

  assert_true (od_house_open (house, NULL));
  expect_sentence (od_house_get_dir (house), "another program has");
}

static void
a_taken_port_is_said (void **state)
{
  g_autoptr (OdHouse) first = od_house_new (NULL);
  g_autoptr (OdHouse) second = od_house_new (NULL);
  g_autofree char *config = NULL;

  assert_true (od_house_open (first, NULL));
  config = g_strdup_printf ("[service]\nlisten=127.0.0.1:%u\n", od_house_get_port (first));
  write_config (second, config);
  expect_sentence (od_house_get_dir (second), "cannot listen on 127.0.0.1:");
}

static void
a_config_that_makes_no_sense_is_said (void **state)
{
  g_autoptr (OdHouse) house = od_house_new (NULL);

  write_config (house, "nonsense\n");
  expect_sentence (od_house_get_dir (house), "onedoord.conf");
  write_config (house, "[courier]\ncarrier=pigeon\n");
  expect_sentence (od_house_get_dir (house), "pigeon");
  write_config (house, "[courier]\ncarrier=cloudevents\n");
  expect_sentence (od_house_get_dir (house), "needs a url");
  write_config (house, "[service]\nlisten=somewhere\n");
  expect_sentence (od_house_get_dir (house), "no address to listen on");
}

static void
it_ends_in_peace_when_told (void **state)
{
  static const int signals[] = { SIGTERM, SIGINT };
  g_autoptr (OdHouse) house = od_house_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++) {
    g_autofree char *wal = g_build_filename (od_house_get_dir (house), "onedoor.db-wal", NULL);

    assert_true (od_house_open (house, NULL));
    od_house_close (house, signals[i]);
    /* SQLite removes its log when the last one who has the file closes it. */
    assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  }
}

static void
without_a_folder_it_says_how_it_is_used (void **state)
{
  int status = 0;
  g_autofree char *said = run_service (NULL, &status);

  assert_int_equal (status, 2);
  assert_string_equal (said, "usage: onedoord DIR\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (no_folder_is_said),
    cmocka_unit_test (no_centre_is_said_and_nothing_made),
    cmocka_unit_test (a_folder_that_is_open_is_said),
    cmocka_unit_test (a_taken_port_is_said),
    cmocka_unit_test (a_config_that_makes_no_sense_is_said),
    cmocka_unit_test (it_ends_in_peace_when_told),
    cmocka_unit_test (without_a_folder_it_says_how_it_is_used),
  };

  return cmocka_run_group_tests_name ("service-start", tests, NULL, NULL);
}
