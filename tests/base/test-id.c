/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-id.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-fake-chance.h"
#include "od-fake-clock.h"

#define DNS_NAME_SPACE "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

static void
an_id_tells_the_time_it_was_made (void **state)
{
  g_autoptr (OdFakeClock) clock = od_fake_clock_new ("2022-02-22T19:22:22Z");
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (1);
  g_autofree char *id = od_id_new (OD_CLOCK (clock), OD_CHANCE (chance));

  /* The instant of the example in RFC 9562, appendix A.6. */
  assert_true (g_str_has_prefix (id, "017f22e2-79b0-7"));
  assert_non_null (strchr ("89ab", id[19]));
  assert_true (od_id_is_valid (id));
}

static void
ids_sort_by_time_and_never_come_twice (void **state)
{
  g_autoptr (OdFakeClock) clock = od_fake_clock_new ("2026-11-22T09:00:00Z");
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (2);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = g_strdup ("");

  for (int i = 0; i < 1000; i++) {
    char *id = od_id_new (OD_CLOCK (clock), OD_CHANCE (chance));

    assert_true (strcmp (last, id) < 0);
    g_free (last);
    last = g_strdup (id);
    assert_true (g_hash_table_add (seen, id));
    od_fake_clock_advance (clock, 0.001);
  }
}

static void
a_name_always_has_the_same_id (void **state)
{
  /* RFC 9562, appendix A.4. */
  g_autofree char *id = od_id_for_name (DNS_NAME_SPACE, "www.example.com");
  g_autofree char *other = od_id_for_name (DNS_NAME_SPACE, "");

  assert_string_equal (id, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  assert_string_not_equal (id, other);
}

static void
a_uuid_is_known_by_its_form (void **state)
{
  assert_true (od_id_is_valid (DNS_NAME_SPACE));
  assert_true (od_id_is_valid ("6BA7B810-9DAD-11D1-80B4-00C04FD430C8"));
  assert_false (od_id_is_valid (NULL));
  assert_false (od_id_is_valid (""));
  assert_false (od_id_is_valid ("6ba7b8109dad11d180b400c04fd430c8"));
  assert_false (od_id_is_valid (DNS_NAME_SPACE "0"));
  assert_false (od_id_is_valid ("gba7b810-9dad-11d1-80b4-00c04fd430c8"));
}

static void
a_token_holds_only_letters_that_are_not_mistaken (void **state)
{
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (3);
  g_autofree char *token = od_token_new (OD_CHANCE (chance), 2000);
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

  assert_int_equal (strlen (token), 2000);
  for (const char *at = token; *at != '\0'; at++)
    g_hash_table_add (letters, GINT_TO_POINTER (*at));
  assert_int_equal (g_hash_table_size (letters), 32);
  assert_null (strpbrk (token, "ILOUabcdefghijklmnopqrstuvwxyz"));
}

static void
assert_normalises (const char *text,
                   guint       n_chars,
                   const char *expected)
{
  g_autofree char *token = od_token_normalise (text, n_chars);

  if (expected == NULL)
    assert_null (token);
  else
    assert_string_equal (token, expected);
}

static void
a_token_is_read_as_people_write_it (void **state)
{
  assert_normalises ("ABCD1230", 8, "ABCD1230");
  assert_normalises (" abcd-l2 3o\n", 8, "ABCD1230");
  assert_normalises ("abcdi23O", 8, "ABCD1230");
}

static void
what_is_no_token_is_refused (void **state)
{
  assert_normalises (NULL, 8, NULL);
  assert_normalises ("", 8, NULL);
  assert_normalises ("ABCD123", 8, NULL);
  assert_normalises ("ABCD12300", 8, NULL);
  assert_normalises ("ABCD123U", 8, NULL);
  assert_normalises ("ABCD123\xc3\xa9", 8, NULL);
  assert_normalises ("ABCD 12/30", 8, NULL);
}

static void
a_token_is_shown_in_groups (void **state)
{
  g_autofree char *groups = od_token_in_groups ("ABCDEFGHJKMNPQRS");
  g_autofree char *uneven = od_token_in_groups ("ABCDE");
  g_autofree char *nothing = od_token_in_groups ("");

  assert_string_equal (groups, "ABCD EFGH JKMN PQRS");
  assert_string_equal (uneven, "ABCD E");
  assert_string_equal (nothing, "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_id_tells_the_time_it_was_made),
    cmocka_unit_test (ids_sort_by_time_and_never_come_twice),
    cmocka_unit_test (a_name_always_has_the_same_id),
    cmocka_unit_test (a_uuid_is_known_by_its_form),
    cmocka_unit_test (a_token_holds_only_letters_that_are_not_mistaken),
    cmocka_unit_test (a_token_is_read_as_people_write_it),
    cmocka_unit_test (what_is_no_token_is_refused),
    cmocka_unit_test (a_token_is_shown_in_groups),
  };

  return cmocka_run_group_tests_name ("id", tests, NULL, NULL);
}
