/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-language.h"

#include <string.h>

#define MAX_TAG_LENGTH 35
#define MAX_EXTLANGS 3

typedef struct {
  const char *tag;
  const char *name;
} OwnName;

static const OwnName own_names[] = {
  { "am", "አማርኛ" }, { "ar", "العربية" }, { "az", "Azərbaycanca" }, { "be", "Беларуская" }, { "bg", "Български" },
  { "bn", "বাংলা" }, { "bs", "Bosanski" }, { "ca", "Català" }, { "ckb", "کوردیی ناوەندی" }, { "cs", "Čeština" },
  { "da", "Dansk" }, { "de", "Deutsch" }, { "de-simple", "Leichte Sprache" }, { "el", "Ελληνικά" }, { "en", "English" },
  { "es", "Español" }, { "et", "Eesti" }, { "eu", "Euskara" }, { "fa", "فارسی" }, { "fi", "Suomi" },
  { "fr", "Français" }, { "fr-simple", "Français facile" }, { "ga", "Gaeilge" }, { "gl", "Galego" }, { "he", "עברית" },
  { "hi", "हिन्दी" }, { "hr", "Hrvatski" }, { "hu", "Magyar" }, { "hy", "Հայերեն" }, { "is", "Íslenska" },
  { "it", "Italiano" }, { "ja", "日本語" }, { "ka", "ქართული" }, { "kmr", "Kurmancî" }, { "ko", "한국어" },
  { "ku", "Kurdî" }, { "ku-Arab", "کوردی" }, { "lb", "Lëtzebuergesch" }, { "ln", "Lingála" }, { "lt", "Lietuvių" },
  { "lv", "Latviešu" }, { "mk", "Македонски" }, { "mt", "Malti" }, { "nb", "Norsk bokmål" }, { "ne", "नेपाली" },
  { "nl", "Nederlands" }, { "nl-simple", "Eenvoudig Nederlands" }, { "nn", "Norsk nynorsk" }, { "no", "Norsk" }, { "om", "Afaan Oromoo" },
  { "pa", "ਪੰਜਾਬੀ" }, { "pl", "Polski" }, { "prs", "دری" }, { "ps", "پښتو" }, { "pt", "Português" },
  { "ro", "Română" }, { "ru", "Русский" }, { "rw", "Ikinyarwanda" }, { "se", "Davvisámegiella" }, { "sk", "Slovenčina" },
  { "sl", "Slovenščina" }, { "so", "Soomaali" }, { "sq", "Shqip" }, { "sr", "Српски" }, { "sr-Latn", "Srpski" },
  { "sv", "Svenska" }, { "sw", "Kiswahili" }, { "ta", "தமிழ்" }, { "th", "ไทย" }, { "ti", "ትግርኛ" },
  { "tr", "Türkçe" }, { "uk", "Українська" }, { "ur", "اردو" }, { "uz", "Oʻzbekcha" }, { "vi", "Tiếng Việt" },
  { "wo", "Wolof" }, { "zh", "中文" }, { "zh-Hans", "简体中文" }, { "zh-Hant", "繁體中文" },
};

static const char *const rtl_languages[] = {
  "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur",
  "yi", NULL
};

static const char *const rtl_scripts[] = { "adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", NULL };

static const char *
find_own_name (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_names); i++) {
    if (g_ascii_strcasecmp (own_names[i].tag, tag) == 0)
      return own_names[i].name;
  }

  return NULL;
}

static char *
dup_base_language (const char *tag)
{
  return g_ascii_strdown (tag, (gssize) strcspn (tag, "-"));
}

const char *
od_language_own_name (const char *tag)
{
  g_autofree char *base = NULL;
  const char *name;

  g_return_val_if_fail (tag != NULL, NULL);

  name = find_own_name (tag);
  if (name == NULL) {
    base = dup_base_language (tag);
    name = find_own_name (base);
  }
  return name != NULL ? name : tag;
}

