/* SPDX-License-Identifier: EUPL-1.2 */

/* Times that are promised: to whom, for which line, and how one is taken back. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-clock.h"
#include "od-day.h"
#include "od-door.h"
#include "od-store-care.h"
#include "od-store-centre.h"

#define APPOINTMENTS "/api/v1/appointments"
#define CANCEL APPOINTMENTS "/%s/cancel"
#define HOUR_US (60 * 60 * (gint64) G_USEC_PER_SEC)

/* A pool with one shower every half hour, all day long. */
static void
add_shower (OdCentre *centre)
{
  OdPool *pool = od_pool_new ();
  OdSchedule *always = od_schedule_new ();

  always->freq = g_strdup ("DAILY");
  always->dtstart = g_strdup ("2026-01-01");
  always->opens_at = g_strdup ("00:00");
  always->closes_at = g_strdup ("23:59");
  pool->id = g_strdup ("shower");
  pool->name = od_labels_new ();
  od_labels_set (pool->name, "en", "Shower");
  pool->slot_min = 30;
  pool->slot_places = 1;
  g_ptr_array_add (pool->hours, always);
  g_ptr_array_add (centre->pools, pool);
}

static int
open_with_shower (void **state)
{
  g_autoptr (OdStore) store = NULL;
  g_autoptr (OdCentre) centre = NULL;
  g_autoptr (OdStoreTransaction) transaction = NULL;
  Door *door;

  open_door (state);
  door = *state;
  od_house_close (door->house, SIGTERM);
  store = od_store_open (od_house_get_dir (door->house), NULL);
  centre = od_store_dup_centre (store, NULL);
  add_shower (centre);
  transaction = od_store_transaction (store, NULL);
  assert_true (od_store_put_centre (store, centre, NULL));
  assert_true (od_store_transaction_commit (&transaction, NULL));
  g_clear_pointer (&store, od_store_close);
  assert_true (od_house_open (door->house, NULL));
  od_plain_http_free (door->http);
  door->http = od_plain_http_new (od_house_get_port (door->house));
  return 0;
}

static char *
day_from_now (int days)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();

  return od_day_of (od_clock_now_us (clock) + days * 24 * HOUR_US, "Europe/Madrid", 4);
}

/* @minutes after noon of the day in @days days. */
static char *
time_on (int days,
         int minutes)
{
  g_autofree char *day = day_from_now (days);
  gint64 from_us = 0;
  gint64 to_us = 0;

  assert_true (od_day_bounds (day, "Europe/Madrid", 12, &from_us, &to_us));
  return od_time_format (from_us + minutes * 60 * (gint64) G_USEC_PER_SEC);
}

static char *
make_body (const char *pool_id,
           int         days,
           int         minutes,
           const char *more)
{
  g_autofree char *due = time_on (days, minutes);

  return g_strdup_printf ("{\"pool_id\":\"%s\",\"due\":\"%s\"%s}", pool_id, due, more);
}

static char *
book (Door       *door,
      Who         who,
      const char *pool_id,
      int         days,
      int         minutes,
      const char *more)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *body = make_body (pool_id, days, minutes, more);

  if (ask (door, who, "POST", APPOINTMENTS, body, answer) != 201)
    fail_msg ("%s", answer->str);
  return od_plain_http_pick (answer->str, "id");
}

static gboolean
is_listed (Door       *door,
           Who         who,
           int         days,
           const char *id)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *day = day_from_now (days);

  assert_int_equal (ask_about (door, who, "GET", APPOINTMENTS "?day=%s", day, NULL, answer), 200);
  return strstr (answer->str, id) != NULL;
}

