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

static void
append_filled (GString    *text,
               const char *pattern,
               const char *value,
               const char *between)
{
  GString *filled = g_string_new (pattern);

  g_string_replace (filled, "%s", value, 1);
  append (text, filled->str, between);
  g_string_free (filled, TRUE);
}

char *
od_display_words_for_waiting (OdCatalogue    *catalogue,
                              const OdCentre *centre,
                              guint           waiting)
{
  GString *text = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", waiting);
  g_auto (GStrv) tags = languages_of (centre);

  for (gsize i = 0; tags[i] != NULL; i++)
    append_filled (text, od_catalogue_say_n (catalogue, tags[i], NP_ ("%s person waiting", "%s people waiting"), waiting), number,
                   OD_DISPLAY_IN_LINES);

  return finish (text, centre);
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
od_display_words_for_message (const OdCentre *centre,
                              const OdLabels *message)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) tags = languages_of (centre);

  for (gsize i = 0; tags[i] != NULL; i++) {
    const char *part = od_labels_get (message, tags[i], centre->language, NULL);

    if (part != NULL)
      append (text, part, OD_DISPLAY_IN_LINES);
  }

  return finish (text, centre);
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