static gboolean
is_made_of (const char *subtag,
            gboolean ( *belongs ) (char c))
{
  for (; *subtag != '\0'; subtag++) {
    if (!belongs (*subtag))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_alpha (char c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_alnum (char c)
{
  return g_ascii_isalnum (c);
}

static gboolean
is_script (const char *subtag)
{
  return strlen (subtag) == 4 && is_made_of (subtag, is_alpha);
}

gboolean
od_language_is_rtl (const char *tag)
{
  g_autofree char *lower = NULL;
  g_auto (GStrv) subtags = NULL;

  g_return_val_if_fail (tag != NULL, FALSE);

  lower = g_ascii_strdown (tag, -1);
  subtags = g_strsplit (lower, "-", -1);
  if (subtags[0] == NULL)
    return FALSE;

  for (gsize i = 1; subtags[i] != NULL && strlen (subtags[i]) > 1; i++) {
    if (is_script (subtags[i]))
      return g_strv_contains (rtl_scripts, subtags[i]);
  }
  return g_strv_contains (rtl_languages, subtags[0]);
}

static gboolean
is_region (const char *subtag)
{
  gsize length = strlen (subtag);

  return (length == 2 && is_made_of (subtag, is_alpha)) || (length == 3 && is_made_of (subtag, is_digit));
}

static gboolean
is_variant (const char *subtag)
{
  gsize length = strlen (subtag);

  if (!is_made_of (subtag, is_alnum))
    return FALSE;
  return (length >= 5 && length <= 8) || (length == 4 && g_ascii_isdigit (subtag[0]));
}

/* The subtags behind a singleton: as many as are long enough, at least one. NULL when there is none. */
static GStrv
skip_extension (GStrv at,
                gsize min_length)
{
  GStrv first = at;

  while (*at != NULL && strlen (*at) >= min_length && strlen (*at) <= 8 && is_made_of (*at, is_alnum))
    at++;
  return at > first ? at : NULL;
}

/* RFC 5646 §2.1 "langtag" behind the language itself. */
static gboolean
are_subtags_valid (GStrv at,
                   gsize language_length)
{
  for (gsize i = 0; i < MAX_EXTLANGS && language_length <= 3 && *at != NULL && strlen (*at) == 3 && is_made_of (*at, is_alpha); i++)
    at++;
  if (*at != NULL && is_script (*at))
    at++;
  if (*at != NULL && is_region (*at))
    at++;
  while (*at != NULL && is_variant (*at))
    at++;

  while (*at != NULL && strlen (*at) == 1 && is_alnum ((*at)[0])) {
    gboolean is_private = g_ascii_tolower ((*at)[0]) == 'x';

    at = skip_extension (at + 1, is_private ? 1 : 2);
    if (at == NULL)
      return FALSE;
  }
  return *at == NULL;
}

gboolean
od_language_is_valid (const char *text)
{
  g_auto (GStrv) subtags = NULL;
  gsize length;

  if (text == NULL || *text == '\0' || strlen (text) > MAX_TAG_LENGTH)
    return FALSE;

  subtags = g_strsplit (text, "-", -1);
  length = strlen (subtags[0]);
  if (g_ascii_strcasecmp (subtags[0], "x") == 0)
    return are_subtags_valid (subtags, length);
  return length >= 2 && length <= 8 && is_made_of (subtags[0], is_alpha) && are_subtags_valid (subtags + 1, length);
}

static void
add_once (GPtrArray  *tags,
          const char *tag)
{
  for (guint i = 0; i < tags->len; i++) {
    if (g_ascii_strcasecmp (tags->pdata[i], tag) == 0)
      return;
  }

  g_ptr_array_add (tags, g_strdup (tag));
}

GStrv
od_language_fallbacks (const char *tag,
                       const char *centre)
{
  g_autofree char *base = NULL;
  GPtrArray *tags = g_ptr_array_new ();

  if (tag != NULL && *tag != '\0') {
    base = dup_base_language (tag);
    add_once (tags, tag);
    add_once (tags, base);
  }
  if (centre != NULL && *centre != '\0')
    add_once (tags, centre);

  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (tags, FALSE);
}
