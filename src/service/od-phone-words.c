/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-phones.h"

#include <glib/gi18n.h>

#include "od-catalogue.h"
#include "od-day.h"
#include "od-estimates.h"
#include "od-json.h"
#include "od-text.h"
#include "od-visit-machine.h"

/* Marks both forms for xgettext. */
#define NP_(one, many) one, many

/* A text that every translation has: tells whether we speak a language at all. */
#define PROOF "You are next."

gboolean
od_phones_speak (OdServer   *service,
                 const char *tag)
{
  return tag != NULL && (g_str_equal (tag, "en") || g_str_has_prefix (tag, "en-") || od_catalogue_has (service->catalogue, tag, PROOF));
}

void
od_phone_words_clear (OdPhoneWords *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->more, g_free);
  g_clear_pointer (&self->late, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->way, g_free);
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
  [OD_LEG_LEFT] = { N_("You told us that you left."), N_("Are you back today? Go to reception: we still know your place.") },
  [OD_LEG_CANCELLED] = { N_("This ticket is not in use any more."), N_("Please ask at reception. We will help you.") },
  [OD_LEG_CARRIED] = { N_("We could not see you today. We are sorry."), NULL },
};

static char *
fill_text (const char *pattern,
           const char *value)
{
  g_autofree char *isolated = od_text_isolate (value);
  GString *filled = g_string_new (pattern);

  g_string_replace (filled, "%s", isolated, 1);
  return g_string_free (filled, FALSE);
}

/* @msgid with the wall clock at @us. */
static char *
say_at (OdServer   *service,
        const char *tag,
        const char *msgid,
        gint64      us)
{
  g_autofree char *clock = od_day_wall_clock (us, service->centre->zone);

  return fill_text (od_catalogue_say (service->catalogue, tag, msgid), clock != NULL ? clock : "");
}

/* --- Where to go --- */

static char *
say_way (OdServer     *service,
         const OdDesk *desk,
         const char   *tag)
{
  static const struct {
    const char *arrow;
    const char *words;
  } ways[] = {
    { "left", N_("From the big screen, go left. ←") }, { "right", N_("From the big screen, go right. →") },
    { "ahead", N_("From the big screen, go straight on. ↑") }, { "up", N_("Go up. ↑") }, { "down", N_("Go down. ↓") },
  };
  GString *way = g_string_new (NULL);

  if (desk->floor != NULL && *desk->floor != '\0') {
    g_autofree char *floor = fill_text (od_catalogue_say (service->catalogue, tag, N_("Floor %s")), desk->floor);

    g_string_append_printf (way, "%s. ", floor);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (g_strcmp0 (desk->arrow, ways[i].arrow) == 0)
      g_string_append (way, od_catalogue_say (service->catalogue, tag, ways[i].words));
  }
  return g_string_free (way, way->len == 0);
}

static void
fill_place (OdPhoneWords *self,
            OdServer     *service,
            const OdLeg  *leg,
            const char   *tag)
{
  const OdDesk *desk = leg->desk_id == NULL ? NULL : od_centre_find_desk (service->centre, leg->desk_id);

  if (desk == NULL || (leg->state != OD_LEG_CALLED && leg->state != OD_LEG_SERVING))
    return;
  self->place = g_strdup (od_labels_get (desk->place, tag, service->centre->language, &self->place_tag));
  if (leg->state == OD_LEG_CALLED)
    self->way = say_way (service, desk, tag);
}

/* --- Waiting --- */

/* A ticket may have to wait for another day: better told now than at the door. */
static void
fill_late (OdPhoneWords *self,
           OdServer     *service,
           const OdLeg  *leg,
           const char   *tag,
           gint64        now_us)
{
  OdClosing closing = od_server_closing (service, leg->pool_id, now_us);

  if (closing.closes_us == 0 || !self->estimate.known
      || now_us + (gint64) self->estimate.high_min * 60 * G_USEC_PER_SEC <= closing.closes_us)
    return;
  self->late = say_at (service, tag, N_("We close at %s. If your turn does not come today, keep this ticket: next time you go first."), closing.closes_us);
}

static void
fill_line (OdPhoneWords  *self,
           OdServer      *service,
           const OdVisit *visit,
           const OdLeg   *leg,
           const char    *tag)
{
  gint64 now_us = od_clock_now_us (service->clock);

  self->estimate = od_server_estimate (service, visit, now_us, &self->before);
  self->headline = say_before (service->catalogue, tag, self->before);
  self->more = say_estimate (service->catalogue, tag, self->estimate);
  fill_late (self, service, leg, tag, now_us);
}

