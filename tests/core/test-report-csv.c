/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include <locale.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define HEAD ",visits,waits_n,waits_mean,waits_p50,waits_p90,waits_max,services_n,services_mean,services_p50,services_p90," \
             "services_max,no_shows,left,carried,hand_overs,referrals,arrived,unmet,satisfaction_n,satisfaction_mean,"      \
             "satisfaction_p50,satisfaction_p90,satisfaction_max\r\n"

static OdReport *
make_report (const char *key)
{
  OdReport *report = od_report_new ();
  OdReportRow *row = od_report_row_new ();

  report->by = g_strdup ("pool");
  row->key = g_strdup (key);
  row->visits = 12;
  row->waits = (OdSpread) { 12, 7.25, 6, 15.5, 20 };
  row->no_shows = OD_REPORT_HIDDEN;
  row->left = 0;
  row->hand_overs = 7;
  g_ptr_array_add (report->rows, row);
  report->total->visits = 12;
  return report;
}

static void
expect_csv (const OdReport *report,
            const char     *row)
{
  g_autofree char *csv = od_report_to_csv (report);
  g_autofree char *wanted = g_strconcat ("pool", HEAD, row, ",12,12,7.2,6.0,15.5,20.0,,,,,,,0,0,7,0,0,0,,,,,\r\n",
                                         "total,12,,,,,,,,,,,0,0,0,0,0,0,0,,,,,\r\n", NULL);

  assert_string_equal (csv, wanted);
}

static void
what_is_hidden_is_an_empty_cell (void **state)
{
  g_autoptr (OdReport) report = make_report ("housing");

  expect_csv (report, "housing");
}

static void
a_key_with_commas_and_quotes_stays_one_cell (void **state)
{
  g_autoptr (OdReport) report = make_report ("a,\"b\"");

  expect_csv (report, "\"a,\"\"b\"\"\"");
}

static void
numbers_are_the_same_in_every_locale (void **state)
{
  g_autoptr (OdReport) report = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "es_ES.UTF-8") == NULL)
    skip ();
  report = make_report ("housing");
  expect_csv (report, "housing");
  setlocale (LC_ALL, "C");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_is_hidden_is_an_empty_cell),
    cmocka_unit_test (a_key_with_commas_and_quotes_stays_one_cell),
    cmocka_unit_test (numbers_are_the_same_in_every_locale),
  };

  return cmocka_run_group_tests_name ("core-report-csv", tests, NULL, NULL);
}
