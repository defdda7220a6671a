/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include <math.h>

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void
a_spread_tells_mean_middle_and_most (void **state)
{
  double values[] = { 30, 10, 20, 50, 40 };
  OdSpread spread = od_spread_of (values, 5);

  assert_int_equal (spread.n, 5);
  assert_true (fabs (spread.mean - 30) < 1e-9);
  assert_true (fabs (spread.p50 - 30) < 1e-9);
  assert_true (fabs (spread.p90 - 46) < 1e-9);
  assert_true (fabs (spread.max - 50) < 1e-9);
  assert_true (values[0] < values[4]);
}

static void
what_is_no_number_is_not_counted (void **state)
{
  double values[] = { NAN, 7, INFINITY };
  double none[] = { NAN };
  OdSpread spread = od_spread_of (values, 3);

  assert_int_equal (spread.n, 1);
  assert_true (fabs (spread.p90 - 7) < 1e-9);
  assert_int_equal (od_spread_of (none, 1).n, 0);
  assert_int_equal (od_spread_of (NULL, 0).n, 0);
}

static OdReport *
report_of (const guint *visits,
           gsize        n_rows)
{
  OdReport *report = od_report_new ();

  for (gsize i = 0; i < n_rows; i++) {
    OdReportRow *row = od_report_row_new ();

    row->key = g_strdup_printf ("row-%zu", i);
    row->visits = visits[i];
    report->total->visits += visits[i];
    g_ptr_array_add (report->rows, row);
  }
  return report;
}

static OdReportRow *
row_of (OdReport *report,
        guint     index)
{
  return report->rows->pdata[index];
}

/* Hides with k = 5; "." is shown, "x" hidden. */
static void
assert_hides (const guint *visits,
              const char  *expected)
{
  g_autoptr (OdReport) report = report_of (visits, strlen (expected));

  od_report_suppress (report, 5);
  assert_int_equal (report->k, 5);
  for (guint i = 0; i < report->rows->len; i++)
    assert_int_equal (row_of (report, i)->visits, expected[i] == 'x' ? OD_REPORT_HIDDEN : visits[i]);
}

static void
small_counts_are_hidden_and_none_is_told (void **state)
{
  const guint plenty[] = { 5, 6, 100 };
  const guint some[] = { 4, 3, 0, 10, 12 };

  assert_hides (plenty, "...");
  assert_hides (some, "xx...");
}

static void
one_hidden_row_takes_the_smallest_other_along (void **state)
{
  const guint one[] = { 20, 4, 9, 0, 30 };
  const guint alone[] = { 3, 0, 0 };

  assert_hides (one, ".xx..");
  assert_hides (alone, "x..");
}

/* Two hidden rows that come to 2 are one and one: nobody would need to guess. */
static void
what_is_hidden_comes_to_k_together (void **state)
{
  const guint ones[] = { 1, 1, 9, 30 };
  const guint enough[] = { 1, 4, 9, 30 };

  assert_hides (ones, "xxx.");
  assert_hides (enough, "xx..");
}

static void
a_small_total_is_hidden_too (void **state)
{
  const guint few[] = { 1, 2 };
  g_autoptr (OdReport) report = report_of (few, 2);

  report->total->waits = (OdSpread) { 3, 10, 10, 10, 10 };
  od_report_suppress (report, 5);
  assert_int_equal (report->total->visits, OD_REPORT_HIDDEN);
  assert_int_equal (report->total->waits.n, 0);
}

