/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "od-store-care.h"
#include "store-room.h"

#define MINUTE_US G_GINT64_CONSTANT (60000000)

/* A clock of our own: the hour is told by the minute of arrival, ten minutes to the hour. */
static guint
hour_of (gint64   us,
         gpointer data)
{
  assert_ptr_equal (data, &hour_of);
  return 9 + (guint) ((us - ROOM_NOW) / (10 * MINUTE_US));
}

static OdReport *
make_report (StoreRoom  *self,
             const char *from,
             const char *to,
             const char *by)
{
  g_autoptr (GError) error = NULL;
  OdReport *report = od_store_make_report (self->store, from, to, by, hour_of, (gpointer) & hour_of, &error);

  assert_null (error);
  assert_non_null (report);
  return report;
}

static const OdReportRow *
find_row (const OdReport *report,
          const char     *key)
{
  for (guint i = 0; i < report->rows->len; i++) {
    const OdReportRow *row = report->rows->pdata[i];

    if (g_str_equal (row->key, key))
      return row;
  }
  return NULL;
}

static void
assert_keys (const OdReport *report,
             const char     *joined)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < report->rows->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", ((const OdReportRow *) report->rows->pdata[i])->key);
  assert_string_equal (keys->str, joined);
}

static void
assert_near (double a,
             double b)
{
  if (a < b - 0.001 || a > b + 0.001)
    fail_msg ("%f is not %f", a, b);
}

static void
serve (OdLeg      *leg,
       const char *desk_id,
       guint       wait,
       guint       minutes)
{
  leg->state = OD_LEG_DONE;
  leg->desk_id = g_strdup (desk_id);
  leg->first_called_us = leg->made_us + wait * MINUTE_US;
  leg->called_us = leg->first_called_us + 50 * MINUTE_US;
  leg->started_us = leg->called_us + MINUTE_US;
  leg->ended_us = leg->started_us + minutes * MINUTE_US;
}

static void
set_needs (OdVisit    *visit,
           const char *needs)
{
  g_strfreev (visit->needs);
  visit->needs = g_strsplit (needs, " ", -1);
}

static void
hand_over (StoreRoom     *self,
           const OdVisit *visit,
           guint          serial,
           gboolean       taken_back)
{
  g_autoptr (OdEvent) event = room_make_event (visit, OD_VERB_HAND_OVER, serial);
  g_autoptr (OdEvent) undo = room_make_event (visit, OD_VERB_UNDO, serial + 1);

  room_set_text (&event->leg_id, ((OdLeg *) visit->legs->pdata[0])->id);
  room_add_event (self, event);
  undo->undoes = g_strdup (event->id);
  if (taken_back)
    room_add_event (self, undo);
}

/* Two days. 1: served in both pools, first handed over. 2: nobody came; a joint call. 3: left. 4: the day before, carried. */
static void
fill_house (StoreRoom *self)
{
  g_autoptr (OdVisit) served = room_make_visit (1);
  g_autoptr (OdVisit) missed = room_make_visit (2);
  g_autoptr (OdVisit) left = room_make_visit (3);
  g_autoptr (OdVisit) carried = room_make_visit (4);
  OdLeg *leg;

  serve (served->legs->pdata[0], "desk-1", 10, 20);
  serve (served->legs->pdata[1], "desk-2", 30, 8);
  set_needs (served, "housing");
  room_add_visit (self, served);
  hand_over (self, served, 10, FALSE);
  hand_over (self, served, 20, TRUE);

  set_needs (missed, "housing money");
  missed->arrived_us = ROOM_NOW + 15 * MINUTE_US;
  room_set_text (&missed->language, "es");
  leg = missed->legs->pdata[0];
  leg->state = OD_LEG_NO_SHOW;
  leg->desk_id = g_strdup ("desk-1");
  leg->with_desk_id = g_strdup ("desk-2");
  leg->first_called_us = leg->made_us + 5 * MINUTE_US;
  ((OdLeg *) missed->legs->pdata[1])->state = OD_LEG_NO_SHOW;
  room_add_visit (self, missed);

  left->route = OD_ROUTE_RECEPTION;
  set_needs (left, "money");
  ((OdLeg *) left->legs->pdata[0])->state = OD_LEG_LEFT;
  ((OdLeg *) left->legs->pdata[1])->state = OD_LEG_LEFT;
  room_add_visit (self, left);

  room_set_text (&carried->day, "2026-11-21");
  ((OdLeg *) carried->legs->pdata[0])->state = OD_LEG_CARRIED;
  ((OdLeg *) carried->legs->pdata[1])->state = OD_LEG_CARRIED;
  room_add_visit (self, carried);
}

