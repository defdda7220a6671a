/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-store-tally.h"

#include <string.h>

#define US_A_MINUTE 60000000.0

static OdTally *
tally_new (OdReportRow *row)
{
  OdTally *tally = g_new0 (OdTally, 1);

  tally->row = row;
  tally->waits = g_array_new (FALSE, FALSE, sizeof (double));
  tally->services = g_array_new (FALSE, FALSE, sizeof (double));
  tally->scores = g_array_new (FALSE, FALSE, sizeof (double));
  return tally;
}

static void
tally_free (gpointer data)
{
  OdTally *tally = data;

  g_array_unref (tally->waits);
  g_array_unref (tally->services);
  g_array_unref (tally->scores);
  g_free (tally);
}

static void
tally_finish (OdTally *tally)
{
  tally->row->waits = od_spread_of ((double *) tally->waits->data, tally->waits->len);
  tally->row->services = od_spread_of ((double *) tally->services->data, tally->services->len);
  tally->row->satisfaction = od_spread_of ((double *) tally->scores->data, tally->scores->len);
}

OdTallies *
od_tallies_new (OdReport *report)
{
  OdTallies *self = g_new0 (OdTallies, 1);

  self->report = report;
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tally_free);
  self->total = tally_new (report->total);
  self->touched = g_ptr_array_new ();
  return self;
}

void
od_tallies_free (OdTallies *self)
{
  g_hash_table_unref (self->by_key);
  tally_free (self->total);
  g_ptr_array_unref (self->touched);
  g_free (self);
}

static OdTally *
find_tally (OdTallies  *self,
            const char *key)
{
  OdTally *tally = g_hash_table_lookup (self->by_key, key);
  OdReportRow *row;

  if (tally != NULL)
    return tally;

  row = od_report_row_new ();
  row->key = g_strdup (key);
  g_ptr_array_add (self->report->rows, row);
  tally = tally_new (row);
  g_hash_table_insert (self->by_key, row->key, tally);
  return tally;
}

static void
touch (OdTallies *self,
       OdTally   *tally)
{
  if (tally->visit == self->visit)
    return;

  tally->visit = self->visit;
  tally->no_show = tally->left = tally->carried = FALSE;
  g_ptr_array_add (self->touched, tally);
}

void
od_tallies_begin (OdTallies *self)
{
  self->visit++;
  g_ptr_array_set_size (self->touched, 0);
  touch (self, self->total);
}

OdTally *
od_tallies_touch (OdTallies  *self,
                  const char *key)
{
  OdTally *tally = find_tally (self, key);

  touch (self, tally);
  return tally;
}

static int
compare_keys (gconstpointer first,
              gconstpointer second)
{
  const OdReportRow *a = *(const OdReportRow *const *) first;
  const OdReportRow *b = *(const OdReportRow *const *) second;

  return strcmp (a->key, b->key);
}

void
od_tallies_finish (OdTallies *self)
{
  GHashTableIter iter;
  gpointer tally;

  tally_finish (self->total);
  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &tally))
    tally_finish (tally);
  g_ptr_array_sort (self->report->rows, compare_keys);
}

/* A clock that was put back makes no wait shorter than none. */
static void
add_minutes (GArray *minutes,
             gint64  from_us,
             gint64  to_us)
{
  double value = (double) MAX (0, to_us - from_us) / US_A_MINUTE;

  g_array_append_val (minutes, value);
}

static void
count_once (gboolean *counted,
            guint    *count)
{
  if (*counted)
    return;

  *counted = TRUE;
  (*count)++;
}

void
od_tally_count_leg (OdTally          *self,
                    const OdTallyLeg *leg)
{
  if (leg->first_called_us != 0)
    add_minutes (self->waits, leg->made_us, leg->first_called_us);
  if (leg->state == OD_LEG_DONE && leg->started_us != 0)
    add_minutes (self->services, leg->started_us, leg->ended_us);
  self->row->hand_overs += leg->hand_overs;
  if (leg->state == OD_LEG_NO_SHOW)
    count_once (&self->no_show, &self->row->no_shows);
  if (leg->state == OD_LEG_LEFT)
    count_once (&self->left, &self->row->left);
  if (leg->state == OD_LEG_CARRIED)
    count_once (&self->carried, &self->row->carried);
}
