/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "command.h"
#include "od-id.h"
#include "od-store-access.h"
#include "od-store-centre.h"
#include "od-vault.h"

/* Counted in characters; argon2id and the sign-in brake do the rest. */
#define MIN_SECRET 8
#define MAX_SECRET 1024

static const char *const roles[] = { "provider", "reception", "admin", "manager", NULL };

/* One line, unseen when a person types it. */
static char *
read_secret (void)
{
  char line[MAX_SECRET];
  struct termios before;
  gboolean is_terminal = tcgetattr (STDIN_FILENO, &before) == 0;
  char *got;

  if (is_terminal) {
    struct termios quiet = before;

    quiet.c_lflag &= ~(tcflag_t) ECHO;
    g_printerr (_("Secret (at least %d characters): "), MIN_SECRET);
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  }

  got = fgets (line, sizeof line, stdin);
  if (is_terminal) {
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
    g_printerr ("\n");
  }

  if (got == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  return g_strdup (line);
}

static gboolean
check_secret (const char *secret,
              GError    **error)
{
  if (secret != NULL && g_utf8_validate (secret, -1, NULL) && g_utf8_strlen (secret, -1) >= MIN_SECRET)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("the secret, one line on standard input, must have at least %d characters"), MIN_SECRET);
  return FALSE;
}

static gboolean
check_desks (OdStore           *store,
             const char *const *desks,
             GError           **error)
{
  g_autoptr (OdCentre) centre = od_store_dup_centre (store, error);

  if (centre == NULL)
    return FALSE;

  for (guint i = 0; desks != NULL && desks[i] != NULL; i++) {
    if (od_centre_find_desk (centre, desks[i]) == NULL) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("there is no desk %s in this house"), desks[i]);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
put_staff (OdStore         *store,
           const OdAccount *staff,
           GError         **error)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (store, error);
  g_autoptr (GError) why = NULL;

  if (transaction == NULL)
    return FALSE;

  if (!od_store_add_staff (store, staff, &why)) {
    if (g_error_matches (why, OD_STORE_ERROR, OD_STORE_ERROR_CONFLICT))
      g_set_error (error, OD_STORE_ERROR, OD_STORE_ERROR_CONFLICT, _("there is somebody called %s already"), staff->name);
    else
      g_propagate_error (error, g_steal_pointer (&why));
    return FALSE;
  }

  return od_store_transaction_commit (&transaction, error);
}

static gboolean
add_staff (const char *dir,
           OdAccount  *staff,
           GError    **error)
{
  g_autoptr (OdStore) store = command_open_store (dir, error);
  g_autofree char *secret = NULL;

  if (store == NULL || !check_desks (store, (const char *const *) staff->desks, error))
    return FALSE;

  secret = read_secret ();
  if (!check_secret (secret, error))
    return FALSE;

  staff->secret_hash = od_vault_hash_secret (secret, error);
  explicit_bzero (secret, strlen (secret));
  return staff->secret_hash != NULL && put_staff (store, staff, error);
}

static OdAccount *
make_account (const char *name,
              const char *role,
              GStrv       desks)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  OdAccount *account = od_account_new ();

  account->id = od_id_new (clock, chance);
  account->name = g_strstrip (g_strdup (name));
  account->role = g_strdup (role);
  account->desks = g_strdupv (desks);

  return account;
}

CommandStatus
command_staff_add (int    argc,
                   char **argv)
{
  g_autofree char *role = NULL;
  g_auto (GStrv) desks = NULL;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, NULL, NULL },
    { "desk", 0, 0, G_OPTION_ARG_STRING_ARRAY, &desks, NULL, NULL },
    { NULL },
  };
  g_autoptr (OdAccount) staff = NULL;
  g_autoptr (GError) error = NULL;

  if (command_parse (&argc, &argv, entries, 2) != COMMAND_DONE)
    return COMMAND_USAGE;
  if (argc > 3 || role == NULL || !g_strv_contains (roles, role) || *g_strstrip (argv[2]) == '\0') {
    g_printerr (_("onedoor: staff add needs DIR, NAME and --role provider, reception, admin or manager\n"));
    return COMMAND_USAGE;
  }

  staff = make_account (argv[2], role, desks);
  if (!add_staff (argv[1], staff, &error))
    return command_fail (argv[1], error);

  g_print (_("%s may sign in.\n"), staff->name);
  return COMMAND_DONE;
}
