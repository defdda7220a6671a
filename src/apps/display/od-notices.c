/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-notices.h"

#include <glib/gi18n.h>

#include "od-day.h"
#include "od-text.h"

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)

static void
notice_free (gpointer data)
{
  OdNotice *notice = data;

  g_free (notice->text);
  g_free (notice);
}

static void
append (GString    *text,
        const char *pattern,
        const char *value)
{
  g_autoptr (GString) filled = g_string_new (pattern);

  g_string_replace (filled, "%s", value, 1);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", filled->str);
}

static char *
say_clock (const OdCentre *centre,
           gint64          us)
{
  g_autofree char *clock = od_day_wall_clock (us, centre->zone);

  return od_text_isolate (clock != NULL ? clock : "");
}

/* "14:00" today, "Monday 09:00" within the week, NULL when it is further off: a bare weekday would be the wrong one. */
static char *
say_return (OdCatalogue    *catalogue,
            const OdCentre *centre,
            const char     *tag,
            gint64          opens_us,
            gint64          now_us)
{
  static const char *const days[] = {
    N_("Monday %s"), N_("Tuesday %s"), N_("Wednesday %s"), N_("Thursday %s"), N_("Friday %s"), N_("Saturday %s"),
    N_("Sunday %s"),
  };
  g_autofree char *clock = say_clock (centre, opens_us);
  g_autofree char *today = od_day_of (now_us, centre->zone, 0);
  g_autofree char *then = od_day_of (opens_us, centre->zone, 0);
  g_autofree char *noon = g_strconcat (then != NULL ? then : "", "T12:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (noon, NULL);
  GString *text = g_string_new (NULL);

  if (date == NULL || opens_us - now_us > 6 * DAY_US)
    return g_string_free (text, TRUE);

  append (text, g_strcmp0 (today, then) == 0 ? "%s" : od_catalogue_say (catalogue, tag, days[g_date_time_get_day_of_week (date) - 1]), clock);

  return g_string_free (text, FALSE);
}

static void
append_closed (GString        *text,
               OdCatalogue    *catalogue,
               const OdCentre *centre,
               const OdBoard  *board,
               const char     *tag,
               gint64          now_us)
{
  g_autofree char *when = board->opens_us > 0 ? say_return (catalogue, centre, tag, board->opens_us, now_us) : NULL;

  if (when != NULL)
    append (text, od_catalogue_say (catalogue, tag, N_("Closed. We open again: %s")), when);
  else
    append (text, od_catalogue_say (catalogue, tag, N_("We are closed.")), "");
}

static void
append_open (GString         *text,
             OdCatalogue     *catalogue,
             const OdCentre  *centre,
             const OdClosing *closing,
             const char      *tag,
             gint64           now_us)
{
  g_autofree char *closes = say_clock (centre, closing->closes_us);
  g_autofree char *last = say_clock (centre, closing->last_ticket_us);
  gboolean is_late = closing->state == OD_CLOSING_FULL || (closing->state == OD_CLOSING_TIGHT && closing->last_ticket_us <= now_us);

  if (closing->closes_us > 0)
    append (text, od_catalogue_say (catalogue, tag, N_("Open until %s.")), closes);
  if (is_late)
    append (text, od_catalogue_say (catalogue, tag, N_("Who comes now may have to wait for another day. Please ask at the front desk.")), "");
  else if (closing->last_ticket_us > now_us)
    append (text, od_catalogue_say (catalogue, tag, N_("Last tickets about %s.")), last);
}

char *
od_notice_dup_opening (OdCatalogue    *catalogue,
                       const OdCentre *centre,
                       const OdBoard  *board,
                       const char     *tag,
                       gint64          now_us)
{
  GString *text = g_string_new (NULL);

  if (board != NULL && board->closing.state == OD_CLOSING_CLOSED)
    append_closed (text, catalogue, centre, board, tag, now_us);
  else if (board != NULL)
    append_open (text, catalogue, centre, &board->closing, tag, now_us);

  return g_string_free (text, text->len == 0);
}

static void
add (GPtrArray  *notices,
     const char *tag,
     const char *text)
{
  OdNotice *notice = g_new0 (OdNotice, 1);

  notice->tag = tag;
  notice->text = od_text_isolate (text);
  g_ptr_array_add (notices, notice);
}

static void
add_message (GPtrArray      *notices,
             const OdCentre *centre,
             const OdLabels *message)
{
  guint before = notices->len;
  const char *found = NULL;
  const char *text;

  for (gsize i = 0; centre->languages[i] != NULL; i++) {
    text = od_labels_get (message, centre->languages[i], NULL, &found);
    if (text != NULL && g_strcmp0 (found, centre->languages[i]) == 0)
      add (notices, centre->languages[i], text);
  }

  if (notices->len == before && (text = od_labels_get (message, centre->language, NULL, NULL)) != NULL)
    add (notices, centre->language, text);
}

GPtrArray *
od_notices_list (OdCatalogue    *catalogue,
                 const OdCentre *centre,
                 const OdBoard  *board,
                 gint64          now_us)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (notice_free);

  for (gsize i = 0; centre->languages[i] != NULL; i++) {
    g_autofree char *opening = od_notice_dup_opening (catalogue, centre, board, centre->languages[i], now_us);

    if (opening != NULL)
      add (notices, centre->languages[i], opening);
  }
  for (guint i = 0; i < centre->messages->len; i++)
    add_message (notices, centre, g_ptr_array_index (centre->messages, i));

  return notices;
}
