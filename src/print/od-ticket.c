/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-ticket.h"

#include "od-id.h"
#include "od-qr.h"
#include "od-roll-private.h"
#include "od-text.h"

#include <string.h>

/* The texts are told in a language that the process does not run in: marked here, looked up in the catalogue. */
#define N_(text) text
#define NP_(one, many) one, many

/* printf would take its format from a translation; names in braces cannot do harm. */
static char *
fill (const char *pattern,
      guint       n,
      guint       low)
{
  GString *text = g_string_new (pattern);
  g_autofree char *n_text = g_strdup_printf ("%u", n);
  g_autofree char *low_text = g_strdup_printf ("%u", low);

  g_string_replace (text, "{n}", n_text, 0);
  g_string_replace (text, "{low}", low_text, 0);
  return g_string_free (text, FALSE);
}

static char *
before_text (OdCatalogue *catalogue,
             const char  *tag,
             guint        before)
{
  if (before == 0)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("Nobody is before you.")));

  return fill (od_catalogue_say_n (catalogue, tag,
                                   NP_ ("{n} person is before you.", "{n} people are before you."), before),
               before, 0);
}

static char *
estimate_text (OdCatalogue      *catalogue,
               const char       *tag,
               const OdEstimate *estimate)
{
  guint high = estimate->high_min;
  const char *pattern;

  if (!estimate->known)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("We cannot say yet how long.")));

  if (estimate->low_min == 0)
    pattern = od_catalogue_say_n (catalogue, tag, NP_ ("Up to {n} minute.", "Up to {n} minutes."), high);
  else if (estimate->low_min == high)
    pattern = od_catalogue_say_n (catalogue, tag, NP_ ("About {n} minute.", "About {n} minutes."), high);
  else
    pattern = od_catalogue_say_n (catalogue, tag, NP_ ("About {low} to {n} minute.", "About {low} to {n} minutes."), high);

  return fill (pattern, high, estimate->low_min);
}

static void
add_wait (OdRoll         *roll,
          const OdTicket *ticket,
          OdCatalogue    *catalogue,
          const char     *tag,
          OdRollStyle     style)
{
  g_autofree char *before = before_text (catalogue, tag, ticket->before);
  g_autofree char *estimate = estimate_text (catalogue, tag, &ticket->estimate);
  g_autofree char *both = g_strconcat (before, "\n", estimate, NULL);

  od_roll_set_language (roll, tag);
  od_roll_add_text (roll, style, both);
}

static void
add_promise (OdRoll      *roll,
             OdCatalogue *catalogue,
             const char  *tag,
             OdRollStyle  style)
{
  const char *call = od_catalogue_say (catalogue, tag, N_("We call this number on the screen."));
  const char *discreet = od_catalogue_say (catalogue, tag, N_("Nobody will say your name."));
  g_autofree char *both = g_strconcat (call, "\n", discreet, NULL);

  od_roll_add_text (roll, style, both);
}

static void
add_number (OdRoll         *roll,
            const OdTicket *ticket)
{
  g_autofree char *number = od_text_number (ticket->series, ticket->number);
  /* LEFT-TO-RIGHT ISOLATE: day and time stay in this order in every language. */
  g_autofree char *when = g_strdup_printf ("\u2066%s  ·  %s\u2069", ticket->day, ticket->time);

  od_roll_set_language (roll, ticket->language);
  od_roll_add_text (roll, OD_ROLL_NAME, ticket->centre_name);
  od_roll_add_number (roll, number);
  od_roll_add_text (roll, OD_ROLL_BODY, when);
}

static void
add_code (OdRoll         *roll,
          const OdTicket *ticket,
          OdCatalogue    *catalogue,
          OdQr           *qr)
{
  g_autofree char *code = od_token_in_groups (ticket->token);

  od_roll_add_qr (roll, qr,
                  od_catalogue_say (catalogue, ticket->language, N_("Point your phone here to see your place in the line.")),
                  code);
}

/* Staff read the ticket, too, when somebody holds it out to them. */
static void
add_centre_language (OdRoll         *roll,
                     const OdTicket *ticket,
                     OdCatalogue    *catalogue)
{
  if (strcmp (ticket->language, ticket->centre_language) == 0)
    return;

  od_roll_add_rule (roll);
  add_wait (roll, ticket, catalogue, ticket->centre_language, OD_ROLL_SMALL);
  add_promise (roll, catalogue, ticket->centre_language, OD_ROLL_SMALL);
}

GBytes *
od_ticket_render (const OdTicket *ticket,
                  OdCatalogue    *catalogue,
                  double         *height_mm,
                  GError        **error)
{
  g_autoptr (OdRoll) roll = od_roll_new ();
  OdQr *qr;

  g_return_val_if_fail (ticket != NULL, NULL);
  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (height_mm != NULL, NULL);

  qr = od_qr_new (ticket->url, error);
  if (qr == NULL)
    return NULL;

  add_number (roll, ticket);
  add_wait (roll, ticket, catalogue, ticket->language, OD_ROLL_LEAD);
  add_promise (roll, catalogue, ticket->language, OD_ROLL_BODY);
  add_code (roll, ticket, catalogue, qr);
  add_centre_language (roll, ticket, catalogue);

  return od_roll_finish (roll, height_mm, error);
}
