/* SPDX-License-Identifier: EUPL-1.2 */

/* The line in memory against the rules of core, on many random days. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-line.h"
#include "od-queue.h"
#include "od-store-visits.h"
#include "od-throttle.h"

#define N_VISITS 40
#define N_STEPS 400
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static const char *const pools[] = { "reception", "housing", "money", NULL };

static OdVisit *
make_visit (GRand *chance,
            guint  index)
{
  OdVisit *visit = od_visit_new ();
  guint n_legs = (guint) g_rand_int_range (chance, 1, 3);

  visit->id = g_strdup_printf ("visit-%02u", index);
  visit->day = g_strdup ("2026-11-22");
  visit->series = g_strdup ("A");
  visit->number = index + 1;
  visit->token = g_strdup_printf ("TOKEN%02u", index);
  visit->language = g_strdup ("es");
  visit->version = 1;
  for (guint i = 0; i < n_legs; i++) {
    OdLeg *leg = od_leg_new ();

    leg->id = g_strdup_printf ("leg-%02u-%u", index, i);
    leg->pool_id = g_strdup (pools[g_rand_int_range (chance, 0, 3)]);
    leg->state = (OdLegState) g_rand_int_range (chance, OD_LEG_WAITING, OD_LEG_CANCELLED + 1);
    leg->queued_us = g_rand_int_range (chance, 1, 10);
    leg->priority = g_rand_int_range (chance, 0, 2);
    leg->place_us = od_leg_place (leg, NULL);
    leg->not_before_us = g_rand_int_range (chance, 0, 3) == 0 ? g_rand_int_range (chance, 1, 10) : 0;
    leg->for_desk_id = g_strdup (g_rand_int_range (chance, 0, 4) == 0 ? "desk-1" : NULL);
    leg->for_staff_id = g_strdup (g_rand_int_range (chance, 0, 4) == 0 ? "ana" : NULL);
    g_ptr_array_add (visit->legs, leg);
  }
  visit->out_us = g_rand_int_range (chance, 0, 5) == 0 ? 5 : 0;
  return visit;
}

static OdLine *
open_line (const char *dir,
           OdStore   **store)
{
  OdLine *line = od_line_new ();

  *store = od_store_open (dir, NULL);
  assert_non_null (*store);
  assert_true (od_line_load (line, *store, "2026-11-22", NULL));
  return line;
}

static void
close_line (OdLine  *line,
            OdStore *store,
            char    *dir)
{
  g_autoptr (GSubprocess) sweeper = NULL;

  od_line_free (line);
  od_store_close (store);
  sweeper = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", dir, NULL);
  assert_true (g_subprocess_wait_check (sweeper, NULL, NULL));
}

static void
check_next (OdLine        *line,
            const OdAsker *asker)
{
  GPtrArray *open = od_line_get_open (line);
  g_autoptr (GPtrArray) front = od_places_list_front (od_line_get_places (line), asker);
  OdLeg *leg = NULL;
  OdLeg *wanted_leg = NULL;

  assert_ptr_equal (od_queue_next (front, asker, &leg), od_queue_next (open, asker, &wanted_leg));
  assert_ptr_equal (leg, wanted_leg);
}

static void
check_behind (OdLine        *line,
              const OdVisit *visit)
{
  for (guint i = 0; i < visit->legs->len; i++) {
    const OdLeg *leg = g_ptr_array_index (visit->legs, i);

    for (guint n = 0; n < 4; n++)
      assert_int_equal (od_places_find_behind (od_line_get_places (line), visit, leg, n),
                        od_queue_place_behind (od_line_get_open (line), visit, leg, n));
  }
}

/* The clock goes back now and then. */
static void
check_line (OdLine *line,
            GRand  *chance)
{
  GPtrArray *open = od_line_get_open (line);
  gint64 now_us = g_rand_int_range (chance, 0, 12);

  check_next (line, &(OdAsker) { pools, NULL, NULL, now_us });
  check_next (line, &(OdAsker) { pools, "desk-1", NULL, now_us });
  check_next (line, &(OdAsker) { pools, "desk-1", "ana", now_us });
  check_next (line, &(OdAsker) { pools + 1, "desk-2", "ana", now_us });
  for (guint i = 0; i < open->len; i++) {
    const OdVisit *visit = g_ptr_array_index (open, i);

    assert_int_equal (od_line_count_before (line, visit), od_queue_before (open, visit));
    check_behind (line, visit);
  }
}

static void
it_agrees_with_the_rules_of_the_queue (void **state)
{
  g_autofree char *dir = g_dir_make_tmp ("onedoor-line-XXXXXX", NULL);
  g_autoptr (GRand) chance = g_rand_new_with_seed (27);
  OdStore *store = NULL;
  OdLine *line = open_line (dir, &store);

  for (guint i = 0; i < N_STEPS; i++) {
    od_line_take (line, make_visit (chance, (guint) g_rand_int_range (chance, 0, N_VISITS)), NULL);
    check_line (line, chance);
  }
  close_line (line, store, dir);
}

static void
a_visit_of_another_day_does_not_stand_in_line (void **state)
{
  g_autofree char *dir = g_dir_make_tmp ("onedoor-line-XXXXXX", NULL);
  g_autoptr (GRand) chance = g_rand_new_with_seed (27);
  OdStore *store = NULL;
  OdLine *line = open_line (dir, &store);
  OdVisit *visit = make_visit (chance, 1);

  visit->day[9] = '1';
  od_line_take (line, visit, NULL);
  assert_null (od_line_find (line, "visit-01"));
  assert_int_equal (od_line_get_open (line)->len, 0);
  close_line (line, store, dir);
}

static void
five_tries_a_minute_and_no_more (void **state)
{
  OdThrottle *throttle = od_throttle_new ();

  for (guint i = 0; i < 5; i++)
    assert_true (od_throttle_try (throttle, "ana", 5, i));
  assert_false (od_throttle_try (throttle, "ana", 5, 6));
  assert_true (od_throttle_try (throttle, "ben", 5, 6));
  assert_false (od_throttle_try (throttle, "ana", 5, MINUTE_US - 1));
  assert_true (od_throttle_try (throttle, "ana", 5, MINUTE_US));
  od_throttle_pardon (throttle, "ana");
  for (guint i = 0; i < 5; i++)
    assert_true (od_throttle_try (throttle, "ana", 5, MINUTE_US));
  od_throttle_free (throttle);
}

static void
any_number_of_names_does_not_fill_the_memory (void **state)
{
  OdThrottle *throttle = od_throttle_new ();
  guint n_taken = 0;

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *name = g_strdup_printf ("name %u", i);

    n_taken += od_throttle_try (throttle, name, 5, 0);
  }
  assert_int_equal (n_taken, 4096);
  assert_true (od_throttle_try (throttle, "a minute later", 5, MINUTE_US));
  od_throttle_free (throttle);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (it_agrees_with_the_rules_of_the_queue),
    cmocka_unit_test (a_visit_of_another_day_does_not_stand_in_line),
    cmocka_unit_test (five_tries_a_minute_and_no_more),
    cmocka_unit_test (any_number_of_names_does_not_fill_the_memory),
  };

  return cmocka_run_group_tests_name ("service-line", tests, NULL, NULL);
}
