/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OdQr:
 *
 * A QR symbol as a matrix of modules (ISO/IEC 18004), quiet zone not included: draw 4 modules of white around it.
 */
typedef struct _OdQr OdQr;

#define OD_QR_QUIET_ZONE 4

#define OD_QR_ERROR (od_qr_error_quark ())
GQuark od_qr_error_quark (void);

typedef enum {
  OD_QR_ERROR_TEXT = 1,   /* empty or too long */
} OdQrError;

/* Level Q, or M where Q would need a larger symbol (standards §6.3). Upper-case text is encoded alphanumerically. */
OdQr    *od_qr_new     (const char *text,
                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void     od_qr_free    (OdQr *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdQr, od_qr_free)

/* Modules on a side. */
guint    od_qr_get_size (const OdQr *self);

/* Whether the module is dark. */
gboolean od_qr_is_dark  (const OdQr *self,
                         guint       x,
                         guint       y);

G_END_DECLS
