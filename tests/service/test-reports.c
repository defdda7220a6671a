/* SPDX-License-Identifier: EUPL-1.2 */

/* The figures of two small days, reckoned by hand: on the 10th six are helped at housing and five do not come when employment calls; on
 * the 11th six speak Spanish and two French, which must not show. */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "od-clock.h"
#include "od-door.h"
#include "od-json.h"
#include "od-store-care.h"
#include "od-store-visits.h"

#define TENTH "from=2026-11-10&to=2026-11-10"
#define ELEVENTH "from=2026-11-11&to=2026-11-11"
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

typedef struct {
  OdStore *store;
  guint    number;
} Past;

static OdVisit *
make_visit (Past       *past,
            const char *day,
            const char *language,
            const char *need,
            OdRoute     route)
{
  OdVisit *visit = od_visit_new ();

  visit->id = g_strdup_printf ("0192f3b4-6a1e-7c3d-9f10-%012u", past->number);
  visit->day = g_strdup (day);
  visit->series = g_strdup ("P");
  visit->number = past->number;
  visit->token = g_strdup_printf ("%016u", past->number++);
  visit->language = g_strdup (language);
  visit->needs = g_strsplit (need, " ", -1);
  visit->adults = 1;
  visit->route = route;
  visit->print = OD_PRINT_PRINTED;
  visit->version = 1;
  return visit;
}

/* Came @at, was called @wait minutes later and, when @service is not 0, was helped for so long; else did not come. */
static void
add_leg (OdVisit    *visit,
         const char *pool_id,
         const char *desk_id,
         const char *at,
         guint       wait,
         guint       service)
{
  OdLeg *leg = od_leg_new ();

  assert_true (od_time_parse (at, &leg->made_us));
  visit->arrived_us = leg->made_us;
  leg->id = g_strconcat (visit->id, "-leg", NULL);
  leg->pool_id = g_strdup (pool_id);
  leg->desk_id = g_strdup (desk_id);
  leg->state = service > 0 ? OD_LEG_DONE : OD_LEG_NO_SHOW;
  leg->queued_us = leg->place_us = leg->made_us;
  leg->called_us = leg->first_called_us = leg->made_us + wait * MINUTE_US;
  leg->started_us = service > 0 ? leg->called_us : 0;
  leg->ended_us = leg->called_us + service * MINUTE_US;
  leg->calls = leg->missed = 1;
  g_ptr_array_add (visit->legs, leg);
}

static void
add_referral (Past          *past,
              const OdVisit *visit,
              gboolean       arrived)
{
  OdReferral referral = { .id = g_strconcat (visit->id, "-r", NULL), .visit_id = visit->id, .service_id = (char *) "any",
                          .state = arrived ? OD_REFERRAL_ARRIVED : OD_REFERRAL_OFFERED, .at_us = visit->arrived_us };

  assert_true (od_store_add_referral (past->store, &referral, NULL));
  g_free (referral.id);
}

static void
add_unmet (Past          *past,
           const OdVisit *visit)
{
  g_autofree char *id = g_strconcat (visit->id, "-u", NULL);
  const OdUnmet unmet = { .id = id, .day = visit->day, .at_us = visit->arrived_us, .need = "housing", .why = "full",
                          .visit_id = visit->id, .language = visit->language };

  assert_true (od_store_add_unmet (past->store, &unmet, NULL));
}

/* Waits of 10 to 60 minutes, services of 5 to 30, all came from nine to ten. */
static void
add_helped (Past *past)
{
  static const guint scores[] = { 5, 4, 4, 3, 5, 3 };

  for (guint i = 0; i < 6; i++) {
    g_autoptr (OdVisit) visit = make_visit (past, "2026-11-10", "es", "housing", OD_ROUTE_KIOSK);
    g_autofree char *at = g_strdup_printf ("2026-11-10T08:%u0:00Z", i);

    add_leg (visit, "housing", "room-3", at, 10 * (i + 1), 5 * (i + 1));
    assert_true (od_store_add_visit (past->store, visit, NULL));
    add_referral (past, visit, i > 0);
    add_unmet (past, visit);
    assert_true (od_store_put_feedback (past->store, visit->id, scores[i], visit->arrived_us, NULL));
  }
}

