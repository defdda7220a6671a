/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-catalogue.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define DOMAIN "thing"
#define HEADER(plural) "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: " plural "\n"
#define GERMANIC "nplurals=2; plural=(n != 1);"
#define ARABIC "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
#define POLISH "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
#define IRISH "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : (n>2 && n<7) ? 2 :(n>6 && n<11) ? 3 : 4;"

/* A message as the compiler lays it down: lengths count the NULs between forms, not the last. */
typedef struct {
  const char *id;
  gsize       id_length;
  const char *text;
  gsize       text_length;
} Message;

#define MESSAGE(id, text) { id, sizeof (id) - 1, text, sizeof (text) - 1 }

typedef struct {
  char *dir;
} Fixture;

static void
put_word (GByteArray *bytes,
          guint32     word,
          gboolean    swap)
{
  if (swap)
    word = GUINT32_SWAP_LE_BE (word);
  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

static GByteArray *
build (const Message *messages,
       guint32        n_messages,
       gboolean       swap)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 at = 28 + n_messages * 16;

  put_word (bytes, 0x950412de, swap);
  put_word (bytes, 0, swap);
  put_word (bytes, n_messages, swap);
  put_word (bytes, 28, swap);
  put_word (bytes, 28 + n_messages * 8, swap);
  put_word (bytes, 0, swap);
  put_word (bytes, 0, swap);
  for (guint32 i = 0; i < n_messages; i++) {
    put_word (bytes, (guint32) messages[i].id_length, swap);
    put_word (bytes, at, swap);
    at += (guint32) messages[i].id_length + 1;
  }
  for (guint32 i = 0; i < n_messages; i++) {
    put_word (bytes, (guint32) messages[i].text_length, swap);
    put_word (bytes, at, swap);
    at += (guint32) messages[i].text_length + 1;
  }
  for (guint32 i = 0; i < n_messages; i++)
    g_byte_array_append (bytes, (const guint8 *) messages[i].id, (guint) messages[i].id_length + 1);
  for (guint32 i = 0; i < n_messages; i++)
    g_byte_array_append (bytes, (const guint8 *) messages[i].text, (guint) messages[i].text_length + 1);
  return bytes;
}

static void
save (const char   *dir,
      const char   *folder,
      const guint8 *bytes,
      gsize         n_bytes)
{
  g_autofree char *messages_dir = g_build_filename (dir, folder, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages_dir, DOMAIN ".mo", NULL);

  assert_int_equal (g_mkdir_with_parents (messages_dir, 0700), 0);
  assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) n_bytes, NULL));
}

static void
save_messages (Fixture       *fixture,
               const char    *folder,
               const Message *messages,
               guint32        n_messages,
               gboolean       swap)
{
  g_autoptr (GByteArray) bytes = build (messages, n_messages, swap);

  save (fixture->dir, folder, bytes->data, bytes->len);
}

static void
save_plural (Fixture    *fixture,
             const char *folder,
             const char *rule)
{
  g_autofree char *header = g_strdup_printf ("Plural-Forms: %s\n", rule);
  const Message messages[] = {
    { "", 0, header, strlen (header) },
    MESSAGE ("%u hour\0%u hours", "zero\0one\0two\0three\0four\0five"),
  };

  save_messages (fixture, folder, messages, G_N_ELEMENTS (messages), FALSE);
}

static int
make_dir (void **state)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->dir = g_dir_make_tmp ("od-catalogue-XXXXXX", NULL);
  *state = fixture;
  return fixture->dir == NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  assert_int_equal (g_remove (path), 0);
}

static int
remove_dir (void **state)
{
  Fixture *fixture = *state;

  remove_tree (fixture->dir);
  g_free (fixture->dir);
  g_free (fixture);
  return 0;
}

static OdCatalogue *
open_catalogue (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  OdCatalogue *catalogue = od_catalogue_open (fixture->dir, DOMAIN, &error);

  assert_null (error);
  assert_non_null (catalogue);
  return catalogue;
}

static const Message spanish[] = {
  MESSAGE ("", HEADER (GERMANIC)),
  MESSAGE ("Welcome", "Bienvenida"),
  MESSAGE ("door\004Open", "Abierta"),
  MESSAGE ("Empty", ""),
};

