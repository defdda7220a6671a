/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdNeedTile:
 *
 * One need: pictogram and word. Chosen, it shows it by three signs: a thicker edge, another ground, a tick.
 */
#define OD_TYPE_NEED_TILE (od_need_tile_get_type ())
G_DECLARE_FINAL_TYPE (OdNeedTile, od_need_tile, OD, NEED_TILE, GtkToggleButton)

GtkWidget *od_need_tile_new (const char *need) G_GNUC_WARN_UNUSED_RESULT;

const char *od_need_tile_get_need (OdNeedTile *self);
void        od_need_tile_set_word (OdNeedTile *self,
                                   const char *word);

G_END_DECLS
