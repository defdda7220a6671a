/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
every_state_of_an_appointment_has_its_word (void **state)
{
  const char *const words[] = { "booked", "arrived", "cancelled", "missed" };
  OdAppointmentState found = OD_APPOINTMENT_BOOKED;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    assert_string_equal (od_appointment_state_to_text (i), words[i]);
    assert_true (od_appointment_state_from_text (words[i], &found));
    assert_int_equal (found, i);
  }
  assert_false (od_appointment_state_from_text ("late", &found));
  assert_false (od_appointment_state_from_text (NULL, &found));
  assert_int_equal (found, OD_APPOINTMENT_MISSED);
}

static void
every_kind_of_note_has_its_word (void **state)
{
  OdNoteKind found = OD_NOTE_PLAIN;

  assert_string_equal (od_note_kind_to_text (OD_NOTE_PLAIN), "note");
  assert_string_equal (od_note_kind_to_text (OD_NOTE_BAN), "ban");
  assert_true (od_note_kind_from_text ("ban", &found));
  assert_int_equal (found, OD_NOTE_BAN);
  assert_false (od_note_kind_from_text ("rumour", &found));
  assert_int_equal (found, OD_NOTE_BAN);
}

static void
every_state_of_a_referral_has_its_word (void **state)
{
  const char *const words[] = { "offered", "accepted", "declined", "arrived", "lost" };
  OdReferralState found = OD_REFERRAL_OFFERED;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    assert_string_equal (od_referral_state_to_text (i), words[i]);
    assert_true (od_referral_state_from_text (words[i], &found));
    assert_int_equal (found, i);
  }
  assert_false (od_referral_state_from_text ("found", &found));
  assert_int_equal (found, OD_REFERRAL_LOST);
}

/* '1' where the row's state may become the column's: offered, accepted, declined, arrived, lost. */
static void
a_referral_goes_the_ways_of_the_contract (void **state)
{
  const char *const ways[] = { "01111", "00111", "00000", "00000", "00010" };

  for (guint from = 0; from < G_N_ELEMENTS (ways); from++) {
    for (guint to = 0; to < G_N_ELEMENTS (ways); to++) {
      OdReferral referral = { .state = from };

      assert_int_equal (od_referral_allows (&referral, to), ways[from][to] == '1');
      referral.is_signpost = TRUE;
      assert_false (od_referral_allows (&referral, to));
    }
  }
}

static void
new_things_are_empty_and_freed (void **state)
{
  g_autoptr (OdAppointment) appointment = od_appointment_new ();
  g_autoptr (OdAlarm) alarm = od_alarm_new ();
  g_autoptr (OdNote) note = od_note_new ();
  g_autoptr (OdReferral) referral = od_referral_new ();
  g_autoptr (OdToday) today = od_today_new ();
  g_autoptr (OdReport) report = od_report_new ();

  assert_null (appointment->code);
  assert_null (alarm->desk_id);
  assert_null (note->text);
  assert_null (referral->reason);
  assert_true (today->wait_p50 < 0 && today->wait_p90 < 0);
  assert_int_equal (today->hours->len + today->pools->len + report->rows->len, 0);
  assert_non_null (report->total);
  od_appointment_free (NULL);
  od_alarm_free (NULL);
  od_note_free (NULL);
  od_referral_free (NULL);
  od_today_free (NULL);
  od_report_free (NULL);
  od_report_row_free (NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_state_of_an_appointment_has_its_word),
    cmocka_unit_test (every_kind_of_note_has_its_word),
    cmocka_unit_test (every_state_of_a_referral_has_its_word),
    cmocka_unit_test (a_referral_goes_the_ways_of_the_contract),
    cmocka_unit_test (new_things_are_empty_and_freed),
  };

  return cmocka_run_group_tests_name ("message-care", tests, NULL, NULL);
}
