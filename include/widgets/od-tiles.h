/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdTiles:
 *
 * A layout of tiles of one width in as many columns as fit (at most "columns"), row by row from the side where lines begin.
 * Nobody's minimum width is ever undercut: large text means fewer columns. With "stretch" the rows share what height is left
 * over, all equal when they can be. Gaps are the tiles' own CSS margins.
 */
#define OD_TYPE_TILES (od_tiles_get_type ())
G_DECLARE_FINAL_TYPE (OdTiles, od_tiles, OD, TILES, GtkLayoutManager)

G_END_DECLS
