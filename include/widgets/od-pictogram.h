/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdPictogram:
 *
 * A pictogram of the house (48 grid, one stroke, one soft fill) in the colours of the theme: the stroke takes CSS `color`, the
 * soft fill the named colour od_mist. Its size is its CSS min-width. Decoration beside a word: it has no accessible name.
 * Properties: "pictogram" (one of data/icons, "housing"; an unknown one leaves the place empty) and "directional" (it points
 * somewhere, so it turns round where lines begin on the right).
 */
#define OD_TYPE_PICTOGRAM (od_pictogram_get_type ())
G_DECLARE_FINAL_TYPE (OdPictogram, od_pictogram, OD, PICTOGRAM, GtkWidget)

/* @name may be NULL: none. */
void od_pictogram_set_pictogram (OdPictogram *self,
                                 const char  *name);

G_END_DECLS
