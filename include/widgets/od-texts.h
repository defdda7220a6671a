/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-catalogue.h"
#include "od-labels.h"

G_BEGIN_DECLS

/**
 * OdTexts:
 *
 * What the screen says, in the language of the moment. One object a program; the process's locale plays no part.
 * Property "language" (BCP 47, notify) is the visitor's, "house-language" the centre's, which stands in when a text of
 * the centre's pack is missing.
 */
#define OD_TYPE_TEXTS (od_texts_get_type ())
G_DECLARE_FINAL_TYPE (OdTexts, od_texts, OD, TEXTS, GObject)

OdTexts *od_texts_new (OdCatalogue * catalogue) G_GNUC_WARN_UNUSED_RESULT;

const char *od_texts_get_language       (OdTexts *self);
void             od_texts_set_language       (OdTexts    *self,
                                              const char *tag);
void             od_texts_set_house_language (OdTexts    *self,
                                              const char *tag);

/* Where lines begin in the language of the moment. */
GtkTextDirection od_texts_get_direction      (OdTexts *self);

/* Borrowed: from the catalogue, or @msgid itself. */
const char *od_texts_say                (OdTexts    *self,
                                         const char *msgid);
const char *od_texts_say_n              (OdTexts    *self,
                                         const char *msgid,
                                         const char *msgid_plural,
                                         gulong      n);

/* The same text in @tag, whatever the language of the moment. Borrowed. */
const char *od_texts_say_in             (OdTexts    *self,
                                         const char *tag,
                                         const char *msgid);

/* Whether the catalogue speaks @tag. English is the source and always spoken. */
gboolean         od_texts_speaks             (OdTexts    *self,
                                              const char *tag);

/* A text of the centre's pack; "" when there is none. Borrowed. */
const char *od_texts_label              (OdTexts        *self,
                                         const OdLabels *labels);

/* @pattern with @value in place of its "%s". A translation that lost its mark gets the value behind it: nothing is left unsaid. */
char *od_texts_fill               (const char *pattern,
                                   const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