static void
add_missed (Past *past)
{
  for (guint i = 0; i < 5; i++) {
    g_autoptr (OdVisit) visit = make_visit (past, "2026-11-10", "fr", "work", OD_ROUTE_RECEPTION);

    add_leg (visit, "employment", "room-4", "2026-11-10T11:00:00Z", 10, 0);
    assert_true (od_store_add_visit (past->store, visit, NULL));
  }
}

static void
add_eleventh (Past *past)
{
  for (guint i = 0; i < 8; i++) {
    g_autoptr (OdVisit) visit = make_visit (past, "2026-11-11", i < 6 ? "es" : "fr", "housing", OD_ROUTE_KIOSK);

    add_leg (visit, "housing", "room-3", "2026-11-11T09:00:00Z", 10, 10);
    assert_true (od_store_add_visit (past->store, visit, NULL));
  }
}

static int
open_with_past (void **state)
{
  Past past = { .number = 1 };
  Door *door;

  open_door (state);
  door = *state;
  od_house_close (door->house, SIGTERM);
  past.store = od_store_open (od_house_get_dir (door->house), NULL);
  assert_non_null (past.store);
  assert_true (od_store_begin (past.store, NULL));
  add_helped (&past);
  add_missed (&past);
  add_eleventh (&past);
  assert_true (od_store_commit (past.store, NULL));
  od_store_close (past.store);
  assert_true (od_house_open (door->house, NULL));
  od_plain_http_free (door->http);
  door->http = od_plain_http_new (od_house_get_port (door->house));
  return 0;
}

static OdJsonDocument *
ask_report (Door       *door,
            const char *days,
            const char *by)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("/api/v1/reports?%s&by=%s", days, by);
  OdJsonDocument *document;

  if (ask (door, WHO_MANAGER, "GET", path, NULL, answer) != 200)
    fail_msg ("%s: %s", path, answer->str);
  document = od_json_parse (answer->str, -1, NULL);
  assert_non_null (document);
  return document;
}

static OdJson *
row_of (OdJsonDocument *report,
        const char     *key)
{
  OdJson *rows = od_json_member (od_json_root (report), "rows");

  for (guint i = 0; i < od_json_length (rows); i++) {
    OdJson *row = od_json_element (rows, i);

    if (g_strcmp0 (od_json_string (od_json_member (row, "key")), key) == 0)
      return row;
  }
  fail_msg ("there is no row \"%s\"", key);
  return NULL;
}

static void
expect_count (OdJson     *row,
              const char *name,
              gint64      n)
{
  OdJson *member = od_json_member (row, name);

  if (od_json_kind (member) != OD_JSON_NUMBER || od_json_integer (member) != n)
    fail_msg ("%s is %s", name, od_json_to_text (member));
}

static void
expect_spread (OdJson     *row,
               const char *name,
               guint       n,
               double      mean,
               double      p50,
               double      p90,
               double      max)
{
  OdJson *spread = od_json_member (row, name);
  double off = ABS (od_json_number (od_json_member (spread, "mean")) - mean) + ABS (od_json_number (od_json_member (spread, "p50")) - p50)
               + ABS (od_json_number (od_json_member (spread, "p90")) - p90) + ABS (od_json_number (od_json_member (spread, "max")) - max);

  if (od_json_integer (od_json_member (spread, "n")) != n || off > 0.06)
    fail_msg ("%s is %s", name, od_json_to_text (spread));
}

static void
expect_nothing (OdJson     *row,
                const char *name)
{
  assert_int_equal (od_json_kind (od_json_member (row, name)), OD_JSON_NULL);
}

static void
a_day_is_what_it_is_by_hand (void **state)
{
  Door *door = *state;
  g_autoptr (OdJsonDocument) report = ask_report (door, TENTH, "day");
  OdJson *total = od_json_member (od_json_root (report), "total");

  expect_count (od_json_root (report), "k", 5);
  assert_int_equal (od_json_length (od_json_member (od_json_root (report), "rows")), 1);
  expect_count (row_of (report, "2026-11-10"), "visits", 11);
  expect_count (total, "visits", 11);
  expect_spread (total, "waits", 11, 260.0 / 11, 10, 50, 60);
  expect_spread (total, "services", 6, 17.5, 17.5, 27.5, 30);
  expect_count (total, "no_shows", 5);
  expect_count (total, "left", 0);
  expect_count (total, "carried", 0);
  expect_count (total, "hand_overs", 0);
  expect_count (total, "referrals", 6);
  expect_count (total, "arrived", 5);
  expect_count (total, "unmet", 6);
  expect_spread (total, "satisfaction", 6, 4, 4, 5, 5);
}

