/* SPDX-License-Identifier: EUPL-1.2 */

/* How somebody gets into the line, and the rules of the house that stand against it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "od-inside.h"
#include "od-plain-http.h"
#include "od-store-care.h"
#include "od-store-events.h"

#define VISITS "/api/v1/visits"
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define NOON_US G_GINT64_CONSTANT (1795431600000000)   /* 2026-11-23T11:00:00Z, noon in Madrid */
#define N_TOGETHER 8

static char *
refused (Inside     *inside,
         const char *who,
         const char *body)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  (void) inside_ask (inside, who, "POST", VISITS, body, answer);
  return inside_problem (answer);
}

static OdVisit *
registered (Inside     *inside,
            const char *who,
            const char *body)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *id = NULL;

  if (inside_ask (inside, who, "POST", VISITS, body, answer) != 201)
    fail_msg ("%s", answer->str);
  id = od_plain_http_pick (answer->str, "id");
  return inside_dup_visit (inside, id);
}

static OdLeg *
leg_of (const OdVisit *visit,
        guint          index)
{
  assert_true (index < visit->legs->len);
  return g_ptr_array_index (visit->legs, index);
}

static void
a_visit_says_who_came_along (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdVisit) visit = registered (inside, "kiosk", "{\"language\":\"ar\",\"needs\":[\"housing\",\"money\"],\"adults\":2,\"children\":3,"
                                                           "\"companions\":1,\"interpreter\":true,\"age\":\"30-64\",\"residence\":\"here\"}");

  assert_int_equal (visit->adults, 2);
  assert_int_equal (visit->children, 3);
  assert_int_equal (visit->companions, 1);
  assert_true (visit->interpreter);
  assert_string_equal (visit->age, "30-64");
  assert_string_equal (visit->residence, "here");
  assert_int_equal (visit->legs->len, 2);
  assert_int_equal (leg_of (visit, 0)->made_us, visit->arrived_us);
  assert_int_equal (leg_of (visit, 0)->place_us, visit->arrived_us);
}

static void
a_cap_holds_and_staff_go_over_it_with_a_reason (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdVisit) more = NULL;
  g_autoptr (GPtrArray) events = NULL;

  for (guint i = 0; i < 3; i++)
    g_free (inside_register (inside, "money", NULL));
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"money\"]}"), "full");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"needs\":[\"money\"]}"), "full");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"needs\":[\"money\"],\"reason\":\"  \"}"), "wrong-value");
  more = registered (inside, "reception", "{\"language\":\"es\",\"needs\":[\"money\"],\"reason\":\"rent is due today\"}");
  events = od_store_list_visit_events (inside_get_store (inside), more->id, NULL);
  assert_string_equal (((OdEvent *) g_ptr_array_index (events, 0))->reason, "rent is due today");
}

static void
a_cancelled_ticket_gives_its_place_back (void **state)
{
  Inside *inside = *state;
  g_autofree char *first = inside_register (inside, "money", NULL);

  g_free (inside_register (inside, "money", NULL));
  g_free (inside_register (inside, "money", NULL));
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"money\"]}"), "full");
  assert_problem (inside_act (inside, "reception", first, "cancel", "{}"), "");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"money\"]}"), "");
}

static void
a_cap_is_kept_across_a_restart (void **state)
{
  Inside *inside = *state;

  for (guint i = 0; i < 3; i++)
    g_free (inside_register (inside, "money", NULL));
  inside_restart (inside);
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"money\"]}"), "full");
}

typedef struct {
  guint16 port;
  guint   status;
} Hurry;

