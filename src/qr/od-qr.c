/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-qr.h"

#include <errno.h>
#include <qrencode.h>

struct _OdQr {
  QRcode *code;
};

G_DEFINE_QUARK (od_qr_error_quark, od_qr_error)

static QRcode *
encode (const char *text,
        QRecLevel level)
{
  return QRcode_encodeString (text, 0, level, QR_MODE_8, 1);
}

/* A text just too long for Q still fits at M, so Q failing is no verdict yet. */
static QRcode *
choose (QRcode *quartile,
        QRcode *medium)
{
  if (quartile != NULL && quartile->version <= medium->version) {
    QRcode_free (medium);
    return quartile;
  }

  QRcode_free (quartile);
  return medium;
}

OdQr *
od_qr_new (const char *text,
           GError    **error)
{
  QRcode *medium;
  OdQr *self;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0') {
    g_set_error (error, OD_QR_ERROR, OD_QR_ERROR_TEXT, "an empty text has no QR code");
    return NULL;
  }

  medium = encode (text, QR_ECLEVEL_M);
  if (medium == NULL) {
    g_set_error (error, OD_QR_ERROR, OD_QR_ERROR_TEXT, "cannot be written as a QR code: %s", g_strerror (errno));
    return NULL;
  }

  self = g_new0 (OdQr, 1);
  self->code = choose (encode (text, QR_ECLEVEL_Q), medium);

  return self;
}

void
od_qr_free (OdQr *self)
{
  if (self == NULL)
    return;

  QRcode_free (self->code);
  g_free (self);
}

guint
od_qr_get_size (const OdQr *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->code->width;
}

gboolean
od_qr_is_dark (const OdQr *self,
               guint       x,
               guint       y)
{
  guint size;

  g_return_val_if_fail (self != NULL, FALSE);

  size = od_qr_get_size (self);
  g_return_val_if_fail (x < size && y < size, FALSE);

  return (self->code->data[y * size + x] & 1) != 0;
}
