/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-clock.h"
#include "od-directory.h"
#include "od-queue.h"

/* The sample house: whoever makes a house of their own begins with a copy of it. */
static OdCentre *
read_sample (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("OD_SOURCE_DIR"), "data", "centres", "casa-abierta", NULL);
  OdCentre *centre = od_directory_read_centre (folder, NULL);

  assert_non_null (centre);
  return centre;
}

static void
assert_leads_to (const OdCentre *centre,
                 const char     *needs,
                 const char     *pools)
{
  g_auto (GStrv) asked = g_strsplit (needs, " ", -1);
  g_autoptr (GPtrArray) route = od_centre_route (centre, (const char *const *) asked, "en");
  g_autofree char *found = NULL;

  g_ptr_array_add (route, NULL);
  found = g_strjoinv (" ", (GStrv) route->pdata);
  assert_string_equal (found, pools);
}

static void
needs_lead_to_their_pools_and_pairs_to_one (void **state)
{
  g_autoptr (OdCentre) centre = read_sample ();

  assert_leads_to (centre, "housing", "housing");
  assert_leads_to (centre, "work", "employment");
  assert_leads_to (centre, "isolation work", "together");
  assert_leads_to (centre, "work money safety", "together debt");
  assert_leads_to (centre, "addiction", "nurse");
  assert_leads_to (centre, "person", "reception");
}

static gboolean
is_served (const OdCentre *centre,
           const char     *pool_id)
{
  for (guint i = 0; i < centre->desks->len; i++) {
    const OdDesk *desk = centre->desks->pdata[i];

    if (g_strv_contains ((const char *const *) desk->pools, pool_id))
      return TRUE;
  }
  return FALSE;
}

static void
every_pool_is_served_and_every_rule_leads_somewhere (void **state)
{
  g_autoptr (OdCentre) centre = read_sample ();

  for (guint i = 0; i < centre->pools->len; i++) {
    const OdPool *pool = centre->pools->pdata[i];

    assert_true (is_served (centre, pool->id));
    assert_true (pool->joint_pool_id == NULL || is_served (centre, pool->joint_pool_id));
  }
  for (guint i = 0; i < centre->pairs->len; i++)
    assert_non_null (od_centre_find_pool (centre, ((const OdPair *) centre->pairs->pdata[i])->pool_id));
}

static void
assert_says (const OdLabels *labels,
             const char     *tag)
{
  const char *found = NULL;

  assert_non_null (od_labels_get (labels, tag, NULL, &found));
  assert_string_equal (found, tag);
}

static void
all_that_is_shown_is_said_in_every_language_of_the_house (void **state)
{
  g_autoptr (OdCentre) centre = read_sample ();

  for (gsize i = 0; centre->languages[i] != NULL; i++) {
    const char *tag = centre->languages[i];

    for (guint j = 0; j < centre->pools->len; j++)
      assert_says (((const OdPool *) centre->pools->pdata[j])->name, tag);
    for (guint j = 0; j < centre->desks->len; j++)
      assert_says (((const OdDesk *) centre->desks->pdata[j])->place, tag);
    for (guint j = 0; j < centre->policy->priorities->len; j++)
      assert_says (((const OdPriority *) centre->policy->priorities->pdata[j])->name, tag);
  }
}

static OdOpenState
look (const OdCentre *centre,
      const char     *time)
{
  gint64 us = 0;

  assert_true (od_time_parse (time, &us));
  return od_hours_at (centre->hours, centre->zone, us).state;
}

static void
the_house_keeps_its_hours (void **state)
{
  g_autoptr (OdCentre) centre = read_sample ();

  assert_int_equal (look (centre, "2026-11-23T10:00:00+01:00"), OD_OPEN_NOW);
  assert_int_equal (look (centre, "2026-11-23T19:30:00+01:00"), OD_OPEN_LATER);
  assert_int_equal (look (centre, "2026-11-28T13:00:00+01:00"), OD_OPEN_NOW);
  assert_int_equal (look (centre, "2026-11-29T12:00:00+01:00"), OD_OPEN_LATER);
  assert_int_equal (look (centre, "2026-12-25T12:00:00+01:00"), OD_OPEN_LATER);
  assert_int_equal (look (centre, "2027-01-01T12:00:00+01:00"), OD_OPEN_LATER);
}

static void
the_shower_has_slots (void **state)
{
  g_autoptr (OdCentre) centre = read_sample ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) slots = NULL;
  gint64 from_us = 0, to_us = 0;

  assert_true (od_time_parse ("2026-11-23T00:00:00+01:00", &from_us));
  assert_true (od_time_parse ("2026-11-24T00:00:00+01:00", &to_us));
  slots = od_queue_list_slots (centre, od_centre_find_pool (centre, "shower"), from_us, to_us, taken);
  assert_int_equal (slots->len, 11 + 7);
  assert_int_equal (g_array_index (slots, OdSlot, 0).places, 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (needs_lead_to_their_pools_and_pairs_to_one),
    cmocka_unit_test (every_pool_is_served_and_every_rule_leads_somewhere),
    cmocka_unit_test (all_that_is_shown_is_said_in_every_language_of_the_house),
    cmocka_unit_test (the_house_keeps_its_hours),
    cmocka_unit_test (the_shower_has_slots),
  };

  return cmocka_run_group_tests_name ("directory-pack", tests, NULL, NULL);
}
