/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-words.h"

#include <glib/gi18n-lib.h>

#include "od-text.h"

static char *
who_has_it (const GError *error,
            const char   *label,
            OdCentreView *house)
{
  const char *holder = od_client_error_get_holder (error);
  g_autofree char *desk = NULL;

  if (holder == NULL || house == NULL)
    return g_strdup_printf (_("Another desk already has %s."), label);

  desk = od_text_isolate (od_centre_view_desk_name (house, holder));
  return g_strdup_printf (_("%s is with %s."), label, desk);
}

static const struct {
  const char *problem;
  const char *words;
} refusals[] = {
  { "illegal", N_("This cannot be done now. Please look again.") },
  { "busy", N_("This person is with somebody else at the moment.") },
  { "too-late", N_("This can no longer be taken back.") },
  { "desk-busy", N_("This desk has somebody already. Finish first, then call.") },
  { "partner-needed", N_("Two desks meet this person together, and no second one is free.") },
  { "reason-needed", N_("Please say why.") },
  { "no-such-priority", N_("This house has no such priority.") },
  { "clock-back", N_("The clock of the house went back. Nothing is done until somebody says that the time is right.") },
  { "full", N_("This line is full for today. It can still be done with a reason.") },
  { "slot-full", N_("This time is taken. Choose another one, or give a reason.") },
  { "referral-only", N_("This line is for people who are sent to it. It can still be done with a reason.") },
  { "no-appointment", N_("There is no appointment with this code.") },
  { "no-ticket", N_("This ticket no longer holds a place.") },
  { "bad-secret", N_("Name and secret do not go together.") },
  { "slow-down", N_("Too many attempts. Please wait a minute.") },
  { "wrong-value", N_("Something in it cannot be used. Please write it more simply.") },
  { "not-found", N_("This is no longer there.") },
  { "unavailable", N_("The service is busy. Nothing was done; please try again in a moment.") },
};

static const char *
why_by_code (OdClientError code)
{
  switch ((int) code) {
  case OD_CLIENT_ERROR_STALE:
    return _("Something changed in the meantime. Please look again.");

  case OD_CLIENT_ERROR_OFFLINE:
    return _("The service does not answer. Nothing was lost; please try again in a moment.");

  case OD_CLIENT_ERROR_SIGNED_OUT:
    return _("Your session has ended. Please sign in again.");

  case OD_CLIENT_ERROR_FORBIDDEN:
    return _("You may not do this here.");

  default:
    return _("The service could not do this.");
  }
}

static const char *
why_by_problem (const char *problem)
{
  for (gsize i = 0; problem != NULL && i < G_N_ELEMENTS (refusals); i++) {
    if (g_str_equal (problem, refusals[i].problem))
      return _(refusals[i].words);
  }

  return NULL;
}

char *
od_words_for_refusal (const GError *error,
                      const char   *label,
                      OdCentreView *house)
{
  const char *words;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (error->domain != OD_CLIENT_ERROR)
    return g_strdup (why_by_code (OD_CLIENT_ERROR_REFUSED));
  if (error->code == OD_CLIENT_ERROR_TAKEN)
    return who_has_it (error, label, house);

  words = why_by_problem (od_client_error_get_problem (error));
  return g_strdup (words != NULL ? words : why_by_code (error->code));
}

static const struct {
  OdVerb      verb;
  const char *words;
} changes[] = {
  { OD_VERB_CALL, N_("%s called") },
  { OD_VERB_START, N_("%s is here") },
  { OD_VERB_FINISH, N_("%s done") },
  { OD_VERB_NO_SHOW, N_("%s did not come") },
  { OD_VERB_RECALL, N_("%s came after all") },
  { OD_VERB_HOLD, N_("%s on hold") },
  { OD_VERB_RESUME, N_("%s waits again") },
  { OD_VERB_HAND_OVER, N_("%s handed over") },
  { OD_VERB_ACCEPT, N_("%s accepted") },
  { OD_VERB_DECLINE, N_("%s sent back") },
  { OD_VERB_MOVE, N_("%s moved") },
  { OD_VERB_ADD, N_("%s waits for one more thing") },
  { OD_VERB_PRIORITISE, N_("%s has another priority") },
  { OD_VERB_STEP_OUT, N_("%s stepped out") },
  { OD_VERB_BACK, N_("%s is back") },
  { OD_VERB_CARRY, N_("%s goes first next time") },
  { OD_VERB_LEAVE, N_("%s went home") },
  { OD_VERB_CANCEL, N_("%s cancelled") },
};

/* The numbers' marks of direction go with them. */
static char *
fill_in (const char *words,
         const char *label)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strconcat (parts[0], label, parts[1], NULL);
}

char *
od_words_for_change (const char *verb,
                     const char *label)
{
  OdVerb known = OD_N_VERBS;

  g_return_val_if_fail (label != NULL, NULL);

  if (verb == NULL || verb[0] == '\0' || !od_verb_from_text (verb, &known))
    return g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    if (changes[i].verb == known)
      return fill_in (_(changes[i].words), label);
  }

  return g_strdup_printf (_("%s changed"), label);
}

static const char *
word_for_reason (const char *reason)
{
  static const struct {
    const char *start;
    const char *word;
  } words[] = {
    { "media-empty", N_("no paper") },
    { "media-needed", N_("no paper") },
    { "media-low", N_("paper runs out") },
    { "media-jam", N_("paper jam") },
    { "cover-open", N_("cover open") },
    { "door-open", N_("cover open") },
    { "interlock-open", N_("cover open") },
    { "offline", N_("switched off or unplugged") },
    { "connecting-to-device", N_("switched off or unplugged") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_has_prefix (reason, words[i].start))
      return _(words[i].word);
  }

  return _("needs a look");
}

char *
od_words_for_printer (const char *reasons)
{
  g_auto (GStrv) each = g_strsplit (reasons != NULL ? reasons : "", " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; each[i] != NULL; i++) {
    const char *word = word_for_reason (each[i]);

    if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, (gpointer) word);
  }

  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}
