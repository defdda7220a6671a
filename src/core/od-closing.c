/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-durations-private.h"

#include <math.h>

#include "od-names-private.h"

/* As far as od_hours_at () looks: doors that do not close within it are as good as open for ever. */
#define HORIZON_US (14 * 24 * 60 * OD_MINUTE_US)

static const char *const closing_states[] = { "open", "tight", "full", "closed", "unknown" };

const char *
od_closing_state_to_text (OdClosingState state)
{
  return od_name_of (state, closing_states, G_N_ELEMENTS (closing_states));
}

gboolean
od_closing_state_from_text (const char     *text,
                            OdClosingState *state)
{
  guint index;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!od_name_find (text, closing_states, G_N_ELEMENTS (closing_states), &index))
    return FALSE;
  *state = index;
  return TRUE;
}

/* How many can be called within @left_min if each takes @minutes, the first after everybody has just begun. */
static double
count_reached (double left_min,
               double minutes,
               guint  n_desks)
{
  return minutes > 0 ? floor (left_min * n_desks / minutes) : G_MAXINT;
}

static OdClosing
forecast (OdClosing closing,
          gint64    left_us,
          guint     waiting,
          guint     n_desks,
          double    low,
          double    high)
{
  double left_min = (double) left_us / OD_MINUTE_US;
  double soonest_min = low * waiting / n_desks;
  double latest_min = high * ((double) waiting + 1) / n_desks;
  double n_fit = count_reached (left_min, high, n_desks) - waiting;

  closing.fits = (guint) CLAMP (n_fit, 0, G_MAXINT);
  if (closing.closes_us != 0)
    closing.last_ticket_us = closing.closes_us - (gint64) (MIN (latest_min, HORIZON_US / OD_MINUTE_US) * OD_MINUTE_US);
  if (soonest_min >= left_min)
    closing.state = OD_CLOSING_FULL;
  else
    closing.state = closing.fits == 0 ? OD_CLOSING_TIGHT : OD_CLOSING_OPEN;
  return closing;
}

OdClosing
od_queue_closing (const OdOpening *opening,
                  gint64           now_us,
                  guint            waiting,
                  guint            n_desks,
                  const double    *minutes,
                  gsize            n_minutes,
                  guint            usual_min)
{
  OdClosing closing = { OD_CLOSING_UNKNOWN, 0, 0, 0 };
  gint64 left_us;
  double low, high;

  g_return_val_if_fail (opening != NULL, closing);
  g_return_val_if_fail (minutes != NULL || n_minutes == 0, closing);

  if (opening->state == OD_OPEN_CLOSED || opening->state == OD_OPEN_LATER)
    closing.state = OD_CLOSING_CLOSED;
  if (opening->state != OD_OPEN_NOW)
    return closing;

  closing.closes_us = opening->closes_us;
  left_us = closing.closes_us != 0 ? closing.closes_us - now_us : HORIZON_US;
  if (left_us <= 0)
    closing.state = OD_CLOSING_CLOSED;
  if (left_us <= 0 || n_desks == 0 || !od_durations_find (minutes, n_minutes, usual_min, &low, &high))
    return closing;
  return forecast (closing, left_us, waiting, n_desks, low, high);
}
