/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/* What can be done with the person in front of the desk: one action, one key, one line of a table. */
typedef struct {
  const char *action;   /* "desk.call" */
  OdVerb      verb;
  guint       key;
  gboolean    sheet;    /* always asks something first */
  gboolean    joint;    /* a call with a second desk */
} OdDeskAction;

const OdDeskAction *od_desk_actions_find (const char *action);

void od_desk_actions_install (GtkWidgetClass             *widget_class,
                              GtkWidgetActionActivateFunc activate);

/* Opens exactly what is legal; nothing while a sheet is open. */
void od_desk_actions_weigh (GtkWidget     *widget,
                            OdDeskSession *session,
                            gboolean       free_hands);

/* Whether the wish cannot be done without a choice of somebody's. */
gboolean od_desk_actions_asks (const OdDeskAction *action,
                               OdDeskSession      *session);

G_END_DECLS
