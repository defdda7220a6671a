/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-enrol.h"

typedef struct {
  gboolean done;
  char    *token;
  GError  *error;
} Enrolment;

static void
on_enrolled (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Enrolment *enrolment = user_data;

  enrolment->token = od_client_enrol_finish (OD_CLIENT (object), result, &enrolment->error);
  enrolment->done = TRUE;
}

static char *
enrol (OdClient   *client,
       const char *code,
       GError    **error)
{
  Enrolment enrolment = { 0 };

  od_client_enrol_async (client, code, NULL, on_enrolled, &enrolment);
  while (!enrolment.done)
    g_main_context_iteration (NULL, TRUE);
  if (enrolment.token == NULL)
    g_propagate_prefixed_error (error, enrolment.error, "this device could not be enrolled: ");
  return enrolment.token;
}

static gboolean
keep_token (const char *token_file,
            const char *token,
            GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (token_file);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (token_file, token, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
od_enrol_device (OdClient   *client,
                 const char *token_file,
                 const char *code,
                 GError    **error)
{
  g_autofree char *token = NULL;

  g_return_val_if_fail (OD_IS_CLIENT (client), FALSE);
  g_return_val_if_fail (token_file != NULL, FALSE);

  if (g_file_get_contents (token_file, &token, NULL, NULL) && *g_strstrip (token) != '\0') {
    od_client_set_token (client, token);
    return TRUE;
  }
  if (code == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "no token in %s: make a code with \"onedoor device add DIR NAME --role ROLE\" and start once with --code",
                 token_file);
    return FALSE;
  }

  g_clear_pointer (&token, g_free);
  token = enrol (client, code, error);
  if (token == NULL || !keep_token (token_file, token, error))
    return FALSE;
  od_client_set_token (client, token);
  return TRUE;
}
