/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phones.h"

#include <glib/gi18n.h>

#include "od-catalogue.h"
#include "od-estimates.h"
#include "od-json.h"

/* Marks both forms for xgettext. */
#define NP_(one, many) one, many

void
od_phone_words_clear (OdPhoneWords *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->more, g_free);
  g_clear_pointer (&self->place, g_free);
}

/* Puts numbers where a translated text has %u: the text comes from a file, so printf must not read it. */
static char *
fill_numbers (const char  *text,
              const guint *numbers,
              gsize        n_numbers)
{
  g_auto (GStrv) pieces = g_strsplit (text, "%u", -1);
  GString *filled = g_string_new (pieces[0]);

  for (gsize i = 1; pieces[i] != NULL; i++) {
    if (i <= n_numbers)
      g_string_append_printf (filled, "%u", numbers[i - 1]);
    g_string_append (filled, pieces[i]);
  }
  return g_string_free (filled, FALSE);
}

static char *
say_before (OdCatalogue *catalogue,
            const char  *tag,
            guint        before)
{
  if (before == 0)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("You are next.")));
  return fill_numbers (od_catalogue_say_n (catalogue, tag, NP_ ("There is %u person before you.", "There are %u people before you."), before), &before, 1);
}

static char *
say_estimate (OdCatalogue *catalogue,
              const char  *tag,
              OdEstimate   estimate)
{
  const guint range[] = { estimate.low_min, estimate.high_min };

  if (!estimate.known)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("We do not know yet how long it takes.")));
  if (estimate.high_min == 0)
    return g_strdup (od_catalogue_say (catalogue, tag, N_("It will not be long.")));
  if (estimate.low_min == 0)
    return fill_numbers (od_catalogue_say_n (catalogue, tag, NP_ ("Less than %u minute.", "Less than %u minutes."),
                                             estimate.high_min), &estimate.high_min, 1);
  if (estimate.low_min == estimate.high_min)
    return fill_numbers (od_catalogue_say_n (catalogue, tag, NP_ ("About %u minute.", "About %u minutes."),
                                             estimate.high_min), &estimate.high_min, 1);
  return fill_numbers (od_catalogue_say_n (catalogue, tag, NP_ ("About %u to %u minute.", "About %u to %u minutes."),
                                           estimate.high_min), range, G_N_ELEMENTS (range));
}

static const struct {
  const char *headline;
  const char *more;
} sentences[] = {
  [OD_LEG_WAITING] = { NULL, NULL },
  [OD_LEG_CALLED] = { N_("It is your turn."), N_("Please go here now:") },
  [OD_LEG_SERVING] = { N_("Somebody is helping you now."), NULL },
  [OD_LEG_ON_HOLD] = { N_("We keep your place."), N_("We will call you again. You can ask at reception at any time.") },
  [OD_LEG_DONE] = { N_("Your visit is finished."), N_("Thank you for coming. You can come back any time.") },
  [OD_LEG_NO_SHOW] = { N_("We called you, but we did not see you."), N_("Please go to reception. We will still help you.") },
  [OD_LEG_LEFT] = { N_("You told us that you left."), N_("You can come back any time. Please take a new ticket then.") },
  [OD_LEG_CANCELLED] = { N_("This ticket is not in use any more."), N_("Please ask at reception. We will help you.") },
  [OD_LEG_CARRIED] = { N_("We could not see you today. We are sorry."), N_("Come back with this ticket. You will go first.") },
};

static void
fill_place (OdPhoneWords *self,
            OdServer     *service,
            const OdLeg  *leg,
            const char   *tag)
{
  const OdDesk *desk = leg->desk_id == NULL ? NULL : od_centre_find_desk (service->centre, leg->desk_id);

  if (desk != NULL && (leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING))
    self->place = g_strdup (od_labels_get (desk->place, tag, service->centre->language, &self->place_tag));
}

void
od_phone_words_fill (OdPhoneWords  *self,
                     OdServer      *service,
                     const OdVisit *visit,
                     const char    *tag)
{
  const OdLeg *leg = od_visit_current_leg (visit);
  OdCatalogue *catalogue = service->catalogue;

  self->state = od_leg_state_to_text (leg->state);
  self->may_leave = leg->state == OD_LEG_WAITING || leg->state == OD_LEG_CALLED || leg->state == OD_LEG_ON_HOLD;
  self->over = !od_visit_is_open (visit) && leg->state != OD_LEG_NO_SHOW;
  fill_place (self, service, leg, tag);

  if (leg->state == OD_LEG_WAITING) {
    self->estimate = od_server_estimate (service, visit, od_clock_now_us (service->clock), &self->before);
    self->headline = say_before (catalogue, tag, self->before);
    self->more = say_estimate (catalogue, tag, self->estimate);
    return;
  }
  self->headline = g_strdup (od_catalogue_say (catalogue, tag, sentences[leg->state].headline));
  if (sentences[leg->state].more != NULL)
    self->more = g_strdup (od_catalogue_say (catalogue, tag, sentences[leg->state].more));
}

char *
od_phone_words_to_json (const OdPhoneWords *self)
{
  g_autoptr (OdJsonWriter) writer = od_json_writer_new ();

  od_json_writer_object (writer, NULL);
  od_json_writer_string (writer, "state", self->state);
  od_json_writer_integer (writer, "before", self->before);
  od_json_writer_object (writer, "estimate");
  od_json_writer_boolean (writer, "known", self->estimate.known);
  od_json_writer_integer (writer, "low_min", self->estimate.low_min);
  od_json_writer_integer (writer, "high_min", self->estimate.high_min);
  od_json_writer_end (writer);
  od_json_writer_string (writer, "place", self->place);
  od_json_writer_string (writer, "text", self->headline);
  od_json_writer_string (writer, "more", self->more);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}
