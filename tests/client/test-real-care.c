/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands beside the queue against the service as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <signal.h>
#include <cmocka.h>

#include "od-care-session.h"
#include "od-house.h"
#include "od-turning.h"

typedef struct {
  OdHouse       *house;
  OdDeskSession *session;
  OdCareSession *care;
  char          *said;
  char          *refused;
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
  print_message ("refused: %s\n", error->message);
}

static gboolean
is_at (OdDeskSession *session,
       const char    *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (session, "state", &state, NULL);

  return g_str_equal (state, wanted);
}

static OdDeskSession *
sign_in (OdHouse    *house,
         const char *name,
         const char *state)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", od_house_get_port (house));
  g_autoptr (OdClock) clock = od_system_clock_new ();
  g_autoptr (OdChance) chance = od_system_chance_new ();
  g_autoptr (OdClient) client = od_client_new (url, NULL, clock, chance);
  OdDeskSession *session = od_desk_session_new (client, clock, "en");

  od_desk_session_sign_in (session, name, "a long secret");
  od_turn_until (is_at (session, state));

  return session;
}

static int
set_up (void **state)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->house = od_house_new (NULL);
  assert_non_null (bench->house);
  assert_true (od_house_add_staff (bench->house, "rosa", "reception", "a long secret", NULL));
  assert_true (od_house_add_staff (bench->house, "omar", "reception", "a long secret", NULL));
  assert_true (od_house_add_staff (bench->house, "mira", "manager", "a long secret", NULL));
  assert_true (od_house_open (bench->house, NULL));
  bench->session = sign_in (bench->house, "rosa", "choose");
  bench->care = od_care_session_new (bench->session);
  g_signal_connect_swapped (bench->care, "refused", G_CALLBACK (on_refused), bench);
  *state = bench;

  return 0;
}

static int
tear_down (void **state)
{
  Bench *bench = *state;

  g_signal_handlers_disconnect_by_data (bench->care, bench);
  g_object_unref (bench->care);
  g_object_unref (bench->session);
  od_house_close (bench->house, SIGTERM);
  od_house_free (bench->house);
  g_free (bench->said);
  g_free (bench->refused);
  g_free (bench);

  return 0;
}

static const OdDesk *
desk_at (OdDeskSession *session,
         guint          position)
{
  return g_ptr_array_index (od_centre_view_get_centre (od_desk_session_get_house (session))->desks, position);
}

static void
sit_down (OdDeskSession *session,
          guint          position)
{
  od_desk_session_choose_desk (session, desk_at (session, position)->id);
  od_turn_until (od_desk_session_allows (session, OD_VERB_REGISTER));
}

/* Somebody walks in and is the one that it is about. */
static OdCareModel *
care_for_somebody (Bench *bench)
{
  g_autoptr (GListModel) queue = NULL;
  g_autoptr (OdVisitItem) item = NULL;

  sit_down (bench->session, 0);
  od_desk_session_register (bench->session, &(OdRegistration) { .language = (char *) "en" });
  g_object_get (bench->session, "queue", &queue, NULL);
  od_turn_until (g_list_model_get_n_items (queue) == 1);
  item = g_list_model_get_item (queue, 0);
  od_desk_session_set_current (bench->session, item);
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
a_ban_is_kept_read_and_ended (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = care_for_somebody (bench);
  g_autofree char *until = od_care_model_dup_day (care, 30);
  const OdNote *note;

  od_care_model_add_note (care, OD_NOTE_BAN, "Threw a chair", until, "House rules", NULL);
  od_turn_until (said (bench, "note") && count (od_care_model_get_notes (care)) == 1);
  note = first_of (od_care_model_get_notes (care));
  assert_string_equal (note->text, "Threw a chair");
  assert_string_equal (note->until, until);
  od_turn_until (od_visit_item_get_visit (od_desk_session_get_current (bench->session))->banned);
  od_care_model_end_note (care, note->id, "Talked about it");
  od_turn_until (said (bench, "note-ended") && count (od_care_model_get_notes (care)) == 0);
  assert_null (bench->refused);
}

static void
a_referral_is_asked_accepted_and_arrives (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = care_for_somebody (bench);
  const OdHelpCard *card;
  const OdReferral *referral;

  od_care_model_find (care, NULL);
  od_turn_until (count (od_care_model_get_services (care)) > 0);
  card = first_of (od_care_model_get_services (care));
  od_care_model_refer (care, card->service_id, FALSE, "Needs more time than we have");
  od_turn_until (said (bench, "referral") && count (od_care_model_get_referrals (care)) == 1);
  referral = first_of (od_care_model_get_referrals (care));
  assert_int_equal (referral->state, OD_REFERRAL_OFFERED);
  assert_string_equal (od_care_model_service_name (care, referral->service_id), card->name);
  od_care_model_move_referral (care, referral->id, OD_REFERRAL_ACCEPTED);
  od_turn_until (((const OdReferral *) first_of (od_care_model_get_referrals (care)))->state == OD_REFERRAL_ACCEPTED);
  od_care_model_move_referral (care, ((const OdReferral *) first_of (od_care_model_get_referrals (care)))->id, OD_REFERRAL_ARRIVED);
  od_turn_until (((const OdReferral *) first_of (od_care_model_get_referrals (care)))->state == OD_REFERRAL_ARRIVED);
  assert_null (bench->refused);
}

static void
unmet_need_is_counted (void **state)
{
  Bench *bench = *state;
  OdCareModel *care = care_for_somebody (bench);

  od_care_model_tell_unmet (care, "housing", "none");
  od_turn_until (said (bench, "unmet"));
  assert_null (bench->refused);
}

static void
an_alarm_reaches_the_other_desk_and_ends_there (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdDeskSession) other = sign_in (bench->house, "omar", "choose");
  g_autoptr (OdCareSession) beside = od_care_session_new (other);
  OdAlarmModel *ours;
  OdAlarmModel *theirs;

  sit_down (bench->session, 0);
  sit_down (other, 1);
  ours = od_care_session_get_alarms (bench->care);
  theirs = od_care_session_get_alarms (beside);
  od_alarm_model_raise (ours);
  od_turn_until (g_str_equal (od_alarm_model_get_own (ours), "heard") && count (od_alarm_model_get_others (theirs)) == 1);
  assert_int_equal (count (od_alarm_model_get_others (ours)), 0);
  od_alarm_model_end (theirs, ((const OdAlarm *) first_of (od_alarm_model_get_others (theirs)))->id, "Omar goes");
  od_turn_until (g_str_equal (od_alarm_model_get_own (ours), "none") && count (od_alarm_model_get_others (theirs)) == 0);
}

