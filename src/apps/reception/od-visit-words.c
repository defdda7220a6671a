/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-visit-words.h"

#include <glib/gi18n-lib.h>

#include "od-day.h"
#include "od-reasons.h"
#include "od-text.h"

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
text_of (OdVisitItem *item,
         const char  *property)
{
  char *text = NULL;

  g_object_get (item, property, &text, NULL);

  return text;
}

static void
append_count (GString    *text,
              guint       n,
              const char *words)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%u %s", n, words);
}

char *
od_words_for_people (guint adults,
                     guint children,
                     guint companions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (adults <= 1 && children == 0 && companions == 0)
    return g_strdup ("");

  append_count (text, adults, ngettext ("adult", "adults", adults));
  append_count (text, children, ngettext ("child", "children", children));
  append_count (text, companions, ngettext ("companion", "companions", companions));

  return g_strdup (text->str);
}

char *
od_words_for_who (OdVisitItem *item,
                  gboolean     rtl)
{
  const OdVisit *visit;
  g_autoptr (GString) text = NULL;
  g_autofree char *language = NULL;
  g_autofree char *people = NULL;
  g_autofree char *priority = NULL;

  if (item == NULL)
    return g_strdup ("");

  visit = od_visit_item_get_visit (item);
  language = text_of (item, "language-name");
  people = od_words_for_people (visit->adults, visit->children, visit->companions);
  priority = text_of (item, "priority-text");
  text = g_string_new (language);
  append (text, visit->interpreter ? _("interpreter") : NULL);
  append (text, people);
  append (text, visit->carried_from != NULL ? _("first today") : priority);
  append (text, visit->banned ? _("ban") : visit->notes > 0 ? _("note") : NULL);

  return g_strconcat (rtl ? "\u200f" : "\u200e", text->str, NULL);
}

char *
od_words_for_way (OdVisitItem *item)
{
  g_autofree char *pool = NULL;
  g_autofree char *then = NULL;

  if (item == NULL)
    return g_strdup ("");

  pool = text_of (item, "pool-text");
  then = text_of (item, "then-text");
  if (then[0] == '\0')
    return g_steal_pointer (&pool);

  return g_strdup_printf (_("%s, then %s"), pool, then);
}

static char *
say_served (OdVisitItem *item)
{
  g_autofree char *desk = text_of (item, "desk-text");
  g_autofree char *with = text_of (item, "with-text");
  g_autofree char *first = od_text_isolate (desk);
  g_autofree char *second = od_text_isolate (with);

  if (desk[0] == '\0')
    return g_strdup (_("is served"));
  if (with[0] != '\0')
    return g_strdup_printf (_("with %s and %s"), first, second);

  return g_strdup_printf (_("with %s"), first);
}

static char *
say_waiting (OdVisitItem *item)
{
  const OdVisit *visit = od_visit_item_get_visit (item);
  const OdLeg *leg = od_visit_item_get_leg (item);
  g_autofree char *rests = text_of (item, "rests-text");

  if (visit->out_us > 0)
    return g_strdup (_("stepped out"));
  if (leg->offered)
    return g_strdup (_("offered"));
  if (leg->missed > 0 && rests[0] != '\0')
    return g_strdup_printf (_("missed, until %s"), rests);
  if (rests[0] != '\0')
    return g_strdup_printf (_("from %s"), rests);

  return leg->calls > 0 ? g_strdup_printf (_("called %u×"), leg->calls) : g_strdup ("");
}

char *
od_words_for_state (OdVisitItem *item)
{
  const OdLeg *leg = item != NULL ? od_visit_item_get_leg (item) : NULL;

  if (leg == NULL)
    return g_strdup ("");

  switch (leg->state) {
  case OD_LEG_WAITING:
    return say_waiting (item);

  case OD_LEG_CALLED:
    return g_strdup_printf (_("called %u×"), leg->calls);

  case OD_LEG_SERVING:
    return say_served (item);

  case OD_LEG_ON_HOLD:
    return g_strdup (_("on hold"));

  case OD_LEG_NO_SHOW:
    return g_strdup (_("did not come"));

  case OD_LEG_LEFT:
    return g_strdup (_("went home"));

  case OD_LEG_CANCELLED:
    return g_strdup (_("cancelled"));

  case OD_LEG_CARRIED:
    return g_strdup (_("first next time"));

  case OD_LEG_DONE:
  default:
    return g_strdup (_("done"));
  }
}

