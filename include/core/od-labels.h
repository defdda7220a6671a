/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OdLabels:
 *
 * One text in several languages, as a centre's pack or the service map holds it.
 */
typedef struct _OdLabels OdLabels;

OdLabels *od_labels_new  (void) G_GNUC_WARN_UNUSED_RESULT;
OdLabels *od_labels_copy (const OdLabels *self) G_GNUC_WARN_UNUSED_RESULT;
void      od_labels_free (OdLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdLabels, od_labels_free)

/* Sets or replaces the text in @tag (any case); NULL takes it away. */
void od_labels_set (OdLabels   *self,
                    const char *tag,
                    const char *text);

/* The text in @tag, else its base language, else @centre, else any; sets @found_tag (borrowed, may be NULL) to the language it
 * is in. NULL when there is no text at all. @self may be NULL. Borrowed. */
const char *od_labels_get (const OdLabels *self,
                           const char     *tag,
                           const char     *centre,
                           const char    **found_tag);

/* The tags there are, sorted; NULL-terminated. */
GStrv od_labels_list_tags (const OdLabels *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
