/* SPDX-License-Identifier: EUPL-1.2 */
#include "message-checks.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define TIME "2026-11-22T09:14:00.000Z"
#define LATER "2026-11-22T09:15:00.000Z"

#define APPOINTMENT                                                                                                            \
  "{\"id\":\"a1\",\"code\":\"ABC234\",\"pool_id\":\"homes\",\"due\":\"" TIME "\",\"language\":\"ar\",\"for_staff_id\":\"s1\"," \
                                                                             "\"for_desk_id\":\"d1\",\"state\":\"arrived\",\"visit_id\":\"v1\"}"
#define ALARM \
  "{\"id\":\"x1\",\"desk_id\":\"d1\",\"at\":\"" TIME "\",\"actor\":\"staff:s1\",\"ended\":\"" LATER "\",\"ended_by\":\"staff:s2\"}"
#define NOTE                                                                                                                   \
  "{\"id\":\"n1\",\"visit_id\":\"v1\",\"kind\":\"ban\",\"text\":\"Shouts\",\"reason\":\"Hit the wall\",\"pool_id\":\"homes\"," \
  "\"at\":\"" TIME "\",\"until\":\"2026-12-31\",\"actor\":\"staff:s1\",\"ended\":\"" LATER "\"}"
#define REFERRAL                                                                                                        \
  "{\"id\":\"r1\",\"visit_id\":\"v1\",\"kind\":\"%s\",\"service_id\":\"s1\",\"state\":\"arrived\",\"at\":\"" TIME "\"," \
                                                                                                                  "\"reason\":\"asked for it\"}"
#define SPREAD "{\"n\":7,\"mean\":3.5,\"p50\":2,\"p90\":9.25,\"max\":12}"
#define ROW(key)                                                                                                            \
  "{\"key\":\"" key "\",\"visits\":9,\"waits\":" SPREAD ",\"services\":" SPREAD ",\"no_shows\":1,\"left\":2,\"carried\":3," \
                                                                                "\"hand_overs\":4,\"referrals\":5,\"arrived\":6,\"unmet\":7,\"satisfaction\":" SPREAD "}"

#define REREAD(name, Type, free)                                \
  static char *                                                 \
  reread_ ## name (const char *json, GError * *error)           \
  {                                                             \
    Type *thing = od_wire_ ## name ## _from_json (json, error); \
    char *again = NULL;                                         \
                                                                \
    if (thing == NULL)                                          \
    return NULL;                                                \
    again = od_wire_ ## name ## _to_json (thing);               \
    free (thing);                                               \
    return again;                                               \
  }

REREAD (appointment, OdAppointment, od_appointment_free)
REREAD (appointments, GPtrArray, g_ptr_array_unref)
REREAD (alarm, OdAlarm, od_alarm_free)
REREAD (alarms, GPtrArray, g_ptr_array_unref)
REREAD (note, OdNote, od_note_free)
REREAD (notes, GPtrArray, g_ptr_array_unref)
REREAD (referral, OdReferral, od_referral_free)
REREAD (referrals, GPtrArray, g_ptr_array_unref)
REREAD (report, OdReport, od_report_free)
REREAD (today, OdToday, od_today_free)
REREAD (slots, GArray, g_array_unref)

static const char *const fractions[] = { "mean", "p50", "p90", "max", "wait_p50", "wait_p90", NULL };

static const Message messages[] = {
  { reread_appointment, FALSE, APPOINTMENT, NULL },
  { reread_appointments, FALSE, "{\"appointments\":[" APPOINTMENT "," APPOINTMENT "]}", NULL },
  { reread_alarm, FALSE, ALARM, NULL },
  { reread_alarms, FALSE, "{\"alarms\":[" ALARM "," ALARM "]}", NULL },
  { reread_note, FALSE, NOTE, NULL },
  { reread_notes, FALSE, "{\"notes\":[" NOTE "," NOTE "]}", NULL },
  { reread_report, FALSE,
    "{\"from\":\"2026-11-01\",\"to\":\"2026-11-22\",\"by\":\"day\",\"k\":5,\"rows\":[" ROW ("2026-11-01") "," ROW ("2026-11-02") "],"
                                                                                                                                 "\"total\":" ROW ("") "}", fractions },
  { reread_today, FALSE,
    "{\"at\":\"" TIME "\",\"waiting\":1,\"serving\":2,\"done\":3,\"no_shows\":4,\"carried\":5,\"wait_p50\":6.5,\"wait_p90\":12,"
                      "\"hours\":[{\"hour\":9,\"arrived\":7,\"served\":8}],\"pools\":[{\"pool_id\":\"homes\",\"waiting\":9,\"longest\":31,"
                      "\"closing\":{\"state\":\"tight\",\"closes\":\"" TIME "\",\"last_ticket\":\"" LATER "\",\"fits\":2}}]}", fractions },
  { reread_slots, FALSE, "{\"slots\":[{\"start\":\"" TIME "\",\"places\":2,\"taken\":1},{\"start\":\"" LATER "\",\"places\":2,\"taken\":2}]}",
    NULL },
};

static void
every_message_is_read_as_strictly_as_it_should (void **state)
{
  check_messages (messages, G_N_ELEMENTS (messages));
}

static void
a_referral_and_a_signpost_come_back_as_they_were (void **state)
{
  g_autofree char *referral = g_strdup_printf (REFERRAL, "referral");
  g_autofree char *signpost = g_strdup_printf (REFERRAL, "signpost");
  g_autofree char *both = g_strdup_printf ("{\"referrals\":[%s,%s]}", referral, signpost);
  g_autofree char *neither = g_strdup_printf (REFERRAL, "rumour");
  const Message three[] = {
    { reread_referral, FALSE, referral, NULL }, { reread_referral, FALSE, signpost, NULL }, { reread_referrals, FALSE, both, NULL }
  };

  check_messages (three, G_N_ELEMENTS (three));
  assert_refuses (reread_referral, neither, OD_WIRE_ERROR_VALUE, "\"kind\"");
}

