/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-report-model.h"

#include <stdio.h>

#include "od-day.h"
#include "od-house-model-private.h"
#include "od-language.h"
#include "od-text.h"

struct _OdReportModel {
  OdHouseModel parent_instance;

  /* owned */
  OdReport    *report;
  char        *from;
  char        *to;
  char        *by;
};

G_DEFINE_FINAL_TYPE (OdReportModel, od_report_model, OD_TYPE_HOUSE_MODEL)

static void
on_report (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OdReportModel) self = user_data;
  GError *error = NULL;
  OdReport *report = od_client_get_report_finish (OD_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_error_free (error);
    return;
  }

  od_report_free (self->report);
  self->report = report;
  od_house_model_end (self, error);
  od_house_model_changed (self);
}

static void
fetch (OdReportModel *self)
{
  od_house_model_drop (self);
  od_house_model_begin (self);
  od_client_get_report_async (od_house_model_client (self), self->from, self->to, self->by, od_house_model_cancellable (self), on_report,
                              g_object_ref (self));
}

static gboolean
parse_day (const char *text,
           GDate      *date)
{
  guint year, month, day;
  char rest;

  g_date_clear (date, 1);
  if (text == NULL || sscanf (text, "%4u-%2u-%2u%c", &year, &month, &day, &rest) != 3)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_day (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date), g_date_get_day (date));
}

static char *
dup_business_day (OdReportModel *self)
{
  const OdCentre *centre = od_house_model_centre (self);

  return od_day_of (od_house_model_now_us (self), centre->zone, centre->rollover_hour);
}

static void
begin_of (OdReportSpan span,
          GDate       *date)
{
  if (span == OD_REPORT_SPAN_WEEK)
    g_date_subtract_days (date, 6);
  else if (span == OD_REPORT_SPAN_DAYS_30)
    g_date_subtract_days (date, 29);
  else
    g_date_set_day (date, 1);
}

static gboolean
find_days (OdReportModel *self,
           OdReportSpan   span,
           char         **from,
           char         **to)
{
  GDate first, last;

  if (span != OD_REPORT_SPAN_CHOSEN) {
    *to = dup_business_day (self);
    if (!parse_day (*to, &first))
      return FALSE;
    begin_of (span, &first);
    *from = write_day (&first);
    return TRUE;
  }

  if (!parse_day (*from, &first) || !parse_day (*to, &last) || g_date_compare (&first, &last) > 0)
    return FALSE;

  *from = write_day (&first);
  *to = write_day (&last);
  return TRUE;
}

gboolean
od_report_model_choose (OdReportModel *self,
                        OdReportSpan   span,
                        const char    *from,
                        const char    *to,
                        const char    *by)
{
  char *first = (char *) from;
  char *last = (char *) to;

  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), FALSE);
  g_return_val_if_fail (by != NULL, FALSE);

  if (!find_days (self, span, &first, &last))
    return FALSE;

  g_free (self->from);
  g_free (self->to);
  self->from = first;
  self->to = last;
  if (by != self->by) {
    g_free (self->by);
    self->by = g_strdup (by);
  }
  fetch (self);

  return TRUE;
}

static void
od_report_model_finalize (GObject *object)
{
  OdReportModel *self = OD_REPORT_MODEL (object);

  od_report_free (self->report);
  g_free (self->from);
  g_free (self->to);
  g_free (self->by);
  G_OBJECT_CLASS (od_report_model_parent_class)->finalize (object);
}

static void
od_report_model_class_init (OdReportModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_report_model_finalize;
}

static void
od_report_model_init (OdReportModel *self)
{
  self->by = g_strdup ("pool");
}

OdReportModel *
od_report_model_new (OdClient     *client,
                     OdCentreView *house,
                     OdClock      *clock)
{
  OdReportModel *self;

  g_return_val_if_fail (OD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);
  g_return_val_if_fail (OD_IS_CLOCK (clock), NULL);

  self = od_house_model_make (OD_TYPE_REPORT_MODEL, client, house, clock);
  if (!find_days (self, OD_REPORT_SPAN_WEEK, &self->from, &self->to))
    g_debug ("the house's zone is not known here");

  return self;
}

const OdReport *
od_report_model_get (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return self->report;
}

OdCentreView *
od_report_model_house (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return od_house_model_house (self);
}

const char *
od_report_model_from (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return self->from;
}

const char *
od_report_model_to (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return self->to;
}

const char *
od_report_model_by (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return self->by;
}

char *
od_report_model_dup_csv (OdReportModel *self)
{
  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);

  return self->report != NULL ? od_report_to_csv (self->report) : NULL;
}

char *
od_report_model_dup_name (OdReportModel     *self,
                          const OdReportRow *row)
{
  OdCentreView *house;
  const char *by;

  g_return_val_if_fail (OD_IS_REPORT_MODEL (self), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  house = od_house_model_house (self);
  by = self->report != NULL ? self->report->by : self->by;
  if (g_str_equal (by, "pool"))
    return g_strdup (od_centre_view_pool_name (house, row->key));
  if (g_str_equal (by, "desk"))
    return g_strdup (od_centre_view_desk_name (house, row->key));
  if (g_str_equal (by, "need"))
    return g_strdup (od_centre_view_need_name (house, row->key));
  if (g_str_equal (by, "language"))
    return od_text_isolate (od_language_own_name (row->key));

  return g_strdup (row->key);
}
