/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-texts.h"

G_BEGIN_DECLS

/* A button that names a language in that language, and greets in it. It asks for "kiosk.language" with the tag. */
GtkWidget *od_tongue_button_new (OdTexts    *texts,
                                 const char *tag) G_GNUC_WARN_UNUSED_RESULT;

/* Fills @box with a button for each language of @languages that @texts speaks; @mark: shows which is the language of the moment. */
void       od_tongue_button_fill (GtkWidget         *box,
                                  OdTexts           *texts,
                                  const char *const *languages,
                                  gboolean           mark);

G_END_DECLS
