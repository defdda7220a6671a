/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "od-directory-private.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

G_DEFINE_QUARK (od - directory - error - quark, od_directory_error)

typedef struct {
  OdServiceMap      *map;
  const char        *name;
  const char        *text;
  gsize              length;
  OdDirectoryReport *report;
} Source;

OdDirectoryReport *
od_directory_report_new (void)
{
  OdDirectoryReport *self = g_new0 (OdDirectoryReport, 1);

  self->complaints = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
od_directory_report_free (OdDirectoryReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->complaints);
  g_free (self);
}

static void
complain (const Source *source,
          char         *sentence)
{
  source->report->n_refused++;
  if (source->report->complaints->len < OD_DIRECTORY_MAX_COMPLAINTS)
    g_ptr_array_add (source->report->complaints, sentence);
  else
    g_free (sentence);
}

static guint
count_lines (const char *begin,
             const char *end)
{
  guint n_lines = 0;

  for (const char *at = begin; at < end; at++)
    n_lines += *at == '\n';

  return n_lines;
}

/* The end of the string that begins at @at; a sound text has no line break in it. */
static const char *
skip_string (const char *at,
             const char *end)
{
  for (at++; at < end && *at != '"'; at++) {
    if (*at == '\\' && at + 1 < end)
      at++;
  }

  return at;
}

/* The line of each object that opens inside @depth brackets, the innermost a list: where the records of a parsed text
 * stand, which the parsed tree no longer knows. */
static GArray *
find_lines (const Source *source,
            guint         depth)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *end = source->text + source->length;
  guint line = 1;
  guint level = 0;
  gboolean in_list = FALSE;

  for (const char *at = source->text; at < end; at++) {
    if (*at == '"')
      at = skip_string (at, end);
    else if (*at == '\n')
      line++;
    else if (*at == '[' || *at == '{') {
      if (*at == '{' && level == depth && in_list)
        g_array_append_val (lines, line);
      in_list = level + 1 == depth ? *at == '[' : in_list;
      level++;
    } else if (*at == ']' || *at == '}')
      level--;
  }

  return g_steal_pointer (&lines);
}

static void
read_one (const Source *source,
          OdJson       *object,
          guint         line)
{
  g_autoptr (GError) error = NULL;

  if (od_json_kind (object) != OD_JSON_OBJECT) {
    source->report->n_read++;
    complain (source, g_strdup_printf ("%s, line %u: a record must be an object", source->name, line));
  } else if (!od_directory_read_record (source->map, object, source->name, line, source->report, &error)) {
    complain (source, g_strdup (error->message));
  }
}

static void
read_list (const Source *source,
           OdJson       *list,
           guint         depth)
{
  g_autoptr (GArray) lines = find_lines (source, depth);
  guint n_objects = 0;

  for (guint i = 0; i < od_json_length (list); i++) {
    OdJson *element = od_json_element (list, i);
    guint line = n_objects < lines->len ? g_array_index (lines, guint, n_objects) : 1;

    read_one (source, element, line);
    n_objects += od_json_kind (element) == OD_JSON_OBJECT;
  }
}

static void
read_document (const Source *source,
               OdJson       *root)
{
  OdJson *contents = od_json_member (root, "contents");

  if (od_json_kind (root) == OD_JSON_ARRAY)
    read_list (source, root, 1);
  else if (contents != NULL && od_json_kind (contents) == OD_JSON_ARRAY)
    read_list (source, contents, 2);
  else if (contents != NULL)
    complain (source, g_strdup_printf ("%s, line 1: contents: must be a list", source->name));
  else
    read_one (source, root, 1 + count_lines (source->text, source->text + strspn (source->text, " \t\r\n")));
}

static void
read_line (const Source *source,
           const char   *text,
           gsize         length,
           guint         line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdJsonDocument) document = od_json_parse (text, (gssize) length, &error);

  if (document != NULL)
    read_one (source, od_json_root (document), line);
  else
    complain (source, g_strdup_printf ("%s, line %u: this line is no JSON", source->name, line));
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  }

  return TRUE;
}

static void
read_lines (const Source *source)
{
  const char *end = source->text + source->length;
  guint line = 1;

  for (const char *at = source->text; at < end; line++) {
    const char *stop = memchr (at, '\n', end - at);

    if (stop == NULL)
      stop = end;
    if (!is_blank (at, stop - at))
      read_line (source, at, stop - at, line);
    at = stop + 1;
  }
}

/* JSON Lines: a whole object on the first line that is not blank, and more after it. */
static gboolean
is_lines (const Source *source)
{
  const char *begin = source->text + strspn (source->text, " \t\r\n");
  const char *end = source->text + source->length;
  const char *stop = memchr (begin, '\n', end - begin);
  g_autoptr (OdJsonDocument) first = NULL;

  if (g_str_has_suffix (source->name, ".jsonl") || g_str_has_suffix (source->name, ".ndjson"))
    return TRUE;
  if (stop == NULL || is_blank (stop, end - stop) || *begin != '{')
    return FALSE;

  first = od_json_parse (begin, stop - begin, NULL);
  return first != NULL;
}

static void
read_whole (const Source *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdJsonDocument) document = od_json_parse (source->text, (gssize) source->length, &error);

  if (document != NULL)
    read_document (source, od_json_root (document));
  else
    complain (source, g_strdup_printf ("%s: %s", source->name, error->message));
}

void
od_directory_read_text (OdServiceMap      *map,
                        const char        *name,
                        const char        *text,
                        gsize              length,
                        OdDirectoryReport *report)
{
  Source source = { map, name, text, length, report };
  const char *wrong = NULL;

  g_return_if_fail (map != NULL && report != NULL);
  g_return_if_fail (name != NULL && text != NULL);

  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
    source.text += strlen (BYTE_ORDER_MARK);
    source.length -= strlen (BYTE_ORDER_MARK);
  }

  if (!g_utf8_validate_len (source.text, source.length, &wrong))
    complain (&source, g_strdup_printf ("%s, line %u: this is no UTF-8 text", name, 1 + count_lines (source.text, wrong)));
  else if (is_blank (source.text, source.length))
    complain (&source, g_strdup_printf ("%s, line 1: there is nothing in this file", name));
  else if (is_lines (&source))
    read_lines (&source);
  else
    read_whole (&source);
}

gboolean
od_directory_read_file (OdServiceMap      *map,
                        const char        *path,
                        OdDirectoryReport *report,
                        GError           **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) why = NULL;

  g_return_val_if_fail (map != NULL && report != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_get_contents (path, &text, &length, &why)) {
    g_set_error (error, OD_DIRECTORY_ERROR, OD_DIRECTORY_ERROR_READ, "cannot read %s: %s", path, why->message);
    return FALSE;
  }

  od_directory_read_text (map, path, text, length, report);
  return TRUE;
}
