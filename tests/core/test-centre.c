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
assert_routes (const char *needs,
               const char *expected)
{
  g_autoptr (OdCentre) centre = new_centre ();
  g_auto (GStrv) list = needs != NULL ? g_strsplit (needs, " ", -1) : NULL;
  g_autoptr (GPtrArray) route = od_centre_route (centre, (const char *const *) list, "en");
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < route->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (const char *) route->pdata[i]);
  assert_string_equal (joined->str, expected);
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
    cmocka_unit_test (pools_and_desks_are_found_by_id),
    cmocka_unit_test (there_are_fifteen_needs),
    cmocka_unit_test (every_need_has_its_picture),
  };

  return cmocka_run_group_tests_name ("centre", tests, NULL, NULL);
}
