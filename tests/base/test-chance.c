/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-chance.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-fake-chance.h"

#define N_BYTES 64

static void
the_kernel_fills_every_byte (void **state)
{
  g_autoptr (OdChance) chance = od_system_chance_new ();
  guint8 seen[N_BYTES] = { 0 };

  /* A byte stays 0 in 40 fillings by accident once in 10^96 times. */
  for (int round = 0; round < 40; round++) {
    guint8 bytes[N_BYTES] = { 0 };

    od_chance_fill (chance, bytes, sizeof bytes);
    for (gsize i = 0; i < N_BYTES; i++)
      seen[i] |= bytes[i];
  }
  for (gsize i = 0; i < N_BYTES; i++)
    assert_int_not_equal (seen[i], 0);
}

static void
nothing_may_be_filled (void **state)
{
  g_autoptr (OdChance) chance = od_system_chance_new ();

  od_chance_fill (chance, NULL, 0);
}

static void
a_fraction_lies_between_nothing_and_one (void **state)
{
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (1);
  double sum = 0;

  for (int i = 0; i < 10000; i++) {
    double fraction = od_chance_fraction (OD_CHANCE (chance));

    assert_true (fraction >= 0 && fraction < 1);
    sum += fraction;
  }
  assert_true (sum > 4800 && sum < 5200);
}

static void
the_same_seed_gives_the_same_bytes (void **state)
{
  g_autoptr (OdFakeChance) a = od_fake_chance_new (42);
  g_autoptr (OdFakeChance) b = od_fake_chance_new (42);
  g_autoptr (OdFakeChance) c = od_fake_chance_new (43);
  guint8 bytes[3][N_BYTES];

  od_chance_fill (OD_CHANCE (a), bytes[0], N_BYTES);
  od_chance_fill (OD_CHANCE (b), bytes[1], N_BYTES);
  od_chance_fill (OD_CHANCE (c), bytes[2], N_BYTES);
  assert_memory_equal (bytes[0], bytes[1], N_BYTES);
  assert_memory_not_equal (bytes[0], bytes[2], N_BYTES);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_kernel_fills_every_byte),
    cmocka_unit_test (nothing_may_be_filled),
    cmocka_unit_test (a_fraction_lies_between_nothing_and_one),
    cmocka_unit_test (the_same_seed_gives_the_same_bytes),
  };

  return cmocka_run_group_tests_name ("chance", tests, NULL, NULL);
}
