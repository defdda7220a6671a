/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-config.h"

#define TRY_SECONDS 30

void
od_config_free (OdConfig *self)
{
  g_free (self->listen);
  g_free (self->public_url);
  g_free (self->carrier);
  g_free (self->folder);
  g_free (self->url);
  g_free (self->token_file);
  g_free (self);
}

static char *
read_key (GKeyFile   *file,
          const char *group,
          const char *key,
          const char *fallback)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  if (value == NULL || g_strstrip (value)[0] == '\0')
    return g_strdup (fallback);
  return g_steal_pointer (&value);
}

OdConfig *
od_config_load (const char *dir,
                GError    **error)
{
  g_autofree char *path = g_build_filename (dir, "onedoord.conf", NULL);
  g_autofree char *folder = g_build_filename (dir, "outbox", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) fault = NULL;
  OdConfig *self;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &fault) && !g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_prefixed_error (error, g_steal_pointer (&fault), "%s: ", path);
    return NULL;
  }

  self = g_new0 (OdConfig, 1);
  self->listen = read_key (file, "service", "listen", "127.0.0.1:8080");
  self->public_url = read_key (file, "service", "public_url", NULL);
  self->carrier = read_key (file, "courier", "carrier", "dir");
  self->folder = read_key (file, "courier", "folder", folder);
  self->url = read_key (file, "courier", "url", NULL);
  self->token_file = read_key (file, "courier", "token_file", NULL);
  return self;
}

static OdCarrier *
make_http_carrier (const OdConfig *self,
                   GError        **error)
{
  g_autofree char *token = NULL;

  if (self->url == NULL) {
    g_set_error_literal (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND,
                         "onedoord.conf: [courier] carrier=cloudevents needs a url");
    return NULL;
  }
  if (self->token_file != NULL && !g_file_get_contents (self->token_file, &token, NULL, error))
    return NULL;
  return od_http_carrier_new (self->url, token == NULL ? NULL : g_strstrip (token), TRY_SECONDS);
}

OdCarrier *
od_config_make_carrier (const OdConfig *self,
                        GError        **error)
{
  if (g_str_equal (self->carrier, "dir")) {
    g_mkdir_with_parents (self->folder, 0700);
    return od_dir_carrier_new (self->folder);
  }
  if (g_str_equal (self->carrier, "cloudevents"))
    return make_http_carrier (self, error);
  if (!g_str_equal (self->carrier, "none"))
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                 "onedoord.conf: [courier] carrier is \"%s\", not dir, cloudevents or none", self->carrier);
  return NULL;
}
