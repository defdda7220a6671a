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

static const char *
why_stale (const char *problem)
{
  if (g_strcmp0 (problem, "too-late") == 0)
    return _("This can no longer be taken back.");
  if (g_strcmp0 (problem, "busy") == 0)
    return _("This person is with somebody else at the moment.");

  return _("Something changed in the meantime. Please look again.");
}

static const char *
why_forbidden (const char *problem)
{
  return g_strcmp0 (problem, "bad-secret") == 0 ? _("Name and secret do not go together.") : _("You may not do this here.");
}

static const char *
why_refused (const char *problem)
{
  return g_strcmp0 (problem, "slow-down") == 0 ? _("Too many attempts. Please wait a minute.")
                                                 : _("The service could not do this.");
}

char *
od_words_for_refusal (const GError *error,
                      const char   *label,
                      OdCentreView *house)
{
  const char *problem = NULL;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (error->domain != OD_CLIENT_ERROR)
    return g_strdup (_("The service could not do this."));

  problem = od_client_error_get_problem (error);
  switch ((OdClientError) error->code) {
  case OD_CLIENT_ERROR_TAKEN:
    return who_has_it (error, label, house);

  case OD_CLIENT_ERROR_STALE:
    return g_strdup (why_stale (problem));

  case OD_CLIENT_ERROR_OFFLINE:
    return g_strdup (_("The service does not answer. Nothing was lost; please try again in a moment."));

  case OD_CLIENT_ERROR_SIGNED_OUT:
    return g_strdup (_("Your session has ended. Please sign in again."));

  case OD_CLIENT_ERROR_FORBIDDEN:
    return g_strdup (why_forbidden (problem));

  case OD_CLIENT_ERROR_REFUSED:
  case OD_CLIENT_ERROR_ANSWER:
  default:
    return g_strdup (why_refused (problem));
  }
}

static char *
say_change (OdVerb      verb,
            const char *label)
{
  switch ((int) verb) {
  case OD_VERB_CALL:
    return g_strdup_printf (_("%s called"), label);

  case OD_VERB_START:
    return g_strdup_printf (_("%s is here"), label);

  case OD_VERB_FINISH:
    return g_strdup_printf (_("%s done"), label);

  case OD_VERB_NO_SHOW:
    return g_strdup_printf (_("%s did not come"), label);

  case OD_VERB_HOLD:
    return g_strdup_printf (_("%s on hold"), label);

  case OD_VERB_RESUME:
    return g_strdup_printf (_("%s waits again"), label);

  case OD_VERB_HAND_OVER:
    return g_strdup_printf (_("%s handed over"), label);

  case OD_VERB_LEAVE:
    return g_strdup_printf (_("%s went home"), label);

  default:
    return g_strdup_printf (_("%s changed"), label);
  }
}

char *
od_words_for_change (const char *verb,
                     const char *label)
{
  OdVerb known = OD_N_VERBS;

  g_return_val_if_fail (label != NULL, NULL);

  if (verb == NULL || verb[0] == '\0' || !od_verb_from_text (verb, &known))
    return g_strdup ("");

  return say_change (known, label);
}

char *
od_words_for_people (guint adults,
                     guint children)
{
  g_autofree char *grown = g_strdup_printf (ngettext ("%u adult", "%u adults", adults), adults);
  g_autofree char *young = g_strdup_printf (ngettext ("%u child", "%u children", children), children);

  if (children > 0)
    return g_strdup_printf ("%s, %s", grown, young);

  return g_strdup (adults > 1 ? grown : "");
}

char *
od_words_for_who (const char *language,
                  guint       adults,
                  guint       children,
                  gboolean    rtl)
{
  g_autofree char *people = od_words_for_people (adults, children);
  const char *mark = rtl ? "\u200f" : "\u200e";

  if (language == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%s%s%s%s", mark, language, people[0] != '\0' ? " · " : "", people);
}

static char *
say_served (const char *desk)
{
  g_autofree char *isolated = NULL;

  if (desk == NULL || desk[0] == '\0')
    return g_strdup (_("is served"));

  isolated = od_text_isolate (desk);
  return g_strdup_printf (_("with %s"), isolated);
}

char *
od_words_for_state (const char *state,
                    guint       calls,
                    gboolean    offered,
                    const char *desk)
{
  if (g_strcmp0 (state, "called") == 0)
    return g_strdup_printf (_("called %u×"), calls);
  if (g_strcmp0 (state, "serving") == 0)
    return say_served (desk);
  if (g_strcmp0 (state, "on_hold") == 0)
    return g_strdup (_("on hold"));
  if (offered)
    return g_strdup (_("offered"));

  return calls > 0 ? g_strdup_printf (_("called %u×"), calls) : g_strdup ("");
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
