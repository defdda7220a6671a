/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OdCatalogue:
 *
 * The compiled gettext catalogues (.mo) of one domain, several languages at once, from any thread,
 * without the process's locale: a service answers an Arabic phone and a Spanish one in the same moment.
 * Immutable once opened. Falls back exact tag, base language, the text itself.
 */
#define OD_TYPE_CATALOGUE (od_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (OdCatalogue, od_catalogue, OD, CATALOGUE, GObject)

/* Reads @dir/<tag>/LC_MESSAGES/@domain.mo for every folder of @dir. A folder without the domain is skipped;
 * a damaged file is an error that names it. An absent @dir gives an empty catalogue. */
OdCatalogue *od_catalogue_open (const char *dir,
                                const char *domain,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed from the catalogue, or @msgid itself. @tag may be NULL. */
const char *od_catalogue_say (OdCatalogue *self,
                              const char  *tag,
                              const char  *msgid);

/* The form of the language's own plural rule for @n; English's rule when falling back. Borrowed. */
const char *od_catalogue_say_n (OdCatalogue *self,
                                const char  *tag,
                                const char  *msgid,
                                const char  *msgid_plural,
                                gulong       n);

/* Whether the catalogue of exactly @tag or its base language holds @msgid. */
gboolean od_catalogue_has (OdCatalogue *self,
                           const char  *tag,
                           const char  *msgid);

G_END_DECLS
