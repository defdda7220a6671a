/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "od-care-session.h"
#include "od-tiny-care.h"
#include "od-turning.h"

typedef struct {
  OdTinyService *service;
  OdTinyCare    *fake;      /* borrowed */
  OdDeskSession *session;
  OdCareSession *care;
  char          *said;      /* the newest "done", "made" or "taken" */
  char          *refused;   /* problem of the newest refusal */
} Bench;

static void
on_said (Bench      *bench,
         const char *what)
{
  g_free (bench->said);
  bench->said = g_strdup (what);
}

static void
on_refused (Bench        *bench,
            const GError *error)
{
  g_free (bench->refused);
  bench->refused = g_strdup (od_client_error_get_problem (error));
}

static Bench *
make_bench (const char *role)
{
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = NULL;
  g_autofree char *url = NULL;
  Bench *bench = g_new0 (Bench, 1);

  bench->service = od_tiny_service_new (role);
  bench->fake = od_tiny_service_get_care (bench->service);
  url = od_tiny_service_get_url (bench->service);
  client = od_client_new (url, NULL, clock, chance);
  bench->session = od_desk_session_new (client, clock, "en");
  bench->care = od_care_session_new (bench->session);
  g_signal_connect_swapped (bench->care, "refused", G_CALLBACK (on_refused), bench);
  od_tiny_care_fill_today (bench->fake);
  od_tiny_care_fill_report (bench->fake);

  return bench;
}

static int
set_up (void **state)
{
  *state = make_bench ("reception");

  return 0;
}

static int
set_up_manager (void **state)
{
  *state = make_bench ("manager");

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_signal_handlers_disconnect_by_data (bench->care, bench);
  g_object_unref (bench->care);
  g_object_unref (bench->session);
  od_tiny_service_free (bench->service);
  g_free (bench->said);
  g_free (bench->refused);
  g_free (bench);

  return 0;
}

static gboolean
is_at (Bench      *bench,
       const char *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (bench->session, "state", &state, NULL);

  return g_str_equal (state, wanted);
}

static void
sit_down (Bench *bench)
{
  od_desk_session_sign_in (bench->session, "Nadia", "open");
  od_turn_until (is_at (bench, "choose"));
  od_desk_session_choose_desk (bench->session, "d1");
  od_turn_until (od_tiny_service_count_ears (bench->service) == 1);
}

