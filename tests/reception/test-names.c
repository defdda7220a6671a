/* SPDX-License-Identifier: EUPL-1.2 */
/* What a screen reader is told: the real programs, as the accessibility bus sees them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <signal.h>
#include <string.h>
#include <cmocka.h>

#include <gio/gio.h>

static GSubprocess *
start_reception (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = g_build_filename (g_getenv ("OD_BUILD_DIR"), "src/apps/reception/onedoor-reception", NULL);

  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);

  return g_subprocess_launcher_spawn (launcher, NULL, program, "--service", "http://127.0.0.1:9", NULL);
}

static char *
look (GSubprocess *program,
      const char  *what,
      const char  *role,
      const char  *name)
{
  g_autofree char *walker = g_build_filename (g_getenv ("OD_BUILD_DIR"), "tests/tools/odwalk", NULL);
  g_autoptr (GSubprocess) walk = NULL;
  char *text = NULL;

  walk = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, walker,
                           g_subprocess_get_identifier (program), what, role, name, NULL);
  if (walk == NULL || !g_subprocess_communicate_utf8 (walk, NULL, NULL, &text, NULL, NULL) || !g_subprocess_get_successful (walk))
    g_clear_pointer (&text, g_free);

  return text;
}

static gboolean
is_for_hands (const char *line)
{
  static const char *const roles[] = { "push button \"", "toggle button \"", "text \"", "password text \"", "list \"", "table \"", "combo box \"" };
  const char *start = line + strspn (line, " ");

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    if (g_str_has_prefix (start, roles[i]))
      return TRUE;
  }

  return FALSE;
}

static void
everything_for_hands_has_a_name (void **state)
{
  g_autoptr (GSubprocess) program = NULL;
  g_autofree char *there = NULL;
  g_autofree char *tree = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_for_hands = 0;

  program = start_reception ();
  assert_non_null (program);
  there = look (program, "see", "push button", "Sign in");
  tree = there != NULL ? look (program, "tree", NULL, NULL) : NULL;
  g_subprocess_send_signal (program, SIGTERM);
  g_subprocess_wait (program, NULL, NULL);
  if (tree == NULL) {
    print_message ("no accessibility bus, or no odwalk\n");
    skip ();
  }

  lines = g_strsplit (tree, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    if (!is_for_hands (lines[i]))
      continue;
    n_for_hands++;
    if (strstr (lines[i], "\"\"") != NULL || strstr (lines[i], "\"Gtk") != NULL || strstr (lines[i], "\"Od") != NULL)
      fail_msg ("without a name: %s", lines[i]);
  }
  assert_true (n_for_hands >= 14);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (everything_for_hands_has_a_name),
  };

  return cmocka_run_group_tests_name ("names", tests, NULL, NULL);
}
