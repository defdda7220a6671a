/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

#include <string.h>

/* A comma or a quote inside a text would end it; a table program would reckon with one that begins as a formula does. */
static void
add_text (GString    *csv,
          const char *text)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *doubled = NULL;
  g_autofree char *tamed = NULL;

  if (*text != '\0' && strchr ("=+-@\t", *text) != NULL)
    text = tamed = g_strconcat ("'", text, NULL);
  if (strpbrk (text, "\",\r\n") == NULL) {
    g_string_append (csv, text);
    return;
  }
  pieces = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", pieces);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

static void
add_count (GString *csv,
           guint    count)
{
  g_string_append_c (csv, ',');
  if (count != OD_REPORT_HIDDEN)
    g_string_append_printf (csv, "%u", count);
}

/* Never by the locale: a comma parts cells. */
static void
add_number (GString *csv,
            double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (csv, ",%s", g_ascii_formatd (text, sizeof text, "%.1f", number));
}

static void
add_spread (GString        *csv,
            const OdSpread *spread)
{
  if (spread->n == 0) {
    g_string_append (csv, ",,,,,");
    return;
  }
  add_count (csv, spread->n);
  add_number (csv, spread->mean);
  add_number (csv, spread->p50);
  add_number (csv, spread->p90);
  add_number (csv, spread->max);
}

static void
add_row (GString           *csv,
         const char        *key,
         const OdReportRow *row)
{
  add_text (csv, key);
  add_count (csv, row->visits);
  add_spread (csv, &row->waits);
  add_spread (csv, &row->services);
  add_count (csv, row->no_shows);
  add_count (csv, row->left);
  add_count (csv, row->carried);
  add_count (csv, row->hand_overs);
  add_count (csv, row->referrals);
  add_count (csv, row->arrived);
  add_count (csv, row->unmet);
  add_spread (csv, &row->satisfaction);
  g_string_append (csv, "\r\n");
}

static void
add_spread_head (GString    *csv,
                 const char *name)
{
  g_string_append_printf (csv, ",%s_n,%s_mean,%s_p50,%s_p90,%s_max", name, name, name, name, name);
}

char *
od_report_to_csv (const OdReport *self)
{
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);

  csv = g_string_new (NULL);
  add_text (csv, self->by);
  g_string_append (csv, ",visits");
  add_spread_head (csv, "waits");
  add_spread_head (csv, "services");
  g_string_append (csv, ",no_shows,left,carried,hand_overs,referrals,arrived,unmet");
  add_spread_head (csv, "satisfaction");
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < self->rows->len; i++) {
    const OdReportRow *row = g_ptr_array_index (self->rows, i);

    add_row (csv, row->key, row);
  }
  add_row (csv, "total", self->total);
  return g_string_free (csv, FALSE);
}
