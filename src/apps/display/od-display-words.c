/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-display-words.h"

#include "od-language.h"
#include "od-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NP_(one, many) one, many

/* Every language once, the house's own first: it is the one that most people in the room read. */
static GStrv
languages_of (const OdCentre *centre)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  g_strv_builder_add (tags, centre->language);
  for (gsize i = 0; centre->languages[i] != NULL; i++) {
    if (!g_str_equal (centre->languages[i], centre->language))
      g_strv_builder_add (tags, centre->languages[i]);
  }

  return g_strv_builder_end (tags);
}

static void
unbreak (char **text)
{
  GString *whole = g_string_new (*text);

  g_string_replace (whole, " ", "\u00a0", 0);
  g_free (*text);
  *text = g_string_free (whole, FALSE);
}

static void
append (GString    *text,
        const char *part,
        const char *between)
{
  g_autofree char *isolated = od_text_isolate (part);

  if (strstr (text->str, isolated) != NULL)
    return;

  /* A line breaks between languages, not inside one. */
  if (g_str_equal (between, OD_DISPLAY_IN_LINE))
    unbreak (&isolated);

  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, isolated);
}

/* Each line runs as the house writes, whatever its first letter. */
static char *
finish (GString        *text,
        const OdCentre *centre)
{
  gboolean rtl = od_language_is_rtl (centre->language);

  g_string_replace (text, "\n", rtl ? "\n\u200f" : "\n\u200e", 0);
  g_string_prepend (text, rtl ? "\u200f" : "\u200e");

  return g_string_free (text, FALSE);
}

char *
od_display_words (OdCatalogue    *catalogue,
                  const OdCentre *centre,
                  const char     *msgid,
                  const char     *between)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) tags = languages_of (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    append (text, od_catalogue_say (catalogue, tags[i], msgid), between);

  return finish (text, centre);
}

static char *
fill_one (const char *pattern,
          const char *value)
{
  GString *filled = g_string_new (pattern);

  g_string_replace (filled, "%s", value, 1);

  return g_string_free (filled, FALSE);
}

static void
append_filled (GString    *text,
               const char *pattern,
               const char *value,
               const char *between)
{
  g_autofree char *filled = fill_one (pattern, value);

  append (text, filled, between);
}

char *
od_display_words_for_loss (OdCatalogue    *catalogue,
                           const OdCentre *centre,
                           const char     *time)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) tags = languages_of (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    append_filled (text, od_catalogue_say (catalogue, tags[i], N_("This screen stopped at %s. Please listen, or ask at the front desk.")), time,
                   OD_DISPLAY_IN_LINES);

  return finish (text, centre);
}

char *
od_display_words_for_floor (OdCatalogue    *catalogue,
                            const OdCentre *centre,
                            const char     *floor,
                            const char     *way)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) tags = languages_of (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    append_filled (text, od_catalogue_say (catalogue, tags[i], N_("Floor %s")), floor, OD_DISPLAY_IN_LINE);
  if (*way != '\0')
    g_string_append_printf (text, "\u00a0%s", way);

  return finish (text, centre);
}

char *
od_display_words_of_waiting (OdCatalogue *catalogue,
                             const char  *tag,
                             guint        waiting)
{
  g_autofree char *number = g_strdup_printf ("%u", waiting);

  return fill_one (od_catalogue_say_n (catalogue, tag, NP_ ("%s person waiting", "%s people waiting"), waiting), number);
}

/* Puts the numbers where a translated text has %u: it comes from a file, so printf must not read it. */
static char *
fill_range (const char *pattern,
            guint       first,
            guint       second)
{
  g_auto (GStrv) pieces = g_strsplit (pattern, "%u", 3);
  GString *filled = g_string_new (pieces[0]);

  for (gsize i = 1; pieces[i] != NULL; i++)
    g_string_append_printf (filled, "%u%s", i == 1 ? first : second, pieces[i]);

  return g_string_free (filled, FALSE);
}

/* The same sentences as the phone's. */
static char *
say_estimate (OdCatalogue      *catalogue,
              const char       *tag,
              const OdEstimate *estimate)
{
  guint high = estimate->high_min;

  if (!estimate->known)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("We do not know yet.")));
  if (high == 0)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("It will not be long.")));
  if (estimate->low_min == 0)
    return fill_range (od_catalogue_say_n (catalogue, tag, NP_ ("Less than %u minute.", "Less than %u minutes."), high), high, high);
  if (estimate->low_min == high)
    return fill_range (od_catalogue_say_n (catalogue, tag, NP_ ("About %u minute.", "About %u minutes."), high), high, high);

  return fill_range (od_catalogue_say_n (catalogue, tag, NP_ ("About %u to %u minute.", "About %u to %u minutes."), high),
                     estimate->low_min, high);
}

char *
od_display_words_of_letter (OdCatalogue         *catalogue,
                            const char          *tag,
                            const OdBoardLetter *letter)
{
  g_autofree char *series = od_text_isolate (letter->series);
  g_autofree char *estimate = say_estimate (catalogue, tag, &letter->estimate);

  return g_strdup_printf ("%s: %s", series, estimate);
}

char *
od_display_words_of_floor (OdCatalogue *catalogue,
                           const char  *tag,
                           const char  *floor,
                           const char  *way)
{
  g_autofree char *words = fill_one (od_catalogue_say (catalogue, tag, N_("Floor %s")), floor);
  g_autofree char *isolated = od_text_isolate (words);

  return g_strdup_printf ("%s%s%s", isolated, *way != '\0' ? "\u00a0" : "", way);
}

const char *
od_display_way (const char *arrow,
                int         way)
{
  if (g_strcmp0 (arrow, "up") == 0 || (g_strcmp0 (arrow, "down") != 0 && way > 0))
    return "↑";

  return g_strcmp0 (arrow, "down") == 0 || way < 0 ? "↓" : "";
}

const char *
od_display_arrow (const char *arrow)
{
  static const struct {
    const char *arrow;
    const char *glyph;
  } glyphs[] = {
    { "left", "←" }, { "right", "→" }, { "ahead", "↑" }, { "up", "↗" }, { "down", "↘" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (glyphs); i++) {
    if (g_strcmp0 (arrow, glyphs[i].arrow) == 0)
      return glyphs[i].glyph;
  }

  return "";
}
