/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-text.h"

#define FSI "\xe2\x81\xa8"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"

char *
od_text_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (FSI, text, PDI, NULL);
}

char *
od_text_number (const char *series,
                guint       number)
{
  g_return_val_if_fail (series != NULL, NULL);

  return g_strdup_printf (LRI "%s %u" PDI, series, number);
}

static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

gboolean
od_text_is_line (const char *text)
{
  gboolean is_seen = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    GUnicodeType type = g_unichar_type (c);

    if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || turns_direction (c))
      return FALSE;
    is_seen |= type != G_UNICODE_FORMAT && type != G_UNICODE_SPACE_SEPARATOR;
  }
  return is_seen;
}

char *
od_text_escape_html (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return g_markup_escape_text (valid, -1);
}
