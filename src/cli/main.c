/* SPDX-License-Identifier: EUPL-1.2 */
#include <locale.h>
#include <string.h>

#include "command.h"

typedef struct {
  const char *words[2];    /* "map", "import"; the second may be NULL */
  const char *synopsis;
  const char *summary;
  CommandRun  run;
} Command;

static const Command commands[] = {
  { { "init", NULL }, "DIR --centre NAME|FOLDER [--public-url URL]", N_("make a house in DIR, or bring it up to date"), command_init },
  { { "map", "import" }, "DIR FILE... [--dry-run]", N_("bring HSDS 3.1 files into the service map"), command_map_import },
  { { "staff", "add" }, "DIR NAME --role ROLE [--desk ID]...", N_("let somebody sign in; the secret on standard input"),
    command_staff_add },
  { { "device", "add" }, "DIR NAME --role kiosk|display [--series B]", N_("let a screen in; prints its one-time code"),
    command_device_add },
  { { "report", NULL }, "DIR --from DAY --to DAY [--by day|pool|desk|hour|language|route|need]",
    N_("print what the house did as CSV; figures of fewer than five people are left out"), command_report },
  { { "status", NULL }, "URL", N_("say whether the service is up"), command_status },
};

static void
print_help (void)
{
  g_print (_("The house's own tool. Usage: onedoor COMMAND\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    const Command *command = &commands[i];

    g_print ("  onedoor %s%s%s %s\n      %s\n", command->words[0], command->words[1] != NULL ? " " : "",
             command->words[1] != NULL ? command->words[1] : "", command->synopsis, _(command->summary));
  }

  g_print (_("\n  onedoor help\n      this page\n\n"
             "ROLE is provider, reception, admin or manager. All but status and report work on DIR while the service is stopped.\n"));
}

/* How many words of @argv name @command; 0 = not this one. */
static int
match (const Command *command,
       int            argc,
       char         **argv)
{
  if (argc < 2 || strcmp (argv[1], command->words[0]) != 0)
    return 0;
  if (command->words[1] == NULL)
    return 1;

  return argc > 2 && strcmp (argv[2], command->words[1]) == 0 ? 2 : 0;
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("ONEDOOR_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : OD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    int n_words = match (&commands[i], argc, argv);

    if (n_words > 0)
      return commands[i].run (argc - n_words, argv + n_words);
  }

  if (argc == 2 && (strcmp (argv[1], "help") == 0 || strcmp (argv[1], "--help") == 0)) {
    print_help ();
    return COMMAND_DONE;
  }

  g_printerr (_("onedoor: no such command; see onedoor help\n"));
  return COMMAND_USAGE;
}
