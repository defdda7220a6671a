/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-report-words.h"

#include <glib/gi18n-lib.h>

#include "od-care-words.h"

static const char *const bys[] = { "pool", "desk", "hour", "language", "route", "need", "day", NULL };

const char *const *
od_report_words_list_by (void)
{
  return bys;
}

const char *
od_report_words_by (const char *by)
{
  static const char *const words[] = {
    NC_ ("report by", "Service"), NC_ ("report by", "Desk"), NC_ ("report by", "Hour"), NC_ ("report by", "Language"),
    NC_ ("report by", "Way in"), NC_ ("report by", "Need"), NC_ ("report by", "Day"),
  };

  for (gsize i = 0; bys[i] != NULL; i++) {
    if (g_strcmp0 (by, bys[i]) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "report by", words[i]);
  }

  return "";
}

void
od_report_words_titles (const char *by,
                        const char *titles[OD_N_REPORT_CELLS + 1])
{
  const char *words[] = {
    od_report_words_by (by), _("Visits"), _("Half waited less"), _("9 of 10 waited less"), _("Half took less"), _("9 of 10 took less"),
    _("Did not come"), _("Left"), _("Handed over"), _("Sent on, arrived"), _("Not helped"), _("Content, 1–5"), NULL,
  };

  g_return_if_fail (titles != NULL);

  for (guint i = 0; i <= OD_N_REPORT_CELLS; i++)
    titles[i] = words[i];
}

static const char *
say_route (const char *route)
{
  static const struct {
    const char *route;
    const char *word;
  } words[] = {
    { "kiosk", N_("by the kiosk") }, { "reception", N_("by reception") }, { "appointment", N_("with an appointment") },
    { "carried", N_("came back with a ticket") }, { "referral", N_("sent by others") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_equal (route, words[i].route))
      return _(words[i].word);
  }

  return route;
}

char *
od_report_words_name (OdReportModel     *model,
                      const OdReportRow *row)
{
  const OdReport *report;

  g_return_val_if_fail (OD_IS_REPORT_MODEL (model), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  report = od_report_model_get (model);
  if (row->key == NULL || row->key[0] == '\0')
    return g_strdup (row == report->total ? _("All") : _("Not known"));
  if (g_str_equal (report->by, "route"))
    return g_strdup (say_route (row->key));
  if (g_str_equal (report->by, "hour"))
    return g_strdup_printf (_("%s:00"), row->key);

  return od_report_model_dup_name (model, row);
}

static char *
say_minutes (const OdSpread *spread,
             double          value)
{
  return od_care_words_minutes (spread->n == 0 ? -1 : value);
}

static char *
say_referrals (const OdReportRow *row)
{
  g_autofree char *sent = od_care_words_count (row->referrals);
  g_autofree char *arrived = od_care_words_count (row->arrived);

  return g_strdup_printf ("\u2066%s, %s\u2069", sent, arrived);
}

static char *
say_points (const OdSpread *spread)
{
  return spread->n == 0 ? g_strdup ("–") : g_strdup_printf ("%.1f", spread->mean);
}

GStrv
od_report_words_cells (const char        *name,
                       const OdReportRow *row)
{
  GStrv cells = g_new0 (char *, OD_N_REPORT_CELLS + 1);
  guint i = 0;

  g_return_val_if_fail (name != NULL, cells);
  g_return_val_if_fail (row != NULL, cells);

  cells[i++] = g_strdup (name);
  cells[i++] = od_care_words_count (row->visits);
  cells[i++] = say_minutes (&row->waits, row->waits.p50);
  cells[i++] = say_minutes (&row->waits, row->waits.p90);
  cells[i++] = say_minutes (&row->services, row->services.p50);
  cells[i++] = say_minutes (&row->services, row->services.p90);
  cells[i++] = od_care_words_count (row->no_shows);
  cells[i++] = od_care_words_count (row->left);
  cells[i++] = od_care_words_count (row->hand_overs);
  cells[i++] = say_referrals (row);
  cells[i++] = od_care_words_count (row->unmet);
  cells[i++] = say_points (&row->satisfaction);

  return cells;
}

char *
od_report_words_wait (const char     *name,
                      const OdSpread *wait)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (wait != NULL, NULL);

  if (wait->n == 0)
    return g_strdup_printf (_("%s: too few to tell how long they waited"), name);

  return g_strdup_printf (_("%s: half waited less than %.0f minutes, 9 of 10 less than %.0f"), name, wait->p50, wait->p90);
}

char *
od_report_words_sentence (const char        *name,
                          const OdReportRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wait = NULL;
  g_auto (GStrv) cells = NULL;
  const char *titles[OD_N_REPORT_CELLS + 1] = { NULL };

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (row != NULL, NULL);

  wait = od_report_words_wait (name, &row->waits);
  cells = od_report_words_cells (name, row);
  od_report_words_titles ("pool", titles);
  g_string_append (text, wait);
  for (guint i = 1; i < OD_N_REPORT_CELLS; i++) {
    if (i != 2 && i != 3)
      g_string_append_printf (text, " · %s: %s", titles[i], g_str_equal (cells[i], "–") ? _("too few to tell") : cells[i]);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
od_report_words_meaning (guint k)
{
  const char *lines[] = {
    _("Wait: from arrival until the first call."),
    _("Took: from the start until it was done, without time on hold."),
    _("Half waited less: of ten people five waited less, five longer. 9 of 10: only one waited longer."),
    _("Did not come: called and not there. Left: went home before they were seen."),
    _("Sent on, arrived: referrals to another service, and those whose arrival was confirmed."),
    _("Not helped: there was no such help, it was full, too far, too dear, closed, or nobody spoke the language."),
    _("Content: what visitors said on their phone, from 1 to 5; the mean."),
    NULL,
  };
  g_autofree char *text = g_strjoinv ("\n", (char **) lines);
  g_autofree char *hidden = g_strdup_printf (_("– stands for fewer than %u people: so few could be recognised. What could be reckoned back is "
                                               "left out, too."), k);

  return g_strdup_printf ("%s\n%s", text, hidden);
}

static gboolean
hides (const OdReportRow *row)
{
  const guint counts[] = { row->visits, row->no_shows, row->left, row->hand_overs, row->referrals, row->arrived, row->unmet };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    if (counts[i] == OD_REPORT_HIDDEN)
      return TRUE;
  }

  return FALSE;
}

gboolean
od_report_words_hides (const OdReport *report)
{
  g_return_val_if_fail (report != NULL, FALSE);

  for (guint i = 0; i < report->rows->len; i++) {
    if (hides (g_ptr_array_index (report->rows, i)))
      return TRUE;
  }

  return FALSE;
}
