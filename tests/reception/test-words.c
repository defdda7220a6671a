/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "od-words.h"

#define assert_words(words, wanted)     \
  G_STMT_START {                        \
    g_autofree char *said = words;      \
                                        \
    assert_string_equal (said, wanted); \
  } G_STMT_END

static void
states_have_words (void **state)
{
  assert_words (od_words_for_state ("waiting", 0, FALSE, ""), "");
  assert_words (od_words_for_state ("waiting", 0, TRUE, ""), "offered");
  assert_words (od_words_for_state ("waiting", 2, FALSE, ""), "called 2×");
  assert_words (od_words_for_state ("called", 1, FALSE, "Room 4"), "called 1×");
  assert_words (od_words_for_state ("serving", 1, FALSE, "Room 4"), "with \u2068Room 4\u2069");
  assert_words (od_words_for_state ("serving", 1, FALSE, ""), "is served");
  assert_words (od_words_for_state ("on_hold", 1, FALSE, ""), "on hold");
}

static void
people_are_counted (void **state)
{
  assert_words (od_words_for_people (1, 0), "");
  assert_words (od_words_for_people (2, 0), "2 adults");
  assert_words (od_words_for_people (1, 1), "1 adult, 1 child");
  assert_words (od_words_for_people (2, 3), "2 adults, 3 children");
}

static void
a_foreign_name_does_not_turn_the_line (void **state)
{
  assert_words (od_words_for_who ("\u2068العربية\u2069", 2, 0, FALSE), "\u200e\u2068العربية\u2069 · 2 adults");
  assert_words (od_words_for_who ("\u2068English\u2069", 1, 0, TRUE), "\u200f\u2068English\u2069");
  assert_words (od_words_for_who (NULL, 1, 0, FALSE), "");
}

static void
a_printer_says_what_it_needs_once (void **state)
{
  assert_words (od_words_for_printer ("media-empty-error media-needed"), "no paper");
  assert_words (od_words_for_printer ("media-jam cover-open"), "paper jam, cover open");
  assert_words (od_words_for_printer ("something-new"), "needs a look");
}

static void
changes_are_told_with_the_number (void **state)
{
  assert_words (od_words_for_change ("finish", "B 26"), "B 26 done");
  assert_words (od_words_for_change ("hand-over", "B 26"), "B 26 handed over");
  assert_words (od_words_for_change ("", "B 26"), "");
  assert_words (od_words_for_change ("dance", "B 26"), "");
}

static void
refusals_say_why (void **state)
{
  static const struct {
    OdClientError code;
    const char   *words;
  } cases[] = {
    { OD_CLIENT_ERROR_TAKEN, "Another desk already has B 1." },
    { OD_CLIENT_ERROR_STALE, "Something changed in the meantime. Please look again." },
    { OD_CLIENT_ERROR_OFFLINE, "The service does not answer. Nothing was lost; please try again in a moment." },
    { OD_CLIENT_ERROR_SIGNED_OUT, "Your session has ended. Please sign in again." },
    { OD_CLIENT_ERROR_FORBIDDEN, "You may not do this here." },
    { OD_CLIENT_ERROR_REFUSED, "The service could not do this." },
    { OD_CLIENT_ERROR_ANSWER, "The service could not do this." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = g_error_new_literal (OD_CLIENT_ERROR, cases[i].code, "in English, for the log");

    assert_words (od_words_for_refusal (error, "B 1", NULL), cases[i].words);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (states_have_words),
    cmocka_unit_test (people_are_counted),
    cmocka_unit_test (a_foreign_name_does_not_turn_the_line),
    cmocka_unit_test (a_printer_says_what_it_needs_once),
    cmocka_unit_test (changes_are_told_with_the_number),
    cmocka_unit_test (refusals_say_why),
  };

  return cmocka_run_group_tests_name ("words", tests, NULL, NULL);
}