static void
a_visit_counts_once_in_each_pool_and_in_the_total (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) report = NULL;
  const OdReportRow *housing, *reception;

  fill_house (self);
  report = make_report (self, ROOM_DAY, ROOM_DAY, "pool");
  assert_string_equal (report->from, ROOM_DAY);
  assert_string_equal (report->by, "pool");
  assert_int_equal (report->k, 0);
  assert_keys (report, "housing reception");
  housing = find_row (report, "housing");
  reception = find_row (report, "reception");
  assert_int_equal (report->total->visits, 3);
  assert_int_equal (housing->visits, 3);
  assert_int_equal (housing->no_shows, 1);
  assert_int_equal (housing->left, 1);
  assert_int_equal (reception->no_shows, 1);
  assert_int_equal (report->total->no_shows, 1);
  assert_int_equal (report->total->left, 1);
  assert_string_equal (report->total->key, "");
}

static void
waits_are_to_the_first_call_and_services_of_what_was_done (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) report = NULL;
  const OdReportRow *housing;

  fill_house (self);
  report = make_report (self, ROOM_DAY, ROOM_DAY, "pool");
  housing = find_row (report, "housing");
  assert_int_equal (housing->waits.n, 2);
  assert_near (housing->waits.mean, 7.5);
  assert_near (housing->waits.max, 10);
  assert_int_equal (housing->services.n, 1);
  assert_near (housing->services.p50, 20);
  assert_int_equal (report->total->waits.n, 3);
  assert_near (report->total->waits.mean, 15);
  assert_near (report->total->waits.p50, 10);
  assert_near (report->total->waits.max, 30);
  assert_near (report->total->services.mean, 14);
}

static void
a_joint_call_counts_at_both_desks_and_once_in_the_total (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) report = NULL;

  fill_house (self);
  report = make_report (self, ROOM_DAY, ROOM_DAY, "desk");
  assert_keys (report, "desk-1 desk-2");
  assert_int_equal (find_row (report, "desk-1")->visits, 2);
  assert_int_equal (find_row (report, "desk-2")->visits, 2);
  assert_int_equal (find_row (report, "desk-2")->waits.n, 2);
  assert_int_equal (find_row (report, "desk-2")->no_shows, 1);
  assert_int_equal (report->total->waits.n, 3);
  assert_int_equal (report->total->no_shows, 1);
}

static void
hand_overs_count_where_they_began_unless_taken_back (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) pools = NULL;
  g_autoptr (OdReport) desks = NULL;

  fill_house (self);
  pools = make_report (self, ROOM_DAY, ROOM_DAY, "pool");
  desks = make_report (self, ROOM_DAY, ROOM_DAY, "desk");
  assert_int_equal (find_row (pools, "housing")->hand_overs, 1);
  assert_int_equal (find_row (pools, "reception")->hand_overs, 0);
  assert_int_equal (find_row (desks, "desk-1")->hand_overs, 1);
  assert_int_equal (pools->total->hand_overs, 1);
}