static const char *
say_route (OdRoute route)
{
  switch ((int) route) {
  case OD_ROUTE_RECEPTION:
    return _("by reception");

  case OD_ROUTE_APPOINTMENT:
    return _("with an appointment");

  case OD_ROUTE_CARRIED:
    return _("with a ticket of another day");

  case OD_ROUTE_REFERRAL:
    return _("sent by another helper");

  default:
    return _("by kiosk");
  }
}

static const char *
say_paper (OdPrintState print)
{
  if (print == OD_PRINT_FAILED)
    return _("no paper came out");

  return print == OD_PRINT_SHOWN ? _("number shown on the screen") : NULL;
}

char *
od_words_for_arrival (OdVisitItem *item)
{
  g_autofree char *arrived = NULL;
  g_autofree char *came = NULL;
  g_autoptr (GString) text = NULL;
  const OdVisit *visit;

  if (item == NULL)
    return g_strdup ("");

  visit = od_visit_item_get_visit (item);
  arrived = text_of (item, "arrived-text");
  came = g_strdup_printf (_("Came at %s %s"), arrived, say_route (visit->route));
  text = g_string_new (came);
  append (text, say_paper (visit->print));
  append (text, visit->has_name ? NULL : _("no name given"));

  return g_strdup (text->str);
}

static void
append_filled (GString    *text,
               const char *words,
               char       *part)
{
  g_autofree char *owned = part;
  g_autofree char *isolated = od_text_isolate (owned);
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);
  g_autofree char *said = g_strconcat (parts[0], isolated, parts[1], NULL);

  append (text, owned[0] != '\0' ? said : NULL);
}

static const char *
say_fit (OdVisitItem *item)
{
  if (od_visit_item_fit_age (item) == OD_FIT_NO)
    return _("the line is for another age");

  return od_visit_item_fit_residence (item) == OD_FIT_NO ? _("the line is for people who live here") : NULL;
}

char *
od_words_for_facts (OdVisitItem *item)
{
  g_autoptr (GString) text = NULL;
  const OdLeg *leg;

  if (item == NULL)
    return g_strdup ("");

  text = g_string_new (NULL);
  leg = od_visit_item_get_leg (item);
  append_filled (text, _("time %s"), text_of (item, "due-text"));
  append_filled (text, _("out since %s"), text_of (item, "out-text"));
  append_filled (text, _("for %s alone"), text_of (item, "for-text"));
  append (text, leg->for_staff_id != NULL ? _("for one person alone") : NULL);
  append_filled (text, _("sent by %s"), text_of (item, "from-text"));
  append (text, say_fit (item));

  return g_strdup (text->str);
}

char *
od_words_for_stuck (OdVisitItem *item)
{
  g_autofree char *stuck = item != NULL ? text_of (item, "stuck") : NULL;
  g_autofree char *label = NULL;
  g_autofree char *pool = NULL;
  const OdLeg *leg;
  guint minutes;

  if (stuck == NULL || g_str_equal (stuck, "not"))
    return g_strdup ("");

  leg = od_visit_item_get_leg (item);
  label = text_of (item, "label");
  pool = text_of (item, "pool-text");
  minutes = (guint) ((od_visit_item_get_now (item) - leg->held_us) / G_TIME_SPAN_MINUTE);
  if (g_str_equal (stuck, "offer"))
    return g_strdup_printf (_("%s was handed over to %s, and nobody took it"), label, pool);
  if (g_str_equal (stuck, "calls"))
    return g_strdup_printf (_("%s was called %u times and did not come"), label, leg->calls);
  if (g_str_equal (stuck, "hold") && leg->held_us > 0)
    return g_strdup_printf (ngettext ("%s is on hold for %u minute", "%s is on hold for %u minutes", minutes), label, minutes);

  minutes = (guint) ((od_visit_item_get_now (item) - leg->queued_us) / G_TIME_SPAN_MINUTE);
  return g_strdup_printf (ngettext ("%s waits for %u minute", "%s waits for %u minutes", minutes), label, minutes);
}

char *
od_words_for_row (OdVisitItem *item)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *needs = NULL;
  g_autofree char *who = NULL;
  g_autofree char *state = NULL;
  int minutes = 0;

  if (item == NULL)
    return g_strdup ("");

  g_object_get (item, "label", &label, "needs-text", &needs, "minutes", &minutes, NULL);
  who = od_words_for_who (item, FALSE);
  state = od_words_for_state (item);
  text = g_string_new (label);
  append (text, needs);
  append (text, who);
  append (text, state);
  g_string_append_printf (text, " · ");
  g_string_append_printf (text, _("%d min"), minutes);

  return g_strdup (text->str);
}

