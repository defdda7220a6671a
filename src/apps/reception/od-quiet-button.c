/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-alarm-strip.h"

#include <glib/gi18n-lib.h>

struct _OdQuietButton {
  OdCareSheet   parent_instance;

  /* owned */
  OdAlarmModel *alarms;

  /* children */
  GtkWidget    *button;
};

G_DEFINE_FINAL_TYPE (OdQuietButton, od_quiet_button, OD_TYPE_CARE_SHEET)

static void
show_own (OdQuietButton *self,
          const char    *own)
{
  gboolean is_heard = g_str_equal (own, "heard");
  gboolean is_sending = g_str_equal (own, "sending");
  const char *said = is_heard ? _("Colleagues know. Somebody comes.")
                     : is_sending ? _("Telling the colleagues …")
                     : _("Ask colleagues for help, silently");

  gtk_button_set_label (GTK_BUTTON (self->button), is_heard ? "✓" : is_sending ? "…" : "○");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
on_changed (OdQuietButton *self)
{
  show_own (self, self->alarms != NULL ? od_alarm_model_get_own (self->alarms) : "none");
}

static void
raise_alarm (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  od_quiet_button_press (OD_QUIET_BUTTON (widget));
}

void
od_quiet_button_press (OdQuietButton *self)
{
  g_return_if_fail (OD_IS_QUIET_BUTTON (self));

  if (self->alarms != NULL)
    od_alarm_model_raise (self->alarms);
}

static void
od_quiet_button_attach (OdCareSheet   *sheet,
                        OdCareSession *care)
{
  OdQuietButton *self = OD_QUIET_BUTTON (sheet);
  gboolean at_desk = care != NULL && od_desk_session_get_desk_id (od_care_session_get_session (care)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), at_desk);
  od_care_sheet_watch (sheet, (gpointer *) &self->alarms, care != NULL ? od_care_session_get_alarms (care) : NULL, G_CALLBACK (on_changed));
}

static void
od_quiet_button_class_init (OdQuietButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  OD_CARE_SHEET_CLASS (klass)->attach = od_quiet_button_attach;
  gtk_widget_class_set_css_name (widget_class, "quiet");
  gtk_widget_class_install_action (widget_class, "quiet.raise", NULL, raise_alarm);
}

static void
od_quiet_button_init (OdQuietButton *self)
{
  self->button = gtk_button_new_with_label ("○");
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Control+Alt+A", -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "quiet.raise");
  gtk_box_append (GTK_BOX (self), self->button);
  show_own (self, "none");
}
