/* SPDX-License-Identifier: EUPL-1.2 */
#include "visit-walk.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define N_STEPS 1000000

static void
machine_and_model_agree_for_a_million_steps (void **state)
{
  const WalkSubject machine = { od_visit_apply, od_visit_undo };
  g_autofree char *difference = walk_visits (&machine, walk_seed (), N_STEPS);

  if (difference != NULL)
    fail_msg ("%s", difference);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (machine_and_model_agree_for_a_million_steps),
  };

  return cmocka_run_group_tests_name ("visit-long-walk", tests, NULL, NULL);
}
