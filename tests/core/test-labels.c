/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-labels.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static OdLabels *
new_greeting (void)
{
  OdLabels *labels = od_labels_new ();

  od_labels_set (labels, "es", "Hola");
  od_labels_set (labels, "de-simple", "Guten Tag");
  od_labels_set (labels, "de", "Grüß Gott");
  od_labels_set (labels, "en", "Hello");
  return labels;
}

static void
assert_gets (const OdLabels *labels,
             const char     *tag,
             const char     *centre,
             const char     *text,
             const char     *found)
{
  const char *found_tag = NULL;

  assert_string_equal (od_labels_get (labels, tag, centre, &found_tag), text);
  assert_string_equal (found_tag, found);
}

static void
the_nearest_language_is_found (void **state)
{
  g_autoptr (OdLabels) labels = new_greeting ();

  assert_gets (labels, "de-simple", "es", "Guten Tag", "de-simple");
  assert_gets (labels, "DE-AT", "es", "Grüß Gott", "de");
  assert_gets (labels, "ar", "es", "Hola", "es");
  assert_gets (labels, "ar", "fi", "Grüß Gott", "de");
  assert_gets (labels, NULL, NULL, "Grüß Gott", "de");
  assert_string_equal (od_labels_get (labels, "en", NULL, NULL), "Hello");
}

static void
no_text_is_nothing (void **state)
{
  g_autoptr (OdLabels) labels = od_labels_new ();
  const char *found = "untouched";

  assert_null (od_labels_get (labels, "en", "es", &found));
  assert_null (od_labels_get (NULL, "en", "es", &found));
  assert_string_equal (found, "untouched");
}

static void
a_text_is_replaced_and_taken_away (void **state)
{
  g_autoptr (OdLabels) labels = new_greeting ();
  g_auto (GStrv) tags = NULL;

  od_labels_set (labels, "ES", "Buenas");
  od_labels_set (labels, "de", NULL);
  od_labels_set (labels, "fr", NULL);
  assert_string_equal (od_labels_get (labels, "es", NULL, NULL), "Buenas");
  tags = od_labels_list_tags (labels);
  assert_int_equal (g_strv_length (tags), 3);
  assert_string_equal (tags[0], "de-simple");
  assert_string_equal (tags[1], "en");
  assert_string_equal (tags[2], "ES");
}

static void
a_copy_lives_on_its_own (void **state)
{
  OdLabels *labels = new_greeting ();
  g_autoptr (OdLabels) copy = od_labels_copy (labels);

  od_labels_set (labels, "es", "Adiós");
  od_labels_free (labels);
  assert_string_equal (od_labels_get (copy, "es", NULL, NULL), "Hola");
  assert_null (od_labels_copy (NULL));
}

static void
nothing_has_no_tags (void **state)
{
  g_auto (GStrv) tags = od_labels_list_tags (NULL);

  assert_null (tags[0]);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_nearest_language_is_found),
    cmocka_unit_test (no_text_is_nothing),
    cmocka_unit_test (a_text_is_replaced_and_taken_away),
    cmocka_unit_test (a_copy_lives_on_its_own),
    cmocka_unit_test (nothing_has_no_tags),
  };

  return cmocka_run_group_tests_name ("labels", tests, NULL, NULL);
}
