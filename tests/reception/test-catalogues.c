/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include <string.h>

/* What staff read is there in every language of po/staff/LINGUAS: every message of the template, certain, with the places that are
 * filled in later. */

typedef struct {
  GString *context;
  GString *id;
  GString *plural;
  GString *forms[6];
  guint    n_forms;
  gboolean fuzzy;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_string_free (entry->context, TRUE);
  g_string_free (entry->id, TRUE);
  g_string_free (entry->plural, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (entry->forms); i++)
    g_string_free (entry->forms[i], TRUE);
  g_free (entry);
}

static Entry *
new_entry (void)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->context = g_string_new (NULL);
  entry->id = g_string_new (NULL);
  entry->plural = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (entry->forms); i++)
    entry->forms[i] = g_string_new (NULL);

  return entry;
}

static char *
read_source (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "po", "staff", name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    fail_msg ("%s cannot be read", path);

  return text;
}

static GString *
find_field (Entry      *entry,
            const char *line)
{
  gsize form;

  if (g_str_has_prefix (line, "msgctxt "))
    return entry->context;
  if (g_str_has_prefix (line, "msgid "))
    return entry->id;
  if (g_str_has_prefix (line, "msgid_plural "))
    return entry->plural;
  assert_true (g_str_has_prefix (line, "msgstr"));
  form = line[6] == '[' ? (gsize) (line[7] - '0') : 0;
  assert_true (form < G_N_ELEMENTS (entry->forms));
  entry->n_forms = MAX (entry->n_forms, (guint) form + 1);

  return entry->forms[form];
}

/* The text between the quotes, escapes and all: both sides are compared as they are written. */
static void
append_quoted (GString    *field,
               const char *line)
{
  const char *start = strchr (line, '"');
  const char *end = strrchr (line, '"');

  assert_true (start != NULL && end > start);
  g_string_append_len (field, start + 1, end - start - 1);
}

static Entry *
read_entry (const char *block)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);
  Entry *entry = new_entry ();
  GString *field = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "#,"))
      entry->fuzzy = entry->fuzzy || strstr (lines[i], "fuzzy") != NULL;
    if (lines[i][0] == '#' || lines[i][0] == '\0')
      continue;
    field = lines[i][0] == '"' ? field : find_field (entry, lines[i]);
    assert_non_null (field);
    append_quoted (field, lines[i]);
  }

  return entry;
}

/* The messages of a file by context and id; the header is no message. */
static GHashTable *
read_entries (const char *name)
{
  g_autofree char *text = read_source (name);
  g_auto (GStrv) blocks = g_strsplit (text, "\n\n", -1);
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);

  for (guint i = 0; blocks[i] != NULL; i++) {
    Entry *entry = read_entry (blocks[i]);

    if (entry->id->len > 0)
      g_hash_table_insert (entries, g_strdup_printf ("%s\x04%s", entry->context->str, entry->id->str), entry);
    else
      free_entry (entry);
  }

  return entries;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* What is filled in later, in one order: %s, %-14s, %1$s, {n}, and how the line ends. */
static char *
places_of (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("%[-0-9.$]*[a-zA-Z%]|\\{[a-z_]+\\}|\\\\n$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *place = g_match_info_fetch (match, 0);
    const char *type = strchr (place, '$');

    g_ptr_array_add (places, type != NULL ? g_strconcat ("%", type + 1, NULL) : g_strdup (place));
  }
  g_ptr_array_sort (places, compare_words);
  g_ptr_array_add (places, NULL);

  return g_strjoinv (" ", (char **) places->pdata);
}

static void
check_entry (const char *language,
             Entry      *wanted,
             Entry      *said,
             guint       n_plurals)
{
  g_autofree char *places = places_of (wanted->id->str);

  if (said == NULL)
    fail_msg ("%s lacks \"%s\"", language, wanted->id->str);
  if (said->fuzzy)
    fail_msg ("%s is not sure about \"%s\"", language, wanted->id->str);
  assert_string_equal (said->plural->str, wanted->plural->str);
  if (said->n_forms != (wanted->plural->len > 0 ? n_plurals : 1))
    fail_msg ("%s has %u forms of \"%s\"", language, said->n_forms, wanted->id->str);
  for (guint i = 0; i < said->n_forms; i++) {
    g_autofree char *own = places_of (said->forms[i]->str);

    if (said->forms[i]->len == 0 || !g_str_equal (own, places))
      fail_msg ("%s says \"%s\" for \"%s\"", language, said->forms[i]->str, wanted->id->str);
  }
}

static guint
count_plurals (const char *name)
{
  g_autofree char *text = read_source (name);
  const char *rule = strstr (text, "nplurals=");

  assert_non_null (rule);

  return (guint) g_ascii_strtoull (rule + strlen ("nplurals="), NULL, 10);
}

static void
check_language (const char *language,
                GHashTable *wanted)
{
  g_autofree char *name = g_strconcat (language, ".po", NULL);
  g_autoptr (GHashTable) said = read_entries (name);
  guint n_plurals = count_plurals (name);
  GHashTableIter iter;
  gpointer key;
  gpointer entry;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &entry))
    check_entry (language, entry, g_hash_table_lookup (said, key), n_plurals);
}

static void
every_language_says_every_text_of_staff (void **state)
{
  g_autofree char *linguas = read_source ("LINGUAS");
  g_auto (GStrv) lines = g_strsplit (linguas, "\n", -1);
  g_autoptr (GHashTable) wanted = read_entries ("onedoor-staff.pot");
  guint n_languages = 0;

  (void) state;
  assert_true (g_hash_table_size (wanted) > 100);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) languages = g_strsplit (lines[i][0] == '#' ? "" : lines[i], " ", -1);

    for (guint j = 0; languages[j] != NULL; j++)
      if (languages[j][0] != '\0') {
        check_language (languages[j], wanted);
        n_languages++;
      }
  }
  assert_true (n_languages > 0);
}

static void
places_are_found_in_any_order (void **state)
{
  g_autofree char *plain = places_of ("%s of %u, {n}%-14s\\n");
  g_autofree char *turned = places_of ("{n} %-14s %2$u %1$s\\n");
  g_autofree char *fewer = places_of ("%s of u, {n}%-14s\\n");

  (void) state;
  assert_string_equal (plain, turned);
  assert_string_not_equal (plain, fewer);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_language_says_every_text_of_staff),
    cmocka_unit_test (places_are_found_in_any_order),
  };

  return cmocka_run_group_tests_name ("catalogues", tests, NULL, NULL);
}
