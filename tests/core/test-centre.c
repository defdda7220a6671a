/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "od-need.h"

static void
add_pool (OdCentre   *centre,
          const char *id,
          const char *needs)
{
  OdPool *pool = od_pool_new ();

  pool->id = g_strdup (id);
  pool->needs = needs != NULL ? g_strsplit (needs, " ", -1) : NULL;
  g_ptr_array_add (centre->pools, pool);
}

static OdCentre *
new_centre (void)
{
  OdCentre *centre = od_centre_new ();
  OdDesk *desk = od_desk_new ();

  add_pool (centre, "reception", NULL);
  add_pool (centre, "jobs", "work learning");
  add_pool (centre, "homes", "housing money");
  add_pool (centre, "debt", "money");
  centre->reception_pool = g_strdup ("reception");
  desk->id = g_strdup ("desk-1");
  g_ptr_array_add (centre->desks, desk);
  return centre;
}

static void
assert_route (const OdCentre *centre,
              const char     *needs,
              const char     *language,
              const char     *expected)
{
  g_auto (GStrv) list = needs != NULL ? g_strsplit (needs, " ", -1) : NULL;
  g_autoptr (GPtrArray) route = od_centre_route (centre, (const char *const *) list, language);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < route->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (const char *) route->pdata[i]);
  assert_string_equal (joined->str, expected);
}

static void
assert_routes (const char *needs,
               const char *expected)
{
  g_autoptr (OdCentre) centre = new_centre ();

  assert_route (centre, needs, "en", expected);
}

static void
each_need_leads_to_its_pool_in_the_order_given (void **state)
{
  assert_routes ("work", "jobs");
  assert_routes ("money work", "homes jobs");
  assert_routes ("work housing", "jobs homes");
}

static void
a_pool_is_visited_once (void **state)
{
  assert_routes ("work learning", "jobs");
  assert_routes ("housing work money", "homes jobs");
}

static void
reception_takes_whoever_has_no_other_way (void **state)
{
  assert_routes (NULL, "reception");
  assert_routes ("", "reception");
  assert_routes ("health", "reception");
  assert_routes ("health work", "jobs");
}

static void
who_wants_a_person_gets_one (void **state)
{
  assert_routes ("person", "reception");
  assert_routes ("work person", "reception");
}

static OdPool *
pool_of (const OdCentre *centre,
         const char     *id)
{
  return (OdPool *) od_centre_find_pool (centre, id);
}

static void
everybody_goes_to_the_first_pool_first (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  centre->first_pool = g_strdup ("debt");
  assert_route (centre, "work housing", "en", "debt");
  assert_route (centre, "person", "en", "debt");
  assert_route (centre, NULL, "en", "debt");
}

static void
who_speaks_the_language_goes_before_who_helps_everybody (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  pool_of (centre, "debt")->languages = g_strsplit ("ar fa", " ", -1);
  assert_route (centre, "money", "en", "homes");
  assert_route (centre, "money", "fa", "debt");
  assert_route (centre, "money", "AR-eg", "debt");
  assert_route (centre, "money", "arn", "homes");
  assert_route (centre, "money", NULL, "homes");
}

static void
a_pool_for_other_languages_is_never_the_way (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  pool_of (centre, "jobs")->languages = g_strsplit ("ar", " ", -1);
  assert_route (centre, "work", "en", "reception");
  assert_route (centre, "work money", "en", "homes");
  assert_route (centre, "work", "ar", "jobs");
  g_strfreev (pool_of (centre, "jobs")->languages);
  pool_of (centre, "jobs")->languages = g_strsplit ("", " ", -1);
  assert_route (centre, "work", "en", "jobs");
}

static void
a_referral_only_door_leads_to_reception (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  pool_of (centre, "jobs")->referral_only = TRUE;
  assert_route (centre, "work", "en", "reception");
  assert_route (centre, "work money", "en", "reception homes");
  assert_route (centre, "money work learning", "en", "homes reception");
}

static void
an_open_door_goes_before_a_referral_only_one (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  pool_of (centre, "homes")->referral_only = TRUE;
  assert_route (centre, "money", "en", "debt");
  assert_route (centre, "housing", "en", "reception");
}

static void
add_pair (OdCentre   *centre,
          const char *needs,
          const char *pool_id)
{
  OdPair *pair = od_pair_new ();

  pair->needs = needs != NULL ? g_strsplit (needs, " ", -1) : NULL;
  pair->pool_id = g_strdup (pool_id);
  g_ptr_array_add (centre->pairs, pair);
}

static void
a_pair_of_needs_is_met_together (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  add_pool (centre, "both", NULL);
  add_pair (centre, "work money", "both");
  assert_route (centre, "work money", "en", "both");
  assert_route (centre, "money housing work", "en", "both homes");
  assert_route (centre, "housing work", "en", "homes jobs");
  assert_route (centre, "work money person", "en", "reception");
}

