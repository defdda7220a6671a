/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-language.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
a_language_is_called_as_it_calls_itself (void **state)
{
  assert_string_equal (od_language_own_name ("es"), "Español");
  assert_string_equal (od_language_own_name ("ar"), "العربية");
  assert_string_equal (od_language_own_name ("de-simple"), "Leichte Sprache");
  assert_string_equal (od_language_own_name ("PT-br"), "Português");
  assert_string_equal (od_language_own_name ("xx"), "xx");
}

static void
every_language_of_the_house_has_a_name (void **state)
{
  const char *const tags[] = {
    "en", "es", "eu", "fr", "de", "nl", "fi", "sv", "nb", "da", "ga", "cs", "pl", "hu", "sl", "sr", "ro", "uk", "ru", "tr", "ar",
    "fa", "so", "ti",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++) {
    const char *name = od_language_own_name (tags[i]);

    assert_string_not_equal (name, tags[i]);
    assert_true (g_utf8_validate (name, -1, NULL));
  }
}

static void
direction_follows_the_script (void **state)
{
  assert_true (od_language_is_rtl ("ar"));
  assert_true (od_language_is_rtl ("fa-AF"));
  assert_true (od_language_is_rtl ("UR"));
  assert_true (od_language_is_rtl ("he"));
  assert_true (od_language_is_rtl ("ps"));
  assert_true (od_language_is_rtl ("ku-Arab"));
  assert_true (od_language_is_rtl ("ckb"));
  assert_false (od_language_is_rtl ("ku"));
  assert_false (od_language_is_rtl ("ar-Latn"));
  assert_false (od_language_is_rtl ("es"));
  assert_false (od_language_is_rtl ("ti"));
  assert_false (od_language_is_rtl ("en-x-arab"));
  assert_false (od_language_is_rtl (""));
}

static void
tags_are_known_by_their_form (void **state)
{
  const char *const right[] = {
    "en", "es", "ckb", "de-simple", "zh-Hant-TW", "es-419", "sl-rozaj-biske", "de-CH-1996", "zh-cmn-Hans-CN", "en-u-ca-gregory",
    "x-ours", "en-x-a-b", "qaa-Qaaa-QM-x-southern",
  };
  const char *const wrong[] = {
    "", "e", "es_ES", "es-", "-es", "es--ES", "e1", "es-abcdefghi", "en-u", "en-x", "es ES", "12", "en-a-b", "../../etc",
    "de-simple-and-much-longer-than-any-tag", "x", "ñu", "en-Latn-Arab", "abcd-efg",
    "en-x-abcdefgh-abcdefgh-abcdefgh-abcde",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    assert_true (od_language_is_valid (right[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_false (od_language_is_valid (wrong[i]));
  assert_false (od_language_is_valid (NULL));
}

static void
assert_falls_back (const char *tag,
                   const char *centre,
                   const char *expected)
{
  g_auto (GStrv) tags = od_language_fallbacks (tag, centre);
  g_autofree char *joined = g_strjoinv (" ", tags);

  assert_string_equal (joined, expected);
}

static void
a_text_falls_back_to_what_is_nearest (void **state)
{
  assert_falls_back ("de-simple", "es", "de-simple de es");
  assert_falls_back ("de", "de", "de");
  assert_falls_back ("es-MX", "ES", "es-MX es");
  assert_falls_back (NULL, "es", "es");
  assert_falls_back ("ar", NULL, "ar");
  assert_falls_back ("", "", "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_language_is_called_as_it_calls_itself),
    cmocka_unit_test (every_language_of_the_house_has_a_name),
    cmocka_unit_test (direction_follows_the_script),
    cmocka_unit_test (tags_are_known_by_their_form),
    cmocka_unit_test (a_text_falls_back_to_what_is_nearest),
  };

  return cmocka_run_group_tests_name ("language", tests, NULL, NULL);
}