static void
it_stands_on_its_day_with_a_code (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *body = make_body ("housing", 2, 0, ",\"language\":\"ar\",\"for_desk_id\":\"room-3\"");
  g_autofree char *id = NULL;
  g_autofree char *code = NULL;

  assert_int_equal (ask (door, WHO_RECEPTION, "POST", APPOINTMENTS, body, answer), 201);
  id = od_plain_http_pick (answer->str, "id");
  code = od_plain_http_pick (answer->str, "code");
  assert_int_equal (strlen (code), 6);
  assert_non_null (strstr (answer->str, "\"state\":\"booked\""));
  assert_non_null (strstr (answer->str, "\"for_desk_id\":\"room-3\""));
  assert_true (is_listed (door, WHO_RECEPTION, 2, id));
  assert_false (is_listed (door, WHO_RECEPTION, 1, id));
  assert_false (is_listed (door, WHO_RECEPTION, 3, id));
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", APPOINTMENTS, NULL, answer), 200);
  assert_null (strstr (answer->str, id));
}

static void
a_slot_has_so_many_places (void **state)
{
  Door *door = *state;
  g_autofree char *same = make_body ("shower", 1, 30, "");
  g_autofree char *between = make_body ("shower", 1, 40, "");
  g_autofree char *first = book (door, WHO_RECEPTION, "shower", 1, 30, "");
  g_autofree char *next = book (door, WHO_RECEPTION, "shower", 1, 60, "");

  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, same, 409, "slot-full");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, between, 409, "slot-full");
  assert_int_equal (ask_about (door, WHO_RECEPTION, "POST", CANCEL, first, "{}", NULL), 200);
  assert_int_equal (ask (door, WHO_RECEPTION, "POST", APPOINTMENTS, same, NULL), 201);
  assert_true (is_listed (door, WHO_RECEPTION, 1, next));
}

static void
it_is_called_off_once (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = book (door, WHO_RECEPTION, "housing", 3, 0, "");
  g_autofree char *cancel = g_strdup_printf (CANCEL, id);

  assert_int_equal (ask (door, WHO_PROVIDER, "POST", cancel, "{}", answer), 200);
  assert_non_null (strstr (answer->str, "\"state\":\"cancelled\""));
  expect_problem (door, WHO_RECEPTION, "POST", cancel, "{}", 409, "illegal");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS "/nothing/cancel", "{}", 404, "not-found");
  expect_problem (door, WHO_RECEPTION, "POST", cancel, "{\"why\":\"x\"}", 400, "unknown-member");
}

static char *
staff_id_of (Door       *door,
             const char *name)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *wanted = g_strdup_printf ("\",\"name\":\"%s\"", name);
  const char *end;
  const char *begin;

  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/staff", NULL, answer), 200);
  end = strstr (answer->str, wanted);
  assert_non_null (end);
  begin = g_strrstr_len (answer->str, end - answer->str, "\"id\":\"") + strlen ("\"id\":\"");
  return g_strndup (begin, end - begin);
}

static void
a_provider_knows_those_of_their_lines_and_their_own (void **state)
{
  Door *door = *state;
  g_autofree char *staff_id = staff_id_of (door, "provider");
  g_autofree char *for_them = g_strdup_printf (",\"for_staff_id\":\"%s\"", staff_id);
  g_autofree char *own = book (door, WHO_PROVIDER, "housing", 4, 0, "");
  g_autofree char *other = book (door, WHO_RECEPTION, "employment", 4, 0, "");
  g_autofree char *theirs = book (door, WHO_RECEPTION, "employment", 4, 30, for_them);
  g_autofree char *cancel = g_strdup_printf (CANCEL, other);
  g_autofree char *body = make_body ("employment", 4, 60, "");

  assert_true (is_listed (door, WHO_PROVIDER, 4, own));
  assert_true (is_listed (door, WHO_PROVIDER, 4, theirs));
  assert_false (is_listed (door, WHO_PROVIDER, 4, other));
  assert_true (is_listed (door, WHO_ADMIN, 4, other));
  expect_problem (door, WHO_PROVIDER, "POST", cancel, "{}", 404, "not-found");
  expect_problem (door, WHO_PROVIDER, "POST", APPOINTMENTS, body, 403, "forbidden");
}