/* With somebody to care for. */
static OdCareModel *
sit_with (Bench *bench)
{
  OdVisit *visit = od_tiny_service_add_visit (bench->service, "es", "housing");
  g_autoptr (OdQueueModel) queue = NULL;

  sit_down (bench);
  g_object_get (bench->session, "queue", &queue, NULL);
  od_turn_until (od_queue_model_find (queue, visit->id) != NULL);
  od_desk_session_set_current (bench->session, od_queue_model_find (queue, visit->id));
  g_signal_connect_swapped (od_care_session_get_care (bench->care), "done", G_CALLBACK (on_said), bench);

  return od_care_session_get_care (bench->care);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static gconstpointer
first_of (GListModel *list)
{
  g_autoptr (OdRecord) record = g_list_model_get_item (list, 0);

  return od_record_get (record);
}

static gboolean
said (Bench      *bench,
      const char *what)
{
  return g_strcmp0 (bench->said, what) == 0;
}

static void
a_raised_alarm_is_only_a_tick_at_its_own_desk (void **state)
{
  Bench *bench = *state;
  OdAlarmModel *alarms;

  sit_down (bench);
  alarms = od_care_session_get_alarms (bench->care);
  assert_string_equal (od_alarm_model_get_own (alarms), "none");
  od_alarm_model_raise (alarms);
  assert_string_equal (od_alarm_model_get_own (alarms), "sending");
  od_turn_until (g_str_equal (od_alarm_model_get_own (alarms), "heard"));
  assert_int_equal (count (od_alarm_model_get_others (alarms)), 0);
  assert_int_equal (bench->fake->alarms->len, 1);
}

static void
an_alarm_pressed_twice_is_one (void **state)
{
  Bench *bench = *state;
  OdAlarmModel *alarms;

  sit_down (bench);
  alarms = od_care_session_get_alarms (bench->care);
  od_alarm_model_raise (alarms);
  od_alarm_model_raise (alarms);
  od_turn_until (g_str_equal (od_alarm_model_get_own (alarms), "heard"));
  od_alarm_model_raise (alarms);
  assert_int_equal (bench->fake->alarms->len, 1);
}

static void
an_alarm_whose_answer_was_lost_is_one (void **state)
{
  Bench *bench = *state;
  OdAlarmModel *alarms;
  guint before;

  sit_down (bench);
  alarms = od_care_session_get_alarms (bench->care);
  before = od_tiny_service_get_keys (bench->service)->len;
  od_tiny_service_lose_answers (bench->service, 2);
  od_alarm_model_raise (alarms);
  od_turn_until (od_tiny_service_get_keys (bench->service)->len == before + 3);
  od_turn_until (g_str_equal (od_alarm_model_get_own (alarms), "heard"));
  assert_int_equal (bench->fake->alarms->len, 1);
}

static void
another_desks_alarm_stays_until_somebody_ends_it (void **state)
{
  Bench *bench = *state;
  OdAlarmModel *alarms;
  const char *id;

  sit_down (bench);
  alarms = od_care_session_get_alarms (bench->care);
  id = od_tiny_care_raise (bench->fake, bench->service, "d2");
  od_turn_until (count (od_alarm_model_get_others (alarms)) == 1);
  assert_string_equal (((const OdAlarm *) first_of (od_alarm_model_get_others (alarms)))->desk_id, "d2");
  assert_string_equal (od_alarm_model_get_own (alarms), "none");
  od_alarm_model_end (alarms, id, "Omar goes");
  od_turn_until (count (od_alarm_model_get_others (alarms)) == 0);
  assert_non_null (strstr (bench->fake->last_body, "Omar goes"));
}

static void
who_signs_in_late_sees_what_lasts (void **state)
{
  Bench *bench = *state;

  od_tiny_care_raise (bench->fake, bench->service, "d2");
  sit_down (bench);
  od_turn_until (count (od_alarm_model_get_others (od_care_session_get_alarms (bench->care))) == 1);
}

static void
notes_are_fetched_only_when_somebody_reads (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);

  assert_false (od_care_model_has_read_notes (care));
  assert_int_equal (bench->fake->n_reads, 0);
  od_care_model_read_notes (care);
  od_turn_until (od_care_model_has_read_notes (care));
  assert_int_equal (bench->fake->n_reads, 1);
}

static void
a_ban_is_written_with_its_end_its_reason_and_its_line (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);
  const OdNote *note;

  od_care_model_add_note (care, OD_NOTE_BAN, "Threw a chair", "2026-12-31", "House rules", "housing");
  od_turn_until (said (bench, "note") && count (od_care_model_get_notes (care)) == 1);
  note = first_of (od_care_model_get_notes (care));
  assert_int_equal (note->kind, OD_NOTE_BAN);
  assert_string_equal (note->text, "Threw a chair");
  assert_string_equal (note->until, "2026-12-31");
  assert_string_equal (note->pool_id, "housing");
  assert_string_equal (((OdNote *) g_ptr_array_index (bench->fake->notes, 0))->visit_id, od_care_model_get_visit (care)->id);
  od_care_model_end_note (care, note->id, "Talked about it");
  od_turn_until (said (bench, "note-ended") && count (od_care_model_get_notes (care)) == 0);
  assert_non_null (strstr (bench->fake->last_body, "Talked about it"));
}

static void
nothing_of_one_visitor_is_shown_with_the_next (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);

  od_care_model_add_note (care, OD_NOTE_PLAIN, "Hard of hearing", "2026-12-31", "Told us", NULL);
  od_turn_until (count (od_care_model_get_notes (care)) == 1);
  od_desk_session_set_current (bench->session, NULL);
  assert_null (od_care_model_get_visit (care));
  assert_int_equal (count (od_care_model_get_notes (care)), 0);
  assert_false (od_care_model_has_read_notes (care));
}

