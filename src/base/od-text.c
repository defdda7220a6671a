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

char *
od_text_escape_html (const char *text)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  return g_markup_escape_text (valid, -1);
}
