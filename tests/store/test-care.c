/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "od-store-care.h"
#include "store-room.h"

static OdAppointment *
make_appointment (guint       serial,
                  const char *code,
                  gint64      due_us)
{
  OdAppointment *appointment = od_appointment_new ();

  appointment->id = room_make_id ("dddd", serial);
  appointment->code = g_strdup (code);
  appointment->pool_id = g_strdup ("housing");
  appointment->due_us = due_us;
  return appointment;
}

static void
book (StoreRoom  *self,
      guint       serial,
      const char *code,
      gint64      due_us)
{
  g_autoptr (OdAppointment) appointment = make_appointment (serial, code, due_us);

  room_begin (self);
  assert_true (od_store_add_appointment (self->store, appointment, NULL));
  room_commit (self);
}

static void
an_appointment_comes_back_whole (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAppointment) appointment = make_appointment (1, "ABC234", ROOM_NOW);
  g_autoptr (OdAppointment) found = NULL;
  g_autoptr (GError) error = NULL;

  appointment->language = g_strdup ("ar");
  appointment->for_desk_id = g_strdup ("desk-1");
  room_begin (self);
  assert_true (od_store_add_appointment (self->store, appointment, NULL));
  room_commit (self);
  room_reopen (self);
  found = od_store_dup_appointment (self->store, appointment->id, NULL);
  assert_string_equal (found->id, appointment->id);
  assert_string_equal (found->code, "ABC234");
  assert_string_equal (found->pool_id, "housing");
  assert_int_equal (found->due_us, ROOM_NOW);
  assert_string_equal (found->language, "ar");
  assert_string_equal (found->for_desk_id, "desk-1");
  assert_null (found->for_staff_id);
  assert_int_equal (found->state, OD_APPOINTMENT_BOOKED);
  assert_null (found->visit_id);
  assert_null (od_store_dup_appointment (self->store, "nobody", &error));
  assert_null (error);
}

static void
a_code_finds_the_one_that_is_booked (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autofree char *id = room_make_id ("dddd", 1);
  g_autoptr (OdAppointment) found = NULL;
  g_autoptr (OdAppointment) arrived = NULL;

  room_add_visit (self, visit);
  book (self, 1, "ABC234", ROOM_NOW);
  found = od_store_dup_booked (self->store, "ABC234", NULL);
  assert_string_equal (found->id, id);
  room_begin (self);
  assert_true (od_store_set_appointment (self->store, id, OD_APPOINTMENT_ARRIVED, visit->id, NULL));
  room_commit (self);
  assert_null (od_store_dup_booked (self->store, "ABC234", NULL));
  arrived = od_store_dup_appointment (self->store, id, NULL);
  assert_int_equal (arrived->state, OD_APPOINTMENT_ARRIVED);
  assert_string_equal (arrived->visit_id, visit->id);
}