static void
each_language_says_it_in_its_own_words (void **state)
{
  const Message arabic[] = { MESSAGE ("", HEADER (ARABIC)), MESSAGE ("Welcome", "أهلا") };
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  save_messages (*state, "ar", arabic, G_N_ELEMENTS (arabic), FALSE);
  catalogue = open_catalogue (*state);
  assert_string_equal (od_catalogue_say (catalogue, "es", "Welcome"), "Bienvenida");
  assert_string_equal (od_catalogue_say (catalogue, "ar", "Welcome"), "أهلا");
  assert_string_equal (od_catalogue_say (catalogue, "es", "door\004Open"), "Abierta");
}

static void
a_text_falls_back_to_the_base_language_and_then_to_itself (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (*state);
  assert_string_equal (od_catalogue_say (catalogue, "es-MX", "Welcome"), "Bienvenida");
  assert_string_equal (od_catalogue_say (catalogue, "ES", "Welcome"), "Bienvenida");
  assert_string_equal (od_catalogue_say (catalogue, "fi", "Welcome"), "Welcome");
  assert_string_equal (od_catalogue_say (catalogue, NULL, "Welcome"), "Welcome");
  assert_string_equal (od_catalogue_say (catalogue, "es", "Unheard"), "Unheard");
  assert_string_equal (od_catalogue_say (catalogue, "es", "Empty"), "Empty");
}

static void
the_header_is_no_message (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (*state);
  assert_string_equal (od_catalogue_say (catalogue, "es", ""), "");
}

static void
it_tells_what_it_holds (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (*state);
  assert_true (od_catalogue_has (catalogue, "es", "Welcome"));
  assert_true (od_catalogue_has (catalogue, "es-419", "Welcome"));
  assert_false (od_catalogue_has (catalogue, "es", "Unheard"));
  assert_false (od_catalogue_has (catalogue, "fr", "Welcome"));
  assert_false (od_catalogue_has (catalogue, NULL, "Welcome"));
}

static void
a_folder_named_as_a_locale_is_a_language (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "pt_BR", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (*state);
  assert_true (od_catalogue_has (catalogue, "pt-BR", "Welcome"));
}

static void
the_other_byte_order_is_read (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), TRUE);
  catalogue = open_catalogue (*state);
  assert_string_equal (od_catalogue_say (catalogue, "es", "Welcome"), "Bienvenida");
}

static void
assert_form (OdCatalogue *catalogue,
             const char  *tag,
             gulong       n,
             const char  *expected)
{
  assert_string_equal (od_catalogue_say_n (catalogue, tag, "%u hour", "%u hours", n), expected);
}

static void
every_language_counts_by_its_own_rule (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_plural (*state, "ar", ARABIC);
  save_plural (*state, "pl", POLISH);
  save_plural (*state, "ga", IRISH);
  save_plural (*state, "hu", "nplurals=1; plural=0;");
  save_plural (*state, "fr", "nplurals=2; plural=n>1");
  catalogue = open_catalogue (*state);

  assert_form (catalogue, "ar", 0, "zero");
  assert_form (catalogue, "ar", 2, "two");
  assert_form (catalogue, "ar", 103, "three");
  assert_form (catalogue, "ar", 11, "four");
  assert_form (catalogue, "ar", 100, "five");
  assert_form (catalogue, "pl", 1, "zero");
  assert_form (catalogue, "pl", 22, "one");
  assert_form (catalogue, "pl", 12, "two");
  assert_form (catalogue, "ga", 2, "one");
  assert_form (catalogue, "ga", 10, "three");
  assert_form (catalogue, "ga", 11, "four");
  assert_form (catalogue, "hu", 5, "zero");
  assert_form (catalogue, "fr", 0, "zero");
  assert_form (catalogue, "fr", 2, "one");
}

