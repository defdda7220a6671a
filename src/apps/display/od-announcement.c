/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-announcement.h"

#include <glib/gi18n.h>

#include "od-floors.h"

static void
append_filled (GString    *text,
               const char *pattern,
               const char *value)
{
  g_autoptr (GString) filled = g_string_new (pattern);

  g_string_replace (filled, "%s", value, 1);
  g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", filled->str);
}

/* Commas make the voice say each by itself. */
static char *
spell (const char *series,
       guint       number)
{
  g_autofree char *digits = g_strdup_printf ("%s%u", series, number);
  GString *spelt = g_string_new (NULL);

  for (const char *at = digits; *at != '\0'; at = g_utf8_next_char (at)) {
    if (spelt->len > 0)
      g_string_append (spelt, ", ");
    g_string_append_unichar (spelt, g_utf8_get_char (at));
  }

  return g_string_free (spelt, FALSE);
}

char *
od_announcement_text (OdCatalogue    *catalogue,
                      const OdCentre *centre,
                      OdBoardItem    *call,
                      const char     *tag)
{
  GString *text = g_string_new (NULL);
  g_autofree char *number = spell (od_board_item_get_series (call), od_board_item_get_number (call));
  const char *place = od_labels_get (od_board_item_get_place (call), tag, centre->language, NULL);
  const char *floor = od_board_item_get_floor (call);

  append_filled (text, od_catalogue_say (catalogue, tag, N_("Number %s")), number);
  if (place != NULL)
    append_filled (text, "%s", place);
  if (*floor != '\0' && od_floors_are_several (centre))
    append_filled (text, od_catalogue_say (catalogue, tag, N_("Floor %s")), floor);

  return g_string_free (text, FALSE);
}

GStrv
od_announcement_list_languages (const OdCentre *centre)
{
  const char *const own[] = { centre->language, NULL };
  gboolean told = centre->voices != NULL && centre->voices[0] != NULL;

  return g_strdupv (told ? centre->voices : (char **) own);
}
