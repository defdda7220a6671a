/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-crowd.h"

static GSocketConnection *
make_connection (void)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  return g_socket_connection_factory_create_connection (socket);
}

static void
who_comes_too_many_waits_until_one_has_gone (void **state)
{
  OdCrowd *crowd = od_crowd_new (2);
  GSocketConnection *first = make_connection ();
  g_autoptr (GSocketConnection) second = make_connection ();
  g_autoptr (GSocketConnection) third = make_connection ();

  assert_true (od_crowd_let_in (crowd, first));
  assert_true (od_crowd_let_in (crowd, second));
  assert_false (od_crowd_let_in (crowd, third));
  g_object_unref (first);
  assert_true (od_crowd_let_in (crowd, third));
  /* Connections may end after the crowd: the sanitizers look. */
  od_crowd_free (crowd);
}

static void
there_is_room_without_a_bound_of_ours (void **state)
{
  OdCrowd *crowd = od_crowd_new (0);
  g_autoptr (GSocketConnection) connection = make_connection ();

  assert_true (od_crowd_let_in (crowd, connection));
  od_crowd_free (crowd);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (who_comes_too_many_waits_until_one_has_gone),
    cmocka_unit_test (there_is_room_without_a_bound_of_ours),
  };

  return cmocka_run_group_tests_name ("service-crowd", tests, NULL, NULL);
}