static void
operators_bind_as_in_c (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_plural (*state, "aa", "nplurals=6; plural=1+2*n/3-n%2;");
  save_plural (*state, "bb", "nplurals=6; plural=!n==1||n==9||n>3&&n<=5;");
  save_plural (*state, "cc", "nplurals=6; plural=n?n>1?3:2:1;");
  save_plural (*state, "dd", "nplurals=6; plural=n/0+n%0+(n>=4);");
  save_plural (*state, "ee", "nplurals=2; plural=n;");
  catalogue = open_catalogue (*state);

  assert_form (catalogue, "aa", 3, "two");     /* 1 + 6 / 3 - 1 */
  assert_form (catalogue, "aa", 2, "two");     /* 1 + 4 / 3 - 0 */
  assert_form (catalogue, "bb", 0, "one");
  assert_form (catalogue, "bb", 1, "zero");
  assert_form (catalogue, "bb", 5, "one");
  assert_form (catalogue, "bb", 6, "zero");
  assert_form (catalogue, "bb", 9, "one");
  assert_form (catalogue, "cc", 0, "one");
  assert_form (catalogue, "cc", 1, "two");
  assert_form (catalogue, "cc", 9, "three");
  assert_form (catalogue, "dd", 9, "one");
  assert_form (catalogue, "ee", 1, "one");
  assert_form (catalogue, "ee", 3, "zero");
  assert_form (catalogue, "ee", 7, "zero");
}

static void
a_missing_form_is_the_first (void **state)
{
  const Message few[] = { MESSAGE ("", HEADER (ARABIC)), MESSAGE ("%u hour\0%u hours", "only") };
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "ar", few, G_N_ELEMENTS (few), FALSE);
  catalogue = open_catalogue (*state);
  assert_form (catalogue, "ar", 7, "only");
}

static void
without_a_translation_english_counts (void **state)
{
  g_autoptr (OdCatalogue) catalogue = open_catalogue (*state);

  assert_form (catalogue, "fr", 0, "%u hours");
  assert_form (catalogue, "fr", 1, "%u hour");
  assert_form (catalogue, NULL, 2, "%u hours");
}

static void
without_a_rule_the_germanic_one_holds (void **state)
{
  const Message bare[] = { MESSAGE ("%u hour\0%u hours", "timme\0timmar") };
  g_autoptr (OdCatalogue) catalogue = NULL;

  save_messages (*state, "sv", bare, G_N_ELEMENTS (bare), FALSE);
  catalogue = open_catalogue (*state);
  assert_form (catalogue, "sv", 1, "timme");
  assert_form (catalogue, "sv", 0, "timmar");
}

static void
no_folder_gives_an_empty_catalogue (void **state)
{
  g_autoptr (OdCatalogue) catalogue = od_catalogue_open ("/nonexistent/folder", DOMAIN, NULL);

  assert_non_null (catalogue);
  assert_string_equal (od_catalogue_say (catalogue, "es", "Welcome"), "Welcome");
}

static void
a_folder_that_is_a_file_is_an_error (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *path = g_build_filename (fixture->dir, "file", NULL);
  g_autoptr (GError) error = NULL;

  assert_true (g_file_set_contents (path, "x", 1, NULL));
  assert_null (od_catalogue_open (path, DOMAIN, &error));
  assert_non_null (error);
}

static void
a_folder_without_the_domain_is_skipped (void **state)
{
  Fixture *fixture = *state;
  g_autofree char *other = g_build_filename (fixture->dir, "fr", NULL);
  g_autoptr (OdCatalogue) catalogue = NULL;

  assert_int_equal (g_mkdir (other, 0700), 0);
  save_messages (fixture, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (fixture);
  assert_true (od_catalogue_has (catalogue, "es", "Welcome"));
}

static void
assert_damaged (Fixture      *fixture,
                const guint8 *bytes,
                gsize         n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdCatalogue) catalogue = NULL;

  save (fixture->dir, "es", bytes, n_bytes);
  catalogue = od_catalogue_open (fixture->dir, DOMAIN, &error);
  assert_null (catalogue);
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
  assert_non_null (strstr (error->message, "es/LC_MESSAGES/" DOMAIN ".mo"));
}

static void
a_file_cut_short_is_damaged_wherever_it_was_cut (void **state)
{
  g_autoptr (GByteArray) bytes = build (spanish, G_N_ELEMENTS (spanish), FALSE);

  for (guint length = 0; length < bytes->len; length++) {
    /* An exact copy, so that a sanitizer sees every read behind the end. */
    g_autofree guint8 *part = g_memdup2 (bytes->data, length);

    assert_damaged (*state, part, length);
  }
}

static void
a_text_that_does_not_end_is_damage (void **state)
{
  g_autoptr (GByteArray) bytes = build (spanish, G_N_ELEMENTS (spanish), FALSE);

  bytes->data[bytes->len - 1] = 'x';
  assert_damaged (*state, bytes->data, bytes->len);
}