static void
words_we_do_not_know_are_refused (void **state)
{
  assert_refuses (reread_appointment,
                  "{\"id\":\"a\",\"code\":\"c\",\"pool_id\":\"p\",\"due\":\"" TIME "\",\"state\":\"lost\"}", OD_WIRE_ERROR_VALUE, "\"state\"");
  assert_refuses (reread_note, "{\"id\":\"n\",\"kind\":\"rumour\"}", OD_WIRE_ERROR_VALUE, "\"kind\"");
  assert_refuses (reread_referrals, "{\"referrals\":[{\"id\":\"r\",\"kind\":\"referral\",\"service_id\":\"s\",\"state\":\"booked\"}]}",
                  OD_WIRE_ERROR_VALUE, "\"referrals[0].state\"");
  assert_refuses (reread_today, "{\"at\":\"" TIME "\",\"waiting\":0,\"hours\":[{\"hour\":24}],\"pools\":[]}", OD_WIRE_ERROR_VALUE,
                  "\"hours[0].hour\" is too large");
  assert_refuses (reread_today,
                  "{\"at\":\"" TIME "\",\"waiting\":0,\"hours\":[],\"pools\":[{\"pool_id\":\"p\",\"closing\":{\"state\":\"ajar\"}}]}",
                  OD_WIRE_ERROR_VALUE, "\"pools[0].closing.state\"");
}

static void
what_is_absent_is_null (void **state)
{
  g_autoptr (OdAppointment) appointment = od_appointment_new ();
  g_autoptr (OdAlarm) alarm = od_alarm_new ();
  g_autoptr (OdNote) note = od_note_new ();
  g_autofree char *booked = NULL;
  g_autofree char *lasting = NULL;
  g_autofree char *closed = NULL;

  booked = od_wire_appointment_to_json (appointment);
  lasting = od_wire_alarm_to_json (alarm);
  closed = od_wire_note_to_json (note);
  assert_non_null (strstr (booked, "\"language\":null,\"for_staff_id\":null,\"for_desk_id\":null,\"state\":\"booked\",\"visit_id\":null"));
  assert_non_null (strstr (lasting, "\"ended\":null,\"ended_by\":null"));
  assert_non_null (strstr (closed, "\"kind\":\"note\",\"text\":null,\"reason\":null,\"pool_id\":null"));
}

static void
what_is_hidden_in_a_report_is_null_and_stays_hidden (void **state)
{
  g_autoptr (OdReport) report = od_report_new ();
  g_autoptr (OdReport) again = NULL;
  g_autofree char *json = NULL;
  OdReportRow *row = od_report_row_new ();
  const OdReportRow *read;

  row->key = g_strdup ("homes");
  row->visits = OD_REPORT_HIDDEN;
  row->unmet = OD_REPORT_HIDDEN;
  g_ptr_array_add (report->rows, row);
  report->from = g_strdup ("2026-11-01");
  report->to = g_strdup ("2026-11-22");
  report->by = g_strdup ("pool");
  json = od_wire_report_to_json (report);
  assert_non_null (strstr (json, "{\"key\":\"homes\",\"visits\":null,\"waits\":null,\"services\":null,\"no_shows\":0,"));
  assert_non_null (strstr (json, "\"unmet\":null,\"satisfaction\":null}],\"total\":{\"key\":\"\",\"visits\":0"));
  again = od_wire_report_from_json (json, NULL);
  assert_non_null (again);
  read = again->rows->pdata[0];
  assert_int_equal (read->visits, OD_REPORT_HIDDEN);
  assert_int_equal (read->unmet, OD_REPORT_HIDDEN);
  assert_int_equal (read->no_shows, 0);
  assert_int_equal (read->waits.n, 0);
}

static void
a_report_is_written_as_a_table_too (void **state)
{
  g_autoptr (OdReport) report = od_report_new ();
  g_autofree char *csv = NULL;
  OdReportRow *row = od_report_row_new ();

  report->by = g_strdup ("pool");
  row->key = g_strdup ("=1+1");
  row->visits = OD_REPORT_HIDDEN;
  g_ptr_array_add (report->rows, row);
  csv = od_wire_report_to_csv (report);
  assert_true (g_str_has_suffix (csv, "\r\n"));
  assert_non_null (strstr (csv, "\r\n'=1+1,,"));
}

static void
before_anybody_came_a_day_has_no_waits (void **state)
{
  g_autoptr (OdToday) today = od_today_new ();
  g_autoptr (OdToday) again = NULL;
  g_autofree char *json = NULL;

  today->at_us = 1000000;
  json = od_wire_today_to_json (today);
  assert_non_null (strstr (json, "\"wait_p50\":null,\"wait_p90\":null,\"hours\":[],\"pools\":[]}"));
  again = od_wire_today_from_json (json, NULL);
  assert_non_null (again);
  assert_true (again->wait_p50 < 0);
  assert_true (again->wait_p90 < 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_message_is_read_as_strictly_as_it_should),
    cmocka_unit_test (a_referral_and_a_signpost_come_back_as_they_were),
    cmocka_unit_test (words_we_do_not_know_are_refused),
    cmocka_unit_test (what_is_absent_is_null),
    cmocka_unit_test (what_is_hidden_in_a_report_is_null_and_stays_hidden),
    cmocka_unit_test (a_report_is_written_as_a_table_too),
    cmocka_unit_test (before_anybody_came_a_day_has_no_waits),
  };

  return cmocka_run_group_tests_name ("wire-care", tests, NULL, NULL);
}
