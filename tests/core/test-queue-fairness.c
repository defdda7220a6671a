/* SPDX-License-Identifier: EUPL-1.2 */
#include "queue-fixture.h"

#include <stdio.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-fake-chance.h"

#define N_LINES 300
#define N_VISITS 60

static const char *const jobs[] = { "jobs", NULL };

/* The head starts of the default policy, in minutes. */
static const gint64 head_starts[] = { 0, 20, 60, 120 };

static guint64
new_seed (void)
{
  const char *given = g_getenv ("OD_SEED");
  guint64 seed = given != NULL ? g_ascii_strtoull (given, NULL, 10) : (guint64) g_get_real_time ();

  printf ("# lines of OD_SEED=%" G_GUINT64_FORMAT "\n", seed);
  return seed;
}

/* People of all classes who come within eight hours; a tenth with an appointment. */
static GPtrArray *
random_line (OdFakeChance *chance)
{
  GPtrArray *visits = new_line ();

  for (guint i = 0; i < N_VISITS; i++) {
    g_autofree char *id = g_strdup_printf ("v%02u", i);
    gint64 arrived_us = (1 + od_fake_chance_below (chance, 480)) * MINUTE;
    OdVisit *visit = add_visit (visits, id, "jobs", arrived_us);

    if (od_fake_chance_below (chance, 10) == 0)
      od_leg_set_due (first_leg (visit), arrived_us + od_fake_chance_below (chance, 40) * MINUTE, arrived_us, NULL);
    set_priority (visit, (int) od_fake_chance_below (chance, 4));
  }
  return visits;
}

/* Whether @leg may be called while @passed, of a class of its own, still waits: od-queue.h's bound. */
static gboolean
is_within_bound (const OdLeg *leg,
                 const OdLeg *passed)
{
  gint64 largest = head_starts[3] - head_starts[passed->priority];

  return leg->queued_us <= passed->queued_us + largest * MINUTE;
}

/* Calls @line empty and tells whom the bound did not keep: NULL when nobody was wronged. */
static char *
call_all (GPtrArray *line,
          OdVisit *(*next)(GPtrArray *, const OdAsker *, OdLeg **))
{
  for (guint n_left = line->len; n_left > 0; n_left--) {
    OdLeg *leg = NULL;

    if (next (line, &(OdAsker) { .pool_ids = jobs }, &leg) == NULL)
      return g_strdup ("somebody is never called");
    for (guint i = 0; i < line->len; i++) {
      const OdLeg *other = first_leg (line->pdata[i]);

      if (other->state == OD_LEG_WAITING && !is_within_bound (leg, other))
        return g_strdup_printf ("%s went before %s", leg->id, other->id);
    }
    leg->state = OD_LEG_DONE;
  }
  return NULL;
}

static void
nobody_is_passed_by_one_who_came_later_than_the_bound (void **state)
{
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (new_seed ());

  for (int i = 0; i < N_LINES; i++) {
    g_autoptr (GPtrArray) line = random_line (chance);
    g_autofree char *wronged = call_all (line, od_queue_next);

    if (wronged != NULL)
      fail_msg ("line %d: %s", i, wronged);
  }
}

/* Classes that go strictly one before the other starve the last: the test must see it. */
static OdVisit *
next_by_class_alone (GPtrArray     *visits,
                     const OdAsker *asker,
                     OdLeg        **leg)
{
  OdVisit *next = NULL;

  for (guint i = 0; i < visits->len; i++) {
    OdVisit *visit = visits->pdata[i];

    if (first_leg (visit)->state == OD_LEG_WAITING && (next == NULL || first_leg (visit)->priority > first_leg (next)->priority))
      next = visit;
  }
  *leg = next != NULL ? first_leg (next) : NULL;
  return next;
}

static void
a_line_that_starves_people_is_found (void **state)
{
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (1);
  g_autoptr (GPtrArray) line = random_line (chance);
  g_autofree char *wronged = call_all (line, next_by_class_alone);

  assert_non_null (wronged);
}

/* However many urgent ones come each minute, the ordinary one is called within the largest head start. */
static void
an_endless_stream_of_urgent_people_cannot_hold_one_up_for_ever (void **state)
{
  g_autoptr (GPtrArray) visits = new_line ();
  OdLeg *ordinary = first_leg (add_visit (visits, "ordinary", "jobs", 600 * MINUTE));
  gint64 minute = 600;

  while (ordinary->state == OD_LEG_WAITING) {
    g_autofree char *id = g_strdup_printf ("urgent-%" G_GINT64_FORMAT, minute);
    OdLeg *leg = NULL;

    set_priority (add_visit (visits, id, "jobs", minute * MINUTE), 3);
    od_queue_next (visits, &(OdAsker) { .pool_ids = jobs }, &leg);
    leg->state = OD_LEG_DONE;
    assert_true (minute++ <= 600 + 121);
  }
}

/* The order of two who wait does not change while time goes by and others come and go. */
static void
the_order_of_two_who_wait_never_changes (void **state)
{
  g_autoptr (OdFakeChance) chance = od_fake_chance_new (new_seed ());
  g_autoptr (GPtrArray) line = random_line (chance);
  GPtrArray *called = g_ptr_array_new ();

  for (guint n_left = line->len; n_left > 0; n_left--) {
    OdLeg *leg = NULL;
    OdVisit *visit = od_queue_next (line, &(OdAsker) { .pool_ids = jobs }, &leg);

    for (guint i = 0; i < called->len; i++) {
      OdVisit *before = called->pdata[i];

      assert_true (od_leg_compare_place (first_leg (before), before->id, leg, visit->id) < 0);
      assert_true (od_leg_compare_place (leg, visit->id, first_leg (before), before->id) > 0);
    }
    leg->state = OD_LEG_DONE;
    g_ptr_array_add (called, visit);
  }
  g_ptr_array_unref (called);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (nobody_is_passed_by_one_who_came_later_than_the_bound),
    cmocka_unit_test (a_line_that_starves_people_is_found),
    cmocka_unit_test (an_endless_stream_of_urgent_people_cannot_hold_one_up_for_ever),
    cmocka_unit_test (the_order_of_two_who_wait_never_changes),
  };

  return cmocka_run_group_tests_name ("queue-fairness", tests, NULL, NULL);
}