static void
words_that_lie_are_damage (void **state)
{
  g_autoptr (GByteArray) bytes = build (spanish, G_N_ELEMENTS (spanish), FALSE);

  for (gsize word = 0; word < 28 + 16 * G_N_ELEMENTS (spanish); word += 4) {
    g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

    if (word == 20 || word == 24)   /* the hash table, which nobody needs */
      continue;
    memset (copy + word, 0xff, 4);
    assert_damaged (*state, copy, bytes->len);
  }
}

static void
a_text_that_is_not_utf8_is_damage (void **state)
{
  const Message latin[] = { MESSAGE ("", HEADER (GERMANIC)), MESSAGE ("a\0b", "x\0\xe9") };
  g_autoptr (GByteArray) bytes = build (latin, G_N_ELEMENTS (latin), FALSE);

  assert_damaged (*state, bytes->data, bytes->len);
}

static void
a_rule_that_is_none_is_damage (void **state)
{
  g_autofree char *long_rule = g_strnfill (600, '!');
  g_autofree char *deep_rule = g_strdup_printf ("nplurals=2; plural=%sn;", long_rule);
  const char *const rules[] = {
    "", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=0; plural=0;", "nplurals=99; plural=0;", "nplurals=2;", "nplurals=2; plural=",
    "nplurals=2; plural=n!=", "nplurals=2; plural=(n", "nplurals=2; plural=n ? 1", "nplurals=2; plural=n ? 1 :", "nplurals=2; plural=m;",
    "nplurals=2; plural=n n;", "nplurals=2 plural=n;", "nplurals=2; plural=!;", "nplurals=2; plural=n=1;", deep_rule,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *header = g_strdup_printf ("Plural-Forms: %s\n", rules[i]);
    const Message messages[] = { { "", 0, header, strlen (header) } };
    g_autoptr (GByteArray) bytes = build (messages, 1, FALSE);

    assert_damaged (*state, bytes->data, bytes->len);
  }
}

static gpointer
ask_often (gpointer data)
{
  OdCatalogue *catalogue = data;
  guint n_right = 0;

  for (int i = 0; i < 20000; i++)
    n_right += g_str_equal (od_catalogue_say (catalogue, i % 2 == 0 ? "es" : "xx", "Welcome"), i % 2 == 0 ? "Bienvenida" : "Welcome");
  return GUINT_TO_POINTER (n_right);
}

static void
any_thread_may_ask (void **state)
{
  g_autoptr (OdCatalogue) catalogue = NULL;
  GThread *threads[4];

  save_messages (*state, "es", spanish, G_N_ELEMENTS (spanish), FALSE);
  catalogue = open_catalogue (*state);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asks", ask_often, catalogue);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    assert_int_equal (GPOINTER_TO_UINT (g_thread_join (threads[i])), 20000);
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown (test, make_dir, remove_dir)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    IN_DIR (each_language_says_it_in_its_own_words),
    IN_DIR (a_text_falls_back_to_the_base_language_and_then_to_itself),
    IN_DIR (the_header_is_no_message),
    IN_DIR (it_tells_what_it_holds),
    IN_DIR (a_folder_named_as_a_locale_is_a_language),
    IN_DIR (the_other_byte_order_is_read),
    IN_DIR (every_language_counts_by_its_own_rule),
    IN_DIR (operators_bind_as_in_c),
    IN_DIR (a_missing_form_is_the_first),
    IN_DIR (without_a_translation_english_counts),
    IN_DIR (without_a_rule_the_germanic_one_holds),
    IN_DIR (no_folder_gives_an_empty_catalogue),
    IN_DIR (a_folder_that_is_a_file_is_an_error),
    IN_DIR (a_folder_without_the_domain_is_skipped),
    IN_DIR (a_file_cut_short_is_damaged_wherever_it_was_cut),
    IN_DIR (a_text_that_does_not_end_is_damage),
    IN_DIR (words_that_lie_are_damage),
    IN_DIR (a_text_that_is_not_utf8_is_damage),
    IN_DIR (a_rule_that_is_none_is_damage),
    IN_DIR (any_thread_may_ask),
  };

  return cmocka_run_group_tests_name ("catalogue", tests, NULL, NULL);
}