static void
each_way_of_looking_has_its_rows (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) days = NULL;
  g_autoptr (OdReport) hours = NULL;
  g_autoptr (OdReport) languages = NULL;
  g_autoptr (OdReport) routes = NULL;
  g_autoptr (OdReport) needs = NULL;

  fill_house (self);
  days = make_report (self, "2026-11-21", ROOM_DAY, "day");
  assert_keys (days, "2026-11-21 " ROOM_DAY);
  assert_int_equal (find_row (days, "2026-11-21")->carried, 1);
  assert_int_equal (days->total->visits, 4);
  hours = make_report (self, ROOM_DAY, ROOM_DAY, "hour");
  assert_keys (hours, "09 10");
  assert_int_equal (find_row (hours, "10")->visits, 1);
  assert_int_equal (find_row (hours, "10")->waits.n, 1);
  languages = make_report (self, ROOM_DAY, ROOM_DAY, "language");
  assert_keys (languages, "ar es");
  assert_int_equal (find_row (languages, "ar")->visits, 2);
  routes = make_report (self, ROOM_DAY, ROOM_DAY, "route");
  assert_keys (routes, "kiosk reception");
  assert_int_equal (find_row (routes, "reception")->left, 1);
  needs = make_report (self, ROOM_DAY, ROOM_DAY, "need");
  assert_keys (needs, "housing money");
  assert_int_equal (find_row (needs, "housing")->visits, 2);
  assert_int_equal (find_row (needs, "money")->visits, 2);
  assert_int_equal (needs->total->visits, 3);
}

static void
days_outside_are_left_out_and_no_day_is_no_row (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) before = NULL;
  g_autoptr (OdReport) none = NULL;

  fill_house (self);
  before = make_report (self, "2026-11-01", "2026-11-21", "pool");
  assert_int_equal (before->total->visits, 1);
  assert_int_equal (before->total->waits.n, 0);
  none = make_report (self, "2025-01-01", "2025-12-31", "day");
  assert_int_equal (none->rows->len, 0);
  assert_int_equal (none->total->visits, 0);
}

static void
say_what_came_after (StoreRoom *self)
{
  g_autofree char *served = room_make_id ("aaaa", 1);
  g_autofree char *missed = room_make_id ("aaaa", 2);
  OdReferral referral = { .id = (char *) "r-1", .visit_id = served, .service_id = (char *) "s", .at_us = ROOM_NOW };
  OdReferral arrived = { .id = (char *) "r-2", .visit_id = served, .service_id = (char *) "s", .at_us = ROOM_NOW,
                         .state = OD_REFERRAL_ARRIVED };
  OdReferral signpost = { .id = (char *) "r-3", .visit_id = missed, .service_id = (char *) "s", .at_us = ROOM_NOW, .is_signpost = TRUE };

  room_begin (self);
  assert_true (od_store_add_referral (self->store, &referral, NULL));
  assert_true (od_store_add_referral (self->store, &arrived, NULL));
  assert_true (od_store_add_referral (self->store, &signpost, NULL));
  assert_true (od_store_put_feedback (self->store, served, 4, ROOM_NOW, NULL));
  assert_true (od_store_put_feedback (self->store, missed, 1, ROOM_NOW, NULL));
  room_commit (self);
}

static void
what_came_after_counts_wherever_the_visit_went (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReport) report = NULL;
  const OdReportRow *desk;

  fill_house (self);
  say_what_came_after (self);
  report = make_report (self, ROOM_DAY, ROOM_DAY, "desk");
  desk = find_row (report, "desk-2");
  assert_int_equal (desk->referrals, 2);
  assert_int_equal (desk->arrived, 1);
  assert_int_equal (desk->satisfaction.n, 2);
  assert_near (desk->satisfaction.mean, 2.5);
  assert_int_equal (report->total->referrals, 2);
  assert_int_equal (report->total->arrived, 1);
  assert_int_equal (report->total->satisfaction.n, 2);
}

static void
add_unmet (StoreRoom  *self,
           const char *id,
           const char *day,
           const char *visit_id,
           const char *language)
{
  OdUnmet unmet = { .id = id, .day = day, .at_us = ROOM_NOW, .need = "work", .why = "full", .visit_id = visit_id, .language = language };

  room_begin (self);
  assert_true (od_store_add_unmet (self->store, &unmet, NULL));
  room_commit (self);
}

