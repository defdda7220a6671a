/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib/gi18n-lib.h>

#include "od-directory.h"
#include "od-store-map.h"

G_BEGIN_DECLS

/* What a command leaves behind. */
typedef enum {
  COMMAND_DONE   = 0,
  COMMAND_FAILED = 1,
  COMMAND_USAGE  = 2,    /* not asked the right way */
  COMMAND_BUSY   = 3,    /* the service holds the directory */
} CommandStatus;

/* @argv[0] is the verb's last word; ends with NULL. */
typedef CommandStatus (*CommandRun) (int    argc,
                                     char **argv);

/* A verb, a file. */
CommandStatus command_init       (int    argc,
                                  char **argv);
CommandStatus command_map_import (int    argc,
                                  char **argv);
CommandStatus command_staff_add  (int    argc,
                                  char **argv);
CommandStatus command_device_add (int    argc,
                                  char **argv);
CommandStatus command_report     (int    argc,
                                  char **argv);
CommandStatus command_status     (int    argc,
                                  char **argv);

/* What they share: command.c. */

/* One sentence on the error stream. Always COMMAND_FAILED, or COMMAND_BUSY when @error says that the directory is held. */
CommandStatus command_fail (const char   *dir,
                            const GError *error);

/* Reads options and leaves @n_words or more plain words in @argv (after argv[0]). COMMAND_USAGE, with a sentence, when it cannot. */
CommandStatus command_parse (int               *argc,
                             char            ***argv,
                             const GOptionEntry entries[],
                             int                n_words);

/* A data directory that onedoor init made; NULL with @error set. */
OdStore *command_open_store (const char *dir,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the HSDS files into one sealed map. NULL when it is not fit to be kept; what is wrong was said on the error stream. */
OdServiceMap *command_read_map (char             **paths,
                                OdDirectoryReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
