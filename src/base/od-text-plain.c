/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-text.h"

#include <string.h>

#define NO_BREAK_SPACE 0xa0
#define MAX_ENTITY_LENGTH 32
#define MAX_TAG_LENGTH 4096   /* so that a text full of lone "<" is read once, not once for each */

typedef struct {
  const char *name;
  gunichar    c;
} Entity;

static const Entity entities[] = {
  { "amp", '&' }, { "apos", '\'' }, { "gt", '>' }, { "lt", '<' }, { "quot", '"' }, { "nbsp", NO_BREAK_SPACE },
  { "aacute", 0xe1 }, { "agrave", 0xe0 }, { "acirc", 0xe2 }, { "auml", 0xe4 }, { "aring", 0xe5 }, { "aelig", 0xe6 },
  { "ccedil", 0xe7 }, { "eacute", 0xe9 }, { "egrave", 0xe8 }, { "ecirc", 0xea }, { "euml", 0xeb }, { "iacute", 0xed },
  { "iuml", 0xef }, { "ntilde", 0xf1 }, { "oacute", 0xf3 }, { "ocirc", 0xf4 }, { "ouml", 0xf6 }, { "oslash", 0xf8 },
  { "uacute", 0xfa }, { "ugrave", 0xf9 }, { "uuml", 0xfc }, { "szlig", 0xdf }, { "Aacute", 0xc1 }, { "Auml", 0xc4 },
  { "Aring", 0xc5 }, { "Ccedil", 0xc7 }, { "Eacute", 0xc9 }, { "Iacute", 0xcd }, { "Ntilde", 0xd1 }, { "Oacute", 0xd3 },
  { "Ouml", 0xd6 }, { "Oslash", 0xd8 }, { "Uacute", 0xda }, { "Uuml", 0xdc }, { "iexcl", 0xa1 }, { "iquest", 0xbf },
  { "ordf", 0xaa }, { "ordm", 0xba }, { "deg", 0xb0 }, { "middot", 0xb7 }, { "laquo", 0xab }, { "raquo", 0xbb },
  { "copy", 0xa9 }, { "reg", 0xae }, { "euro", 0x20ac }, { "pound", 0xa3 }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
  { "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "hellip", 0x2026 }, { "bull", 0x2022 },
};

static const char *const block_tags[] = {
  "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
  "section", "table", "tr", "ul", NULL
};

/* Output with its pending white space: blanks fold, and none stand at either end. */
typedef struct {
  GString *out;
  gboolean blank;
  gboolean paragraph;
} Plain;

static void
put_char (Plain   *self,
          gunichar c)
{
  if (self->out->len > 0 && self->paragraph)
    g_string_append_c (self->out, '\n');
  else if (self->out->len > 0 && self->blank)
    g_string_append_c (self->out, ' ');

  self->paragraph = FALSE;
  self->blank = FALSE;
  g_string_append_unichar (self->out, c);
}

static void
put_text_char (Plain   *self,
               gunichar c)
{
  if (c == NO_BREAK_SPACE || g_unichar_isspace (c))
    self->blank = TRUE;
  else if (c >= ' ' && c != 0x7f)
    put_char (self, c);
}

/* The end of the white space at @at; a blank line in it parts two paragraphs. */
static const char *
skip_blanks (Plain      *self,
             const char *at)
{
  guint n_lines = 0;

  for (; g_ascii_isspace (*at); at++) {
    if (*at == '\n')
      n_lines++;
  }

  self->blank = TRUE;
  if (n_lines > 1)
    self->paragraph = TRUE;
  return at;
}

static char *
dup_tag_name (const char *at)
{
  gsize length = 0;

  while (g_ascii_isalnum (at[length]))
    length++;
  return g_ascii_strdown (at, (gssize) length);
}

/* Behind the closing tag of a script or style, whose content is no text. */
static const char *
skip_hidden (const char *at,
             const char *name)
{
  gsize length = strlen (name);

  for (; *at != '\0'; at++) {
    if (at[0] == '<' && at[1] == '/' && g_ascii_strncasecmp (at + 2, name, length) == 0)
      return at;
  }

  return at;
}

/* Behind the tag or comment at @at, or @at itself when it is a mere "less than". */
static const char *
skip_tag (Plain      *self,
          const char *at)
{
  g_autofree char *name = NULL;
  const char *end;

  if (g_str_has_prefix (at, "<!--")) {
    end = strstr (at + 4, "-->");
    return end != NULL ? end + 3 : at + strlen (at);
  }
  if (!g_ascii_isalpha (at[1]) && at[1] != '/' && at[1] != '!')
    return at;
  end = g_strstr_len (at, MAX_TAG_LENGTH, ">");
  if (end == NULL)
    return at;

  name = dup_tag_name (at[1] == '/' ? at + 2 : at + 1);
  if (g_strv_contains (block_tags, name))
    self->paragraph = TRUE;
  if (at[1] != '/' && (g_str_equal (name, "script") || g_str_equal (name, "style")))
    return skip_hidden (end + 1, name);
  return end + 1;
}

static gunichar
numeric_entity (const char *name)
{
  gboolean is_hex = name[1] == 'x' || name[1] == 'X';
  const char *digits = name + (is_hex ? 2 : 1);
  char *end = NULL;
  guint64 value;

  if (!g_ascii_isxdigit (*digits))
    return 0;
  value = g_ascii_strtoull (digits, &end, is_hex ? 16 : 10);
  if (*end != '\0' || value > 0x10ffff || !g_unichar_validate ((gunichar) value))
    return 0;
  return (gunichar) value;
}

static gunichar
find_entity (const char *name)
{
  if (name[0] == '#')
    return numeric_entity (name);

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++) {
    if (g_str_equal (entities[i].name, name))
      return entities[i].c;
  }
  return 0;
}

