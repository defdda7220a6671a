/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-care-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "od-day.h"

char *
od_care_words_minutes (double minutes)
{
  if (minutes < 0)
    return g_strdup ("–");

  return g_strdup_printf (_("%.0f min"), round (minutes));
}

char *
od_care_words_count (guint count)
{
  return count == OD_REPORT_HIDDEN ? g_strdup ("–") : g_strdup_printf ("%u", count);
}

static char *
say_last (const OdClosing *closing,
          const char      *zone)
{
  g_autofree char *time = closing->last_ticket_us != 0 ? od_day_wall_clock (closing->last_ticket_us, zone) : NULL;

  return time != NULL ? g_strdup_printf (_("last ticket about %s"), time) : g_strdup ("");
}

char *
od_care_words_closing (const OdClosing *closing,
                       const char      *zone)
{
  g_return_val_if_fail (closing != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  switch (closing->state) {
  case OD_CLOSING_FULL:
    return g_strdup (_("full for today"));

  case OD_CLOSING_CLOSED:
    return g_strdup (_("closed"));

  case OD_CLOSING_TIGHT:
    return g_strdup (_("a new ticket may not be reached today"));

  case OD_CLOSING_OPEN:
    return say_last (closing, zone);

  case OD_CLOSING_UNKNOWN:
  default:
    return g_strdup ("");
  }
}

const char *
od_care_words_referral (OdReferralState state,
                        gboolean        is_signpost)
{
  if (is_signpost)
    return _("told where");

  switch (state) {
  case OD_REFERRAL_ACCEPTED:
    return _("accepted");

  case OD_REFERRAL_DECLINED:
    return _("declined");

  case OD_REFERRAL_ARRIVED:
    return _("arrived");

  case OD_REFERRAL_LOST:
    return _("did not arrive");

  case OD_REFERRAL_OFFERED:
  default:
    return _("asked");
  }
}

const char *
od_care_words_move (OdReferralState to)
{
  switch (to) {
  case OD_REFERRAL_ACCEPTED:
    return _("They accept");

  case OD_REFERRAL_DECLINED:
    return _("They decline");

  case OD_REFERRAL_ARRIVED:
    return _("Has arrived");

  case OD_REFERRAL_LOST:
  case OD_REFERRAL_OFFERED:
  default:
    return _("Did not arrive");
  }
}

const char *
od_care_words_appointment (OdAppointmentState state)
{
  switch (state) {
  case OD_APPOINTMENT_ARRIVED:
    return _("is here");

  case OD_APPOINTMENT_CANCELLED:
    return _("cancelled");

  case OD_APPOINTMENT_MISSED:
    return _("did not come");

  case OD_APPOINTMENT_BOOKED:
  default:
    return _("expected");
  }
}

const char *
od_care_words_done (const char *what)
{
  static const struct {
    const char *what;
    const char *word;
  } words[] = {
    { "note", N_("The note is written down.") },
    { "note-ended", N_("The note has ended.") },
    { "referral", N_("The referral is open until the arrival is confirmed.") },
    { "signpost", N_("Written down: told where to go.") },
    { "moved", N_("The referral is up to date.") },
    { "unmet", N_("Written down: this help is missing.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_strcmp0 (what, words[i].what) == 0)
      return _(words[i].word);
  }

  return "";
}

static const char *const whys[] = { "none", "full", "too-long", "closed", "language", "cost", "far", NULL };

const char *const *
od_care_words_list_why (void)
{
  return whys;
}

const char *
od_care_words_why (const char *why)
{
  static const char *const words[] = {
    N_("There is no such help"), N_("It is full"), N_("The wait is too long"), N_("It is closed"),
    N_("Nobody speaks the language"), N_("It costs too much"), N_("It is too far"),
  };

  for (gsize i = 0; whys[i] != NULL; i++) {
    if (g_strcmp0 (why, whys[i]) == 0)
      return _(words[i]);
  }

  return "";
}

const char *
od_care_words_refusal (const char *problem)
{
  static const struct {
    const char *problem;
    const char *word;
  } words[] = {
    { "slot-full", N_("This time is taken. Please choose another one.") },
    { "no-appointment", N_("Nobody is expected with this code today.") },
    { "no-ticket", N_("This ticket is not known here.") },
    { "bad-query", N_("These days cannot be shown.") },
    { "wrong-value", N_("Something in it is not right: too long, or signs that cannot be kept.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_strcmp0 (problem, words[i].problem) == 0)
      return _(words[i].word);
  }

  return NULL;
}
