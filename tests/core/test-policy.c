/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-policy.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
the_default_is_the_contract_s (void **state)
{
  g_autoptr (OdPolicy) policy = od_policy_new ();

  assert_int_equal (policy->grace_calls, 3);
  assert_int_equal (policy->grace_min, 5);
  assert_int_equal (policy->grace_places, 0);
  assert_int_equal (policy->wait_alert_min, 45);
  assert_int_equal (policy->hold_alert_min, 20);
  assert_int_equal (policy->offer_alert_min, 10);
  assert_int_equal (policy->calls_alert, 2);
  assert_int_equal (policy->appointment_early_min, 10);
  assert_int_equal (policy->appointment_lead_min, 30);
  assert_int_equal (policy->appointment_late_min, 15);
  assert_int_equal (policy->carry_days, 14);
}

static void
no_policy_is_the_default_one (void **state)
{
  g_autoptr (OdPolicy) policy = od_policy_new ();
  const char *const ids[] = { "ordinary", "soon", "urgent", "carried" };
  const guint heads[] = { 0, 20, 60, 120 };

  assert_int_equal (policy->priorities->len, 4);
  for (int i = 0; i < 4; i++) {
    guint of_policy = 999, of_none = 999;

    assert_true (od_policy_head_start (policy, i, &of_policy));
    assert_true (od_policy_head_start (NULL, i, &of_none));
    assert_int_equal (of_policy, heads[i]);
    assert_int_equal (of_none, heads[i]);
    assert_int_equal (od_policy_find_priority (policy, ids[i]), i);
    assert_int_equal (od_policy_find_priority (NULL, ids[i]), i);
  }
}

static void
a_class_that_is_none_is_not_found (void **state)
{
  g_autoptr (OdPolicy) policy = od_policy_new ();
  guint minutes = 7;

  assert_false (od_policy_head_start (policy, 4, &minutes));
  assert_false (od_policy_head_start (policy, -1, &minutes));
  assert_false (od_policy_head_start (NULL, 4, &minutes));
  assert_int_equal (minutes, 7);
  assert_int_equal (od_policy_find_priority (policy, "royal"), -1);
  assert_int_equal (od_policy_find_priority (NULL, NULL), -1);
  g_ptr_array_set_size (policy->priorities, 1);
  assert_false (od_policy_head_start (policy, 1, &minutes));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_default_is_the_contract_s),
    cmocka_unit_test (no_policy_is_the_default_one),
    cmocka_unit_test (a_class_that_is_none_is_not_found),
  };

  return cmocka_run_group_tests_name ("policy", tests, NULL, NULL);
}