static void
each_way_to_part_it_gives_the_same_people (void **state)
{
  static const struct {
    const char *by;
    const char *helped;
    const char *missed;
  } ways[] = {
    { "pool", "housing", "employment" },
    { "desk", "room-3", "room-4" },
    { "hour", "09", "12" },
    { "language", "es", "fr" },
    { "route", "kiosk", "reception" },
    { "need", "housing", "work" },
  };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (OdJsonDocument) report = ask_report (door, TENTH, ways[i].by);
    OdJson *helped = row_of (report, ways[i].helped);
    OdJson *missed = row_of (report, ways[i].missed);

    expect_count (helped, "visits", 6);
    expect_spread (helped, "waits", 6, 35, 35, 55, 60);
    expect_spread (helped, "services", 6, 17.5, 17.5, 27.5, 30);
    expect_count (missed, "visits", 5);
    expect_spread (missed, "waits", 5, 10, 10, 10, 10);
    expect_nothing (missed, "services");
    expect_count (missed, "no_shows", 5);
  }
}

static void
few_people_are_hidden_and_cannot_be_reckoned_back (void **state)
{
  Door *door = *state;
  g_autoptr (OdJsonDocument) report = ask_report (door, ELEVENTH, "language");

  expect_nothing (row_of (report, "fr"), "visits");
  expect_nothing (row_of (report, "fr"), "waits");
  expect_nothing (row_of (report, "es"), "visits");
  expect_nothing (row_of (report, "es"), "waits");
  expect_count (od_json_member (od_json_root (report), "total"), "visits", 8);
}

static void
the_csv_says_the_same (void **state)
{
  Door *door = *state;
  g_autoptr (GString) answer = g_string_new (NULL);

  assert_int_equal (ask (door, WHO_MANAGER, "GET", "/api/v1/reports.csv?" TENTH "&by=language", NULL, answer), 200);
  assert_true (g_str_has_prefix (answer->str, "language,visits,waits_n,"));
  assert_non_null (strstr (answer->str, "\r\nes,6,6,35.0,35.0,55.0,60.0,6,17.5,17.5,27.5,30.0,0,0,0,0,6,5,6,6,4.0,4.0,5.0,5.0\r\n"));
  assert_non_null (strstr (answer->str, "\r\ntotal,11,11,23.6,10.0,50.0,60.0,"));
  assert_int_equal (ask (door, WHO_MANAGER, "GET", "/api/v1/reports.csv?" ELEVENTH "&by=language", NULL, answer), 200);
  assert_non_null (strstr (answer->str, "\r\nfr,,"));
}

static void
nothing_in_a_report_points_to_somebody (void **state)
{
  static const char *const ways[] = { "day", "pool", "desk", "hour", "language", "route", "need" };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autoptr (GString) answer = g_string_new (NULL);
    g_autofree char *path = g_strdup_printf ("/api/v1/reports?" TENTH "&by=%s", ways[i]);

    assert_int_equal (ask (door, WHO_RECEPTION, "GET", path, NULL, answer), 200);
    assert_null (strstr (answer->str, "0192f3b4"));
    assert_null (strstr (answer->str, "token"));
  }
}

static void
questions_that_make_no_sense_are_refused (void **state)
{
  static const char *const queries[] = {
    "", "?from=2026-11-10", "?to=2026-11-10", "?from=yesterday&to=2026-11-10", "?from=2026-11-10&to=2026-02-30",
    "?from=2026-11-11&to=2026-11-10", "?from=2020-01-01&to=2026-11-10", "?" TENTH "&by=name",
  };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autofree char *path = g_strconcat ("/api/v1/reports", queries[i], NULL);
    g_autofree char *csv = g_strconcat ("/api/v1/reports.csv", queries[i], NULL);

    expect_problem (door, WHO_ADMIN, "GET", path, NULL, 400, "bad-query");
    expect_problem (door, WHO_ADMIN, "GET", csv, NULL, 400, "bad-query");
  }
}

