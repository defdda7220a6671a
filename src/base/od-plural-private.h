/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A language's rule of plurals, as the header of a gettext catalogue writes it: "nplurals=2; plural=(n != 1);". */
typedef struct _OdPlural OdPlural;

/* NULL when @text is no such rule. */
OdPlural *od_plural_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void      od_plural_free  (OdPlural *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPlural, od_plural_free)

/* Which form stands for @n; below the rule's own number of forms whatever it computes. */
gulong od_plural_form (const OdPlural *self,
                       gulong          n);

G_END_DECLS