static gpointer
hurry (gpointer data)
{
  Hurry *self = data;
  g_autoptr (OdPlainHttp) http = od_plain_http_new (self->port);
  g_autofree char *key = g_uuid_string_random ();
  const OdPlainRequest request = { "POST", VISITS, "kiosk", key, "{\"language\":\"es\",\"needs\":[\"money\"]}" };

  self->status = od_plain_http_ask (http, &request, NULL);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* All of them share one commit: the first may have waited only for the others. */
static void
the_last_places_are_given_once_however_many_ask_together (void **state)
{
  Inside *inside = *state;
  const char *url = od_server_get_url (inside_get_server (inside));
  GThread *threads[N_TOGETHER];
  Hurry hurries[N_TOGETHER] = { 0 };
  guint n_given = 0;
  guint n_done = 0;

  for (guint i = 0; i < N_TOGETHER; i++) {
    hurries[i].port = (guint16) g_ascii_strtoull (strrchr (url, ':') + 1, NULL, 10);
    threads[i] = g_thread_new ("hurry", hurry, &hurries[i]);
  }
  while (n_done < N_TOGETHER) {
    g_main_context_iteration (NULL, TRUE);
    n_done = 0;
    for (guint i = 0; i < N_TOGETHER; i++)
      n_done += g_atomic_int_get ((int *) &hurries[i].status) != 0;
  }
  for (guint i = 0; i < N_TOGETHER; i++) {
    g_thread_join (threads[i]);
    n_given += hurries[i].status == 201;
  }
  assert_int_equal (n_given, 3);
}

static void
a_referral_only_line_takes_nobody_by_themselves (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdVisit) by_need = registered (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"safety\"]}");
  g_autoptr (OdVisit) sent = NULL;

  assert_string_equal (leg_of (by_need, 0)->pool_id, "reception");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"pool_id\":\"law\"}"), "referral-only");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"pool_id\":\"law\"}"), "referral-only");
  sent = registered (inside, "reception", "{\"language\":\"es\",\"pool_id\":\"law\",\"reason\":\"sent by the court\"}");
  assert_string_equal (leg_of (sent, 0)->pool_id, "law");
}

static void
waiting_all_day_for_a_shower_a_slot_has_so_many_places__mishawaka (void **state)
{
  Inside *inside = *state;
  const char *body = "{\"language\":\"es\",\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:00:00Z\"}";
  g_autoptr (OdVisit) first = registered (inside, "kiosk", body);
  g_autoptr (OdVisit) second = registered (inside, "kiosk-2", body);
  g_autoptr (OdVisit) over = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (leg_of (first, 0)->due_us, NOON_US);
  assert_int_equal (leg_of (first, 0)->not_before_us, NOON_US - 10 * MINUTE_US);
  assert_int_equal (leg_of (second, 0)->queued_us, NOON_US - 30 * MINUTE_US);
  assert_problem (refused (inside, "kiosk", body), "slot-full");
  over = registered (inside, "reception", "{\"language\":\"es\",\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:00:00Z\",\"reason\":\"wet clothes\"}");
  assert_int_equal (inside_ask (inside, "kiosk", "GET", "/api/v1/pools/shower/slots?day=2026-11-23", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "{\"start\":\"2026-11-23T11:00:00.000Z\",\"places\":2,\"taken\":3}"));
  assert_non_null (strstr (answer->str, "{\"start\":\"2026-11-23T11:30:00.000Z\",\"places\":2,\"taken\":0}"));
}

static void
what_is_no_slot_is_refused (void **state)
{
  Inside *inside = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"pool_id\":\"shower\",\"due\":\"2026-11-23T11:07:00Z\"}"), "wrong-value");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"pool_id\":\"shower\",\"due\":\"2026-11-23T19:00:00Z\"}"), "wrong-value");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"pool_id\":\"housing\",\"due\":\"2026-11-23T11:00:00Z\"}"), "wrong-value");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"housing\",\"money\"],\"due\":\"2026-11-23T11:00:00Z\"}"), "wrong-value");
  assert_int_equal (inside_ask (inside, "kiosk", "GET", "/api/v1/pools/shower/slots?day=yesterday", NULL, answer), 400);
  assert_problem (inside_problem (answer), "bad-query");
  assert_int_equal (inside_ask (inside, "kiosk", "GET", "/api/v1/pools/attic/slots", NULL, answer), 404);
  assert_int_equal (inside_ask (inside, "display", "GET", "/api/v1/pools/shower/slots", NULL, answer), 403);
}