static const struct {
  OdVerb      verb;
  const char *words;
} steps[] = {
  { OD_VERB_REGISTER, N_("came") },
  { OD_VERB_CALL, N_("called") },
  { OD_VERB_START, N_("began") },
  { OD_VERB_FINISH, N_("done") },
  { OD_VERB_NO_SHOW, N_("did not come") },
  { OD_VERB_HOLD, N_("on hold") },
  { OD_VERB_RESUME, N_("waits again") },
  { OD_VERB_HAND_OVER, N_("handed over") },
  { OD_VERB_RECALL, N_("came after all") },
  { OD_VERB_LEAVE, N_("went home") },
  { OD_VERB_CANCEL, N_("cancelled") },
  { OD_VERB_UNDO, N_("taken back") },
  { OD_VERB_PRINT, N_("ticket") },
  { OD_VERB_ACCEPT, N_("accepted") },
  { OD_VERB_DECLINE, N_("sent back") },
  { OD_VERB_STEP_OUT, N_("stepped out") },
  { OD_VERB_BACK, N_("is back") },
  { OD_VERB_PRIORITISE, N_("another priority") },
  { OD_VERB_MOVE, N_("moved") },
  { OD_VERB_ADD, N_("one more thing") },
  { OD_VERB_CARRY, N_("first next time") },
  { OD_VERB_NOTE, N_("a note was changed") },
  { OD_VERB_READ, N_("name or note read") },
};

static const char *
say_verb (OdVerb verb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].verb == verb)
      return _(steps[i].words);
  }

  return NULL;
}

/* The line is told where the step is about where to; elsewhere the desk says more. */
static const char *
find_place (const OdStep *step,
            OdCentreView *house)
{
  gboolean about_line = step->verb == OD_VERB_REGISTER || step->verb == OD_VERB_HAND_OVER || step->verb == OD_VERB_MOVE ||
                        step->verb == OD_VERB_ADD;

  return about_line || step->desk_id == NULL ? od_centre_view_pool_name (house, step->pool_id) : od_centre_view_desk_name (house, step->desk_id);
}

char *
od_words_for_step (const OdStep *step,
                   OdCentreView *house)
{
  g_autofree char *clock = NULL;
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (step != NULL, NULL);
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (house), NULL);

  clock = od_day_wall_clock (step->at_us, od_centre_view_get_centre (house)->zone);
  place = od_text_isolate (find_place (step, house));
  reason = step->reason != NULL ? od_text_isolate (od_reason_words (step->reason)) : NULL;
  text = g_string_new (clock);
  g_string_append_printf (text, " %s", say_verb (step->verb));
  append (text, find_place (step, house)[0] != '\0' ? place : NULL);
  append (text, reason);

  return g_strdup (text->str);
}

static const char *
get_state_class (OdVisitItem *item)
{
  const OdLeg *leg = item != NULL ? od_visit_item_get_leg (item) : NULL;

  if (leg == NULL)
    return "waiting";
  if (leg->state == OD_LEG_WAITING && leg->offered)
    return "offered";

  return od_leg_state_to_text (leg->state);
}

const char *
od_words_minutes_class (OdVisitItem *item)
{
  static const char *const classes[] = { "calm", "long", "late" };
  guint urgency = 0;

  if (item != NULL)
    g_object_get (item, "urgency", &urgency, NULL);

  return classes[MIN (urgency, 2)];
}

static GStrv
state_classes (GtkWidget   *widget,
               OdVisitItem *item,
               guint        revision)
{
  const char *classes[] = { "chip", get_state_class (item), NULL };

  return g_strdupv ((char **) classes);
}

static char *
say_state (GtkWidget   *widget,
           OdVisitItem *item,
           guint        revision)
{
  return od_words_for_state (item);
}

static char *
say_who (GtkWidget   *widget,
         OdVisitItem *item,
         guint        revision)
{
  return od_words_for_who (item, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  return text != NULL && text[0] != '\0';
}

static gboolean
is_some (GtkWidget *widget,
         guint      number)
{
  return number > 0;
}

void
od_words_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_some);
  gtk_widget_class_bind_template_callback (widget_class, say_state);
  gtk_widget_class_bind_template_callback (widget_class, say_who);
  gtk_widget_class_bind_template_callback (widget_class, state_classes);
}
