/* SPDX-License-Identifier: EUPL-1.2 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "od-directory-private.h"
#include "od-text.h"

#define MAX_EMAIL 254

/* Some sources write a line break as the two characters \n. In a text without tags a line break is one; beside tags it is a mere blank. */
char *
od_directory_clean_text (const char *raw)
{
  g_autoptr (GString) text = g_string_new (raw);
  g_autofree char *plain = NULL;

  g_string_replace (text, "\\n", "\n", 0);
  if (strchr (raw, '<') == NULL)
    g_string_replace (text, "\n", "\n\n", 0);
  plain = od_text_plain (text->str);

  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

static gboolean
is_email_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("!#$%&'*+/=?^_`{|}~.-", c) != NULL;
}

static gboolean
is_host (const char *host)
{
  gsize length = strlen (host);

  if (length == 0 || host[0] == '.' || host[0] == '-' || host[length - 1] == '.' || host[length - 1] == '-')
    return FALSE;
  if (strchr (host, '.') == NULL || strstr (host, "..") != NULL)
    return FALSE;

  for (const char *at = host; *at != '\0'; at++) {
    if (!g_ascii_isalnum (*at) && *at != '.' && *at != '-')
      return FALSE;
  }

  return TRUE;
}

char *
od_directory_clean_email (const char *raw)
{
  g_autofree char *email = g_strstrip (g_strdup (raw));
  char *at = strchr (email, '@');

  if (at == NULL || at == email || strlen (email) > MAX_EMAIL || !is_host (at + 1))
    return NULL;
  if (*email == '.' || at[-1] == '.' || strstr (email, "..") != NULL)
    return NULL;

  for (const char *c = email; c < at; c++) {
    if (!is_email_char (*c))
      return NULL;
  }

  return g_steal_pointer (&email);
}

char *
od_directory_clean_url (const char *raw)
{
  g_autofree char *text = g_strstrip (g_strdup (raw));
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0' || strpbrk (text, " \t\n\"<>\\^`{|}") != NULL || !g_str_is_ascii (text))
    return NULL;

  full = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  uri = g_uri_parse (full, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_host (g_uri_get_host (uri)))
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http"))
    return NULL;

  return g_steal_pointer (&full);
}

/* Up to two digits; -1 when there is none. */
static int
take_number (const char **at)
{
  const char *begin = *at;
  int number = 0;

  while (g_ascii_isdigit (**at) && *at - begin < 2)
    number = number * 10 + *(*at)++ - '0';

  return *at > begin ? number : -1;
}

static void
skip (const char **at,
      const char  *these)
{
  while (**at != '\0' && strchr (these, **at) != NULL)
    (*at)++;
}

/* "am", "a.m.", "p" …: 'a', 'p', or 0 without one. */
static char
take_half (const char **at)
{
  char half = **at;

  if (half != 'a' && half != 'p')
    return 0;

  (*at)++;
  skip (at, ".");
  if (**at == 'm')
    (*at)++;
  skip (at, ". ");

  return half;
}

static gboolean
to_day_hours (int *hours,
              char half)
{
  if (half == 0)
    return *hours >= 0 && *hours <= 24;
  if (*hours > 12 && half == 'p')
    return *hours <= 23;   /* "13:00pm" can only mean one thing */
  if (*hours < 1 || *hours > 12)
    return FALSE;

  *hours = *hours % 12 + (half == 'p' ? 12 : 0);
  return TRUE;
}

/* What may follow a time: seconds, a fraction, the offset of one half of the year, which is not wall clock and says nothing here. */
static gboolean
is_tail (const char *tail)
{
  return *tail == '\0' || g_regex_match_simple ("^(:[0-5][0-9](\\.[0-9]+)?)?\\s*(z|[+-][0-9]{2}:?[0-9]{2})?$", tail, 0, 0);
}

/* "12:00m" is noon to one writer and midnight to another: not ours to say. */
char *
od_directory_clean_time (const char *raw)
{
  g_autofree char *text = g_ascii_strdown (raw, -1);
  const char *at = g_strstrip (text);
  gboolean has_minutes;
  int hours = take_number (&at);
  int minutes = 0;
  char half;

  skip (&at, " ");
  has_minutes = *at == ':' && g_ascii_isdigit (at[1]);
  if (has_minutes) {
    at++;
    minutes = take_number (&at);
  }
  if (*at == ' ')
    skip (&at, " ");
  half = take_half (&at);

  if (hours < 0 || minutes < 0 || minutes > 59 || (half == 0 && !has_minutes) || !to_day_hours (&hours, half) || !is_tail (at))
    return NULL;
  if (hours == 24)
    return minutes == 0 ? g_strdup ("23:59") : NULL;

  return g_strdup_printf ("%02d:%02d", hours, minutes);
}

static gboolean
all_digits (const char *text,
            gsize       n)
{
  return strspn (text, "0123456789") == n;
}

char *
od_directory_clean_date (const char *raw)
{
  const gsize length = strlen ("2026-11-22");
  const char *text = raw + strspn (raw, " \t");

  if (!all_digits (text, 4) || text[4] != '-' || !all_digits (text + 5, 2) || text[7] != '-' || !all_digits (text + 8, 2))
    return NULL;
  if (text[length] != '\0' && strchr ("T \t", text[length]) == NULL)
    return NULL;
  if (!g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5), (GDateYear) atoi (text)))
    return NULL;

  return g_strndup (text, length);
}

/* "-1FR", "friday", "Fr": the RRULE word, or NULL. */
static char *
clean_day (const char *raw)
{
  g_autofree char *word = g_ascii_strup (raw, -1);
  const char *at = g_strstrip (word);
  gsize n_sign;

  n_sign = strspn (at, "+-0123456789");
  if (!g_regex_match_simple ("^([+-]?[1-5])?(MO(N(DAY)?)?|TU(E(S(DAY)?)?)?|WE(D(NESDAY)?)?|TH(U(R(S(DAY)?)?)?)?|FR(I(DAY)?)?|"
                             "SA(T(URDAY)?)?|SU(N(DAY)?)?)$", at, 0, 0))
    return NULL;

  return g_strdup_printf ("%.*s%.2s", (int) n_sign, at, at + n_sign);
}

char *
od_directory_clean_byday (const char *raw)
{
  g_auto (GStrv) words = g_strsplit_set (raw, ",;", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *day = clean_day (words[i]);

    if (day == NULL)
      return NULL;
    g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", day);
  }

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* Metres, lost decimal points and (0, 0) are on no map of ours; nobody can tell a swapped pair that still fits. */
gboolean
od_directory_coordinates_fit (double latitude,
                              double longitude)
{
  if (isnan (latitude) || isnan (longitude) || (latitude == 0 && longitude == 0))
    return FALSE;

  return fabs (latitude) <= 90 && fabs (longitude) <= 180;
}
