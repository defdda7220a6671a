/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-reasons.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *words;
} reasons[] = {
  { "short-question", N_("Only a short question") },
  { "cannot-wait", N_("Cannot wait longer") },
  { "interpreter-here", N_("The interpreter is here now") },
  { "agreed", N_("It was agreed before") },
  { "colleague-asked", N_("A colleague asked for it") },
  { "wrong-line", N_("This was the wrong line") },
  { "language-there", N_("Their language is spoken there") },
  { "asked-for", N_("They asked for it") },
  { "desk-closes", N_("The desk closes") },
  { "long-wait", N_("Has waited too long already") },
  { "second-time", N_("Came for the second time") },
  { "urgent-date", N_("A date runs out today") },
  { "knows-matter", N_("They know the matter") },
  { "next-step", N_("The next step is there") },
  { "not-for-us", N_("We do not do this") },
  { "nobody-here", N_("Nobody is here who can do it") },
  { "no-time-today", N_("No time left today") },
  { "language-missing", N_("We do not speak the language") },
  { "more-needed", N_("Something is missing first") },
  { "mistake", N_("It was a mistake") },
};

const char *const *
od_reasons_for (OdVerb verb)
{
  static const char *const of_call[] = { "short-question", "cannot-wait", "interpreter-here", "agreed", "colleague-asked", NULL };
  static const char *const of_move[] = { "wrong-line", "language-there", "asked-for", "desk-closes", "colleague-asked", NULL };
  static const char *const of_priority[] = { "cannot-wait", "long-wait", "second-time", "urgent-date", "mistake", NULL };
  static const char *const of_hand_over[] = { "next-step", "knows-matter", "language-there", "asked-for", "desk-closes", NULL };
  static const char *const of_decline[] = { "not-for-us", "nobody-here", "no-time-today", "language-missing", "more-needed", NULL };

  switch ((int) verb) {
  case OD_VERB_MOVE:
    return of_move;

  case OD_VERB_PRIORITISE:
    return of_priority;

  case OD_VERB_HAND_OVER:
  case OD_VERB_ADD:
    return of_hand_over;

  case OD_VERB_DECLINE:
    return of_decline;

  default:
    return of_call;
  }
}

const char *
od_reason_words (const char *reason)
{
  g_return_val_if_fail (reason != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_str_equal (reason, reasons[i].code))
      return _(reasons[i].words);
  }

  return reason;
}