/* Behind the entity at @at, or @at itself when it is a mere ampersand. */
static const char *
read_entity (Plain      *self,
             const char *at)
{
  g_autofree char *name = NULL;
  gsize length = strcspn (at, "; \t\n<");
  gunichar c;

  if (length > MAX_ENTITY_LENGTH || at[length] != ';')
    return at;

  name = g_strndup (at + 1, length - 1);
  c = find_entity (name);
  if (c == 0)
    return at;
  put_text_char (self, c);
  return at + length + 1;
}

static gboolean
is_line_start (const char *text,
               const char *at)
{
  while (at > text && (at[-1] == ' ' || at[-1] == '\t'))
    at--;
  return at == text || at[-1] == '\n';
}

/* Behind the Markdown sign at @at, or @at itself: heading and list marks, and stars of emphasis. */
static const char *
skip_mark (Plain      *self,
           const char *text,
           const char *at)
{
  gsize n_marks = strspn (at, at[0] == '#' ? "#" : "*-");

  if (at[0] == '*' && at[1] == '*')
    return at + 2;
  if (n_marks > 0 && (n_marks == 1 || at[0] == '#') && at[n_marks] == ' ' && is_line_start (text, at)) {
    self->paragraph = TRUE;
    return at + n_marks + 1;
  }
  return at;
}

static const char *
skip_markup (Plain      *self,
             const char *text,
             const char *at)
{
  if (g_ascii_isspace (*at))
    return skip_blanks (self, at);
  if (*at == '<')
    return skip_tag (self, at);
  if (*at == '&')
    return read_entity (self, at);
  return skip_mark (self, text, at);
}

char *
od_text_plain (const char *html)
{
  g_autofree char *text = NULL;
  Plain plain = { 0 };
  const char *at;

  g_return_val_if_fail (html != NULL, NULL);

  text = g_utf8_make_valid (html, -1);
  plain.out = g_string_sized_new (strlen (text));
  at = text;
  while (*at != '\0') {
    const char *next = skip_markup (&plain, text, at);

    if (next == at) {
      put_text_char (&plain, g_utf8_get_char (at));
      next = g_utf8_next_char (at);
    }
    at = next;
  }
  return g_string_free (plain.out, FALSE);
}