static void
fill_waiting (OdPhoneWords  *self,
              OdServer      *service,
              const OdVisit *visit,
              const OdLeg   *leg,
              const char    *tag)
{
  OdCatalogue *catalogue = service->catalogue;
  gboolean rests = leg->not_before_us > od_clock_now_us (service->clock);

  if (visit->out_us != 0) {
    self->state = "out";
    self->headline = g_strdup (od_catalogue_say (catalogue, tag, N_("You stepped out. We keep your place.")));
    self->more = g_strdup (od_catalogue_say (catalogue, tag, N_("Tell us here when you are back. We do not call you before that.")));
  } else if (rests && leg->missed > 0) {
    self->state = "missed";
    self->headline = g_strdup (od_catalogue_say (catalogue, tag, N_("We called you, but we did not see you.")));
    self->more = say_at (service, tag, N_("Go to reception, or wait: we call you again at about %s."), leg->not_before_us);
  } else if (rests && leg->due_us > 0) {
    self->headline = say_at (service, tag, N_("Your time is %s."), leg->due_us);
    self->more = g_strdup (od_catalogue_say (catalogue, tag, N_("We call you then. Please be here a little before.")));
  } else {
    fill_line (self, service, visit, leg, tag);
  }
}

/* --- Everything else --- */

/* "Sunday 6/12": the last day on which the ticket goes first. */
static char *
say_last_day (OdServer      *service,
              const OdVisit *visit,
              const char    *tag)
{
  static const char *const days[] = {
    N_("Monday %s"), N_("Tuesday %s"), N_("Wednesday %s"), N_("Thursday %s"), N_("Friday %s"), N_("Saturday %s"),
    N_("Sunday %s"),
  };
  g_autofree char *noon = g_strconcat (visit->day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);
  g_autoptr (GDateTime) last = day != NULL ? g_date_time_add_days (day, (int) service->centre->policy->carry_days) : NULL;
  g_autofree char *date = last != NULL ? g_date_time_format (last, "%-d/%-m") : g_strdup ("");
  const char *pattern = last != NULL ? days[g_date_time_get_day_of_week (last) - 1] : "%s";

  return fill_text (od_catalogue_say (service->catalogue, tag, pattern), date);
}

static void
fill_state (OdPhoneWords  *self,
            OdServer      *service,
            const OdVisit *visit,
            const OdLeg   *leg,
            const char    *tag)
{
  OdCatalogue *catalogue = service->catalogue;
  gboolean joint = leg->with_desk_id != NULL && (leg->state == OD_LEG_CALLED || leg->state == OD_LEG_SERVING);
  const char *more = leg->state == OD_LEG_SERVING && joint ? N_("Two people talk with you together.") : sentences[leg->state].more;

  self->headline = g_strdup (od_catalogue_say (catalogue, tag, sentences[leg->state].headline));
  if (leg->state == OD_LEG_CARRIED) {
    g_autofree char *last_day = say_last_day (service, visit, tag);

    self->more = fill_text (od_catalogue_say (catalogue, tag, N_("Come back with this ticket until %s: you go first.")), last_day);
  } else if (leg->state == OD_LEG_CALLED && joint) {
    self->more = g_strdup (od_catalogue_say (catalogue, tag, N_("Two people wait for you together. Please go here now:")));
  } else if (more != NULL) {
    self->more = g_strdup (od_catalogue_say (catalogue, tag, more));
  }
}

void
od_phone_words_fill (OdPhoneWords  *self,
                     OdServer      *service,
                     const OdVisit *visit,
                     const char    *tag)
{
  const OdLeg *leg = od_visit_current_leg (visit);

  self->state = od_leg_state_to_text (leg->state);
  self->may_leave = od_visit_allows (visit, OD_VERB_LEAVE);
  self->may_step_out = od_visit_allows (visit, OD_VERB_STEP_OUT);
  self->may_return = od_visit_allows (visit, OD_VERB_BACK);
  self->may_answer = leg->state == OD_LEG_DONE || leg->state == OD_LEG_LEFT;
  self->over = !od_visit_is_open (visit) && leg->state != OD_LEG_NO_SHOW && leg->state != OD_LEG_LEFT;
  fill_place (self, service, leg, tag);
  if (leg->state == OD_LEG_WAITING)
    fill_waiting (self, service, visit, leg, tag);
  else
    fill_state (self, service, visit, leg, tag);
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
  od_json_writer_string (writer, "late", self->late);
  od_json_writer_end (writer);
  return od_json_writer_finish (writer);
}
