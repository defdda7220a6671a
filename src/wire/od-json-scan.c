/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-json-scan.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "od-wire.h"

#define MAX_NUMBER_LENGTH 64

typedef struct {
  /* borrowed */
  const char *at;
  const char *end;
  GArray     *shapes;
  GError    **error;

  /* state */
  guint       line;
  guint       depth;
  char        closers[OD_JSON_MAX_DEPTH];
  guint       objects[OD_JSON_MAX_DEPTH]; /* index into @shapes of the object open at each depth */
} Scan;

static gboolean
fail (Scan       *self,
      const char *what)
{
  g_set_error (self->error, OD_WIRE_ERROR, OD_WIRE_ERROR_SYNTAX, "line %u: %s", self->line, what);
  return FALSE;
}

static char
peek (const Scan *self)
{
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (Scan *self,
      char  c)
{
  if (peek (self) != c || self->at == self->end)
    return FALSE;

  self->at++;
  return TRUE;
}

static void
skip_blanks (Scan *self)
{
  for (; self->at < self->end; self->at++) {
    if (*self->at == '\n')
      self->line++;
    else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
      return;
  }
}

static gboolean
take_hex (Scan  *self,
          guint *value)
{
  *value = 0;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (peek (self));

    if (digit < 0)
      return FALSE;
    *value = *value * 16 + (guint) digit;
    self->at++;
  }
  return TRUE;
}

/* Behind "\u". Half a surrogate pair is no character, and U+0000 would end a C string early. */
static gboolean
scan_unicode (Scan *self)
{
  guint high, low;

  if (!take_hex (self, &high) || high == 0 || (high >= 0xdc00 && high <= 0xdfff))
    return fail (self, "not a character behind \\u");
  if (high < 0xd800 || high > 0xdbff)
    return TRUE;
  if (!take (self, '\\') || !take (self, 'u') || !take_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
    return fail (self, "half a character behind \\u");
  return TRUE;
}

static gboolean
scan_escape (Scan *self)
{
  char c = peek (self);

  if (c == '\0' || strchr ("\"\\/bfnrtu", c) == NULL)
    return fail (self, "unknown escape in a string");

  self->at++;
  return c != 'u' || scan_unicode (self);
}

static gboolean
scan_string (Scan *self)
{
  if (!take (self, '"'))
    return fail (self, "a string was expected");

  while (self->at < self->end) {
    guchar c = (guchar) * self->at++;

    if (c == '"')
      return TRUE;
    if (c < ' ')
      return fail (self, "a control character in a string");
    if (c == '\\' && !scan_escape (self))
      return FALSE;
  }
  return fail (self, "a string does not end");
}

static gboolean
skip_digits (Scan *self)
{
  const char *first = self->at;

  while (g_ascii_isdigit (peek (self)))
    self->at++;
  return self->at > first;
}

static gboolean
check_number (Scan       *self,
              const char *first,
              gboolean    is_whole)
{
  char text[MAX_NUMBER_LENGTH + 1];
  gsize length = (gsize) (self->at - first);
  gint64 whole;

  if (length > MAX_NUMBER_LENGTH)
    return fail (self, "a number is too long");

  memcpy (text, first, length);
  text[length] = '\0';
  if (is_whole && !g_ascii_string_to_signed (text, 10, -G_MAXINT64, G_MAXINT64, &whole, NULL))
    return fail (self, "a number is too large");
  if (!is_whole && !isfinite (g_ascii_strtod (text, NULL)))
    return fail (self, "a number is too large");
  return TRUE;
}

static gboolean
scan_number (Scan *self)
{
  const char *first = self->at;
  gboolean is_whole = TRUE;

  take (self, '-');
  if (!take (self, '0') && !skip_digits (self))
    return fail (self, "a digit was expected");
  if (take (self, '.')) {
    is_whole = FALSE;
    if (!skip_digits (self))
      return fail (self, "a digit was expected");
  }
  if (take (self, 'e') || take (self, 'E')) {
    is_whole = FALSE;
    if (!take (self, '+'))
      take (self, '-');
    if (!skip_digits (self))
      return fail (self, "a digit was expected");
  }
  return check_number (self, first, is_whole);
}

static gboolean
scan_word (Scan *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);

    if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0) {
      self->at += length;
      return TRUE;
    }
  }
  return fail (self, self->at == self->end ? "the text ends too early" : "a value was expected");
}

static gboolean
scan_key (Scan *self)
{
  skip_blanks (self);
  if (peek (self) != '"')
    return fail (self, "the name of a member was expected");
  if (!scan_string (self))
    return FALSE;
  skip_blanks (self);
  if (!take (self, ':'))
    return fail (self, "a colon was expected");

  g_array_index (self->shapes, OdJsonShape, self->objects[self->depth - 1]).n_members++;
  return TRUE;
}

/* Opens an object or array. An empty one is a complete value. */
static gboolean
scan_opening (Scan     *self,
              gboolean *is_complete)
{
  gboolean is_object = *self->at == '{';
  OdJsonShape shape = { self->line, 0 };

  if (self->depth == OD_JSON_MAX_DEPTH)
    return fail (self, "too deep");

  self->at++;
  self->closers[self->depth] = is_object ? '}' : ']';
  self->objects[self->depth] = self->shapes->len;
  self->depth++;
  if (is_object)
    g_array_append_val (self->shapes, shape);

  skip_blanks (self);
  *is_complete = take (self, self->closers[self->depth - 1]);
  if (*is_complete)
    self->depth--;
  return *is_complete || !is_object || scan_key (self);
}

static gboolean
scan_value (Scan     *self,
            gboolean *is_complete)
{
  char c;

  skip_blanks (self);
  c = peek (self);
  *is_complete = TRUE;
  if (c == '{' || c == '[')
    return scan_opening (self, is_complete);
  if (c == '"')
    return scan_string (self);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (self);
  return scan_word (self);
}

/* What follows a complete value: the ends of what is open around it, until another value comes or the text is over. */
static gboolean
scan_after_value (Scan     *self,
                  gboolean *more)
{
  while (self->depth > 0) {
    char closer = self->closers[self->depth - 1];

    skip_blanks (self);
    if (take (self, ',')) {
      *more = TRUE;
      return closer == ']' || scan_key (self);
    }
    if (!take (self, closer))
      return fail (self, closer == '}' ? "a comma or } was expected" : "a comma or ] was expected");
    self->depth--;
  }

  *more = FALSE;
  skip_blanks (self);
  return self->at == self->end || fail (self, "more text behind the end");
}

gboolean
od_json_scan (const char *text,
              gsize       length,
              GArray     *shapes,
              GError    **error)
{
  Scan scan = { text, text + length, shapes, error, 1, 0, { 0 }, { 0 } };
  gboolean more = TRUE;

  if (!g_utf8_validate_len (text, length, NULL))
    return fail (&scan, "not UTF-8");

  while (more) {
    gboolean is_complete;

    if (!scan_value (&scan, &is_complete))
      return FALSE;
    if (is_complete && !scan_after_value (&scan, &more))
      return FALSE;
  }
  return TRUE;
}
