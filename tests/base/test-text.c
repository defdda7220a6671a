/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-text.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
assert_plain (const char *html,
              const char *expected)
{
  g_autofree char *text = od_text_plain (html);

  assert_string_equal (text, expected);
}

static void
a_stranger_s_text_is_isolated (void **state)
{
  g_autofree char *text = od_text_isolate ("abc");

  assert_string_equal (text, "\u2068abc\u2069");
}

static void
a_number_reads_from_left_to_right (void **state)
{
  g_autofree char *text = od_text_number ("B", 27);

  assert_string_equal (text, "\u2066B 27\u2069");
}

static void
html_has_no_power_in_escaped_text (void **state)
{
  g_autofree char *text = od_text_escape_html ("<a href=\"x\">Tom & 'Jerry'</a>");
  g_autofree char *invalid = od_text_escape_html ("a\xff<");

  assert_null (strpbrk (text, "<>\"'"));
  assert_string_equal (text, "&lt;a href=&quot;x&quot;&gt;Tom &amp; &apos;Jerry&apos;&lt;/a&gt;");
  assert_true (g_utf8_validate (invalid, -1, NULL));
}

static void
a_line_is_what_people_type (void **state)
{
  static const char *const lines[] = { "Ana", "أحمد", "José María O'Neill-López", "👩\u200d👩\u200d👧", "a\u200fb", "3" };
  static const char *const others[] = { "", "   ", "\u200b", "\u00a0", "a\nb", "a\tb", "a\x07", "\x7f", "a\xc2\x85", "a\u202eb", "\u2066a",
                                        "a\u2028b", "a\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_true (od_text_is_line (lines[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_false (od_text_is_line (others[i]));
}

static void
tags_go_and_paragraphs_stay (void **state)
{
  assert_plain ("<p>One <b>two</b></p><p class='x'>three</p>", "One two\nthree");
  assert_plain ("one<br/>two<BR>three", "one\ntwo\nthree");
  assert_plain ("<ul><li>a</li>\n<li>b</li></ul>", "a\nb");
  assert_plain ("a<!-- <p>not this --> b", "a b");
  assert_plain ("a<!-- without end", "a");
  assert_plain ("<script>alert ('x')</script>a<style>p { }</style>", "a");
}

static void
blanks_fold (void **state)
{
  assert_plain ("  one\n two\t\tthree  ", "one two three");
  assert_plain ("one\r\n\r\n\r\ntwo", "one\ntwo");
  assert_plain ("one&nbsp;&nbsp;two", "one two");
  assert_plain ("", "");
  assert_plain (" \n \n", "");
}

static void
entities_are_read (void **state)
{
  assert_plain ("Espa&ntilde;a &amp; &#8364;5 &#x20AC;6 &lt;b&gt;", "España & €5 €6 <b>");
  assert_plain ("&unknown; &#0; &#xD800; &#99999999; &; a&b", "&unknown; &#0; &#xD800; &#99999999; &; a&b");
  assert_plain ("&#1;a", "a");
}

static void
markdown_marks_go (void **state)
{
  assert_plain ("# Title\ntext **bold** text", "Title text bold text");
  assert_plain ("* one\n* two\n- three", "one\ntwo\nthree");
  assert_plain ("3 * 4 - 5 # 6", "3 * 4 - 5 # 6");
}

static void
a_mere_less_than_stays (void **state)
{
  assert_plain ("a < b and 3 <4", "a < b and 3 <4");
  assert_plain ("open <tag without end", "open <tag without end");
}

static void
bytes_that_are_no_text_become_a_sign (void **state)
{
  assert_plain ("a\xff" "b", "a\uFFFDb");
  assert_plain ("a\x01" "b", "ab");
}

/* With one look ahead for each lone sign this would take minutes. */
static void
a_hostile_text_is_read_once (void **state)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 50000; i++)
    g_string_append (html, "<a<!&#* ");
  text = od_text_plain (html->str);
  assert_true (strlen (text) > 50000);
  assert_true (g_get_monotonic_time () - start < 20 * G_USEC_PER_SEC);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_stranger_s_text_is_isolated),
    cmocka_unit_test (a_number_reads_from_left_to_right),
    cmocka_unit_test (html_has_no_power_in_escaped_text),
    cmocka_unit_test (a_line_is_what_people_type),
    cmocka_unit_test (tags_go_and_paragraphs_stay),
    cmocka_unit_test (blanks_fold),
    cmocka_unit_test (entities_are_read),
    cmocka_unit_test (markdown_marks_go),
    cmocka_unit_test (a_mere_less_than_stays),
    cmocka_unit_test (bytes_that_are_no_text_become_a_sign),
    cmocka_unit_test (a_hostile_text_is_read_once),
  };

  return cmocka_run_group_tests_name ("text", tests, NULL, NULL);
}