static void
a_referral_stays_open_until_the_arrival (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);
  const OdReferral *referral;

  od_care_model_find (care, NULL);
  od_turn_until (count (od_care_model_get_services (care)) == 2);
  od_care_model_refer (care, "s-food", FALSE, "Needs food today");
  od_turn_until (said (bench, "referral") && count (od_care_model_get_referrals (care)) == 1);
  referral = first_of (od_care_model_get_referrals (care));
  assert_false (referral->is_signpost);
  assert_string_equal (od_care_model_service_name (care, referral->service_id), "Food shelf");
  od_care_model_move_referral (care, referral->id, OD_REFERRAL_ARRIVED);
  od_turn_until (said (bench, "moved"));
  od_turn_until (((const OdReferral *) first_of (od_care_model_get_referrals (care)))->state == OD_REFERRAL_ARRIVED);
}

static void
a_signpost_does_not_move (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);

  od_care_model_refer (care, "s-food", TRUE, NULL);
  od_turn_until (said (bench, "signpost") && count (od_care_model_get_referrals (care)) == 1);
  od_care_model_move_referral (care, ((const OdReferral *) first_of (od_care_model_get_referrals (care)))->id, OD_REFERRAL_ACCEPTED);
  od_turn_until (g_strcmp0 (bench->refused, "illegal") == 0);
  assert_false (od_house_model_get_busy (OD_HOUSE_MODEL (care)));
}

static void
unmet_need_tells_what_and_why (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = sit_with (bench);

  od_care_model_tell_unmet (care, "housing", "too-long");
  od_turn_until (said (bench, "unmet"));
  assert_int_equal (bench->fake->n_unmet, 1);
  assert_non_null (strstr (bench->fake->last_body, "\"why\":\"too-long\""));
  assert_non_null (strstr (bench->fake->last_body, "\"need\":\"housing\""));
}

static void
an_appointment_is_told_by_its_code (void **state)
{
  Bench *bench = *state;
  OdBookModel *book;
  const OdAppointment *made;
  g_autofree char *time = NULL;

  sit_down (bench);
  book = od_care_session_get_book (bench->care);
  g_signal_connect_swapped (book, "made", G_CALLBACK (on_said), bench);
  od_book_model_turn (book, 1);
  assert_true (od_book_model_make (book, "housing", 14, 30, "ar", "s2"));
  od_turn_until (said (bench, "K7M4PQ") && count (od_book_model_get_appointments (book)) == 1);
  made = first_of (od_book_model_get_appointments (book));
  time = od_book_model_dup_time (book, made->due_us);
  assert_string_equal (time, "14:30");
  assert_string_equal (made->for_staff_id, "s2");
  od_book_model_cancel (book, made->id);
  od_turn_until (((const OdAppointment *) first_of (od_book_model_get_appointments (book)))->state == OD_APPOINTMENT_CANCELLED);
}

static void
a_free_slot_is_given_to_somebody_new (void **state)
{
  Bench *bench = *state;
  OdBookModel *book;
  OdSlot slot = { .start_us = g_get_real_time () + G_TIME_SPAN_HOUR, .places = 2, .taken = 1 };

  sit_down (bench);
  book = od_care_session_get_book (bench->care);
  g_array_append_val (bench->fake->slots, slot);
  g_signal_connect_swapped (book, "taken", G_CALLBACK (on_said), bench);
  od_book_model_see_slots (book, "reception");
  od_turn_until (count (od_book_model_get_slots (book)) == 1);
  assert_int_equal (((const OdSlot *) first_of (od_book_model_get_slots (book)))->taken, 1);
  od_book_model_take_slot (book, NULL, "es", slot.start_us);
  od_turn_until (said (bench, "\u2066B 1\u2069"));
}

static void
the_day_follows_the_news (void **state)
{
  Bench *bench = *state;
  OdTodayModel *today;

  sit_down (bench);
  today = od_care_session_get_today (bench->care);
  od_turn_until (od_today_model_get (today) != NULL);
  assert_int_equal (od_today_model_get (today)->waiting, 14);
  od_turn_until (bench->fake->n_todays == 2);   /* the stream began: everything is asked for once more */
  bench->fake->today->waiting = 15;
  od_tiny_service_add_visit (bench->service, "es", NULL);
  od_turn_until (od_today_model_get (today)->waiting == 15);
}