static void
whom_one_waits_for_only_staff_says (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdVisit) visit = NULL;

  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"housing\"],\"for_desk_id\":\"desk-1\"}"), "forbidden");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"housing\"],\"for_staff_id\":\"ana\"}"), "forbidden");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"needs\":[\"housing\"],\"reason\":\"please\"}"), "forbidden");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"needs\":[\"housing\"],\"for_desk_id\":\"attic\"}"), "wrong-value");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"needs\":[\"housing\"],\"for_staff_id\":\"zoe\"}"), "wrong-value");
  assert_problem (refused (inside, "reception", "{\"language\":\"es\",\"needs\":[\"housing\"],\"for_desk_id\":\"money-1\"}"), "wrong-value");
  visit = registered (inside, "reception", "{\"language\":\"es\",\"pool_id\":\"housing\",\"for_staff_id\":\"ana\"}");
  assert_string_equal (leg_of (visit, 0)->for_staff_id, "ana");
}

static void
book (Inside     *inside,
      const char *code,
      gint64      due_us)
{
  g_autoptr (OdStoreTransaction) transaction = od_store_transaction (inside_get_store (inside), NULL);
  g_autoptr (OdAppointment) appointment = od_appointment_new ();

  appointment->id = g_uuid_string_random ();
  appointment->code = g_strdup (code);
  appointment->pool_id = g_strdup ("housing");
  appointment->due_us = due_us;
  appointment->for_staff_id = g_strdup ("ana");
  assert_true (od_store_add_appointment (inside_get_store (inside), appointment, NULL));
  assert_true (od_store_transaction_commit (&transaction, NULL));
}

static void
an_appointment_is_kept_with_its_code (void **state)
{
  Inside *inside = *state;
  g_autoptr (OdVisit) visit = NULL;

  book (inside, "AB2CD3", NOON_US);
  book (inside, "ZZ9ZZ9", NOON_US + 24 * 60 * MINUTE_US);
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"appointment\":\"AB2CD4\"}"), "no-appointment");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"appointment\":\"short\"}"), "no-appointment");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"appointment\":\"ZZ9ZZ9\"}"), "no-appointment");

  visit = registered (inside, "kiosk", "{\"language\":\"ar\",\"appointment\":\"ab2 cd3\"}");
  assert_int_equal (visit->route, OD_ROUTE_APPOINTMENT);
  assert_string_equal (leg_of (visit, 0)->pool_id, "housing");
  assert_string_equal (leg_of (visit, 0)->for_staff_id, "ana");
  assert_int_equal (leg_of (visit, 0)->due_us, NOON_US);
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"appointment\":\"AB2CD3\"}"), "no-appointment");
}

static void
a_ticket_that_was_not_carried_does_not_go_on (void **state)
{
  Inside *inside = *state;
  g_autofree char *token = NULL;
  g_autofree char *id = inside_register (inside, "housing", &token);
  g_autofree char *body = g_strdup_printf ("{\"language\":\"es\",\"ticket\":\"%s\"}", token);

  assert_non_null (id);
  assert_problem (refused (inside, "kiosk", body), "no-ticket");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"ticket\":\"0123456789ABCDEF\"}"), "no-ticket");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"ticket\":\"rubbish\"}"), "no-ticket");
  assert_problem (refused (inside, "kiosk", "{\"language\":\"es\",\"ticket\":\"0123456789ABCDEF\",\"appointment\":\"AB2CD3\"}"), "wrong-value");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_visit_says_who_came_along, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_cap_holds_and_staff_go_over_it_with_a_reason, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_cancelled_ticket_gives_its_place_back, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_cap_is_kept_across_a_restart, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (the_last_places_are_given_once_however_many_ask_together, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_referral_only_line_takes_nobody_by_themselves, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (waiting_all_day_for_a_shower_a_slot_has_so_many_places__mishawaka, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (what_is_no_slot_is_refused, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (whom_one_waits_for_only_staff_says, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (an_appointment_is_kept_with_its_code, inside_open, inside_close),
    cmocka_unit_test_setup_teardown (a_ticket_that_was_not_carried_does_not_go_on, inside_open, inside_close),
  };

  return cmocka_run_group_tests_name ("service-register", tests, NULL, NULL);
}
