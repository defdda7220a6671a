/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-alarm-strip.h"

#include <glib/gi18n-lib.h>

#include "od-day.h"
#include "od-text.h"

struct _OdAlarmStrip {
  OdCareSheet   parent_instance;

  /* owned */
  OdAlarmModel *alarms;
};

G_DEFINE_FINAL_TYPE (OdAlarmStrip, od_alarm_strip, OD_TYPE_CARE_SHEET)

static OdCentreView *
get_house (OdAlarmStrip * self)
{
  return od_desk_session_get_house (od_care_session_get_session (od_care_sheet_get_care (OD_CARE_SHEET (self))));
}

static char *
say_alarm (OdAlarmStrip  *self,
           const OdAlarm *alarm)
{
  OdCentreView *house = get_house (self);
  g_autofree char *place = od_text_isolate (od_centre_view_desk_place (house, alarm->desk_id));
  g_autofree char *desk = od_text_isolate (od_centre_view_desk_name (house, alarm->desk_id));
  g_autofree char *time = od_day_wall_clock (alarm->at_us, od_centre_view_get_centre (house)->zone);

  return g_strdup_printf (_("%s asks for help · %s · %s"), place, desk, time != NULL ? time : "");
}

static void
end_alarm (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  OdAlarmStrip *self = OD_ALARM_STRIP (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (GtkWidget *line = gtk_widget_get_first_child (widget); line != NULL; line = gtk_widget_get_next_sibling (line)) {
    GtkWidget *entry = g_object_get_data (G_OBJECT (line), "entry");
    g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

    if (g_strcmp0 (gtk_widget_get_name (line), id) != 0)
      continue;
    if (word[0] != '\0')
      od_alarm_model_end (self->alarms, id, word);
    else
      gtk_widget_grab_focus (entry);
  }
}

static GtkWidget *
make_entry (const char *id,
            const char *said)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_("Who comes? %s"), said);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Who comes?"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), 200);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);

  return entry;
}

/* Enter in the entry does what the button does. */
static void
on_entered (GtkEntry  *entry,
            GtkWidget *button)
{
  gtk_widget_activate (button);
}

static GtkWidget *
make_line (OdAlarmStrip  *self,
           const OdAlarm *alarm)
{
  g_autofree char *said = say_alarm (self, alarm);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (said);
  GtkWidget *entry = make_entry (alarm->id, said);
  GtkWidget *button = gtk_button_new_with_label (_("Seen to"));

  gtk_widget_set_name (line, alarm->id);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "alarm.end");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", alarm->id);
  g_object_set_data (G_OBJECT (line), "entry", entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), button, 0);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);

  return line;
}

static GtkWidget *
find_line (OdAlarmStrip *self,
           const char   *id)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL; line = gtk_widget_get_next_sibling (line)) {
    if (g_strcmp0 (gtk_widget_get_name (line), id) == 0)
      return line;
  }

  return NULL;
}

static gboolean
lasts (OdAlarmStrip *self,
       const char   *id)
{
  GListModel *others = od_alarm_model_get_others (self->alarms);

  for (guint i = 0; i < g_list_model_get_n_items (others); i++) {
    g_autoptr (OdRecord) record = g_list_model_get_item (others, i);
    const OdAlarm *alarm = od_record_get (record);

    if (g_strcmp0 (alarm->id, id) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
forget_ended (OdAlarmStrip *self)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (line != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (line);

    if (self->alarms == NULL || !lasts (self, gtk_widget_get_name (line)))
      gtk_box_remove (GTK_BOX (self), line);
    line = next;
  }
}

/* A line that is there already stays as it is: somebody may be typing in it. */
static void
on_changed (OdAlarmStrip *self)
{
  forget_ended (self);
  if (self->alarms != NULL) {
    GListModel *others = od_alarm_model_get_others (self->alarms);

    for (guint i = 0; i < g_list_model_get_n_items (others); i++) {
      g_autoptr (OdRecord) record = g_list_model_get_item (others, i);
      const OdAlarm *alarm = od_record_get (record);

      if (find_line (self, alarm->id) == NULL)
        gtk_box_append (GTK_BOX (self), make_line (self, alarm));
    }
  }

  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
od_alarm_strip_attach (OdCareSheet   *sheet,
                       OdCareSession *care)
{
  OdAlarmStrip *self = OD_ALARM_STRIP (sheet);

  od_care_sheet_watch (sheet, (gpointer *) &self->alarms, care != NULL ? od_care_session_get_alarms (care) : NULL, G_CALLBACK (on_changed));
}

static void
od_alarm_strip_class_init (OdAlarmStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  OD_CARE_SHEET_CLASS (klass)->attach = od_alarm_strip_attach;
  gtk_widget_class_set_css_name (widget_class, "alarmstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_install_action (widget_class, "alarm.end", "s", end_alarm);
}

static void
od_alarm_strip_init (OdAlarmStrip *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