static void
a_code_is_used_again_when_it_is_free (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAppointment) twice = make_appointment (2, "ABC234", ROOM_NOW);
  g_autofree char *first = room_make_id ("dddd", 1);
  g_autoptr (GError) error = NULL;

  book (self, 1, "ABC234", ROOM_NOW);
  room_begin (self);
  assert_false (od_store_add_appointment (self->store, twice, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_true (od_store_set_appointment (self->store, first, OD_APPOINTMENT_CANCELLED, NULL, NULL));
  assert_true (od_store_add_appointment (self->store, twice, NULL));
  room_commit (self);
}

static void
an_appointment_is_with_the_house (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAppointment) nowhere = make_appointment (1, "ABC234", ROOM_NOW);
  g_autoptr (OdAppointment) nobody = make_appointment (2, "ABC235", ROOM_NOW);
  g_autoptr (GError) error = NULL;

  room_set_text (&nowhere->pool_id, "nowhere");
  nobody->for_staff_id = g_strdup ("nobody");
  room_begin (self);
  assert_false (od_store_add_appointment (self->store, nowhere, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_appointment (self->store, nobody, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
appointments_are_listed_by_their_time (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GPtrArray) found = NULL;

  book (self, 1, "AAAAAA", ROOM_NOW + 30);
  book (self, 2, "BBBBBB", ROOM_NOW + 10);
  book (self, 3, "CCCCCC", ROOM_NOW + 40);
  book (self, 4, "DDDDDD", ROOM_NOW + 9);
  found = od_store_list_appointments (self->store, ROOM_NOW + 10, ROOM_NOW + 40, NULL);
  assert_int_equal (found->len, 2);
  assert_string_equal (((OdAppointment *) found->pdata[0])->code, "BBBBBB");
  assert_string_equal (((OdAppointment *) found->pdata[1])->code, "AAAAAA");
}

static void
raise_alarm (StoreRoom  *self,
             guint       serial,
             const char *desk_id)
{
  g_autoptr (OdAlarm) alarm = od_alarm_new ();
  g_autoptr (GError) error = NULL;

  alarm->id = room_make_id ("bbbb", serial);
  alarm->desk_id = g_strdup (desk_id);
  alarm->at_us = ROOM_NOW - serial;
  alarm->actor = g_strdup ("staff:s-1");
  room_begin (self);
  od_store_add_alarm (self->store, alarm, &error);
  assert_null (error);
  room_commit (self);
}

static void
alarms_last_until_somebody_ends_them (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *first = room_make_id ("bbbb", 1);
  g_autofree char *second = room_make_id ("bbbb", 2);
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (OdAlarm) ended = NULL;
  g_autofree char *reason = NULL;

  raise_alarm (self, 1, "desk-1");
  raise_alarm (self, 2, "desk-2");
  both = od_store_list_alarms (self->store, NULL);
  assert_int_equal (both->len, 2);
  assert_string_equal (((OdAlarm *) both->pdata[0])->id, second);
  room_begin (self);
  assert_true (od_store_end_alarm (self->store, second, ROOM_NOW + 5, "staff:s-2", "All is calm", NULL));
  room_commit (self);
  left = od_store_list_alarms (self->store, NULL);
  assert_int_equal (left->len, 1);
  assert_string_equal (((OdAlarm *) left->pdata[0])->id, first);
  assert_int_equal (((OdAlarm *) left->pdata[0])->ended_us, 0);
  ended = od_store_dup_alarm (self->store, second, NULL);
  assert_int_equal (ended->ended_us, ROOM_NOW + 5);
  assert_string_equal (ended->ended_by, "staff:s-2");
  assert_string_equal (ended->desk_id, "desk-2");
  assert_string_equal (ended->actor, "staff:s-1");
  reason = room_ask_text (self->folder, "SELECT reason FROM alarm WHERE ended_us IS NOT NULL");
  assert_string_equal (reason, "All is calm");
}

static void
an_alarm_ends_once (void **state)
{
  StoreRoom *self = *state;
  g_autofree char *id = room_make_id ("bbbb", 1);
  g_autoptr (OdAlarm) alarm = NULL;
  g_autoptr (GError) error = NULL;

  raise_alarm (self, 1, "desk-1");
  room_begin (self);
  assert_true (od_store_end_alarm (self->store, id, ROOM_NOW + 5, "staff:s-2", NULL, NULL));
  assert_false (od_store_end_alarm (self->store, id, ROOM_NOW + 9, "staff:s-3", NULL, &error));
  assert_null (error);
  assert_false (od_store_end_alarm (self->store, "no alarm", ROOM_NOW + 9, "staff:s-3", NULL, &error));
  assert_null (error);
  room_commit (self);
  alarm = od_store_dup_alarm (self->store, id, NULL);
  assert_string_equal (alarm->ended_by, "staff:s-2");
  assert_null (od_store_dup_alarm (self->store, "no alarm", &error));
  assert_null (error);
}

static void
an_alarm_comes_from_a_desk (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAlarm) alarm = od_alarm_new ();
  g_autoptr (GError) error = NULL;

  alarm->id = room_make_id ("bbbb", 1);
  alarm->desk_id = g_strdup ("no-desk");
  alarm->at_us = ROOM_NOW;
  alarm->actor = g_strdup ("staff:s-1");
  room_begin (self);
  assert_false (od_store_add_alarm (self->store, alarm, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
send_on (StoreRoom     *self,
         const OdVisit *visit,
         guint          serial,
         gboolean       is_signpost)
{
  g_autoptr (OdReferral) referral = od_referral_new ();
  g_autoptr (GError) error = NULL;

  referral->id = room_make_id ("ffff", serial);
  referral->visit_id = g_strdup (visit->id);
  referral->is_signpost = is_signpost;
  referral->service_id = g_strdup ("s-1");
  referral->at_us = ROOM_NOW + serial;
  referral->reason = g_strdup ("asked for it");
  room_begin (self);
  od_store_add_referral (self->store, referral, &error);
  assert_null (error);
  room_commit (self);
}

static void
referrals_of_a_visit_are_listed_in_order (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (OdVisit) other = room_make_visit (2);
  g_autoptr (GPtrArray) found = NULL;
  const OdReferral *first, *second;

  room_add_visit (self, visit);
  room_add_visit (self, other);
  send_on (self, visit, 2, TRUE);
  send_on (self, visit, 1, FALSE);
  send_on (self, other, 3, FALSE);
  found = od_store_list_referrals (self->store, visit->id, NULL);
  assert_int_equal (found->len, 2);
  first = found->pdata[0];
  second = found->pdata[1];
  assert_false (first->is_signpost);
  assert_int_equal (first->at_us, ROOM_NOW + 1);
  assert_string_equal (first->service_id, "s-1");
  assert_string_equal (first->reason, "asked for it");
  assert_string_equal (first->visit_id, visit->id);
  assert_int_equal (first->state, OD_REFERRAL_OFFERED);
  assert_true (second->is_signpost);
}

static void
a_referral_becomes_what_came_of_it (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autofree char *id = room_make_id ("ffff", 1);
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (OdReferral) lost = NULL;
  g_autoptr (GError) error = NULL;

  room_add_visit (self, visit);
  send_on (self, visit, 1, FALSE);
  room_begin (self);
  assert_true (od_store_set_referral (self->store, id, OD_REFERRAL_ACCEPTED, ROOM_NOW + 7, NULL, NULL));
  room_commit (self);
  accepted = od_store_dup_referral (self->store, id, NULL);
  assert_int_equal (accepted->state, OD_REFERRAL_ACCEPTED);
  assert_string_equal (accepted->reason, "asked for it");
  assert_int_equal (accepted->at_us, ROOM_NOW + 1);
  room_begin (self);
  assert_true (od_store_set_referral (self->store, id, OD_REFERRAL_LOST, ROOM_NOW + 8, "never came", NULL));
  room_commit (self);
  lost = od_store_dup_referral (self->store, id, NULL);
  assert_int_equal (lost->state, OD_REFERRAL_LOST);
  assert_string_equal (lost->reason, "never came");
  assert_int_equal (room_ask (self->folder, "SELECT state_us FROM referral"), ROOM_NOW + 8);
  assert_null (od_store_dup_referral (self->store, "no referral", &error));
  assert_null (error);
}

static void
a_referral_is_of_a_visit (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdReferral) referral = od_referral_new ();
  g_autoptr (GError) error = NULL;

  referral->id = room_make_id ("ffff", 1);
  referral->visit_id = g_strdup ("nobody");
  referral->service_id = g_strdup ("s-1");
  referral->at_us = ROOM_NOW;
  room_begin (self);
  assert_false (od_store_add_referral (self->store, referral, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  od_store_rollback (self->store);
}

static void
an_unmet_need_has_a_reason_that_we_know (void **state)
{
  static const char *const whys[] = { "none", "full", "too-long", "closed", "language", "cost", "far" };
  StoreRoom *self = *state;
  OdUnmet unmet = { .day = ROOM_DAY, .at_us = ROOM_NOW, .need = "housing" };
  g_autoptr (GError) error = NULL;

  room_begin (self);
  for (guint i = 0; i < G_N_ELEMENTS (whys); i++) {
    g_autofree char *id = room_make_id ("9999", i + 1);

    unmet.id = id;
    unmet.why = whys[i];
    assert_true (od_store_add_unmet (self->store, &unmet, NULL));
  }
  unmet.id = "another";
  unmet.why = "bored";
  assert_false (od_store_add_unmet (self->store, &unmet, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  unmet.why = "none";
  unmet.visit_id = "nobody";
  assert_false (od_store_add_unmet (self->store, &unmet, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  room_commit (self);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM unmet"), G_N_ELEMENTS (whys));
}

static void
a_second_answer_replaces_the_first (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdVisit) visit = room_make_visit (1);
  g_autoptr (GError) error = NULL;

  room_add_visit (self, visit);
  room_begin (self);
  assert_true (od_store_put_feedback (self->store, visit->id, 2, ROOM_NOW, NULL));
  assert_true (od_store_put_feedback (self->store, visit->id, 5, ROOM_NOW + 1, NULL));
  assert_false (od_store_put_feedback (self->store, visit->id, 0, ROOM_NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_put_feedback (self->store, visit->id, 6, ROOM_NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_put_feedback (self->store, "nobody", 3, ROOM_NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  room_commit (self);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM feedback"), 1);
  assert_int_equal (room_ask (self->folder, "SELECT score FROM feedback"), 5);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (an_appointment_comes_back_whole, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_code_finds_the_one_that_is_booked, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_code_is_used_again_when_it_is_free, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_appointment_is_with_the_house, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (appointments_are_listed_by_their_time, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (alarms_last_until_somebody_ends_them, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_alarm_ends_once, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_alarm_comes_from_a_desk, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (referrals_of_a_visit_are_listed_in_order, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_referral_becomes_what_came_of_it, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_referral_is_of_a_visit, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (an_unmet_need_has_a_reason_that_we_know, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_second_answer_replaces_the_first, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-care", tests, NULL, NULL);
}
