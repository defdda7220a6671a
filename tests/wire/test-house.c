/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-wire.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define OLD_CENTRE                                                                                                   \
  "{\"id\":\"c\",\"name\":{\"en\":\"House\"},\"zone\":\"Europe/Madrid\",\"language\":\"es\",\"languages\":[\"es\"]," \
  "\"reception_pool\":\"p\",\"needs\":[],\"pools\":[{\"id\":\"p\",\"name\":{\"en\":\"Jobs\"}%s}],"                   \
  "\"desks\":[{\"id\":\"d\",\"name\":{\"en\":\"Desk\"},\"place\":{\"en\":\"Room\"},\"pools\":[\"p\"]}]%s}"

static char *
make_old_centre (const char *of_pool,
                 const char *of_house)
{
  return g_strdup_printf (OLD_CENTRE, of_pool, of_house);
}

static void
a_pack_of_before_has_the_default_rules (void **state)
{
  g_autofree char *json = make_old_centre ("", "");
  g_autoptr (OdCentre) centre = od_wire_centre_from_json (json, NULL);
  g_autoptr (OdPolicy) usual = od_policy_new ();
  const OdPool *pool;
  const OdDesk *desk;

  assert_non_null (centre);
  pool = centre->pools->pdata[0];
  desk = centre->desks->pdata[0];
  assert_null (pool->languages);
  assert_false (pool->referral_only);
  assert_int_equal (pool->hours->len, 0);
  assert_int_equal (pool->slot_places, 0);
  assert_null (desk->languages);
  assert_int_equal (centre->hours->len, 0);
  assert_int_equal (centre->pairs->len, 0);
  assert_null (centre->first_pool);
  assert_null (centre->voices);
  assert_int_equal (centre->policy->grace_calls, usual->grace_calls);
  assert_int_equal (centre->policy->carry_days, usual->carry_days);
  assert_int_equal (centre->policy->priorities->len, usual->priorities->len);
}

static void
a_policy_may_tell_a_part_and_keeps_the_rest (void **state)
{
  g_autofree char *json = make_old_centre ("", ",\"policy\":{\"grace_calls\":1,\"priorities\":[{\"id\":\"all\"},"
                                               "{\"id\":\"soon\",\"head_start_min\":15}]}");
  g_autoptr (OdCentre) centre = od_wire_centre_from_json (json, NULL);
  guint minutes = 0;

  assert_non_null (centre);
  assert_int_equal (centre->policy->grace_calls, 1);
  assert_int_equal (centre->policy->grace_min, 5);
  assert_int_equal (od_policy_find_priority (centre->policy, "soon"), 1);
  assert_true (od_policy_head_start (centre->policy, 1, &minutes));
  assert_int_equal (minutes, 15);
}

static void
assert_refuses_centre (const char *of_pool,
                       const char *of_house,
                       const char *words)
{
  g_autofree char *json = make_old_centre (of_pool, of_house);
  g_autoptr (GError) error = NULL;

  assert_null (od_wire_centre_from_json (json, &error));
  assert_true (g_error_matches (error, OD_WIRE_ERROR, OD_WIRE_ERROR_VALUE));
  assert_non_null (strstr (error->message, words));
}

static void
rules_that_cannot_be_kept_are_refused_by_name (void **state)
{
  assert_refuses_centre ("", ",\"policy\":{\"priorities\":[]}", "\"policy.priorities\" must begin");
  assert_refuses_centre ("", ",\"policy\":{\"priorities\":[{\"id\":\"x\",\"head_start_min\":5}]}", "\"policy.priorities\" must begin");
  assert_refuses_centre ("", ",\"policy\":{\"grace_min\":100000}", "\"policy.grace_min\" is too large");
  assert_refuses_centre ("", ",\"policy\":{\"grace_min\":-1}", "\"policy.grace_min\" is too small");
  assert_refuses_centre ("", ",\"pairs\":[{\"needs\":[],\"pool_id\":\"p\"}]", "\"pairs[0].needs\" must not be empty");
  assert_refuses_centre (",\"min_age\":30,\"max_age\":29", "", "\"pools[0].max_age\" is below min_age");
}

static void
a_slot_has_room_for_one_at_least (void **state)
{
  g_autofree char *json = make_old_centre (",\"slot_min\":20", "");
  g_autoptr (OdCentre) centre = od_wire_centre_from_json (json, NULL);

  assert_non_null (centre);
  assert_int_equal (((const OdPool *) centre->pools->pdata[0])->slot_places, 1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_pack_of_before_has_the_default_rules),
    cmocka_unit_test (a_policy_may_tell_a_part_and_keeps_the_rest),
    cmocka_unit_test (rules_that_cannot_be_kept_are_refused_by_name),
    cmocka_unit_test (a_slot_has_room_for_one_at_least),
  };

  return cmocka_run_group_tests_name ("wire-house", tests, NULL, NULL);
}
