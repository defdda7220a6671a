/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "od-desk-session.h"

G_BEGIN_DECLS

/* What reception says of a visit, in the language of its reader. All owned; "" for NULL and where there is nothing to say. */

/* "2 adults, 1 child, 1 companion"; "" for one adult alone. */
char *od_words_for_people (guint adults,
                           guint children,
                           guint companions) G_GNUC_WARN_UNUSED_RESULT;

/* "العربية · interpreter · 2 adults, 1 child · soon": begins with the mark of the reader's own direction, as the name of the language may be of
 * another. */
char *od_words_for_who (OdVisitItem * item,
                        gboolean      rtl) G_GNUC_WARN_UNUSED_RESULT;

/* The whole row, for whoever hears it. */
char *od_words_for_row (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* "Housing, then Debt": where it waits and goes on. */
char *od_words_for_way (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* "called 2×", "offered", "on hold", "with Room 4"; "" for somebody who plainly waits. */
char *od_words_for_state (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* "Came at 10:24 by kiosk · no name given". */
char *od_words_for_arrival (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* What staff should know before they call: time, who it waits for, whom the line is for; one fact after another with "·" between. */
char *od_words_for_facts (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* "B 27 waits for 52 min", when somebody should look; "" otherwise. */
char *od_words_for_stuck (OdVisitItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* "10:31 called · Desk 2 · a reason". */
char *od_words_for_step (const OdStep *step,
                         OdCentreView *house) G_GNUC_WARN_UNUSED_RESULT;

/* The colour of the chip with the minutes: name of a CSS class. */
const char *od_words_minutes_class (OdVisitItem *item);

/* For templates, the same for every widget: callbacks "has_text" and "is_some"; "say_state", "state_classes" and "say_who" of an item and its
 * revision. */
void od_words_bind (GtkWidgetClass *widget_class);

G_END_DECLS