static void
a_manager_sees_reports_and_never_a_visit (void **state)
{
  static const char *const paths[] = {
    "/api/v1/visits", "/api/v1/visits?all=yes", "/api/v1/visits/find?q=P1", "/api/v1/visits/0192f3b4-6a1e-7c3d-9f10-000000000001",
    "/api/v1/visits/0192f3b4-6a1e-7c3d-9f10-000000000001/notes", "/api/v1/visits/0192f3b4-6a1e-7c3d-9f10-000000000001/path",
    "/api/v1/appointments", "/api/v1/alarms", "/api/v1/reports/today", "/api/v1/staff",
  };
  Door *door = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    expect_problem (door, WHO_MANAGER, "GET", paths[i], NULL, 403, "forbidden");
  expect_problem (door, WHO_PROVIDER, "GET", "/api/v1/reports?" TENTH, NULL, 403, "forbidden");
  expect_problem (door, WHO_KIOSK, "GET", "/api/v1/reports.csv?" TENTH, NULL, 403, "forbidden");
}

/* Asks @n times at once; how often the answer was @status. */
static guint
ask_at_once (Door *door,
             guint n,
             guint status)
{
  g_autofree char *text = g_strdup_printf ("GET /api/v1/reports?" TENTH " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
                                                                        "Connection: close\r\n\r\n", door->tokens[WHO_MANAGER]);
  g_autofree char *wanted = g_strdup_printf ("HTTP/1.1 %u", status);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  guint n_wanted = 0;

  g_socket_client_set_timeout (client, 10);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, g_socket_client_connect_to_host (client, "127.0.0.1", od_house_get_port (door->house), NULL, NULL));
  for (guint i = 0; i < n; i++)
    assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (g_ptr_array_index (lines, i)), text, strlen (text), NULL, NULL,
                                            NULL));
  for (guint i = 0; i < n; i++) {
    char answer[64] = "";

    assert_true (g_input_stream_read (g_io_stream_get_input_stream (g_ptr_array_index (lines, i)), answer, sizeof answer - 1, NULL, NULL)
                 > 0);
    n_wanted += g_str_has_prefix (answer, wanted);
  }
  return n_wanted;
}

static void
several_ask_at_once_and_all_are_answered (void **state)
{
  assert_int_equal (ask_at_once (*state, 6, 200), 6);
}

static void
a_crowd_is_told_to_come_back_later (void **state)
{
  Door *door = *state;

  assert_true (ask_at_once (door, 80, 429) > 0);
  assert_int_equal (ask (door, WHO_MANAGER, "GET", "/api/v1/reports?" TENTH, NULL, NULL), 200);
}

static void
what_cannot_be_read_is_a_fault_and_the_house_goes_on (void **state)
{
  Door *door = *state;
  g_autofree char *path = g_build_filename (od_house_get_dir (door->house), "onedoor.db", NULL);
  g_autofree char *repair = g_strdup_printf ("PRAGMA user_version = %d", OD_STORE_VERSION);
  sqlite3 *db = NULL;

  assert_int_equal (sqlite3_open (path, &db), SQLITE_OK);
  assert_int_equal (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
  expect_problem (door, WHO_MANAGER, "GET", "/api/v1/reports?" TENTH, NULL, 500, "fault");
  assert_int_equal (ask (door, WHO_RECEPTION, "GET", "/api/v1/visits", NULL, NULL), 200);
  assert_int_equal (sqlite3_exec (db, repair, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal (sqlite3_close (db), SQLITE_OK);
  assert_int_equal (ask (door, WHO_MANAGER, "GET", "/api/v1/reports?" TENTH, NULL, NULL), 200);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_day_is_what_it_is_by_hand),
    cmocka_unit_test (each_way_to_part_it_gives_the_same_people),
    cmocka_unit_test (few_people_are_hidden_and_cannot_be_reckoned_back),
    cmocka_unit_test (the_csv_says_the_same),
    cmocka_unit_test (nothing_in_a_report_points_to_somebody),
    cmocka_unit_test (questions_that_make_no_sense_are_refused),
    cmocka_unit_test (a_manager_sees_reports_and_never_a_visit),
    cmocka_unit_test (several_ask_at_once_and_all_are_answered),
    cmocka_unit_test (a_crowd_is_told_to_come_back_later),
    cmocka_unit_test (what_cannot_be_read_is_a_fault_and_the_house_goes_on),
  };

  return cmocka_run_group_tests_name ("service-reports", tests, open_with_past, close_door);
}