static void
the_day_counts_who_came (void **state)
{
  Bench *bench = *state;
  OdTodayModel *today;

  care_for_somebody (bench);
  today = od_care_session_get_today (bench->care);
  od_turn_until (od_today_model_get (today) != NULL && od_today_model_get (today)->waiting == 1);
  assert_true (od_today_model_get (today)->pools->len > 0);
}

static void
an_appointment_is_made_and_cancelled (void **state)
{
  Bench *bench = *state;
  OdBookModel *book;
  g_autoptr (GListModel) pools = NULL;
  g_autoptr (OdChoice) pool = NULL;

  sit_down (bench->session, 0);
  book = od_care_session_get_book (bench->care);
  g_signal_connect_swapped (book, "made", G_CALLBACK (on_said), bench);
  pools = od_book_model_list_pools (book);
  pool = g_list_model_get_item (pools, 0);
  od_book_model_turn (book, 1);
  assert_true (od_book_model_make (book, od_choice_get_id (pool), 14, 30, "en", NULL));
  od_turn_until (bench->said != NULL && count (od_book_model_get_appointments (book)) == 1);
  assert_int_equal (strlen (bench->said), 6);
  od_book_model_cancel (book, ((const OdAppointment *) first_of (od_book_model_get_appointments (book)))->id);
  od_turn_until (((const OdAppointment *) first_of (od_book_model_get_appointments (book)))->state == OD_APPOINTMENT_CANCELLED);
  assert_null (bench->refused);
}

static void
a_manager_reads_a_report_that_hides_one_person (void **state)
{
  Bench *bench = *state;
  g_autoptr (OdDeskSession) manager = NULL;
  g_autoptr (OdCareSession) beside = NULL;
  g_autofree char *csv = NULL;
  OdReportModel *report;

  care_for_somebody (bench);
  manager = sign_in (bench->house, "mira", "reports");
  beside = od_care_session_new (manager);
  report = od_care_session_get_report (beside);
  assert_true (od_report_model_choose (report, OD_REPORT_SPAN_WEEK, NULL, NULL, "pool"));
  od_turn_until (od_report_model_get (report) != NULL);
  assert_int_equal (od_report_model_get (report)->k, 5);
  assert_int_equal (od_report_model_get (report)->total->visits, OD_REPORT_HIDDEN);
  csv = od_report_model_dup_csv (report);
  assert_non_null (csv);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (a_ban_is_kept_read_and_ended),
    TEST (a_referral_is_asked_accepted_and_arrives),
    TEST (unmet_need_is_counted),
    TEST (an_alarm_reaches_the_other_desk_and_ends_there),
    TEST (the_day_counts_who_came),
    TEST (an_appointment_is_made_and_cancelled),
    TEST (a_manager_reads_a_report_that_hides_one_person),
  };

  return cmocka_run_group_tests_name ("real-care", tests, NULL, NULL);
}