static void
unmet_needs_count_without_being_visits (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *missed = room_make_id ("aaaa", 2);
  g_autoptr (OdReport) needs = NULL;
  g_autoptr (OdReport) languages = NULL;

  fill_house (self);
  add_unmet (self, "u-1", ROOM_DAY, NULL, NULL);
  add_unmet (self, "u-2", ROOM_DAY, missed, NULL);
  add_unmet (self, "u-3", ROOM_DAY, missed, "fr");
  add_unmet (self, "u-4", "2026-11-20", NULL, NULL);
  needs = make_report (self, ROOM_DAY, ROOM_DAY, "need");
  assert_int_equal (find_row (needs, "work")->unmet, 3);
  assert_int_equal (find_row (needs, "work")->visits, 0);
  assert_int_equal (needs->total->unmet, 3);
  assert_int_equal (needs->total->visits, 3);
  languages = make_report (self, ROOM_DAY, ROOM_DAY, "language");
  assert_keys (languages, "ar es fr");
  assert_int_equal (find_row (languages, "es")->unmet, 1);
  assert_int_equal (find_row (languages, "fr")->unmet, 1);
}

static void
unmet_needs_of_a_visit_count_where_it_went (void **state)
{
  static const char *const rows[][2] = {
    { "day", ROOM_DAY }, { "hour", "09" }, { "route", "kiosk" }, { "pool", "housing" }, { "desk", "desk-2" },
  };
  StoreRoom *self = *state;
  g_autofree char *missed = room_make_id ("aaaa", 2);

  fill_house (self);
  add_unmet (self, "u-1", ROOM_DAY, NULL, NULL);
  add_unmet (self, "u-2", ROOM_DAY, missed, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (OdReport) report = make_report (self, ROOM_DAY, ROOM_DAY, rows[i][0]);
    guint of_nobody = i < 2 ? 1 : 0;

    assert_int_equal (find_row (report, rows[i][1])->unmet, 1 + of_nobody);
    assert_int_equal (report->total->unmet, 2);
    assert_int_equal (report->total->visits, 3);
  }
}

static void
a_clock_that_went_back_makes_no_wait_negative (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdReport) report = NULL;
  OdLeg *leg = visit->legs->pdata[0];

  serve (leg, "desk-1", 10, 5);
  leg->first_called_us = leg->made_us - 60 * MINUTE_US;
  room_add_visit (self, visit);
  report = make_report (self, ROOM_DAY, ROOM_DAY, "pool");
  assert_int_equal (report->total->waits.n, 1);
  assert_near (report->total->waits.max, 0);
}

static void
a_report_is_made_by_a_reader_too (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdStore) reader = NULL;
  g_autoptr (OdReport) report = NULL;

  fill_house (self);
  reader = od_store_open_reader (self->folder, NULL);
  report = od_store_make_report (reader, ROOM_DAY, ROOM_DAY, "need", hour_of, (gpointer) & hour_of, NULL);
  assert_non_null (report);
  assert_int_equal (report->total->visits, 3);
}

static void
a_log_that_cannot_be_read_is_an_error (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  fill_house (self);
  assert_int_equal (room_tell (self->folder, "DROP TABLE unmet"), SQLITE_OK);
  assert_null (od_store_make_report (self->store, ROOM_DAY, ROOM_DAY, "day", hour_of, (gpointer) & hour_of, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_int_equal (room_tell (self->folder, "DROP TABLE visit_need"), SQLITE_OK);
  assert_null (od_store_make_report (self->store, ROOM_DAY, ROOM_DAY, "need", hour_of, (gpointer) & hour_of, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
  assert_int_equal (room_tell (self->folder, "DROP TABLE feedback"), SQLITE_OK);
  assert_null (od_store_make_report (self->store, ROOM_DAY, ROOM_DAY, "pool", hour_of, (gpointer) & hour_of, &error));
  room_assert_error (&error, OD_STORE_ERROR_STATEMENT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_visit_counts_once_in_each_pool_and_in_the_total, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (waits_are_to_the_first_call_and_services_of_what_was_done, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_joint_call_counts_at_both_desks_and_once_in_the_total, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (hand_overs_count_where_they_began_unless_taken_back, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (each_way_of_looking_has_its_rows, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (days_outside_are_left_out_and_no_day_is_no_row, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (what_came_after_counts_wherever_the_visit_went, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (unmet_needs_count_without_being_visits, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (unmet_needs_of_a_visit_count_where_it_went, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_clock_that_went_back_makes_no_wait_negative, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_report_is_made_by_a_reader_too, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_log_that_cannot_be_read_is_an_error, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-report", tests, NULL, NULL);
}
