/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OdQrImage:
 *
 * A QR symbol with its quiet zone, dark modules in CSS `color` on the CSS background, each a whole number of pixels. Its size is
 * its CSS min-width. Property "text" is what it says; NULL draws nothing.
 */
#define OD_TYPE_QR_IMAGE (od_qr_image_get_type ())
G_DECLARE_FINAL_TYPE (OdQrImage, od_qr_image, OD, QR_IMAGE, GtkWidget)

void od_qr_image_set_text (OdQrImage  *self,
                           const char *text);

G_END_DECLS
