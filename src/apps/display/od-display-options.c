/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-display-options.h"

#include <stdio.h>

void
od_display_options_clear (OdDisplayOptions *self)
{
  g_free (self->service);
  g_free (self->token_file);
  g_free (self->code);
  g_free (self->ca_file);
  g_free (self->size);
  g_strfreev (self->floors);
  g_free (self->speech);
}

static gboolean
check (OdDisplayOptions *self,
       GError          **error)
{
  if (self->service == NULL || self->token_file == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "--service and --token-file are needed");
    return FALSE;
  }
  if (self->size != NULL && (sscanf (self->size, "%dx%d", &self->width, &self->height) != 2 || self->width < 1 || self->height < 1)) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--size is WIDTHxHEIGHT, not \"%s\"", self->size);
    return FALSE;
  }
  if (self->screen_mm < 0 || self->screen_mm > 20000) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--screen-mm is the width of the picture in millimetres");
    return FALSE;
  }

  return TRUE;
}

gboolean
od_display_options_read (OdDisplayOptions *self,
                         int              *argc,
                         char           ***argv,
                         GError          **error)
{
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &self->service, "Where the service is", "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &self->token_file, "Where this display keeps its token", "FILE" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &self->code, "One-time code, for the first start", "CODE" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file, "Who vouches for an https service", "PEM" },
    { "floor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->floors, "Call only to this floor, and show the way to others (repeatable)", "FLOOR" },
    { "contrast", 0, 0, G_OPTION_ARG_NONE, &self->contrast, "Black, white and yellow", NULL },
    { "silent", 0, 0, G_OPTION_ARG_NONE, &self->silent, "Neither chime nor voice", NULL },
    { "speech", 0, 0, G_OPTION_ARG_FILENAME, &self->speech, "Socket of the speech service (default: the session's)", "SOCKET" },
    { "screen-mm", 0, 0, G_OPTION_ARG_INT, &self->screen_mm, "Width of the picture, where the screen does not tell", "MM" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size, "A window instead of the full screen", "WxH" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the waiting room's screen of a Onedoor centre");

  g_option_context_add_main_entries (context, entries, NULL);

  return g_option_context_parse (context, argc, argv, error) && check (self, error);
}
