/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-house.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

#include "od-plain-http.h"

struct _OdHouse {
  char        *dir;
  GSubprocess *service;
  guint16      port;
  guint16      kept_port;   /* 0: any free one */
  gboolean     journal;     /* its error stream goes to a file */
};

static char *
find_program (const char *under_build)
{
  const char *build = g_getenv ("OD_BUILD_DIR");

  return g_build_filename (build != NULL ? build : "build", under_build, NULL);
}

/* Runs `onedoor`, feeds it @input and gives what it printed. */
static char *
run_command (const char        *input,
             GError           **error,
             const char *const *arguments)
{
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *program = find_program ("src/cli/onedoor");
  g_autofree char *printed = NULL;

  g_ptr_array_add (line, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (char *) arguments[i]);
  g_ptr_array_add (line, NULL);

  process = g_subprocess_newv ((const char *const *) line->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, input, NULL, &printed, NULL, error) ||
      !g_subprocess_wait_check (process, NULL, error))
    return NULL;

  return g_strstrip (g_steal_pointer (&printed));
}

OdHouse *
od_house_new (GError **error)
{
  return od_house_new_of ("centre-always-open", error);
}

OdHouse *
od_house_new_of (const char *pack_name,
                 GError    **error)
{
  g_autoptr (OdHouse) self = g_new0 (OdHouse, 1);
  const char *source = g_getenv ("OD_SOURCE_DIR");
  g_autofree char *pack = g_build_filename (source != NULL ? source : ".", "tests", "data", pack_name, NULL);
  g_autofree char *data = g_build_filename (source != NULL ? source : ".", "data", NULL);
  g_autofree char *printed = NULL;

  g_setenv ("ONEDOOR_DATA_DIR", data, FALSE);
  self->dir = g_dir_make_tmp ("onedoor-house-XXXXXX", error);
  if (self->dir == NULL)
    return NULL;

  printed = run_command ("", error, (const char *[]) { "init", self->dir, "--centre", pack, NULL });
  return printed == NULL ? NULL : g_steal_pointer (&self);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }

  (void) remove (path);
}

void
od_house_free (OdHouse *self)
{
  if (self == NULL)
    return;

  od_house_close (self, SIGTERM);
  if (self->dir != NULL)
    remove_tree (self->dir);
  g_free (self->dir);
  g_free (self);
}

const char *
od_house_get_dir (OdHouse *self)
{
  return self->dir;
}

guint16
od_house_get_port (OdHouse *self)
{
  return self->port;
}

int
od_house_get_pid (OdHouse *self)
{
  const char *pid = self->service == NULL ? NULL : g_subprocess_get_identifier (self->service);

  return pid == NULL ? 0 : (int) g_ascii_strtoll (pid, NULL, 10);
}

/* A code looks like ABCD-EFGH; the command may say more than the code. */
static char *
find_code (const char *printed)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, printed, G_REGEX_MATCH_DEFAULT, &match) ? g_match_info_fetch (match, 0) : NULL;
}

char *
od_house_add_device (OdHouse    *self,
                     const char *name,
                     const char *role,
                     const char *series,
                     GError    **error)
{
  g_autofree char *printed = run_command ("", error,
                                          (const char *[]) { "device", "add", self->dir, name, "--role", role,
                                                             series != NULL ? "--series" : NULL, series, NULL });

  return printed == NULL ? NULL : find_code (printed);
}

gboolean
od_house_add_staff (OdHouse    *self,
                    const char *name,
                    const char *role,
                    const char *secret,
                    GError    **error)
{
  g_autofree char *line = g_strconcat (secret, "\n", NULL);
  g_autofree char *printed = run_command (line, error,
                                          (const char *[]) { "staff", "add", self->dir, name, "--role", role, NULL });

  return printed != NULL;
}

gboolean
od_house_add_provider (OdHouse    *self,
                       const char *name,
                       const char *secret,
                       const char *desk,
                       GError    **error)
{
  g_autofree char *line = g_strconcat (secret, "\n", NULL);
  g_autofree char *printed = run_command (line, error,
                                          (const char *[]) { "staff", "add", self->dir, name, "--role", "provider", "--desk", desk,
                                                             NULL });

  return printed != NULL;
}

static gboolean
wait_for_port (OdHouse *self,
               GError **error)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->service));
  g_autofree char *line = NULL;
  const char *colon;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, error);
  colon = line == NULL ? NULL : strrchr (line, ':');
  if (colon == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the service did not say where it listens");
    return FALSE;
  }

  self->port = (guint16) g_ascii_strtoull (colon + 1, NULL, 10);
  return self->port != 0;
}

/* A free port of its own for every house: tests run side by side. */
static gboolean
ask_for_port (OdHouse *self,
              GError **error)
{
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", self->kept_port);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->dir, "onedoord.conf", NULL);

  (void) g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, "service", "listen", listen);
  return g_key_file_save_to_file (file, path, error);
}

/* A test that aborts must not leave a service behind. */
static void
end_with_the_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
od_house_keep_port (OdHouse *self)
{
  self->kept_port = self->port;
}

void
od_house_keep_journal (OdHouse *self)
{
  self->journal = TRUE;
}

gboolean
od_house_open (OdHouse *self,
               GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *program = find_program ("src/service/onedoord");
  g_autofree char *journal = g_build_filename (self->dir, "journal", NULL);

  if (!ask_for_port (self, error))
    return FALSE;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_the_test, NULL, NULL);
  if (self->journal)
    g_subprocess_launcher_set_stderr_file_path (launcher, journal);
  self->service = g_subprocess_launcher_spawn (launcher, error, program, self->dir, NULL);
  return self->service != NULL && wait_for_port (self, error);
}

void
od_house_close (OdHouse *self,
                int      signal_number)
{
  if (self->service == NULL)
    return;

  g_subprocess_send_signal (self->service, signal_number);
  (void) g_subprocess_wait (self->service, NULL, NULL);
  g_clear_object (&self->service);
  self->port = 0;
}

static char *
ask_for_token (OdHouse    *self,
               const char *path,
               const char *body)
{
  g_autoptr (OdPlainHttp) http = od_plain_http_new (self->port);
  g_autoptr (GString) answer = g_string_new (NULL);
  const OdPlainRequest request = { .method = "POST", .path = path, .body = body };

  return od_plain_http_ask (http, &request, answer) == 201 ? od_plain_http_pick (answer->str, "token") : NULL;
}

char *
od_house_enrol (OdHouse    *self,
                const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":\"%s\"}", code);

  return ask_for_token (self, "/api/v1/devices/enrol", body);
}

char *
od_house_sign_in (OdHouse    *self,
                  const char *name,
                  const char *secret)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"%s\",\"secret\":\"%s\"}", name, secret);

  return ask_for_token (self, "/api/v1/session", body);
}