static void
a_pair_that_cannot_be_goes_separate_ways (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  add_pool (centre, "both", NULL);
  add_pair (centre, NULL, "both");
  add_pair (centre, "", "both");
  add_pair (centre, "work money", "nowhere");
  assert_route (centre, "work money", "en", "jobs homes");
  add_pair (centre, "work money", "both");
  pool_of (centre, "both")->languages = g_strsplit ("ar", " ", -1);
  assert_route (centre, "work money", "en", "jobs homes");
  assert_route (centre, "work money", "ar", "both");
  pool_of (centre, "both")->referral_only = TRUE;
  assert_route (centre, "work money", "ar", "jobs homes");
}

/* Bands: "under-18", "18-29", "30-64", "65-plus", not told, unheard of; 'y', 'n' or '?'. */
static void
assert_ages (guint       min_age,
             guint       max_age,
             const char *expected)
{
  const char *const ages[] = { "under-18", "18-29", "30-64", "65-plus", NULL, "ageless" };
  OdPool pool = { .min_age = min_age, .max_age = max_age };

  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    assert_int_equal ("yn?"[od_pool_fit_age (&pool, ages[i])], expected[i]);
}

static void
an_age_band_fits_wholly_in_part_or_not (void **state)
{
  assert_ages (0, 0, "yyyyyy");
  assert_ages (18, 0, "nyyy??");
  assert_ages (18, 29, "nynn??");
  assert_ages (0, 17, "ynnn??");
  assert_ages (0, 25, "y?nn??");
  assert_ages (16, 64, "?yyn??");
  assert_ages (65, 0, "nnny??");
  assert_ages (70, 0, "nnn???");
}

static void
residence_is_known_or_not (void **state)
{
  OdPool pool = { .residents = TRUE };

  assert_int_equal (od_pool_fit_residence (&pool, "here"), OD_FIT_YES);
  assert_int_equal (od_pool_fit_residence (&pool, "elsewhere"), OD_FIT_NO);
  assert_int_equal (od_pool_fit_residence (&pool, NULL), OD_FIT_UNKNOWN);
  pool.residents = FALSE;
  assert_int_equal (od_pool_fit_residence (&pool, "elsewhere"), OD_FIT_YES);
}

static void
pools_and_desks_are_found_by_id (void **state)
{
  g_autoptr (OdCentre) centre = new_centre ();

  assert_string_equal (od_centre_find_pool (centre, "debt")->id, "debt");
  assert_string_equal (od_centre_find_desk (centre, "desk-1")->id, "desk-1");
  assert_null (od_centre_find_pool (centre, "desk-1"));
  assert_null (od_centre_find_desk (centre, "debt"));
  assert_null (od_centre_find_pool (centre, NULL));
}

static void
there_are_fifteen_needs (void **state)
{
  assert_string_equal (od_need_id (0), "work");
  assert_string_equal (od_need_id (OD_N_NEEDS - 1), "person");
  assert_null (od_need_id (OD_N_NEEDS));
  for (guint i = 0; i < OD_N_NEEDS; i++)
    assert_true (od_need_is_known (od_need_id (i)));
  assert_false (od_need_is_known ("wealth"));
  assert_false (od_need_is_known (""));
  assert_false (od_need_is_known (NULL));
}

static void
every_need_has_its_picture (void **state)
{
  for (guint i = 0; i < OD_N_NEEDS; i++) {
    g_autofree char *path = g_strdup_printf ("%s/data/icons/%s.svg", g_getenv ("OD_SOURCE_DIR"), od_need_id (i));

    assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_need_leads_to_its_pool_in_the_order_given),
    cmocka_unit_test (a_pool_is_visited_once),
    cmocka_unit_test (reception_takes_whoever_has_no_other_way),
    cmocka_unit_test (who_wants_a_person_gets_one),
    cmocka_unit_test (everybody_goes_to_the_first_pool_first),
    cmocka_unit_test (who_speaks_the_language_goes_before_who_helps_everybody),
    cmocka_unit_test (a_pool_for_other_languages_is_never_the_way),
    cmocka_unit_test (a_referral_only_door_leads_to_reception),
    cmocka_unit_test (an_open_door_goes_before_a_referral_only_one),
    cmocka_unit_test (a_pair_of_needs_is_met_together),
    cmocka_unit_test (a_pair_that_cannot_be_goes_separate_ways),
    cmocka_unit_test (an_age_band_fits_wholly_in_part_or_not),
    cmocka_unit_test (residence_is_known_or_not),
    cmocka_unit_test (pools_and_desks_are_found_by_id),
    cmocka_unit_test (there_are_fifteen_needs),
    cmocka_unit_test (every_need_has_its_picture),
  };

  return cmocka_run_group_tests_name ("centre", tests, NULL, NULL);
}