static void
every_count_is_a_column_of_its_own (void **state)
{
  const guint visits[] = { 50, 60, 70 };
  g_autoptr (OdReport) report = report_of (visits, 3);
  OdReportRow *row = row_of (report, 0);
  guint *const counts[] = { &row->no_shows, &row->left, &row->carried, &row->hand_overs, &row->referrals, &row->arrived, &row->unmet };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    *counts[i] = 2;
  row_of (report, 1)->left = 8;
  row_of (report, 2)->left = 9;
  report->total->left = 19;
  od_report_suppress (report, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    assert_int_equal (*counts[i], OD_REPORT_HIDDEN);
  assert_int_equal (row->visits, 50);
  assert_int_equal (row_of (report, 1)->left, OD_REPORT_HIDDEN);
  assert_int_equal (row_of (report, 2)->left, 9);
  assert_int_equal (row_of (report, 1)->no_shows, 0);
  assert_int_equal (report->total->left, 19);
}

static void
small_spreads_are_not_told (void **state)
{
  const guint visits[] = { 50, 60, 70, 80 };
  const OdSpread small = { 4, 1, 1, 1, 1 };
  const OdSpread large = { 40, 1, 1, 1, 1 };
  const OdSpread larger = { 41, 1, 1, 1, 1 };
  g_autoptr (OdReport) report = report_of (visits, 4);

  row_of (report, 0)->waits = row_of (report, 0)->services = row_of (report, 0)->satisfaction = small;
  row_of (report, 1)->waits = larger;
  row_of (report, 2)->waits = large;
  od_report_suppress (report, 5);
  assert_int_equal (row_of (report, 0)->waits.n, 0);
  assert_true (row_of (report, 0)->waits.mean < 0.5);
  assert_int_equal (row_of (report, 0)->services.n, 0);
  assert_int_equal (row_of (report, 0)->satisfaction.n, 0);
  assert_int_equal (row_of (report, 1)->waits.n, 41);
  assert_int_equal (row_of (report, 2)->waits.n, 0);
}

/* Its spread would tell how many came. */
static void
a_row_whose_visits_are_hidden_has_no_spread (void **state)
{
  const guint visits[] = { 3, 8, 70, 80 };
  g_autoptr (OdReport) report = report_of (visits, 4);

  for (guint i = 0; i < 4; i++)
    row_of (report, i)->waits = row_of (report, i)->services = (OdSpread) { visits[i], 1, 1, 1, 1 };
  row_of (report, 0)->services.n = 0;
  od_report_suppress (report, 5);
  assert_int_equal (row_of (report, 0)->waits.n, 0);
  assert_int_equal (row_of (report, 1)->waits.n, 0);
  assert_int_equal (row_of (report, 2)->waits.n, 70);
  assert_int_equal (row_of (report, 1)->services.n, 0);
}

/* Whatever the counts are, the total less what is shown is of two rows or more and comes to k or more. */
static void
the_total_never_gives_anybody_away (void **state)
{
  for (guint seed = 0; seed < 5000; seed++) {
    guint visits[6];
    guint n_hidden = 0, hidden = 0, shown = 0;
    g_autoptr (OdReport) report = NULL;

    for (guint i = 0, left = seed * 2654435761u; i < 6; i++, left /= 8)
      visits[i] = left % 8;
    report = report_of (visits, 6);
    od_report_suppress (report, 5);
    for (guint i = 0; i < 6; i++) {
      gboolean is_hidden = row_of (report, i)->visits == OD_REPORT_HIDDEN;

      assert_true (is_hidden || visits[i] == 0 || visits[i] >= 5);
      n_hidden += is_hidden;
      hidden += is_hidden ? visits[i] : 0;
      shown += is_hidden ? 0 : visits[i];
    }
    if (report->total->visits != OD_REPORT_HIDDEN && hidden > 0)
      assert_true (n_hidden >= 2 && hidden >= 5 && report->total->visits - shown == hidden);
  }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_spread_tells_mean_middle_and_most),
    cmocka_unit_test (what_is_no_number_is_not_counted),
    cmocka_unit_test (small_counts_are_hidden_and_none_is_told),
    cmocka_unit_test (one_hidden_row_takes_the_smallest_other_along),
    cmocka_unit_test (what_is_hidden_comes_to_k_together),
    cmocka_unit_test (a_small_total_is_hidden_too),
    cmocka_unit_test (every_count_is_a_column_of_its_own),
    cmocka_unit_test (small_spreads_are_not_told),
    cmocka_unit_test (a_row_whose_visits_are_hidden_has_no_spread),
    cmocka_unit_test (the_total_never_gives_anybody_away),
  };

  return cmocka_run_group_tests_name ("report", tests, NULL, NULL);
}
