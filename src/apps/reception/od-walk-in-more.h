/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/**
 * OdWalkInMore:
 *
 * What may be told of a walk-in beside language and need: how many they are, an interpreter, an age band, where they live, for whom they wait.
 * Property "session".
 */
#define OD_TYPE_WALK_IN_MORE (od_walk_in_more_get_type ())
G_DECLARE_FINAL_TYPE (OdWalkInMore, od_walk_in_more, OD, WALK_IN_MORE, GtkWidget)

/* Nothing is told. */
void od_walk_in_more_reset (OdWalkInMore *self);

/* Puts what was told into @registration. Its strings are borrowed until the next change. */
void od_walk_in_more_fill (OdWalkInMore   *self,
                           OdRegistration *registration);

G_END_DECLS
