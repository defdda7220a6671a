/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-texts.h"

G_BEGIN_DECLS

/**
 * OdRetranslator:
 *
 * Remembers which texts of a widget's template are translatable, so that all of them can be said again in another language.
 * It reads the template itself: what is marked translatable="yes" there (properties and accessible properties alike) is
 * what changes, and nothing else. An object with such a text needs an id, unless it is the template's own widget.
 */
typedef struct _OdRetranslator OdRetranslator;

/* @root was made from the template at @resource_path and may die before this. A template that does not read, or a text
 * without a widget to put it on, is a mistake of ours and is reported with g_critical (). */
OdRetranslator *od_retranslator_new  (GtkWidget  *root,
                                      const char *resource_path) G_GNUC_WARN_UNUSED_RESULT;
void            od_retranslator_free (OdRetranslator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRetranslator, od_retranslator_free)

/* How many texts it knows. */
guint           od_retranslator_count (OdRetranslator *self);

/* Says every text in the language of @texts. */
void            od_retranslator_apply (OdRetranslator *self,
                                       OdTexts        *texts);

G_END_DECLS
