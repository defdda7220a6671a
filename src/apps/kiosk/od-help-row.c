/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-help-row.h"

#include "od-day.h"
#include "od-language.h"
#include "od-say.h"
#include "od-text.h"

struct _OdHelpRow {
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *chip;
  GtkLabel *summary;
  GtkLabel *place;
  GtkLabel *speaks;
  GtkLabel *bring;
  GtkLabel *hours;
};

G_DEFINE_TYPE (OdHelpRow, od_help_row, GTK_TYPE_WIDGET)

static void
od_help_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (od_help_row_parent_class)->dispose (object);
}

static void
od_help_row_class_init (OdHelpRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_help_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/onedoor/kiosk/od-help-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, name);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, chip);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, summary);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, place);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, speaks);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, bring);
  gtk_widget_class_bind_template_child (widget_class, OdHelpRow, hours);
}

static void
od_help_row_init (OdHelpRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_line (GtkLabel   *label,
          const char *text)
{
  gboolean there = text != NULL && *text != '\0';

  gtk_label_set_label (label, there ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), there);
}

/* "Opens Monday 09:00" when it is another day: a bare hour would send somebody to a closed door. */
static char *
say_opening (OdTexts    *texts,
             gint64      opens_us,
             const char *zone,
             gint64      now_us)
{
  static const char *const days[] = {
    N_("Monday %s"), N_("Tuesday %s"), N_("Wednesday %s"), N_("Thursday %s"), N_("Friday %s"), N_("Saturday %s"),
    N_("Sunday %s"),
  };
  g_autofree char *clock = od_day_wall_clock (opens_us, zone);
  g_autofree char *opens = od_day_of (opens_us, zone, 0);
  g_autofree char *today = od_day_of (now_us, zone, 0);
  g_autofree char *when = clock != NULL ? od_text_isolate (clock) : g_strdup ("");
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *noon = NULL;

  if (opens == NULL || g_strcmp0 (opens, today) == 0)
    return od_texts_fill (od_texts_say (texts, N_("From %s")), when);
  noon = g_strconcat (opens, "T12:00:00Z", NULL);
  date = g_date_time_new_from_iso8601 (noon, NULL);
  return od_texts_fill (od_texts_say (texts, days[g_date_time_get_day_of_week (date) - 1]), when);
}

static void
say_chip (OdHelpRow        *self,
          const OdHelpCard *card,
          OdTexts          *texts,
          const char       *zone,
          gint64            now_us)
{
  g_autofree char *later = NULL;

  gtk_widget_add_css_class (GTK_WIDGET (self->chip), od_open_state_to_text (card->opening.state));
  switch (card->opening.state) {
  case OD_OPEN_NOW:
    gtk_label_set_label (self->chip, od_texts_say (texts, N_("Open now")));
    break;
  case OD_OPEN_LATER:
    later = say_opening (texts, card->opening.opens_us, zone, now_us);
    gtk_label_set_label (self->chip, later);
    break;
  case OD_OPEN_CLOSED:
    gtk_label_set_label (self->chip, od_texts_say (texts, N_("Closed")));
    break;
  case OD_OPEN_ASK:
  default:
    gtk_label_set_label (self->chip, od_texts_say (texts, N_("Ask us when")));
  }
}

static void
say_languages (OdHelpRow        *self,
               const OdHelpCard *card,
               OdTexts          *texts)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (gsize i = 0; card->languages != NULL && card->languages[i] != NULL; i++) {
    g_autofree char *name = od_text_isolate (od_language_own_name (card->languages[i]));

    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", name);
  }
  if (names->len > 0)
    line = od_texts_fill (od_texts_say (texts, N_("Speaks: %s")), names->str);
  say_line (self->speaks, line);
}

/* The service tells of each thing in a line of its own. */
static void
say_things (OdHelpRow        *self,
            const OdHelpCard *card,
            OdTexts          *texts)
{
  g_auto (GStrv) things = g_strsplit (card->bring != NULL ? card->bring : "", "\n", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (gsize i = 0; things[i] != NULL; i++) {
    g_autofree char *thing = od_text_isolate (g_strstrip (things[i]));

    if (*things[i] != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? " · " : "", thing);
  }
  if (list->len > 0)
    line = od_texts_fill (od_texts_say (texts, N_("Bring, if you can: %s")), list->str);
  say_line (self->bring, line);
}

GtkWidget *
od_help_row_new (const OdHelpCard *card,
                 OdTexts          *texts,
                 const char       *zone,
                 gint64            now_us)
{
  OdHelpRow *self;

  g_return_val_if_fail (card != NULL, NULL);
  g_return_val_if_fail (OD_IS_TEXTS (texts), NULL);

  self = g_object_new (OD_TYPE_HELP_ROW, NULL);
  say_line (self->name, card->name);
  say_line (self->summary, card->summary);
  say_line (self->place, card->place);
  say_languages (self, card, texts);
  say_things (self, card, texts);
  say_line (self->hours, card->opening.state == OD_OPEN_ASK ? card->hours_text : NULL);
  say_chip (self, card, texts, zone, now_us);
  return GTK_WIDGET (self);
}
