/* SPDX-License-Identifier: EUPL-1.2 */

/* To whom somebody can be sent. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-door.h"

static void
everybody_who_serves_is_listed_with_their_desks (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_PROVIDER, "GET", "/api/v1/staff", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"name\":\"provider\",\"role\":\"provider\",\"desks\":[\"room-3\"]"));
  assert_non_null (strstr (answer->str, "\"name\":\"reception\",\"role\":\"reception\",\"desks\":[]"));
  assert_non_null (strstr (answer->str, "\"name\":\"admin\""));
}

static void
managers_and_secrets_are_not_listed (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/staff", NULL, answer), 200);
  assert_null (strstr (answer->str, "manager"));
  assert_null (strstr (answer->str, "secret"));
  assert_null (strstr (answer->str, "argon2"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (everybody_who_serves_is_listed_with_their_desks),
    cmocka_unit_test (managers_and_secrets_are_not_listed),
  };

  return cmocka_run_group_tests_name ("service-staff", tests, open_door, close_door);
}
