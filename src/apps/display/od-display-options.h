/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a display is told at its start. All owned. */
typedef struct {
  char    *service;
  char    *token_file;
  char    *code;
  char    *ca_file;
  char    *size;
  GStrv    floors;       /* NULL = all */
  gboolean contrast;
  gboolean silent;       /* neither chime nor voice */
  char    *speech;       /* socket of the speech service; NULL = the session's own */
  int      width;        /* of --size in pixels; 0 = the whole screen */
  int      height;
  int      screen_mm;    /* width of what can be seen of the screen; 0 = as it says itself */
} OdDisplayOptions;

void od_display_options_clear (OdDisplayOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdDisplayOptions, od_display_options_clear)

/* Takes what it knows out of the program's arguments; an error says what is wrong or lacking. */
gboolean od_display_options_read (OdDisplayOptions *self,
                                  int              *argc,
                                  char           ***argv,
                                  GError          **error);

G_END_DECLS
