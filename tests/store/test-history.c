/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store-room.h"

#define MINUTE_US G_GINT64_CONSTANT (60000000)

/* A visit that was served in "housing" for so many minutes, from minute @start on. */
static void
add_served (StoreRoom *self,
            guint      number,
            guint      start,
            guint      minutes)
{
  g_autoptr (OdVisit) visit = room_make_visit (number);
  OdLeg *leg = visit->legs->pdata[0];

  leg->state = OD_LEG_DONE;
  leg->started_us = ROOM_NOW + start * MINUTE_US;
  leg->ended_us = leg->started_us + minutes * MINUTE_US;
  room_add_visit (self, visit);
}

static void
service_times_come_with_the_moment_they_began (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GArray) served = NULL;
  const OdServed *newest;

  add_served (self, 1, 0, 10);
  add_served (self, 2, 60, 20);
  add_served (self, 3, 30, 5);
  served = od_store_list_served (self->store, "housing", 0, 2, NULL);
  assert_int_equal (served->len, 2);
  newest = &g_array_index (served, OdServed, 0);
  assert_true (newest->minutes > 19.99 && newest->minutes < 20.01);
  assert_int_equal (newest->started_us, ROOM_NOW + 60 * MINUTE_US);
  assert_int_equal (g_array_index (served, OdServed, 1).started_us, ROOM_NOW + 30 * MINUTE_US);
}

static void
what_is_long_ago_teaches_nothing (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GArray) served = NULL;
  g_autoptr (GArray) elsewhere = NULL;

  add_served (self, 1, 0, 10);
  add_served (self, 2, 60, 20);
  served = od_store_list_served (self->store, "housing", ROOM_NOW + 10 * MINUTE_US, 100, NULL);
  assert_int_equal (served->len, 1);
  elsewhere = od_store_list_served (self->store, "reception", 0, 100, NULL);
  assert_int_equal (elsewhere->len, 0);
}

static void
add_of_day (StoreRoom  *self,
            guint       number,
            const char *day,
            OdLegState  both)
{
  g_autoptr (OdVisit) visit = room_make_visit (number);

  room_set_text (&visit->day, day);
  ((OdLeg *) visit->legs->pdata[0])->state = both;
  ((OdLeg *) visit->legs->pdata[1])->state = both;
  room_add_visit (self, visit);
}

static void
open_visits_of_earlier_days_are_left_over (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *waits = room_make_id ("aaaa", 1);
  g_autofree char *held = room_make_id ("aaaa", 3);

  add_of_day (self, 1, "2026-11-20", OD_LEG_WAITING);
  add_of_day (self, 2, "2026-11-20", OD_LEG_DONE);
  add_of_day (self, 3, "2026-11-21", OD_LEG_ON_HOLD);
  add_of_day (self, 4, "2026-11-21", OD_LEG_CARRIED);
  add_of_day (self, 5, ROOM_DAY, OD_LEG_WAITING);
  left = od_store_list_left_over (self->store, ROOM_DAY, NULL);
  assert_int_equal (left->len, 2);
  assert_string_equal (left->pdata[0], waits);
  assert_string_equal (left->pdata[1], held);
}

/* What the plan of @sql says. */
static char *
explain (StoreRoom  *self,
         const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3 *db = room_look (self->folder);
  sqlite3_stmt *statement = NULL;
  GString *plan = g_string_new (NULL);

  assert_int_equal (sqlite3_prepare_v2 (db, question, -1, &statement, NULL), SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (plan, "%s; ", (const char *) sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (plan, FALSE);
}

static void
a_long_history_is_not_read_for_the_line_of_today (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *today = explain (self, "SELECT id FROM visit WHERE day = '2026-11-22' AND is_open = 1 ORDER BY arrived_us, id");
  g_autofree char *left = explain (self, "SELECT id FROM visit WHERE day < '2026-11-22' AND is_open = 1 ORDER BY day, id");
  g_autofree char *legs = explain (self, "SELECT state FROM leg WHERE visit_id IN (SELECT id FROM visit WHERE day = '2026-11-22' "
                                         "AND is_open = 1) ORDER BY visit_id, position");

  assert_non_null (g_strstr_len (today, -1, "visit_open (day=?)"));
  assert_non_null (g_strstr_len (left, -1, "visit_open (day<?)"));
  assert_non_null (g_strstr_len (legs, -1, "visit_open (day=?)"));
  assert_null (g_strstr_len (legs, -1, "SCAN leg"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (service_times_come_with_the_moment_they_began, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_is_long_ago_teaches_nothing, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (open_visits_of_earlier_days_are_left_over, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_long_history_is_not_read_for_the_line_of_today, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-history", tests, NULL, NULL);
}
