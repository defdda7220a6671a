/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-message.h"

OdReportRow *
od_report_row_new (void)
{
  return g_new0 (OdReportRow, 1);
}

void
od_report_row_free (OdReportRow *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self);
}

OdReport *
od_report_new (void)
{
  OdReport *self = g_new0 (OdReport, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) od_report_row_free);
  self->total = od_report_row_new ();
  return self;
}

void
od_report_free (OdReport *self)
{
  if (self == NULL)
    return;

  g_free (self->from);
  g_free (self->to);
  g_free (self->by);
  g_ptr_array_unref (self->rows);
  od_report_row_free (self->total);
  g_free (self);
}

static void
free_today_pool (gpointer pool)
{
  g_free (((OdTodayPool *) pool)->pool_id);
  g_free (pool);
}

OdToday *
od_today_new (void)
{
  OdToday *self = g_new0 (OdToday, 1);

  self->wait_p50 = self->wait_p90 = -1;
  self->hours = g_ptr_array_new_with_free_func (g_free);
  self->pools = g_ptr_array_new_with_free_func (free_today_pool);
  return self;
}

void
od_today_free (OdToday *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->hours);
  g_ptr_array_unref (self->pools);
  g_free (self);
}