static void
what_makes_no_sense_is_refused (void **state)
{
  static const char *const more[] = {
    ",\"language\":\"not a tag\"", ",\"for_desk_id\":\"attic\"", ",\"for_desk_id\":\"room-4\"", ",\"for_staff_id\":\"nobody\"",
  };
  Door *door = *state;
  g_autofree char *past = make_body ("housing", -2, 0, "");
  g_autofree char *far = make_body ("housing", 400, 0, "");
  g_autofree char *nowhere = make_body ("attic", 1, 0, "");
  g_autofree char *unknown = make_body ("housing", 1, 0, ",\"name\":\"x\"");

  for (gsize i = 0; i < G_N_ELEMENTS (more); i++) {
    g_autofree char *body = make_body ("housing", 1, 0, more[i]);

    expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, body, 400, "wrong-value");
  }
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, past, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, far, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, nowhere, 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, unknown, 400, "unknown-member");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, "{\"pool_id\":\"housing\",\"due\":\"noon\"}", 400, "wrong-value");
  expect_problem (door, WHO_RECEPTION, "POST", APPOINTMENTS, "{\"pool_id\":\"housing\"}", 400, "wrong-type");
  expect_problem (door, WHO_RECEPTION, "GET", APPOINTMENTS "?day=someday", NULL, 400, "bad-query");
}

static void
what_nobody_came_to_is_missed_when_its_day_is_over (void **state)
{
  Door *door = *state;
  g_autoptr (OdStore) store = NULL;
  g_autoptr (OdAppointment) past = od_appointment_new ();
  g_autoptr (OdAppointment) missed = NULL;
  g_autoptr (OdAppointment) booked = NULL;
  g_autofree char *due = time_on (-1, 0);
  g_autofree char *id = book (door, WHO_RECEPTION, "housing", 5, 0, "");

  past->id = g_strdup ("past");
  past->code = g_strdup ("PAST00");
  past->pool_id = g_strdup ("housing");
  assert_true (od_time_parse (due, &past->due_us));
  od_house_close (door->house, SIGTERM);
  store = od_store_open (od_house_get_dir (door->house), NULL);
  assert_true (od_store_begin (store, NULL));
  assert_true (od_store_add_appointment (store, past, NULL));
  assert_true (od_store_commit (store, NULL));
  g_clear_pointer (&store, od_store_close);
  assert_true (od_house_open (door->house, NULL));
  od_plain_http_free (door->http);
  door->http = od_plain_http_new (od_house_get_port (door->house));

  store = od_store_open_reader (od_house_get_dir (door->house), NULL);
  missed = od_store_dup_appointment (store, "past", NULL);
  booked = od_store_dup_appointment (store, id, NULL);
  assert_int_equal (missed->state, OD_APPOINTMENT_MISSED);
  assert_int_equal (booked->state, OD_APPOINTMENT_BOOKED);
}

static void
only_staff_promise_times (void **state)
{
  Door *door = *state;

  expect_problem (door, WHO_MANAGER, "GET", APPOINTMENTS, NULL, 403, "forbidden");
  expect_problem (door, WHO_KIOSK, "GET", APPOINTMENTS, NULL, 403, "forbidden");
  expect_problem (door, WHO_DISPLAY, "POST", APPOINTMENTS, "{}", 403, "forbidden");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (it_stands_on_its_day_with_a_code),
    cmocka_unit_test (a_slot_has_so_many_places),
    cmocka_unit_test (it_is_called_off_once),
    cmocka_unit_test (a_provider_knows_those_of_their_lines_and_their_own),
    cmocka_unit_test (what_makes_no_sense_is_refused),
    cmocka_unit_test (what_nobody_came_to_is_missed_when_its_day_is_over),
    cmocka_unit_test (only_staff_promise_times),
  };

  return cmocka_run_group_tests_name ("service-appointments", tests, open_with_shower, close_door);
}
