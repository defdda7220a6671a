/* SPDX-License-Identifier: EUPL-1.2 */

/* One number on several tickets, numbers without a ticket, tickets without a number. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pain.h"

#define DOORS 8

static char *
take_at_one_door (OdPlainHttp *http,
                  Door        *door,
                  guint        thread,
                  guint        nth)
{
  return pain_take_ticket (http, door, WHO_KIOSK, "housing");
}

static char *
take_at_two_doors (OdPlainHttp *http,
                   Door        *door,
                   guint        thread,
                   guint        nth)
{
  return pain_take_ticket (http, door, thread % 2 == 0 ? WHO_KIOSK : WHO_OTHER_KIOSK, "housing");
}

static void
the_same_ticket_four_times_under_load__novosga_290 (void **state)
{
  g_autoptr (GPtrArray) numbers = pain_ask_at_once (*state, DOORS, 50, take_at_one_door);

  assert_int_equal (numbers->len, DOORS * 50);
  assert_int_equal (pain_commonest (numbers), 1);
}

static void
duplicated_waiting_numbers__eappointment_668 (void **state)
{
  g_autoptr (GPtrArray) numbers = pain_ask_at_once (*state, DOORS, 25, take_at_two_doors);

  assert_int_equal (numbers->len, DOORS * 25);
  assert_int_equal (pain_commonest (numbers), 1);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return atoi (strchr (*(char *const *) a, ' ')) - atoi (strchr (*(char *const *) b, ' '));
}

/* FQM gave 55 of 401 numbers twice by max + 1; a count would do the same after a ticket was taken back. */
static void
numbers_by_counting_collide__simplq_179__hmis_19408__fqm (void **state)
{
  Door *door = *state;
  g_autoptr (GPtrArray) before = pain_ask_at_once (door, 1, 3, take_at_one_door);
  g_autoptr (GPtrArray) after = NULL;

  pain_empty_house (door);
  after = pain_ask_at_once (door, DOORS, 3, take_at_one_door);
  g_ptr_array_extend_and_steal (before, g_steal_pointer (&after));
  assert_int_equal (pain_commonest (before), 1);
  g_ptr_array_sort (before, compare_numbers);
  for (guint i = 1; i < before->len; i++)
    assert_true (compare_numbers (&before->pdata[i - 1], &before->pdata[i]) < 0);
}

/* The answer was lost, or the visitor touched twice: the same wish is one ticket. */
static void
a_double_tap_is_two_tickets__mado_24__eappointment_659 (void **state)
{
  Door *door = *state;
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  const char *body = "{\"language\":\"es\",\"needs\":[\"housing\"]}";

  pain_empty_house (door);
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, body, first), 201);
  assert_int_equal (ask_with_key (door, WHO_KIOSK, "/api/v1/visits", key, body, second), 201);
  assert_string_equal (first->str, second->str);
  assert_int_equal (ask (door, WHO_ADMIN, "GET", "/api/v1/board", NULL, second), 200);
  assert_int_equal (od_plain_http_pick_number (second->str, "waiting"), 1);
}

/* A print that failed leaves a ticket that everybody sees for what it is, not a ghost: it waits, and reception knows. */
static void
print_failed_but_counted_ghost_numbers__mado_21 (void **state)
{
  Door *door = *state;
  g_autofree char *id = register_visit (door, "housing", NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/visits/%s/print", id);
  g_autofree char *seen = g_strdup_printf ("/api/v1/visits/%s", id);
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_KIOSK, "POST", path, "{\"state\":\"failed\",\"reason\":\"media-empty\"}", NULL), 204);
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", seen, NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\"print\":\"failed\""));
  assert_non_null (strstr (answer->str, "\"state\":\"waiting\""));
  assert_int_equal (ask (door, WHO_KIOSK, "POST", path, "{\"state\":\"shown\"}", NULL), 204);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_same_ticket_four_times_under_load__novosga_290),
    cmocka_unit_test (duplicated_waiting_numbers__eappointment_668),
    cmocka_unit_test (numbers_by_counting_collide__simplq_179__hmis_19408__fqm),
    cmocka_unit_test (a_double_tap_is_two_tickets__mado_24__eappointment_659),
    cmocka_unit_test (print_failed_but_counted_ghost_numbers__mado_21),
  };

  return cmocka_run_group_tests (tests, open_door, close_door);
}
