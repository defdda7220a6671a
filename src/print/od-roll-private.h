/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "od-qr.h"

G_BEGIN_DECLS

/**
 * OdRoll:
 *
 * A page on an 80 mm roll, told from top to bottom, as long as it turns out. Everything is black on white: thermal paper knows no
 * grey. All lengths in mm.
 */
typedef struct _OdRoll OdRoll;

typedef enum {
  OD_ROLL_NAME,      /* whose paper this is */
  OD_ROLL_LEAD,      /* what to know first */
  OD_ROLL_BODY,
  OD_ROLL_SMALL,
} OdRollStyle;

OdRoll *od_roll_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void    od_roll_free         (OdRoll *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRoll, od_roll_free)

/* The language, and with it the direction, of what is added from now on. Copied. */
void    od_roll_set_language (OdRoll     *self,
                              const char *tag);

/* A centred paragraph. */
void    od_roll_add_text     (OdRoll     *self,
                              OdRollStyle style,
                              const char *text);

/* Capitals 14 mm high, lower where that would be wider than the paper, never below 10 mm. */
void    od_roll_add_number   (OdRoll     *self,
                              const char *text);

/* A thin line across. */
void    od_roll_add_rule     (OdRoll *self);

/* The symbol with its quiet zone, 4 dots of 203 dpi a module, on the side where reading starts; beside it @hint and, in bold, @code. Takes
 * @qr. */
void    od_roll_add_qr       (OdRoll     *self,
                              OdQr       *qr,
                              const char *hint,
                              const char *code);

/* The page as PDF; sets @height_mm. */
GBytes *od_roll_finish       (OdRoll  *self,
                              double  *height_mm,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