static void
a_manager_sees_the_reports_alone (void **state)
{
  Bench *bench = *state;

  od_desk_session_sign_in (bench->session, "Mira", "open");
  od_turn_until (is_at (bench, "reports"));
  assert_non_null (od_care_session_get_report (bench->care));
  assert_null (od_care_session_get_care (bench->care));
  assert_null (od_care_session_get_alarms (bench->care));
  assert_int_equal (od_tiny_service_count_ears (bench->service), 0);
  assert_int_equal (od_tiny_service_count_lists (bench->service), 0);
}

static OdReportModel *
sign_in_manager (Bench *bench)
{
  od_desk_session_sign_in (bench->session, "Mira", "open");
  od_turn_until (is_at (bench, "reports"));

  return od_care_session_get_report (bench->care);
}

static void
a_report_is_asked_for_by_days (void **state)
{
  Bench *bench = *state;
  OdReportModel *model = sign_in_manager (bench);
  g_autofree char *csv = NULL;

  assert_true (od_report_model_choose (model, OD_REPORT_SPAN_CHOSEN, "2026-11-01", "2026-11-20", "desk"));
  od_turn_until (od_report_model_get (model) != NULL);
  assert_string_equal (bench->fake->last_query, "from=2026-11-01&to=2026-11-20&by=desk");
  csv = od_report_model_dup_csv (model);
  assert_non_null (strstr (csv, "housing"));
}

static void
a_month_begins_on_its_first_day (void **state)
{
  Bench *bench = *state;
  OdReportModel *model = sign_in_manager (bench);

  assert_true (od_report_model_choose (model, OD_REPORT_SPAN_MONTH, NULL, NULL, "pool"));
  assert_true (g_str_has_suffix (od_report_model_from (model), "-01"));
  assert_memory_equal (od_report_model_from (model), od_report_model_to (model), strlen ("2026-11"));
}

static void
days_that_are_none_are_not_asked_for (void **state)
{
  Bench *bench = *state;
  OdReportModel *model = sign_in_manager (bench);

  assert_false (od_report_model_choose (model, OD_REPORT_SPAN_CHOSEN, "2026-02-30", "2026-03-01", "pool"));
  assert_false (od_report_model_choose (model, OD_REPORT_SPAN_CHOSEN, "2026-03-02", "2026-03-01", "pool"));
  assert_false (od_report_model_choose (model, OD_REPORT_SPAN_CHOSEN, "", "yesterday", "pool"));
  assert_false (od_report_model_choose (model, OD_REPORT_SPAN_CHOSEN, NULL, NULL, "pool"));
  assert_null (bench->fake->last_query);
}

static void
leaving_the_desk_forgets_what_stood_beside (void **state)
{
  Bench *bench = *state;

  sit_with (bench);
  od_desk_session_sign_out (bench->session);
  assert_null (od_care_session_get_care (bench->care));
  assert_null (od_care_session_get_alarms (bench->care));
  assert_null (od_care_session_get_report (bench->care));
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)
#define MANAGER(name) cmocka_unit_test_setup_teardown (name, set_up_manager, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_raised_alarm_is_only_a_tick_at_its_own_desk),
    TEST (an_alarm_pressed_twice_is_one),
    TEST (an_alarm_whose_answer_was_lost_is_one),
    TEST (another_desks_alarm_stays_until_somebody_ends_it),
    TEST (who_signs_in_late_sees_what_lasts),
    TEST (notes_are_fetched_only_when_somebody_reads),
    TEST (a_ban_is_written_with_its_end_its_reason_and_its_line),
    TEST (nothing_of_one_visitor_is_shown_with_the_next),
    TEST (a_referral_stays_open_until_the_arrival),
    TEST (a_signpost_does_not_move),
    TEST (unmet_need_tells_what_and_why),
    TEST (an_appointment_is_told_by_its_code),
    TEST (a_free_slot_is_given_to_somebody_new),
    TEST (the_day_follows_the_news),
    MANAGER (a_manager_sees_the_reports_alone),
    MANAGER (a_report_is_asked_for_by_days),
    MANAGER (a_month_begins_on_its_first_day),
    MANAGER (days_that_are_none_are_not_asked_for),
    TEST (leaving_the_desk_forgets_what_stood_beside),
  };

  return cmocka_run_group_tests_name ("care", tests, NULL, NULL);
}
